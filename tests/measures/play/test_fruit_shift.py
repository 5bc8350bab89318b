"""Leaning to fruits with known answers."""

from __future__ import annotations

import numpy as np
import pytest

from game.core.control import CENTRE, Control
from game.exercises.fruit_shift import Phase
from game.measures.assessments.smoothness import smoothness
from game.measures.play.fruit_shift import played
from tests.measures.play.leaning import bout, eased, unmeasured

LEVEL = "fruit_shift/06-sea-breeze"
BEYOND = 0.05


def lean(state, aim, step):
    """A second after it appears, within another, and a little too far; and back as smoothly."""
    if state.fruit is None:
        return CENTRE
    way, t_s = state.fruit.x + (BEYOND if state.fruit.x > 0 else -BEYOND), state.since / 120
    there = eased(t_s - 1.0) if state.phase is Phase.CATCH else 1 - eased(t_s)
    return Control(way * there, 0.0)


@pytest.fixture(scope="module")
def one():
    return bout(LEVEL, lean)


def test_a_lean_of_known_shape_is_under_the_fruit_when_it_should_be(one):
    found = played(one)["fruit_shift"]
    assert 1.3 < found.to_target_s < 2.0
    assert found.overshoot_pct == pytest.approx(100 * BEYOND, abs=0.5)
    assert found.n_fruits == sum(
        played(one)[f"fruit_shift.{side}"].n_fruits for side in ("left", "right")
    )
    assert not found.undefined


def test_a_smooth_lean_has_the_arc_length_of_its_own_speed(one):
    """That of minimum jerk over a second, as far as it is faster than a twentieth of its peak."""
    s = np.arange(0.0, 1.0, 1 / 120)
    speed = s**2 * (1 - s) ** 2
    known = smoothness(speed[speed > 0.05 * speed.max()], 120.0).sparc
    assert played(one)["fruit_shift"].sparc == pytest.approx(known, abs=0.12)


def test_a_lean_that_stops_on_the_way_is_less_smooth(one):
    def haltingly(state, aim, step):
        if state.phase is not Phase.CATCH:
            return lean(state, aim, step)
        t_s = state.since / 120
        return Control(state.fruit.x * (eased(t_s / 0.6) + eased((t_s - 0.65) / 0.6)) / 2, 0.0)

    found = played(bout(LEVEL, haltingly))["fruit_shift"]
    assert found.sparc < played(one)["fruit_shift"].sparc - 0.1


def test_each_side_is_told_what_it_carried_while_the_fruit_was_held(one):
    """4 mm right of the middle at rest, 80 mm to the right, 60 mm to the left; sensors 433 mm
    apart."""
    places = [event.x for event in one.bout.events if type(event).__name__ == "Reached"]
    for side, sign, reach in (("left", -1, 60.0), ("right", 1, 80.0)):
        own = [abs(x) for x in places if x * sign > 0]
        at_mm = 4.0 + sign * reach * sum(own) / len(own)
        told = played(one)[f"fruit_shift.{side}"].percent_left
        assert told == pytest.approx(100 * (0.5 - at_mm / 433.0), abs=0.3)


def test_who_never_leans_has_no_time_and_no_load_to_tell():
    found = played(bout(LEVEL, lambda *_: CENTRE))["fruit_shift"]
    assert (found.to_target_s, found.overshoot_pct, found.percent_left) == (None, None, None)
    assert set(found.undefined) >= {"to_target_s", "overshoot_pct", "percent_left"}


def test_a_typical_reach_leaves_the_load(one):
    found = played(unmeasured(one))["fruit_shift"]
    assert found.to_target_s is None
    assert found.percent_left is not None
