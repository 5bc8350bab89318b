"""What stands beside a picture: what it shows, its numbers, and what may be said of change."""

from __future__ import annotations

import pygame

from game.report.plates import Plate
from game.screen.look import Look
from game.screen.scenes.writing import Role, write

MARGIN = 44
SIZES = (34, 32, 30, 28, 26, 24)
"""The largest that fits; no smaller, as it is read from a laptop (clinical design 9.2)."""
WIDE = 660 - 2 * MARGIN


def draw_beside(
    surface: pygame.Surface, look: Look, plate: Plate, left: float, middle: float, high: float
) -> None:
    """Words in a sheet whose left edge, middle and height are given, design units."""
    top, room = middle - high / 2 + MARGIN, high - 2 * MARGIN
    nowhere = pygame.Surface((1, 1))
    fits = (size for size in SIZES if _written(nowhere, look, plate, 0, 0, size) <= room)
    size = next(fits, SIZES[-1])
    _written(surface, look, plate, left + MARGIN, top, size)


def _written(
    surface: pygame.Surface, look: Look, plate: Plate, x: float, y: float, size: float
) -> float:
    """Everything in one size; gives where it ends."""
    y = _line(surface, look, plate.drawing.title, "paper_note", x, y, size - 2) + 0.5 * size
    for name, number in plate.numbers:
        y = _line(surface, look, name, "paper_note", x, y, size - 4)
        y = _line(surface, look, number, "paper_title", x, y + 2, size + 4) + 0.25 * size
    if plate.said:
        of, said = plate.said
        y = _line(surface, look, of, "paper_title", x, y + 0.35 * size, size - 6)
        y = _line(surface, look, said, "paper_note", x, y, size - 4)
    return y


def _line(
    surface: pygame.Surface, look: Look, text: str, role: Role, x: float, y: float, size: float
) -> float:
    """Words that wrap; y is their top. Gives where they end."""
    em = max(SIZES[-1], size)
    end = write(surface, look, text, role, x, y + em / 2, anchor="left", width=WIDE, size=em)
    return end - em / 2
