"""Which foot goes first: the board from above with two feet, one before the other."""

from __future__ import annotations

import pygame

from game.core.level import STANCES
from game.exercises.turns import Turn
from game.screen.look import Look
from game.screen.stroke import put_middle, vector

TANDEM = STANCES.index("tandem")
WIDE, HIGH = 330.0, 420.0


class Feet:
    """Two small pictures, made once. base: step of the condition axis."""

    def __init__(self, look: Look, base: int) -> None:
        child = look.theme == "child"
        plate, edge, foot, first = (
            ("#FFF6E0", "#D98F5E", "#C9A58C", "#E8573F")
            if child
            else ("#1B2A35", "#B8935A", "#6C7C87", "#F2EBDB")
        )
        apart = (0.0, 88.0) if base == TANDEM else (46.0, 60.0)
        self._pictures: dict[Turn, pygame.Surface] = {}
        for way, lead in ((-1, "left"), (1, "right")):
            x, y = apart
            body = (
                f'<rect x="-155" y="-200" width="310" height="400" rx="58" fill="{plate}" '
                f'fill-opacity="0.94" stroke="{edge}" stroke-width="8"/>'
                + _foot(way * x, -y, first, way)
                + _foot(-way * x, y, foot, -way)
            )
            picture = vector(body, (-WIDE / 2, -HIGH / 2, WIDE, HIGH), look.scale)
            self._pictures["left" if lead == "left" else "right"] = picture

    def draw(self, surface: pygame.Surface, lead: Turn, place: tuple[float, float]) -> None:
        """The leading foot is the bright one, in front. place: window pixels."""
        put_middle(surface, self._pictures[lead], place)


def _foot(x: float, y: float, tone: str, way: int) -> str:
    """A sole with five toes; way: -1 for the left foot, 1 for the right."""
    toes = "".join(
        f'<circle cx="{-way * (24 - 11.5 * k)}" cy="{-74 + 2.2 * k * k}" r="{11 - 1.5 * k}" '
        f'fill="{tone}"/>'
        for k in range(5)
    )
    sole = (
        f'<path d="M{-way * 30} -44C{-way * 34} -64 {way * 26} -70 {way * 30} -36C{way * 32} -8 '
        f"{way * 20} 14 {way * 20} 44C{way * 20} 76 {-way * 20} 76 {-way * 20} 44C{-way * 20} 14 "
        f'{-way * 28} -16 {-way * 30} -44Z" fill="{tone}"/>'
    )
    return f'<g transform="translate({x} {y})">{sole}{toes}</g>'
