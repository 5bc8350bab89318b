"""The kilogram check: choose a weight, put it where the board shows it, read what came of it.

Nobody needs a hand for a key while the weight is in both: what lies still counts by itself.
"""

from __future__ import annotations

import pygame

from game.core.known_weight import (
    CORNERS_UP_TO_KG,
    LEAST_KG,
    MOST_KG,
    Outcome,
    unfit_weight,
)
from game.core.weighing import Ask, Weighing
from game.figures import Figures
from game.screen.actions import Action, Do
from game.screen.look import Look
from game.screen.scene import Stage
from game.screen.scenes import choosing
from game.screen.scenes.board_watch import BoardWatch
from game.screen.scenes.button import draw_buttons
from game.screen.scenes.choosing import Chooser
from game.screen.scenes.health_parts import ROW_H, ROW_Y, Pictures, draw_column, draw_head
from game.screen.scenes.weighing_words import (
    IN_ADDRESS,
    PUT,
    Head,
    kg_said,
    result_said,
    weighing_rows,
)
from game.screen.scenes.weight_spot import draw_spot
from game.session.boards import NAMELESS, forget_gain, gained_by_address, keep_gain
from game.session.opening import utc_now
from input_devices.verdict import Severity

QUICK_KG = (5.0, 10.0, 20.0)
BAG_KG = 25.0
"""Where a child is here, no person is the weight (clinical design: no weight on a child's screen).
"""
BACK = choosing.Place("back", 270, ROW_Y, 340, ROW_H)
LESS, MORE = (
    choosing.Place(key, x, ROW_Y, 130, ROW_H) for key, x in (("less", 590), ("more", 750))
)
QUICK = tuple(
    choosing.Place(f"{kg:g}", 945 + 190 * n, ROW_Y, 170, ROW_H) for n, kg in enumerate(QUICK_KG)
)
BEGIN = choosing.Place("begin", 1610, ROW_Y, 340, ROW_H)
SKIP = choosing.Place("skip", 1560, ROW_Y, 500, ROW_H)
KEEP = choosing.Place("keep", 1480, ROW_Y, 640, ROW_H)
OFF = choosing.Place("off", 880, ROW_Y, 460, ROW_H)
AGAIN = choosing.Place("again", 700, ROW_Y, 400, ROW_H)


SIGNS = {" ": Action(Do.OK)}
"""The one switch, while digits are letters."""


