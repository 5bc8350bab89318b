"""What sounds all the time: water and a slow pad. Loops whose end joins their beginning."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, partial

import numpy as np

from game.screen.sounds.loop import Part
from game.screen.sounds.tone import RATE_HZ, FloatArray, noise, pitch_hz

LOOP_S = 10.0
CHORD = (-5, 0, 2, 5)
NIGHT_CHORD = (-5, -3, 0, 4)
RUSH_S = 5.0
"""The water comes round twice in a loop; how it swells does not."""
SLICE_S = 2.0


def water() -> Sequence[Part]:
    """Small waves against a hull."""
    return waves(LOOP_S)


def pad() -> Sequence[Part]:
    """A slow chord over water."""
    return (*waves(LOOP_S, 0.6), *_chord(CHORD))


def night() -> Sequence[Part]:
    """A lower chord, and the water farther away."""
    return (*waves(LOOP_S, 0.35), *_chord(NIGHT_CHORD))


def waves(length_s: float, loud: float = 1.0) -> Sequence[Part]:
    """Water for a loop of a multiple of `RUSH_S`, in slices of each side."""
    return [
        Part(at_s, partial(_wave, at_s, side, length_s, loud))
        for side in (0, 1)
        for at_s in np.arange(0.0, length_s, RUSH_S / 2).tolist()
    ]


def _wave(at_s: float, side: int, length_s: float, loud: float) -> FloatArray:
    rush = np.split(_rush(side), 2)[round(2 * at_s / RUSH_S) % 2]
    t, turn = at_s + np.arange(len(rush)) / RATE_HZ, 2.1 * side
    swell = 0.55 + 0.3 * np.sin(4 * np.pi * t / length_s + turn)
    swell += 0.15 * np.sin(10 * np.pi * t / length_s + 2 * turn)
    both = np.zeros((len(t), 2))
    both[:, side] = loud * rush * swell
    return both


@lru_cache(maxsize=2)
def _rush(side: int) -> FloatArray:
    return noise(RUSH_S, 180, 900, seed=11 + side)


def _chord(steps: Sequence[int]) -> Sequence[Part]:
    return [
        Part(at_s, partial(_note, at_s, place, step, len(steps)))
        for place, step in enumerate(steps)
        for at_s in np.arange(0.0, LOOP_S, SLICE_S).tolist()
    ]


def _note(at_s: float, place: int, step: int, notes: int) -> FloatArray:
    """A slice of one note: whole turns in one loop, so that it has no seam; each note swells in its
    own time."""
    t = at_s + np.arange(round(SLICE_S * RATE_HZ)) / RATE_HZ
    hz = round(pitch_hz(step) * LOOP_S) / LOOP_S
    swell = 0.6 + 0.4 * np.sin(2 * np.pi * (1 + place % 2) * t / LOOP_S + 1.7 * place)
    tone = np.sin(2 * np.pi * hz * t) + 0.3 * np.sin(2 * np.pi * (hz + 1 / LOOP_S) * t)
    side = 0.35 + 0.3 * (place % 2)
    return np.stack([tone * swell * (1 - side), tone * swell * side], axis=1) / notes
