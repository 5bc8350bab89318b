"""A made-up patient with visits, bouts, recordings and measures, written without playing."""

from __future__ import annotations

import math
from functools import lru_cache
from pathlib import Path

import msgspec
import numpy as np

from game.coach import fatigue
from game.core.calibration import Calibration
from game.core.event import Began, Ended, Paused, Reason, Resumed
from game.core.level import Limits
from game.core.patient import Patient
from game.core.pose import Geometry
from game.core.recording import DeviceNote, Header, Line, Taken
from game.core.time import steps
from game.measures.bouts import bout_panel
from game.measures.panel import Panel
from game.report.changes import NO_TABLES, Tables
from game.report.parts import Report
from game.report.report import build_report
from game.store.recording_files import Recording
from game.store.records import (
    BoutRow,
    Check,
    Latency,
    Link,
    MeasureRow,
    Note,
    Planned,
    Prompt,
    Seen,
    SideDose,
    Signs,
    Visit,
)
from game.text import Words
from input_devices.sample import Kind, Sample

TODAY = "2026-11-18T15:00:00Z"
DAYS = ("2026-10-21", "2026-10-28", "2026-11-04", "2026-11-11", "2026-11-15", "2026-11-18")
BOARD = DeviceNote("wii:1", "wii-7f", "Wii Balance Board", Kind.COP, "mm", 100.0, True)
MOUSE = DeviceNote("mouse:", "mouse", "Mouse", Kind.AXES, "reach", 60.0, False)
ENGLISH = Words.load("en")

SWAY = Seen(fatigue.SAYS[fatigue.Kind.SPEED], {"n": 34})
TIME = Seen(fatigue.SAYS[fatigue.Kind.TIME], {"n": 45})
PROMPT = Prompt(
    utc="2026-11-18T14:45:00Z", advice="rest", reason=SWAY.reason, values=SWAY.values,
    signs=(SWAY, TIME), chosen="rested",
)  # fmt: skip

PATIENT = Patient(
    alias="P-7F3K", group="adult_msk", birth_year=1986, affected_side="left", language="en"
)


def visits(days: tuple[str, ...] = DAYS, note: str = "Stood with shoes off.") -> list[Visit]:
    return [
        Visit(
            id=f"s{n}",
            patient=PATIENT.alias,
            started_utc=f"{day}T14:30:05Z",
            program_version="0.1.0",
            check_in=Check(2, 1),
            check_out=Check(min(10, 4 + n % 3), 1 + n % 2),
            ended_utc=f"{day}T14:52:00Z",
            stop_reason="pain" if n == 2 else "",
            planned=Planned(plan="four", bouts=4, rest_s=30.0, session_min=20.0, cap_min=40.0),
            prompts=(PROMPT,) if n == len(days) - 1 else (),
            notes=(Note(f"{day}T14:50:00Z", note),) if n % 2 else (),
        )
        for n, day in enumerate(days)
    ]


def bouts_of(visit: Visit, n: int, device: DeviceNote = BOARD) -> list[BoutRow]:
    """A probe, then four bouts of two exercises."""
    levels = ["quiet_stance/probe", *(["river_run/03-bend", "star_map/02-near"] * 2)]
    rows = []
    for number, level in enumerate(levels, 1):
        probe = number == 1
        attempts = 1 if probe else 12 + (number + n) % 4
        successes = 1 if probe else round(attempts * (0.62 + 0.05 * ((number * 3 + n * 2) % 6)))
        d = None if probe else min(0.9, 0.15 + 0.06 * n + 0.02 * number)
        rows.append(
            BoutRow(
                folder=folder(visit, number, level),
                patient=PATIENT.alias,
                session=visit.id,
                number=number,
                level_id=level,
                level_sha256=f"{abs(sum(map(ord, level))):064x}",
                exercise=level.split("/")[0],
                purpose="probe" if probe else "play",
                device_id=device.id,
                device_name=device.name,
                calibration_utc=visit.started_utc,
                own_calibration=True,
                program_version="0.1.0",
                started_utc=f"{visit.started_utc[:11]}14:{31 + number * 3:02d}:00Z",
                ended="done",
                attempts=attempts,
                successes=successes,
                samples=12000,
                active_s=33.0 if probe else 118.0 + number,
                paused_s=0.0 if number != 3 else 12.4,
                d_start=d,
                d_end=d,
                median_d=d,
                latency=Latency(18.0, 31.0, 44.0),
                link=Link(100.0, 0.8, 0, 0.0),
                sides=SideDose() if probe else SideDose(5, 4, attempts - 9, 31.0, 28.5),
                signs=Signs(speed=31.0, step_offs=1 if number == 3 else 0),
            )
        )
    return rows


