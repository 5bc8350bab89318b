"""One level from start to end: takes samples and commands, advances by single steps, tells what
happened.

Pure: the same samples and commands at the same steps give the same events. The frame loop, the
headless run and the replay all drive this one class.
"""

from __future__ import annotations

import enum
from collections.abc import Sequence
from typing import Any

import msgspec

from game.core.calibration import Calibration
from game.core.command import (
    Answer,
    AnyCommand,
    BoundDial,
    GiveUp,
    LockDial,
    Mark,
    MoveDial,
    OfferPause,
    Pause,
    Resume,
    ShowMe,
    Stop,
)
from game.core.control import Control
from game.core.dial import HeldDial
from game.core.event import (
    Began,
    CountingIn,
    Ended,
    Event,
    Marked,
    Paused,
    PauseOffered,
    Reason,
    Resumed,
    Stalled,
)
from game.core.exercise import Exercise
from game.core.guard import COUNTDOWN_S, STABLE_S, Guard
from game.core.level import Level
from game.core.pace import paced
from game.core.pose import Geometry, Pose
from game.core.posing import Posing
from game.core.prompting import Task, prompts_of
from game.core.recording import Beside
from game.core.second_task import SecondTask
from game.core.steering import Steering
from game.core.telling import Withheld
from game.core.time import seconds, steps
from game.core.turning import dial_after, turned
from game.core.vibration import Vibration
from game.core.watching import Watching
from input_devices.sample import Kind, Sample


class Phase(enum.StrEnum):
    """What a bout is doing."""

    WAITING = "waiting"
    """Paused, or not yet begun: until somebody has stood steadily for 2 s."""
    COUNTDOWN = "countdown"
    PLAYING = "playing"
    ENDED = "ended"


