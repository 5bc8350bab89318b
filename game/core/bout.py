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
from game.core.control import Control
from game.core.event import (
    Began,
    CountingIn,
    DialBounded,
    DialLocked,
    DialMoved,
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
from game.core.level import Condition, Level
from game.core.pose import Geometry, Pose, pose_of
from game.core.steering import Steering
from game.core.time import seconds, steps
from input_devices.sample import Kind, Sample

MOST_UP = 0.10
MOST_DOWN = 0.35
"""Farther a coach cannot move the dial from one attempt to the next. Source: hazard H5."""
OUT_OF_BOUNDS = "It lay outside the new limits."


class Phase(enum.StrEnum):
    """What a bout is doing."""

    WAITING = "waiting"
    """Paused, or not yet begun: until somebody has stood steadily for 2 s."""
    COUNTDOWN = "countdown"
    PLAYING = "playing"
    ENDED = "ended"


class Command(msgspec.Struct, frozen=True, tag_field="command", tag=True):
    """What a person, the coach or the machine asks of a bout; taken up at the next step."""


class MoveDial(Command, frozen=True):
    """Another difficulty from the next attempt on. by: 'coach', 'player' or 'therapist'; only the
    therapist moves a locked dial, and only the therapist is not held to small steps."""

    d: float
    by: str
    reason: str
    easy: bool = False
    """The next attempt is there to succeed, and says nothing of skill."""


class LockDial(Command, frozen=True):
    """Only the therapist moves the dial until it is unlocked."""

    locked: bool


class BoundDial(Command, frozen=True):
    """Nobody moves the dial beyond these limits; the level's own stay."""

    low: float
    high: float


class OfferPause(Command, frozen=True):
    """It has not gone well so many times in a row: time to ask what would help."""

    failures: int


class Pause(Command, frozen=True):
    """Stand still until `Resume`."""


class Resume(Command, frozen=True):
    """Lift a pause by hand; steady stance and countdown still come first."""


class Stop(Command, frozen=True):
    """End the bout now."""


class Mark(Command, frozen=True):
    note: str = ""


class GiveUp(Command, frozen=True):
    """The machine was late and gives up so many steps."""

    lost_steps: int


AnyCommand = MoveDial | LockDial | BoundDial | OfferPause | Pause | Resume | Stop | Mark | GiveUp


class Dial(msgspec.Struct, frozen=True):
    """How hard the next attempt is, and what holds it."""

    d: float
    bounds: tuple[float, float]
    """The least and the most."""
    locked: bool


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
    ) -> None:
        self.exercise, self.level, self.seed = exercise, level, seed
        self.calibration, self.geometry = calibration, geometry
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
        still = exercise.CARD.scored or not _sways(level.condition)
        sits = exercise.CARD.sits
        self._guard = Guard(calibration, geometry, kind, still=still, sits=sits)
        self._steering = Steering(calibration, sits=sits)
        self._held_by_hand = False
        self.dial_locked = False
        self.dial_bounds = (0.0, 1.0)
        self._countdown_from = 0
        self._begun = False
        self._commands: list[Command] = []

    @property
    def control(self) -> Control | None:
        """The lean as it is now; None when nobody is there."""
        return self._steering.control

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
        return self._guard.steady_s(seconds(self.step))

    @property
    def waits_for_hand(self) -> bool:
        """A person asked for this pause, and a person must lift it."""
        return self._held_by_hand

    @property
    def dial_ahead(self) -> Dial:
        """The dial as it will stand once all that was asked has been taken up; whoever asks for a
        change of it looks here, since several may ask between two steps."""
        state, bounds, locked = self.state, self.dial_bounds, self.dial_locked
        for command in self._commands:
            match command:
                case LockDial():
                    locked = command.locked
                case BoundDial(low, high):
                    bounds = (low, max(low, high))
                    state = self.exercise.dial(state, _within(bounds, state.pending_d))
                case MoveDial() if command.by == "therapist" or not locked:
                    state = self.exercise.dial(state, _within(bounds, self._near(command)))
        return Dial(state.pending_d, bounds, locked)

    def take(self, sample: Sample, t_s: float) -> None:
        """Take up one sample at bout time t_s, before the next step."""
        pose = pose_of(sample, t_s, self.geometry)
        if pose is None:
            return
        self.pose = pose
        self._guard.see(pose)
        self._steering.feed(pose)

    def ask(self, command: Command) -> None:
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
        playing = self.phase is Phase.PLAYING
        danger = self._guard.danger(seconds(self.step), playing=playing)
        return events + self._go_on(danger)

    def _go_on(self, danger: Reason | None) -> list[Event]:
        if self.phase is Phase.PLAYING:
            return self._pause(danger) if danger else self._play()
        return [] if self.ended else self._wait(danger)

    def _play(self) -> list[Event]:
        control = self._steering.control
        if control is None:
            return []
        self.before = self.state
        self.state, happened = self.exercise.step(self.state, control)
        self.played_steps += 1
        events = [msgspec.structs.replace(event, step=self.step) for event in happened]
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
        if self.phase is Phase.WAITING and self._guard.steady_s(seconds(self.step)) >= STABLE_S:
            self.phase, self._countdown_from = Phase.COUNTDOWN, self.step
            return [CountingIn(step=self.step)]
        if self.phase is Phase.COUNTDOWN and self.step - self._countdown_from >= steps(COUNTDOWN_S):
            self.phase, self.reason = Phase.PLAYING, None
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

    def _obey(self, command: Command) -> Sequence[Event]:
        match command:
            case MoveDial():
                return self._move_dial(command)
            case LockDial(locked):
                self.dial_locked = locked
                return [DialLocked(step=self.step, locked=locked)]
            case BoundDial(low, high):
                self.dial_bounds = (low, max(low, high))
                bounded = DialBounded(step=self.step, low=low, high=max(low, high))
                return [bounded, *self._draw_into_bounds()]
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
            case GiveUp(lost_steps):
                return [Stalled(step=self.step, lost_steps=lost_steps)]
        return []

    def _move_dial(self, move: MoveDial) -> list[Event]:
        """However a coach thinks, and whatever a player wishes, moves are small, within the bounds,
        and none while the dial is locked. Source: hazard H5; the therapist may go farther at
        once."""
        if move.by != "therapist" and self.dial_locked:
            return []
        before = self.state.pending_d
        d = _within(self.dial_bounds, self._near(move))
        self.state = self.exercise.dial(self.state, d)
        return [
            DialMoved(
                step=self.step,
                before=before,
                after=self.state.pending_d,
                by=move.by,
                reason=move.reason,
                easy=move.easy,
            )
        ]

    def _near(self, move: MoveDial) -> float:
        if move.by == "therapist" or not self.played_steps:
            return move.d  # before the first attempt there is nothing to jump from
        played_d: float = self.state.d
        return max(played_d - MOST_DOWN, min(move.d, played_d + MOST_UP))

    def _draw_into_bounds(self) -> list[Event]:
        """The dial, where new bounds have left it outside."""
        low, high = self.dial_bounds
        if low <= self.state.pending_d <= high:
            return []
        return self._move_dial(MoveDial(self.state.pending_d, "therapist", OUT_OF_BOUNDS))


def _within(bounds: tuple[float, float], d: float) -> float:
    return max(bounds[0], min(d, bounds[1]))


def _sways(condition: Condition) -> bool:
    """Is this a stance on which some people never keep still, and which is assessed all the same? A
    trial begins once the load is steady (measures reference 4.0)."""
    return condition.base > 1 or condition.surface > 0 or condition.vision == 3