def folder(visit: Visit, number: int, level: str) -> str:
    session = f"{visit.started_utc[:10]}_{visit.id}"
    return f"recordings/{visit.patient}/{session}/{number:02d}_{level.replace('/', '-')}"


def recording(row: BoutRow, device: DeviceNote = BOARD, seed: int = 1) -> Recording:
    events: list[Line] = [Began(step=steps(5))]
    end_s = 5 + row.active_s + row.paused_s
    if row.paused_s:
        events.append(Paused(step=steps(60), reason=Reason.STEPPED_OFF))
        events.append(Resumed(step=steps(60 + row.paused_s)))
    events.append(Ended(step=steps(end_s), how="done"))
    samples = standing(end_s, seed) if row.purpose == "probe" else []
    return Recording(Path("/nowhere") / row.folder, header(row, device), samples, events)


def header(row: BoutRow, device: DeviceNote = BOARD) -> Header:
    return Header(
        program_version="0.1.0", session=row.session, number=row.number, patient=row.patient,
        level_id=row.level_id, level_text="", level_sha256=row.level_sha256,
        exercise=row.exercise, limits=Limits(), seed=1, calibration=calibration(device),
        geometry=Geometry(), device=device, theme="adult", started_utc=row.started_utc,
        purpose=row.purpose, ended=row.ended,
    )  # fmt: skip


def calibration(device: DeviceNote = BOARD) -> Calibration:
    return Calibration(
        made_utc="2026-10-21T14:30:00Z", device_id=device.id, unit=device.unit, rest_x=2.0,
        rest_y=-4.0, right=64.0, left=47.0, forward=58.0, back=33.0, body_load_n=690.0,
    )  # fmt: skip


@lru_cache
def standing(duration_s: float, seed: int = 1) -> list[Taken]:
    """Slow wandering around the rest centre, and counted samples of which one is missing."""
    n = round(duration_s * 100)
    kicks = np.random.default_rng(seed).standard_normal((n, 2))
    xy = np.zeros((n, 2))
    for i in range(1, n):
        xy[i] = 0.9985 * xy[i - 1] + kicks[i] * (0.17, 0.24)
    taken = []
    for i, (x, y) in enumerate(xy.tolist()):
        sample = Sample(i / 100, Kind.COP, (2 + x, -4 + y, 690.0), i / 100, i + (i > 99))
        taken.append(Taken(math.ceil(i * 1.2), i / 100, sample))
    return taken


@lru_cache
def panel_of(seed: int = 1) -> Panel:
    """The panel of every made-up probe of this seed."""
    probe = bouts_of(visits()[0], 0)[0]
    found = recording(probe, seed=seed)
    panel = bout_panel(found.header, found.samples, found.events)
    assert panel is not None
    return panel


def measures_of(row: BoutRow, value: float | None = None, seed: int = 1) -> list[MeasureRow]:
    """The panel of a probe's recording, or one with this headline."""
    panel = panel_of(seed)
    values = dict(panel.measures)
    if value is not None:
        values["mvelo"] = value
    return [
        MeasureRow(
            session=row.session, bout=row.folder, started_utc=row.started_utc, key=key,
            value=one, unit=panel.units[key], filter=panel.filter, version=panel.version,
        )
        for key, one in values.items()
    ]  # fmt: skip


def report(
    *,
    days: tuple[str, ...] = DAYS,
    patient: Patient = PATIENT,
    device: DeviceNote = BOARD,
    note: str = "Stood with shoes off.",
    words: Words = ENGLISH,
    bouts_more: int = 0,
    tables: Tables = NO_TABLES,
) -> Report:
    """A report of a patient who came on these days."""
    came = visits(days, note)
    rows = [row for n, visit in enumerate(came) for row in bouts_of(visit, n, device)]
    if bouts_more:
        rows += [
            msgspec.structs.replace(rows[-1], number=6 + n, folder=f"{rows[-1].folder}-{n}")
            for n in range(bouts_more)
        ]
    last = [row for row in rows if came and row.session == came[-1].id]
    probes = [row for row in rows if row.purpose == "probe"]
    measures = [
        one
        for n, row in enumerate(probes)
        if device.measures
        for one in measures_of(row, None if row in last else 8.1 + 0.9 * math.sin(2.1 * n))
    ]
    recordings = [recording(row, device) for row in last]
    return build_report(patient, came, rows, measures, recordings, TODAY, words, tables=tables)