class WeighingPage:
    """Three steps: which weight, the check itself, what came of it."""

    def __init__(self, stage: Stage, watch: BoardWatch, *, persons: bool) -> None:
        """persons: somebody whose weight is known may be the weight."""
        self._stage, self._watch = stage, watch
        self._most_kg = MOST_KG if persons else BAG_KG
        self.weight_kg = 10.0
        self._typed = ""
        self.weighing: Weighing | None = None
        self.outcome: Outcome | None = None
        self._kept = False
        self._chooser = Chooser((BACK, LESS, MORE, *QUICK, BEGIN), "begin")

    @property
    def typing(self) -> bool:
        """The weight may be written in digits."""
        return self.weighing is None

    def take(self, action: Action, look: Look) -> bool:
        """Step on; True when it is done with."""
        action = SIGNS.get(action.text, action)
        if action.do is Do.BACK:
            return self._left()
        if self.typing and action.do in (Do.TYPE, Do.ERASE):
            self._type(action)
            return False
        key = self._chooser.take(action, look)
        if key == "back":
            return self._left()
        if key is not None:
            self._chosen(key)
        return False

    def _left(self) -> bool:
        self._stage.doors.step(on=True)
        return True

    def _chosen(self, key: str) -> None:
        match key:
            case "less" | "more":
                step_kg = 0.5 if self.weight_kg > BAG_KG else 1.0
                self._weigh_with(self.weight_kg + (step_kg if key == "more" else -step_kg))
            case "begin" | "again":
                self._begin()
            case "skip":
                assert self.weighing is not None
                self.weighing.skip()
            case "keep":
                self._keep()
            case "off":
                self._take_off()
            case _:
                self._weigh_with(float(key))

    def _weigh_with(self, kg: float) -> None:
        self.weight_kg, self._typed = max(LEAST_KG, min(self._most_kg, round(kg, 1))), ""

    def _type(self, action: Action) -> None:
        typed = self._typed[:-1] if action.do is Do.ERASE else self._typed + action.text
        try:
            kg = float(typed.replace(",", ".")) if typed else 0.0
        except ValueError:
            return
        self._typed = typed[:5]
        if unfit_weight(kg) is None and kg <= self._most_kg:
            self.weight_kg = round(kg, 1)

    def _begin(self) -> None:
        self.weighing, self.outcome, self._kept = Weighing(self.weight_kg, self._gain), None, False
        self._chooser = Chooser((BACK, SKIP), "back")

    @property
    def _gain(self) -> float:
        return self._watch.info.gain

    @property
    def _why_not(self) -> str:
        """Why no factor can be kept, a message; '' where one can."""
        if gained_by_address(self._watch.info.uri):
            return IN_ADDRESS
        return "" if self._watch.info.own_id else NAMELESS

    def _keep(self) -> None:
        if self.outcome is not None and self.outcome.gain is not None:
            doors = self._stage.doors
            keep_gain(doors.store.folder, self._watch.info, self.outcome.gain, utc_now())
            self._done()

    def _take_off(self) -> None:
        forget_gain(self._stage.doors.store.folder, self._watch.info)
        self._done()

    def _done(self) -> None:
        self._watch.read_anew()
        self._kept = True
        self._stage.look.sound.play("chime")
        self._chooser = Chooser((BACK, AGAIN), "back")

    def advance(self, now_s: float) -> None:
        """What lies still counts."""
        self._chooser.scan(now_s, self._stage.scan_s)
        weighing = self.weighing
        if weighing is None or self.outcome is not None:
            return
        self._stage.doors.step(on=weighing.ask is Ask.PUT)  # who is simulated is the weight
        before = len(weighing.shown)
        for sample in self._watch.fresh:
            weighing.take(sample, sample.t)
        if len(weighing.shown) > before:
            self._stage.look.sound.play("count")
        if weighing.ask is Ask.NOTHING:
            self.outcome = weighing.outcome
            offered = self.outcome.gain is not None and not self._why_not
            kept = self._watch.board.gain is not None
            more = [KEEP] if offered else [OFF, AGAIN] if kept else [AGAIN]
            self._chooser = Chooser((BACK, *more), more[0].key)

    def draw(self, surface: pygame.Surface, look: Look, pictures: Pictures, now_s: float) -> None:
        """The step at hand in words, the board with the place of the weight, what was shown."""
        weighing = self.weighing
        draw_head(surface, look, *self._head(look))
        shown = weighing is not None
        pictures.draw(surface, look, self._watch, now_s, (), weight_shown=shown)
        if weighing is not None and self.outcome is None and weighing.place is not None:
            put = weighing.ask is Ask.PUT
            draw_spot(
                surface,
                look,
                weighing.place,
                kg_said(look, self.weight_kg),
                weighing.share,
                put=put,
            )
        shown_there = weighing.shown if weighing is not None else ()
        rows = weighing_rows(look, self.weight_kg, shown_there, self._watch.board)
        draw_column(surface, look, look.words("Check with a weight"), rows)
        draw_buttons(surface, look, self._chooser, self._labels(look), 46)

    def _head(self, look: Look) -> Head:
        words, weighing = look.words, self.weighing
        if weighing is None:
            says = words("A weight of {kg}", kg=kg_said(look, self.weight_kg))
            if self._most_kg > BAG_KG:
                return (
                    Severity.KNOW,
                    says,
                    words("A bag of sand, or a person of known weight."),
                )
            return Severity.KNOW, says, words("A bag of sand, or a bottle of water.")
        if self._kept:
            later = "" if self._stage.visit is None else words("It holds from the next visit on.")
            return Severity.GOOD, words("Kept with this board."), later
        if self.outcome is not None:
            return result_said(look, self.outcome, why_not=self._why_not)
        if weighing.ask is Ask.CLEAR or weighing.place is None:
            return Severity.KNOW, words("Take everything off the board"), words("Wait a moment.")
        if self.weight_kg > CORNERS_UP_TO_KG:
            return Severity.KNOW, words("Step on, in the middle"), words("Stand still a moment.")
        where = words(PUT[weighing.place], kg=kg_said(look, self.weight_kg))
        return Severity.KNOW, where, words("Let go of it, and wait a moment.")

    def _labels(self, look: Look) -> dict[str, str]:
        words, figures = look.words, Figures(look.words)
        quick = {f"{kg:g}": f"{figures.number(kg)} kg" for kg in QUICK_KG}
        return {
            "back": words("Back"),
            "less": "\N{MINUS SIGN}",
            "more": "+",
            **quick,
            "begin": words("Begin"),
            "skip": words("That is enough"),
            "keep": words("Keep this factor"),
            "off": words("Take the factor off"),
            "again": words("Once more"),
        }
