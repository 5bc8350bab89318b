"""The end of a visit: the dose is celebrated, or the visit ends kindly for a reason. There is no
more of it today."""

from __future__ import annotations

from collections.abc import Mapping

import pygame

from game.screen.actions import Action, Do
from game.screen.caption_plate import CORNER
from game.screen.instruments import LanternRope
from game.screen.look import Look, Theme
from game.screen.scene import Go, Move, Scene, Stage
from game.screen.scenes import journey
from game.screen.scenes.button import draw_button
from game.screen.scenes.captain import draw_captain, hop
from game.screen.scenes.celebrating import draw_came, draw_lanterns
from game.screen.scenes.choosing import Chooser, Place
from game.screen.scenes.gathered import draw_arc, minutes
from game.screen.scenes.paper import put_sheet
from game.screen.scenes.sailed import came_today
from game.screen.scenes.writing import write
from game.text import mark

HOME_AFTER_S = 90.0
ON_AFTER_S = 15.0
"""Long enough to see it; whoever takes turns with them does not wait longer (ours)."""
HOMES: Mapping[Theme, Place] = {
    "child": Place("home", 1570, 930, 440, 126),
    "adult": Place("home", 960, 965, 460, 126),
}
SAYS = {
    ("child", "done"): (mark("Safe in the harbour!"), mark("You sailed the whole trip")),
    ("child", "stopped"): (mark("Back in the harbour"), mark("See you next time")),
    ("child", "pain"): (mark("Time to rest"), mark("Show where it hurts")),
    ("child", "tired"): (mark("Back in the harbour"), mark("A good rest comes next")),
    ("adult", "done"): (mark("Done for today"), mark("The whole plan is complete")),
    ("adult", "stopped"): (mark("Done for today"), mark("That was enough for today")),
    ("adult", "tired"): (mark("Done for today"), mark("A good moment to rest")),
    ("adult", "pain"): (mark("Time to rest"), mark("Tell your therapist where it hurts")),
}
SAID_LIKE = {"effort": "tired"}


class Farewell(Scene):
    """What was done today, and goodbye."""

    captions_at = CORNER

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self._from_s = stage.clock()
        self._home = HOMES[self.look.theme]
        self._chooser = Chooser([self._home])
        self._seen: Look | None = None
        played = stage.here.session.played_for_dose
        self._active_s = sum(one.active_s for one in played)
        self._reached = sum(one.successes for one in played)
        self._gathered = self._reached + sum(one.collected for one in played)
        self._bouts = len(played)
        done = stage.here.reason == "done"
        self._came = came_today(stage.here, self.look.theme) if done else {}
        if stage.here.reason == "done":
            self.look.sound.play("complete")

    def take(self, action: Action, now_s: float) -> Move:
        """Home."""
        if action.do is Do.BACK or self._chooser.take(action, self.look):
            return self._go_on()
        return None

    @property
    def _goes_on(self) -> bool:
        """There is something still after this goodbye."""
        company = self.stage.here.company
        return company is not None and company.goes_on

    def _go_on(self) -> Go:
        """Whoever takes turns with them goes on."""
        company = self.stage.here.company
        if company is not None:
            company.end_here()
        return journey.after_farewell(self.stage.here)

    def advance(self, now_s: float) -> Move:
        """Home by itself after a while."""
        longest_s = ON_AFTER_S if self._goes_on else HOME_AFTER_S
        return self._go_on() if now_s - self._from_s > longest_s else None

    def leave(self) -> None:
        """The visit is over."""
        visit = self.stage.visit
        if visit is None:
            return
        if visit.company is not None and self._goes_on:
            visit.company.end_here()
        else:
            self.stage.doors.part(self.stage, visit.reason)

    def draw(self, surface: pygame.Surface, now_s: float) -> None:
        """Light on the rope for every bout, what was gathered, the words."""
        look, t_s = self.look, now_s - self._from_s
        visit = self.stage.here
        child = look.theme == "child"
        surface.blit(look.pictures.layer(f"{look.theme}_{'result' if child else 'rest'}"), (0, 0))
        reason = SAID_LIKE.get(visit.reason, visit.reason)
        title, line = (look.words(text) for text in SAYS[look.theme, reason])
        if child:
            self._draw_child(surface, title, line, t_s)
        else:
            self._draw_adult(surface, title, line, t_s)
        said = look.words("Go on") if self._goes_on else look.words("Home")
        draw_button(surface, look, self._home, said)

    def _draw_child(self, surface: pygame.Surface, title: str, line: str, t_s: float) -> None:
        look = self.look
        if self._bouts:
            if self._seen is not look:
                self._seen, self._rope = look, LanternRope(look, max(5, self._bouts), top=164)
            lit = max(5, self._bouts) if self.stage.here.reason == "done" else self._bouts
            self._rope.draw(surface, min(lit, int(max(0.0, t_s - 0.3) / 0.3)), t_s)
        if self.stage.here.reason == "done":
            draw_lanterns(surface, look, t_s)
        if self._came:
            draw_came(surface, look, self._came, t_s)
            line = look.words("New friends live on your islands")
        elif self._bouts:
            draw_arc(surface, look, self._gathered, t_s)
        write(surface, look, title, "title", 960, 84, size=92)
        joy = hop(t_s, 0.5, 3, 40) if self.stage.here.reason == "done" else 0.0
        draw_captain(surface, look, 1000, 800, "centre", t_s, joy)
        write(surface, look, line, "lead", 345, 720 if self._came else 660, width=560)
        if self._active_s:
            write(surface, look, minutes(look, self._active_s), "lead", 1570, 720, width=560)

    def _draw_adult(self, surface: pygame.Surface, title: str, line: str, t_s: float) -> None:
        look, up = self.look, 75 if self._came else 0
        if self.stage.here.reason == "done":
            draw_lanterns(surface, look, t_s)
        write(surface, look, title, "title", 960, 415 - 0.7 * up)
        put_sheet(surface, look, 960, 690 - 0.4 * up, 1500, 330 + 1.6 * up)
        write(surface, look, line, "paper", 960, (600 if self._bouts else 690) - 1.4 * up)
        if self._came:
            draw_came(surface, look, self._came, t_s)
        if self._bouts:
            figures = (
                minutes(look, self._active_s),
                look.words.count("{n} bout", "{n} bouts", self._bouts),
                look.words("{n} reached", n=self._reached),
            )
            for x, words in zip((480, 960, 1440), figures, strict=True):
                write(surface, look, words, "paper_title", x, 740 - 1.8 * up, size=72)
