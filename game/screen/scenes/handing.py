"""The hand-over: whose turn it is now. One steps off, the other steps on; where the board cannot
tell who it is, a hand says so. Hazard H15: nobody plays with somebody else's calibration.

What both do together stands beside it, with what the last turn brought.
"""

from __future__ import annotations

from collections.abc import Mapping

import pygame

from game.coach.rest import Advice
from game.core.guard import STABLE_S
from game.core.handover import Doubt, Phase
from game.core.patient import GUEST, Patient
from game.core.taring import Refused
from game.screen.actions import Action, Do
from game.screen.caption_plate import CORNER
from game.screen.instruments import DwellRing
from game.screen.look import Look
from game.screen.scene import Go, Move, Scene, Stage
from game.screen.scenes import journey
from game.screen.scenes.avatar import draw_avatar
from game.screen.scenes.button import draw_button
from game.screen.scenes.choosing import Chooser, Place
from game.screen.scenes.dressed_ship import DressedShip
from game.screen.scenes.paper import put_sheet
from game.screen.scenes.rest import SAYS
from game.screen.scenes.writing import write
from game.session.live_taring import REFUSED
from game.text import Words, mark

LEAST_S = 3.0
"""The card is read before it goes, and what is new on the ship is seen."""
SILENT_S = 2.0
SILENT = REFUSED[Refused.SILENT]
ALONE_X, BESIDE_X = 960.0, 1446.0
SHEET_Y, SHEET_W, SHEET_H = 520.0, 780.0, 660.0
SHIP = (500.0, 868.0, 1.02)
YES_Y = 955.0
ASKS: Mapping[Doubt, str] = {
    Doubt.NOT_WEIGHED: mark("Is {name} on the board?"),
    Doubt.ALIKE: mark("Is {name} on the board?"),
    Doubt.SOMEBODY_ELSE: mark("Is this really {name}?"),
    Doubt.BOARD_CHANGED: mark("The board has changed. Is this {name}?"),
}


class HandOver(Scene):
    """From one player to the other. Nobody has to do anything but change places."""

    ambience = "night"
    captions_at = CORNER  # whoever waits is told something at the foot

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        company = stage.here.company
        assert company is not None
        self._company = company
        self._live = company.step_up()
        stage.visit = company.here
        stage.here.forget_lean()
        self._chooser = Chooser([Place("yes", self._x, YES_Y, 560, 124)])
        self._from_s = stage.clock()
        self._grown_from = company.shown
        self._seen: Look | None = None
        self._share, self._silent = 0.0, False

    @property
    def _x(self) -> float:
        return BESIDE_X if self._company.together else ALONE_X

    @property
    def _asks(self) -> Doubt | None:
        return self._live.handover.doubt if self._live is not None else None

    def take(self, action: Action, now_s: float) -> Move:
        """Somebody says who is there; the therapist may end the visit of whoever is next."""
        if action.do is Do.STOP:
            visit = self.stage.here
            visit.reason = "stopped"
            return Go("check_out" if visit.begun else "farewell")
        if self._asks is not None and self._chooser.take(action, self.look):
            assert self._live is not None
            self._live.handover.confirm()
        return None

    def advance(self, now_s: float) -> Move:
        """On once it is sure who is there."""
        if self._live is None:
            return journey.resume(self.stage.here)
        before, handover = self._asks, self._live.handover
        phase = self._live.advance(now_s)
        self._silent = handover.silent_s(now_s, self._from_s) > SILENT_S
        steady_s = 0.0 if phase is Phase.LEAVING else handover.steady_s(now_s)
        self._share = min(1.0, steady_s / STABLE_S)
        if self._asks is not None:
            self._chooser.scan(now_s, self.stage.scan_s)
            if before is None:
                self.look.sound.play("soft")
        if phase is not Phase.READY or now_s - self._from_s < LEAST_S:
            return None
        visit = self.stage.here
        if not visit.begun:
            self._company.pair.calibrate_anew()
            return Go("confirm")
        if handover.recalibrate:
            self._company.pair.calibrate_anew()
        if handover.recalibrate or handover.recentre:
            return journey.to_calibrate(visit)
        self.look.sound.play("chime")
        return journey.resume(visit)

    def shown(self, now_s: float) -> None:
        """What the last turn brought was seen."""
        self._company.has_seen()

    # what is seen

    def draw(self, surface: pygame.Surface, now_s: float) -> None:
        """What they do together, the card of whoever is next, and a word for who rests."""
        look, t_s = self.look, now_s - self._from_s
        self._fit()
        surface.blit(look.pictures.layer(f"{look.theme}_rest"), (0, 0))
        if self._ship is not None:
            fullness = self._company.fullness
            self._ship.draw(surface, fullness, t_s, seen=self._grown_from, grown_s=t_s - 0.6)
        self._draw_card(surface)
        self._draw_resting(surface)

    def _fit(self) -> None:
        if self._seen is not self.look:
            look = self._seen = self.look
            self._ring = DwellRing(look, 168, 13)
            self._ship = DressedShip(look, *SHIP) if self._company.together else None

    def _draw_card(self, surface: pygame.Surface) -> None:
        look, patient, x = self.look, self.stage.here.patient, self._x
        put_sheet(surface, look, x, SHEET_Y - 60, SHEET_W, SHEET_H, radius=56)
        title = look.words("{name}'s turn", name=name_of(patient, look.words))
        write(surface, look, title, "paper_title", x, 210, size=84, width=700, shrink=True)
        if self._share > 0:
            self._ring.draw(surface, look.at(x, 460), self._share)
        draw_avatar(surface, look, patient, x, 460, 150)
        line = self._line(patient)
        write(surface, look, line, "paper", x, 690, width=680, size=50, shrink=True)
        if self._asks is not None:
            draw_button(surface, look, self._chooser.places[0], look.words("Yes, that is me"))

    def _line(self, patient: Patient) -> str:
        words, name = self.look.words, name_of(patient, self.look.words)
        if self._asks is not None:
            return words(ASKS[self._asks], name=name)
        phase = self._live.handover.phase if self._live is not None else Phase.READY
        if self._silent:
            return words(SILENT)
        if phase is Phase.LEAVING or not self.stage.here.begun:
            return words("Change places")
        return words("Stand still") if self._share > 0 else words("Step onto the board")

    def _draw_resting(self, surface: pygame.Surface) -> None:
        """Who has played sits down, as long as they have turns to come."""
        look, other = self.look, self._company.resting
        if not self._company.pair.turns.to_come(self._company.pair.number_of(other.session)):
            return
        advice = other.gate.advice if other.gate is not None else Advice.GO_ON
        draw_avatar(surface, look, other.patient, 110, 984, 62)
        said = look.words(SAYS[look.theme, advice])
        write(surface, look, said, "body", 200, 984, anchor="left", width=900, size=44, shrink=True)


def name_of(patient: Patient, words: Words) -> str:
    """What a player is called on the screen."""
    return words("Guest") if patient.alias == GUEST else patient.alias
