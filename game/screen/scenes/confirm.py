"""Is this the right person? Alias, picture and last visit, before anything is played. Hazard
H15."""

from __future__ import annotations

import msgspec
import pygame

from game.core.patient import GUEST
from game.screen.actions import Action, Do
from game.screen.scene import Go, Move, Scene, Stage
from game.screen.scenes import journey
from game.screen.scenes.avatar import draw_avatar
from game.screen.scenes.button import draw_button, draw_buttons
from game.screen.scenes.choosing import Chooser, Place
from game.screen.scenes.paper import put_sheet
from game.screen.scenes.suggesting import Suggesting
from game.screen.scenes.writing import write
from game.session.planned_ahead import missing

PLACES = (Place("no", 620, 900, 520, 140), Place("yes", 1270, 900, 620, 140))
ASSESS = Place("assess", 1690, 70, 380, 88)
"""Small and in a corner: it is the therapist's."""
CARD_Y = 510
LOWER, HIGHER = 78, 50
"""Where something is suggested the buttons stand lower, and the card higher."""


class Confirm(Scene):
    """Two choices; nothing is loaded from the wrong person by accident."""

    menu = True

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self._suggesting = Suggesting(stage)
        self._chooser = Chooser(self._places(), "yes")
        self._last = stage.doors.last_visit_before(stage.here)
        session = stage.here.session
        self._missing = missing(session.plan, session.kit.infos, self.look.words)

    def _places(self) -> tuple[Place, ...]:
        """What there is to choose now."""
        lower = LOWER if self._suggesting.places else 0
        own = (msgspec.structs.replace(place, y=place.y + lower) for place in PLACES)
        therapist = (ASSESS,) if self._assesses else ()
        return (*own, *therapist, *self._suggesting.places)

    @property
    def _assesses(self) -> bool:
        """A switch is the player's; and nobody waits while somebody else is assessed."""
        return not self.stage.scanning and self.stage.here.company is None

    def take(self, action: Action, now_s: float) -> Move:
        """Yes goes on; no goes back to the people."""
        if action.do is Do.OVERLAY:  # as it opens the panel in play
            self._suggesting.turn()
            self._chooser = Chooser(self._places(), "yes")
            return None
        key = "no" if action.do is Do.BACK else self._chooser.take(action, self.look)
        if key == "yes":
            return journey.after_confirming(self.stage.here)
        if key == "no":
            return journey.turn_back(self.stage)
        if key == "assess":
            return Go("assess_list")
        if key is not None:
            self._suggesting.take(key)
            self._chooser = Chooser(self._places(), "later" if self._suggesting.places else "yes")
        return None

    def advance(self, now_s: float) -> Move:
        """One switch moves on by itself."""
        self._chooser.offer(self._places())
        self._chooser.scan(now_s, self.stage.scan_s)
        return None

    def draw(self, surface: pygame.Surface, now_s: float) -> None:
        """One large card, two buttons; between them what is suggested, if anything is."""
        look, patient = self.look, self.stage.here.patient
        surface.blit(look.pictures.layer(f"{look.theme}_home"), (0, 0))
        write(surface, look, look.words("Is this you?"), "title", 960, 130)
        y = CARD_Y - (HIGHER if self._suggesting.places else 0)
        put_sheet(surface, look, 960, y, 1080, 480 if self._suggesting.places else 520)
        draw_avatar(surface, look, patient, 680, y, 190)
        name = look.words("Guest") if patient.alias == GUEST else patient.alias
        write(surface, look, name, "paper_title", 930, y - 80, anchor="left", size=96)
        if self._missing:
            line = look.words("Part of the plan takes {needs}.", needs=self._missing)
            write(
                surface, look, line, "paper_note", 930, y + 130,
                anchor="left", width=530, size=38, high=110,
            )  # fmt: skip
        last = self._last_line()
        write(surface, look, last, "paper", 930, y + 50, anchor="left", width=520, shrink=True)
        words = {"no": look.words("Somebody else"), "yes": look.words("Yes, that is me")}
        draw_buttons(surface, look, self._chooser, words)
        if self._assesses:
            lit = self._chooser.focus == ASSESS.key
            draw_button(surface, look, ASSESS, look.words("Assessments"), lit=lit, size=42)
        self._suggesting.draw(surface, look, self._chooser)

    def _last_line(self) -> str:
        if self._last is None:
            return self.look.words("First visit")
        from game.figures import Figures

        words = self.look.words
        return words("Last here {date}", date=Figures(words).date(self._last))
