"""What an exercise trains, how to stand, what is needed; and the rung, which the therapist may
change."""

from __future__ import annotations

import pygame

from game.exercises import EXERCISES
from game.exercises.library import all_levels, find_level
from game.screen.actions import Action, Do
from game.screen.caption_plate import CARD
from game.screen.instrument_cards import rounded
from game.screen.instruments import ProgressPills
from game.screen.look import Look
from game.screen.scene import Go, Move, Scene, Stage
from game.screen.scenes import journey
from game.screen.scenes.button import draw_buttons
from game.screen.scenes.card_pages import Part, draw_parts, pages_of
from game.screen.scenes.choosing import Chooser, Place
from game.screen.scenes.condition_line import condition_line
from game.screen.scenes.log import draw_chapter
from game.screen.scenes.paper import put_sheet
from game.screen.scenes.sailed import place_of
from game.screen.scenes.writing import write
from game.screen.stroke import put_middle, vector
from game.session.refusing import said_needs
from game.session.wearing import WORN_AT

PLACES = (Place("back", 1180, 955, 300, 126), Place("start", 1580, 955, 440, 126))
WITH_MORE = (
    Place("back", 1070, 955, 240, 126),
    Place("more", 1338, 955, 248, 126),
    Place("start", 1648, 955, 324, 126),
)
"""Where the words take more than one page."""
DOTS_AT, DOT_STEP = (1812, 132), 30
PICTURE = (70.0, 262.0, 800.0, 450.0)
TEXT_X, TEXT_W, TEXT_TOP, TEXT_HIGH = 1010, 820, 122.0, 605.0


