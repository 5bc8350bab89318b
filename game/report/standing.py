"""How steady somebody stands and how far they lean, as it was last measured."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence

import numpy as np

from game.core.calibration import Calibration
from game.core.level import Condition
from game.measures.bouts import bout_trial
from game.measures.ellipse import ellipse_points
from game.measures.panel import VERSION, measured
from game.measures.registry import MEASURES
from game.measures.trial import FloatArray
from game.measures.trial import Trial as Prepared
from game.report.curves import curves_of
from game.report.parts import Point, Reach, Sway, SwayMeasure
from game.report.series import is_plain
from game.store.recording_files import Recording
from game.store.records import BoutRow, MeasureRow

MOST_POINTS = 1500
"""Of a path in a picture; more cannot be seen."""


def reach_of(recordings: Sequence[Recording]) -> Reach | None:
    """The reach of the newest recording by a device that measures; None without one."""
    for recording in reversed(recordings):
        header = recording.header
        if header.device.measures and header.calibration.unit != "reach":
            return _reach(header.calibration)
    return None


def _reach(calibration: Calibration) -> Reach:
    return Reach(
        right=calibration.right,
        left=calibration.left,
        forward=calibration.forward,
        back=calibration.back,
        unit=calibration.unit,
        own=calibration.own,
        note=calibration.note,
        made_utc=calibration.made_utc,
    )


def plain_stances(probes: Sequence[BoutRow]) -> list[BoutRow]:
    """Those on two feet, eyes open, on firm ground; all where there is none. A number without its
    stance is taken for one of these."""
    return [row for row in probes if is_plain(row.condition)] or list(probes)


def sway_of(
    probes: Sequence[BoutRow], measures: Sequence[MeasureRow], recordings: Sequence[Recording]
) -> Sway | None:
    """The latest plain stance with measures, averaged over the trials of its visit that are like
    it; the latest of another stance where there is no plain one, and None without any.

    Stored measures count; those of a recording are computed only where none were stored.
    """
    trials = _trials(recordings)
    values = {row.folder: _values(row, measures, trials.get(row.folder)) for row in probes}
    valid = [row for row in probes if any(one.value is not None for one in values[row.folder])]
    if not valid:
        return None
    last = plain_stances(valid)[-1]
    alike = [row for row in valid if _terms(row, values) == _terms(last, values)]
    trial = trials.get(last.folder)
    return Sway(
        session=last.session,
        started_utc=last.started_utc,
        level_id=last.level_id,
        condition=last.condition,
        device=last.device_name,
        filter=values[last.folder][0].filter,
        version=values[last.folder][0].version,
        measures=_means([values[row.folder] for row in alike]),
        samples=trial.n if trial else None,
        fs_hz=trial.fs_hz if trial else None,
        duration_s=trial.duration_s if trial else None,
        path=_path(trial, _rest(last, recordings)),
        ellipse=_ellipse(trial, _rest(last, recordings)),
        curves=curves_of(trial),
    )


def sway_in(trial: Prepared) -> Sway:
    """A trial by itself, around its own mean; only for pictures, so without measures."""
    return Sway(
        session="",
        started_utc="",
        level_id="",
        condition=Condition(),
        device="",
        filter=trial.filter,
        version=VERSION,
        measures=(),
        samples=trial.n,
        fs_hz=trial.fs_hz,
        duration_s=trial.duration_s,
        path=_path(trial, trial.mean_mm),
        ellipse=_ellipse(trial, trial.mean_mm),
    )


def _trials(recordings: Sequence[Recording]) -> dict[str, Prepared]:
    """What was analysed of each probe, by the name of its folder, as far as it can be measured."""
    found = {}
    for recording in recordings:
        header = recording.header
        if header.purpose == "probe":
            trial = bout_trial(header, recording.samples, recording.events)
            if trial is not None and trial.undefined is None:
                found[folder_name(recording)] = trial
    return found


def folder_name(recording: Recording) -> str:
    """How rows name the folder of a recording: from 'recordings' on."""
    return "/".join(("recordings", *recording.folder.parts[-3:]))


def _values(
    probe: BoutRow, measures: Sequence[MeasureRow], trial: Prepared | None
) -> list[MeasureRow]:
    """The measures of one probe, of its newest formulas."""
    rows = [row for row in measures if row.bout == probe.folder]
    if rows:
        return [row for row in rows if (row.filter, row.version) == _formulas(rows[-1])]
    return [] if trial is None else _computed(probe, trial)


def _formulas(row: MeasureRow) -> tuple[str, str]:
    return row.filter, row.version


def _computed(probe: BoutRow, trial: Prepared) -> list[MeasureRow]:
    rows = []
    for measure in MEASURES.values():
        value = measured(measure, trial)
        row = MeasureRow(
            session=probe.session,
            bout=probe.folder,
            started_utc=probe.started_utc,
            key=measure.key,
            value=None if isinstance(value, str) else value,
            unit=measure.unit,
            filter=trial.filter,
            version=VERSION,
        )
        rows.append(row)
    return rows


def _terms(probe: BoutRow, values: Mapping[str, list[MeasureRow]]) -> tuple[object, ...]:
    """What must agree before trials may be averaged."""
    formulas = _formulas(values[probe.folder][-1])
    return probe.session, probe.device_id, probe.level_sha256, probe.condition, formulas


def _means(trials: Sequence[list[MeasureRow]]) -> tuple[SwayMeasure, ...]:
    """Each measure of the last trial, averaged; in the order of the panel."""
    last = {row.key: row for row in trials[-1]}
    known = [key for key in MEASURES if key in last]
    others = [key for key in last if key not in MEASURES]
    return tuple(_mean(last[key], trials) for key in known + others)


def _mean(row: MeasureRow, trials: Sequence[list[MeasureRow]]) -> SwayMeasure:
    same = [one.value for trial in trials for one in trial if one.key == row.key]
    values = [value for value in same if value is not None]
    known = MEASURES.get(row.key)
    return SwayMeasure(
        key=row.key,
        value=statistics.fmean(values) if values else None,
        unit=row.unit,
        trials=len(values),
        source=known.source if known else "",
    )


def _rest(probe: BoutRow, recordings: Sequence[Recording]) -> Point:
    for recording in recordings:
        if folder_name(recording) == probe.folder:
            return recording.header.calibration.rest_x, recording.header.calibration.rest_y
    return 0.0, 0.0


def _path(trial: Prepared | None, rest: Point) -> tuple[Point, ...]:
    if trial is None:
        return ()
    every = -(-trial.n // MOST_POINTS)
    return _points(trial.xy_mm[::every] + np.array(trial.mean_mm), rest)


def _ellipse(trial: Prepared | None, rest: Point) -> tuple[Point, ...]:
    outline = None if trial is None else ellipse_points(trial)
    return () if outline is None else _points(outline, rest)


def _points(xy_mm: FloatArray, rest: Point) -> tuple[Point, ...]:
    """Places seen from the rest centre, to the hundredth of a millimetre."""
    places = np.round(xy_mm - np.array(rest), 2)
    return tuple((float(x), float(y)) for x, y in places)
