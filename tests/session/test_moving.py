"""Assessments of moving in a visit: simulated people make them to the end, and who is gone is
noticed while others sit."""

from __future__ import annotations

from typing import Any

import pytest

from game.core.event import Paused, Reason, Shown
from game.exercises.assessments import ASSESSMENTS
from game.headless import assess
from game.session import LiveBout
from game.session.assessing import Assessing
from game.store.recording_files import read_recording
from game.store.store import Store
from input_devices.errors import DeviceError
from tests.session.test_live_bout import replays_equal, silent


def assessed(make_visit: Any, name: str, uri: str) -> dict[str, float | None]:
    session, clock = make_visit(uri)
    assessing = Assessing(session, ASSESSMENTS[name])
    assess(assessing, clock, silent)
    assert assessing.over
    assert not assessing.given_up
    assert all(one.completed for one in assessing.done)
    folder = session.store.folder.root
    assert all(replays_equal(folder / one.row.folder) for one in assessing.done)
    return {row.key: row.value for row in assessing.stored()}


@pytest.mark.slow
def test_steadier_people_rise_more_quickly_and_press_harder(make_visit: Any) -> None:
    quick, slow = (
        assessed(make_visit, "sts", f"sim:{who}?seed=3&rate=60") for who in ("athlete", "cp3")
    )
    assert quick["sts.n_reps"] == slow["sts.n_reps"] == 5
    assert 6 < quick["sts.time_5_s"] < 12 < slow["sts.time_5_s"] < 40  # type: ignore[operator]
    assert quick["sts.peak_force_bw"] > slow["sts.peak_force_bw"]  # type: ignore[operator]


@pytest.mark.slow
def test_a_pelvis_tips_within_its_range(make_visit: Any) -> None:
    values = assessed(make_visit, "pelvic_tilt", "sim:adult?seed=3&as=tilt")
    assert values["pelvic_tilt.n_cycles"] == 5
    assert 14 < values["pelvic_tilt.range_robust_deg"] < 22  # type: ignore[operator]
    assert 14 < values["pelvic_tilt.side.range_robust_deg"] < 22  # type: ignore[operator]


@pytest.mark.slow
def test_trunk_sway_is_measured_by_a_motion_sensor_and_by_nothing_else(make_visit: Any) -> None:
    values = assessed(make_visit, "imu_sway", "sim:adult?seed=3&as=acc_gyro")
    assert values["imu_sway.n_trials"] == 3
    assert 0.01 < values["imu_sway.rms_2d"] < 0.5  # type: ignore[operator]
    session, _ = make_visit("sim:adult?as=tilt")
    with pytest.raises(DeviceError, match="motion sensor") as told:
        Assessing(session, ASSESSMENTS["imu_sway"])
    assert "\n" not in str(told.value)


def test_who_leaves_the_board_from_the_chair_ends_the_trial_within_0_3_s(
    make_visit: Any, store: Store
) -> None:
    session, clock = make_visit("sim:cp3?seed=3")
    assessing = Assessing(session, ASSESSMENTS["sts"])
    left: list[int] = []

    def leaves(live: LiveBout) -> None:
        first = live.header.number == 1
        seated = any(isinstance(event, Shown) and event.label == "go" for event in live.events)
        if first and seated and not left:
            left.append(live.bout.step)
        session.stand_in.on_board = not (first and left)

    assess(assessing, clock, silent, each_frame=leaves)
    stopped, again = assessing.done
    assert (stopped.completed, stopped.reason, again.completed) == (False, "stepped_off", True)
    events = read_recording(store.folder.root / stopped.row.folder).events
    paused = next(event for event in events if isinstance(event, Paused))
    assert paused.reason is Reason.STEPPED_OFF
    assert (paused.step - left[0]) / 120 <= 0.3
