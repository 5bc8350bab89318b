"""Made-up visits with probes and assessments, for what may be said of change."""

from __future__ import annotations

import msgspec

from game.core.level import Condition
from game.core.patient import Patient
from game.report.changes import NO_TABLES, statements_of
from game.store.records import BoutRow, MeasureRow
from tests.report import made_up

ADULT = Patient(alias="P-7F3K", group="adult_msk", birth_year=1986)
PROBE = made_up.bouts_of(made_up.visits()[0], 0)[0]
STEADY = [[10.0, 10.4, 9.8], [10.6, 10.1, 10.3], [9.7, 9.9, 10.2], [10.2, 10.5, 10.0]]
"""Four days of a person in whom nothing changes."""
STANDING = Condition(base=1, support=4, vision=1)


def day(n: int) -> str:
    """The n-th day, from 0."""
    return f"2026-{10 + n // 28:02d}-{1 + n % 28:02d}"


def bout(n: int, trial: int = 0, **changes: object) -> BoutRow:
    """One trial of the n-th day."""
    plain = {
        "folder": f"recordings/P-7F3K/{day(n)}_s{n}/{trial:02d}-{changes.get('part', '')}",
        "session": f"s{n}",
        "started_utc": f"{day(n)}T14:{10 + trial}:00Z",
        "number": trial + 1,
        "level_id": "quiet_stance/firm-eyes-open",
        "condition": STANDING,
        **changes,
    }
    return msgspec.structs.replace(PROBE, **plain)


def taken(row: BoutRow, key: str, value: float | None, unit: str = "mm/s", **changes: object):
    """A measure of one trial."""
    plain = MeasureRow(
        session=row.session, bout=row.folder, started_utc=row.started_utc, key=key, value=value,
        unit=unit, filter="lowpass_5hz", version="measures/1",
    )  # fmt: skip
    return msgspec.structs.replace(plain, **changes)


def trials(key: str, days: list[list[float]], **changes: object):
    """Bouts and measures of so many trials on each day."""
    bouts, measures = [], []
    for n, values in enumerate(days):
        for trial, value in enumerate(values):
            bouts.append(bout(n, trial, **changes))
            measures.append(taken(bouts[-1], key, value))
    return bouts, measures


def visits(
    name: str, days: list[dict[str, float]], condition: str = "stance", each: int = 3, **changes
):
    """Bouts and results of an assessment, once a day."""
    bouts, measures = [], []
    for n, numbers in enumerate(days):
        part = f"{name}/{condition}"
        bouts += [bout(n, trial, part=part, **changes) for trial in range(each)]
        for key, value in numbers.items():
            measures.append(taken(bouts[-1], key, value, unit="1", bout=None))
    return bouts, measures


def only(bouts, measures, patient=ADULT, tables=NO_TABLES):
    """The one statement of these rows."""
    (found,) = statements_of(patient, bouts, measures, tables)
    return found


def codes(statement):
    """Why nothing is said, in codes."""
    return [one.code for one in statement.because]
