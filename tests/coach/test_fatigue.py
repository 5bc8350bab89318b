"""Signs of fatigue are found where somebody tires, and nowhere else."""

from __future__ import annotations

import math
import random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.coach.fatigue import (
    SURE,
    Change,
    Compared,
    Kind,
    Round,
    Sign,
    Try,
    compare,
    signs_of_fatigue,
)


def round_of(
    outcomes: str,
    d: float = 0.4,
    *,
    time_s: float = 2.0,
    level: str = "a",
    active_s: float = 60.0,
    speed: float | None = None,
    load: float | None = None,
    edges: int = 0,
) -> Round:
    """outcomes: 'x' a success, 'o' none; times scatter by a tenth."""
    scatter = (0.9, 1.0, 1.1)
    tries = tuple(Try(one == "x", d, time_s * scatter[n % 3]) for n, one in enumerate(outcomes))
    return Round(
        level=level,
        active_s=active_s,
        tries=tries,
        speed=speed,
        affected_load=load,
        near_step_offs=edges,
    )


WELL = "xxxoxxxxxxox"
POORLY = "oxooxooxoxoo"


def kinds(rounds: list[Round], rested_after: int = 0) -> set[Kind]:
    compared = compare(rounds, rested_after=rested_after)
    return {sign.kind for sign in signs_of_fatigue(compared)}


def test_success_that_falls_at_the_same_difficulty_is_a_sign() -> None:
    rounds = [round_of(WELL), round_of(POORLY), round_of(POORLY)]
    assert kinds(rounds) == {Kind.SUCCESS}
    said = signs_of_fatigue(compare(rounds))[0]
    assert "points fewer" in said.reason.format(**said.values)


def test_success_that_is_kept_only_because_it_became_easier_is_a_sign_too() -> None:
    # the coach holds success at 10 of 12, at a difficulty that fell from 0.6 to 0.2
    rounds = [round_of(WELL, 0.6), round_of(WELL, 0.2), round_of(WELL, 0.2)]
    easier = compare(rounds).success
    kept = compare([round_of(WELL, 0.6)] * 3).success
    assert easier is not None
    assert kept is not None
    assert easier.amount > 0.2 > kept.amount
    assert easier.sure > 0.8 > kept.sure
    failing = [round_of(WELL, 0.6), round_of("xxoxoxxoxxox", 0.2), round_of("oxxoxxoxxoxx", 0.2)]
    assert Kind.SUCCESS in kinds(failing)


def test_success_at_a_higher_difficulty_says_nothing_of_fatigue() -> None:
    # a warm-up where all went well, then as hard as it may be
    assert kinds([round_of("x" * 12, 0.15), *[round_of(POORLY, 0.7)] * 3]) == set()


@pytest.mark.parametrize(
    ("rounds", "why"),
    [
        ([], "nothing was played"),
        ([round_of(POORLY)], "one round has nothing to compare with"),
        ([round_of(WELL), round_of("oo")], "a single short bout"),
        ([round_of("xxx"), *[round_of(POORLY)] * 3], "the first round was too short"),
        ([round_of(WELL), round_of(POORLY, level="b")], "another level"),
        ([round_of(WELL), round_of("oxoxoxoxox")], "a bad round may be chance"),
    ],
)
def test_too_little_says_nothing(rounds: list[Round], why: str) -> None:
    assert kinds(rounds) == set(), why


def test_in_a_mixed_visit_each_level_is_compared_with_its_own_first_round() -> None:
    rounds = [
        round_of(WELL),
        round_of(POORLY, level="b"),
        round_of(POORLY),
        round_of(POORLY, level="b"),
        round_of(POORLY),
    ]
    assert kinds(rounds) == {Kind.SUCCESS}
    assert kinds(rounds[:4]) == set()


def test_only_the_last_three_rounds_count() -> None:
    assert kinds([round_of(WELL), *[round_of(POORLY)] * 2, *[round_of(WELL)] * 3]) == set()


def test_rounds_before_a_rest_say_nothing_of_how_somebody_is_after_it() -> None:
    rounds = [round_of(WELL), round_of(POORLY), round_of(POORLY), round_of(WELL)]
    assert kinds(rounds[:3]) == {Kind.SUCCESS}
    assert kinds(rounds, rested_after=3) == set()
    assert kinds([*rounds, round_of(POORLY), round_of(POORLY)], rested_after=4) == {Kind.SUCCESS}


def test_a_longer_time_to_target_is_a_sign() -> None:
    rounds = [round_of(WELL, time_s=2.0), *[round_of(WELL, time_s=2.9)] * 2]
    assert kinds(rounds) == {Kind.TIME}
    assert kinds([rounds[0], round_of(WELL, time_s=2.6)]) == set()


