"""Tilts of the pelvis and stretches that are held, with known angles."""

from __future__ import annotations

import math

import pytest

from game.core.calibration import Calibration
from game.core.control import CENTRE, Control
from game.measures.play import pelvis_painter, statue_stretch
from tests.measures.play.leaning import bout, perfect, unmeasured

PAINT, STRETCH = "pelvis_painter/03-long-stroke", "statue_stretch/05-willow-arch"
RANGE = Calibration(
    made_utc="", device_id="tilt", unit="deg", rest_x=1.0, rest_y=2.0, right=10.0, left=8.0,
    forward=12.0, back=6.0,
)  # fmt: skip
OWN_DEG = {"right": 10.0, "left": 8.0}


def slowly(lean):
    """The same within two thirds of a second, for nobody jumps."""
    at = [0.0, 0.0]

    def follow(state, aim, step):
        wanted = lean(state, aim, step)
        at[0] += (wanted.x - at[0]) / 40
        at[1] += (wanted.y - at[1]) / 40
        return Control(at[0], at[1])

    return follow


def askew(state, aim, step):
    """Half a degree too far, and a degree and a half forward with every tilt."""
    if not aim.x:
        return CENTRE
    own = OWN_DEG["right" if aim.x > 0 else "left"]
    return Control(aim.x + math.copysign(0.5, aim.x) / own, 1.5 / 12.0)


@pytest.fixture(scope="module")
def painted():
    return bout(PAINT, slowly(askew), RANGE)


@pytest.fixture(scope="module")
def stretched():
    return bout(STRETCH, slowly(perfect), RANGE)


def targets_deg(one, label):
    shown = [event for event in one.bout.events if type(event).__name__ == "Shown"]
    return [abs(event.x) * OWN_DEG[label] for event in shown if event.label == label]


@pytest.mark.parametrize(("short", "label"), [("R", "right"), ("L", "left")])
def test_a_tilt_a_little_too_far_is_told_in_degrees(painted, short, label):
    found = pelvis_painter.played(painted)[f"pelvis_painter.{short}"]
    wanted = targets_deg(painted, label)
    assert found.furthest_deg == pytest.approx(max(wanted) + 0.5, abs=0.1)
    assert found.error_deg == pytest.approx(0.5, abs=0.1)
    assert found.n_reps == len(wanted)


def test_an_axis_that_goes_along_is_told_against_the_one_that_was_asked_for(painted):
    found = pelvis_painter.played(painted)["pelvis_painter"]
    wanted = targets_deg(painted, "right") + targets_deg(painted, "left")
    known = sum(100 * 1.5 / (one + 0.5) for one in wanted) / len(wanted)
    assert found.coupling_pct == pytest.approx(known, rel=0.05)
    assert found.inside_pct > 80


def test_a_stretch_is_told_by_its_angle_its_range_and_its_time(stretched):
    found = statue_stretch.played(stretched)
    whole = found["statue_stretch"]
    wanted = targets_deg(stretched, "right")
    assert found["statue_stretch.R"].angle_deg == pytest.approx(sum(wanted) / len(wanted), abs=0.1)
    ends = [event for event in stretched.bout.events if type(event).__name__ == "Reached"]
    assert whole.total_s == pytest.approx(sum(event.time_s for event in ends))
    assert whole.time_s == pytest.approx(whole.total_s / len(ends))
    assert whole.range_pct == pytest.approx(70.0, abs=5.0)
    assert whole.fast_deg_per_s < 2.0
    assert not whole.undefined


def test_a_bounce_in_a_stretch_is_told_by_its_speed():
    """2 degrees to either side, twice a second: up to 25 degrees a second."""

    def bouncing(state, aim, step):
        swing = 0.2 * math.sin(4 * math.pi * step / 120)
        return Control(aim.x + swing, 0.0) if state.phase == "hold" else aim

    found = statue_stretch.played(bout(STRETCH, bouncing, RANGE))["statue_stretch"]
    assert 20 < found.fast_deg_per_s < 26


def test_who_stays_at_rest_has_held_nothing():
    found = statue_stretch.played(bout(STRETCH, lambda *_: CENTRE, RANGE))["statue_stretch"]
    assert (found.total_s, found.time_s, found.angle_deg) == (0.0, None, None)
    painted = pelvis_painter.played(bout(PAINT, lambda *_: CENTRE, RANGE))["pelvis_painter"]
    assert painted.inside_pct == 0.0
    assert painted.undefined["error_deg"] == "no line was begun"


def test_a_typical_range_leaves_the_degrees(stretched):
    found = statue_stretch.played(unmeasured(stretched))["statue_stretch"]
    assert found.range_pct is None
    assert found.angle_deg > 0


def test_a_board_tells_no_angles():
    found = pelvis_painter.played(bout(PAINT, perfect))["pelvis_painter"]
    assert found.undefined["error_deg"] == "the device does not measure angles"
