"""Play: the view of one exercise, the count-in, the pauses, and what the therapist asks."""

from __future__ import annotations

import pygame

from game.core import command
from game.core.bout import Phase
from game.core.command import Mark, Pause, Resume, ShowMe, Stop
from game.core.event import Ended, Event, HeardAgain, PauseOffered, Unheard
from game.exercises.guided import asks_of
from game.exercises.library import find_level
from game.screen.actions import Action, Do
from game.screen.caption_plate import Corner, in_play
from game.screen.look import Look
from game.screen.scene import Go, Move, Scene, Stage
from game.screen.scenes import dial_hand, journey
from game.screen.scenes.accompanying import Accompaniment
from game.screen.scenes.answering import answers
from game.screen.scenes.break_card import Answer, BreakCard
from game.screen.scenes.dial_hand import DialHand
from game.screen.scenes.display_time import DisplayTime
from game.screen.scenes.easing import ask_easier, can_be_easier
from game.screen.scenes.eyes_closed import EyesClosed
from game.screen.scenes.look_back import LookBack
from game.screen.scenes.notice import TOLD_OF, Notice
from game.screen.scenes.noting import Noting
from game.screen.scenes.overlay import Overlay
from game.screen.scenes.pausing import CountIn, PauseCard
from game.screen.scenes.play_cues import PlayCues
from game.screen.scenes.second_task import SignsBeside
from game.screen.scenes.settings_panel import SettingsPanel
from game.screen.scenes.showing import view_of

FAREWELL_S = 1.6
"""The last success is seen and heard before the scene goes."""


