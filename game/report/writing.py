"""From the store to a file: gather, build, say, write whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from game.core.difficulty import Difficulties
from game.core.errors import SetupError
from game.core.patient import Patient
from game.exercises.difficulties import read_difficulties
from game.report import csv_json
from game.report.changes import Tables
from game.report.html import html
from game.report.norms import read_norms
from game.report.parts import Report
from game.report.pdf import pdf
from game.report.published import read_limits
from game.report.report import build_report
from game.report.standing import plain_stances
from game.store.durable import make_folder, trouble, write_whole
from game.store.folder import DataFolder
from game.store.recording_files import Recording, read_recording
from game.store.records import BoutRow, MeasureRow, Suggestion, Visit
from game.text import Words

FORMATS: Mapping[str, Callable[[Report, Words], bytes]] = {
    "pdf": pdf,
    "html": html,
    "csv": csv_json.bouts_csv,
    "json": csv_json.json,
}


class Kept(Protocol):
    """What a report asks of the store."""

    @property
    def folder(self) -> DataFolder: ...

    def patient(self, alias: str) -> Patient: ...

    def sessions(self, alias: str) -> list[Visit]: ...

    def bouts(self, alias: str) -> list[BoutRow]: ...

    def measures(self, alias: str) -> list[MeasureRow]: ...

    def suggestions(self, alias: str | None = None) -> list[Suggestion]: ...

    def difficulties(self) -> Difficulties | None: ...


def write_report(
    store: Kept, alias: str, format: str, out: Path, words: Words, today_utc: str
) -> list[Path]:
    """Write a patient's report in one of FORMATS, and give the files that were written: one, or
    for CSV the bouts and beside them, in `<name>-measures.csv` and `<name>-changes.csv`, the
    measures and what may be said of their change.

    today_utc: ISO 8601. Raises SetupError for an alias that is not known, an unknown format, and a
    place that cannot be written; then nothing is left half-written.
    """
    if format not in FORMATS:
        raise SetupError(f"'{format}': not a format of reports. Known: {', '.join(FORMATS)}.")
    report = gather(store, alias, words, today_utc)
    contents = {out: FORMATS[format](report, words)}
    if format == "csv":
        contents[out.with_name(f"{out.stem}-measures.csv")] = csv_json.measures_csv(report)
        contents[out.with_name(f"{out.stem}-changes.csv")] = csv_json.changes_csv(report)
    for path, content in contents.items():
        _write(path, content)
    return list(contents)


def gather(store: Kept, alias: str, words: Words, today_utc: str) -> Report:
    """The Report of a patient, with the recordings that it needs."""
    patient, visits = store.patient(alias), store.sessions(alias)
    bouts, measures = store.bouts(alias), store.measures(alias)
    recordings = _recordings(store.folder, _needed(visits, bouts, measures))
    difficulties = store.difficulties() or read_difficulties()
    return build_report(
        patient,
        visits,
        bouts,
        measures,
        recordings,
        today_utc,
        words,
        difficulties,
        store.suggestions(alias),
        Tables(read_limits(), read_norms()),
    )


def _needed(
    visits: Sequence[Visit], bouts: Sequence[BoutRow], measures: Sequence[MeasureRow]
) -> list[BoutRow]:
    """The bouts of the last visit, and the probes of the visit whose stance is shown."""
    probes = [row for row in bouts if row.purpose == "probe" and row.ended == "done"]
    stood = {one.bout for one in measures if one.value is not None}
    shown = plain_stances([row for row in probes if row.folder in stood] or probes)
    last = visits[-1].id if visits else None
    probed = shown[-1].session if shown else None
    return [
        row
        for row in bouts
        if row.session == last or (row.session == probed and row.purpose == "probe")
    ]


def _recordings(folder: DataFolder, bouts: Sequence[BoutRow]) -> list[Recording]:
    """Those that can be read; the report remarks on the others."""
    found = []
    for row in bouts:
        try:
            found.append(read_recording(folder.root / row.folder))
        except SetupError:
            continue
    return found


def _write(path: Path, content: bytes) -> None:
    try:
        make_folder(path.parent)
        write_whole(path, content)
    except OSError as error:
        raise SetupError(f"Report {trouble(path, error)}".replace("--data", "--out")) from None
