"""Simulated people reach, follow and cheat as described."""

from __future__ import annotations

import math

import msgspec
import numpy as np
import pytest

from game.core.calibration import MOST_REACH
from game.core.control import CENTRE, Control
from game.core.errors import SetupError
from game.core.event import Shown
from game.patients.person import Person, Tracker
from game.patients.profile import (
    ADULT,
    ATHLETE,
    CP12,
    PEOPLE,
    PROFILES,
    find_profile,
)
from game.patients.simulate import player

QUIET = {"sway_slow_mm": 0.0, "sway_fast_mm": 0.0, "endpoint_noise": 0.0, "reaction_sd_s": 0.0}
STILL_ADULT = msgspec.structs.replace(ADULT, **QUIET)
TARGET = Control(0.6, 0.0)


def seen(radius):
    return Shown(step=1, attempt=1, x=0.6, y=0.0, radius=radius, d=0.0)


@pytest.mark.parametrize("name", PROFILES)
def test_the_same_seed_leans_the_same_way(name):
    def trace(seed):
        person = player(PROFILES[name], seed)
        aims = [CENTRE] * 100 + [TARGET] * 300
        return [person.lean(aim, step) for step, aim in enumerate(aims)]

    assert trace(1) == trace(1)
    assert trace(1) != trace(2)


@pytest.mark.parametrize("name", PROFILES)
def test_nobody_leans_farther_than_a_calibration_can_say(name):
    person = player(PROFILES[name], 2)
    for step in range(6000):
        lean = person.lean(TARGET if step // 300 % 2 else Control(0.0, -0.85), step)
        assert max(abs(lean.x), abs(lean.y)) <= MOST_REACH


def test_a_reach_begins_after_the_reaction_time_and_takes_what_fitts_says():
    person = Person(STILL_ADULT, 1)
    person.notice(seen(0.2))
    places = [person.lean(TARGET, step).x for step in range(400)]
    reaction, move = 0.45 * 120, (0.30 + 0.35 * math.log2(0.6 / 0.2 + 1)) * 120
    started = next(step for step, x in enumerate(places) if x > 1e-6)
    arrived = next(step for step, x in enumerate(places) if x > 0.6 - 1e-9)
    assert started == pytest.approx(reaction, abs=5)
    assert arrived == pytest.approx(reaction + move, abs=2)
    middle = places[round(reaction + move / 2)]
    assert middle == pytest.approx(0.3, abs=0.01)


def test_a_smaller_star_takes_longer():
    arrived = []
    for radius in (0.35, 0.13):
        person = Person(STILL_ADULT, 1)
        person.notice(seen(radius))
        places = [person.lean(TARGET, step).x for step in range(600)]
        arrived.append(next(step for step, x in enumerate(places) if x > 0.6 - 1e-9))
    assert arrived[0] < arrived[1]


def test_a_flowing_aim_is_followed_with_a_delay_and_never_wildly():
    person = Person(STILL_ADULT, 1)
    aims = [0.4 * math.sin(2 * math.pi * 0.1 * step / 120) for step in range(6000)]
    places = np.array([person.lean(Control(aim, 0.0), step).x for step, aim in enumerate(aims)])
    aim = np.array(aims)
    lags = [
        np.corrcoef(aim[1000 : -240 + 0], places[1000 + lag : len(places) - 240 + lag])[0, 1]
        for lag in range(200)
    ]
    assert 0.3 < int(np.argmax(lags)) / 120 < 1.2
    assert np.abs(places[1000:]).max() < 0.55


def test_the_tracker_settles_where_the_aim_stays():
    tracker = Tracker(0.3, 0.0, 0.0)
    for _ in range(600):
        place = tracker.follow(0.5, -0.2)
    assert place == pytest.approx((0.5, -0.2), abs=1e-3)


def test_reach_on_the_board_is_the_profiles_own_per_side():
    weak_left = msgspec.structs.replace(CP12, affected_side="left")
    calibration = weak_left.calibration("2026-01-01T00:00:00Z")
    assert (calibration.right, calibration.left) == (45.0, 27.0)
    assert calibration.back < calibration.forward
    assert calibration.rest_x == pytest.approx(0.15 * 45)
    lean = Control(-0.5, 0.3)
    back = calibration.control(*calibration.position(lean), None)
    assert (back.x, back.y) == pytest.approx((lean.x, lean.y))


def test_people_arrive_at_their_targets_in_their_own_reach():
    for profile in PEOPLE:
        person = Person(profile, 3)
        person.notice(seen(0.3))
        late = [person.lean(TARGET, step) for step in range(1500)][900:]
        assert np.mean([lean.x for lean in late]) == pytest.approx(0.6, abs=0.3)


def test_the_edge_rider_is_out_there_and_the_still_one_is_not():
    edge, still = player(PROFILES["edge"], 1), player(PROFILES["still"], 1)
    assert np.mean([edge.lean(TARGET, step).x for step in range(500)]) > 0.95
    assert np.abs([still.lean(TARGET, step).x for step in range(500)]).max() < 0.3


def test_the_athlete_is_steadier_than_everybody_in_own_reach():
    def share(profile):
        return (profile.sway_slow_mm + profile.sway_fast_mm) / profile.los_side_mm

    assert [share(profile) for profile in PEOPLE] == sorted(map(share, PEOPLE))
    assert PEOPLE[0] is ATHLETE


def test_an_unknown_profile_is_answered_with_the_nearest():
    with pytest.raises(SetupError, match="Did you mean 'adult'"):
        find_profile("adutl")