class Bout:
    """One level, one seed, one calibration."""

    def __init__(
        self,
        exercise: Exercise,
        level: Level,
        seed: int,
        calibration: Calibration,
        geometry: Geometry,
        kind: Kind,
        *,
        prompts: bool = False,
        vibration: Vibration | None = None,
        sits: bool | None = None,
        beside: Sequence[Beside] = (),
    ) -> None:
        """level: as written; it is played at the pace of its limits. prompts: a second task of the
        level's condition is asked beside the exercise; bouts of before there was one are played
        again without. vibration: as of `prompts_of`. sits: as of `Guard`; None: where the card
        says so and the level has a chair. calibration, geometry, kind: of the device that steers;
        beside: the others."""
        level = paced(level, exercise.BOUNDS)
        self.exercise, self.level, self.seed = exercise, level, seed
        self.calibration, self.geometry = calibration, geometry
        self.beside = tuple(beside)
        """The devices of the visit that do not steer."""
        self.step = 0
        """Bout time in steps; goes on while play is paused."""
        self.played_steps = 0
        self.phase = Phase.WAITING
        self.reason: Reason | None = Reason.STARTING
        """Why play stands still, while it does."""
        self.pose: Pose | None = None
        self.state: Any = exercise.start(level, seed)
        self.before: Any = self.state
        """The state one step earlier, for drawing between the two."""
        still = exercise.CARD.scored or not level.condition.sways
        self.sits = exercise.CARD.sits and level.has_chair if sits is None else sits
        self._posing = Posing(geometry)
        self._guard = Guard(calibration, geometry, kind, still=still, sits=self.sits)
        self._steering = Steering(calibration, sits=self.sits)
        self._watching = Watching(beside, still=still, sits=self.sits)
        self.danger_from = geometry.device
        """The number of the device that play stands still for, while it does."""
        self._held_by_hand = False
        self.dial_locked = False
        self.dial_bounds = (0.0, 1.0)
        self._countdown_from = 0
        self._begun = False
        self._commands: list[AnyCommand] = []
        self.prompts, self.vibration = prompts, vibration
        own = exercise.CARD.own_signs
        drawn = prompts_of(level.condition, seed, own_signs=own, vibration=vibration)
        asked = drawn if prompts else ()
        self._second_task = SecondTask(asked)
        self._withheld = Withheld()

    @property
    def tasks(self) -> tuple[Task, ...]:
        """What the second task asks for beside the exercise; empty without one."""
        return self._second_task.tasks

    @property
    def can_look_back(self) -> bool:
        """The player may ask how the last attempt went: it has not been shown."""
        return self._withheld.attempt is not None

    @property
    def sign_open(self) -> bool:
        """A sign of the second task stands, and nobody has answered it yet."""
        return self._second_task.open

    @property
    def control(self) -> Control | None:
        """The lean as it is now; None when nobody is there."""
        return self._watching.joined(self._steering.control)

    @property
    def ended(self) -> bool:
        """The bout is over, and stays so."""
        return self.phase is Phase.ENDED

    @property
    def countdown_s(self) -> float:
        """Seconds left of the countdown; 0 outside it."""
        if self.phase is not Phase.COUNTDOWN:
            return 0.0
        return max(0.0, COUNTDOWN_S - seconds(self.step - self._countdown_from))

    @property
    def steady_s(self) -> float:
        """For how long the stance has been steady, s; a pause ends after 2."""
        now_s = seconds(self.step)
        return min(self._guard.steady_s(now_s), self._watching.steady_s(now_s))

    @property
    def waits_for_hand(self) -> bool:
        """A person asked for this pause, and a person must lift it."""
        return self._held_by_hand

    @property
    def dial(self) -> HeldDial:
        """The dial as it stands."""
        return HeldDial(self.state.pending_d, self.dial_bounds, self.dial_locked)

    @property
    def dial_ahead(self) -> HeldDial:
        """The dial as it will stand once all that was asked has been taken up; whoever asks for a
        change of it looks here, since several may ask between two steps."""
        dial, played = self.dial, self.played_steps > 0
        for command in self._commands:
            dial = dial_after(self.exercise, self.state, dial, command, played=played)
        return dial

    def take(self, sample: Sample, t_s: float) -> None:
        """Take up one sample at bout time t_s, before the next step."""
        if sample.device != self.geometry.device:
            self._watching.take(sample, t_s)
            return
        pose = self._posing.take(sample, t_s)
        if pose is None:
            return
        self.pose = pose
        self._guard.see(pose)
        self._steering.feed(pose)

    def ask(self, command: AnyCommand) -> None:
        """Leave a command for the next step."""
        self._commands.append(command)

    def advance(self) -> list[Event]:
        """1/120 s later: what happened, oldest first."""
        if self.ended:
            return []
        self.step += 1
        events: list[Event] = []
        if self._commands:
            commands, self._commands = self._commands, []
            for command in commands:
                if not self.ended:
                    events += self._obey(command)
        events += self._watching.news(self.step)
        return events + self._go_on(self._danger())

    def _danger(self) -> Reason | None:
        """Whichever device sees it; the one that steers is asked first."""
        now_s, playing = seconds(self.step), self.phase is Phase.PLAYING
        danger = self._guard.danger(now_s, playing=playing)
        if danger is not None:
            self.danger_from = self.geometry.device
            return danger
        seen = self._watching.danger(now_s, playing=playing)
        if seen is None:
            return None
        self.danger_from, danger = seen
        return danger

    def _go_on(self, danger: Reason | None) -> list[Event]:
        if self.phase is Phase.PLAYING:
            return self._pause(danger) if danger else self._play()
        return [] if self.ended else self._wait(danger)

    def _play(self) -> list[Event]:
        control = self.control
        if control is None:
            return []
        self.before = self.state
        self.state, happened = self.exercise.step(self.state, control)
        self.played_steps += 1
        events = [msgspec.structs.replace(event, step=self.step) for event in happened]
        self._withheld.hear(events)
        events += self._second_task.step(self.step)
        if self.exercise.done(self.state):
            events.append(self._end("done"))
        return events

    def _wait(self, danger: Reason | None) -> list[Event]:
        if danger is not None and (
            self.phase is Phase.COUNTDOWN or (self._begun and danger is not self.reason)
        ):
            return self._pause(danger)
        if self._held_by_hand or danger is not None:
            return []
        if self.phase is Phase.WAITING and self.steady_s >= STABLE_S:
            self.phase, self._countdown_from = Phase.COUNTDOWN, self.step
            return [CountingIn(step=self.step)]
        if self.phase is Phase.COUNTDOWN and self.step - self._countdown_from >= steps(COUNTDOWN_S):
            self.phase, self.reason = Phase.PLAYING, None
            self._second_task.play_goes_on()
            event = Resumed(step=self.step) if self._begun else Began(step=self.step)
            self._begun = True
            return [event]
        return []

    def _pause(self, reason: Reason) -> list[Event]:
        self.phase, self.reason, self.before = Phase.WAITING, reason, self.state
        return [Paused(step=self.step, reason=reason)]

    def _end(self, how: str) -> Event:
        self.phase = Phase.ENDED
        return Ended(step=self.step, how=how)

    def _obey(self, command: AnyCommand) -> Sequence[Event]:
        match command:
            case MoveDial() | LockDial() | BoundDial():
                return self._turn(command)
            case OfferPause(failures):
                return [PauseOffered(step=self.step, failures=failures)]
            case Pause() if not self._held_by_hand:
                self._held_by_hand = True
                return self._pause(Reason.BY_HAND)
            case Resume():
                self._held_by_hand = False
            case Stop():
                return [self._end("stopped")]
            case Mark(note):
                return [Marked(step=self.step, note=note)]
            case Answer():
                return self._second_task.answer(self.step)
            case ShowMe():
                return self._withheld.asked(self.step)
            case GiveUp(lost_steps):
                return [Stalled(step=self.step, lost_steps=lost_steps)]
        return []

    def _turn(self, command: MoveDial | LockDial | BoundDial) -> Sequence[Event]:
        played = self.played_steps > 0
        after = turned(self.exercise, self.state, self.dial, command, step=self.step, played=played)
        self.state = after.state
        self.dial_bounds, self.dial_locked = after.held.bounds, after.held.locked
        return after.events
