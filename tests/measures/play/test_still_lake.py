"""Standing quietly in Still Lake, with known answers."""

from __future__ import annotations

import math

import msgspec
import pytest

from game.core.control import CENTRE, Control
from game.core.event import Paused, Reason
from game.exercises.still_lake import Phase
from game.measures.play.still_lake import played
from tests.measures.assessments.played import REACH
from tests.measures.play.leaning import bout, perfect

LEVEL = "still_lake/06-firefly-hour"
RADIUS, HZ = 0.05, 0.5


def circling(state, aim, step):
    """To the light and back, and then around the middle: 0.05 of own reach, twice in 4 s."""
    if state.phase is not Phase.HOLD:
        return aim
    turn = 2 * math.pi * HZ * step / 120
    return Control(RADIUS * math.cos(turn), RADIUS * math.sin(turn))


@pytest.fixture(scope="module")
def one():
    return bout(LEVEL, circling)


def test_a_circle_of_known_size_has_the_speed_and_the_sway_of_a_circle(one):
    """Half an ellipse to each side of the middle: 80 and 60 mm of reach, 70 and 40 mm."""
    found = played(one)["still_lake"]
    assert found.rms_ml_pct == pytest.approx(100 * RADIUS / math.sqrt(2), rel=0.05)
    assert found.rms_ap_pct == pytest.approx(100 * RADIUS / math.sqrt(2), rel=0.05)
    across, along = RADIUS * (80 + 60) / 2, RADIUS * (70 + 40) / 2
    around_mm = math.pi * math.sqrt(2 * (across**2 + along**2))
    assert found.mvelo == pytest.approx(HZ * around_mm, rel=0.05)
    assert found.rdist_ml == pytest.approx(across / math.sqrt(2), rel=0.05)
    assert found.area_pe > math.pi * across * along
    assert found.inside_pct == pytest.approx(100.0)
    assert not found.undefined


def test_the_lean_to_the_light_is_no_sway():
    found = played(bout(LEVEL, perfect))["still_lake"]
    assert found.rms_ml_pct == pytest.approx(0.0, abs=0.01)
    assert found.mvelo == pytest.approx(0.0, abs=0.1)


def test_a_hold_that_was_paused_counts_for_nothing(one):
    ended = [event for event in one.bout.events if type(event).__name__ == "Reached"]
    pause = Paused(step=ended[0].step - 60, reason=Reason.BY_HAND)
    broken = msgspec.structs.replace(one.bout, events=[*one.bout.events, pause])
    found = played(msgspec.structs.replace(one, bout=broken))["still_lake"]
    assert found.n_holds == played(one)["still_lake"].n_holds - 1


def test_a_tilt_sensor_tells_the_sway_in_own_reach_and_no_millimetres():
    worn = msgspec.structs.replace(REACH, unit="deg")
    found = played(bout(LEVEL, circling, worn))["still_lake"]
    assert found.rms_ml_pct == pytest.approx(100 * RADIUS / math.sqrt(2), rel=0.05)
    assert found.mvelo is None
    assert found.undefined["area_pe"] == "the device is no board"


def test_who_fetches_no_light_has_no_hold():
    found = played(bout(LEVEL, lambda *_: CENTRE))["still_lake"]
    assert found.n_holds == 0
    assert found.undefined["mvelo"] == "no hold came about"
