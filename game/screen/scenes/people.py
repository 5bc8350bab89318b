"""People to choose from: big cards in a row, page by page where there are many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pygame

from game.core.errors import ElsewhereError, SetupError
from game.core.patient import GUEST, Patient
from game.screen.look import Look
from game.screen.scenes.avatar import draw_avatar, draw_sign
from game.screen.scenes.choosing import Place
from game.screen.scenes.home import MORE, NEW
from game.screen.scenes.paper import put_sheet
from game.screen.scenes.writing import write

PAGE = 4
CARD_W, CARD_H, STEP, CARD_Y = 316, 430, 358, 640


def draw_refusal(surface: pygame.Surface, look: Look, error: SetupError) -> None:
    """Why a visit could not begin, below the cards of who plays."""
    line = str(error)
    if isinstance(error, ElsewhereError):
        line = look.words("{name} plays at another station now", name=error.alias)
    write(surface, look, line, "body", 960, 912, width=1240, shrink=True)


class People:
    """Who is to choose from, and which page of them is seen."""

    def __init__(self, patients: Sequence[Patient], *, new: bool) -> None:
        """new: a card to add somebody stands at the end."""
        self.known: Mapping[str, Patient] = {one.alias: one for one in patients}
        self._last = [NEW] if new else []
        self._page = 0

    def turn_page(self) -> None:
        """The next few; after the last the first."""
        pages = -(-len(self.known) // (PAGE - 1))
        self._page = (self._page + 1) % pages

    @property
    def places(self) -> list[Place]:
        """The cards of this page."""
        keys = self._shown()
        left = 960 - STEP * (len(keys) - 1) / 2
        return [Place(key, left + STEP * i, CARD_Y, CARD_W, CARD_H) for i, key in enumerate(keys)]

    def _shown(self) -> list[str]:
        people = list(self.known)
        if len(people) <= PAGE:
            return [*people, *self._last]
        first = self._page * (PAGE - 1)
        return [*people[first : first + PAGE - 1], MORE, *self._last]

    def draw(self, surface: pygame.Surface, look: Look, place: Place, *, lit: bool) -> None:
        """One card; lit: in focus."""
        lift = 12 if lit else 0
        put_sheet(surface, look, place.x, place.y, CARD_W, CARD_H, lit=lit, lift=lift)
        middle = place.y - 55 - lift
        if place.key in (NEW, MORE):
            sign = {NEW: "+", MORE: look.onward}[place.key]
            name = {NEW: look.words("New"), MORE: look.words("More")}[place.key]
            draw_sign(surface, look, sign, place.x, middle, 122)
        else:
            draw_avatar(surface, look, self.known[place.key], place.x, middle, 122)
            name = look.words("Guest") if place.key == GUEST else place.key
        size = min(56.0, 56 * 9.5 / max(1, len(name)))
        y = place.y + 150 - lift
        write(surface, look, name, "paper_title", place.x, y, size=size, width=900)