class Play(Scene):
    """One bout from the first steady stance to its end."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        visit = stage.here
        assert visit.level_id is not None
        visit.forget_lean()
        self._entry = find_level(visit.level_id)
        self._seen: Look | None = None
        self.live = visit.session.open_bout(visit.level_id, stage.clock())
        self._back = LookBack(self.look, self.live.bout)
        self._fit()
        self.ambience = self._music.piece
        self.overlay = Overlay(stage, self.live)
        self._hand, self._break = DialHand(self.live), BreakCard()
        self._noting, self._settings = Noting(), SettingsPanel(stage)
        self._notice, self._cues = Notice(), PlayCues(self.look.sound)
        self._display = DisplayTime()
        self._ended_s: float | None = None
        self._then: Go | None = None
        self._rests = False
        """The bout was ended for a rest."""

    @property
    def playing(self) -> bool:  # type: ignore[override]
        """Esc and space pause, but while a card with buttons stands they choose."""
        if self._break.open:
            return not self._break.armed
        return not (self.live.bout.waits_for_hand or self._ended_s)

    @property
    def typing(self) -> bool:  # type: ignore[override]
        """The therapist writes a note."""
        return self._noting.open

    def _fit(self) -> None:
        """The pictures of this look; made again when the window changes."""
        if self._seen is not self.look:
            self._seen = self.look
            self._back.fit(self.look)
            name, bout = self._entry.exercise, self.live.bout
            asks = asks_of(name, bout.level.condition)
            dark = self._dark = EyesClosed(self.look, name, bout.level, asks) if asks else None
            self._music = Accompaniment(self.look, name, blind=dark is not None)
            self._view = dark.view if dark else view_of(name, self.look, bout.level)
            self._pause, self._count = PauseCard(self.look), CountIn(self.look)
            self._signs = SignsBeside(self.look, bout)

    # what people ask

    def take(self, action: Action, now_s: float) -> Move:
        """The therapist's keys, the pause, and the buttons of the cards."""
        if self._noting.open:
            self._note(action)
        elif self._settings.open:
            self._set(action, now_s)
        elif action.do is Do.OVERLAY:
            self.overlay.toggle()
        elif self._chosen(action, now_s) or self._answers(action) or self._looks_back(action):
            pass
        elif action.do is Do.PAUSE or (self.stage.scanning and action.do in (Do.OK, Do.CLICK)):
            self.hold()
        elif action.do in dial_hand.DOES:
            self._hand.take(action.do)
        elif action.do is Do.MARK:
            self.live.ask(Mark())
            self._notice.say((self.look.words("Marked"),), now_s)
        elif action.do is Do.NOTE:
            self.hold()
            self._noting.open = True
        elif action.do in (Do.SKIP, Do.REST, Do.STOP):
            self._finish(action.do)
        return None

    def _chosen(self, action: Action, now_s: float) -> bool:
        """Was it about the buttons of a card?"""
        if self._break.open and action.do is not Do.PAUSE:
            return self._answer(self._break.take(action, self.look, now_s))
        if self._break.open or not self.live.bout.waits_for_hand:
            return False
        if action.do in (Do.PAUSE, Do.BACK):
            if not action.aside:  # a mouse that is touched by the way lifts no pause
                self.live.ask(Resume())
            return True
        by_key = action.do is Do.SETTINGS
        key = "settings" if by_key else self._pause.take(action)
        if key == "go_on":
            self.live.ask(Resume())
        elif key == "stop":
            self._finish(Do.SKIP)
        elif key == "settings":
            self._settings.open = True
        elif key == "show":
            self.live.ask(ShowMe())
        return key is not None

    def _answers(self, action: Action) -> bool:
        """Was it the answer to a sign?"""
        if not answers(action, self.live.bout, scanning=self.stage.scanning):
            return False
        self.live.ask(command.Answer())
        return True

    def _looks_back(self, action: Action) -> bool:
        """Was it the wish to be shown the last attempt?"""
        if not self._back.wanted(action, scanning=self.stage.scanning):
            return False
        self.live.ask(ShowMe())
        return True

    def _answer(self, answer: Answer | None) -> bool:
        """Do what came of the offered pause; False where nothing has come yet."""
        if answer is Answer.REST:
            self._finish(Do.REST)
        elif answer is not None:
            if answer is Answer.EASIER:
                ask_easier(self.live)
            self.live.ask(Resume())
        return answer is not None

    def hold(self) -> None:
        """Until a hand lifts it: a card that goes on by itself makes way."""
        self._break.close()
        self.live.ask(Pause())

    def _note(self, action: Action) -> None:
        text = self._noting.take(action)
        if text:
            self.live.ask(Mark(text))
            self.stage.here.session.note(text)

    def _set(self, action: Action, now_s: float) -> None:
        """The settings over the pause, until they are done."""
        if self._settings.take(action, now_s):
            self._settings.close()

    def _finish(self, do: Do) -> None:
        """End the bout by hand, and say what comes then."""
        if do is Do.STOP:
            self.stage.here.reason = "stopped"
            self._then = Go("check_out")
        elif do is Do.REST:
            self._rests = True
        self.live.ask(Stop())

    # what time brings

    def advance(self, now_s: float) -> Move:
        """Let the bout catch up, tell the view, and go on once the end has been seen."""
        self._fit()
        self._answer(self._break.advance(now_s, self.stage.scan_s))
        events = [] if self.live.ended else self.live.advance(now_s)
        passed_s = self._display.go_on(now_s, self.live.bout)
        if events:
            self._view.happen(events, self._display.s)
        for event in events:
            self._happen(event, now_s)
        self.overlay.feel(now_s)
        self._back.feel(passed_s)
        self._pause.offer(looks_back=self._back.offers)
        if self._dark is not None and not self._settings.open:
            self.look.sound.lead(self._dark.tone(self.live.bout))
        self._cues.count(self.live.bout.countdown_s)
        if self.live.bout.phase is Phase.WAITING:
            self.look.sound.prepare()
            self._pause.prepare()
        if self._settings.open:
            self._settings.advance(now_s)
        elif self.live.bout.waits_for_hand:
            self._pause.chooser.scan(now_s, self.stage.scan_s)
        if self._ended_s is not None and now_s - self._ended_s >= FAREWELL_S:
            return self._go_on()
        return None

    def _happen(self, event: Event, now_s: float) -> None:
        self._signs.happen(event, self._display.s)
        self._back.happen(event)
        self._music.happen(event)
        self._cues.happen(event, blind=self._dark is not None)
        notice = self._hand.notice(event, self.look.words)
        if notice:
            self._notice.say(notice, now_s)
        elif isinstance(event, Unheard | HeardAgain):
            self._notice.say((self.look.words(TOLD_OF[type(event)]),), now_s)
        elif isinstance(event, PauseOffered):
            self._offer(now_s)
        elif isinstance(event, Ended):
            self._break.close()
            self._ended_s = now_s if event.how == "done" else now_s - FAREWELL_S

    def _offer(self, now_s: float) -> None:
        """The card; not over a pause that a hand has just begun, which the card would lift."""
        if not (self.live.ended or self.live.bout.waits_for_hand):
            self.live.ask(Pause())
            self._break.ask(now_s, easier=can_be_easier(self.live.bout))

    def _go_on(self) -> Move:
        visit = self.stage.here
        visit.summary = visit.session.close_bout(self.live)
        self._closed = True
        follows = journey.rest_wanted(visit) if self._rests else journey.after_bout(visit)
        return self._then or follows

    _closed = False

    # what is seen

    @property
    def captions_at(self) -> Corner:  # type: ignore[override]
        """Away from what this picture has, and from a card over it."""
        name, theme = self._entry.exercise, self.look.theme
        return in_play(name, theme, blind=self._dark is not None, card=self._break.open)

    def draw(self, surface: pygame.Surface, now_s: float) -> None:
        """The view between its two states, and what stands over it."""
        bout = self.live.bout
        still = bout.phase is not Phase.PLAYING
        alpha = 1.0 if still else self.live.view_alpha
        if self._dark is not None:
            states = (bout.before, bout.state, alpha)
            self._dark.draw(surface, bout, states, self._display.s)
        else:
            self._view.draw(surface, bout.before, bout.state, alpha, self._display.s)
        if still and bout.phase is not Phase.ENDED:
            self._signs.draw_rules(surface)
        else:
            self._signs.draw(surface, self._display.s)
        self._back.draw(surface)
        if self._break.open:
            self._break.draw(surface, self.look, now_s)
        elif bout.phase is Phase.WAITING and bout.reason is not None:
            worn = self.stage.here.session.kit.infos[bout.danger_from].unit == "deg"
            hand = bout.waits_for_hand
            self._pause.draw(surface, bout.reason, bout.steady_s, hand, worn=worn)
        elif bout.phase is Phase.COUNTDOWN and bout.countdown_s > 0:
            self._count.draw(surface, bout.countdown_s)
        self._notice.draw(surface, self.look, now_s)
        self.overlay.draw(surface)
        if self._settings.open:
            self._settings.draw(surface)
        self._noting.draw(surface, self.look)

    def shown(self, now_s: float) -> None:
        """Keep the age of the sample behind this frame."""
        self.live.drawn(now_s)

    def leave(self) -> None:
        """A window that closes ends the bout in order."""
        self._settings.close()
        self.look.sound.stop_leading()
        if not self._closed:
            self._closed = True
            self.live.ask(Stop())
            self.live.advance(self.stage.clock())
            self.stage.here.session.close_bout(self.live)
