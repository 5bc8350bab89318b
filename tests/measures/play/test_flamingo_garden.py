"""Standing on one leg in the garden, with known answers."""

from __future__ import annotations

import math

import msgspec
import pytest

from game.core.control import CENTRE, Control
from game.exercises.flamingo_garden import Phase
from game.measures.play.flamingo_garden import played
from tests.measures.assessments.played import REACH
from tests.measures.play.leaning import bout

LEVEL = "flamingo_garden/05-lily-pond"
ON_MM = {"left": -110.0, "right": 110.0}
SWAY_MM, HZ = 4.0, 0.5


def on(leg, sway=0.0):
    """All the weight on that leg, which stands on its own half of the board."""
    side = 80.0 if leg == "right" else 60.0
    return Control((ON_MM[leg] - 4.0) / side, sway / 70.0, right=float(leg == "right"))


def swaying(state, aim, step):
    """On the leg as long as it takes, a little forward and back."""
    if state.phase is not Phase.STAND:
        return CENTRE
    return on(state.hold.leg, SWAY_MM * (1 + math.sin(2 * math.pi * HZ * step / 120)))


def touching(state, aim, step):
    """Down for half a second, two seconds after the leg was asked for."""
    return CENTRE if 2.0 <= state.since / 120 < 2.5 else swaying(state, aim, step)


@pytest.fixture(scope="module")
def one():
    return bout(LEVEL, swaying)


@pytest.mark.parametrize("leg", ["left", "right"])
def test_a_steady_stand_is_told_with_its_sway(one, leg):
    """A sine goes four times its amplitude in a period."""
    found = played(one)[f"flamingo_garden.{leg}"]
    times_s = [
        e.time_s for e in one.bout.events if type(e).__name__ == "Reached" and e.label == leg
    ]
    assert found.time_s.best == max(times_s)
    assert found.n_touch == 0
    assert found.mvelo == pytest.approx(4 * SWAY_MM * HZ, rel=0.05)
    assert found.n_holds == len(times_s)
    assert not found.undefined


def test_every_touch_down_is_counted():
    found = played(bout(LEVEL, touching))
    for leg in ("left", "right"):
        own = found[f"flamingo_garden.{leg}"]
        assert own.n_touch == own.n_holds


def test_who_stays_on_both_feet_has_held_nothing():
    found = played(bout(LEVEL, lambda *_: CENTRE))["flamingo_garden.left"]
    assert found.time_s.best == 0.0
    assert found.n_touch == 0
    assert found.undefined["mvelo"] == "nobody stood for 5 s without a touch-down"


def test_what_is_no_board_tells_the_time_alone():
    worn = msgspec.structs.replace(REACH, unit="deg")
    found = played(bout(LEVEL, swaying, worn))["flamingo_garden.right"]
    assert found.time_s.best > 0
    assert (found.n_touch, found.mvelo) == (None, None)
