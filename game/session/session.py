"""One visit: check-in, calibration, probe, bouts with rests, check-out. Walks the plan; draws
nothing, decides no rule."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from game import __version__
from game.coach import Coach
from game.coach.rest import Gate
from game.core.bout import Bout
from game.core.calibration import Calibration
from game.core.errors import SetupError
from game.core.feedback import Feedback, with_feedback
from game.core.footing import Footing
from game.core.haptics import Limiter
from game.core.level import Level, Limits
from game.core.mounted import Place
from game.core.onlooking import Onlooker
from game.core.patient import Patient
from game.core.plan import Plan
from game.core.pose import Geometry
from game.core.recording import Header
from game.core.second_task import Counted
from game.core.taring import Tare
from game.exercises import EXERCISES
from game.exercises.library import LevelEntry, find_level
from game.session.boards import infos_as_kept
from game.session.bout_made import bout_of
from game.session.caring import Caring, planned_of
from game.session.choosing import can_play, free_choice
from game.session.closing import close
from game.session.coaching import coach_of
from game.session.heading import geometry_of, header_of
from game.session.holding import Held, is_locked
from game.session.kit import Kit
from game.session.live_bout import LiveBout
from game.session.live_calibrating import LiveCalibrating
from game.session.live_mounting import LiveMounting
from game.session.offering import Choice, planned
from game.session.prescribed import as_prescribed, feedback_for, limits_of, refuse_devices
from game.session.progressing import suggest
from game.session.reach_kept import (
    keep_reach,
    known_reach,
    start_calibrating,
    start_mounting,
    typical_reach,
)
from game.session.refusing import condition_problem
from game.session.stand_in import StandIn
from game.session.steered_by import Needs, names_of
from game.session.summary import Summary
from game.session.touching import touch_of
from game.session.wearing import Wearing, places_for
from game.store.records import Check, Chosen, Decision, Note, Shared
from game.store.store import Store
from input_devices.device import Device, Info
from input_devices.motor import Motor
from input_devices.together import devices_of


class Session:
    """One person, one visit, one device or several that are read together. The caller opens the
    device before and closes it after."""

    def __init__(
        self,
        patient: Patient,
        plan: Plan,
        device: Device,
        store: Store,
        *,
        utc: Callable[[], str],
        seed: int,
        suffix: str,
        stand_in: StandIn | None = None,
        calibration: Calibration | None = None,
        doses: bool = True,
        shared: Shared = "",
    ) -> None:
        """utc: the time of day as ISO 8601. suffix: a few random letters for the session's id.

        stand_in: the simulated person on a `sim:` device. calibration: what a replayed recording
        brings along. doses: False for a visit in which nothing is to be played, only assessed.
        shared: whether somebody else plays on the same device, bout by bout.
        """
        self.patient, self.plan, self.device, self.store = patient, plan, device, store
        self.kit = Kit(infos_as_kept(device, store.folder))
        """The devices as they were when the visit began, each with its calibration."""
        self.seed, self.stand_in = seed, stand_in
        self.kit.keep(calibration, 0)
        self.wearing = Wearing(self.kit.infos, self._remembered(calibration))
        """How each worn sensor sits."""
        self.played: list[Summary] = []
        self.problems: list[str] = []
        """Lines for the therapist: what could not be recorded."""
        self._utc = utc
        dose = planned_of(plan, patient) if doses else None
        self.id = store.begin_session(patient.alias, utc(), __version__, suffix, dose, shared).id
        self.caring = Caring(store, self.id, patient, plan, utc)
        self.tare: Tare = ()
        """Of the foam that is stood on in an assessment; empty until the board is zeroed."""
        self._held = Held()
        """Of the dial, from bout to bout of this visit."""
        self.motors: list[Motor] = []
        """What can be felt beside the device's own motor, such as a gamepad that is held."""
        self.onlookers: list[Onlooker] = []
        """Who follows every bout of this visit from the next one on."""
        self._limiter = Limiter()
        self._footings = [Footing() for _ in self.kit.infos]
        """Of each device: who tries again must not make forgotten what it showed when empty."""

    # the device

    @property
    def info(self) -> Info:
        """What the first of the devices says of itself."""
        return self.kit.infos[0]

    @property
    def geometry(self) -> Geometry:
        """The board as it says of itself."""
        return geometry_of(self.info, mounted=self.wearing.mounted(0))

    def can_play(self, entry: LevelEntry) -> bool:
        """Does the connected device give what the exercise needs, and is somebody prescribed to be
        there, as the condition takes?"""
        playable = can_play(entry, *self.kit.infos)
        return playable and condition_problem(entry, self.patient) is None

    # calibration; number: of the device

    @property
    def calibration(self) -> Calibration | None:
        """Of the first device, whose lean chooses between bouts."""
        return self.kit.calibration()

    @calibration.setter
    def calibration(self, calibration: Calibration | None) -> None:
        self.kit.keep(calibration, 0)

    def known_calibration(self, number: int = 0) -> Calibration | None:
        """This person's last own calibration on this very device, worn at the same place; the guest
        may be anybody."""
        known = known_reach(self.store, self.patient, self.kit.infos[number])
        return known if known is not None and self.wearing.fits(known, number) else None

    def _remembered(self, replayed: Calibration | None) -> list[Calibration | None]:
        """Of each device, with what a recording has brought for the first."""
        infos = self.kit.infos
        known = [known_reach(self.store, self.patient, info) for info in infos]
        return known if replayed is None else [replayed, *known[1:]]

    def worn_for(self, level_id: str) -> Place | None:
        """Where the worn sensor that steers this level is fastened: where it is, if that will do;
        None where nothing worn steers it."""
        steers = self.kit.steered_by(EXERCISES[find_level(level_id).exercise].CARD.needs)
        if steers is None or self.kit.infos[steers.number].unit != "deg":
            return None
        places = places_for(level_id)
        return self.wearing.place if self.wearing.place in places else places[0]

    def to_wear(self, level_id: str) -> Place | None:
        """Where that sensor has to be fastened first; None where it is right, or nobody could be
        asked how it sits there."""
        place = self.worn_for(level_id)
        can_ask = any(map(self.wearing.can_ask, range(len(self.kit.infos))))
        return place if can_ask and place is not self.wearing.place else None

    def wear_at(self, place: Place) -> None:
        """A worn sensor is fastened elsewhere from now on: how it sits there is to be shown, and
        how far the person leans there is another matter."""
        self.wearing.wear_at(place)
        for number in range(len(self.kit.infos)):
            if self.wearing.can_ask(number):
                self.kit.keep(None, number)

    def start_mounting(self, number: int = 0) -> LiveMounting:
        """The postures that show how a worn sensor sits, before it is calibrated."""
        return start_mounting(self.device, self.stand_in, self.wearing.place, number)

    def start_calibrating(
        self,
        *,
        practice: bool,
        leans: bool = True,
        known: Calibration | None = None,
        number: int = 0,
    ) -> LiveCalibrating:
        """The guided procedure. practice: a new person tries the leans first. leans, known: as of
        `Calibrating`."""
        return start_calibrating(
            self.device,
            self.kit.infos[number],
            self._utc(),
            self.stand_in,
            practice=practice,
            leans=leans,
            known=known,
            number=number,
            mounted=self.wearing.mounted(number),
            footing=self._footings[number],
        )

    def keep(self, calibration: Calibration) -> None:
        """Play with this calibration on its device; an own one is remembered for the next visit."""
        number = self.kit.number_of(calibration.device_id)
        self.kit.keep(calibration, number)
        self.wearing.keep(calibration.mounted, number)
        keep_reach(self.store, self.patient, self.kit.infos[number], calibration)

    def typical_calibration(self, note: str, number: int = 0) -> Calibration:
        """A fallback that is marked as not this person's; a pointer's own is exact."""
        return typical_reach(self.kit.infos[number], self._utc(), note)

    # what to play

    def choices(self) -> list[str]:
        """Level ids to choose from now, best first: the plan's next, or one of each exercise."""
        return [choice.level for choice in self.offers()]

    def offers(self) -> list[Choice]:
        """The same with the reason for each, for the therapist. Where no device here can play what
        the plan has next, the player chooses in its place."""
        ahead = self.plan.levels[len(self.played_for_dose) :]
        if ahead and can_play(find_level(ahead[0]), *self.kit.infos):
            return [planned(ahead[0])]
        return free_choice(self.store, self.patient, self.id, self.kit.infos)

    def next_level(self) -> str:
        """What comes next when nobody chooses: the plan's next, or what suits best."""
        choices = self.choices()
        if not choices:
            raise SetupError(f"Nothing here can be played with {names_of(self.kit.infos)}.")
        return choices[0]

    @property
    def played_for_dose(self) -> list[Summary]:
        """Bouts that count: all but the probe at the start of the visit and assessments."""
        return [one for one in self.played if one.level != self.plan.probe and not one.row.part]

    @property
    def dose_done(self) -> bool:
        """The plan's bouts are played."""
        return len(self.played_for_dose) >= self.caring.dose.bouts

    @property
    def rest_s(self) -> float:
        """Usual length of the rest after a bout, s."""
        return self.caring.dose.rest_s

    # bouts

    def open_bout(
        self,
        level_id: str,
        now: float,
        *,
        part: str = "",
        practice: bool = False,
        needs: Needs | None = None,
    ) -> LiveBout:
        """Begin a bout; it waits for a steady stance and counts in by itself.

        now: `perf_counter` base, s. part, practice: of a trial of an assessment, as in the header;
        needs: what it is measured with, in place of what the exercise needs.
        Raises SetupError without a calibration, for a level that no device can play, and for a
        condition that takes closer supervision than is prescribed.
        """
        entry = find_level(level_id)
        steers = refuse_devices(entry, self.kit.infos, needs)
        level = as_prescribed(entry, self.patient, trial=bool(part))
        feedback = self._feedback(level) if EXERCISES[entry.exercise].CARD.scored else None
        on_foam = bool(part) and level.condition.surface > 0
        fitting = self.kit.fitting(steers, trial=bool(part), tare=self.tare if on_foam else ())
        bout = bout_of(
            entry.exercise,
            with_feedback(level, feedback),
            self.patient,
            fitting,
            seed=self.seed + len(self.played),
            played=self.played,
        )
        felt = touch_of(self.patient, [*devices_of(self.device), *self.motors], self._limiter)
        touch = felt if bout.exercise.CARD.scored else []
        header = header_of(
            bout,
            entry,
            self.patient,
            fitting.info,
            session=self.id,
            number=len(self.played) + 1,
            utc=self._utc(),
            part=part,
            practice=practice,
            feedback=feedback,
            felt=bool(touch),
        )
        if self.stand_in is not None:
            self.stand_in.play(bout)
        return self._live(bout, entry, header, now, [*self.onlookers, *touch])

    def _live(
        self,
        bout: Bout,
        entry: LevelEntry,
        header: Header,
        now: float,
        onlookers: Sequence[Onlooker],
    ) -> LiveBout:
        """Joined to everything that a bout of this visit needs; only play has a coach, who goes on
        from where this person was at this level."""
        scored = bout.exercise.CARD.scored
        live = LiveBout(
            bout,
            self.device,
            self.store.begin_bout(header),
            now,
            header=header,
            coach=self._coach(entry, bout.level) if scored else None,
            ends_easy=self.patient.is_child,
            stand_in=self.stand_in,
            onlookers=onlookers,
        )
        if scored:
            self._held.hold(live, prescribed=is_locked(self.patient, self.plan))
        return live

    def _feedback(self, level: Level) -> Feedback | None:
        bouts = self.store.bouts(self.patient.alias)
        return feedback_for(
            level, self.patient, self.plan, bouts, session=self.id, now_utc=self._utc()
        )

    def _coach(self, entry: LevelEntry, level: Level) -> Coach:
        bouts = self.store.bouts(self.patient.alias)
        return coach_of(
            entry, level, self.patient, self.plan, bouts, session=self.id, now_utc=self._utc()
        )

    @property
    def limits(self) -> Limits:
        """What this person may be asked."""
        return limits_of(self.patient)

    def close_bout(self, live: LiveBout) -> Summary:
        """Write the bout's end, read the recording back, measure and index it."""
        if self.stand_in is not None:
            self.stand_in.rest()
        self._held = self._held.after(live)
        live.closed()
        summary = close(live, self.store)
        if live.recorder.problem:
            self.problems.append(live.recorder.problem)
        self.played.append(summary)
        return summary

    # how the person is

    def check_in(self, rating: Check) -> Gate:
        """How the person is before; pain at the limit is advice to stop."""
        return self.caring.check_in(rating)

    def after_bout(self, rating: Check | None) -> Gate:
        """What was said and seen after a bout: rest, go on, finish or stop. rating: None where
        nobody was asked."""
        rows = [summary.row for summary in self.played]
        return self.caring.after_bout(rating, rows, over=self.dose_done)

    def counted(self, counted: Counted) -> None:
        """How far somebody counted beside the bout that was just told of."""
        self.store.add_counted(self.id, counted)

    def chose(self, chosen: Chosen) -> None:
        """What came of the last prompt for a rest or an end."""
        self.caring.chose(chosen)

    def check_out(self, rating: Check) -> None:
        """How the person is at the end."""
        self.store.change_session(self.id, check_out=rating)

    def note(self, text: str) -> None:
        """A note of the therapist's."""
        self.store.add_note(self.id, Note(self._utc(), text))

    def close(self, stop_reason: str | None = None) -> None:
        """The visit is over; what it says about the next is kept for the therapist to decide.
        stop_reason: why it ended early, such as 'pain'; None at its end."""
        for onlooker in self.onlookers:
            onlooker.parted()
        self.store.close_session(self.id, self._utc(), stop_reason=stop_reason)
        try:
            suggest(self.store, self.id, *self.kit.infos)
        except SetupError as error:  # the visit is closed all the same
            self.problems.append(str(error))

    def decide(self, suggestion: str, decision: Decision) -> None:
        """What the therapist decides on a suggestion before play holds from now on. Raises
        SetupError for one that is decided or outdated."""
        try:
            self.store.decide(suggestion, decision, self._utc())
        finally:  # another station may have decided, and then this holds too
            self.patient = self.store.patient(self.patient.alias)
