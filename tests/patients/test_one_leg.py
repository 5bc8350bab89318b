"""How long, and how, simulated people stand on one leg."""

from __future__ import annotations

from statistics import median

import msgspec
import pytest

from game.core.control import CENTRE, Control
from game.core.level import Condition
from game.core.pose import FEET_APART_MM
from game.core.time import STEPS_PER_S, steps
from game.patients.condition import on_condition
from game.patients.profile import ADULT, ATHLETE, CP3, CP12, OLDER
from game.patients.simulate import player

ON_RIGHT, ON_LEFT = Control(0, 0, right=1.0), Control(0, 0, right=0.0)
ALONE = Condition(base=5, support=3, vision=1)


def held_s(profile, aim, seed, most_s=48):
    """From 0.3 s after the foot left the ground, when the clock starts, to its touching it."""
    somebody, first = player(profile, seed), None
    for step in range(steps(most_s)):
        carried = 1 - abs(somebody.lean(aim, step).right - aim.right)
        if first is None and carried > 0.85:
            first = step
        if first is not None and carried < 0.85:
            return (step - first) / STEPS_PER_S - 0.3
    return most_s - first / STEPS_PER_S - 0.3


@pytest.mark.parametrize(
    ("profile", "attempts", "least_s", "most_s"),
    [
        (ATHLETE, 4, 40, 48),
        (ADULT, 4, 30, 48),
        (OLDER, 8, 15, 27),
        (CP12, 15, 5, 10),
        (CP3, 15, 1, 3),
    ],
    ids=lambda one: getattr(one, "name", one),
)
def test_people_hold_one_leg_as_long_as_their_kind_does(profile, attempts, least_s, most_s):
    times = [held_s(on_condition(profile, ALONE), ON_RIGHT, seed) for seed in range(attempts)]
    assert least_s <= median(times) <= most_s


def test_closed_eyes_shorten_it():
    closed = msgspec.structs.replace(ALONE, vision=3)
    times = [
        median(held_s(on_condition(OLDER, one), ON_LEFT, seed) for seed in range(5))
        for one in (ALONE, closed)
    ]
    assert times[1] < 0.95 * times[0]


def test_a_weak_side_stands_shorter_than_the_sound_one():
    weak = msgspec.structs.replace(CP12, sway_fast_mm=2.0, affected_side="left")
    left, right = (
        median(held_s(on_condition(weak, ALONE), aim, seed) for seed in range(5))
        for aim in (ON_LEFT, ON_RIGHT)
    )
    assert left < 0.8 * right


def test_the_pressure_goes_over_the_foot_that_stands_and_comes_back():
    profile = on_condition(ADULT, ALONE)
    somebody, reach = player(profile, 2), profile.calibration("")
    aims = [CENTRE] * steps(3) + [ON_LEFT] * steps(6) + [CENTRE] * steps(3)
    x_mm = [reach.position(somebody.lean(aim, n))[0] for n, aim in enumerate(aims)]
    foot_mm = -FEET_APART_MM / 2
    assert all(abs(x) < 40 for x in x_mm[: steps(3)])
    assert all(abs(x - foot_mm) <= 25 for x in x_mm[steps(5) : steps(9)])
    assert all(abs(x) < 40 for x in x_mm[steps(11) :])
    assert len(set(x_mm[steps(5) : steps(9)])) > 100, "they sway over the foot"


def test_who_is_not_asked_for_one_leg_stands_as_ever():
    aims = [CENTRE, Control(0.5, 0.0), CENTRE]
    before = [player(ADULT, 1).lean(aim, n) for n, aim in enumerate(aims)]
    assert all(lean.right == 0.5 for lean in before)
