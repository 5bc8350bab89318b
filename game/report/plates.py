"""What stands on a leaf of the album: pictures, each with its main numbers and what may be said of
change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from game.core.assessment import Assessment
from game.figures import Figures, unit
from game.measures.bouts import bout_trial
from game.measures.panel import measured
from game.measures.registry import MEASURES
from game.measures.trial import Trial
from game.report.album import Kept, Leaf, rose_at, visit_rows
from game.report.assessment_names import number_name
from game.report.change import change_of
from game.report.change_words import band_said, measured_in, now_said, statement_said, then_said
from game.report.changes import statements_of
from game.report.measure_names import measure_name
from game.report.picture_rose import rose_picture
from game.report.picture_trend import trend_picture
from game.report.spoken import HEADLINE
from game.report.statement import Statement
from game.report.svg import Drawing
from game.report.trial_pictures import trial_pictures
from game.store.recording_files import Recording
from game.store.records import BoutRow, MeasureRow
from game.text import Words

BESIDE: Mapping[str, tuple[str, ...]] = {
    "stance": (HEADLINE, "area_pe", "ellipse_major", "ellipse_minor", "ellipse_angle_deg"),
    "stabilogram": (HEADLINE, "mvelo_ml", "mvelo_ap", "range_ml", "range_ap"),
    "spectrum": ("f50_ml", "f95_ml", "f50_ap", "f95_ap", "mfreq"),
    "diffusion": ("msd_planar_0.1s", "msd_planar_1s", "msd_planar_10s"),
}
"""The numbers beside a picture of a trial, by its name."""
SPOKEN_OF = ("stance", "stabilogram")
"""Pictures beside which change is spoken of; spectra and diffusion are for information. Source:
measures reference 5.3, rule 8."""
OF_ROSE = ("MXE_pct", "EPE_pct", "DCL_pct", "RT_s", "mvl_pct_per_s")
"""Means over the directions, beside the rose."""
TREND_EXTRA = 25.0
"""Points by which the trend is higher here than on a page."""

Number = tuple[str, str]
"""What it is, and its value with its unit, as they are read."""


class Plate(msgspec.Struct, frozen=True, kw_only=True):
    """One picture with what stands beside it."""

    drawing: Drawing
    numbers: tuple[Number, ...]
    said: tuple[str, ...] = ()
    """Of change: of what, and the sentence; nothing where change is not spoken of."""


def plates_of(
    assessment: Assessment, leaf: Leaf, recording: Recording | None, kept: Kept, words: Words
) -> tuple[Plate, ...]:
    """The pictures of a leaf. recording: of its trial; None where it cannot be read, and for a
    whole visit."""
    kept = _until(leaf, kept)
    if not leaf.folder:
        return tuple(_of_visit(assessment, leaf, kept, words))
    rows = [row for row in kept.bouts if row.level_id == leaf.level and row.purpose == "probe"]
    own = {row.folder for row in rows}
    values = [one for one in kept.measures if one.key == HEADLINE and one.bout in own]
    statement = next(iter(statements_of(kept.patient, rows, values, kept.tables)), None)
    trend = _trend(statement, rows, values, kept, words)
    return (*_of_trial(recording, statement, words), *trend)


def _until(leaf: Leaf, kept: Kept) -> Kept:
    """What was known at the end of the visit of a leaf: what came later is no news of that day."""
    end = max(
        (row.started_utc for row in kept.bouts if row.session == leaf.session), default=leaf.utc
    )
    later = {row.folder for row in kept.bouts if row.started_utc > end}
    bouts = [row for row in kept.bouts if row.folder not in later]
    measures = [one for one in kept.measures if one.bout not in later]
    return msgspec.structs.replace(kept, bouts=bouts, measures=measures)


def _of_trial(
    recording: Recording | None, statement: Statement | None, words: Words
) -> Iterator[Plate]:
    if recording is None:
        return
    trial = bout_trial(recording.header, recording.samples, recording.events)
    if trial is None or trial.undefined is not None:
        return
    for name, drawing in trial_pictures(trial, words).items():
        said = _said(statement, words) if name in SPOKEN_OF else ()
        yield Plate(drawing=drawing, numbers=_numbers(BESIDE[name], trial, words), said=said)


def _numbers(keys: Sequence[str], trial: Trial, words: Words) -> tuple[Number, ...]:
    """Of a trial; a dash for what it does not have."""
    found = {key: measured(MEASURES[key], trial) for key in keys}
    return tuple(
        (
            measure_name(key, words),
            "\N{EN DASH}" if isinstance(value, str) else _said_in(value, MEASURES[key].unit, words),
        )
        for key, value in found.items()
    )


def _of_visit(assessment: Assessment, leaf: Leaf, kept: Kept, words: Words) -> Iterator[Plate]:
    """The rose."""
    drawing = rose_picture(rose_at(assessment, leaf.session, kept), words, Figures(words))
    if drawing is None:
        return
    rows = {row.key: row for row in visit_rows(leaf.session, kept)}
    keys = [f"{assessment.name}.composite.{name}" for name in OF_ROSE]
    numbers = tuple(
        (number_name(key.rpartition(".")[2], words), _said_in(row.value, row.unit, words))
        for key in keys
        for row in [rows.get(key)]
        if row is not None and row.value is not None
    )
    values = [one for one in kept.measures if one.key == keys[0]]
    spoken = statements_of(kept.patient, kept.bouts, values, kept.tables)
    yield Plate(drawing=drawing, numbers=numbers, said=_said(next(iter(spoken), None), words))


def _trend(
    statement: Statement | None,
    rows: Sequence[BoutRow],
    values: Sequence[MeasureRow],
    kept: Kept,
    words: Words,
) -> Iterator[Plate]:
    """The headline over the days; nothing before the second day."""
    if statement is None or len({day.utc[:10] for day in statement.days}) < 2:
        return
    change = change_of(rows, values, kept.patient, kept.tables)
    drawing = trend_picture(change, words, Figures(words), TREND_EXTRA)
    if drawing is not None:
        numbers = (
            (words("Usual"), then_said(statement, words)),
            (words("Usual band"), band_said(statement, words)),
            (words("Now"), now_said(statement, words)),
        )
        yield Plate(drawing=drawing, numbers=numbers, said=_said(statement, words))


def _said(statement: Statement | None, words: Words) -> tuple[str, ...]:
    if statement is None:
        return ()
    return measured_in(statement, words), statement_said(statement, words)


def _said_in(value: float, name: str, words: Words) -> str:
    """A value with its unit, on one line."""
    number, printed = Figures(words).measure(value), unit(name)
    return f"{number}{printed}" if printed in ("", "°") else f"{number}\N{NO-BREAK SPACE}{printed}"
