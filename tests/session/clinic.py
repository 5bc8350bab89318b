"""One person whose bouts come out as we say, without playing them."""

from __future__ import annotations

from typing import Any

import msgspec

from game.core.patient import GUEST, Patient
from game.exercises.library import find_level
from game.session.progressing import suggest
from game.session.proposing import ladder_of
from game.store.records import BoutRow, Check, Latency, Link, SideDose, Signs, Suggestion, Tried
from game.store.store import Store
from input_devices.device import Info
from tests.store import made_up

STARS = [entry.id for entry in ladder_of("star_map")]
RIVERS = [entry.id for entry in ladder_of("river_run")]
BOARD = Info(
    uri="sim:adult",
    id="b",
    name="Board",
    kind="cop",
    unit="mm",
    rate_hz=100.0,
    channels=("cop",),
    measures=True,
)


class Clinic:
    """One person whose bouts come out as we say, without playing them."""

    def __init__(self, store: Store, **patient: Any) -> None:
        self.store = store
        self.alias = patient.pop("alias", "otter7")
        self.visits = 0
        if self.alias != GUEST:  # is there from the start
            store.add_patient(Patient(alias=self.alias, **patient))

    def visit(
        self,
        *bouts: tuple[str, int, dict[str, Any]],
        checks: tuple[Check, ...] = (),
        check_out: Check | None = None,
        stop_reason: str | None = None,
    ) -> str:
        """A visit of bouts of 10 attempts: level, successes, and what else is so."""
        self.visits += 1
        utc = f"2026-11-{self.visits:02d}T14:32:05Z"
        session = self.store.begin_session(self.alias, utc, "0.1.0", "a").id
        self.store.change_session(session, check_in=Check(2, 0))
        for number, (level_id, successes, told) in enumerate(bouts, 1):
            self._bout(session, utc, number, level_id, successes, **told)
        for check in checks:
            self.store.add_check(session, check)
        self.store.close_session(session, utc, check_out=check_out, stop_reason=stop_reason)
        return session

    def _bout(
        self, session: str, utc: str, number: int, level_id: str, successes: int, **told: Any
    ) -> None:
        entry, patient = find_level(level_id), self.store.patient(self.alias)
        condition = patient.conditions.get(entry.exercise, entry.level.condition)
        header = msgspec.structs.replace(
            made_up.header(patient=self.alias, session=session, number=number),
            level_id=level_id,
            level_text=entry.text,
            level_sha256=entry.sha256,
            exercise=entry.exercise,
            limits=patient.limits,
            condition=condition,
        )
        recorder = self.store.begin_bout(header)
        recorder.close("done")
        d = told.get("d", 1.0)
        tried = tuple(Tried(n >= 10 - successes, d, "all", False, 1.0, 1.0) for n in range(10))
        self.store.index_bout(
            BoutRow(
                folder=self.store.folder.name(recorder.folder),
                patient=self.alias,
                session=session,
                number=number,
                level_id=level_id,
                level_sha256=entry.sha256,
                exercise=entry.exercise,
                purpose="play",
                device_id="board-1",
                device_name="Board",
                calibration_utc=utc,
                own_calibration=True,
                program_version="0.1.0",
                started_utc=f"{utc[:14]}{32 + number}:05Z",
                ended="done",
                attempts=10,
                successes=successes,
                samples=100,
                active_s=60.0,
                paused_s=0.0,
                d_start=d,
                d_end=d,
                median_d=d,
                latency=Latency(),
                link=Link(None, None, 0, 0.0),
                tried=tried,
                sides=SideDose(),
                signs=Signs(stumbles=told.get("losses", 0)),
            )
        )

    def change(self, **fields: Any) -> None:
        patient = self.store.patient(self.alias)
        self.store.change_patient(msgspec.structs.replace(patient, **fields))

    def suggested(self, session: str) -> Suggestion:
        """The one suggestion after a visit of one exercise."""
        (made,) = suggest(self.store, session, BOARD)
        return made


def bout(level_id: str, successes: int = 9, **told: Any) -> tuple[str, int, dict[str, Any]]:
    return level_id, successes, told
