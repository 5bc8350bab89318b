"""The cues. Good things are struck bars that climb; nothing here is sad, sharp or sudden."""

from __future__ import annotations

import numpy as np

from game.screen.sounds.tone import FloatArray, finish, lay, mallet, noise, pitch_hz, times

BEAT_S = 60 / 72


def chime(step: int) -> FloatArray:
    """Something was reached: two bars, a fourth note apart, climbing with every success in a
    row."""
    low, high = pitch_hz(5 + step), pitch_hz(7 + step)
    return finish(lay((0.0, mallet(low, 1.1)), (BEAT_S / 8, 0.8 * mallet(high, 1.2))))


def soft(_: int) -> FloatArray:
    """An attempt is over: one low, neutral bar."""
    return finish(mallet(pitch_hz(-2), 0.7, brightness=0.06), peak=0.14)


def collect(step: int) -> FloatArray:
    """Something pretty was picked up: one light bar."""
    return finish(mallet(pitch_hz(8 + step), 0.7, brightness=0.15), peak=0.18)


def complete(_: int) -> FloatArray:
    """A whole thing is done: the scale upwards, then its chord."""
    steps = (0, 2, 4, 5, 7)
    run = [(i * BEAT_S / 4, 0.7 * mallet(pitch_hz(5 + s), 1.6)) for i, s in enumerate(steps)]
    chord = [(5 * BEAT_S / 4, 0.6 * mallet(pitch_hz(s), 2.6)) for s in (5, 7, 10)]
    return finish(lay(*run, *chord))


def splash(_: int) -> FloatArray:
    """Water at the bow: a breath of noise that opens and falls."""
    t = times(0.7)
    swell = np.sin(np.pi * np.minimum(1, t / 0.24) / 2) ** 2 * np.exp(-np.maximum(0, t - 0.2) * 7)
    return finish(noise(0.7, 500, 2600, seed=3) * swell, peak=0.12)


def count(_: int) -> FloatArray:
    """One of three, two, one."""
    return finish(mallet(pitch_hz(5), 0.6, brightness=0.12), peak=0.18)


def pause(_: int) -> FloatArray:
    """Play stands still: two falling bars and a little water."""
    water = 0.25 * splash(0)[:, 0]
    falling = lay((0.0, mallet(pitch_hz(5), 1.0)), (BEAT_S / 3, mallet(pitch_hz(2), 1.3)))
    return finish(lay((0.0, falling), (0.1, water)), peak=0.18)


def resume(_: int) -> FloatArray:
    """Play goes on: the same two bars, rising."""
    return finish(
        lay((0.0, mallet(pitch_hz(2), 1.0)), (BEAT_S / 3, mallet(pitch_hz(5), 1.3))), peak=0.18
    )
