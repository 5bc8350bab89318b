"""Guard: what endangers the patient is seen, in time, and a pause ends slowly."""

from __future__ import annotations

import pytest

from game.core.bout import Bout
from game.core.calibration import Calibration
from game.core.event import Began, Reason
from game.core.guard import Guard
from game.core.pose import Geometry, Pose
from game.exercises import EXERCISES
from game.exercises.library import find_level
from input_devices.sample import Kind, Sample

BODY_N = 700.0
CALIBRATION = Calibration(
    made_utc="2026-01-01T00:00:00Z",
    device_id="board",
    unit="mm",
    rest_x=0.0,
    rest_y=0.0,
    right=60.0,
    left=60.0,
    forward=60.0,
    back=35.0,
    body_load_n=BODY_N,
)


def guard(kind: Kind = Kind.LOAD4) -> Guard:
    return Guard(CALIBRATION, Geometry(), kind)


def stand(watch: Guard, from_s: float, to_s: float, load_n: float = BODY_N) -> None:
    """100 samples a second of somebody who sways a little."""
    for i in range(round(from_s * 100), round(to_s * 100)):
        watch.see(Pose(i / 100, 3.0 + i % 7, 2.0, load_n + i % 3))


def first_danger_s(watch: Guard, from_s: float, to_s: float) -> tuple[float, Reason] | None:
    for i in range(round(from_s * 120), round(to_s * 120)):
        reason = watch.danger(i / 120)
        if reason:
            return i / 120, reason
    return None


def test_quiet_stance_is_no_danger() -> None:
    watch = guard()
    stand(watch, 0.0, 5.0)
    assert watch.danger(5.0) is None


@pytest.mark.parametrize(
    ("load_n", "limit_s", "reason"),
    [
        (0.0, 0.3, Reason.STEPPED_OFF),  # off the board
        (0.29 * BODY_N, 0.3, Reason.STEPPED_OFF),  # one toe left on it
        (2000.0, 0.3, Reason.OVERLOADED),  # above what the board is made for
    ],
)
def test_a_wrong_load_is_told_within_0_3_s(load_n: float, limit_s: float, reason: Reason) -> None:
    watch = guard()
    stand(watch, 0.0, 3.0)
    for i in range(100):
        t_s = 3.0 + i / 100
        on = load_n >= 98.0
        watch.see(Pose(t_s, float(i % 5) if on else None, 0.0 if on else None, load_n + i % 3 / 10))
        if watch.danger(t_s):
            assert watch.danger(t_s) is reason
            assert t_s - 3.0 <= limit_s
            return
    pytest.fail("nobody noticed")


HALF_MM = (216.5, 119.0)


def near_edge(x_mm: float, y_mm: float, for_s: float, *, edge: bool = True) -> Guard:
    """Somebody who stands still for 2 s and then so far out."""
    geometry = Geometry(edge_mm=HALF_MM if edge else None)
    watch = Guard(CALIBRATION, geometry, Kind.LOAD4)
    stand(watch, 0.0, 2.0)
    for i in range(round(for_s * 100) + 1):
        watch.see(Pose(2.0 + i / 100, x_mm + i % 3 / 10, y_mm, BODY_N + i % 3))
    return watch


@pytest.mark.parametrize(
    ("x_mm", "y_mm"), [(206.0, 0.0), (-206.0, 0.0), (0.0, 113.5), (0.0, -113.5)]
)
def test_pressure_near_any_edge_of_the_board_ends_a_trial_after_0_3_s(
    x_mm: float, y_mm: float
) -> None:
    assert near_edge(x_mm, y_mm, 0.29).danger(2.29, playing=True) is None
    assert near_edge(x_mm, y_mm, 0.31).danger(2.31, playing=True) is Reason.NEAR_EDGE


def test_a_lean_that_stays_within_95_per_cent_of_the_half_board_goes_on() -> None:
    assert near_edge(205.0, 112.5, 5.0).danger(7.0, playing=True) is None


def test_only_a_trial_that_runs_on_a_board_of_known_size_ends_near_its_edge() -> None:
    assert near_edge(210.0, 0.0, 1.0).danger(3.0) is None  # the count-in
    assert near_edge(210.0, 0.0, 1.0, edge=False).danger(3.0, playing=True) is None


