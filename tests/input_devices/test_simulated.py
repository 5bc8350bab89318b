"""Simulated people and test signals: what a real board would make of them, and always the same."""

from __future__ import annotations

import itertools
import math
import statistics
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from input_devices.body import NOBODY, Body, standing
from input_devices.devices import make_device
from input_devices.sample import Connected, Flag, Kind, Lost
from input_devices.signals import (
    CIRCLE_RADIUS_MM,
    SIGNALS,
    SQUARE_HALF_SIDE_MM,
    circle_mm,
    defuzzed,
    square_mm,
)

KG_70_N = 70 * 9.80665


def play(uri, seconds, *, reads=1, start=100.0, body=None):
    """The device after so many seconds, and everything it gave."""
    now = [start]
    device = make_device(uri, clock=lambda: now[0], body=body)
    device.open()
    taken = []
    for i in range(1, reads + 1):
        now[0] = start + seconds * i / reads
        taken += device.read()
    return device, taken


def centre_mm(values):
    tr, br, tl, bl = values
    total = sum(values)
    return 216.5 * (tr + br - tl - bl) / total, 119.0 * (tr + tl - br - bl) / total


def mean_centre_mm(samples):
    centres = [centre_mm(s.values) for s in samples]
    return statistics.fmean(x for x, _ in centres), statistics.fmean(y for _, y in centres)


@pytest.mark.parametrize(("x_mm", "y_mm"), [(0, 0), (60, 0), (0, -40), (-80, 50)])
def test_the_corners_add_up_to_the_body_that_stands_there(x_mm, y_mm):
    _, taken = play("sim:adult", 10, body=lambda t: standing(x_mm, y_mm, KG_70_N))
    assert statistics.fmean(sum(s.values) for s in taken) == pytest.approx(70, abs=0.01)
    assert mean_centre_mm(taken) == pytest.approx((x_mm, y_mm), abs=0.05)
    spread_kg = statistics.stdev(s.values[0] for s in taken)
    assert spread_kg == pytest.approx(0.01, rel=0.25)


@pytest.mark.parametrize(
    ("kind", "values", "tolerance"),
    [
        ("cop", (60, -40, KG_70_N), 0.2),
        ("tilt", (3.81, -2.54), 0.02),
    ],
)
def test_another_kind_of_sensor_sees_the_same_body(kind, values, tolerance):
    uri = f"sim:adult?as={kind}"
    device, taken = play(uri, 10, body=lambda t: standing(60, -40, KG_70_N))
    assert {s.kind for s in taken} == {Kind(kind)} == {device.info.kind}
    means = [statistics.fmean(part) for part in zip(*(s.values for s in taken), strict=True)]
    assert means == pytest.approx(values, abs=tolerance)


def test_rate_times_and_counter_are_those_of_a_real_board():
    device, taken = play("sim:adult?rate=80", 20)
    assert device.info.rate_hz == 80
    assert len(taken) == pytest.approx(1600, abs=2)
    steps = [b.t - a.t for a, b in itertools.pairwise(taken)]
    assert min(steps) > 0
    assert 0.001 < statistics.stdev(steps) < 0.002
    assert [s.seq for s in taken] == list(range(len(taken)))
    assert all(s.t - 100.0 == pytest.approx(s.t_dev) for s in taken)


@given(st.integers(1, 200), st.integers(0, 5), st.sampled_from(["load4", "cop", "tilt"]))
def test_how_often_it_is_read_makes_no_difference(reads, seed, kind):
    uri = f"sim:adult?seed={seed}&as={kind}"
    assert play(uri, 2.0, reads=reads)[1] == play(uri, 2.0)[1]


def test_another_seed_is_another_recording():
    assert play("sim:adult?seed=1", 1)[1] != play("sim:adult?seed=2", 1)[1]


def test_the_body_is_asked_once_a_sample_and_in_order():
    asked = []

    def body(t_s):
        asked.append(t_s)
        return Body(0.0, 0.0, 500.0)

    _, taken = play("sim:adult", 5, reads=50, body=body)
    assert asked == sorted(asked)
    assert [s.t_dev for s in taken] == asked[: len(taken)]
    assert len(asked) == len(taken) + 1  # one is waiting for its time


def test_without_a_body_somebody_stands_quietly():
    device, taken = play("sim:adult?kg=55", 30)
    assert statistics.fmean(sum(s.values) for s in taken) == pytest.approx(55, abs=0.02)
    xs = [centre_mm(s.values)[0] for s in taken]
    assert 0.3 < statistics.stdev(xs) < 10
    assert (device.state, device.finished, device.dropped) == ("live", False, 0)


def test_a_board_with_nobody_on_it_has_clamped_corners():
    _, taken = play("sim:adult", 5, body=lambda t: NOBODY)
    assert all(min(s.values) >= 0 for s in taken)
    assert all(bool(s.flags & Flag.CLAMPED) == (0.0 in s.values) for s in taken)
    assert any(s.flags & Flag.CLAMPED for s in taken)


def test_a_minute_of_simulation_takes_no_time_to_speak_of():
    began = time.perf_counter()
    _, taken = play("sim:adult", 60, reads=3600, body=lambda t: Body(0.0, 0.0, 700.0))
    assert (time.perf_counter() - began) / len(taken) < 100e-6  # some 10 us on a quiet machine


