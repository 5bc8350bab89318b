"""One assessment in a visit: which trial is next, its rest, its end, and what came of them all.

The protocol is fixed: nothing adapts, nothing is scored, and a trial that was interrupted is an
attempt and no result. Numbers are taken from the recordings as they lie on the disk, and shown from
the store. Source: measures reference 4.0.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from game.core.assessment import (
    Assessment,
    Part,
    Standing,
    Trial,
    for_person,
    is_practice,
    next_part,
    standing,
)
from game.core.errors import SetupError
from game.core.taring import Tare
from game.exercises.library import find_level
from game.measures.assessments.values import Value
from game.session.live_bout import LiveBout
from game.session.refusing import refuse
from game.session.session import Session
from game.session.trials import held_s, keep_results, reason_of, results_of
from game.store.records import BoutRow, MeasureRow

MANAGED_SHARE = 0.5
"""Of what a trial asked for, such as the swings of one pace: with less it was not managed, and
nothing harder comes after it (ours)."""


class Done(msgspec.Struct, frozen=True):
    """A trial that is over."""

    condition: str
    practice: bool
    completed: bool
    """False for an attempt that was stopped, which has no result."""
    reason: str
    """Why it was stopped, a key of `trials.STOPPED`; empty for one that was completed."""
    held_s: float
    """For how long it was played."""
    row: BoutRow

    @property
    def trial(self) -> Trial:
        """As the order of trials wants it."""
        attempts, successes = self.row.attempts, self.row.successes
        managed = successes >= MANAGED_SHARE * attempts
        return Trial(self.condition, self.completed, managed)

    def as_document(self) -> dict[str, object]:
        """The trial in the JSON of `assess`."""
        return {
            "condition": self.condition,
            "folder": self.row.folder,
            "completed": self.completed,
            "reason": self.reason,
            "practice": self.practice,
            "held_s": round(self.held_s, 3),
        }


class Assessing:
    """Walks one assessment in a visit that somebody else opened and will close."""

    def __init__(self, session: Session, assessment: Assessment) -> None:
        """Raises DeviceError where the device cannot give it, and SetupError where the person is
        prescribed less supervision than it takes."""
        refuse(assessment, session.patient, *session.kit.infos)
        self.session = session
        self.assessment = for_person(assessment, session.limits)
        self.done: list[Done] = []
        """Trials that began, in order."""
        self.left = False
        """Somebody has ended it before its end."""
        self._earlier = _trials_in(session, assessment.name)
        self._laid = False
        session.tare = ()
        self._rest_from: float | None = None
        self._kept = 0
        self._keys: frozenset[str] = frozenset()

    # what comes next

    @property
    def _trials(self) -> list[Trial]:
        return [one.trial for one in self.done]

    @property
    def part(self) -> Part | None:
        """The condition whose trial comes next; None when there is none left."""
        return None if self.left else next_part(self.assessment, self._trials)

    @property
    def practice(self) -> bool:
        """The next trial is for learning, and counts for nothing."""
        return is_practice(self.assessment, self._trials)

    @property
    def over(self) -> bool:
        """Every condition is done or given up."""
        return next_part(self.assessment, self._trials) is None

    @property
    def number(self) -> int:
        """Which of the condition's trials that count comes next, from 1."""
        part = self.part
        return 0 if part is None else self._standing(part).completed + 1

    @property
    def extra(self) -> int:
        """Which of the extra trials of its condition the next one is; 0 for none."""
        part = self.part
        return 0 if part is None else self._standing(part).stopped

    def _standing(self, part: Part) -> Standing:
        found = standing(self.assessment, self._trials)
        return next(one for one in found if one.part.condition == part.condition)

    @property
    def given_up(self) -> tuple[Part, ...]:
        """Conditions that are not possible today, which is a result."""
        return tuple(one.part for one in standing(self.assessment, self._trials) if one.given_up)

    def rest_left_s(self, now: float) -> float:
        """How long the rest before the next trial still lasts, s; 0 before the first."""
        if self._rest_from is None:
            return 0.0
        return max(0.0, self.assessment.rest_s - (now - self._rest_from))

    # the foam

    @property
    def foam_ahead(self) -> bool:
        """The next trial is the first on foam, which must be laid and zeroed with nobody there."""
        part = self.part
        return part is not None and not self._laid and bool(_surface(part))

    def zeroed(self, tare: Tare) -> None:
        """The foam lies on the board. tare: what the board showed of it; empty where it could not
        be zeroed, and then its weight stays in what is measured."""
        self._laid, self.session.tare = True, tare

    # trials

    def open(self, now: float) -> LiveBout:
        """Begin the next trial; it waits for a steady stance and counts in by itself.

        now: `perf_counter` base, s. Raises SetupError without a calibration.
        """
        part = self.part
        assert part is not None, "the assessment is over"
        name = f"{self.assessment.name}/{part.condition}"
        return self.session.open_bout(
            part.level, now, part=name, practice=self.practice, needs=self.assessment.needs
        )

    def close(self, live: LiveBout, now: float) -> Done | None:
        """Write the end of a trial and count it; None for one that never began, which is no
        attempt."""
        summary = self.session.close_bout(live)
        if not live.bout.played_steps:
            return None
        self._rest_from = now
        completed = summary.ended == "done"
        one = Done(
            condition=summary.row.part.partition("/")[2],
            practice=summary.row.practice,
            completed=completed,
            reason="" if completed else reason_of(live.events),
            held_s=held_s(live.events),
            row=summary.row,
        )
        self.done.append(one)
        return one

    # what came of it

    def objects(self) -> Mapping[str, Value]:
        """The result of the visit, from the recordings on the disk. Raises SetupError for one that
        cannot be read."""
        return results_of(self.session.store, self.assessment.name, self._rows)

    def keep(self) -> None:
        """Store the numbers with the visit, in the place of those of fewer trials. What cannot be
        stored is a problem of the visit."""
        if len(self.done) == self._kept:
            return
        try:
            kept = keep_results(self.session.store, self.assessment.name, self._rows)
            self._keys = frozenset(one.key for one in kept)
            self._kept = len(self.done)
        except SetupError as error:
            self.session.problems.append(str(error))

    def stored(self) -> list[MeasureRow]:
        """The numbers of this assessment in this visit, as the store has them."""
        session = self.session
        rows = session.store.measures(session.patient.alias)
        here = (row for row in rows if row.session == session.id and row.bout is None)
        return [row for row in here if row.key in self._keys]

    @property
    def _rows(self) -> list[BoutRow]:
        """Of this visit: whoever makes an assessment again adds to its trials."""
        return [*self._earlier, *(one.row for one in self.done)]


def _trials_in(session: Session, name: str) -> list[BoutRow]:
    """The trials of an assessment that began in this visit."""
    rows = session.store.bouts(session.patient.alias)
    here = (row for row in rows if row.session == session.id and row.active_s > 0)
    return [row for row in here if row.part.partition("/")[0] == name]


def _surface(part: Part) -> int:
    """What is stood on; 0 for the bare board."""
    return find_level(part.level).level.condition.surface
