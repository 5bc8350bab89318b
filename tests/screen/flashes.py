"""Does a film flash? By the definitions of WCAG 2.2, success criterion 2.3.1, pixel by pixel.

Source: clinical design 9.1, which quotes the criterion, and adds our stricter rule.
"""

from __future__ import annotations

from collections import deque

import msgspec
import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import uniform_filter

CHANGE = 0.10
"""Of relative luminance: a change that counts, where the darker state …"""
DARKER_BELOW = 0.80
SATURATED_RED = 0.8
"""R / (R + G + B). That the two states differ by 0.2 in u'v' too is not asked here: stricter."""
MOST_FLASHES = 3
"""In any second."""
FIELD = (256 / 768, 341 / 1024)
"""Height and width of ten degrees of the view, as shares of the picture …"""
AREA = 0.25
"""… and how much of it may flash."""
PERIOD_S = 1.0


class Verdict(msgspec.Struct, frozen=True):
    """The worst of a film."""

    flashing: float
    """The largest share of any ten-degree field with more than three flashes in one second."""
    red: float
    """The same for red flashes."""
    full_screen: int
    """The most changes of the whole picture's mean by 10 % within one second."""

    @property
    def passes(self) -> bool:
        """Nothing above the limits, the stricter of ours included."""
        return self.flashing <= AREA and self.red <= AREA and self.full_screen <= 1


class Film:
    """Takes up frames one by one. rate_hz: frames per second."""

    def __init__(self, size: tuple[int, int], rate_hz: float) -> None:
        """size: width and height of every frame, pixels."""
        shape = (size[1], size[0])
        window = max(1, round(PERIOD_S * rate_hz))
        self._light = _Changes(shape, window)
        self._mean = _Changes((1, 1), window)
        self._red = _Counted(shape, window)
        self._was_red: NDArray[np.bool_] | None = None
        self._worst = Verdict(0.0, 0.0, 0)

    def add(self, rgb: NDArray[np.uint8]) -> None:
        """One more frame, (height, width, 3)."""
        linear = _linear(rgb)
        light = linear @ np.array([0.2126, 0.7152, 0.0722], np.float32)
        counts = self._light.add(light)
        means = self._mean.add(light.mean().reshape(1, 1))
        total = linear.sum(axis=2)
        is_red = (total > 0.02) & (linear[..., 0] >= SATURATED_RED * total)
        was = is_red if self._was_red is None else self._was_red
        reds, self._was_red = self._red.add(is_red != was), is_red
        self._worst = Verdict(
            max(self._worst.flashing, _field_share(counts)),
            max(self._worst.red, _field_share(reds)),
            max(self._worst.full_screen, int(means.max())),
        )

    @property
    def verdict(self) -> Verdict:
        """Of all frames so far."""
        return self._worst


class _Counted:
    """How often something happened at each pixel within the last second."""

    def __init__(self, shape: tuple[int, int], window: int) -> None:
        self._frames: deque[NDArray[np.bool_]] = deque()
        self._window, self._sum = window, np.zeros(shape, np.int16)

    def add(self, happened: NDArray[np.bool_]) -> NDArray[np.int16]:
        self._frames.append(happened)
        self._sum += happened
        if len(self._frames) > self._window:
            self._sum -= self._frames.popleft()
        return self._sum


class _Changes:
    """Opposing changes of at least a tenth, each counted once, from extreme to extreme."""

    def __init__(self, shape: tuple[int, int], window: int) -> None:
        self._low = np.full(shape, np.inf, np.float32)
        self._high = np.full(shape, -np.inf, np.float32)
        self._way = np.zeros(shape, np.int8)
        """Of the last change: 1 up, -1 down, 0 none yet; the next one that counts is opposed."""
        self._counted = _Counted(shape, window)

    def add(self, light: NDArray[np.float32]) -> NDArray[np.int16]:
        """Changes of the last second, each way counted. What went up is followed down from its
        highest, and what went down is followed up from its lowest."""
        low, high, way = self._low, self._high, self._way
        np.minimum(low, light, out=low)
        np.maximum(high, light, out=high)
        up = (way <= 0) & (light - low >= CHANGE) & (low < DARKER_BELOW)
        down = (way >= 0) & (high - light >= CHANGE) & (light < DARKER_BELOW) & ~up
        way[up], way[down] = 1, -1
        changed = up | down
        low[changed] = light[changed]
        high[changed] = light[changed]
        return self._counted.add(changed)


def _field_share(changes: NDArray[np.int16]) -> float:
    """The largest share of a field in which there are more than three pairs of changes."""
    too_many = changes > 2 * MOST_FLASHES
    if not too_many.any():
        return 0.0
    height, width = changes.shape
    field = (max(1, round(FIELD[0] * height)), max(1, round(FIELD[1] * width)))
    return float(uniform_filter(too_many.astype(np.float32), field, mode="constant").max())


def _linear(rgb: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Shares of full light, by the sRGB curve."""
    linear: NDArray[np.float32] = _CURVE[rgb]
    return linear


_CODE = np.arange(256) / 255
_CURVE = np.where(_CODE <= 0.04045, _CODE / 12.92, ((_CODE + 0.055) / 1.055) ** 2.4).astype(
    np.float32
)
