"""What you did, in pictures, with your own best only; and two ways to go on."""

from __future__ import annotations

from collections.abc import Mapping

import pygame

from game.core.ease import eased
from game.exercises import EXERCISES
from game.exercises.library import find_level
from game.screen.actions import Action, Do
from game.screen.instruments import ChoiceCard, Progress
from game.screen.instruments import LanternRope as Rope
from game.screen.look import Look, Theme
from game.screen.scene import Go, Move, Scene, Stage
from game.screen.scenes.button import draw_button
from game.screen.scenes.captain import draw_captain, hop, way_of
from game.screen.scenes.choosing import Chooser, Leaning, Place
from game.screen.scenes.gathered import Tally, draw_arc, draw_figures
from game.screen.scenes.log import draw_filled
from game.screen.scenes.sailed import chapter_filled
from game.screen.scenes.second_task_said import second_task_said
from game.screen.scenes.writing import write

SIDES = ("left", "right")
BOXES = {"left": (92.0, 420.0, 500.0, 500.0), "right": (1328.0, 420.0, 500.0, 500.0)}
DONE = Place("done", 960, 960, 760, 140)
MOST_LANTERNS = 12
CARD_PICTURE = (678, 480)
LIFT_S = 0.25
FILLED_AT: Mapping[Theme, tuple[float, float]] = {"child": (960, 1012), "adult": (960, 985)}
FILLED_ALONE_AT: Mapping[Theme, tuple[float, float]] = {"child": (380, 620), "adult": (960, 230)}
"""Where a chapter that is complete is told of: below the cards, or apart from the one button."""


