"""Following the river with known answers."""

from __future__ import annotations

from collections import deque

import msgspec
import numpy as np
import pytest

from game.core.control import CENTRE
from game.core.recording import DeviceNote
from game.measures.play.bout import Played
from game.measures.play.numbers import numbers_of
from game.measures.play.river_run import played
from input_devices.sample import Kind
from tests.measures.assessments.played import trial

LEVEL = "river_run/03-willow-bow"


def bout(lean):
    """A bout by somebody who leans as a rule says, of the aims so far."""
    aims = []

    def whole(state, aim, step):
        aims.append((state.step, aim.x, aim.y))
        return lean(aim)

    found = trial(LEVEL, whole)
    header = msgspec.structs.replace(found.header, purpose="play")
    return Played(msgspec.structs.replace(found, header=header), np.array(aims))


def late(delay_s, share):
    """Somebody who does the same as the aim, so much later and so much smaller."""
    waiting = deque([CENTRE] * round(delay_s * 120))

    def lean(aim):
        waiting.append(aim)
        then = waiting.popleft()
        return msgspec.structs.replace(then, x=share * then.x)

    return lean


def test_a_perfect_player_is_in_the_middle_at_once():
    found = played(bout(lambda aim: aim))["river_run"]
    assert found.rms_error_pct == pytest.approx(0.0, abs=0.5)
    assert found.lag_s == pytest.approx(0.0, abs=0.02)
    assert found.gain == pytest.approx(1.0, abs=0.01)
    assert found.inside_pct == pytest.approx(100.0)
    assert found.n_stretches == 5
    assert not found.undefined


def test_who_follows_late_and_little_is_told_how_late_and_how_little():
    found = played(bout(late(0.5, 0.6)))["river_run"]
    assert found.lag_s == pytest.approx(0.5, abs=0.03)
    assert found.gain == pytest.approx(0.6, abs=0.02)
    assert found.rms_error_pct > 5


def test_who_stands_still_has_no_lag_and_no_gain():
    found = played(bout(lambda aim: CENTRE))["river_run"]
    assert (found.lag_s, found.gain) == (None, None)
    assert found.undefined["lag_s"] == "the lean did not go with the river, or too little of it"
    assert found.rms_error_pct > 10


def test_a_typical_reach_gives_no_share_of_the_own():
    one = bout(late(0.5, 0.6))
    typical = msgspec.structs.replace(one.bout.header.calibration, own=False)
    header = msgspec.structs.replace(one.bout.header, calibration=typical)
    found = played(
        msgspec.structs.replace(one, bout=msgspec.structs.replace(one.bout, header=header))
    )
    assert found["river_run"].rms_error_pct is None
    assert found["river_run"].undefined["gain"] == "the own reach was not measured"
    assert found["river_run"].lag_s == pytest.approx(0.5, abs=0.03)


def test_a_gap_in_the_samples_takes_nothing_from_what_lies_beyond_it():
    one = bout(late(0.5, 0.6))
    samples = [taken for taken in one.bout.samples if not 20.0 < taken.t_s < 24.0]
    torn = msgspec.structs.replace(one, bout=msgspec.structs.replace(one.bout, samples=samples))
    found, whole = played(torn)["river_run"], played(one)["river_run"]
    assert found.lag_s == pytest.approx(whole.lag_s, abs=0.03)
    assert found.rms_error_pct == pytest.approx(whole.rms_error_pct, rel=0.2)


def test_an_unknown_course_leaves_what_the_events_tell():
    one = bout(lambda aim: aim)
    found = played(msgspec.structs.replace(one, aims=np.zeros((0, 3))))["river_run"]
    assert (found.rms_error_pct, found.lag_s) == (None, None)
    assert found.inside_pct == pytest.approx(100.0)


def test_pointers_and_exercises_without_measures_of_play_have_no_numbers():
    one = bout(lambda aim: aim)
    mouse = DeviceNote("mouse:", "mouse", "Mouse", Kind.AXES, "reach", 60.0, False)
    for changes in ({"device": mouse}, {"exercise": "quiet_stance"}):
        header = msgspec.structs.replace(one.bout.header, **changes)
        other = msgspec.structs.replace(one.bout, header=header)
        assert numbers_of(msgspec.structs.replace(one, bout=other)) == {}
    assert numbers_of(one)["river_run.inside_pct"].unit == "%"