@pytest.mark.parametrize("name", SIGNALS)
def test_a_signal_is_the_same_for_the_same_seed_however_it_is_read(name):
    uri = f"signal:{name}?seed=3"
    device, taken = play(uri, 13, reads=200)
    again, same = play(uri, 13)
    assert taken == same
    assert len(taken) > 300
    assert taken != play(f"signal:{name}?seed=4", 13)[1]
    assert device.events() == again.events()
    assert SIGNALS[name].words


@pytest.mark.parametrize(("name", "path_mm"), [("circle", circle_mm), ("square", square_mm)])
def test_a_path_on_the_board_comes_back_as_it_was_drawn(name, path_mm):
    _, taken = play(f"signal:{name}", 20)
    for sample in taken:
        assert centre_mm(sample.values) == pytest.approx(path_mm(sample.t_dev), abs=0.25)


def test_circle_and_square_start_where_they_say():
    assert circle_mm(0.0) == (CIRCLE_RADIUS_MM, 0.0)
    assert circle_mm(2.5) == pytest.approx((0.0, CIRCLE_RADIUS_MM))
    side = SQUARE_HALF_SIDE_MM
    assert [square_mm(t) for t in (0.0, 2.5, 5.0, 7.5)] == [
        (side, side),
        (-side, side),
        (-side, -side),
        (side, -side),
    ]


def test_sway_stays_within_8_mm_and_reaches_it():
    _, taken = play("signal:sway", 60)
    for axis in (0, 1):
        places = [abs(centre_mm(s.values)[axis]) for s in taken]
        assert 7.0 < max(places) < 8.3


def test_tremor_adds_2_mm_five_times_a_second():
    _, calm = play("signal:sway", 10)
    _, shaky = play("signal:tremor", 10)
    added = [
        centre_mm(a.values)[0] - centre_mm(b.values)[0] for a, b in zip(shaky, calm, strict=True)
    ]
    at_5_hz = [
        math.hypot(
            *(
                2
                * statistics.fmean(
                    x * wave(math.tau * f * s.t_dev) for x, s in zip(added, calm, strict=True)
                )
                for wave in (math.sin, math.cos)
            )
        )
        for f in (5.0, 3.0)
    ]
    assert at_5_hz == pytest.approx([2.0, 0.0], abs=0.1)


def test_steps_are_on_and_off_the_board():
    _, taken = play("signal:steps?kg=40", 40)
    for sample in taken:
        on = int(sample.t_dev / 10) % 2 == 0
        assert sum(sample.values) == pytest.approx(40 if on else 0, abs=0.15)


def test_a_worn_board_hides_its_negative_corners_until_somebody_stands_on_it():
    _, taken = play("signal:worn", 10)
    empty = [s for s in taken if s.t_dev < 4.9]
    loaded = [s for s in taken if s.t_dev > 5.1]
    assert all(s.values[0] == s.values[3] == 0 and s.flags & Flag.CLAMPED for s in empty)
    assert all(not s.flags for s in loaded)
    means = [statistics.fmean(part) for part in zip(*(s.values for s in loaded), strict=True)]
    assert means == pytest.approx((16.5, 18.0, 17.5, 16.5), abs=0.01)


def test_the_wii_signal_is_irregular_and_leaves_out_what_did_not_change():
    _, taken = play("signal:wii", 30)
    assert 50 < len(taken) / 30 < 59.5
    assert all(a.values != b.values for a, b in itertools.pairwise(taken))
    assert {(s.t_dev, s.seq) for s in taken} == {(None, None)}
    steps = [b.t - a.t for a, b in itertools.pairwise(taken)]
    assert statistics.stdev(steps) > 0.003


@pytest.mark.parametrize(
    ("change", "reported"),
    [(-4, -4), (-3, -2), (-2, -1), (-1, -1), (0, 0), (1, 0), (2, 1), (3, 1), (4, 4)],
)
def test_small_changes_are_smoothed_as_the_kernel_does(change, reported):
    assert defuzzed(1000, 1000 + change) - 1000 == reported


def test_gaps_go_through_every_state_of_a_device():
    now = [0.0]
    device = make_device("signal:gaps", clock=lambda: now[0])
    device.open()
    states = {}
    for i in range(1, 1201):
        now[0] = i / 100
        device.read()
        states[now[0]] = device.state
    expected = {1.0: "live", 2.05: "live", 4.58: "stalled", 5.0: "live", 8.9: "stalled"}
    assert {t: states[t] for t in expected} == expected
    assert (states[9.5], states[10.5]) == ("lost", "live")
    assert [type(event) for event in device.events()] == [Connected, Lost, Connected]


def test_an_unplugged_signal_comes_back():
    device, taken = play("signal:unplug", 7, reads=70)
    assert device.state == "lost"
    assert max(s.t_dev for s in taken) < 5.0
    device, taken = play("signal:unplug", 12, reads=120)
    assert device.state == "live"
    assert [s for s in taken if 5.0 <= s.t_dev < 10.0] == []
    assert [type(event) for event in device.events()] == [Connected, Lost, Connected]


def test_tilt_leans_10_degrees_to_both_sides():
    device, taken = play("signal:tilt", 10)
    assert (device.info.kind, device.info.unit) == (Kind.TILT, "deg")
    leans = [s.values[0] for s in taken]
    assert (max(leans), min(leans)) == pytest.approx((10, -10), abs=0.2)
    assert max(abs(s.values[1]) for s in taken) < 0.3
