"""From stored numbers to series that can be compared: values, what they rest on, their terms.

Source: measures reference 1 (what must be equal) and 5.3, rule 5; clinical design 12, H18.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from game.core.level import Condition
from game.report.spoken import Spoken, of_trial, of_visit
from game.report.statement import Code
from game.store.records import BoutRow, MeasureRow

OF_ASSESSMENT: Mapping[str, str] = {
    "path_efficiency": "reaching",
    "smoothness": "reaching",
    "fitts": "reaching",
    "los_theoretical": "los",
    "los_4_theoretical": "los_4",
}
"""Results whose first word is not the name of their assessment."""

Played = tuple[tuple[str, str, Condition], ...]
"""Condition of the assessment, fingerprint of the level, condition of the body."""


class Terms(msgspec.Struct, frozen=True):
    """What must agree before two values may be compared."""

    device: str
    protocol: tuple[tuple[str, str], ...]
    condition: tuple[Condition, ...]
    filter: str
    formulas: str
    scope: tuple[float | None, ...] = ()

    def differ(self, other: Terms) -> Code | None:
        """The first thing that does not agree; None where all does."""
        for code in ORDER:
            if getattr(self, code) != getattr(other, code):
                return code
        return None


ORDER: tuple[Code, ...] = ("device", "protocol", "condition", "filter", "formulas", "scope")


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One stored value."""

    session: str
    utc: str
    value: float
    trials: int
    """That it rests on."""
    terms: Terms
    capped: bool
    bout: BoutRow
    """The trial, or one of the trials."""


class Series(msgspec.Struct, frozen=True, kw_only=True):
    """One measure of one protocol, oldest first."""

    key: str
    protocol: str
    """Level id of single trials, or name of the assessment."""
    unit: str
    spoken: Spoken
    entries: tuple[Entry, ...]


def is_plain(condition: Condition) -> bool:
    """On two feet, eyes open, on firm ground."""
    return condition.base <= 2 and condition.vision <= 1 and condition.surface == 0


def series_of(bouts: Sequence[BoutRow], measures: Sequence[MeasureRow]) -> list[Series]:
    """Every measure of which change may be spoken, those of single trials first."""
    return [*_of_trials(bouts, measures), *_of_visits(bouts, measures)]


def _of_trials(bouts: Sequence[BoutRow], measures: Sequence[MeasureRow]) -> Iterable[Series]:
    rows = {row.folder: row for row in bouts if row.purpose == "probe" and not row.practice}
    found: dict[tuple[str, str], dict[str, MeasureRow]] = {}
    for one in measures:
        if one.bout in rows and one.value is not None and of_trial(one.key) is not None:
            # rows of newer formulas come later, and stand in the place of the older
            found.setdefault((rows[one.bout].level_id, one.key), {})[one.bout] = one
    for (level, key), values in found.items():
        spoken = of_trial(key)
        assert spoken is not None
        entries = [_trial(row, values[folder]) for folder, row in rows.items() if folder in values]
        unit = next(iter(values.values())).unit
        yield Series(key=key, protocol=level, unit=unit, spoken=spoken, entries=tuple(entries))


def _trial(row: BoutRow, one: MeasureRow) -> Entry:
    assert one.value is not None
    terms = Terms(
        device=row.device_id,
        protocol=((row.level_id, row.level_sha256),),
        condition=(row.condition,),
        filter=one.filter,
        formulas=one.version,
    )
    return Entry(
        session=row.session,
        utc=row.started_utc,
        value=one.value,
        trials=1,
        terms=terms,
        capped=False,
        bout=row,
    )


def _of_visits(bouts: Sequence[BoutRow], measures: Sequence[MeasureRow]) -> Iterable[Series]:
    numbers: dict[str, dict[str, MeasureRow]] = {}
    """Of each visit, by key."""
    for one in measures:
        if one.bout is None:
            numbers.setdefault(one.session, {})[one.key] = one
    found: dict[str, list[Entry]] = {}
    units: dict[str, str] = {}
    for session, own in numbers.items():
        here = [row for row in bouts if row.session == session]
        for key, one in own.items():
            spoken = of_visit(key)
            entry = None if spoken is None else _visit(one, spoken, own, here)
            if entry is not None:
                found.setdefault(key, []).append(entry)
                units[key] = one.unit
    for key, entries in found.items():
        spoken = of_visit(key)
        assert spoken is not None
        ordered = tuple(sorted(entries, key=lambda entry: entry.utc))
        yield Series(
            key=key, protocol=assessment_of(key), unit=units[key], spoken=spoken, entries=ordered
        )


def _visit(
    one: MeasureRow, spoken: Spoken, beside: Mapping[str, MeasureRow], bouts: Sequence[BoutRow]
) -> Entry | None:
    """None for a number that is not defined, and for one whose trials are not there.

    beside: all numbers of the visit; bouts: of the visit.
    """
    rows = trials_of(one.key, bouts)
    if one.value is None or not rows:
        return None
    terms = Terms(
        device=", ".join(sorted({row.device_id for row in rows})),
        protocol=tuple(sorted({(row.part, row.level_sha256) for row in rows})),
        condition=tuple(row.condition for row in sorted(rows, key=lambda row: row.part)),
        filter=one.filter,
        formulas=one.version,
        scope=tuple(_beside(one.key, name, beside) for name in spoken.within),
    )
    # as often as each condition was done: three trials of one leave the others open
    each = min(sum(row.part == part for row in rows) for part, _ in terms.protocol)
    counted = _beside(one.key, spoken.rests_on, beside) if spoken.rests_on else None
    return Entry(
        session=one.session,
        utc=rows[-1].started_utc,
        value=one.value,
        trials=int(counted or 0) if spoken.rests_on else each * spoken.per_trial,
        terms=msgspec.structs.replace(terms, condition=tuple(dict.fromkeys(terms.condition))),
        capped=bool(spoken.cap and _beside(one.key, spoken.cap, beside)),
        bout=rows[-1],
    )


def assessment_of(key: str) -> str:
    """The name of the assessment that a stored number belongs to."""
    root = key.partition(".")[0]
    return OF_ASSESSMENT.get(root, root)


def trials_of(key: str, bouts: Sequence[BoutRow]) -> list[BoutRow]:
    """The trials of a visit that a number rests on: those of its condition where the key names
    one, else all of its assessment."""
    name = assessment_of(key)
    own = [
        row
        for row in bouts
        if row.part.partition("/")[0] == name and row.ended == "done" and not row.practice
    ]
    parts = {f"{name}/{word}" for word in key.split(".")[1:]}
    return [row for row in own if row.part in parts] or own


def _beside(key: str, name: str, beside: Mapping[str, MeasureRow]) -> float | None:
    """The number of this name nearest above a key: 'los.n_directions' for 'los.composite.RT_s'."""
    words = key.split(".")[:-1]
    while words:
        row = beside.get(".".join((*words, name)))
        if row is not None:
            return row.value
        words.pop()
    return None
