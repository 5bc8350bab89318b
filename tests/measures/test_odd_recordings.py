"""Recordings that are empty, short, still, torn or wild: nothing raises, nothing is NaN or inf."""

import json
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as numbers

from game.measures.panel import panel
from game.measures.registry import MEASURES
from game.measures.trial import REASONS, Boundary
from tests.measures.signals import circle, noise, sway, times_s, turned

MEANS = {"mean_ml", "mean_ap"}
AXES = ("ml", "ap")
TEN_SECONDS = {
    f"{name}_{axis}"
    for name in ("power", "f50", "f95", "cfreq", "freqd", "sampen")
    for axis in AXES
}
DFA = {"dfa_ml", "dfa_ap"}
FEET = Boundary(left=-99.0, right=99.0, back=-99.0, forward=99.0)


def bare(t_s, xy_mm, **settings):
    """The panel without filter."""
    return panel(t_s, xy_mm, filter=None, **settings)


def defined(result):
    """The keys that have a value."""
    return {key for key, value in result.measures.items() if value is not None}


def undefined(result):
    """The keys of measures that have no value."""
    return set(result.undefined) & set(MEASURES)


def lags_from(shortest_s):
    """The keys of displacement after at least so long."""
    return {key for key in MEASURES if key.startswith("msd") and lag_of(key) >= shortest_s}


def lag_of(key):
    return float(key.rsplit("_", 1)[1].removesuffix("s"))


def nones(document):
    """The names of everything in a document that is None."""
    found = {key for key, value in document["measures"].items() if value is None}
    for name in ("sda", "ttb"):
        for axis, values in (document[name] or {}).items():
            found |= {f"{name}.{axis}.{key}" for key, value in values.items() if value is None}
    return found if document["ttb"] else found | {"ttb"}


def sound(result):
    """Whether a result is complete, goes through JSON unchanged, and explains every None."""
    document = result.as_document("trial.csv")
    again = json.loads(json.dumps(document, allow_nan=False))
    return (
        again == document
        and list(result.measures) == list(MEASURES)
        and set(result.undefined) == nones(document)
        and set(result.undefined.values()) <= set(REASONS)
    )


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


def test_samples_of_one_time_are_merged_and_counted():
    time = np.repeat(times_s(100), 2)
    result = bare(time, np.repeat(circle(5.0, n=100), 2, axis=0))
    assert result.quality.duplicates == 100
    assert result.measures == bare(times_s(100), circle(5.0, n=100)).measures


def test_a_clock_that_never_moves_leaves_one_sample():
    result = bare(np.full(50, 7.0), circle(5.0, n=50))
    assert defined(result) == MEANS
    assert result.quality.duplicates == 49


def test_a_clock_that_jumps_back_is_put_in_order_and_counted():
    time, trace = times_s(100), circle(5.0, n=100)
    order = [*range(50, 100), *range(50)]
    result = bare(time[order], trace[order])
    assert result.quality.out_of_order == 50
    assert result.measures == bare(time, trace).measures


def test_unreadable_samples_are_removed_counted_and_filled():
    time, trace = times_s(1000), sway(1000)
    time[10], trace[20, 0], trace[30, 1], trace[40] = np.nan, np.inf, -np.inf, np.nan
    result = bare(time, trace)
    assert result.quality.removed == 4
    assert result.quality.filled == 4
    assert result.n == 1000
    assert sound(result)


@pytest.mark.parametrize(
    ("gap_after", "gap_s", "left"),
    [
        (600, 0.3, 600),  # the longer stretch is the first
        (400, 5.0, 600),
        (1, 5.0, 999),  # at the very start
        (999, 0.3, 999),  # at the very end
    ],
)
def test_a_gap_is_told_and_the_longest_stretch_is_analysed(gap_after, gap_s, left):
    time = times_s(1000)
    time[gap_after:] += gap_s - 0.01
    result = bare(time, sway(1000))
    assert result.n == left
    assert result.quality.gaps == 1
    assert result.quality.longest_gap_s == pytest.approx(gap_s)
    assert result.quality.total_gap_s == pytest.approx(gap_s)
    # 500 samples are enough for all but what needs 10 s.
    longer = TEN_SECONDS | lags_from(10.0)
    assert undefined(result) == longer | {"mvelo_deg_per_s"}
    assert sound(result)


def test_no_stretch_as_long_as_the_protocol_wants_leaves_no_measure():
    time = times_s(1000)
    torn = time + np.where(np.arange(1000) < 500, 0, 1.0)
    in_pieces = bare(torn, sway(1000), minimum_s=6.0)
    too_short = bare(time, sway(1000), minimum_s=25.0)
    assert {in_pieces.undefined[key] for key in MEASURES} == {"gap"}
    assert {too_short.undefined[key] for key in MEASURES} == {"short"}
    assert "mvelo" in defined(bare(time, sway(1000), minimum_s=9.99))


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
