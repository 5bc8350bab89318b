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
    *(key for key in MEASURES if key.startswith("msd_planar")),
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
        if before[key] is None:
            assert after[key] is None, key
            continue
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
        if before[key] is not None and not key.startswith("msd"):
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


LONG = (sway(3000), noise(1.0, 3000), np.round(4 * sway(3000, 5)) / 4)
SPECTRAL = ("power", "f50", "f95", "cfreq", "freqd")
NO_LENGTH = (*SPECTRAL[1:], "sampen", "dfa")
FITTED = ("H_short", "H_long", "D_short_mm2_per_s", "D_long_mm2_per_s", "fit_lag_break_s")

every_long = pytest.mark.parametrize("trace", LONG, ids=["sway", "noise", "coarse"])


def both(trace, **settings):
    """The measures, and the diffusion by direction, of an unfiltered trace."""
    result = panel(times_s(len(trace)), trace, **{"filter": None, **settings})
    return result.measures, result.as_document("")["sda"]


@every_long
@pytest.mark.parametrize("factor", [1e-3, 7.0, 1e6])
def test_a_larger_trace_has_the_same_entropy_spectrum_and_exponents(trace, factor):
    (before, fit), (after, larger_fit) = both(trace), both(trace * factor)
    for axis in ("ml", "ap"):
        for name in NO_LENGTH:
            key = f"{name}_{axis}"
            assert after[key] == pytest.approx(before[key], rel=1e-6), key
        power = before[f"power_{axis}"] * factor**2
        assert after[f"power_{axis}"] == pytest.approx(power)
    for direction, values in fit.items():
        for key in FITTED:
            scale = factor**2 if key.startswith("D") else 1
            assert larger_fit[direction][key] == pytest.approx(values[key] * scale), key


@every_long
def test_standing_far_off_changes_no_entropy_spectrum_or_exponent(trace):
    (before, fit), (after, far_fit) = both(trace), both(moved(trace, 1e6, -1e6))
    same(after, before, [key for key in MEASURES if not key.startswith("mean_")], 1e-6)
    for direction, values in fit.items():
        for key in FITTED:
            assert far_fit[direction][key] == pytest.approx(values[key], rel=1e-6), key


@every_long
def test_mirrored_and_exchanged_axes_exchange_entropy_spectrum_and_exponents(trace):
    (before, fit), (after, other_fit) = both(trace), both(trace[:, ::-1] * [-1, 1])
    for name in (*SPECTRAL, "sampen", "dfa"):
        assert after[f"{name}_ml"] == pytest.approx(before[f"{name}_ap"]), name
        assert after[f"{name}_ap"] == pytest.approx(before[f"{name}_ml"]), name
    for here, there in (("ml", "ap"), ("ap", "ml"), ("planar", "planar")):
        for key in FITTED:
            assert other_fit[here][key] == pytest.approx(fit[there][key]), key


@every_long
@pytest.mark.parametrize("turn_deg", [30.0, -100.0])
def test_turning_a_trace_leaves_its_diffusion_in_the_plane(trace, turn_deg):
    (before, fit), (after, turned_fit) = both(trace), both(turned(trace, turn_deg))
    same(after, before, PLANAR)
    for key in FITTED:
        assert turned_fit["planar"][key] == pytest.approx(fit["planar"][key]), key


@every_long
def test_a_trace_run_backwards_has_nearly_the_same_entropy_and_spectrum(trace):
    (before, fit), (after, back_fit) = both(trace), both(trace[::-1])
    for axis in ("ml", "ap"):
        for name in ("power", "cfreq", "freqd"):
            key = f"{name}_{axis}"
            assert after[key] == pytest.approx(before[key], rel=3e-3), key
        for name in ("f50", "f95"):
            key = f"{name}_{axis}"
            assert after[key] == pytest.approx(before[key], abs=0.051), key
        assert after[f"dfa_{axis}"] == pytest.approx(before[f"dfa_{axis}"], rel=5e-3)
        entropy = before[f"sampen_{axis}"]
        # Other samples fall on the stride: of noise, none are the same.
        assert after[f"sampen_{axis}"] == pytest.approx(entropy, rel=0.07), axis
    same(after, before, [key for key in MEASURES if key.startswith("msd")])
    for direction, values in fit.items():
        for key in FITTED:
            assert back_fit[direction][key] == pytest.approx(values[key]), key


@modestly
@given(st.integers(0, 1000), st.sampled_from([1001, 1500, 2500]), st.sampled_from([None, 5.0]))
def test_spectrum_and_diffusion_of_one_trace_agree_with_each_other(seed, n, filter_):
    m, fit = both(sway(n, seed), filter=filter_)
    for axis in ("ml", "ap"):
        assert 0.15 - 1e-9 <= m[f"f50_{axis}"] <= m[f"f95_{axis}"] <= 5 + 1e-9
        assert 0 <= m[f"freqd_{axis}"] < 1
        assert m[f"sampen_{axis}"] >= 0
    for one in fit.values():
        assert one["fit_lag_min_s"] < one["fit_lag_break_s"] < one["fit_lag_max_s"]
        if one["crit_time_s"] is not None:
            assert one["fit_lag_min_s"] <= one["crit_time_s"] * (1 + 1e-9)
            assert one["crit_time_s"] <= one["fit_lag_max_s"] * (1 + 1e-9)
            assert one["crit_msd_mm2"] > 0
