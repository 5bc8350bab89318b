"""Recorded bouts become traces and panels."""

import math

import msgspec
import numpy as np
import pytest

from game.core.calibration import fallback
from game.core.event import Began, Ended, Paused, Reached, Reason, Resumed, Shown
from game.core.level import Limits
from game.core.pose import Geometry
from game.core.recording import DeviceNote, Header, Taken
from game.core.time import steps
from game.measures.bouts import bout_panel, measuring_times_s, path_of, played
from input_devices.sample import Kind, Sample

UTC = "2026-11-18T14:32:05Z"
BOARD = DeviceNote("wii:1", "wii-1", "Wii Balance Board", Kind.LOAD4, "mm", 100.0, True)
PLATE = DeviceNote("lsl:1", "plate-1", "Force plate", Kind.COP, "mm", 100.0, True)
MOUSE = DeviceNote("mouse:", "mouse", "Mouse", Kind.AXES, "reach", None, False)
SENSOR = DeviceNote("witmotion:", "wit-1", "Tilt sensor", Kind.TILT, "deg", 100.0, True)

BEGAN = Began(step=steps(5))
PROBE = [BEGAN, Ended(step=steps(38), how="done")]


def header(device=PLATE, purpose="probe", ended="done"):
    return Header(
        program_version="0.1.0", session="s1", number=1, patient="P-1",
        level_id="quiet_stance/probe", level_text="", level_sha256="", exercise="quiet_stance",
        limits=Limits(), seed=1, geometry=Geometry(), device=device, theme="adult",
        calibration=fallback(made_utc=UTC, device_id=device.id, unit=device.unit, note=""),
        started_utc=UTC, purpose=purpose, ended=ended,
    )  # fmt: skip


def standing(duration_s=38.0, *, still_from_s=math.inf, rate_hz=100.0):
    """A sway of 5 mm around the middle at 0.5 Hz."""
    taken = []
    for n in range(int(duration_s * rate_hz)):
        t_s = n / rate_hz
        radius = 5.0 if t_s < still_from_s else 0.0
        turn = math.pi * t_s
        values = (radius * math.cos(turn), radius * math.sin(turn), 700.0)
        taken.append(Taken(steps(t_s), t_s, Sample(t_s, Kind.COP, values)))
    return taken


def test_a_probe_is_measured_over_thirty_seconds_after_settling():
    panel = bout_panel(header(), standing(), PROBE)
    assert panel.duration_s == pytest.approx(30, abs=0.02)
    assert panel.filter == "lowpass_10hz"
    # a circle of 5 mm at 0.5 Hz: pi 5 mm a second
    assert panel.measures["mvelo"] == pytest.approx(5 * math.pi, rel=0.01)


def test_a_probe_without_events_is_its_last_thirty_seconds():
    assert bout_panel(header(), standing()).duration_s == pytest.approx(30, abs=0.02)


def test_a_pause_in_a_probe_leaves_too_little_to_measure():
    events = [
        BEGAN,
        Paused(step=steps(20), reason=Reason.BY_HAND),
        Resumed(step=steps(26)),
        Ended(step=steps(44), how="done"),
    ]
    panel = bout_panel(header(), standing(44), events)
    assert panel.measures["mvelo"] is None
    assert panel.undefined["mvelo"] == "short"


@pytest.mark.parametrize(("gap_s", "measured"), [(8.0, True), (16.0, False)])
def test_a_stance_of_a_minute_needs_fifty_seconds_without_a_gap(gap_s, measured):
    """Half a minute of it would be another protocol."""
    quiet = {"attempt": 1, "x": 0.0, "y": 0.0, "label": "quiet"}
    events = [
        BEGAN,
        Shown(step=steps(8), radius=1.0, d=0.0, **quiet),
        Reached(step=steps(68), quality=1.0, time_s=60.0, **quiet),
        Ended(step=steps(68), how="done"),
    ]
    samples = [one for one in standing(68) if not 8.0 < one.t_s < 8.0 + gap_s]
    panel = bout_panel(header(), samples, events)
    assert (panel.measures["mvelo"] is not None) is measured


