"""Who is signed in, for how long, and who is not let in."""

from __future__ import annotations

import pytest

from game.console.accounts import AccountError, Secrets, changed, find, with_new, without
from game.console.entry import IDLE_S, LONGEST_S, MOST_SIGNED, Refused
from tests.console.doors import PASSWORD, QUICK, UTC, Kept


def test_the_right_password_lets_in_whatever_the_capitals_of_the_name() -> None:
    entry = Kept("Ana").entry()
    token = entry.sign_in(" ana ", PASSWORD, "here", 0.0)
    assert isinstance(token, str)
    found = entry.who(token, 1.0)
    assert found is not None
    assert found.name == "Ana"


@pytest.mark.parametrize(("name", "password"), [("Ana", "wrong"), ("Ben", PASSWORD), ("", "")])
def test_nobody_else_is_let_in_and_nothing_says_which_was_wrong(name: str, password: str) -> None:
    entry = Kept("Ana").entry()
    assert entry.sign_in(name, password, "here", 0.0) == Refused()
    assert entry.who(None, 0.0) is None
    assert entry.who("guessed", 0.0) is None


def test_a_thousand_tries_are_heard_a_few_times() -> None:
    entry = Kept("Ana").entry()
    came = [entry.sign_in("Ana", f"guess {n}", "there", n * 0.1) for n in range(1000)]
    heard = sum(one == Refused() for one in came)
    assert 5 <= heard <= 12, "100 s, each wait twice as long"
    assert isinstance(entry.sign_in("Ana", PASSWORD, "there", 100.0), Refused)
    assert isinstance(entry.sign_in("Ana", PASSWORD, "there", 2000.0), str)


def test_a_stay_ends_after_ten_minutes_of_nothing_and_after_a_day_of_work() -> None:
    entry = Kept("Ana").entry()
    token = entry.sign_in("Ana", PASSWORD, "here", 0.0)
    assert isinstance(token, str)
    assert entry.who(token, IDLE_S - 1, acts=False)
    assert entry.who(token, IDLE_S + 1, acts=False) is None, "a page that asks by itself is nobody"
    token, now = entry.let_in("Ana", 0.0), 0.0
    while now < LONGEST_S:
        assert entry.who(token, now)
        now += IDLE_S
    assert entry.who(token, now + 1) is None


def test_whose_account_is_closed_is_out_at_once() -> None:
    kept = Kept("Ana", "Ben")
    entry = kept.entry()
    token = entry.let_in("Ben", 0.0)
    entry.keep(without(kept.accounts, "Ben"))
    assert entry.who(token, 1.0) is None
    with pytest.raises(AccountError, match="Somebody must stay"):
        without(kept.accounts, "Ana")


def test_who_signs_out_is_out_and_the_others_stay() -> None:
    entry = Kept("Ana", "Ben").entry()
    tokens = [entry.let_in(name, 0.0) for name in ("Ana", "Ben")]
    entry.sign_out(tokens[0])
    assert [entry.who(token, 1.0) is None for token in tokens] == [True, False]


def test_stays_fill_no_memory() -> None:
    entry = Kept("Ana").entry()
    tokens = [entry.let_in("Ana", 0.0) for _ in range(MOST_SIGNED + 5)]
    assert sum(entry.who(token, 1.0) is not None for token in tokens) == MOST_SIGNED


def test_a_password_is_never_kept_and_is_long_enough() -> None:
    with pytest.raises(AccountError, match="10 letters"):
        QUICK.made("short")
    with pytest.raises(AccountError, match="too long"):
        QUICK.made("x" * 5000)
    secret = QUICK.made(PASSWORD)
    assert PASSWORD not in secret
    assert secret.startswith("$argon2id$")
    assert QUICK.made(PASSWORD) != secret, "each with its own salt"


def test_costs_of_yesterday_are_renewed_when_somebody_comes() -> None:
    kept = Kept("Ana")
    usual = Secrets()
    renewed = usual.renewed(kept.accounts[0], PASSWORD)
    assert "m=65536,t=3,p=4" in renewed.secret
    assert usual.fits(renewed, PASSWORD)
    assert usual.renewed(renewed, PASSWORD) is renewed


def test_names_are_names_and_stand_once() -> None:
    kept = Kept("Ana").accounts
    for name in ("", "   ", "x" * 41, "a\nb\0c"):
        with pytest.raises(AccountError):
            with_new(kept, name.replace("\n", "\x07"), "therapist", "", UTC, "en")
    with pytest.raises(AccountError, match="taken"):
        with_new(kept, "ANA", "therapist", "", UTC, "en")
    found = find(changed(kept, kept[0]), "ana")
    assert found is kept[0]
