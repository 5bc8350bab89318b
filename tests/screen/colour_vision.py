"""How people see colours who lack one kind of cone.

Source of the matrices: Machado, Oliveira and Fernandes 2009, A physiologically-based model for
simulation of color vision deficiency, IEEE Trans Vis Comput Graph 15(6):1291-1298, severity 1.0,
as the authors publish them; they hold for linear light.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pygame

from game.screen.contrast import contrast, linear

DEFICIENCIES: Mapping[str, Any] = {
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
WEIGHTS = np.array([0.2126, 0.7152, 0.0722])
"""Of linear red, green and blue in relative luminance. Source: WCAG 2.2."""


def light_seen(shares: Any, deficiency: str | None) -> Any:
    """Linear light of (..., 3) sRGB shares as somebody sees it; None: with all cones."""
    light = linear(np.asarray(shares, np.float64))
    if deficiency is None:
        return light
    return np.clip(light @ DEFICIENCIES[deficiency].T, 0, 1)


def luminance_seen(shares: Any, deficiency: str | None) -> Any:
    """Relative luminance as somebody sees it, 0 to 1."""
    return light_seen(shares, deficiency) @ WEIGHTS


def contrast_seen(one: Any, other: Any, deficiency: str | None) -> Any:
    """Between (..., 3) sRGB shares, pixel by pixel."""
    return contrast(luminance_seen(one, deficiency), luminance_seen(other, deficiency))


def shares_of(picture: pygame.Surface) -> Any:
    """(wide, high, 3) sRGB shares of a picture."""
    return pygame.surfarray.array3d(picture) / 255
