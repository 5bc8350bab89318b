"""One exercise of an island as a large card: its picture, its name, the lights of its chapter, and
what was gathered there."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import pygame

from game.screen.instruments import ChoiceCard
from game.screen.lettering import Face
from game.screen.look import Look
from game.screen.stroke import Box, glow, put_middle, shine, vector
from game.session.voyage import Place

SYMBOLS: Mapping[str, str] = {
    "river_run": "fish",
    "flamingo_garden": "life_flamingo",
    "still_lake": "lake_lily",
    "fruit_shift": "fruit_apple",
    "rocket_legs": "rocket_ship",
    "treasure_sense": "shell",
    "drum_march": "life_drum",
    "log_walk": "lantern_lit",
    "statue_stretch": "flowers",
}
"""What is gathered there; stars in every other exercise."""
LAMP_W, LAMP_STEP, FIRST_LAMP = 40.0, 52.0, 58.0
LAMPS_UP, COUNT_UP, NAME_UP = 142.0, 52.0, 238.0
"""Above the lower edge, design units."""


class IslandCard(ChoiceCard):
    """box: left, top, width, height in design units. place: what is known of the exercise."""

    FOOT = 284
    RING = 96

    def __init__(
        self, look: Look, title: str, box: Box, picture: pygame.Surface, place: Place | None
    ) -> None:
        self._place = place
        super().__init__(look, title, box, picture)

    def _write(self, body: pygame.Surface, title: str, left: float, middle: float) -> None:
        """The name over the lights, and the count below them."""
        look, child = self._look, self._look.theme == "child"
        face: Face = "display" if child else "medium"
        tone = "#4A2E48" if child else "#F2EBDB"
        size = look.letters.fitting(title, face, 52, self.box[2] - 72)
        letters = look.letters.on_sheet(title, face, size, tone).premul_alpha()
        foot = middle + look.px(self.FOOT) / 2
        high = foot - look.px(NAME_UP) - letters.get_height() / 2
        x = self._from_edge(body, left + look.px(12), letters.get_width())
        place = (round(x), round(high))
        body.blit(letters, place, special_flags=pygame.BLEND_PREMULTIPLIED)
        if self._place is not None:
            self._light(body, self._place.chapter.lit, left, foot)
            self._count(body, self._place, left, foot)

    def _light(self, body: pygame.Surface, lit: tuple[bool, ...], left: float, foot: float) -> None:
        look = self._look
        y = foot - look.px(LAMPS_UP)
        for i, on in enumerate(lit):
            at = (self._from_edge(body, left + look.px(FIRST_LAMP - 24 + LAMP_STEP * i)), y)
            if on and look.theme == "child":
                shine(body, glow("#FFA850", look.px(LAMP_W * 1.2), 40), at)
            put_middle(body, lamp(look, lit=on, width=LAMP_W), at)

    def _count(self, body: pygame.Surface, place: Place, left: float, foot: float) -> None:
        """How many were gathered, beside a picture of one; the first visit counts nothing."""
        look, child = self._look, self._look.theme == "child"
        y = foot - look.px(COUNT_UP)
        tone = "#4A2E48" if child else "#C9D2D8"
        words = look.words("New") if not place.gathered else str(place.gathered)
        x = left + look.px(12)
        if place.gathered:
            symbol = look.pictures.sprite(SYMBOLS.get(place.exercise, "star"), look.px(52))
            symbol = pygame.transform.smoothscale_by(
                symbol, min(1.0, look.px(58) / symbol.get_height())
            )
            put_middle(body, symbol, (self._from_edge(body, x + look.px(27)), y))
            x += look.px(68)
        letters = look.letters.on_sheet(words, "display" if child else "medium", 44, tone)
        high = round(y - letters.get_height() / 2)
        x = self._from_edge(body, x, letters.get_width())
        body.blit(letters.premul_alpha(), (round(x), high), None, pygame.BLEND_PREMULTIPLIED)


def lamp(look: Look, *, lit: bool, width: float) -> pygame.Surface:
    """One light of a chapter: a lantern for the child, a lamp with rays for the adult."""
    if look.theme == "child":
        return look.pictures.sprite("lantern_lit" if lit else "lantern_unlit", look.px(width))
    return _quiet_lamp(look.scale, width, lit)


@lru_cache(maxsize=8)
def _quiet_lamp(scale: float, width: float, lit: bool) -> pygame.Surface:
    if lit:
        body = '<circle r="9" fill="#F3E2B8"/><g stroke="#DDBF86" stroke-width="3">'
        rays = ("M0 -13V-18", "M0 13V18", "M-13 0H-18", "M13 0H18")
        body += "".join(f'<path d="{ray}"/>' for ray in rays) + "</g>"
    else:
        body = '<circle r="8" fill="none" stroke="#7C8C97" stroke-width="3"/>'
    return vector(body, (-20, -20, 40, 40), scale * width / 40)
