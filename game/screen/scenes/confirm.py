"""Is this the right person? Alias, picture and last visit, before anything is played. Hazard
H15."""

from __future__ import annotations

import pygame

from game.core.patient import GUEST
from game.screen.actions import Action, Do
from game.screen.scene import Go, Move, Scene, Stage
from game.screen.scenes.avatar import draw_avatar
from game.screen.scenes.button import draw_buttons
from game.screen.scenes.choosing import Chooser, Place
from game.screen.scenes.paper import put_sheet
from game.screen.scenes.writing import write

PLACES = (Place("no", 620, 900, 520, 140), Place("yes", 1270, 900, 620, 140))


class Confirm(Scene):
    """Two choices; nothing is loaded from the wrong person by accident."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self._chooser = Chooser(PLACES, "yes")
        self._last = stage.doors.last_visit_before(stage.here)

    def take(self, action: Action, now_s: float) -> Move:
        """Yes goes on; no goes back to the people."""
        key = "no" if action.do is Do.BACK else self._chooser.take(action, self.look)
        if key == "yes":
            return Go("set_up")
        if key == "no":
            self.stage.doors.part(self.stage, "stopped")
            return Go("home")
        return None

    def advance(self, now_s: float) -> Move:
        """One switch moves on by itself."""
        if self.stage.scanning:
            self._chooser.scan(now_s)
        return None

    def draw(self, surface: pygame.Surface, now_s: float) -> None:
        """One large card, two buttons."""
        look, patient = self.look, self.stage.here.patient
        surface.blit(look.pictures.layer(f"{look.theme}_home"), (0, 0))
        write(surface, look, look.words("Is this you?"), "title", 960, 130)
        put_sheet(surface, look, 960, 510, 1080, 520)
        draw_avatar(surface, look, patient, 680, 510, 190)
        name = look.words("Guest") if patient.alias == GUEST else patient.alias
        write(surface, look, name, "paper_title", 930, 430, anchor="left", size=96)
        last = self._last_line()
        write(surface, look, last, "paper", 930, 560, anchor="left", width=520, shrink=True)
        words = {"no": look.words("Somebody else"), "yes": look.words("Yes, that is me")}
        draw_buttons(surface, look, self._chooser, words)

    def _last_line(self) -> str:
        if self._last is None:
            return self.look.words("First visit")
        from game.figures import Figures

        words = self.look.words
        return words("Last here {date}", date=Figures(words).date(self._last))
