"""A board and a worn sensor in one bout: whichever steers, nobody steps off unseen, and a sensor
that only records never holds up play."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest

from game.core.bout import Bout, Phase
from game.core.calibration import fallback
from game.core.event import Began, Event, HeardAgain, Paused, Reason, Resumed, Unheard
from game.core.pose import GRAVITY_M_S2, Geometry
from game.core.recording import Beside, DeviceNote
from game.exercises import EXERCISES
from game.exercises.library import find_level
from input_devices.sample import Kind, Sample

BODY_KG, BOARD, SENSOR = 60.0, 0, 1
UTC = "2026-01-01T00:00:00Z"
ON_BOARD = fallback(
    made_utc=UTC, device_id="b", unit="mm", note="", body_load_n=BODY_KG * GRAVITY_M_S2
)
WORN = fallback(made_utc=UTC, device_id="s", unit="deg", note="")
BOARD_NOTE = DeviceNote("wii:", "b", "board", Kind.LOAD4, "mm", 60.0, True)
SENSOR_NOTE = DeviceNote("motion:", "s", "sensor", Kind.TILT, "deg", 60.0, True)
BOARD_BESIDE = Beside(BOARD_NOTE, Geometry(device=BOARD), ON_BOARD)
SENSOR_BESIDE = Beside(SENSOR_NOTE, Geometry(device=SENSOR), WORN)
LEVEL = "storm_captain/01-first-swell"

Says = Callable[[float], tuple[float, ...] | None]
"""What a device sends at a time, s; None: nothing."""


def standing(t_s: float) -> tuple[float, ...]:
    corner = BODY_KG / 4
    return corner + 0.01 * math.sin(7 * t_s), corner, corner, corner


def upright(t_s: float) -> tuple[float, ...]:
    return 0.01 * math.sin(5 * t_s), 0.0


def until(says: Says, end_s: float, after: Says = lambda t_s: None) -> Says:
    return lambda t_s: says(t_s) if t_s < end_s else after(t_s)


def missing(says: Says, from_s: float, to_s: float) -> Says:
    return lambda t_s: None if from_s <= t_s < to_s else says(t_s)


def played(board: Says, sensor: Says, *, steers: int = SENSOR, for_s: float = 14.0) -> list[Event]:
    """A bout in which both send 60 times a second."""
    entry = find_level(LEVEL)
    own = (ON_BOARD, Geometry(), Kind.LOAD4)
    if steers == SENSOR:
        own = (WORN, Geometry(device=SENSOR), Kind.TILT)
    beside = (BOARD_BESIDE if steers == SENSOR else SENSOR_BESIDE,)
    bout = Bout(EXERCISES[entry.exercise], entry.level, 1, *own, beside=beside)
    events: list[Event] = []
    for step in range(round(for_s * 120)):
        t_s = step / 120
        for number, kind, says in ((BOARD, Kind.LOAD4, board), (SENSOR, Kind.TILT, sensor)):
            values = says(t_s) if step % 2 == 0 else None
            if values is not None:
                bout.take(Sample(t_s, kind, values, device=number), t_s)
        events += bout.advance()
    return events


def paused(events: list[Event]) -> list[tuple[Reason, float]]:
    """Why, and when, s."""
    return [(e.reason, e.step / 120) for e in events if isinstance(e, Paused)]


def test_a_sensor_steers_while_somebody_stands_on_the_board() -> None:
    events = played(standing, upright)
    assert any(isinstance(event, Began) for event in events)
    assert paused(events) == []


@pytest.mark.parametrize(
    ("board", "reason", "within_s"),
    [
        (until(standing, 8.0, lambda t_s: (0.0, 0.0, 0.0, 0.0)), Reason.STEPPED_OFF, 0.3),
        (until(standing, 8.0, lambda t_s: (3.0 + t_s % 1, 3.0, 3.0, 3.0)), Reason.STEPPED_OFF, 0.3),
        (until(standing, 8.0, lambda t_s: (60 + t_s % 1, 50, 50, 50)), Reason.OVERLOADED, 0.3),
        (until(standing, 8.0), Reason.SILENT, 0.3),
        (until(standing, 8.0, lambda t_s: standing(8.0)), Reason.FROZEN, 1.1),
    ],
    ids=["nobody there", "one foot left", "too heavy", "silent", "stuck"],
)
def test_the_board_goes_on_watching_while_the_sensor_steers(
    board: Says, reason: Reason, within_s: float
) -> None:
    (first, at_s), *_ = paused(played(board, upright))
    assert first is reason
    assert 8.0 < at_s <= 8.0 + within_s


def test_play_does_not_begin_before_somebody_is_on_the_board() -> None:
    late = until(lambda t_s: (0.0, 0.0, 0.0, 0.0), 6.0, standing)
    began = [e.step / 120 for e in played(late, upright) if isinstance(e, Began)]
    assert began
    assert began[0] > 6.0 + 2.0 + 3.0 - 0.1


def test_the_board_lost_and_back_pauses_and_goes_on_while_the_sensor_steers() -> None:
    events = played(missing(standing, 7.0, 9.0), upright, for_s=16.0)
    assert [reason for reason, _ in paused(events)] == [Reason.SILENT]
    assert any(isinstance(event, Resumed) for event in events)


def test_a_silent_sensor_that_steers_pauses_and_comes_back_while_the_board_goes_on() -> None:
    events = played(standing, missing(upright, 7.0, 9.0), for_s=16.0)
    assert [reason for reason, _ in paused(events)] == [Reason.SILENT]
    assert any(isinstance(event, Resumed) for event in events)


@pytest.mark.parametrize(
    ("sensor", "reason"),
    [
        (missing(upright, 7.0, 10.0), Reason.SILENT),
        (lambda t_s: upright(7.0 if 7.0 <= t_s < 10.0 else t_s), Reason.FROZEN),
    ],
    ids=["silent", "stuck"],
)
def test_a_sensor_that_only_records_is_told_of_once_and_pauses_nothing(
    sensor: Says, reason: Reason
) -> None:
    events = played(standing, sensor, steers=BOARD)
    assert paused(events) == []
    told = [event for event in events if isinstance(event, Unheard | HeardAgain)]
    assert [type(event) for event in told] == [Unheard, HeardAgain]
    assert isinstance(told[0], Unheard)
    assert (told[0].device, told[0].reason) == (SENSOR, reason)


def test_a_short_gap_of_a_sensor_that_only_records_is_not_told() -> None:
    events = played(standing, missing(upright, 7.0, 7.8), steers=BOARD)
    assert not [event for event in events if isinstance(event, Unheard | HeardAgain | Paused)]


def test_play_says_which_device_it_stands_still_for() -> None:
    entry = find_level(LEVEL)
    bout = Bout(
        EXERCISES[entry.exercise], entry.level, 1, WORN, Geometry(device=SENSOR), Kind.TILT,
        beside=(BOARD_BESIDE,),
    )  # fmt: skip
    for step in range(60):
        bout.take(Sample(step / 120, Kind.TILT, upright(step / 120), device=SENSOR), step / 120)
        bout.advance()
    assert bout.phase is Phase.WAITING
    assert bout.danger_from == BOARD


def test_where_an_exercise_needs_both_the_lean_is_the_sensors_and_the_load_the_boards() -> None:
    entry, joins = find_level(LEVEL), Beside(BOARD_NOTE, Geometry(device=BOARD), ON_BOARD, True)
    bout = Bout(
        EXERCISES[entry.exercise], entry.level, 1, WORN, Geometry(device=SENSOR), Kind.TILT,
        beside=(joins,),
    )  # fmt: skip
    for step in range(120):
        t_s, half = step / 120, BODY_KG / 4
        bout.take(Sample(t_s, Kind.LOAD4, (half, half, 0.0, 0.0), device=BOARD), t_s)
        bout.take(Sample(t_s, Kind.TILT, (4.0, 0.0), device=SENSOR), t_s)
        bout.advance()
    control = bout.control
    assert control is not None
    assert (control.x, control.load, control.right) == pytest.approx((0.5, 0.5, 1.0), abs=0.02)
