"""Two people take turns; what each gives weighs the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.turns import Turns, other, share_made

DOSES = st.integers(min_value=1, max_value=8)
SHARES = st.floats(min_value=0.0, max_value=1.0)


def played(turns: Turns, shares: list[float]) -> list[Turns]:
    """Every state on the way, to the end."""
    states = [turns]
    for share in shares:
        player = states[-1].next
        if player is None:
            break
        states.append(states[-1].after(player, share))
    return states


def test_turns_alternate_and_the_longer_dose_goes_on_alone() -> None:
    last = played(Turns(planned=(2, 4)), [1.0] * 10)[-1]
    assert [turn.player for turn in last.played] == [0, 1, 0, 1, 1, 1]
    assert last.next is None


def test_a_turn_is_worth_the_same_whoever_has_it() -> None:
    """Whatever came of the tries: 12 tries of one and 5 of the other are one turn each."""
    turns = Turns(planned=(1, 1))
    turns = turns.after(0, share_made(12, 12, done=True))
    half = turns.fullness
    turns = turns.after(1, share_made(5, 5, done=True))
    assert (half, turns.fullness) == (0.5, 1.0)
    assert turns.given(0) == turns.given(1)


@pytest.mark.parametrize(
    ("attempts", "planned", "done", "share"),
    [
        (10, 10, True, 1.0),
        (9, 10, True, 1.0),  # ended by its time
        (4, 10, False, 0.4),
        (0, 10, False, 0.0),
        (0, 0, False, 0.0),  # nothing was planned, nothing made
        (12, 10, False, 1.0),
    ],
)
def test_what_counts_of_a_bout_is_the_share_of_its_tries(
    attempts: int, planned: int, done: bool, share: float
) -> None:
    assert share_made(attempts, planned, done=done) == share


@given(DOSES, DOSES, st.lists(SHARES, min_size=16, max_size=16), st.integers(0, 15))
def test_what_they_do_together_only_grows_and_is_full_at_the_end(
    first: int, second: int, shares: list[float], leaves_at: int
) -> None:
    shares[0] = max(shares[0], 0.01)  # somebody has made something
    turns, fullness = Turns(planned=(first, second)), 0.0
    for number, share in enumerate(shares):
        player = turns.next
        if player is None:
            break
        turns = turns.after(player, share)
        if number == leaves_at:
            turns = turns.without(other(player))
        assert turns.fullness >= fullness - 1e-12
        fullness = turns.fullness
    assert turns.next is None
    assert turns.fullness == pytest.approx(1.0)


def test_who_goes_home_ends_only_their_own_turns() -> None:
    turns = Turns(planned=(3, 3)).after(0, 1.0).after(1, 0.5).without(0)
    assert turns.next == 1
    assert (turns.to_come(0), turns.to_come(1)) == (0, 2)
    assert turns.given(0) == 1.0
    assert turns.without(1).next is None


def test_before_anybody_has_played_there_is_nothing() -> None:
    turns = Turns(planned=(2, 2))
    assert (turns.fullness, turns.next) == (0.0, 0)
    assert turns.without(0).next == 1
    assert Turns(planned=(2, 2)).without(0).without(1).fullness == 0.0
