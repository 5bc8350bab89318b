"""Calibrate: stand still, then lean four ways, by pictures and short words, with no hands.

A pointer needs none of it: its reach is known. Whoever puts on the sensor again that another wore
keeps the reach of this visit: they stand still, and lean one way.
"""

from __future__ import annotations

from collections.abc import Mapping

import pygame

from game.core.calibrating import Calibrating, Phase
from game.core.calibration import Calibration
from game.core.leaning import STANDS_WRONG, Ask
from game.screen.actions import Action, Do
from game.screen.caption_plate import CORNER
from game.screen.instruments import FeetLoad, LeanRing, ProgressPills, ReachRose
from game.screen.look import Look
from game.screen.scene import Move, Scene, Stage
from game.screen.scenes import journey
from game.screen.scenes.button import draw_button
from game.screen.scenes.choosing import Chooser, Place
from game.screen.scenes.verdict_words import verdict_says
from game.screen.scenes.writing import write
from game.screen.set_up_picture import SetUpPicture
from game.text import mark
from input_devices.sample import Kind

SHOWN_S = 4.0
"""The finished reach stays on the screen for so long."""
AGAIN = Place("again", 1285, 620, 480, 124)
ANEW = Place("anew", 1432, 985, 560, 104)
"""A sensor that is known was put on again."""
BOARD = (1432.0, 640.0)
AXIS = 1435.0
"""The person and the board stand as they are in every language; what is said beside is turned."""
ORDER = (Ask.FORWARD, Ask.RIGHT, Ask.BACK, Ask.LEFT)
"""As the ring wants its quarters."""
LEAN_WORDS: Mapping[Ask, str] = {
    Ask.RIGHT: mark("Lean to the right"),
    Ask.LEFT: mark("Lean to the left"),
    Ask.FORWARD: mark("Lean forward"),
    Ask.BACK: mark("Lean back"),
    Ask.STAND: mark("Stand still"),
}


WHICH: Mapping[str, str] = {
    "mm": mark("The board"),
    "deg": mark("The worn sensor"),
    "reach": mark("Mouse"),
}
"""By the unit of the device."""