@pytest.mark.parametrize(
    ("device", "purpose", "ended"),
    [
        (MOUSE, "play", "done"),  # pointers measure nothing
        (MOUSE, "probe", "done"),
        (SENSOR, "probe", "done"),  # degrees are no millimetres
        (PLATE, "probe", "stopped"),  # a stopped trial has no sway
        (PLATE, "probe", "interrupted"),
    ],
)
def test_what_cannot_be_measured_has_no_panel(device, purpose, ended):
    assert bout_panel(header(device, purpose, ended), standing(), PROBE) is None


def test_play_is_measured_over_its_longest_stretch():
    events = [BEGAN, Paused(step=steps(10), reason=Reason.STEPPED_OFF), Resumed(step=steps(20))]
    events.append(Ended(step=steps(38), how="stopped"))
    panel = bout_panel(header(purpose="play", ended="stopped"), standing(), events)
    assert panel.duration_s == pytest.approx(18, abs=0.02)


@pytest.mark.parametrize("events", [[], PROBE, None])
def test_a_bout_without_samples_has_no_measures(events):
    panel = bout_panel(header(), [], events)
    assert set(panel.measures.values()) == {None}


def test_a_load_board_gets_the_filter_of_boards():
    def corners(taken):
        x, y, _ = taken.sample.values
        right, front = 35 * x / 216.5, 35 * y / 119  # of 70 kg
        values = tuple((70 + a * 2 * right + b * 2 * front) / 4 for a in (1, -1) for b in (1, -1))
        sample = msgspec.structs.replace(taken.sample, kind=Kind.LOAD4, values=values)
        return msgspec.structs.replace(taken, sample=sample)

    panel = bout_panel(header(BOARD), [corners(one) for one in standing()], PROBE)
    assert panel.filter == "lowpass_5hz"
    assert panel.measures["range_ml"] == pytest.approx(10, rel=0.03)


def test_samples_with_nobody_on_the_board_are_left_out():
    loads = [(20.0,) * 4, (0.0,) * 4, (20.0,) * 4]
    taken = [Taken(n, n / 100, Sample(0.0, Kind.LOAD4, load)) for n, load in enumerate(loads)]
    t_s, xy_mm, load_n = path_of(taken, Geometry())
    assert t_s.tolist() == [0.0, 0.02]
    assert xy_mm.shape == (2, 2)
    assert load_n == pytest.approx(80 * 9.80665)


def test_an_unloaded_plate_has_no_centre_of_pressure():
    loads_n = (700.0, 0.0, 700.0)
    taken = [Taken(0, n, Sample(0.0, Kind.COP, (1.0, 2.0, load))) for n, load in enumerate(loads_n)]
    assert path_of(taken, Geometry()).t_s.tolist() == [0, 2]


def test_the_clock_of_the_device_takes_the_jitter_out():
    late_s = np.random.default_rng(1).exponential(0.01, 2000)
    late_s[::50] = 0.0
    taken = [
        Taken(n, n / 100 + late, Sample(0.0, Kind.COP, (0.0, 0.0), t_dev=500 + n / 100))
        for n, late in enumerate(late_s)
    ]
    between = np.diff(measuring_times_s(taken)[100:])
    assert between == pytest.approx(0.01, abs=1e-9)


def test_time_never_falls_when_the_device_starts_again():
    clock = [*np.arange(0, 2, 0.01), *np.arange(0, 2, 0.01)]
    taken = [
        Taken(n, n / 100, Sample(0.0, Kind.COP, (0.0, 0.0), t_dev=float(t)))
        for n, t in enumerate(clock)
    ]
    times_s = measuring_times_s(taken)
    assert min(np.diff(times_s)) >= 0
    assert times_s[-1] == pytest.approx(3.99)


def test_without_a_device_clock_the_arrival_counts():
    assert measuring_times_s(standing(0.03)) == [0.0, 0.01, 0.02]


def test_a_bout_that_was_cut_off_was_played_until_its_last_event():
    assert played([BEGAN, Paused(step=900, reason=Reason.SILENT)]) == [(600, 900)]
    assert played([BEGAN, Began(step=700)]) == [(600, 700), (700, 700)]
    assert played([]) == []