def test_who_comes_back_from_the_edge_begins_again_to_be_near_it() -> None:
    watch = near_edge(210.0, 0.0, 0.25)
    watch.see(Pose(2.26, 100.0, 0.0, BODY_N))
    for i in range(28):
        watch.see(Pose(2.27 + i / 100, 210.0 + i % 3, 0.0, BODY_N))
    assert watch.danger(2.54, playing=True) is None


def test_a_short_hop_is_not_stepping_off() -> None:
    watch = guard()
    stand(watch, 0.0, 3.0)
    for i in range(15):
        watch.see(Pose(3.0 + i / 100, 1.0 + i, 0.0, 100.0))
    watch.see(Pose(3.16, 1.0, 0.0, BODY_N))
    assert watch.danger(3.16) is None


def test_a_silent_board_is_told_after_0_25_s() -> None:
    watch = guard()
    stand(watch, 0.0, 3.0)
    assert first_danger_s(watch, 3.0, 4.0) == (pytest.approx(3.24, abs=0.02), Reason.SILENT)


def test_frozen_values_are_told_after_1_s() -> None:
    watch = guard()
    stand(watch, 0.0, 3.0)
    for i in range(150):
        watch.see(Pose(3.0 + i / 100, 4.0, 5.0, BODY_N))
    assert watch.danger(3.9) is None
    assert watch.danger(4.49) is Reason.FROZEN


def test_a_mouse_may_lie_still() -> None:
    watch = guard(Kind.AXES)
    for i in range(500):
        watch.see(Pose(i / 100, 0.0, 0.0))
    assert watch.danger(5.0) is None


def test_a_child_who_leans_to_the_limit_is_not_stepping_off() -> None:
    watch = guard()
    for i in range(300):
        watch.see(Pose(i / 100, 80.0 + i % 4, -50.0, BODY_N * 0.9 + i % 3))
    assert watch.danger(2.99) is None


def test_stance_is_steady_only_from_the_moment_the_person_is_back() -> None:
    watch = guard()
    stand(watch, 0.0, 3.0)
    assert watch.steady_s(3.0) == pytest.approx(3.0, abs=0.05)
    for i in range(50):
        watch.see(Pose(3.0 + i / 100, None, None, i % 3 / 10))
    stand(watch, 3.5, 5.0)
    assert watch.steady_s(4.99) == pytest.approx(1.49, abs=0.05)


def test_stepping_about_is_not_steady() -> None:
    watch = guard()
    for i in range(300):
        side = 40.0 if (i // 25) % 2 else -40.0
        watch.see(Pose(i / 100, side + i % 3, 0.0, BODY_N))
    assert watch.steady_s(2.99) < 0.6


@pytest.mark.parametrize(("still", "steady"), [(True, False), (False, True)])
def test_where_swaying_is_measured_a_steady_load_is_steady_enough(
    still: bool, steady: bool
) -> None:
    watch = Guard(CALIBRATION, Geometry(), Kind.LOAD4, still=still)
    for i in range(300):  # 40 mm to and fro, twice a second
        watch.see(Pose(i / 100, 40 * (-1) ** (i // 25), 0.0, BODY_N + i % 3))
    assert (watch.steady_s(3.0) >= 2.0) is steady


def test_who_steps_about_is_never_steady() -> None:
    watch = Guard(CALIBRATION, Geometry(), Kind.LOAD4, still=False)
    for i in range(300):
        watch.see(Pose(i / 100, 0.0, 0.0, BODY_N * (0.6 if i % 50 < 10 else 1.0)))
    assert watch.steady_s(3.0) < 1.0


@pytest.mark.parametrize(
    ("level_id", "begins"),
    [
        ("quiet_stance/probe", False),  # as it has always been: recordings of it replay
        ("river_run/01-morning-water", False),
        ("quiet_stance/foam-eyes-closed", True),
        ("quiet_stance/tandem-left-behind", True),
    ],
)
def test_only_a_trial_in_a_stance_that_sways_begins_while_somebody_sways(
    level_id: str, begins: bool
) -> None:
    entry = find_level(level_id)
    bout = Bout(EXERCISES[entry.exercise], entry.level, 1, CALIBRATION, Geometry(), Kind.COP)
    began = False
    for i in range(120 * 7):
        x_mm = 40.0 * (-1) ** (i // 50)
        bout.take(Sample(i / 120, Kind.COP, (x_mm, 0.0, BODY_N)), i / 120)
        began |= any(isinstance(event, Began) for event in bout.advance())
    assert began is begins
