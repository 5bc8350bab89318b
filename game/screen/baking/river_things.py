"""What stands on the river's banks and floats on its water, lit from behind by the low sun, on one
sheet of equal cells. The view scales each to its distance."""

from __future__ import annotations

import numpy as np

from game.screen.baking.brush import shade
from game.screen.baking.element import Element, element, lay_foot

CELL_WIDTH, CELL_HEIGHT, FOOT_Y = 420, 560, 500
"""Things stand with their feet at FOOT_Y; below it lies their shadow."""
COLUMNS = 7
THINGS: tuple[tuple[str, int], ...] = (
    ("tree_round", 360),
    ("tree_pine", 280),
    ("tree_autumn", 350),
    ("tree_blossom", 360),
    ("tree_palm", 400),
    ("bush", 300),
    ("reeds", 260),
    ("grass_tuft", 220),
    ("flowers", 220),
    ("river_rock", 320),
    ("lantern_lit", 150),
    ("lantern_unlit", 150),
    ("jetty_post", 84),
    ("river_buoy", 130),
)
FOR_ADULTS = {"tree_blossom": "tree_round", "tree_palm": "tree_pine", "tree_autumn": "tree_round"}
"""Quieter kinds in the same places."""
"""Drawing and its width in the cell, in the order of the sheet."""
THIN = ("reeds", "grass_tuft", "flowers")
HANGING = ("lantern_lit", "lantern_unlit")
NIGHT = "#64788C"


def _lit(name: str, width: int, theme: str) -> Element:
    """The drawing with rim light towards the sun, shade at the foot, and the theme's colours."""
    quieter = FOR_ADULTS.get(name, name) if theme == "adult" else name
    thing = element(quieter, width)
    if theme == "adult" and name not in HANGING:
        thing.greyed(0.62).dimmed(NIGHT, 0.85 if name != "river_buoy" else 0.1)
    if name in HANGING:
        return thing
    rim = "#FFE09A" if theme == "child" else "#D9BC86"
    thing.shaded_foot("#5A5590" if theme == "child" else "#22303C", 0.4, 1.2)
    if name in THIN:
        thing.dimmed("#D8D890" if name != "flowers" else "#F4E8D0", 0.8)
        thing.melting(0.72 if name != "reeds" else 0.9, 1.0)
        return thing.rimmed(3, -4, rim, 0.3, 1.0)
    thing.rimmed(5, -5, rim, 0.95 if theme == "child" else 0.6, 1.4)
    return thing.rimmed(-4, -1, "#9FC0F0", 0.18, 2)


def _cell(name: str, width: int, theme: str) -> Element:
    """One thing on its shadow. The shadow is dark paint with alpha, so that it lies on anything."""
    light = np.ones((CELL_HEIGHT, CELL_WIDTH, 3), np.float32)
    x = CELL_WIDTH / 2
    if name not in (*HANGING, "grass_tuft", "flowers"):
        spread = width * (0.44 if name != "jetty_post" else 1.1)
        for n in range(3):
            shade(light, x, FOOT_Y - 4 + 9 * n, spread - 8 * n, "#24406A", 0.34, 0.18, 0.8)
    dark = 1 - light.mean(-1)
    tone = (0.10, 0.16, 0.30) if theme == "child" else (0.05, 0.08, 0.10)
    sheet = np.dstack([*(dark * part for part in tone), dark]).astype(np.float32)
    thing = _lit(name, width, theme)
    whole = Element(np.dstack([thing.colour, thing.alpha]), thing.alpha)
    lay_foot(sheet, whole, x, FOOT_Y)
    return Element(sheet[..., :3], sheet[..., 3])


def things_sheet(theme: str) -> Element:
    """All things of a theme, row by row."""
    rows = -(-len(THINGS) // COLUMNS)
    colour = np.zeros((rows * CELL_HEIGHT, COLUMNS * CELL_WIDTH, 3), np.float32)
    alpha = np.zeros(colour.shape[:2], np.float32)
    for n, (name, width) in enumerate(THINGS):
        cell = _cell(name, width, theme)
        top, left = n // COLUMNS * CELL_HEIGHT, n % COLUMNS * CELL_WIDTH
        colour[top : top + CELL_HEIGHT, left : left + CELL_WIDTH] = cell.colour
        alpha[top : top + CELL_HEIGHT, left : left + CELL_WIDTH] = cell.alpha
    return Element(colour, alpha)
