"""Every step from raw samples to a trial."""

import numpy as np
import pytest

from game.measures.preparing import prepare
from game.measures.resampling import WINDOW_AVERAGE, window_average
from tests.measures.signals import circle, moved, noise, sine, sway, times_s


def jittered_s(n, rate_hz=64.0, seed=1):
    """Times of a board whose samples come when they come."""
    return np.cumsum(np.random.default_rng(seed).uniform(0.2, 1.8, n) / rate_hz)


def swing(time, hz, amplitude=10.0):
    return np.column_stack((amplitude * np.sin(2 * np.pi * hz * time), np.zeros(len(time))))


def window_average_by_loop(t_s, values, at_s, half_window_s):
    """The same average, read straight from its definition."""
    averages = []
    for s in at_s:
        inside = np.flatnonzero(np.abs(t_s - s) <= half_window_s + 1e-6)
        edges = (t_s[inside][1:] + t_s[inside][:-1]) / 2
        edges = np.concatenate(([s - half_window_s], edges, [s + half_window_s]))
        averages.append(np.average(values[inside], axis=0, weights=np.diff(edges)))
    return np.array(averages)


def test_a_window_average_weighs_samples_by_their_cells():
    time = np.array([0.0, 0.02, 0.05, 0.06, 0.10])
    value = np.array([[1.0], [2.0], [4.0], [3.0], [5.0]])
    assert window_average(time, value, np.array([0.05]), 0.05)[0, 0] == pytest.approx(3.15)


def test_a_window_with_one_sample_gives_it_and_an_empty_one_gives_none():
    average = window_average(
        np.array([0.0, 1.0]), np.array([[3.0], [5.0]]), np.array([0, 0.5]), 0.1
    )
    assert average[0, 0] == 3.0
    assert np.isnan(average[1, 0])


def test_the_fast_window_average_equals_its_definition():
    time = jittered_s(500)
    value = noise(3.0, 500)
    at_s = np.arange(time[0] + 0.1, time[-1] - 0.1, 0.01)
    np.testing.assert_allclose(
        window_average(time, value, at_s, 0.1),
        window_average_by_loop(time, value, at_s, 0.1),
        atol=1e-9,
    )


def test_a_window_average_keeps_constants_and_ramps():
    time = times_s(200)
    at_s = time[20:-20]
    np.testing.assert_allclose(window_average(time, np.full((200, 1), 7.0), at_s, 0.1), 7.0)
    ramp = window_average(time, time[:, None], at_s, 0.1)
    np.testing.assert_allclose(ramp[:, 0], at_s, atol=1e-12)


@pytest.mark.parametrize("hz", [0.5, 1.0, 2.2])
def test_a_window_average_dampens_a_swing_as_its_length_says(hz):
    time = times_s(20_000, 2000.0)
    value = np.sin(2 * np.pi * hz * time)[:, None]
    at_s = np.arange(0.2, 9.8, 0.001)
    gain = np.ptp(window_average(time, value, at_s, 0.1)) / 2
    assert gain == pytest.approx(np.sinc(2 * hz * 0.1), rel=1e-3)


def test_an_irregular_board_is_averaged_to_100_hz():
    time = jittered_s(1000)
    trial = prepare(time, swing(time, 0.3), filter=None)
    assert (trial.resample, trial.fs_hz) == (WINDOW_AVERAGE, 100.0)
    assert trial.duration_s == pytest.approx(time[-1] - time[0] - 0.2, abs=0.0101)
    assert np.ptp(trial.ml_mm) / 2 == pytest.approx(10 * np.sinc(2 * 0.3 * 0.1), rel=0.02)


def test_an_irregular_moment_is_too_short_to_average():
    trial = prepare([0.0, 0.01, 0.03, 0.035], np.zeros((4, 2)), filter=None)
    assert trial.undefined == "short"


@pytest.mark.parametrize(
    ("rate_hz", "jitter_s", "found_hz"),
    [
        (100.0, 0.0, 100.0),
        (100.0, 0.0002, 100.0),  # within half a millisecond
        (99.95, 0.0, 100.0),  # within 0.1 % of a whole number
        (64.5, 0.0, 64.5),
        (1000.0, 0.0, 1000.0),
    ],
)
def test_a_regular_source_keeps_its_own_rate(rate_hz, jitter_s, found_hz):
    time = times_s(2001, rate_hz)
    time[1:-1] += np.random.default_rng(1).uniform(-jitter_s, jitter_s, 1999)
    trial = prepare(time, sway(2001), filter=None)
    assert trial.resample == "none"
    assert trial.fs_hz == pytest.approx(found_hz, rel=1e-9)
    assert trial.duration_s == pytest.approx(2000 / found_hz)


