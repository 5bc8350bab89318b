"""What must stay and what must change when a trace is moved, turned, scaled or mirrored."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.measures.panel import panel
from game.measures.registry import MEASURES
from tests.measures.signals import measures, moved, noise, sway, times_s, turned

LENGTH_POWER = {"mm": 1, "mm/s": 1, "mm^2": 2, "mm^2/s": 2, "Hz": 0, "deg": 0, "deg/s": 1, "1": 0}
PLANAR = (
    *("mdist", "rdist", "maxdist", "range_2d", "totex", "mvelo", "area_cc", "area_pe"),
    *("ellipse_major", "ellipse_minor", "area_hull", "area_sw", "mfreq", "fd", "fd_cc", "fd_ce"),
)

traces = st.builds(
    lambda kind, n, seed: kind(1.0, n, seed) if kind is noise else kind(n, seed),
    st.sampled_from([noise, sway]),
    st.integers(20, 300),
    st.integers(0, 10_000),
)
modestly = settings(max_examples=25, deadline=None)


def same(found, expected, keys=MEASURES, relative=1e-9):
    for key in keys:
        if expected[key] is None:
            assert found[key] is None, key
        else:
            assert found[key] == pytest.approx(expected[key], rel=relative, abs=1e-9), key


def wrapped(angle_deg):
    """The angle of an axis in (-90, 90]."""
    return 90 - (90 - angle_deg) % 180


@modestly
@given(traces, st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_standing_elsewhere_changes_only_the_mean_position(trace, right, forward):
    before, after = measures(trace), measures(moved(trace, right, forward))
    same(after, before, [key for key in MEASURES if not key.startswith("mean_")], 1e-6)
    assert after["mean_ml"] - right == pytest.approx(before["mean_ml"], abs=1e-6)
    assert after["mean_ap"] - forward == pytest.approx(before["mean_ap"], abs=1e-6)


@modestly
@given(traces, st.floats(-180, 180))
def test_turning_a_trace_turns_only_its_angle(trace, turn_deg):
    before, after = measures(trace), measures(turned(trace, turn_deg))
    same(after, before, PLANAR)
    apart = wrapped(after["ellipse_angle_deg"] - before["ellipse_angle_deg"] - turn_deg)
    assert apart == pytest.approx(0, abs=1e-5)


@modestly
@given(traces, st.floats(1e-3, 1e6))
def test_a_larger_trace_has_larger_lengths_and_the_same_frequencies(trace, factor):
    before, after = measures(trace, height_m=1.7), measures(trace * factor, height_m=1.7)
    for key, measure in MEASURES.items():
        power = LENGTH_POWER[measure.unit]
        assert after[key] == pytest.approx(before[key] * factor**power, rel=1e-6, abs=1e-9), key


@modestly
@given(traces)
def test_a_mirrored_trace_changes_only_signs(trace):
    before, after = measures(trace), measures(trace * [-1, 1])
    signed = ("mean_ml", "corr_ml_ap", "ellipse_angle_deg")
    same(after, before, [key for key in MEASURES if key not in signed])
    for key in signed:
        assert after[key] == pytest.approx(-before[key], abs=1e-9), key


@modestly
@given(traces)
def test_exchanged_axes_exchange_their_measures(trace):
    before, after = measures(trace), measures(trace[:, ::-1])
    same(after, before, (*PLANAR, "corr_ml_ap"))
    for key in (key for key in MEASURES if key.endswith("_ml")):
        assert after[key] == pytest.approx(before[key.replace("_ml", "_ap")]), key
    assert after["ellipse_angle_deg"] == pytest.approx(wrapped(90 - before["ellipse_angle_deg"]))


@modestly
@given(traces)
def test_a_trace_run_backwards_measures_the_same(trace):
    same(measures(trace[::-1]), measures(trace))


@modestly
@given(traces)
def test_twice_the_rate_doubles_velocities_and_leaves_distances(trace):
    before, after = measures(trace), measures(trace, rate_hz=200.0)
    for key, measure in MEASURES.items():
        factor = 2 if measure.unit in ("mm/s", "mm^2/s", "Hz") else 1
        if before[key] is not None:
            assert after[key] == pytest.approx(before[key] * factor), key


@modestly
@given(traces, st.randoms(use_true_random=False))
def test_samples_shuffled_with_their_times_measure_the_same(trace, random):
    order = list(range(len(trace)))
    random.shuffle(order)
    time = times_s(len(trace))
    straight, shuffled = panel(time, trace), panel(time[order], trace[order])
    assert shuffled.measures == straight.measures


@modestly
@given(traces)
def test_the_measures_of_one_trace_agree_with_each_other(trace):
    m = measures(trace)
    slack = 1 + 1e-9
    assert m["mdist"] <= m["rdist"] * slack
    assert m["rdist"] <= m["maxdist"] * slack
    assert m["rdist"] ** 2 == pytest.approx(m["rdist_ml"] ** 2 + m["rdist_ap"] ** 2)
    assert max(m["range_ml"], m["range_ap"]) <= m["range_2d"] * slack
    assert m["range_2d"] <= math.hypot(m["range_ml"], m["range_ap"]) * slack
    assert math.hypot(m["totex_ml"], m["totex_ap"]) <= m["totex"] * slack
    assert m["totex"] <= (m["totex_ml"] + m["totex_ap"]) * slack
    assert m["range_2d"] <= m["totex"] * slack
    assert m["area_hull"] <= math.pi / 4 * m["range_2d"] ** 2 * slack
    assert m["area_pe"] == pytest.approx(math.pi * m["ellipse_major"] * m["ellipse_minor"])
    assert m["mvelo"] == pytest.approx(m["totex"] / ((len(trace) - 1) / 100))


@modestly
@given(traces, st.floats(-180, 180))
def test_the_low_pass_does_not_care_how_the_board_is_turned(trace, turn_deg):
    settings_ = {"filter": 5.0}
    before, after = measures(trace, **settings_), measures(turned(trace, turn_deg), **settings_)
    same(after, before, PLANAR, 1e-7)
    assert np.isfinite(list(filter(None, after.values()))).all()