class ExerciseCard(Scene):
    """A picture of the exercise on the left, words on the right."""

    menu = True
    captions_at = CARD

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        visit = stage.here
        assert visit.level_id is not None
        self._chooser = Chooser(PLACES, "start")
        self._from_island = stage.came_from == "island"
        self._seen: tuple[Look, str] | None = None
        self._entry = find_level(visit.level_id)
        self.ambience = EXERCISES[self._entry.exercise].CARD.island
        self._page = 0
        self._place = place_of(visit, self._entry.exercise)
        visit.known_cards.add(self._entry.exercise)

    def take(self, action: Action, now_s: float) -> Move:
        """Start, go back to the island or the map, or another rung by the therapist's keys."""
        if action.do in (Do.DIAL_UP, Do.DIAL_DOWN):
            self._climb(1 if action.do is Do.DIAL_UP else -1)
            return None
        key = "back" if action.do is Do.BACK else self._chooser.take(action, self.look)
        if key == "start":
            return journey.to_start(self.stage.here)
        if key == "back":
            return self._back()
        self._page += key == "more"
        return None

    def _back(self) -> Move:
        if self._from_island:
            return Go("island")
        self.stage.here.level_id = None
        return Go("map")

    def _climb(self, way: int) -> None:
        visit = self.stage.here
        assert visit.level_id is not None
        here = find_level(visit.level_id)
        rungs = [one for one in all_levels() if one.exercise == here.exercise and one.level.rung]
        ids = [one.id for one in rungs]
        if here.id in ids:
            visit.level_id = ids[max(0, min(len(ids) - 1, ids.index(here.id) + way))]

    def advance(self, now_s: float) -> Move:
        """One switch moves on by itself."""
        self.stage.here.lean()
        self._chooser.scan(now_s, self.stage.scan_s)
        return None

    def draw(self, surface: pygame.Surface, now_s: float) -> None:
        """The picture in its frame, the words, the buttons."""
        look, level_id = self.look, self.stage.here.level_id
        if level_id is None:
            return
        self._fit(level_id)
        card = EXERCISES[self._entry.exercise].CARD
        surface.blit(look.pictures.layer(f"{look.theme}_card"), (0, 0))
        write(surface, look, look.words(card.title), "title", 470, 130, width=820, high=150)
        self._draw_picture(surface)
        write(
            surface, look, look.words(card.goal), "lead", 470, 830,
            width=840, size=54, shrink=True, high=84,
        )  # fmt: skip
        put_sheet(surface, look, 1400, 450, 900, 720)
        self._draw_pages(surface)
        self._draw_rung(surface)
        if self._place is not None and self._entry.rung is not None:
            draw_chapter(surface, look, self._place.chapter, (470, 945))
        back = look.words("Back") if self._from_island else look.words("Map")
        words = {"back": back, "more": look.words("More"), "start": look.words("Start")}
        draw_buttons(surface, look, self._chooser, words)
        added = condition_line(self._entry, self.stage.here.patient, look.words)
        write(surface, look, added, "note", 1400, 846, width=860, size=32, shrink=True, high=46)

    @property
    def pages(self) -> tuple[tuple[Part, ...], ...]:
        """Of the words; there are several where they are read large."""
        return self._pages.parts

    @property
    def open_page(self) -> tuple[Part, ...]:
        """The one that is seen."""
        return self.pages[self._page % len(self.pages)]

    def _parts(self) -> tuple[Part, ...]:
        words, card = self.look.words, EXERCISES[self._entry.exercise].CARD
        return (
            (words("It trains"), words(card.trains)),
            (words("How to stand"), words(card.stand)),
            (words("You need"), self._needs(card.needs)),
            (words("When to stop"), words(card.stop)),
        )

    def _draw_pages(self, surface: pygame.Surface) -> None:
        """The page that is open, and a dot for each where there are several."""
        look, pages = self.look, self.pages
        draw_parts(surface, look, self.open_page, self._pages.em, TEXT_X, TEXT_TOP, TEXT_W)
        for k, page in enumerate(pages) if len(pages) > 1 else ():
            x = DOTS_AT[0] + DOT_STEP * (k - len(pages) + 1)
            put_middle(surface, self._dots[page is self.open_page], look.at(x, DOTS_AT[1]))

    def _needs(self, needs: tuple[tuple[str, ...], ...]) -> str:
        """What it takes, as a sentence begins."""
        either = said_needs(needs, self.look.words)
        said = either[:1].upper() + either[1:]
        place = self.stage.here.session.worn_for(self._entry.id)
        if place is None:
            return said
        words = self.look.words
        return words("{needs}. Sensor: {place}", needs=said, place=words(WORN_AT[place]))

    def _fit(self, level_id: str) -> None:
        if self._seen == (self.look, level_id):
            return
        look = self.look
        self._seen, self._entry = (look, level_id), find_level(level_id)
        size = (look.px(PICTURE[2]), look.px(PICTURE[3]))
        picture = self.stage.doors.thumbnails.of(look, level_id, (960, 540))
        self._pages, self._page = pages_of(look, self._parts(), TEXT_W, TEXT_HIGH), 0
        self._chooser.offer(PLACES if len(self._pages.parts) == 1 else WITH_MORE)
        self._dots = [_dot(look, there=there) for there in (False, True)]
        self._picture = rounded(picture, size, look.px(34))
        self._pills = ProgressPills(look, 10, left=TEXT_X, right=TEXT_X + TEXT_W - 190, y=765)

    def _draw_picture(self, surface: pygame.Surface) -> None:
        left, top, wide, high = PICTURE
        look = self.look
        put_sheet(surface, look, left + wide / 2, top + high / 2, wide + 44, high + 44, radius=54)
        corner = look.corner(left, top, wide)
        surface.blit(self._picture, corner, special_flags=pygame.BLEND_PREMULTIPLIED)

    def _draw_rung(self, surface: pygame.Surface) -> None:
        rung = self._entry.rung
        if rung is not None:
            self._pills.draw(surface, rung - 1, 0.0)
            words = self.look.words("Level {n}", n=rung)
            write(
                surface, self.look, words, "paper_title", 1810, 765,
                anchor="right", size=40, width=180, shrink=True, high=60,
            )  # fmt: skip


def _dot(look: Look, *, there: bool) -> pygame.Surface:
    """Of a page; there: it is open."""
    tone = "#8A5A4A" if look.theme == "child" else "#DDBF86"
    fill = tone if there else "none"
    body = f'<circle r="9" fill="{fill}" stroke="{tone}" stroke-width="4"/>'
    return vector(body, (-12, -12, 24, 24), look.scale)
