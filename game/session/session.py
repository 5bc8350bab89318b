"""One visit: check-in, calibration, probe, bouts with rests, check-out. Walks the plan; draws nothing, decides no rule."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from game import __version__
from game.coach import coach_for
from game.coach.rest import Advice, advise
from game.core.bout import Bout
from game.core.calibrating import Calibrating
from game.core.calibration import Calibration, fallback
from game.core.errors import SetupError
from game.core.exercise import with_limits
from game.core.level import Limits
from game.core.patient import DOSES, Patient
from game.core.plan import Plan
from game.core.pose import GRAVITY_M_S2, Geometry
from game.core.recording import DeviceNote, Header
from game.exercises import EXERCISES
from game.exercises.library import LevelEntry, all_levels, find_level
from game.session.closing import close_bout
from game.session.live_bout import LiveBout
from game.session.live_calibrating import LiveCalibrating
from game.session.summary import Summary
from game.store.store import Store
from input_devices.device import Device
from input_devices.link import LinkStats

CHANNELS_OF_AXES = {"axes": ("cop", "tilt2", "tilt1")}
"""Pointer and keys stand in for a board, so that everything can be tried; they measure nothing."""


class Rating(msgspec.Struct, frozen=True):
    """What a person says of themselves, each 0 to 10; None where they would rather not."""

    effort: int | None = None
    pain: int | None = None


class Session:
    """One person, one device, one visit. The caller opens the device before and closes it after."""

    def __init__(
        self,
        patient: Patient,
        plan: Plan,
        device: Device,
        store: Store,
        *,
        utc: Callable[[], str],
        seed: int,
    ) -> None:
        self.patient, self.plan, self.device, self.store = patient, plan, device, store
        self.seed = seed
        self.calibration: Calibration | None = None
        self.played: list[Summary] = []
        self.link = LinkStats()
        self._utc = utc
        self._before, self._after = Rating(), Rating()
        self._efforts: list[int] = []
        self._notes: list[str] = []
        self.id = store.begin_session(patient.alias, utc(), __version__)

    # the device

    @property
    def geometry(self) -> Geometry:
        """The board as it says of itself."""
        info = self.device.info
        return Geometry(info.lx_mm, info.ly_mm, info.max_load_kg * GRAVITY_M_S2)

    def can_play(self, entry: LevelEntry) -> bool:
        """Does the connected device give what the exercise needs?"""
        given = set(self.device.info.channels)
        for channel in self.device.info.channels:
            given.update(CHANNELS_OF_AXES.get(channel, ()))
        needs = EXERCISES[entry.exercise].CARD.needs
        return any(set(need) <= given for need in needs)

    # calibration

    def known_calibration(self) -> Calibration | None:
        """This person's last own calibration on this very device."""
        return self.store.last_calibration(self.patient.alias, self.device.info.id)

    def start_calibrating(self, *, practice: bool, leans: bool = True) -> LiveCalibrating:
        """The guided procedure. practice: a new person tries the leans first. leans: False for standing still only."""
        info = self.device.info
        calibrating = Calibrating(
            self.geometry, info.unit, info.id, self._utc(), practice=practice, leans=leans
        )
        return LiveCalibrating(calibrating, self.device, self.link.add)

    def keep(self, calibration: Calibration) -> None:
        """Play with this calibration; an own one is remembered for the next visit."""
        self.calibration = calibration
        if calibration.own and self.device.info.measures:
            self.store.put_calibration(self.patient.alias, calibration)

    def typical_calibration(self, note: str) -> Calibration:
        """A fallback that is marked as not this person's; a pointer's own is exact."""
        info = self.device.info
        return fallback(made_utc=self._utc(), device_id=info.id, unit=info.unit, note=note)

    # what to play

    def choices(self) -> list[str]:
        """Level ids to choose from now: the plan's next, or each exercise at the rung this person was on."""
        if len(self.played_for_dose) < len(self.plan.levels):
            return [self.plan.levels[len(self.played_for_dose)]]
        return [
            entry.id
            for entry in (self._rung_of(exercise) for exercise in self._playable())
            if self.can_play(entry)
        ]

    def _playable(self) -> list[str]:
        return [name for name, exercise in EXERCISES.items() if exercise.CARD.scored]

    def _rung_of(self, exercise: str) -> LevelEntry:
        """The rung this person last played, else the first."""
        levels = [level for level in all_levels() if level.exercise == exercise and level.rung]
        last = {row.level for row in self.store.bouts(self.patient.alias)[-40:]}
        known = [level for level in levels if level.id in last]
        here = [summary.level for summary in self.played if summary.exercise == exercise]
        if here:
            return find_level(here[-1])
        return known[-1] if known else levels[0]

    @property
    def played_for_dose(self) -> list[Summary]:
        """Bouts that count: probes left out."""
        return [summary for summary in self.played if EXERCISES[summary.exercise].CARD.scored]

    @property
    def dose_done(self) -> bool:
        """The plan's bouts are played."""
        return len(self.played_for_dose) >= max(self.plan.bouts, len(self.plan.levels))

    @property
    def rest_s(self) -> float:
        """Length of the rest after a bout, s."""
        planned = self.plan.rest_s
        return planned if planned is not None else DOSES[self.patient.group].rest_s

    # bouts

    def open_bout(self, level_id: str, now: float) -> LiveBout:
        """Begin a bout; it waits for a steady stance and counts in by itself.

        now: `perf_counter` base, s. Raises SetupError without a calibration or for a level that
        the device cannot play.
        """
        if self.calibration is None:
            raise SetupError("No calibration yet. Calibrate first, or accept a typical one.")
        entry = find_level(level_id)
        if not self.can_play(entry):
            raise SetupError(f"{level_id} cannot be played with {self.device.info.name}.")
        exercise = EXERCISES[entry.exercise]
        level = with_limits(entry.level, self.limits)
        seed = self.seed + len(self.played)
        bout = Bout(exercise, level, seed, self.calibration, self.geometry, self.device.info.kind)
        header = self._header(entry, seed)
        coach = coach_for(self.plan.adapt, self.patient.target_success, level)
        return LiveBout(
            bout,
            self.device,
            self.store.begin_bout(header),
            now,
            header=header,
            coach=coach if exercise.CARD.scored else None,
            see=self.link.add,
        )

    @property
    def limits(self) -> Limits:
        """What this person may be asked; a child's targets wait at least 6 s (clinical design, C10)."""
        limits = msgspec.structs.replace(
            self.patient.limits, affected_side=self.patient.affected_side
        )
        if self.patient.is_child:
            wait_s = max(6.0, limits.least_time_limit_s)
            return msgspec.structs.replace(limits, least_time_limit_s=wait_s)
        return limits

    def _header(self, entry: LevelEntry, seed: int) -> Header:
        info = self.device.info
        assert self.calibration is not None
        return Header(
            program_version=__version__,
            session=self.id,
            number=len(self.played) + 1,
            patient=self.patient.alias,
            level_id=entry.id,
            level_text=entry.text,
            level_sha256=entry.sha256,
            exercise=entry.exercise,
            limits=self.limits,
            seed=seed,
            calibration=self.calibration,
            geometry=self.geometry,
            device=DeviceNote(
                info.uri, info.id, info.name, info.kind, info.unit, info.rate_hz, info.measures
            ),
            theme=self.patient.theme,
            started_utc=self._utc(),
            purpose="play" if EXERCISES[entry.exercise].CARD.scored else "probe",
        )

    def close_bout(self, live: LiveBout) -> Summary:
        """Write the bout's end, measure it, and index it."""
        summary = close_bout(live, self.store, self.link)
        self.played.append(summary)
        return summary

    # how the person is

    def check_in(self, rating: Rating) -> Advice | None:
        """How the person is before; a pain above the limit is advice to stop."""
        self._before = rating
        return self._advise(rating)

    def after_bout(self, rating: Rating) -> Advice | None:
        """Effort and pain after a bout: rest, stop, or go on (None)."""
        if rating.effort is not None:
            self._efforts.append(rating.effort)
        return self._advise(rating)

    def check_out(self, rating: Rating) -> None:
        """How the person is at the end."""
        self._after = rating

    def note(self, text: str) -> None:
        """A note of the therapist's."""
        self._notes.append(text)

    def _advise(self, rating: Rating) -> Advice | None:
        return advise(
            effort=rating.effort,
            pain=rating.pain,
            pain_before=self._before.pain,
            pain_stop=self.patient.pain_stop,
        )

    def close(self, reason: str) -> None:
        """The visit is over: 'done', 'stopped' or 'pain'."""
        self.store.close_session(
            self.id,
            utc=self._utc(),
            reason=reason,
            before=(self._before.effort, self._before.pain),
            after=(self._after.effort, self._after.pain),
            efforts=tuple(self._efforts),
            notes="\n".join(self._notes),
        )
