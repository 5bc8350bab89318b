"""Between firm ground and foam: step off, lay the foam, and the board is zeroed with it."""

from __future__ import annotations

import pygame

from game.core.taring import Refused
from game.screen.actions import Action, Do
from game.screen.scene import Go, Move, Scene, Stage
from game.screen.scenes.button import draw_buttons
from game.screen.scenes.choosing import Chooser, Place
from game.screen.scenes.paper import put_sheet
from game.screen.scenes.writing import write
from game.session.live_taring import REFUSED, LiveTaring
from game.text import mark

END = Place("end", 330, 985, 440, 116)
WITHOUT = Place("without", 850, 985, 500, 116)
ZERO = Place("zero", 1500, 985, 560, 116)
STEPS = (
    mark("1. Step off, holding the rail"),
    mark("2. Lay the foam on the board"),
    mark("3. Nobody on it, nothing against it: zero the board"),
)
DONE_S = 1.5
"""What came of it is seen before the scene goes."""


class AssessFoam(Scene):
    """The steps are large; a refusal says why, and leaves both ways open."""

    menu = near = True

    ambience = "night"

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        assessing = stage.here.assessing
        assert assessing is not None
        self._at = assessing
        self._taring: LiveTaring | None = None
        self._refused: Refused | None = None
        self._done_s: float | None = None
        self._chooser = Chooser((END, ZERO), "zero")

    @property
    def _weighing(self) -> bool:
        return self._taring is not None or self._done_s is not None

    def take(self, action: Action, now_s: float) -> Move:
        """Zero the board, go on without, or end the assessment here."""
        key = "end" if action.do is Do.STOP else self._chooser.take(action, self.look)
        if key == "end":
            self._at.left = True
            return Go("assess_end")
        if self._weighing:
            return None
        if key == "zero":
            session = self._at.session
            self._taring = LiveTaring(session.device, now_s, session.stand_in)
        elif key == "without" and self._refused is not None:
            words = self.look.words
            why = words(REFUSED[self._refused])
            self._at.session.note(words("Not zeroed with the foam on it. {why}", why=why))
            self._at.zeroed(())
            return Go("assess_ready")
        return None

    def advance(self, now_s: float) -> Move:
        """Weigh for a second, and go on once the end has been seen."""
        if self._taring is None:
            self.stage.here.lean()
        else:
            self._weigh(self._taring, now_s)
        self._chooser.scan(now_s, self.stage.scan_s)
        if self._done_s is not None and now_s - self._done_s >= DONE_S:
            return Go("assess_ready")
        return None

    def _weigh(self, taring: LiveTaring, now_s: float) -> None:
        result = taring.advance(now_s)
        if result is None:
            return
        self._taring = None
        if isinstance(result, Refused):
            self._refused = result
            again = () if result is Refused.NO_LOAD else (ZERO,)
            self._chooser = Chooser((END, WITHOUT, *again), "zero" if again else "without")
        else:
            self._at.zeroed(result)
            self._done_s = now_s
            self.look.sound.play("count")

    def draw(self, surface: pygame.Surface, now_s: float) -> None:
        """The steps, what came of them, the buttons."""
        look, words = self.look, self.look.words
        surface.blit(look.pictures.layer(f"{look.theme}_card"), (0, 0))
        write(surface, look, words("Lay the foam"), "title", 960, 130, size=92)
        put_sheet(surface, look, 960, 455, 1640, 420)
        for n, line in enumerate(STEPS):
            write(
                surface, look, words(line), "paper", 220, 345 + 110 * n,
                anchor="left", width=1480, size=54, shrink=True,
            )  # fmt: skip
        write(surface, look, self._said(), "body", 960, 770, width=1600, size=44)
        labels = {
            "end": words("End here"),
            "without": words("Go on without"),
            "zero": words("Zero the board") if self._refused is None else words("Once more"),
        }
        if self._weighing:
            labels = {"end": labels["end"]}
        draw_buttons(surface, look, self._chooser, labels, 46)

    def _said(self) -> str:
        words = self.look.words
        if self._done_s is not None:
            return words("Zeroed. Step on the foam.")
        if self._taring is not None:
            return words("Keep off the board …")
        return "" if self._refused is None else words(REFUSED[self._refused])

    def leave(self) -> None:
        """Who left while the board was weighed stands on it again, if simulated."""
        stand_in = self._at.session.stand_in
        if self._taring is not None and stand_in is not None:
            stand_in.on_board = True
