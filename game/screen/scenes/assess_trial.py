"""One trial of an assessment: count-in, the still picture, a tone at both ends, and why it was
stopped where a person stopped it."""

from __future__ import annotations

import math

import pygame

from game.core.bout import Phase
from game.core.command import Mark, Pause, Stop
from game.core.event import Began, Ended, Event, Paused, Reason
from game.exercises.library import find_level
from game.screen.actions import Action, Do
from game.screen.caption_plate import Corner, in_play
from game.screen.look import Look
from game.screen.scene import Go, Move, Scene, Stage
from game.screen.scenes.button import draw_buttons
from game.screen.scenes.choosing import Chooser, Place
from game.screen.scenes.paper import put_sheet
from game.screen.scenes.pausing import CountIn, PauseCard
from game.screen.scenes.showing import view_of
from game.screen.scenes.writing import write
from game.session.trials import BY_PERSON

SHOWN_S = 2.0
"""The end is seen and heard before the scene goes."""
REASONS = tuple(Place(code, 960, 395 + 118 * n, 1000, 104) for n, code in enumerate(BY_PERSON))


class AssessTrial(Scene):
    """Esc or space ends the trial at once; nothing in it can be adjusted."""

    ambience = None

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        visit = stage.here
        assert visit.assessing is not None
        self._at = visit.assessing
        part = self._at.part
        assert part is not None
        visit.forget_lean()
        self._entry, self._part = find_level(part.level), part
        self._number, self._practice = self._at.number, self._at.practice
        self.live = self._at.open(stage.clock())
        self._chooser = Chooser(REASONS, "asked")  # a key pressed twice accuses nobody
        self._seen: Look | None = None
        self._shown_s, self._last_s = 0.0, stage.clock()
        self._ended_s: float | None = None
        self._counted = 0
        self._closed = False
        self._fit()

    @property
    def playing(self) -> bool:  # type: ignore[override]
        """Esc and space end the trial, until it is asked why."""
        return not (self._asks or self._ended_s)

    @property
    def _asks(self) -> bool:
        """It was ended by hand, and nobody has said why yet."""
        return self.live.bout.waits_for_hand and not self.live.ended

    def _fit(self) -> None:
        if self._seen is not self.look:
            self._seen = self.look
            self._view = view_of(self._entry.exercise, self.look, self.live.bout.level)
            self._pause, self._count = PauseCard(self.look), CountIn(self.look)

    def take(self, action: Action, now_s: float) -> Move:
        """End the trial, say why, mark a moment, or end the assessment."""
        if action.do is Do.STOP:
            self._at.left = True
            self.live.stop()
        elif self._asks:
            self._choose("asked" if action.do is Do.BACK else self._chooser.take(action, self.look))
        elif action.do is Do.PAUSE or (self.stage.scanning and action.do in (Do.OK, Do.CLICK)):
            self.hold()
        elif action.do is Do.MARK:
            self.live.ask(Mark())
        return None

    def hold(self) -> None:
        """A trial that stands still is over; what never began needs no reason."""
        self.live.ask(Pause() if self.live.bout.played_steps else Stop())

    def _choose(self, code: str | None) -> None:
        if code is not None:
            self.live.ask(Mark(code))
            self.live.stop()

    def advance(self, now_s: float) -> Move:
        """Let the trial catch up, sound its ends, and go on once the end has been seen."""
        self._fit()
        events = [] if self.live.ended else self.live.advance(now_s)
        if self.live.bout.phase is Phase.PLAYING:
            self._shown_s += min(0.1, now_s - self._last_s)
        self._last_s = now_s
        if events:
            self._view.happen(events, self._shown_s)
        for event in events:
            self._happen(event, now_s)
        self._tick()
        if self.live.bout.phase is Phase.WAITING:
            self.look.sound.prepare()
        if self._asks:
            self._chooser.scan(now_s, self.stage.scan_s)
        if self._ended_s is not None and now_s - self._ended_s >= SHOWN_S:
            return self._go_on(now_s)
        return None

    def _happen(self, event: Event, now_s: float) -> None:
        if isinstance(event, Began):
            self.look.sound.play("resume")
        elif isinstance(event, Paused) and self.live.bout.played_steps:
            self.look.sound.play("pause")
        elif isinstance(event, Ended):
            if event.how == "done":
                self.look.sound.play("chime")
            self._ended_s = now_s if self.live.bout.played_steps else now_s - SHOWN_S

    def _tick(self) -> None:
        number = math.ceil(self.live.bout.countdown_s)
        if number and number != self._counted:
            self.look.sound.play("count")
        self._counted = number

    def _go_on(self, now_s: float) -> Move:
        self._close(now_s)
        return Go("assess_end" if self._at.part is None else "assess_ready")

    def _close(self, now_s: float) -> None:
        if not self._closed:
            self._closed = True
            self._at.close(self.live, now_s)

    # what is seen

    @property
    def captions_at(self) -> Corner:  # type: ignore[override]
        """As in play."""
        return in_play(self._entry.exercise, self.look.theme, blind=False, card=False)

    def draw(self, surface: pygame.Surface, now_s: float) -> None:
        """The view, and over it the count-in, the question, or that it is over."""
        bout = self.live.bout
        alpha = self.live.view_alpha if bout.phase is Phase.PLAYING else 1.0
        self._view.draw(surface, bout.before, bout.state, alpha, self._shown_s)
        if self._asks:
            self._draw_reasons(surface)
        elif self._ended_s is not None:
            put_sheet(surface, self.look, 960, 540, 1000, 260)
            over = self.look.words("Thank you. Stand at ease.")
            write(surface, self.look, over, "paper_title", 960, 540, width=900, shrink=True)
        elif bout.phase is Phase.WAITING:
            self._pause.draw(surface, bout.reason or Reason.STARTING, bout.steady_s, False)
        elif bout.phase is Phase.COUNTDOWN and bout.countdown_s > 0:
            self._count.draw(surface, bout.countdown_s)
        if bout.phase is not Phase.PLAYING:
            self._draw_which(surface)

    def _draw_which(self, surface: pygame.Surface) -> None:
        """Small, for the therapist, and gone while the trial runs: nothing may draw the eye."""
        look, part = self.look, self._part
        which = look.words("Trial {n} of {all}", n=self._number, all=part.trials)
        if self._practice:
            which = look.words("Practice")
        line = f"{look.words(part.title)} · {which}"
        write(surface, look, line, "note", 60, 60, anchor="left", width=1200, shrink=True)
        help_ = look.words("Esc or space ends the trial")
        write(surface, look, help_, "note", 1860, 60, anchor="right", width=560, shrink=True)

    def _draw_reasons(self, surface: pygame.Surface) -> None:
        look = self.look
        put_sheet(surface, look, 960, 585, 1180, 800)
        write(surface, look, look.words("What was seen?"), "paper_title", 960, 270)
        labels = {code: look.words(text) for code, text in BY_PERSON.items()}
        draw_buttons(surface, look, self._chooser, labels, 46)

    def shown(self, now_s: float) -> None:
        """Keep the age of the sample behind this frame."""
        self.live.drawn(now_s)

    def leave(self) -> None:
        """A window that closes ends the trial in order."""
        if not self._closed:
            now_s = self.stage.clock()
            self.live.stop()
            self.live.advance(now_s)
            self._close(now_s)
