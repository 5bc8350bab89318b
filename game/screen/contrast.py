"""How far two colours stand apart in light.

Source: WCAG 2.2, definitions of relative luminance and contrast ratio.
"""

from __future__ import annotations

import numpy as np

from game.screen.stroke import Floats, colour

KNEE = 0.04045
"""Of the curve of sRGB. WCAG prints 0.03928, an older draft's; no colour of 8 bits lies between."""
GLARE = 0.05
"""Light that any screen throws back."""


def linear(shares: Floats) -> Floats:
    """The light of sRGB values, both 0 to 1."""
    return np.where(shares <= KNEE, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4)


def luminance(shares: Floats) -> Floats:
    """Relative luminance of (..., 3) sRGB values, 0 to 1."""
    return np.asarray(linear(shares) @ np.array([0.2126, 0.7152, 0.0722]))


def contrast(one: Floats, other: Floats) -> Floats:
    """Between two luminances: 1 the same, 21 black and white."""
    high, low = np.maximum(one, other), np.minimum(one, other)
    return np.asarray((high + GLARE) / (low + GLARE))


def luminance_of(code: str) -> float:
    """Of '#RRGGBB'."""
    return float(luminance(colour(code)))


def contrast_of(one: str, other: str) -> float:
    """Between two colours, '#RRGGBB' each."""
    return float(contrast(np.array(luminance_of(one)), np.array(luminance_of(other))))


def apart(code: str, behind: str, ratio: float) -> str:
    """The colour, or the nearest to white (on dark) or black (on light) that stands so far apart
    from what is behind."""
    end = 1.0 if luminance_of(behind) < MIDDLE else 0.0
    tone = colour(code)
    for share in np.linspace(0, 1, 21):
        mixed = "#" + "".join(f"{round(255 * one):02X}" for one in tone + (end - tone) * share)
        if contrast_of(mixed, behind) >= ratio:
            return mixed
    return "#FFFFFF" if end else "#000000"


MIDDLE = 0.179
"""The luminance from which black stands as far apart as white: (1 + 0.05) / (x + 0.05) =
(x + 0.05) / 0.05."""
