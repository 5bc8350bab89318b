"""What sounds all the time: water and a slow pad. Loops whose end joins their beginning."""

from __future__ import annotations

import numpy as np

from game.screen.sounds.tone import MUSIC_PEAK, FloatArray, noise, pitch_hz, times

LOOP_S = 10.0
CHORD = (-5, 0, 2, 5)
NIGHT_CHORD = (-5, -3, 0, 4)


def water() -> FloatArray:
    """(n, 2) small waves against a hull."""
    return _loud(_waves())


def pad() -> FloatArray:
    """(n, 2) a slow chord over water."""
    return _loud(0.6 * _waves() + _chord(CHORD))


def night() -> FloatArray:
    """(n, 2) a lower chord, and the water farther away."""
    return _loud(0.35 * _waves() + _chord(NIGHT_CHORD))


def _waves() -> FloatArray:
    t = times(LOOP_S)
    sides = []
    for seed, turn in ((11, 0.0), (12, 2.1)):
        swell = 0.55 + 0.3 * np.sin(2 * np.pi * 2 * t / LOOP_S + turn)
        swell += 0.15 * np.sin(2 * np.pi * 5 * t / LOOP_S + 2 * turn)
        sides.append(noise(LOOP_S, 180, 900, seed) * swell)
    return np.stack(sides, axis=1)


def _chord(steps: tuple[int, ...]) -> FloatArray:
    """Whole turns in one loop, so that it has no seam; each note swells in its own time."""
    t = times(LOOP_S)
    whole = np.zeros((len(t), 2))
    for place, step in enumerate(steps):
        hz = round(pitch_hz(step) * LOOP_S) / LOOP_S
        swell = 0.6 + 0.4 * np.sin(2 * np.pi * (1 + place % 2) * t / LOOP_S + 1.7 * place)
        note = (
            np.sin(2 * np.pi * hz * t) + 0.3 * np.sin(2 * np.pi * (hz + 1 / LOOP_S) * t)
        ) * swell
        side = 0.35 + 0.3 * (place % 2)
        whole[:, 0] += note * (1 - side)
        whole[:, 1] += note * side
    return whole / len(steps)


def _loud(wave: FloatArray) -> FloatArray:
    return wave * (MUSIC_PEAK / float(np.abs(wave).max()))
