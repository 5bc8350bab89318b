"""Recordings that are empty, short, still or wild: nothing raises, nothing is NaN or inf."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as numbers

from game.measures.panel import panel
from tests.measures.panels import (
    DFA,
    FEET,
    MEANS,
    TEN_SECONDS,
    bare,
    defined,
    lags_from,
    sound,
    undefined,
)
from tests.measures.signals import circle, noise, sway, times_s, turned


@pytest.mark.parametrize(
    ("t_s", "xy_mm"),
    [
        ([], []),  # nothing at all
        (np.empty(0), np.empty((0, 2))),
        (times_s(50), np.full((50, 2), np.nan)),  # nothing readable
        (times_s(50), np.column_stack((np.ones(50), np.full(50, np.nan)))),  # one axis missing
        (np.full(50, np.inf), circle(1.0, n=50)),  # no times
    ],
)
def test_an_empty_recording_has_no_measure_and_says_so(t_s, xy_mm):
    result = bare(t_s, xy_mm)
    assert result.n == 0
    assert defined(result) == set()
    assert {result.undefined[key] for key in undefined(result)} == {"empty"}
    assert result.undefined["sda.planar.H_short"] == "empty"
    assert sound(result)


@pytest.mark.parametrize("filter_", [None, "default"])
def test_a_single_sample_must_not_look_like_perfect_balance(filter_):
    result = panel([0.0], [[3.0, 4.0]], filter=filter_)
    assert defined(result) == MEANS
    assert result.measures["mean_ml"] == 3.0
    assert result.measures["mean_ap"] == 4.0
    assert (result.n, result.fs_hz, result.duration_s) == (1, None, 0.0)
    assert sound(result)


def test_two_samples_have_a_length_and_a_direction_but_no_ellipse():
    result = bare([0.0, 0.01], [[0.0, 0.0], [3.0, 3.0]])
    needing_three = {"area_pe", "ellipse_major", "ellipse_minor", "fd_ce"}
    needing_more = TEN_SECONDS | DFA | lags_from(0.01)
    assert undefined(result) == needing_three | needing_more | {"mvelo_deg_per_s"}
    assert result.measures["range_2d"] == pytest.approx(math.hypot(3, 3))
    assert result.measures["ellipse_angle_deg"] == pytest.approx(45)
    assert result.measures["area_hull"] == result.measures["area_sw"] == 0
    assert sound(result)


def test_two_samples_cannot_be_filtered():
    result = panel([0.0, 0.01], [[0.0, 0.0], [3.0, 3.0]])
    assert {result.undefined[key] for key in undefined(result)} == {"filter"}
    assert sound(result)


@pytest.mark.parametrize("position", [0.0, 12.3456789, 1e6 / 3])
@pytest.mark.parametrize("filter_", [None, "default"])
def test_standing_like_a_statue_is_zero_sway_without_a_frequency(position, filter_):
    result = panel(times_s(1500), np.full((1500, 2), position), filter=filter_)
    without = {"corr_ml_ap", "ellipse_angle_deg", "mfreq", "mfreq_ml", "mfreq_ap"} | DFA
    without |= {"fd", "fd_cc", "fd_ce"} | (TEN_SECONDS - {"power_ml", "power_ap"})
    assert undefined(result) == without | {"mvelo_deg_per_s"}
    assert {result.undefined[key] for key in TEN_SECONDS & without | DFA} == {"still"}
    assert {why for key, why in result.undefined.items() if key.startswith("sda")} == {"still"}
    assert all(result.measures[key] == 0 for key in defined(result) - MEANS)
    assert result.measures["mean_ml"] == pytest.approx(position)
    assert sound(result)


def test_one_axis_that_is_still_leaves_the_other_measured():
    trace = np.column_stack((sway(1500)[:, 0], np.full(1500, 7.0)))
    result = bare(times_s(1500), trace)
    along_the_still_one = {"f50_ap", "f95_ap", "cfreq_ap", "freqd_ap", "sampen_ap", "dfa_ap"}
    without = {"corr_ml_ap", "mfreq_ap", "fd_ce", "mvelo_deg_per_s"}
    assert undefined(result) == along_the_still_one | without
    assert result.measures["power_ap"] == result.measures["msd_ap_1s"] == 0
    assert result.sda.ml.H_short == result.sda.planar.H_short is not None
    assert result.sda.ap.H_short is None
    assert sound(result)


@pytest.mark.parametrize(
    ("n", "without"),
    [
        (499, TEN_SECONDS | DFA | lags_from(5.0)),  # 4.98 s
        (500, TEN_SECONDS | lags_from(5.0)),
        (502, TEN_SECONDS | lags_from(10.0)),  # 5.01 s
        (1000, TEN_SECONDS | lags_from(10.0)),  # 9.99 s
        (1001, lags_from(10.0)),  # 10 s, and a lag of 10 s is as long as that
        (1002, set()),
    ],
)
def test_what_a_short_recording_cannot_show_is_undefined(n, without):
    result = bare(times_s(n), sway(n), height_m=1.7)
    assert undefined(result) == without
    assert (result.sda.ml.H_short is None) == (n < 1001)
    assert sound(result)


@pytest.mark.parametrize(
    ("rate_hz", "filter_", "without"),
    [
        (9.0, 2.0, {"power_ml": "slow", "f50_ap": "slow", "msd_ml_0.05s": "lag"}),
        (30.0, None, {"sampen_ml": "stride", "sampen_ap": "stride", "msd_ml_0.05s": "lag"}),
        (30.0, 5.0, {"msd_planar_0.01s": "lag"}),
        (40.0, None, {"msd_ap_0.01s": "lag"}),
    ],
)
def test_what_a_rate_cannot_show_is_undefined(rate_hz, filter_, without):
    n = round(60 * rate_hz)
    result = panel(times_s(n, rate_hz), sway(n), filter=filter_)
    assert {key: result.undefined[key] for key in without} == without
    assert ("sampen_ml" in undefined(result)) == ("sampen_ml" in without)
    assert ("power_ml" in undefined(result)) == ("power_ml" in without)
    assert sound(result)


@pytest.mark.parametrize("turn_deg", [0.0, 17.0, 45.0, 90.0, 133.0])
@pytest.mark.parametrize("size_mm", [1e-6, 1.0, 30.0, 1e6])
def test_a_line_at_any_tilt_covers_no_area(turn_deg, size_mm):
    along = size_mm * noise(1.0, 400)[:, 0]
    result = bare(times_s(400), turned(np.column_stack((along, np.zeros(400))), turn_deg))
    found = result.measures
    assert found["area_pe"] == found["ellipse_minor"] == found["area_hull"] == 0
    assert found["range_2d"] == pytest.approx(np.ptp(along))
    assert found["area_sw"] == pytest.approx(0, abs=1e-9 * size_mm**2)
    assert found["fd_ce"] is None
    assert sound(result)


@pytest.mark.parametrize(
    ("size_mm", "offset_mm"), [(1e-6, 0.0), (1.0, 0.0), (1e6, 0.0), (1.0, 1e6), (1e6, 1e6)]
)
def test_the_smallest_and_largest_sway_are_still_measured(size_mm, offset_mm):
    found = bare(times_s(600), circle(size_mm, n=600) + offset_mm).measures
    assert found["mdist"] == pytest.approx(size_mm, rel=1e-6)
    assert found["mfreq"] == pytest.approx(0.5, rel=1e-3)


def test_the_steps_of_a_coarse_sensor_are_measured():
    result = bare(times_s(3000), np.round(sway(3000)))
    assert undefined(result) == {"mvelo_deg_per_s"}
    assert sound(result)


@pytest.mark.parametrize(
    "as_given",
    [
        lambda t, xy: (t.tolist(), xy.tolist()),
        lambda t, xy: (t, xy.astype(np.int64)),
        lambda t, xy: (t, xy.astype(np.float32)),
        lambda t, xy: (t, np.asfortranarray(xy)),
        lambda t, xy: (np.repeat(t, 2)[::2], np.repeat(xy, 3, axis=0)[::3]),
    ],
    ids=["lists", "whole numbers", "float32", "columns first", "every third"],
)
def test_any_kind_of_numbers_measures_the_same(as_given):
    time, trace = times_s(1100), np.round(sway(1100) * 10)
    assert panel(*as_given(time, trace)).measures == panel(time, trace).measures


@pytest.mark.parametrize("filter_", [None, "default"])
def test_the_recording_given_is_never_modified(filter_):
    time, trace = times_s(300)[::-1].copy(), sway(300)
    time[5], trace[9, 0] = np.nan, np.inf
    time_before, trace_before = time.copy(), trace.copy()
    time.flags.writeable = trace.flags.writeable = False
    panel(time, trace, filter=filter_)
    np.testing.assert_array_equal(time, time_before)
    np.testing.assert_array_equal(trace, trace_before)


@pytest.mark.parametrize(
    ("t_s", "xy_mm"),
    [
        (times_s(3), np.zeros((4, 2))),  # unlike lengths
        (times_s(3), np.zeros((3, 3))),  # three columns
        (times_s(3), np.zeros(3)),  # one axis
        (np.zeros((3, 2)), np.zeros((3, 2))),  # times in a table
        (np.empty(0), np.zeros((4, 2))),
    ],
)
def test_a_wrong_shape_gets_one_clear_error(t_s, xy_mm):
    with pytest.raises(ValueError, match=r"need t_s \(n,\) and xy_mm \(n, 2\)"):
        panel(t_s, xy_mm)


wild = st.one_of(
    st.floats(allow_nan=True, allow_infinity=True),
    st.sampled_from([0.0, 1e-9, 1e-6, 1.0, 1e6, 1e99, 5e-324]),
)


@settings(max_examples=150, deadline=None)
@given(st.data(), st.integers(0, 30), st.sampled_from([None, "default", 1.0]), st.booleans())
def test_any_content_gives_a_sound_result(data, n, filter_, clock_runs):
    clock = st.just(times_s(n)) if clock_runs else numbers.arrays(float, n, elements=wild)
    trace = data.draw(numbers.arrays(float, (n, 2), elements=wild))
    assert sound(panel(data.draw(clock), trace, filter=filter_, height_m=1.7, boundary=FEET))


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from([500, 1001, 2100]),
    st.integers(0, 1000),
    st.lists(wild.filter(np.isfinite), min_size=1, max_size=5),
    st.sampled_from([None, "default"]),
)
def test_any_content_of_a_long_recording_gives_a_sound_result(n, seed, values, filter_):
    trace = np.random.default_rng(seed).choice(values, (n, 2))
    assert sound(panel(times_s(n), trace, filter=filter_, boundary=FEET))
