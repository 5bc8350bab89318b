"""From a recording to the numbers of its row. Pure."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from itertools import pairwise

from game.core.event import (
    Began,
    DialMoved,
    Ended,
    Event,
    Missed,
    Paused,
    Reached,
    Resumed,
    Shown,
)
from game.core.lane import lane_of
from game.core.recording import Header, Line, Taken, sent_by
from game.core.second_task import score_of, vibrated_s
from game.core.telling import told_of
from game.core.time import seconds
from game.core.vibration import Vibrated
from game.store.records import BoutRow, Latency, Link, Summary, Tried
from game.store.signs import sides_of, signs_of, windows_of

GAP_S = 0.2
"""A longer time between samples is a gap. Source: measures reference, section 2."""


def summary_of(header: Header, events: Sequence[Line], samples: Sequence[Taken]) -> Summary:
    """What the events and samples of a bout add up to. Times are counted in bout steps, so that a
    change of the computer's clock does not touch them."""
    last = max(events[-1].step if events else 0, samples[-1].step if samples else 0)
    active, paused = _steps_of_play(events, last)
    shown = [event.d for event in events if isinstance(event, Shown)]
    reached = sum(isinstance(event, Reached) for event in events)
    tried, windows = tried_in(events), windows_of(header, events, samples)
    own, seen = sent_by(samples, header.geometry), header.seen_by("mm")
    stood = windows if seen is header else windows_of(seen, events, samples)
    happened = [event for event in events if isinstance(event, Event)]
    return Summary(
        attempts=reached + sum(isinstance(event, Missed) for event in events),
        successes=reached,
        samples=len(samples),
        active_s=seconds(active),
        paused_s=seconds(paused),
        d_start=shown[0] if shown else None,
        d_end=shown[-1] if shown else None,
        median_d=statistics.median(shown) if shown else None,
        link=link_of([one.t_s for one in own if one.sample.kind is header.device.kind]),
        tried=tried,
        sides=sides_of(header.calibration, windows, tried),
        signs=signs_of(header, events, windows, tried, stood),
        second_task=score_of(happened),
        vibration=_vibrated(header, happened, last),
        told=told_of(happened),
    )


def _vibrated(header: Header, events: Sequence[Event], last: int) -> Vibrated | None:
    asked = header.vibration
    return None if asked is None else Vibrated(asked.hz, asked.mm, vibrated_s(events, last))


def tried_in(events: Sequence[Line]) -> tuple[Tried, ...]:
    """The attempts, in order. One that was shown more than once counts as it was shown last."""
    found: list[Tried] = []
    d, easy, easy_next = 0.0, False, False
    for event in events:
        if isinstance(event, DialMoved):
            easy_next = event.easy
        elif isinstance(event, Shown):
            d, easy = event.d, easy_next
        elif isinstance(event, Reached | Missed):
            success, lane = isinstance(event, Reached), lane_of(event.label)
            found.append(Tried(success, d, lane, easy, event.time_s, event.quality))
            easy_next = False
    return tuple(found)


def bout_row(
    folder: str,
    header: Header,
    summary: Summary,
    latency: Latency | None = None,
    link: Link | None = None,
) -> BoutRow:
    """The row of a bout. folder: below the data folder. link: when the reader knows better than
    the times of the samples tell."""
    return BoutRow(
        folder=folder,
        patient=header.patient,
        session=header.session,
        number=header.number,
        level_id=header.level_id,
        level_sha256=header.level_sha256,
        exercise=header.exercise,
        purpose=header.purpose,
        device_id=header.device.id,
        device_name=header.device.name,
        calibration_utc=header.calibration.made_utc,
        own_calibration=header.calibration.own,
        program_version=header.program_version,
        started_utc=header.started_utc,
        ended=header.ended,
        attempts=summary.attempts,
        successes=summary.successes,
        samples=summary.samples,
        active_s=summary.active_s,
        paused_s=summary.paused_s,
        d_start=summary.d_start,
        d_end=summary.d_end,
        median_d=summary.median_d,
        latency=latency or Latency(),
        link=link or summary.link,
        tried=summary.tried,
        sides=summary.sides,
        signs=summary.signs,
        condition=header.condition,
        part=header.part,
        practice=header.practice,
        second_task=summary.second_task,
        vibration=summary.vibration,
        told=summary.told,
        added_load=header.added_load,
        pace=header.limits.pace,
    )


def link_of(times_s: Sequence[float]) -> Link:
    """How evenly samples came. times_s: bout times of the samples that tell of the lean, in
    order. The jitter is that of `LinkStats`. Source: ours; known answers in
    tests/store/test_summary.py."""
    between = sorted(b - a for a, b in pairwise(times_s))
    gaps = [one for one in between if one > GAP_S]
    middle = statistics.median(between) if between else 0.0
    jitter_ms = None
    if between:
        last = len(between) - 1
        jitter_ms = 500 * (between[round(0.84 * last)] - between[round(0.16 * last)])
    rate_hz = 1 / middle if middle > 0 else None
    return Link(rate_hz, jitter_ms, len(gaps), max(gaps, default=0.0))


def _steps_of_play(events: Sequence[Line], last: int) -> tuple[int, int]:
    """Steps in play, and steps paused since play first began; `last` is where the record ends."""
    spent = {True: 0, False: 0}
    playing: bool | None = None  # None before the first beginning and after the end
    since = 0
    for event in events:
        if not isinstance(event, Began | Resumed | Paused | Ended):
            continue
        if playing is not None:
            spent[playing] += event.step - since
        since = event.step
        if isinstance(event, Ended):
            playing = None
        elif isinstance(event, Began | Resumed):
            playing = True
        elif playing is not None:
            playing = False
    if playing is not None:
        spent[playing] += last - since
    return spent[True], spent[False]