class Calibrate(Scene):
    """The picture of the person on the left, words and instrument on the right."""

    captions_at = CORNER  # its chair and its rail are named at the foot

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self._session = stage.here.session
        self._number = self._next_number()
        self._info = self._session.kit.infos[self._number]
        self._keeps = self._session.kit.calibration(self._number) if stage.here.begun else None
        self._known = self._keeps or self._session.known_calibration(self._number)
        self._done_s: float | None = None
        self._last_ask = Ask.STAND
        self._seen: Look | None = None
        self._chooser = Chooser([AGAIN])
        self._begin()

    def _begin(self) -> None:
        self._live = self._session.start_calibrating(
            practice=self._known is None and not self._number,
            known=self._keeps,
            number=self._number,
        )

    def _next_number(self) -> int:
        """The first device that has no calibration; where all have one, that which was put on
        again, or the only one."""
        session = self._session
        unknown = session.kit.uncalibrated()
        if unknown is not None:
            return unknown
        numbers = range(len(session.kit.infos))
        return next((number for number in numbers if session.wearing.can_ask(number)), 0)

    @property
    def at(self) -> Calibrating:
        """The procedure as it stands."""
        return self._live.calibrating

    @property
    def result(self) -> Calibration | None:
        """The finished calibration; None before."""
        return self.at.result

    def take(self, action: Action, now_s: float) -> Move:
        """Only what the therapist needs: again, or a typical person's reach."""
        if action.do is Do.TYPICAL:
            self.at.settle()
            return None
        self._chooser.offer(self._offers)
        key = self._chooser.take(action, self.look)
        if key == "anew" or (key == "again" and self._sits_otherwise):
            return self._wear_anew()
        if key == "again":
            self._begin()
        return None

    @property
    def _offers(self) -> tuple[Place, ...]:
        if self.at.phase is Phase.REFUSED:
            return (AGAIN,)
        return (ANEW,) if self._is_remembered else ()

    @property
    def _is_remembered(self) -> bool:
        """How the sensor sits is known from another visit, and nobody has leant yet."""
        wearing, begins = self._session.wearing, (Phase.WAITING, Phase.STANDING)
        known = wearing.can_ask(self._number) and not wearing.is_found(self._number)
        return known and self.at.phase in begins and not self.at.reached

    @property
    def _sits_otherwise(self) -> bool:
        """A worn sensor is not as it was known, told or shown."""
        refused = self.at.phase is Phase.REFUSED and self.at.problem in STANDS_WRONG
        return refused and self._session.wearing.can_ask(self._number)

    def _wear_anew(self) -> Move:
        self._session.wearing.wear_anew()
        return journey.to_calibrate(self.stage.here)

    def _keep(self, calibration: Calibration) -> Move:
        visit = self.stage.here
        moved = self._zero_moved()
        if moved:
            self._session.note(moved)
        self._session.keep(calibration)
        visit.forget_lean()
        return journey.after_calibrating(visit)

    def advance(self, now_s: float) -> Move:
        """Let the procedure go on; a pointer is done at once."""
        if not self._info.measures:
            return self._keep(self._session.typical_calibration("a pointer's own"))
        self._live.advance(now_s)
        self._sound()
        if self.at.phase not in (Phase.DONE, Phase.REFUSED):
            self._done_s = None
            return None
        if self._done_s is None:
            self._done_s = now_s
        if now_s - self._done_s <= SHOWN_S:
            return None
        if self._sits_otherwise and not self._session.wearing.is_found(self._number):
            return self._wear_anew()  # nobody needs to press anything
        return self._keep(self.at.result) if self.at.result is not None else None

    def _zero_moved(self) -> str:
        """Of a board that was seen empty before, for the therapist; nothing where it has not."""
        moved = self._live.zero_moved
        return "" if moved is None else verdict_says(self.look.words, moved)

    def _sound(self) -> None:
        """A chime for each lean that is done, a tick for the next one."""
        ask = self.at.ask if self.at.phase is Phase.LEANING else Ask.STAND
        if ask is not self._last_ask:
            self.look.sound.play("count" if ask is not Ask.STAND else "chime")
            self._last_ask = ask

    # what is seen

    def draw(self, surface: pygame.Surface, now_s: float) -> None:
        """One thing to do, and how far it has come."""
        look = self.look
        self._fit()
        surface.blit(look.pictures.layer(f"{look.theme}_card"), (0, 0))
        way = self.at.ask if self.at.phase is Phase.LEANING else Ask.STAND
        self._standing.draw(surface, self._lean(), way.value, now_s)
        (title, line), beside = self._words(), look.turned(AXIS)
        self._draw_which(surface, beside)
        y = write(surface, beside, title, "title", 1045, 130, anchor="left", width=850)
        write(surface, beside, line, "body", 1045, max(y, 248), anchor="left", width=830)
        if self.at.phase in (Phase.WAITING, Phase.STANDING):
            write(
                surface, beside, self._zero_moved(), "note", 1045, 318,
                anchor="left", width=830, size=32,
            )  # fmt: skip
        if self.at.phase is Phase.DONE:
            self._draw_reach(surface)
        elif self.at.phase is Phase.REFUSED:
            self._draw_again(surface)
        else:
            self._draw_board(surface, now_s)
            if self._is_remembered:
                moved = self.look.words("The sensor was moved")
                draw_button(surface, self.look, ANEW, moved, lit=False)
            elif self._keeps is None:  # one lean needs no counting
                self._draw_progress(surface, now_s)

    def _draw_which(self, surface: pygame.Surface, beside: Look) -> None:
        """Which device it is, where there are several."""
        kit, words = self._session.kit, self.look.words
        if not kit.several:
            return
        count = words("{n} of {all}", n=self._number + 1, all=len(kit.infos))
        line = f"{count} \N{MIDDLE DOT} {words(WHICH[self._info.unit])}"
        write(surface, beside, line, "note", 1045, 58, anchor="left", width=850)

    def _lean(self) -> tuple[float, float] | None:
        """Where the figure leans; None with nobody on the board."""
        pose = self.at.pose
        if pose is None or pose.x is None:
            return None
        return self.at.lean_share or (0.0, 0.0)

    def _fit(self) -> None:
        if self._seen is self.look:
            return
        look = self._seen = self.look
        weighs = self._info.kind in (Kind.LOAD4, Kind.COP)
        self._standing = SetUpPicture(look)
        self._feet = FeetLoad(look, words=weighs)
        self._ring = LeanRing(look)
        progress = look.turned(AXIS)
        self._pills = ProgressPills(progress, 4, left=1045, right=1545, y=1000)
        self._rose = ReachRose(look, 270)

    def _words(self) -> tuple[str, str]:
        words, phase, problem = self.look.words, self.at.phase, self.at.problem
        if self._sits_otherwise:
            return words("Once more"), words("The sensor sits differently now.")
        if phase is Phase.REFUSED:
            return words("Once more"), words(problem.value) if problem else ""
        if phase is Phase.DONE:
            result = self.at.result
            own = result is None or result.own
            return words("Your reach today"), "" if own else words("Typical where not measured")
        if phase is Phase.LEANING:
            trying = words("Just to try") if self.at.practice else words("As far as feels safe")
            return words(LEAN_WORDS[self.at.ask]), trying
        if phase is Phase.RETURNING:
            line = words(problem.value) if problem else words("Well balanced")
            return words("Back to the middle"), line if problem else ""
        line = words("Step onto the board") if phase is Phase.WAITING else words("Look ahead")
        return words("Stand still"), line

    def _draw_board(self, surface: pygame.Surface, now_s: float) -> None:
        at = self.at
        states = [
            "active"
            if at.phase is Phase.LEANING and ask is at.ask
            else "done"
            if ask.value in at.reached
            else "waiting"
            for ask in ORDER
        ]
        self._ring.draw(surface, BOARD, states, at.share)  # type: ignore[arg-type]
        x_mm = at.pose.x if at.pose is not None and at.pose.x is not None else 0.0
        info = self._info
        if info.kind in (Kind.LOAD4, Kind.COP):
            left = 0.5 - x_mm / info.lx_mm
        else:
            left = 0.5 - 0.25 * (at.lean_share or (0.0, 0.0))[0]
        self._feet.draw(surface, BOARD, max(0.0, min(1.0, left)), now_s)

    def _draw_progress(self, surface: pygame.Surface, now_s: float) -> None:
        look, at = self.look.turned(AXIS), self.at
        done = len(at.reached)
        self._pills.draw(surface, done, now_s)
        number = min(4, done + (at.phase is not Phase.RETURNING))
        words = look.words("{n} of {all}", n=max(1, number), all=4)
        if at.practice:
            words = look.words("Practice")
        write(surface, look, words, "body", 1825, 1000, anchor="right")

    def _draw_reach(self, surface: pygame.Surface) -> None:
        result = self.at.result
        assert result is not None
        today = _four(result)
        longest = max(today)
        first = _four(self._known) if self._known is not None else None
        shares = [one / longest for one in today]
        before = [one / longest for one in first] if first else None
        self._rose.draw(surface, (1432, 655), shares, before)
        if self.look.theme == "child":
            return
        for ask, x, y in zip(ORDER, (1432, 1790, 1432, 1074), (340, 655, 970, 655), strict=True):
            number = f"{getattr(result, ask.value):.0f} {result.unit}"
            write(surface, self.look, number, "body", x, y, size=46, width=230, shrink=True)

    def _draw_again(self, surface: pygame.Surface) -> None:
        look = self.look
        draw_button(surface, look, AGAIN, look.words("Try again"))


def _four(calibration: Calibration) -> tuple[float, float, float, float]:
    """Forward, right, back, left, in the device's unit."""
    return calibration.forward, calibration.right, calibration.back, calibration.left