class Result(Scene):
    """Two large cards, chosen by leaning, keys, mouse or switch; one button once the dose is
    done."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        visit = stage.here
        self._levels = dict(zip(SIDES, self._offers(), strict=False))
        places = [
            Place(side, x + w / 2, y + h / 2, w, h)
            for side, (x, y, w, h) in BOXES.items()
            if side in self._levels
        ]
        self._chooser = Chooser(places or [DONE])
        self._leaning = Leaning()
        self._lifted = dict.fromkeys(SIDES, 0.0)
        self._from_s = self._last_s = stage.clock()
        self._seen: Look | None = None
        self._x = 0.0
        self._chapter = chapter_filled(visit)
        visit.forget_lean()
        self.look.sound.play("complete")

    def _offers(self) -> list[str]:
        """The next levels, the other exercise first; none once the dose is done."""
        session, summary = self.stage.here.session, self.stage.here.summary
        if session.dose_done:
            return []
        played = summary.exercise if summary else ""
        offers = sorted(session.choices(), key=lambda one: one.startswith(f"{played}/"))
        return offers[:2]

    def take(self, action: Action, now_s: float) -> Move:
        """Choose what comes next; the therapist may stop here."""
        if action.do in (Do.STOP, Do.BACK):
            return Go("check_out") if action.do is Do.STOP else None
        key = self._chooser.take(action, self.look)
        return self._choose(key) if key else None

    def _choose(self, key: str) -> Move:
        self.stage.here.level_id = self._levels.get(key)
        return Go("effort")

    def advance(self, now_s: float) -> Move:
        """Feel the lean; with one button left, either side will do."""
        control = self.stage.here.lean()
        self._x = control.x if control else 0.0
        self._chooser.scan(now_s, self.stage.scan_s)
        side = self._leaning.feel(control, now_s, self.stage.dwell_s)
        self._lift(now_s)
        if side is None:
            return None
        if not self._levels:
            return self._choose("done")
        return self._choose(side) if side in self._levels else None

    def _lift(self, now_s: float) -> None:
        part = (now_s - self._last_s) / LIFT_S
        self._last_s = now_s
        for side in SIDES:
            up = self._chooser.focus == side or getattr(self._leaning, side) > 0
            step = part if up else -part
            self._lifted[side] = max(0.0, min(1.0, self._lifted[side] + step))

    # what is seen

    def draw(self, surface: pygame.Surface, now_s: float) -> None:
        """The title, what was gathered, the captain, the cards."""
        look, t_s = self.look, now_s - self._from_s
        self._fit()
        surface.blit(look.pictures.layer(f"{look.theme}_result"), (0, 0))
        self._draw_gathered(surface, t_s)
        for side, card in self._cards.items():
            card.draw(surface, getattr(self._leaning, side), eased(self._lifted[side]))
        if not self._levels:
            draw_button(surface, look, DONE, look.words("To the harbour"))
        if self._chapter is not None:
            place = (FILLED_AT if self._levels else FILLED_ALONE_AT)[look.theme]
            draw_filled(surface, look, self._chapter, place, t_s)
        if self.stage.panel_open:
            self._draw_difficulty(surface)
            self._draw_second_task(surface)

    def _draw_difficulty(self, surface: pygame.Surface) -> None:
        """One small line for a therapist who had the panel open; players never see their dial."""
        row = self.stage.here.summary.row if self.stage.here.summary else None
        if row is not None and row.d_start is not None and row.d_end is not None:
            start, end = round(100 * row.d_start), round(100 * row.d_end)
            said = self.look.words("Difficulty {start} % to {end} %", start=start, end=end)
            write(surface, self.look, said, "note", 1880, 1052, anchor="right", size=26)

    def _draw_second_task(self, surface: pygame.Surface) -> None:
        """Another line for the therapist: how the signs were answered, and what that cost."""
        summary = self.stage.here.summary
        if summary is not None:
            said = second_task_said(summary, self.look.words)
            write(surface, self.look, said, "note", 1880, 1018, anchor="right", size=26)

    def _fit(self) -> None:
        """Cards and rope for this look."""
        if self._seen is self.look:
            return
        look = self._seen = self.look
        self._cards = {
            side: ChoiceCard(look, self._title(level), BOXES[side], self._picture(level))
            for side, level in self._levels.items()
        }
        self._progress = self._made_progress()

    def _title(self, level_id: str) -> str:
        return self.look.words(EXERCISES[find_level(level_id).exercise].CARD.title)

    def _picture(self, level_id: str) -> pygame.Surface:
        return self.stage.doors.thumbnails.of(self.look, level_id, CARD_PICTURE)

    def _lanterns(self) -> tuple[int, int]:
        """How many there are and how many are lit; more than twelve stand for several each."""
        summary = self.stage.here.summary
        if summary is None or not summary.attempts:
            return 0, 0
        n = min(MOST_LANTERNS, summary.attempts)
        return n, round(n * summary.successes / summary.attempts)

    def _made_progress(self) -> Progress | None:
        n, lit = self._lanterns()
        if not n:
            return None
        summary = self.stage.here.summary
        best = lit - 1 if summary and summary.own_best and lit else None
        if self.look.theme == "child":
            return Rope(self.look, n, top=158, best=best)
        return Tally(self.look, n)

    def _draw_gathered(self, surface: pygame.Surface, t_s: float) -> None:
        look, summary = self.look, self.stage.here.summary
        if summary is None:
            return
        n, lit = self._lanterns()
        now = min(lit, int(max(0.0, t_s - 0.4) / 0.18)) if n else 0
        if self._progress is not None:
            self._progress.draw(surface, now, t_s)
        if look.theme == "child":
            write(surface, look, look.words("Gathered today"), "title", 960, 80, size=92)
            draw_arc(surface, look, summary.successes + summary.collected, t_s)
            way = way_of(self._x)
            draw_captain(surface, look, 1000, 800, way, t_s, hop(t_s, 0.6))
            return
        write(surface, look, self._title(summary.level), "title", 960, 110)
        draw_figures(surface, look, summary.successes, summary.attempts, summary.active_s)
        if summary.own_best:
            write(surface, look, look.words("Your own best so far"), "note", 960, 905)
