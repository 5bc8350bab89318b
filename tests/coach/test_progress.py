"""What a course of bouts says about the next visit. Source: clinical design 4.3, R6, C16."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.coach import progress
from game.coach import verdict as says
from game.coach.evidence import Evidence
from game.coach.move import Attempt
from game.coach.progress import judge
from game.coach.verdict import Verdict

BOLDNESS = {"down": 0, "stay": 1, "up": 2, "mastered": 2}


def bout(successes: int, of: int = 10, d: float = 1.0, **told: object) -> Evidence:
    """A bout at one difficulty; its failures come first."""
    attempts = [Attempt(number >= of - successes, d) for number in range(of)]
    known = {"ceiling_d": 1.0, "attempts": tuple(attempts), **told}
    return Evidence(**known)  # type: ignore[arg-type]


def said(*bouts: Evidence, target: float = 0.75, higher: bool = True, times: int = 1) -> Verdict:
    return judge(bouts, target=target, pain_limit=5, higher=higher, times=times)


GOOD = bout(9)


@pytest.mark.parametrize(
    ("bouts", "way", "reason"),
    [
        # up: 0.80 or more in two bouts in a row, at the ceiling
        ((bout(8), bout(8)), "up", says.SUCCEEDS),
        ((bout(8), bout(8, d=0.9)), "up", says.SUCCEEDS),
        ((bout(7), bout(8), bout(8)), "up", says.SUCCEEDS),
        ((bout(8), bout(7)), "stay", says.RIGHT),
        ((bout(10), bout(7), bout(8)), "stay", says.RIGHT),
        ((bout(16, 20),), "stay", says.RIGHT),  # one bout only
        ((bout(8), bout(8, d=0.85)), "stay", says.ROOM_LEFT),
        ((bout(8, d=0.4, ceiling_d=0.5), bout(8, d=0.5, ceiling_d=0.5)), "up", says.SUCCEEDS),
        # ratings, pain and balance hold it back …
        ((GOOD, bout(9, rating=5)), "up", says.SUCCEEDS),
        ((GOOD, bout(9, rating=6)), "stay", says.RATED_HARD),
        ((GOOD, bout(9, losses=1)), "stay", says.UNSTEADY),
        ((bout(9, losses=1), GOOD, GOOD), "up", says.SUCCEEDS),
        ((GOOD, bout(9, pain=3, pain_before=2)), "up", says.SUCCEEDS),
        ((GOOD, bout(9, pain=2, pain_before=0)), "stay", says.PAIN_ROSE),
        ((GOOD, bout(9, pain=4)), "up", says.SUCCEEDS),  # nobody asked before
        ((GOOD, bout(9, effort=8)), "up", says.SUCCEEDS),
        ((GOOD, bout(9, effort=9)), "stay", says.EXHAUSTED),
        ((GOOD, bout(9, stop_reason="pain")), "stay", says.ENDED_BY["pain"]),
        ((GOOD, bout(9, stop_reason="tired")), "stay", says.ENDED_BY["tired"]),
        ((bout(9, stop_reason="stopped"), GOOD), "stay", says.ENDED),
        ((bout(9, stop_reason="stopped"), GOOD, GOOD), "up", says.SUCCEEDS),
        # … and take it down
        ((GOOD, bout(9, rating=8)), "down", says.RATED_TOO_HARD),
        ((GOOD, bout(9, losses=2)), "down", says.BALANCE_LOST),
        ((GOOD, bout(9, pain=5, pain_before=5)), "down", says.PAIN_REACHED),
        ((bout(9, losses=2, today=False), GOOD, GOOD), "up", says.SUCCEEDS),
        ((bout(6), bout(6)), "stay", says.RIGHT),
        ((bout(6), bout(5)), "down", says.TOO_FEW),
        ((bout(5, d=0.3), bout(5, d=0.2)), "down", says.TOO_FEW),
        ((bout(1, 4, losses=2),), "down", says.BALANCE_LOST),  # needs no 15 attempts
        # too little to say anything
        ((bout(0, 14),), "stay", says.NOT_ENOUGH),
        ((bout(7, 7), bout(7, 7)), "stay", says.NOT_ENOUGH),
        ((bout(6, 6),) * 3, "up", says.SUCCEEDS),  # short bouts: three of them
        ((bout(2, 6), bout(6, 6), bout(6, 6)), "stay", says.RIGHT),
        ((), "stay", says.NOT_ENOUGH),
    ],
)
def test_the_table_of_suggestions_is_kept(
    bouts: tuple[Evidence, ...], way: str, reason: str
) -> None:
    verdict = said(*bouts)
    assert (verdict.way, verdict.reason) == (way, reason)
    assert "{" not in verdict.text


@pytest.mark.parametrize(
    ("bouts", "way"),
    [
        ((bout(10), bout(9)), "mastered"),  # 19 of 20
        ((bout(9), bout(9)), "stay"),  # 18 of 20: up elsewhere, not mastered
        ((bout(10), bout(8)), "stay"),
        ((bout(10, 10, d=0.95), bout(10, 10)), "stay"),  # ten were not at the very ceiling
        ((bout(5, 10), bout(10), bout(10)), "mastered"),  # the latest twenty
        ((bout(10), bout(10, losses=1)), "stay"),
    ],
)
def test_above_the_last_level_it_takes_nearly_every_one_of_twenty_attempts(
    bouts: tuple[Evidence, ...], way: str
) -> None:
    assert said(*bouts, higher=False).way == way


def test_attempts_that_were_given_to_succeed_count_for_nothing() -> None:
    easy = bout(9)
    easy = Evidence(
        attempts=(*easy.attempts, *(Attempt(True, 0.2, easy=True),) * 20), ceiling_d=1.0
    )
    assert said(easy, easy) == said(GOOD, GOOD)
    only_easy = Evidence(attempts=(Attempt(True, 1.0, easy=True),) * 30, ceiling_d=1.0)
    assert said(only_easy, only_easy).reason == says.NOT_ENOUGH


def test_a_wish_for_hard_play_is_no_reason_to_go_down() -> None:
    """Who is to succeed in 0.60 of the attempts is below that every other visit."""
    bouts = (bout(11, 20),)
    assert said(*bouts, target=0.75).way == "down"
    assert said(*bouts, target=0.60).way == "stay"
    assert said(bout(9, 20), target=0.60).way == "down"


def test_what_was_declined_takes_twice_the_evidence() -> None:
    assert said(*(GOOD,) * 3, times=2).reason == says.AFTER_DECLINE
    assert said(*(GOOD,) * 4, times=2).way == "up"
    assert said(GOOD, bout(9, losses=2), times=2).way == "down"


def test_the_reason_names_the_numbers() -> None:
    assert said(bout(8), bout(9)).text == (
        "17 of 20 attempts in 2 bouts succeeded, with the dial at its ceiling."
    )
    assert said(bout(6), bout(5)).text == "11 of 20 attempts succeeded: less than 60 %."


@pytest.mark.parametrize("higher", [True, False])
def test_after_pain_at_the_limit_two_good_visits_come_before_anything_harder(higher: bool) -> None:
    perfect = (bout(10), bout(10))
    ways = [
        judge(perfect, target=0.75, pain_limit=5, higher=higher, good_visits=visits).way
        for visits in (0, 1, 2, None)
    ]
    assert ways[:2] == ["stay", "stay"]
    assert ways[2] == ways[3] != "stay"


@pytest.mark.parametrize("higher", [True, False])
def test_nothing_harder_is_said_while_the_dial_is_locked(higher: bool) -> None:
    perfect = (bout(10), bout(10))
    verdict = judge(perfect, target=0.75, pain_limit=5, higher=higher, dial_locked=True)
    assert (verdict.way, verdict.reason) == ("stay", says.DIAL_LOCKED)


def test_a_ceiling_that_is_the_therapists_limit_is_called_so() -> None:
    low = bout(10, d=0.2, ceiling_d=0.2, limited=True)
    assert said(low, low).text.endswith("with the dial at its highest within your limit of 20 %.")
    assert "your limit of 20 %" in said(low, low, higher=False).text


ratings = st.none() | st.integers(0, 10)
attempts = st.lists(
    st.builds(
        Attempt,
        success=st.booleans(),
        d=st.sampled_from([0.0, 0.4, 0.85, 0.95, 1.0]),
        easy=st.integers(0, 9).map(lambda n: n == 0),
    )
    | st.just(Attempt(True, 1.0)),
    max_size=12,
).map(tuple)
some_bouts = st.lists(
    st.builds(
        Evidence,
        attempts=attempts,
        ceiling_d=st.sampled_from([0.0, 0.5, 1.0]),
        today=st.booleans(),
        losses=st.sampled_from([0, 0, 0, 1, 2]),
        rating=ratings,
        pain=ratings,
        pain_before=ratings,
        effort=ratings,
        stop_reason=st.sampled_from(["", "", "", "pain", "stopped"]),
    ),
    max_size=6,
)


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(some_bouts, st.booleans(), st.integers(0, 5), st.data())
def test_more_danger_never_gives_a_bolder_verdict(
    bouts: list[Evidence], higher: bool, at: int, data: st.DataObject
) -> None:
    before = said(*bouts, higher=higher)
    assert before == said(*bouts, higher=higher)
    if not bouts:
        return
    at %= len(bouts)
    one = bouts[at]
    worse = msgspec.structs.replace(
        one,
        losses=one.losses + data.draw(st.integers(0, 3)),
        pain=max(one.pain or 0, data.draw(st.integers(0, 10))),
        rating=max(one.rating or 0, data.draw(st.integers(0, 10))),
        effort=max(one.effort or 0, data.draw(st.integers(0, 10))),
        stop_reason=one.stop_reason or data.draw(st.sampled_from(["", "tired"])),
    )
    after = said(*bouts[:at], worse, *bouts[at + 1 :], higher=higher)
    assert BOLDNESS[after.way] <= BOLDNESS[before.way]
    assert "{" not in after.text


@settings(max_examples=100, deadline=None)
@given(some_bouts)
def test_nothing_harder_is_said_without_the_evidence_asked_for(bouts: list[Evidence]) -> None:
    verdict = said(*bouts)
    if verdict.way == "up":
        counted = [one for bout in bouts for one in bout.counted]
        assert len(counted) >= progress.LEAST_ATTEMPTS
        assert sum(one.at_ceiling for one in bouts) >= progress.BOUTS_UP
        assert bouts[-1].losses == 0
