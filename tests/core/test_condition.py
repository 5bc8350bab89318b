"""What may be proposed of stance, surface and the rest. Source: clinical design 4.1, 4.2, 6.4."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.core.condition import (
    DIMENSIONS,
    STEPS,
    SUPERVISIONS,
    broken_lock,
    enough_supervision,
    steps_down,
    steps_up,
    stood_so_far,
)
from game.core.level import Condition
from game.core.patient import ALWAYS_LOCKED

ORDER = [("support", 4), ("base", 2), ("surface", 1), ("base", 5), ("surface", 4), ("vision", 3)]
START = Condition()
conditions = st.builds(
    Condition, **{name: st.integers(0, len(STEPS[name]) - 1) for name in DIMENSIONS}
)


def test_every_step_of_every_scale_has_a_name() -> None:
    assert set(DIMENSIONS) == set(Condition.__struct_fields__)
    for name in DIMENSIONS:
        with pytest.raises(msgspec.ValidationError):
            _convert(name, len(STEPS[name]))
        _convert(name, len(STEPS[name]) - 1)


def _convert(name: str, step: int) -> Condition:
    return msgspec.convert({name: step}, Condition)


@settings(max_examples=200, deadline=None)
@given(conditions, conditions, st.sets(st.sampled_from(DIMENSIONS)), st.sampled_from(SUPERVISIONS))
def test_a_step_changes_one_dimension_by_one_and_none_that_is_locked(
    before: Condition, own: Condition, locks: set[str], supervision: str
) -> None:
    for step in steps_up(before, own, ORDER, tuple(locks), supervision):  # type: ignore[arg-type]
        changed = {
            name: getattr(step.after, name) - getattr(before, name)
            for name in DIMENSIONS
            if getattr(step.after, name) != getattr(before, name)
        }
        assert changed == {step.dimension: 1}
        assert step.dimension not in locks
        assert enough_supervision(supervision, step.supervision)  # type: ignore[arg-type]
        assert broken_lock(own, before, step.after, supervision) is None  # type: ignore[arg-type]
        _convert(step.dimension, getattr(step.after, step.dimension))


@pytest.mark.parametrize(
    ("before", "after", "supervision", "fine"),
    [
        (Condition(base=4), Condition(base=4, vision=3), "within_reach", False),
        (Condition(base=4), Condition(base=4, vision=3), "hands_on", True),
        (Condition(surface=3), Condition(surface=3, vision=3), "within_reach", False),
        (Condition(surface=2), Condition(surface=2, vision=3), "within_reach", True),
        (Condition(base=4, support=3), Condition(base=5, support=3), "hands_on", False),
        (Condition(base=4, support=2), Condition(base=5, support=2), "within_reach", True),
        (Condition(base=5, support=2), Condition(base=5, support=3), "within_reach", True),
        (Condition(base=3), Condition(base=4), "in_room", False),
        (START, Condition(surface=1), "in_room", False),
        (START, Condition(surface=1), "within_reach", True),
        (START, Condition(load=1), "remote", False),
        (START, Condition(base=2), "independent", True),
        (START, Condition(vibration=1), "within_reach", False),
        (START, Condition(vibration=1), "hands_on", True),
        (Condition(vision=3), Condition(vision=3, vibration=1), "hands_on", False),
        (Condition(support=2), Condition(support=2, arms=1), "hands_on", False),
        (Condition(support=4), Condition(support=4, arms=1), "within_reach", True),
        (Condition(support=4), Condition(support=4, arms=1), "in_room", False),
    ],
)
def test_the_locks_of_safety_hold(
    before: Condition, after: Condition, supervision: str, fine: bool
) -> None:
    problem = broken_lock(before, before, after, supervision)  # type: ignore[arg-type]
    assert (problem is None) == fine


@pytest.mark.parametrize("harder", [{"surface": 1}, {"load": 1}, {"vision": 1}])
def test_somebody_is_there_for_as_long_as_it_is_harder_than_the_levels_own_condition(
    harder: dict[str, int],
) -> None:
    here = Condition(**harder)
    assert broken_lock(START, here, here, "within_reach") is None
    assert "within_reach" in (broken_lock(START, here, here, "independent") or "")
    assert broken_lock(here, here, here, "independent") is None
    narrower = [step.supervision for step in steps_up(here, START, ORDER, (), "hands_on")]
    assert "independent" not in narrower


def test_load_nudges_and_vibration_come_last_and_only_unlocked() -> None:
    locked = [step.dimension for step in steps_up(START, START, ORDER, ALWAYS_LOCKED, "hands_on")]
    assert locked == ["support", "base", "surface", "vision"]
    free = steps_up(START, START, ORDER, (), "hands_on")
    assert [step.dimension for step in free] == [*locked, *ALWAYS_LOCKED]
    assert [step.needs_pin for step in free] == [False] * 4 + [True] * 3


def test_nobody_is_led_back_to_a_rail_with_crossed_arms() -> None:
    here = Condition(support=4, arms=1, base=2)
    assert [step.dimension for step in steps_down(here, START, ORDER)] == ["base"]


def test_steps_back_lead_to_the_levels_own_condition_and_no_further() -> None:
    here = Condition(support=4, base=2, surface=1)
    taken = []
    while steps := steps_down(here, START, ORDER):
        here = steps[0].after
        taken.append(steps[0].dimension)
    assert here == START
    assert taken == ["surface", "base", "support", "support"]


def test_a_level_that_begins_on_one_leg_is_no_standing_on_one_leg_yet() -> None:
    own, freer = Condition(base=5, support=2), Condition(base=5, support=3)
    first = stood_so_far(own, single_leg=False)
    assert broken_lock(own, first, freer, "hands_on") is not None
    assert broken_lock(own, first, own, "hands_on") is None
    assert broken_lock(own, stood_so_far(own, single_leg=True), freer, "hands_on") is None
