"""The guiding tone: loops that sound all the time and are mixed, so that it glides without a click.

The farther from the target, the higher; it stands where to go. A light voice above says forward, a
dark one below says back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from game.core.guidance import Tone
from game.screen.sounds.tone import MUSIC_PEAK, FloatArray, pitch_hz, times

LOOP_S = 2.0
HEIGHTS = (0, 1, 2, 3, 4, 5)
"""Notes of the scale from the target outwards: an octave."""
VOICE, ABOVE, BELOW = 0.72, 0.28, 0.28
"""Shares of the ceiling; above and below never sound at once."""
LAYERS = len(HEIGHTS) + 2

Gain = tuple[float, float]
"""Left and right, 0 to 1."""


def gains(tone: Tone | None) -> tuple[Gain, ...]:
    """How loud each loop is: one for each note, then forward, then back. None is silence."""
    if tone is None:
        return ((0.0, 0.0),) * LAYERS
    left, right = min(1.0, 1 - tone.side), min(1.0, 1 + tone.side)
    at = tone.height * (len(HEIGHTS) - 1)
    notes = [max(0.0, 1 - abs(at - n)) for n in range(len(HEIGHTS))]
    over = [max(0.0, tone.ahead), max(0.0, -tone.ahead)]
    return tuple((part * tone.loud * left, part * tone.loud * right) for part in (*notes, *over))


def nearer(now: Sequence[Gain], wanted: Sequence[Gain], share: float) -> tuple[Gain, ...]:
    """A share of the way from these gains to those."""
    return tuple(
        (left + (to_left - left) * share, right + (to_right - right) * share)
        for (left, right), (to_left, to_right) in zip(now, wanted, strict=True)
    )


def loops() -> tuple[Callable[[], FloatArray], ...]:
    """What makes each loop, in the order of `gains`."""
    notes = [_maker(pitch_hz(step), VOICE, (1.0, 0.22, 0.08)) for step in HEIGHTS]
    above = _maker(pitch_hz(13), ABOVE, (1.0, 0.1, 0.0))
    below = _maker(pitch_hz(-5), BELOW, (0.7, 1.0, 0.5))
    return (*notes, above, below)


def _maker(hz: float, share: float, overtones: Sequence[float]) -> Callable[[], FloatArray]:
    return lambda: _loop(hz, share, overtones)


def _loop(hz: float, share: float, overtones: Sequence[float]) -> FloatArray:
    """(n, 2) a whole number of waves, so that its end joins its beginning."""
    turns = 2 * np.pi * round(hz * LOOP_S) / LOOP_S * times(LOOP_S)
    wave = sum(part * np.sin((n + 1) * turns) for n, part in enumerate(overtones))
    loud = np.asarray(wave) * (share * MUSIC_PEAK / float(np.abs(wave).max()))
    return np.stack([loud, loud], axis=1)
