"""A worn sensor: where it is fastened, and three postures that show how it sits. It may sit any way
round; nobody needs to know how.

Fastening takes a hand, and so does the button after it. From there on nothing is pressed. Whoever
cannot show it is helped in words; then the therapist may go on as if it sat square, and the leans
of the calibration tell whether that is true.
"""

from __future__ import annotations

from collections.abc import Mapping

import pygame

from game.core.mounted import Mounted, Place
from game.core.mounting import Ask
from game.screen.actions import Action, Do
from game.screen.caption_plate import CORNER
from game.screen.instruments import DwellRing
from game.screen.look import Look
from game.screen.posture_pictures import (
    Posture,
    posture_picture,
    tick_picture,
    turned_sensors,
    where_picture,
)
from game.screen.scene import Move, Scene, Stage
from game.screen.scenes import journey
from game.screen.scenes.button import draw_button, draw_buttons
from game.screen.scenes.choosing import Chooser
from game.screen.scenes.choosing import Place as Button
from game.screen.scenes.paper import put_sheet
from game.screen.scenes.writing import write
from game.screen.set_up_picture import SetUpPicture
from game.screen.stroke import put_middle
from game.session.live_mounting import LiveMounting
from game.session.wearing import WORN_AT, places_for
from game.text import mark
from input_devices.mount import Mismatch

SHOWN_S = 2.5
"""What came of it stays on the screen for so long."""
EASED_S = 1.2
"""In so long the figure goes into the posture that is asked for."""
AXIS = 1435.0
"""The figures stand as they are in every language; what is said beside is turned."""
FASTENED = Button("fastened", 1652, 955, 400, 124)
ELSEWHERE = Button("elsewhere", 1218, 955, 400, 124)
SQUARE = Button("square", 1432, 955, 640, 116)
CARDS: Mapping[Posture, float] = {"stand": 1146.0, "forward": 1432.0, "right": 1718.0}
CARDS_Y = 640.0
RING = 136.0
STEPS: tuple[Ask, ...] = (Ask.STAND, Ask.FORWARD, Ask.RIGHT)
ASKS: Mapping[Ask, str] = {
    Ask.STAND: mark("Stand still"),
    Ask.FORWARD: mark("Lean forward"),
    Ask.MIDDLE: mark("Back to the middle"),
    Ask.RIGHT: mark("Lean to the right"),
    Ask.NOTHING: mark("Now the game knows"),
}
LINES: Mapping[Ask, str] = {
    Ask.STAND: mark("Look ahead"),
    Ask.FORWARD: mark("As far as feels safe"),
    Ask.MIDDLE: mark("Well balanced"),
    Ask.RIGHT: mark("As far as feels safe"),
    Ask.NOTHING: mark("Any way round is fine"),
}
HELPS: Mapping[Mismatch, str] = {
    Mismatch.SMALL_FORWARD: mark("A little farther, and hold it there"),
    Mismatch.SMALL_RIGHT: mark("A little farther, and hold it there"),
    Mismatch.CROOKED: mark("That did not fit. Once more together."),
    Mismatch.UNSTEADY: mark("Hold the rail, and rest there"),
    Mismatch.SILENT: mark("The sensor says nothing. Is it on?"),
}
WAYS: Mapping[Ask, tuple[float, float]] = {Ask.FORWARD: (0.0, 0.9), Ask.RIGHT: (0.9, 0.0)}


