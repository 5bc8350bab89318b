"""A bout, joined to a device, a clock, a recording and a coach."""

from __future__ import annotations

import math
from collections.abc import Sequence

from game.coach import Attempt, Coach
from game.coach.move import Move
from game.core.bout import Bout, Phase
from game.core.command import AnyCommand, GiveUp, LockDial, MoveDial, OfferPause, Stop
from game.core.event import DialMoved, Event, Missed, Paused, Reached, Shown
from game.core.lane import Lane, for_the_lane_met, lane_of
from game.core.onlooking import Onlooker
from game.core.recording import Asked, Header, Taken
from game.core.replay import Aimed, aimed
from game.core.time import MOST_STEPS_A_FRAME, STEPS_PER_S
from game.session.stand_in import StandIn
from game.store.recorder import Recorder
from input_devices.device import Device
from input_devices.link import LinkStats
from input_devices.sample import Sample

OFFER_AFTER = 3
"""So many failures in a row are time for a card with a pause on it. Source: clinical design, R5."""

LOCKED_AT = "It is locked at this difficulty."


class LiveBout:
    """Drives a `Bout` from a frame loop or a headless run, and keeps everything that happened."""

    def __init__(
        self,
        bout: Bout,
        device: Device,
        recorder: Recorder,
        started: float,
        *,
        header: Header,
        coach: Coach | None = None,
        ends_easy: bool = False,
        stand_in: StandIn | None = None,
        onlookers: Sequence[Onlooker] = (),
    ) -> None:
        """started: now, `perf_counter` base, s. ends_easy: a child's last attempt is easier, so
        that the bout ends on a success (clinical design 7.3, rule 3). onlookers: are told of
        everything; nothing comes back from them."""
        self.bout, self.header = bout, header
        self.recorder = recorder
        self.events: list[Event] = []
        """Everything that has happened so far."""
        self.link = LinkStats()
        """Of the device that steers."""
        self.aims: list[Aimed] = []
        """Where a perfect player would have been at each step of play, for the measures."""
        self._ends_easy = ends_easy
        self.ages_s: list[float] = []
        """Age of the newest sample behind each drawn frame, s."""
        self._device, self._coach, self._stand_in = device, coach, stand_in
        self.moves: list[Move] = []
        """What the coach has said after each attempt, oldest first."""
        self._failures = 0
        self._shown_d, self._easy = 0.0, False
        self._fair_d: float = bout.state.pending_d
        """Of the last attempt that was not there to succeed; at first where the level begins."""
        self._origin = started
        self._newest: float | None = None
        self._stopping = False
        self._last_t_s = 0.0
        self._due = 0.0
        self._onlookers = tuple(onlookers)
        for onlooker in self._onlookers:
            onlooker.begun(header)
        device.read()  # what came while nobody played is no part of the bout
        if coach is not None:
            self._coach, move = for_the_lane_met(coach.begun, self._lane_at, bout.state.lane_ahead)
            self._follow(move)

    @property
    def ended(self) -> bool:
        """True once the bout is over, whichever way."""
        return self.bout.ended

    @property
    def view_alpha(self) -> float:
        """How far display time has come from the state before to the present one, 0 to 1."""
        return min(1.0, max(0.0, self._due - self.bout.step))

    @property
    def bout_s(self) -> float:
        """Bout time of the last `advance`, s."""
        return self._due / STEPS_PER_S

    def advance(self, now: float) -> list[Event]:
        """Take up what the device said, step as often as time asks until `now`, and give what
        happened."""
        arrived = self._device.read()
        steps = self._steps_due(now)
        waiting = [self._stamp(sample) for sample in arrived]
        events: list[Event] = []
        taken = 0
        for left in range(steps, 0, -1):
            until_s = (self.bout.step + 1) / STEPS_PER_S if left > 1 else math.inf
            while taken < len(waiting) and waiting[taken][1] <= until_s:
                self._take(*waiting[taken])
                taken += 1
            events += self._step()
            if self.ended:
                break
        for sample, t_s in waiting[taken:]:
            self._take(sample, t_s)
        if self._device.finished:
            self.stop()
        for onlooker in self._onlookers:
            onlooker.caught_up(now)
        return events

    def drawn(self, now: float) -> None:
        """Say that a frame with everything up to the last `advance` is on the screen now."""
        if self._newest is not None and self.bout.phase is Phase.PLAYING:
            self.ages_s.append(now - self._newest)

    def ask(self, command: AnyCommand) -> None:
        """Leave a command for the next step; it is recorded, so that a replay does the same.

        After a Stop nothing more is taken.
        """
        if self.ended or self._stopping:
            return
        self._stopping = isinstance(command, Stop)
        self.recorder.event(Asked(step=self.bout.step, command=command))
        self.bout.ask(command)

    def stop(self) -> None:
        """End the bout at the next step, whatever it is doing; asked once, however often called."""
        self.ask(Stop())

    def lock(self, at_d: float | None = None) -> float:
        """Lock the dial at a difficulty, or where it stands; gives by how much that moves it.

        An attempt that is there to succeed lies low on purpose: a dial that is locked while it is
        ahead or underway goes to the last fair one, or all that follow would be as easy.
        """
        before = self.bout.dial_ahead.d
        if at_d is None and self._easy:
            at_d = self._fair_d
        if at_d is not None and at_d != before:
            self.ask(MoveDial(at_d, "therapist", LOCKED_AT))
        self.ask(LockDial(True))
        return self.bout.dial_ahead.d - before

    def closed(self) -> None:
        """It is over and nothing follows, whichever way it ended."""
        for onlooker in self._onlookers:
            onlooker.ended()

    def _stamp(self, sample: Sample) -> tuple[Sample, float]:
        """Bout time of a sample: never before zero, never backwards, and never after now, so that
        a stall of the machine cannot make Guard wait for a time that has not come."""
        if sample.device == self.bout.geometry.device:
            self._newest = sample.t
        t_s = min(sample.t - self._origin, self._due / STEPS_PER_S)
        self._last_t_s = max(self._last_t_s, t_s)
        return sample, self._last_t_s

    def _steps_due(self, now: float) -> int:
        self._due = (now - self._origin) * STEPS_PER_S
        steps = int(self._due) - self.bout.step
        if steps > MOST_STEPS_A_FRAME:
            lost = steps - MOST_STEPS_A_FRAME
            self._origin += lost / STEPS_PER_S
            self._due -= lost
            self.ask(GiveUp(lost))
            return MOST_STEPS_A_FRAME
        return steps

    def _take(self, sample: Sample, t_s: float) -> None:
        if sample.device == self.bout.geometry.device:
            self.link.add(sample)
        self.recorder.sample(Taken(self.bout.step, t_s, sample))
        self.bout.take(sample, t_s)
        for onlooker in self._onlookers:
            onlooker.sampled(sample, t_s)

    def _step(self) -> list[Event]:
        events = self.bout.advance()
        aim = aimed(self.bout)
        if aim is not None:
            self.aims.append(aim)
        self._tell_onlookers(events)
        for event in events:
            self.recorder.event(event)
            if isinstance(event, Shown):
                self._shown_d = event.d
            elif isinstance(event, (Reached, Missed)):
                self._ask_coach(event)
                self._offer_pause(event)
            elif isinstance(event, DialMoved) and event.by != "coach":
                self._go_on_from(event.after)
            elif isinstance(event, Paused):
                self._end_trial()
        if events:
            self.events += events
            if self._stand_in is not None:
                self._stand_in.notice(events)
        return events

    def _tell_onlookers(self, events: Sequence[Event]) -> None:
        if not self._onlookers:
            return
        bout = self.bout
        t = self._origin + bout.step / STEPS_PER_S
        control = bout.control if bout.phase is Phase.PLAYING else None
        for onlooker in self._onlookers:
            onlooker.stepped(t, control, events)

    def _end_trial(self) -> None:
        """A trial of an assessment that stands still is no trial: it ends at once. After a pause by
        hand it waits until that hand has said why. Source: measures reference 4.0."""
        if self.header.part and self.bout.played_steps and not self.bout.waits_for_hand:
            self.stop()

    def _ask_coach(self, ended: Reached | Missed) -> None:
        if not self._easy:
            self._fair_d = self._shown_d
        coach, state = self._coach, self.bout.state
        if coach is None or self.bout.dial_locked:
            self._easy = False
            return
        success = isinstance(ended, Reached)
        attempt = Attempt(success, self._shown_d, lane_of(ended.label), self._easy)
        last_next = self._ends_easy and state.attempts + 1 >= state.planned

        def propose(lane: Lane) -> tuple[Coach, Move]:
            return coach.propose(attempt, lane_ahead=lane, last_next=last_next)

        self._coach, move = for_the_lane_met(propose, self._lane_at, state.lane_ahead)
        self.moves.append(move)
        self._follow(move)

    def _lane_at(self, d: float) -> Lane:
        """The side of the next attempt, should the dial go to d."""
        lane: Lane = self.bout.exercise.dial(self.bout.state, d).lane_ahead
        return lane

    def _follow(self, move: Move) -> None:
        """Ask for what the coach wants; where nothing changes, nothing is asked."""
        self._easy = move.easier_on_purpose
        if move.d != self.bout.state.pending_d or move.easier_on_purpose:
            self.ask(MoveDial(move.d, "coach", move.text, move.easier_on_purpose))

    def _offer_pause(self, ended: Reached | Missed) -> None:
        """Counted as the person lives it, whatever the coach makes of it: over all sides, with the
        easy attempts, and while the dial is locked. Once for every three."""
        if self._coach is None:
            return
        self._failures = self._failures + 1 if isinstance(ended, Missed) else 0
        if self._failures >= OFFER_AFTER:
            self.ask(OfferPause(self._failures))
            self._failures = 0

    def _go_on_from(self, d: float) -> None:
        """A person has turned the dial: the coach goes on from where it truly stands now, and the
        count of failures begins anew."""
        self._easy, self._failures = False, 0
        if self._coach is not None:
            self._coach = self._coach.moved(d)
