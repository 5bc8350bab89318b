"""The parts of a sound: one struck bar, a breath of water, the fade-in and the ceiling."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

RATE_HZ = 32000
CUE_PEAK = 0.24
MUSIC_PEAK = 0.12
"""A cue is at most 6 dB above the music. Source: clinical design 9.6."""
FADE_IN_S = 0.07
"""Longer than the 50 ms that keep a cue from startling. Source: clinical design, hazard H10."""
FADE_OUT_S = 0.08
STROKE_S = 0.04
"""Later strokes within one sound rise in so long: felt, never a crack (ours)."""
HEARD = 12.5
"""Time constants until nothing of a tone is left in 16 bits."""
D4_HZ = 293.665
PENTATONIC = (0, 2, 4, 7, 9)
"""Half tones above D."""


def pitch_hz(step: int) -> float:
    """The step-th note of the scale, 0 is D4; negative steps lie below."""
    octave, note = divmod(step, len(PENTATONIC))
    return float(D4_HZ * 2.0 ** (octave + PENTATONIC[note] / 12.0))


def times(length_s: float) -> FloatArray:
    """(n,) seconds from 0."""
    return np.arange(round(length_s * RATE_HZ)) / RATE_HZ


def mallet(hz: float, length_s: float, *, brightness: float = 0.25) -> FloatArray:
    """(n,) a soft bar: the ground tone rings, the overtones of a tuned bar (4 and 9.2 times) die
    away first."""
    t = times(length_s)
    ring = np.sin(2 * np.pi * hz * t) * np.exp(-t * 4.2 / length_s)
    ring += 0.35 * np.sin(2 * np.pi * hz * 1.003 * t) * np.exp(-t * 3.4 / length_s)
    for times_hz, loud, dies in ((4.0, brightness, 14.0), (9.2, 0.2 * brightness, 30.0)):
        heard = t[: round(len(t) * HEARD / dies)]
        over = np.sin(2 * np.pi * times_hz * hz * heard) * np.exp(-heard * dies / length_s)
        ring[: len(heard)] += loud * over
    struck = t[: round(STROKE_S * RATE_HZ) + 1]  # from there on it has risen
    ring[: len(struck)] *= stroke(struck)
    return ring


def stroke(t: FloatArray) -> FloatArray:
    """(n,) how a struck thing rises, 0 to 1, at the seconds t since it was struck."""
    return np.asarray(np.sin(np.pi / 2 * np.minimum(1.0, t / STROKE_S)) ** 2)


def noise(length_s: float, low_hz: float, high_hz: float, seed: int) -> FloatArray:
    """(n,) noise between two frequencies with soft edges; its end joins its beginning without a
    seam."""
    count = round(length_s * RATE_HZ)
    hz = np.fft.rfftfreq(count, 1 / RATE_HZ)
    shape = np.exp(-((np.maximum(low_hz - hz, 0) / low_hz) ** 2) * 6)
    shape *= 1 / (1 + (hz / high_hz) ** 4)
    rng = np.random.default_rng(seed)
    turns = np.exp(2j * np.pi * rng.random(len(hz)))
    wave = np.fft.irfft(shape * turns / np.sqrt(np.maximum(hz, low_hz)), count)
    return np.asarray(wave / np.abs(wave).max())


def lay(*parts: tuple[float, FloatArray]) -> FloatArray:
    """(n,) waves laid over one another, each from its own second on."""
    starts = [round(at_s * RATE_HZ) for at_s, _ in parts]
    whole = np.zeros(max(at + len(wave) for at, (_, wave) in zip(starts, parts, strict=True)))
    for at, (_, wave) in zip(starts, parts, strict=True):
        whole[at : at + len(wave)] += wave
    return whole


def finish(wave: FloatArray, peak: float = CUE_PEAK, pan: float = 0.0) -> FloatArray:
    """(n, 2) faded in and out and brought to its ceiling. pan: -1 left to 1 right."""
    rising = np.arange(min(len(wave), round(FADE_IN_S * RATE_HZ) + 1))
    falling = np.arange(min(len(wave), round(FADE_OUT_S * RATE_HZ) + 1))[::-1]
    shaped = wave.copy()
    fade_in = np.minimum(1.0, rising / (FADE_IN_S * RATE_HZ))
    shaped[: len(rising)] *= np.sin(np.pi / 2 * fade_in) ** 2
    shaped[len(wave) - len(falling) :] *= np.minimum(1.0, falling / (FADE_OUT_S * RATE_HZ))
    shaped = shaped * (peak / max(1e-9, float(np.abs(shaped).max())))
    left, right = np.cos((pan + 1) * np.pi / 4), np.sin((pan + 1) * np.pi / 4)
    loudest = max(left, right)
    return np.stack([shaped * left / loudest, shaped * right / loudest], axis=1)
