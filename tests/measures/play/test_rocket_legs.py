"""Rising and squatting with the ring, with known answers."""

from __future__ import annotations

import math

import msgspec
import pytest

from game.core.calibration import Calibration
from game.core.control import Control
from game.measures.play.rocket_legs import played
from tests.measures.assessments.played import REACH
from tests.measures.play.leaning import bout, perfect

RISE, SQUAT = "rocket_legs/03-over-the-palms", "rocket_legs/squat-half"
THIGH = Calibration(
    made_utc="", device_id="tilt", unit="deg", rest_x=0.0, rest_y=0.0, right=10.0, left=10.0,
    forward=90.0, back=90.0,
)  # fmt: skip
ASIDE = 0.2
"""Of own reach to the right, where that is 80 mm, with the rest centre at 4 mm."""


def to_one_side(state, aim, step):
    return Control(ASIDE, 0.0, load=aim.load)


def squatting(state, aim, step):
    """The thigh as a sensor sees it: 90 degrees of reach are a quarter turn."""
    return Control(0.0, -aim.lift, lift=aim.lift)


@pytest.fixture(scope="module")
def risen():
    return bout(RISE, to_one_side)


def test_risings_are_counted_timed_and_weighed(risen):
    found = played(risen)["rocket_legs"]
    ended = [event for event in risen.bout.events if type(event).__name__ == "Reached"]
    assert found.n_reps == len(ended) == 6
    assert found.n_full == 6
    times_s = sorted(event.time_s for event in ended)
    assert times_s[0] <= found.rep_s <= times_s[-1]
    # a load that rises as smoothly as the ring never goes above the body's weight
    assert found.peak_force_bw == pytest.approx(1.0, abs=0.01)
    assert 1.5 < found.rise_time_s < 4.0


def test_the_load_on_the_legs_is_told_from_where_it_lies(risen):
    at_mm = 4.0 + ASIDE * REACH.right
    found = played(risen)["rocket_legs"]
    assert found.percent_left == pytest.approx(100 * (0.5 - at_mm / 433.0), abs=0.1)


def test_a_push_off_the_chair_is_told_in_body_weights():
    """Half as much again as the body weighs, most in the middle of the way up."""

    def pushing(state, aim, step):
        push = 0.5 * math.sin(math.pi * state.away_share) if state.phase == "away" else 0.0
        return Control(0.0, 0.0, load=aim.load + push * (aim.load > 0.6))

    found = played(bout(RISE, pushing))["rocket_legs"]
    known = max(0.2 + 0.8 * s / 100 + 0.5 * math.sin(math.pi * s / 100) for s in range(101))
    assert found.peak_force_bw == pytest.approx(known, abs=0.02)


def test_squats_by_a_sensor_at_the_thigh_have_a_depth_and_two_ways():
    one = bout(SQUAT, squatting, THIGH)
    found = played(one)["rocket_legs"]
    assert found.n_reps > 0
    assert 45.0 <= found.depth_deg <= 60.0
    assert 1.5 < found.tempo_down_s < 4.0
    assert found.tempo_up_s == pytest.approx(found.tempo_down_s, abs=0.8)
    assert found.peak_force_bw is None


def test_a_body_of_unknown_weight_leaves_the_repetitions():
    light = msgspec.structs.replace(REACH, body_load_n=None)
    found = played(bout(RISE, perfect, light))["rocket_legs"]
    assert found.n_reps == 6
    assert found.undefined["peak_force_bw"].startswith("the device does not weigh")


def test_who_does_not_move_has_no_full_repetition():
    found = played(bout(RISE, lambda *_: Control(0.0, 0.0)))["rocket_legs"]
    assert found.n_full == 0
    assert found.rep_s is None
