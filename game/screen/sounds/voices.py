"""The instruments of the music: each gives (n,) one note of a pitch and a length, soft at both
ends."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.screen.sounds import drum
from game.screen.sounds.tone import FloatArray, mallet, stroke, times

END_S = 0.15


def marimba(hz: float, length_s: float) -> FloatArray:
    """A wooden bar under a soft mallet."""
    return _ended(mallet(hz, length_s, brightness=0.08), length_s)


def kalimba(hz: float, length_s: float) -> FloatArray:
    """A tongue of metal over a gourd: a short bright edge on a round tone."""
    return _struck(hz, length_s, ((1.0, 1.0, 4.0), (2.0, 0.25, 7.0), (5.4, 0.1, 22.0)))


def harp(hz: float, length_s: float) -> FloatArray:
    """A plucked string: the higher a partial, the sooner it is gone."""
    partials = [(float(n), 1 / n**1.7, 2.2 + 2.2 * n) for n in range(1, 6)]
    return _struck(hz, length_s, partials)


def glass(hz: float, length_s: float) -> FloatArray:
    """A bowl of glass: slow to go."""
    return _struck(hz, length_s, ((1.0, 1.0, 2.6), (1.004, 0.5, 2.6), (2.76, 0.12, 9.0)))


def breath(hz: float, length_s: float) -> FloatArray:
    """A pad: swells and goes."""
    t = times(length_s)
    tone = np.sin(2 * np.pi * hz * t) + 0.5 * np.sin(2 * np.pi * 1.002 * hz * t)
    return np.asarray(tone * np.sin(np.pi * t / length_s) ** 2)


def skin(hz: float, _: float) -> FloatArray:
    """A hand drum, which is short whatever is asked."""
    return _ended(drum.skin(hz) * stroke(times(drum.LENGTH_S)), drum.LENGTH_S)


def _struck(
    hz: float, length_s: float, partials: Sequence[tuple[float, float, float]]
) -> FloatArray:
    """partials: times the ground tone, loudness, how fast it goes in the length of the note."""
    t = times(length_s)
    ring = sum(
        loud * np.sin(2 * np.pi * part * hz * t) * np.exp(-t * gone / length_s)
        for part, loud, gone in partials
    )
    return _ended(np.asarray(ring) * stroke(t), length_s)


def _ended(wave: FloatArray, length_s: float) -> FloatArray:
    left_s = length_s * (1 - np.arange(len(wave)) / len(wave))
    return np.asarray(wave * np.minimum(1.0, left_s / END_S))
