"""The acceptance rules of exercises 8.6, A1 to A13: where each is proved, and what no other test
proves: that hopping and pulling on a rail win nothing."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest

from game.core.control import Control
from game.core.event import Event
from game.core.exercise import Exercise
from game.core.level import Level
from game.core.time import seconds, steps
from game.exercises import EXERCISES
from game.exercises.library import all_levels
from game.patients.player import body_for, player
from game.patients.profile import PROFILES

TESTS = Path(__file__).parents[1]
LADDER = "studies/test_ladder_proof.py::test_the_whole_ladder_keeps_its_rules"
EVERY = "exercises/test_every_exercise.py"
PROOFS: Mapping[str, tuple[str, ...]] = {
    "A1": (LADDER, f"{EVERY}::test_steadier_people_do_better"),
    "A2": (LADDER,),
    "A3": (LADDER, "levels/test_levels.py::test_the_first_rung_welcomes_everybody"),
    "A4": (LADDER,),
    "A5": (LADDER, f"{EVERY}::test_standing_still_wins_nothing_on_the_first_rung"),
    "A6": (LADDER, f"{EVERY}::test_cheating_does_not_pay"),
    "A7": (LADDER,),
    "A8": (
        "core/test_stepping_off.py"
        "::test_stepping_off_pauses_in_every_exercise_on_every_kind_of_level",
    ),
    "A9": (
        f"{EVERY}::test_the_same_seed_and_controls_give_the_same_events",
        "exercises/test_every_level.py"
        "::test_every_level_ends_alike_for_one_seed_and_stays_in_reach",
        "session/test_replay.py::test_a_wild_bout_replays_to_the_same_events",
    ),
    "A10": (
        LADDER,
        f"{EVERY}::test_nothing_is_credited_beyond_the_safe_reach",
        f"{EVERY}::test_cheating_does_not_pay",
        "exercises/test_acceptance.py::test_hopping_and_pulling_on_a_rail_win_nothing",
        "exercises/test_acceptance.py::test_nobody_gains_by_hopping_or_pulling_as_well",
    ),
    "A11": (
        "coach/test_any_coach.py::test_the_dial_never_jumps_never_leaves_the_limits_and_is_pure",
        f"{EVERY}::test_no_target_lies_beyond_safe_reach_whatever_the_dial",
        "exercises/test_every_level.py"
        "::test_the_first_half_minute_of_every_level_asks_for_nothing_beyond_safe_reach",
        "exercises/test_acceptance.py::test_no_turn_of_the_dial_changes_the_condition",
    ),
    "A12": (LADDER, "levels/test_difficulty.py::test_a_level_farther_up_is_no_easier"),
    "A13": (
        f"{EVERY}::test_every_level_ends_whatever_the_player_does",
        f"{EVERY}::test_whoever_misses_every_time_loses_nothing_and_plays_as_long_as_anybody",
        "screen/test_loudness.py::test_every_cue_is_soft",
    ),
}
"""Rule to tests. What runs over all rungs and all people is slow, and stands here first."""
PLAYED = tuple(name for name, exercise in EXERCISES.items() if exercise.CARD.scored)
ATTEMPTS, MOST_S = 6, 60
HOP_HZ, RAIL = 2.0, 0.7

Lean = Callable[[Control, int], Control]
Cheat = Callable[[Control, int], Control]


@pytest.mark.parametrize("rule", [f"A{n}" for n in range(1, 14)])
def test_every_acceptance_rule_is_proved_by_tests_that_there_are(rule: str) -> None:
    assert PROOFS[rule]
    for proof in PROOFS[rule]:
        path, _, name = proof.partition("::")
        text = (TESTS / path).read_text(encoding="utf-8")
        assert re.search(rf"^def {name}\(", text, re.MULTILINE), proof


def hopping(control: Control, step: int) -> Control:
    """Both feet off the board twice a second, and down again with nearly twice the weight."""
    up = math.sin(2 * math.pi * HOP_HZ * seconds(step))
    return msgspec.structs.replace(control, load=max(0.0, control.load * (1 - 0.9 * up)))


def pulling(control: Control, step: int) -> Control:
    """Three tenths of the weight hang on a rail."""
    return msgspec.structs.replace(control, load=RAIL * control.load)


CHEATS = pytest.mark.parametrize("cheat", [hopping, pulling], ids=["hopping", "pulling"])


def success(exercise: Exercise, level: Level, lean: Lean, notice: Callable[[Event], None]) -> float:
    """Share of the attempts of some bouts that succeeded; 0 where nobody got ready for one."""
    attempts = successes = 0
    for seed in range(ATTEMPTS):
        state = exercise.start(level, seed)
        while not exercise.done(state) and state.step < steps(MOST_S):
            state, events = exercise.step(state, lean(exercise.aim(state), state.step))
            for event in events:
                notice(event)
        attempts, successes = attempts + state.attempts, successes + state.successes
        if attempts >= ATTEMPTS or not attempts:
            break
    return successes / max(1, attempts)


def somebody(name: str, who: str, cheat: Cheat | None) -> tuple[Lean, Any]:
    person = player(PROFILES[who], 5, body=body_for(EXERCISES[name].CARD.needs))

    def lean(aim: Control, step: int) -> Control:
        control = person.lean(aim, step)
        return cheat(control, step) if cheat else control

    return lean, person.notice


def rung(name: str, number: int) -> Level:
    return next(e.level for e in all_levels() if e.exercise == name and e.rung == number)


@pytest.mark.few(3)
@CHEATS
@pytest.mark.parametrize("name", PLAYED)
def test_hopping_and_pulling_on_a_rail_win_nothing(name: str, cheat: Cheat) -> None:
    """By somebody who does nothing else, on the second rung: no more than standing there, which
    sways into a target now and then (A5)."""
    level = rung(name, 2)
    standing = success(EXERCISES[name], level, *somebody(name, "still", None))
    assert success(EXERCISES[name], level, *somebody(name, "still", cheat)) <= standing <= 0.25


@CHEATS
@pytest.mark.parametrize("name", PLAYED)
@pytest.mark.slow
def test_nobody_gains_by_hopping_or_pulling_as_well(name: str, cheat: Cheat) -> None:
    """By somebody who plays fair but for that, on a rung that asks something of them."""
    level = rung(name, 7)
    fair = success(EXERCISES[name], level, *somebody(name, "older", None))
    assert success(EXERCISES[name], level, *somebody(name, "older", cheat)) <= fair + 0.1


@pytest.mark.parametrize("name", PLAYED)
def test_no_turn_of_the_dial_changes_the_condition(name: str) -> None:
    """Nor anything else of the level: only the difficulty of the next attempt."""
    exercise = EXERCISES[name]
    before = exercise.start(rung(name, 5), 1)
    after = exercise.dial(before, 0.9)
    changed = {
        field
        for field in type(before).__struct_fields__
        if getattr(before, field) != getattr(after, field)
    }
    assert changed == {"pending_d"}
