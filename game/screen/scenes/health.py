"""How well a board or a sensor is: seen from above, with one finding in words and what to do. For
whoever sets the game up.

Here a board is zeroed too, and weighed with a weight that is known: see `weighing_page`.
"""

from __future__ import annotations

import pygame

from game.core.taring import TARE_S, Refused, tare_of
from game.screen.actions import Action, Do
from game.screen.scene import Go, Move, Name, Scene, Stage
from game.screen.scenes.board_watch import BoardWatch
from game.screen.scenes.button import draw_buttons
from game.screen.scenes.choosing import Chooser, Place
from game.screen.scenes.device_names import device_name
from game.screen.scenes.health_parts import ROW_H, ROW_Y, Pictures, draw_column, draw_head, rows_of
from game.screen.scenes.verdict_words import verdict_do, verdict_says
from game.screen.scenes.weighing_page import WeighingPage
from game.session.boards import NAMELESS, keep_zero
from game.session.live_taring import SETTLE_S
from game.session.opening import utc_now
from game.text import mark
from input_devices.sample import Sample
from input_devices.verdict import Severity

BACK = Place("back", 270, ROW_Y, 340, ROW_H)
ZERO = Place("zero", 755, ROW_Y, 520, ROW_H)
WEIGH = Place("weigh", 1310, ROW_Y, 530, ROW_H)
NEXT = Place("next", 1730, ROW_Y, 250, ROW_H)
NOT_ZEROED: dict[Refused, str] = {
    Refused.NO_LOAD: mark("This device does not weigh."),
    Refused.SILENT: mark("The board was silent. Check its cable or batteries."),
    Refused.LOADED: mark("Somebody, or something heavy, is on the board."),
    Refused.MOVING: mark("The board was moving."),
    Refused.CLAMPED: mark("A corner shows exactly 0, and may hide more. Read it by 'wiihid:'."),
}
SHOWN_S = 5.0
"""What came of a zero stays so long."""


class BoardHealth(Scene):
    """One page, and over it the one with the weight."""

    menu = near = True

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self._back_to: Name = stage.came_from
        self.watch = BoardWatch(stage.doors, stage.clock())
        self._pictures = Pictures()
        self.weighing: WeighingPage | None = None
        self._zeroing: list[Sample] | None = None
        self._zero_from_s = 0.0
        self._told: tuple[Severity, str, str] | None = None
        self._told_s = 0.0
        self._chooser = Chooser(self._places, "back")

    @property
    def _places(self) -> tuple[Place, ...]:
        """What can be done with this device."""
        own = (BACK, ZERO, WEIGH) if self.watch.weighs else (BACK,)
        return (*own, NEXT) if self.watch.several else own

    @property
    def weight_shown(self) -> bool:
        """A child who is here reads no weight (clinical design: no comment on the body)."""
        visit = self.stage.visit
        return visit is None or not visit.patient.is_child

    def take(self, action: Action, now_s: float) -> Move:
        """Zero the board, weigh with it, or go back."""
        if self.weighing is not None:
            if self.weighing.take(action, self.look):
                self._end_weighing()
            return None
        key = "back" if action.do is Do.BACK else self._chooser.take(action, self.look)
        if key == "back":
            return Go(self._back_to)
        if self._zeroing is None and key == "zero":
            self._zeroing, self._zero_from_s, self._told = [], now_s + SETTLE_S, None
            self.stage.doors.step(on=False)
        elif self._zeroing is None and key == "next":
            self.watch.turn()
            self._told = None
            self._chooser.offer(self._places)
        elif self._zeroing is None and key == "weigh":
            self.weighing = WeighingPage(self.stage, self.watch, persons=self.weight_shown)
        return None

    def _end_weighing(self) -> None:
        self.weighing = None
        self.watch.read_anew()

    def advance(self, now_s: float) -> Move:
        """Listen; weigh the empty board for a second where it is to be zeroed."""
        self.watch.advance(now_s)
        if self.weighing is not None:
            self.weighing.advance(now_s)
        else:
            self._chooser.scan(now_s, self.stage.scan_s)
            self._zero(now_s)
        self.typing = self.weighing is not None and self.weighing.typing
        return None

    def _zero(self, now_s: float) -> None:
        if self._zeroing is None:
            return
        self._zeroing += [one for one in self.watch.fresh if one.t >= self._zero_from_s]
        if now_s - self._zero_from_s < TARE_S:
            return
        result, self._zeroing = tare_of(self._zeroing), None
        self.stage.doors.step(on=True)
        words = self.look.words
        if isinstance(result, Refused) or not self.watch.info.own_id:
            why = NOT_ZEROED[result] if isinstance(result, Refused) else NAMELESS
            self._told = Severity.MEND, words("Not zeroed."), words(why)
        else:
            keep_zero(self.stage.doors.store.folder, self.watch.info, result, utc_now())
            self.watch.read_anew()
            later = "" if self.stage.visit is None else words("It holds from the next visit on.")
            self._told = Severity.GOOD, words("Zeroed."), later
            self.look.sound.play("count")
        self._told_s = now_s

    def draw(self, surface: pygame.Surface, now_s: float) -> None:
        """The finding, the board, the column, the buttons."""
        look, watch = self.look, self.watch
        surface.blit(look.pictures.layer(f"{look.theme}_card"), (0, 0))
        marked = [one.corner for one in watch.said if one.corner is not None]
        marked = marked if watch.said[0].severity in (Severity.STOP, Severity.MEND) else []
        if self.weighing is not None:
            self.weighing.draw(surface, look, self._pictures, now_s)
            return
        draw_head(surface, look, *self._head(now_s))
        shown = self.weight_shown
        self._pictures.draw(surface, look, watch, now_s, marked, weight_shown=shown)
        name = device_name(look.words, watch.info.uri)
        draw_column(surface, look, name, rows_of(look, watch, weight_shown=shown))
        draw_buttons(surface, look, self._chooser, self._labels(), 46)

    def _labels(self) -> dict[str, str]:
        words = self.look.words
        return {
            "back": words("Back"),
            "zero": words("Zero the board"),
            "weigh": words("Check with a weight"),
            "next": words("Next"),
        }

    def _head(self, now_s: float) -> tuple[Severity, str, str]:
        words, verdict = self.look.words, self.watch.said[0]
        if self._zeroing is not None:
            return Severity.KNOW, words("Keep off the board …"), ""
        if self._told is not None and now_s - self._told_s < SHOWN_S:
            return self._told
        return verdict.severity, verdict_says(words, verdict), verdict_do(words, verdict)

    def leave(self) -> None:
        """Simulated people step on the board again."""
        if self._zeroing is not None or self.weighing is not None:
            self.stage.doors.step(on=True)