def test_lost_samples_of_a_regular_source_are_filled_smoothly():
    time = times_s(1000)
    lost = [50, 300, 301, 302, 700]
    trace = swing(time, 0.5)
    whole = prepare(time, trace, filter=None)
    trial = prepare(np.delete(time, lost), np.delete(trace, lost, axis=0), filter=None)
    assert trial.quality.filled == 5
    assert not trial.quality.many_filled
    np.testing.assert_allclose(trial.xy_mm, whole.xy_mm, atol=1e-4)


def test_many_filled_samples_are_told():
    kept = np.arange(1000) % 50 != 25
    trial = prepare(times_s(1000)[kept], sway(1000)[kept])
    assert trial.quality.filled == 20
    assert trial.quality.many_filled


def test_a_rate_the_caller_vouches_for_is_the_rate():
    time = jittered_s(1000)
    trial = prepare(time, swing(time, 0.3), filter=None, device_rate_hz=64.0)
    assert (trial.resample, trial.fs_hz) == ("none", 64.0)


def test_a_rate_that_the_time_stamps_contradict_is_refused():
    trial = prepare(times_s(500), sway(500), device_rate_hz=50.0)
    assert trial.undefined == "rate"


def test_the_start_is_cut_before_the_mean_is_taken():
    trace = np.where(times_s(1000)[:, None] < 3.0, 50.0, circle(4.0, n=1000))
    trial = prepare(times_s(1000), trace, filter=None, discard_s=3.0)
    assert trial.n == 700
    assert trial.quality.discarded_s == pytest.approx(3.0)
    assert np.max(np.abs(trial.mean_mm)) < 1.0
    assert prepare(times_s(100), trace[:100], discard_s=3.0).undefined == "short"


def test_the_low_pass_halves_what_swings_at_its_cut_off():
    trial = prepare(times_s(6000), sine(10.0, 5.0), filter=5.0)
    assert np.max(trial.ml_mm[1000:-1000]) == pytest.approx(5.0, rel=1e-3)
    assert trial.filter == "lowpass_5hz"


def test_the_low_pass_shifts_nothing_in_time():
    trace = sine(10.0, 1.0)
    trial = prepare(times_s(6000), trace, filter=5.0)
    middle = slice(1000, -1000)
    along = np.dot(trial.ml_mm[middle], trace[middle, 0])
    ahead = np.dot(trial.ml_mm[middle], np.gradient(trace[middle, 0]))
    assert abs(ahead) < 1e-6 * abs(along)
    assert np.max(trial.ml_mm[middle]) == pytest.approx(10.0, rel=0.01)


def test_the_low_pass_keeps_the_mean_position():
    trace = moved(circle(5.0), 1e6, -300.0)
    assert prepare(times_s(6000), trace).mean_mm == pytest.approx((1e6, -300.0), abs=0.01)


@pytest.mark.parametrize(
    ("source", "wanted", "name"),
    [
        ("board", "default", "lowpass_5hz"),
        ("plate", "default", "lowpass_10hz"),
        ("board", None, "none"),
        ("plate", 3.5, "lowpass_3.5hz"),
    ],
)
def test_every_source_has_one_filter_and_its_name_is_kept(source, wanted, name):
    assert prepare(times_s(500), sway(500), source=source, filter=wanted).filter == name


@pytest.mark.parametrize("cutoff", [45.0, 50.0, 1e-5])
def test_a_filter_that_does_not_fit_is_never_left_out_in_silence(cutoff):
    trial = prepare(times_s(500), sway(500), filter=cutoff)
    assert trial.undefined == "filter"
    assert not len(trial.xy_mm)


@pytest.mark.parametrize(
    "setting",
    [
        {"filter": 0.0},
        {"filter": float("nan")},
        {"discard_s": -1.0},
        {"minimum_s": float("inf")},
        {"height_m": 0.0},
        {"device_rate_hz": -100.0},
    ],
)
def test_an_absurd_setting_is_refused(setting):
    with pytest.raises(ValueError, match="must be"):
        prepare(times_s(500), sway(500), **setting)


def test_a_trial_cannot_be_changed():
    trial = prepare(times_s(500), sway(500))
    with pytest.raises(ValueError, match="read-only"):
        trial.xy_mm[0, 0] = 1.0
