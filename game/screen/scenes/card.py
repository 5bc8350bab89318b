"""What an exercise trains, how to stand, what is needed; and the rung, which the therapist may
change."""

from __future__ import annotations

import pygame

from game.exercises import EXERCISES
from game.exercises.library import all_levels, find_level
from game.screen.actions import Action, Do
from game.screen.instrument_cards import rounded
from game.screen.instruments import ProgressPills
from game.screen.keeping import kept
from game.screen.lettering import SMALLEST
from game.screen.look import Look
from game.screen.scene import Go, Move, Scene, Stage
from game.screen.scenes.button import draw_buttons
from game.screen.scenes.choosing import Chooser, Place
from game.screen.scenes.condition_line import condition_line
from game.screen.scenes.log import draw_chapter
from game.screen.scenes.paper import put_sheet
from game.screen.scenes.sailed import place_of
from game.screen.scenes.writing import hand, write
from game.session.refusing import said_needs

PLACES = (Place("back", 1180, 955, 300, 126), Place("start", 1580, 955, 440, 126))
PICTURE = (70.0, 262.0, 800.0, 450.0)
TEXT_X, TEXT_W, TEXT_TOP, TEXT_HIGH = 1010, 820, 122.0, 605.0
TITLE_EM, TEXT_EM, PART_GAP = 40.0, 34.0, 14.0


@kept(40)
def em_of_texts(look: Look, texts: tuple[str, ...], width: float, high: float) -> float:
    """The largest size up to this reader's at which the texts, each below a title, fit together;
    at least `SMALLEST` of the drawn one. Design units."""
    how, em = hand(look, "paper_note"), look.letters.grown(TEXT_EM)
    while em > SMALLEST * TEXT_EM:
        lines = sum(len(look.letters.lines(text, how.face, em, width)) for text in texts)
        titles = len(texts) * (max(em, TITLE_EM) + 12 + PART_GAP)
        if titles + lines * em * how.lead <= high:
            break
        em -= 1
    return em


class ExerciseCard(Scene):
    """A picture of the exercise on the left, words on the right."""

    menu = True

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        visit = stage.here
        assert visit.level_id is not None
        self._chooser = Chooser(PLACES, "start")
        self._from_island = stage.came_from == "island"
        self._seen: tuple[Look, str] | None = None
        self._entry = find_level(visit.level_id)
        self.ambience = EXERCISES[self._entry.exercise].CARD.island
        self._place = place_of(visit, self._entry.exercise)
        visit.known_cards.add(self._entry.exercise)

    def take(self, action: Action, now_s: float) -> Move:
        """Start, go back to the island or the map, or another rung by the therapist's keys."""
        if action.do in (Do.DIAL_UP, Do.DIAL_DOWN):
            self._climb(1 if action.do is Do.DIAL_UP else -1)
            return None
        key = "back" if action.do is Do.BACK else self._chooser.take(action, self.look)
        if key == "start":
            return Go("play")
        if key == "back":
            return self._back()
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
        parts = (
            (look.words("It trains"), look.words(card.trains)),
            (look.words("How to stand"), look.words(card.stand)),
            (look.words("You need"), self._needs(card.needs)),
            (look.words("When to stop"), look.words(card.stop)),
        )
        self._draw_parts(surface, parts)
        self._draw_rung(surface)
        if self._place is not None and self._entry.rung is not None:
            draw_chapter(surface, look, self._place.chapter, (470, 945))
        back = look.words("Back") if self._from_island else look.words("Map")
        words = {"back": back, "start": look.words("Start")}
        draw_buttons(surface, look, self._chooser, words)
        added = condition_line(self._entry, self.stage.here.patient, look.words)
        write(surface, look, added, "note", 1400, 846, width=860, size=32, shrink=True, high=46)

    def _draw_parts(self, surface: pygame.Surface, parts: tuple[tuple[str, str], ...]) -> None:
        """Titles with their texts below each other, as large as all of them have room for."""
        look, y = self.look, TEXT_TOP
        em = em_of_texts(look, tuple(text for _, text in parts), TEXT_W, TEXT_HIGH)
        titled = max(em, TITLE_EM)
        for title, text in parts:
            y += titled / 2
            write(
                surface, look, title, "paper_title", TEXT_X, y,
                anchor="left", size=titled, grows=False,
            )  # fmt: skip
            y = write(
                surface, look, text, "paper_note", TEXT_X, y + (titled + em) / 2 + 12,
                anchor="left", width=TEXT_W, size=em, grows=False,
            )  # fmt: skip
            y += PART_GAP - 0.5 * em

    def _needs(self, needs: tuple[tuple[str, ...], ...]) -> str:
        """What it takes, as a sentence begins."""
        either = said_needs(needs, self.look.words)
        return either[:1].upper() + either[1:]

    def _fit(self, level_id: str) -> None:
        if self._seen == (self.look, level_id):
            return
        look = self.look
        self._seen, self._entry = (look, level_id), find_level(level_id)
        size = (look.px(PICTURE[2]), look.px(PICTURE[3]))
        picture = self.stage.doors.thumbnails.of(look, level_id, (960, 540))
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