class FindMount(Scene):
    """The place on the left; on the right first where to fasten it, then what is done."""

    captions_at = CORNER

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self._session = stage.here.session
        number = self._session.wearing.asked_for()
        assert number is not None
        self._number = number
        level_id = journey.level_ahead(stage.here)
        self._places = tuple(Place) if level_id is None else places_for(level_id)
        """Where it may be fastened for what comes next."""
        self._live: LiveMounting | None = None
        self._chooser = self._fastening()
        self._asked, self._asked_s = Ask.STAND, stage.clock()
        self._from = (0.0, 0.0)
        self._helped = False
        """Somebody was helped in words: from then on the way round is open too."""
        self._done_s: float | None = None
        self._seen: tuple[Look, Place] | None = None

    @property
    def ask(self) -> Ask | None:
        """What is asked for now; None while it is being fastened."""
        return self._live.mounting.ask if self._live is not None else None

    @property
    def share(self) -> float:
        """How much of it has been held, 0 to 1."""
        return self._live.mounting.share if self._live is not None else 0.0

    @property
    def _mismatch(self) -> Mismatch | None:
        return self._live.mounting.mismatch if self._live is not None else None

    def take(self, action: Action, now_s: float) -> Move:
        """It is fastened, here or elsewhere; once help was needed, go on without."""
        if action.do is Do.BACK and self._live is not None:
            self._live, self._helped = None, False
            self._chooser = self._fastening()
            return None
        if action.do is Do.TYPICAL and self._helped:
            return self._go_on(Mounted(place=self._session.wearing.place))
        key = self._chooser.take(action, self.look)
        if key == "elsewhere":
            self._session.wearing.wear_at(self._elsewhere())
        elif key == "fastened":
            self._live = self._session.start_mounting(self._number)
            self._chooser = Chooser(())
            self._asked_s = now_s
        elif key == "square":
            return self._go_on(Mounted(place=self._session.wearing.place))
        return None

    def _elsewhere(self) -> Place:
        places, now = self._places, self._session.wearing.place
        at = places.index(now) if now in places else -1
        return places[(at + 1) % len(places)]

    def _fastening(self) -> Chooser:
        several = len(self._places) > 1
        return Chooser((ELSEWHERE, FASTENED) if several else (FASTENED,), "fastened")

    def _go_on(self, mounted: Mounted, *, found: bool = False) -> Move:
        self._session.wearing.keep(mounted, self._number, found=found)
        self.stage.here.forget_lean()
        return journey.to_calibrate(self.stage.here)

    def advance(self, now_s: float) -> Move:
        """Let the person show it; on once what came of it has been seen."""
        self._chooser.scan(now_s, self.stage.scan_s)
        if self._live is None:
            self.stage.here.lean()
            return None
        mounting = self._live.advance(now_s)
        self._notice(mounting.ask, now_s)
        if mounting.mismatch is not None and not self._helped:
            self._helped = True
            self._chooser = Chooser((SQUARE,))
        if mounting.result is None:
            return None
        if self._done_s is None:
            self._done_s = now_s
        shown = now_s - self._done_s >= SHOWN_S
        return self._go_on(mounting.result, found=True) if shown else None

    def _notice(self, ask: Ask, now_s: float) -> None:
        """A chime for each posture that was held, a tick for the next one."""
        if ask is self._asked:
            return
        self._from = self._lean(now_s)
        self.look.sound.play("chime" if ask in (Ask.MIDDLE, Ask.NOTHING) else "count")
        self._asked, self._asked_s = ask, now_s

    # what is seen

    def draw(self, surface: pygame.Surface, now_s: float) -> None:
        """One thing to do, and how far it has come."""
        self._fit()
        look = self.look
        surface.blit(look.pictures.layer(f"{look.theme}_card"), (0, 0))
        way = {Ask.FORWARD: "forward", Ask.RIGHT: "right"}.get(self._asked, "stand")
        self._standing.draw(surface, self._lean(now_s), way, now_s)  # type: ignore[arg-type]
        title, line = self._words()
        beside = look.turned(AXIS)
        y = write(surface, beside, title, "title", 1045, 130, anchor="left", width=850)
        write(surface, beside, line, "body", 1045, max(y, 248), anchor="left", width=830)
        if self._live is None:
            self._draw_where(surface)
        else:
            self._draw_postures(surface)

    def _lean(self, now_s: float) -> tuple[float, float]:
        """The figure shows the posture, since nobody knows yet how the person leans."""
        share = min(1.0, max(0.0, (now_s - self._asked_s) / EASED_S))
        eased = share * share * (3.0 - 2.0 * share)
        to = WAYS.get(self._asked, (0.0, 0.0)) if self._live is not None else (0.0, 0.0)
        x, y = (a + eased * (b - a) for a, b in zip(self._from, to, strict=True))
        return x, y

    def _words(self) -> tuple[str, str]:
        words = self.look.words
        if self._live is None:
            place = words(WORN_AT[self._session.wearing.place])
            return words("Put the sensor on"), place[:1].upper() + place[1:]
        helped = HELPS.get(self._mismatch) if self._mismatch is not None else None
        return words(ASKS[self._asked]), words(helped or LINES[self._asked])

    def _fit(self) -> None:
        look, place = self.look, self._session.wearing.place
        if self._seen == (look, place):
            return
        if self._seen is None or self._seen[0] is not look:
            self._standing = SetUpPicture(look)
            self._ring = DwellRing(look, RING, 13)
            self._tick, self._sensors = tick_picture(look), turned_sensors(look)
        self._seen = (look, place)
        self._where = where_picture(look, place)
        self._cards = {name: posture_picture(look, name, place) for name in CARDS}

    def _draw_where(self, surface: pygame.Surface) -> None:
        look = self.look
        put_sheet(surface, look, 1432, 582, 850, 530)
        put_middle(surface, self._where, look.at(1222, 584))
        for n, sensor in enumerate(self._sensors):
            place = look.at(1524 + 168 * (n % 2), 418 + 148 * (n // 2))
            put_middle(surface, sensor, place)
        said = look.words("Any way round is fine")
        write(surface, look, said, "paper_title", 1610, 690, width=450, size=46, shrink=True)
        said = look.words("The cable may point anywhere")
        write(surface, look, said, "paper_note", 1610, 756, width=440, size=40, high=92)
        words = {"fastened": look.words("It is on"), "elsewhere": look.words("Another place")}
        draw_buttons(surface, look, self._chooser, words, 48)

    def _draw_postures(self, surface: pygame.Surface) -> None:
        look, now = self.look, self._next
        for step, (name, x) in zip(STEPS, CARDS.items(), strict=True):
            place = look.turned(AXIS).at(x, CARDS_Y)  # their order is read, they are not turned
            if step is now:
                share = 0.0 if self._asked is Ask.MIDDLE else self.share
                self._ring.draw(surface, place, share)
            put_middle(surface, self._cards[name], place)
            if now is None or STEPS.index(step) < STEPS.index(now):
                mark_at = (place[0] + look.px(88), place[1] + look.px(92))
                put_middle(surface, self._tick, mark_at)
        if self._helped and self._done_s is None:
            draw_button(surface, look, SQUARE, look.words("Go on: it sits straight"))

    @property
    def _next(self) -> Ask | None:
        """The posture that is being shown, or comes after the middle; None once all were held."""
        if self._asked is Ask.MIDDLE:
            done = self._live is not None and self._live.mounting.has_all
            return None if done else Ask.RIGHT
        return self._asked if self._asked in STEPS else None