def test_a_time_that_is_longer_because_targets_are_farther_is_none() -> None:
    """Times that follow the difficulty alone: 1 s at 0, 3 s at 1."""

    def of(ds: list[float]) -> Round:
        tries = tuple(Try(True, d, 3**d * (1.05 if n % 2 else 0.95)) for n, d in enumerate(ds))
        return Round(level="a", active_s=60.0, tries=tries)

    climbing = of([0.1 + 0.03 * n for n in range(12)])
    high = of([0.5 + 0.02 * n for n in range(12)])
    assert compare([climbing, high, high]).time is not None
    assert kinds([climbing, high, high]) == set()


@pytest.mark.parametrize(
    ("speed", "d", "given"),
    [(39.5, 0.4, True), (38.5, 0.4, False), (60.0, 0.5, False), (39.5, 0.3, True)],
)
def test_faster_sway_is_a_sign_unless_it_was_harder(speed: float, d: float, given: bool) -> None:
    rounds = [round_of(WELL, speed=30.0), round_of(WELL, d, speed=speed)]
    assert (Kind.SPEED in kinds(rounds)) is given


def test_a_few_seconds_say_nothing_of_sway_or_load() -> None:
    short = round_of(WELL, speed=90.0, load=0.1, active_s=9.0)
    assert kinds([round_of(WELL, speed=30.0, load=0.5), short]) == set()


@pytest.mark.parametrize(("load", "given"), [(0.34, True), (0.36, False)])
def test_less_load_on_the_affected_side_is_a_sign(load: float, given: bool) -> None:
    rounds = [round_of(WELL, load=0.5), *[round_of(WELL, load=load)] * 2]
    assert (Kind.AFFECTED in kinds(rounds)) is given


@pytest.mark.parametrize(("edges", "given"), [(1, False), (2, True)])
def test_the_edge_of_the_board_needs_no_comparison(edges: int, given: bool) -> None:
    assert (kinds([round_of("x", edges=edges)]) == {Kind.EDGE}) is given


def test_what_is_not_sure_is_no_sign() -> None:
    assert signs_of_fatigue(Compared(success=Change(0.5, SURE - 0.01))) == ()
    (sign,) = signs_of_fatigue(Compared(success=Change(0.5, SURE)))
    assert sign == Sign(Kind.SUCCESS, sign.reason, {"n": 50})


def _played(threshold: float, slope: float, seed: int, rounds: int) -> list[Round]:
    """A staircase of somebody whose skill does not change; easier by 0.24 after a failure."""
    source, d, found = random.Random(seed), 0.15, []
    for _ in range(rounds):
        tries = []
        for _ in range(12):
            success = source.random() < 0.97 / (1 + math.exp((d - threshold) / slope))
            tries.append(Try(success, d, source.lognormvariate(0.5, 0.3)))
            d = max(0.0, min(1.0, d + (0.08 if success else -0.24)))
        found.append(Round(level="a", active_s=60.0, tries=tuple(tries)))
    return found


@pytest.mark.parametrize("slope", [0.04, 0.08, 0.15, 0.30])
def test_who_does_not_tire_is_hardly_ever_asked_to_rest(slope: float) -> None:
    asked = 0
    for seed in range(60):
        rounds = _played(0.25 + 0.01 * seed, slope, seed, 6)
        asked += any(kinds(rounds[:n]) for n in range(2, 7))
    assert asked <= 6, f"{asked} of 60"


def test_whose_skill_falls_by_a_quarter_is_seen() -> None:
    seen = 0
    for seed in range(40):
        fresh, tired = _played(0.6, 0.08, seed, 3), _played(0.35, 0.08, seed + 500, 3)
        seen += Kind.SUCCESS in kinds([*fresh[1:], *tired[1:], tired[2]])
    assert seen >= 14, f"{seen} of 40"


outcomes = st.text("xo", min_size=8, max_size=16)
ds = st.floats(0, 1)


@settings(max_examples=60, deadline=None)
@given(outcomes, outcomes, ds, ds, st.data())
def test_one_more_failure_never_makes_somebody_look_fresher(
    first: str, last: str, first_d: float, last_d: float, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(last) - 1))
    worse = last[:at] + "o" + last[at + 1 :]
    before = compare([round_of(first, first_d), round_of(last, last_d)]).success
    after = compare([round_of(first, first_d), round_of(worse, last_d)]).success
    assert before is not None
    assert after is not None
    assert all(math.isfinite(one.amount) and 0 <= one.sure <= 1 for one in (before, after))
    assert after.sure >= before.sure - 1e-6


def test_an_attempt_that_has_no_time_is_left_out() -> None:
    timeless = tuple(msgspec.structs.replace(one, time_s=0.0) for one in round_of(WELL).tries)
    rounds = [round_of(WELL), msgspec.structs.replace(round_of(WELL), tries=timeless)]
    assert compare(rounds).time is None
