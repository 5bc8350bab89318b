"""A loop in the making: laid together part by part, so that no frame waits for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from game.screen.sounds.tone import MUSIC_PEAK, RATE_HZ, FloatArray

SLICE = 2 * RATE_HZ
"""Samples that are brought to their loudness at once."""


class Part(NamedTuple):
    """One sound of a loop."""

    at_s: float
    make: Callable[[], FloatArray]
    """(n, 2), no longer than the loop. What rings over the end sounds on at the beginning, so that
    there is no seam."""


class Loop:
    """Parts on their way to one whole, at the ceiling of the music."""

    def __init__(self, parts: Sequence[Part], length_s: float) -> None:
        count = round(length_s * RATE_HZ)
        self._parts = list(parts)
        self._sum = np.zeros((count, 2), np.float32)
        self._slices: list[NDArray[np.int16]] = []
        self._peak = 0.0

    @property
    def whole(self) -> bool:
        """Nothing is left to do."""
        return len(self._slices) * SLICE >= len(self._sum)

    def go_on(self) -> None:
        """A few milliseconds of the work: one part, the loudness, or one slice of numbers."""
        if self._parts:
            self._lay(self._parts.pop(0))
        elif not self._peak:
            self._peak = max(1e-9, float(self._sum.max()), -float(self._sum.min()))
        elif not self.whole:
            start = len(self._slices) * SLICE
            louder = self._sum[start : start + SLICE] * np.float32(MUSIC_PEAK / self._peak * 32767)
            self._slices.append(np.round(louder).astype(np.int16))

    def _lay(self, part: Part) -> None:
        wave = part.make()
        start = round(part.at_s * RATE_HZ) % len(self._sum)
        before_end = min(len(wave), len(self._sum) - start)
        self._sum[start : start + before_end] += wave[:before_end]
        self._sum[: len(wave) - before_end] += wave[before_end:]

    def numbers(self) -> NDArray[np.int16]:
        """(n, 2) what a sound device takes, made to its end if need be."""
        while not self.whole:
            self.go_on()
        return np.concatenate(self._slices)
