"""The power spectrum of signals whose moments follow from formulas."""

import math

import numpy as np
import pytest
from scipy import signal

from game.measures.preparing import prepare
from game.measures.spectrum import spectra, welch
from tests.measures.signals import measures, noise, sine, sway, times_s

FREQUENCIES = ("f50", "f95", "cfreq")


@pytest.mark.parametrize("hz", [0.25, 0.5, 2.0])
@pytest.mark.parametrize("n", [1500, 2000, 6000, 6001])
def test_a_swing_has_half_its_squared_amplitude_as_power_at_its_frequency(hz, n):
    found = measures(sine(10.0, hz, n))
    assert found["power_ml"] == pytest.approx(50, rel=0.04)
    for key in FREQUENCIES:
        assert found[f"{key}_ml"] == pytest.approx(hz, abs=0.1), key
    assert found["power_ap"] == 0
    assert found["f50_ap"] is found["f95_ap"] is found["cfreq_ap"] is found["freqd_ap"] is None


def test_a_fast_swing_is_a_single_line():
    assert measures(sine(10.0, 3.0))["freqd_ml"] == pytest.approx(0, abs=0.05)


@pytest.mark.parametrize(("slow", "fast", "half_at_hz"), [(3.0, 1.0, 0.5), (1.0, 3.0, 2.0)])
def test_two_tones_share_the_power_as_their_amplitudes_say(slow, fast, half_at_hz):
    trace = sine(slow, 0.5) + sine(fast, 2.0)
    found = measures(trace)
    power = np.array([slow**2, fast**2]) / 2
    mean_square_hz = np.sum(power * np.array([0.25, 4.0])) / np.sum(power)
    mean_hz = np.sum(power * np.array([0.5, 2.0])) / np.sum(power)
    assert found["power_ml"] == pytest.approx(np.sum(power), rel=0.01)
    assert found["cfreq_ml"] == pytest.approx(math.sqrt(mean_square_hz), rel=0.01)
    dispersion = math.sqrt(1 - mean_hz**2 / mean_square_hz)
    assert found["freqd_ml"] == pytest.approx(dispersion, abs=0.01)
    assert found["f50_ml"] == pytest.approx(half_at_hz, abs=0.1)
    assert found["f95_ml"] == pytest.approx(2.0, abs=0.1)


def test_a_flat_spectrum_has_the_frequencies_of_its_band():
    found = measures(noise(1.0, 120_000))
    for axis in ("ml", "ap"):
        assert found[f"power_{axis}"] == pytest.approx((5 - 0.15) / 50, rel=0.03)
        assert found[f"f50_{axis}"] == pytest.approx(2.575, abs=0.1)
        assert found[f"f95_{axis}"] == pytest.approx(4.758, abs=0.05)
        assert found[f"cfreq_{axis}"] == pytest.approx(2.931, rel=0.01)
        assert found[f"freqd_{axis}"] == pytest.approx(0.478, abs=0.01)


def test_a_steady_drift_has_no_power():
    time = times_s(3000)
    found = measures(np.column_stack((1000 * time, -30 * time)))
    assert found["power_ml"] == pytest.approx(0, abs=1e-18)
    assert found["f50_ml"] is found["cfreq_ap"] is None


@pytest.mark.parametrize("hz", [0.05, 8.0, 20.0])
def test_what_swings_outside_the_band_has_no_power(hz):
    assert measures(sine(10.0, hz))["power_ml"] < 0.5


@pytest.mark.parametrize(
    ("n", "rate_hz", "bins"),
    [
        (6000, 100.0, 98),  # 0.05 Hz apart, from 0.15 to 5 Hz
        (1001, 100.0, 49),  # the whole record of 10.01 s
        (1500, 100.0, 73),
        (1000, 50.0, 98),
        (200, 10.0, 98),  # up to the highest frequency there is
        (2000, 33.3, 98),
    ],
)
def test_the_band_reaches_from_015_to_5_hz_inclusive(n, rate_hz, bins):
    trial = prepare(times_s(n, rate_hz), sway(n), filter=None, device_rate_hz=rate_hz)
    found = spectra(trial)["ml"]
    assert len(found.hz) == len(found.density) == bins
    assert found.hz[0] >= 0.15 - 1e-9
    assert found.hz[-1] <= 5 + 1e-9
    assert found.hz[0] - found.bin_hz < 0.15 - 1e-9
    assert found.hz[-1] + found.bin_hz > 5 + 1e-9


@pytest.mark.parametrize("length", [1000, 1999, 2000, 6001])
def test_the_estimate_is_that_of_welch(length):
    trace = sway(6001)
    _, known = signal.welch(
        trace, 100.0, nperseg=length, noverlap=length // 2, detrend="linear", axis=0
    )
    np.testing.assert_allclose(welch(trace, 100.0, length), known, rtol=1e-9)
