"""The names of the eight directions in results."""

from __future__ import annotations

from collections.abc import Mapping

SHORT: Mapping[str, str] = {
    "forward": "F",
    "forward_right": "FR",
    "right": "R",
    "back_right": "BR",
    "back": "B",
    "back_left": "BL",
    "left": "L",
    "forward_left": "FL",
}
"""By the labels of targets, clockwise from forward."""
