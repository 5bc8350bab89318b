"""Recorded bouts: samples become a trace in the device's own time, and the panel of what counts."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from game.core.event import Began, Ended, Paused, Reached, Resumed, Shown
from game.core.pose import GRAVITY_M_S2, LEAST_LOAD_KG, Geometry
from game.core.posing import poses_of
from game.core.recording import Header, Line, Taken, sent_by
from game.core.time import seconds, steps
from game.measures.lowpass import DEFAULT_CUTOFF_HZ, Filter, Source, filter_name
from game.measures.panel import Panel, panel_of
from game.measures.preparing import prepare
from game.measures.trial import FloatArray, Trial
from input_devices.sample import Kind

QUIET = "quiet"
"""Label of the attempt of a probe that is nothing but standing."""
LEAST_S, LEAST_SHARE = 25.0, 25 / 30
"""Of a probe, and of one that is longer than the usual. Source: measures reference 4.1; the share
is ours."""

OFFSET_WINDOW_S = 10.0
"""The smallest delay of so long is the best guess of the link's own. Source: device reference
1.4."""

Span = tuple[int, int]
"""First step of a stretch, and the first after it."""


class Protocol(NamedTuple):
    """How a probe was to be measured."""

    settle_s: float = 3.0
    """Left out after each beginning."""
    analysed_s: float = 30.0


class Trace(NamedTuple):
    """Where somebody stood; samples with nobody on the board are left out."""

    t_s: FloatArray  # (n,), the time for measuring; never falls
    xy_mm: FloatArray  # (n, 2), right and forward; degrees from a tilt sensor
    load_n: FloatArray  # (n,), NaN where the device does not weigh


def path_of(samples: Sequence[Taken], geometry: Geometry) -> Trace:
    """The trace of a bout by one device, in bout time, with the jitter of the link taken out where
    it can be."""
    rows = []
    own = sent_by(samples, geometry)
    for pose, t_s in zip(poses_of(own, geometry), measuring_times_s(own), strict=True):
        if pose is None or pose.x is None or pose.y is None:
            continue
        load_n = math.nan if pose.load_n is None else pose.load_n
        if not load_n < LEAST_LOAD_KG * GRAVITY_M_S2:
            rows.append((t_s, pose.x, pose.y, load_n))
    table = np.array(rows, dtype=np.float64).reshape(-1, 4)
    return Trace(table[:, 0], table[:, 1:3], table[:, 3])


def measuring_times_s(samples: Sequence[Taken]) -> list[float]:
    """The clock of the one device they come from, laid on bout time by the smallest delay of the
    last 10 s; never falls.

    The time of arrival where any sample has no device clock. Source: device reference 1.4.
    """
    times_s: list[float] = []
    delays: deque[tuple[float, float]] = deque()  # (t_s, delay), both rising: a sliding minimum
    last_dev_s = -np.inf
    for taken in samples:
        dev_s = taken.sample.t_dev
        if dev_s is None:
            return [one.t_s for one in samples]
        if dev_s < last_dev_s:
            delays.clear()  # the device started again: its old delays say nothing
        last_dev_s = dev_s
        delay_s = taken.t_s - dev_s
        while delays and delays[-1][1] >= delay_s:
            delays.pop()
        delays.append((taken.t_s, delay_s))
        while delays[0][0] < taken.t_s - OFFSET_WINDOW_S:
            delays.popleft()
        fitted_s = dev_s + delays[0][1]
        times_s.append(max(fitted_s, times_s[-1]) if times_s else fitted_s)
    return times_s


def bout_panel(
    header: Header,
    samples: Sequence[Taken],
    events: Sequence[Line] | None = None,
    *,
    filter: Filter = "default",
) -> Panel | None:
    """The measures of a recorded bout; None where there is nothing that could be measured.

    None: no device gives a centre of pressure (pointers, tilt sensors), a probe was
    stopped or cut off, or it asked for more than standing. Arguments as of `bout_trial`.
    """
    trial = bout_trial(header, samples, events, filter=filter)
    return None if trial is None else panel_of(trial)


def bout_trial(
    header: Header,
    samples: Sequence[Taken],
    events: Sequence[Line] | None = None,
    *,
    filter: Filter = "default",
) -> Trial | None:
    """What the measures of a bout are taken from: a board, whichever device steered.

    Of a probe: as long as its protocol says, after settling, and never across a pause; at least
    25 s of 30, 50 s of 60. Of play: its longest stretch without a pause, which tells of the game
    more than of the person. Without events the last 30 s of a probe, or all of a bout, stand for
    that.
    """
    header = header.seen_by("mm")
    probe = header.purpose == "probe"
    if not header.device.measures or header.device.unit != "mm":
        return None
    if probe and header.ended in ("stopped", "interrupted"):
        return None
    if events is None:
        within_s = _last(samples, probe)
    elif probe and _other_than_standing(events):
        return None
    else:
        within_s = _of(analysed(events) if probe else _longest(played(events)))
    planned_s = Protocol().analysed_s if events is None else protocol_of(events).analysed_s
    least_s = max(LEAST_S, LEAST_SHARE * planned_s) if probe else 0.0
    return trial_within(header, samples, within_s, filter=filter, minimum_s=least_s)


def trial_within(
    header: Header,
    samples: Sequence[Taken],
    within_s: tuple[float, float],
    *,
    filter: Filter = "default",
    minimum_s: float = 0.0,
) -> Trial:
    """The centre of pressure between two moments of bout time, s, ready to be measured."""
    trace = path_of(samples, header.geometry)
    return trial_of(header, trace, within_s, filter=filter, minimum_s=minimum_s)


def trial_of(
    header: Header,
    trace: Trace,
    within_s: tuple[float, float],
    *,
    filter: Filter = "default",
    minimum_s: float = 0.0,
) -> Trial:
    """The same of a trace that is there already, as for many holds of one bout."""
    inside = (trace.t_s >= within_s[0]) & (trace.t_s < within_s[1])
    return prepare(
        trace.t_s[inside],
        trace.xy_mm[inside],
        source=source_of(header),
        filter=filter,
        height_m=header.height_m,
        minimum_s=minimum_s,
    )


def source_of(header: Header) -> Source:
    """Corners are weighed by boards; a ready centre of pressure comes from a plate, unless the
    device calls itself a board."""
    is_board = header.device.kind is Kind.LOAD4 or "board" in header.device.name.lower()
    return "board" if is_board else "plate"


def filter_of(header: Header) -> str:
    """The one fixed low-pass of the device that was stood on or worn."""
    source = source_of(header) if header.device.unit == "mm" else "angle"
    return filter_name(DEFAULT_CUTOFF_HZ[source])


def _last(samples: Sequence[Taken], probe: bool) -> tuple[float, float]:
    """Bout time of what counts where no events tell, s."""
    end_s = samples[-1].t_s if samples else 0.0
    return (end_s - Protocol().analysed_s if probe else -np.inf), np.inf


def _of(span: Span | None) -> tuple[float, float]:
    """Bout time of a stretch, s; an empty one where nothing was played."""
    return (np.inf, np.inf) if span is None else (seconds(span[0]), seconds(span[1]))


def analysed(events: Sequence[Line]) -> Span | None:
    """The stretch of a probe that counts: the longest, after settling, and no longer than the
    protocol says; None where nothing was played."""
    protocol = protocol_of(events)
    settled = [(first + steps(protocol.settle_s), end) for first, end in played(events)]
    most = steps(protocol.analysed_s)
    return _longest([(first, min(end, first + most)) for first, end in settled])


def protocol_of(events: Sequence[Line]) -> Protocol:
    """What a probe's own events say: `Shown` comes when the part that is analysed begins, and
    `Reached` tells how long it was. The usual where they say nothing."""
    usual = Protocol()
    shown = next((event.step for event in events if isinstance(event, Shown)), None)
    reached = next((event for event in events if isinstance(event, Reached)), None)
    if shown is None:
        return usual
    before = sum(max(0, min(end, shown) - first) for first, end in played(events))
    return Protocol(seconds(before), reached.time_s if reached else usual.analysed_s)


def _other_than_standing(events: Sequence[Line]) -> bool:
    """Did the probe ask for something beside quiet stance?"""
    return any(isinstance(event, Shown) and event.label != QUIET for event in events)


def _longest(spans: Sequence[Span]) -> Span | None:
    """The first of equals; None of none."""
    return max(spans, key=lambda span: span[1] - span[0], default=None)


def played(events: Sequence[Line]) -> list[Span]:
    """The stretches between beginning, pauses and end; one that was cut off ends with the last
    event."""
    turns = [event for event in events if isinstance(event, Began | Resumed | Paused | Ended)]
    going = (Began, Resumed)
    spans = [(a.step, b.step) for a, b in pairwise(turns) if isinstance(a, going)]
    if turns and isinstance(turns[-1], going):
        spans.append((turns[-1].step, events[-1].step))
    return spans
