"""Keeping to the log and keeping the ship level, with known answers."""

from __future__ import annotations

from collections import deque

import msgspec
import numpy as np
import pytest

from game.core.control import CENTRE, Control
from game.measures.play import log_walk, storm_captain
from game.measures.play.following import Kept
from tests.measures.play.leaning import bout, perfect, unmeasured

LOG, TANDEM, STORM = (
    "log_walk/06-slender-trunk",
    "log_walk/tandem",
    "storm_captain/10-round-the-horn",
)


def aside(state, aim, step):
    """A twentieth of own reach to the right of the middle, always."""
    return Control(aim.x + 0.05, 0.0)


def late(delay_s):
    waiting = deque([CENTRE] * round(delay_s * 120))

    def lean(state, aim, step):
        waiting.append(aim)
        return waiting.popleft()

    return lean


def test_who_is_a_little_to_one_side_of_the_log_is_told_by_how_much():
    found = log_walk.played(bout(LOG, aside))["log_walk"]
    assert found.rms_error_pct == pytest.approx(5.0, abs=0.2)
    assert found.inside_pct == pytest.approx(100.0)
    assert found.n_off == 0
    assert not found.undefined


def test_time_on_the_log_and_the_times_off_it_are_counted_without_trembles():
    """60 a second: a second on, half a second off, a second and a half on with a tremble."""
    error = np.concatenate([np.zeros(60), np.full(30, 0.3), np.zeros(60), [0.3], np.zeros(29)])
    one = Kept(error, 0.2)
    assert one.longest_inside_s == pytest.approx(1.0)
    assert one.longest_outside_s == pytest.approx(0.5)
    assert one.leavings == 1
    assert one.share_inside == pytest.approx(149 / 180)
    assert one.peak == pytest.approx(0.3)


def test_either_leading_foot_has_its_own_numbers():
    found = log_walk.played(bout(TANDEM, perfect))
    assert set(found) == {"log_walk", "log_walk.left_first", "log_walk.right_first"}
    halves = [found[f"log_walk.{lead}"].n_stretches for lead in ("left_first", "right_first")]
    assert sum(halves) == found["log_walk"].n_stretches


def test_who_stands_still_leaves_the_log_at_its_bends():
    found = log_walk.played(bout(LOG, lambda *_: CENTRE))["log_walk"]
    assert found.n_off > 0
    assert found.rms_error_pct > 15


def test_a_perfect_captain_never_tilts():
    found = storm_captain.played(bout(STORM, perfect))
    whole = found["storm_captain"]
    assert whole.rms_tilt_pct == pytest.approx(0.0, abs=0.5)
    assert whole.recovery_s == 0.0
    assert whole.level_pct == pytest.approx(100.0)
    assert whole.n_waves == sum(
        found[f"storm_captain.{side}"].n_waves for side in ("left", "right")
    )


def test_the_peak_of_a_ship_left_to_the_waves_is_how_far_they_push():
    one = bout(STORM, lambda *_: CENTRE)
    pushes = [abs(event.x) for event in one.bout.events if type(event).__name__ == "Shown"]
    found = storm_captain.played(one)["storm_captain"]
    assert found.peak_tilt_pct == pytest.approx(100 * sum(pushes) / len(pushes), abs=0.5)
    assert found.recovery_s > 0.5


def test_who_answers_late_is_level_again_later():
    early, slow = (storm_captain.played(bout(STORM, late(s)))["storm_captain"] for s in (0.5, 1.0))
    assert slow.recovery_s > early.recovery_s
    assert slow.rms_tilt_pct > early.rms_tilt_pct > 1


@pytest.mark.parametrize(("room", "level"), [(log_walk, LOG), (storm_captain, STORM)])
def test_a_typical_reach_leaves_the_times(room, level):
    found = room.played(unmeasured(bout(level, aside)))[room.ID]
    assert "the own reach was not measured" in found.undefined.values()
    assert getattr(found, "hold_s" if room is log_walk else "recovery_s") is not None


@pytest.mark.parametrize(("room", "level"), [(log_walk, LOG), (storm_captain, STORM)])
def test_an_unknown_course_has_no_numbers_but_those_of_the_events(room, level):
    one = msgspec.structs.replace(bout(level, perfect), aims=np.zeros((0, 3)))
    found = room.played(one)[room.ID]
    assert found.undefined
