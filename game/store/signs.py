"""What a bout shows of fatigue and of safety, and what each side did. Pure.

Play is looked at in windows of 0.1 s of bout time: the mean of each window leaves out most of the
noise of a sensor, and a late or doubled sample cannot make a jump. Only windows that lie wholly in
play count. Source: clinical design 6.1 and 8.1, C24; the windows are ours, with known answers in
tests/store/test_signs.py.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from game.core.calibration import Calibration
from game.core.event import Began, Ended, Paused, Reason, Resumed
from game.core.pose import FEET_APART_MM, Geometry
from game.core.posing import poses_of
from game.core.recording import Header, Line, Taken
from game.core.time import STEPS_PER_S, seconds
from game.store.records import SideDose, Signs, Tried
from input_devices.sample import Kind

WINDOW_STEPS = STEPS_PER_S // 10
WINDOW_S = WINDOW_STEPS / STEPS_PER_S

LEANT = 0.1
"""Reach units sideways beyond which a side counts as worked. Source: ours."""
EDGE_SHARE = 0.95
EDGE_S = 0.30
EDGE_WITHIN_S = 60.0
STUMBLE_MM_S = 400.0
STUMBLE_LOAD = 0.25
STUMBLE_S = 0.30
"""Source: clinical design 8.1."""
APART_S = 1.0
"""Signs of a stumble nearer together than this are one; what comes so shortly before a step off the
board belongs to it. Source: ours."""

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


class Windows(msgspec.Struct, frozen=True):
    """Play in windows of 0.1 s from the start of the bout; NaN where there is no play or no
    sample."""

    x: Floats
    y: Floats
    """Unit of the device, as in `Pose`."""
    load_n: Floats

    @property
    def speed(self) -> Floats:
        """Between one window and the next, unit/s; one shorter than x."""
        return np.hypot(np.diff(self.x), np.diff(self.y)) / WINDOW_S


def windows_of(header: Header, events: Sequence[Line], samples: Sequence[Taken]) -> Windows:
    """The means of the poses in each window of play."""
    poses = [pose for pose in poses_of(samples, header.geometry) if pose is not None]
    last = max(events[-1].step if events else 0, samples[-1].step if samples else 0)
    in_play = np.zeros(last // WINDOW_STEPS, dtype=bool)
    # None, where nobody stands or nothing is weighed, becomes NaN
    values = np.array([(p.t_s, p.x, p.y, p.load_n) for p in poses], dtype=float).reshape(-1, 4)
    window = np.floor(values[:, 0] / WINDOW_S + 1e-9)
    within = (window >= 0) & (window < len(in_play))
    values, place = values[within], window[within].astype(np.int64)
    for start, end in stretches_of_play(events, last):
        in_play[-(-start // WINDOW_STEPS) : end // WINDOW_STEPS] = True
    x, y, load_n = (_means(place, values[:, column], in_play) for column in (1, 2, 3))
    return Windows(x, y, load_n)


def _means(place: NDArray[np.int64], values: Floats, in_play: Bools) -> Floats:
    known = ~np.isnan(values)
    n = np.bincount(place[known], minlength=len(in_play)).astype(float)
    total = np.bincount(place[known], weights=values[known], minlength=len(in_play))
    n[(n == 0) | ~in_play] = np.nan
    means: Floats = total / n
    return means


def stretches_of_play(events: Sequence[Line], last: int) -> Iterator[tuple[int, int]]:
    """First step and end of each stretch of play; `last` is where the record ends."""
    since: int | None = None
    for event in events:
        if isinstance(event, Began | Resumed):
            since = event.step
        elif isinstance(event, Paused | Ended) and since is not None:
            yield since, event.step
            since = None
    if since is not None:
        yield since, last


def signs_of(
    header: Header,
    events: Sequence[Line],
    windows: Windows,
    tried: Sequence[Tried],
    on_board: Windows | None = None,
) -> Signs:
    """What the bout shows. Speed and load are None where the device does not tell: a pointer tells
    neither, a tilt sensor no load.

    windows: of the device that steered. on_board: of the board beside, where a sensor steered."""
    kind, seen = header.device.kind, header.seen_by("mm")
    board = seen.device.kind in (Kind.LOAD4, Kind.COP)
    stood = windows if on_board is None else on_board
    offs = [seconds(step) for step in steps_off(events)]
    times_s = [one.time_s for one in tried if one.success and not one.easy]
    return Signs(
        speed=None if kind is Kind.AXES else _mean(windows.speed),
        time_to_target_s=statistics.median(times_s) if times_s else None,
        affected_load=affected_load(seen, stood) if board else None,
        near_step_offs=near_step_offs(stood, seen.geometry) if board else 0,
        stumbles=stumbles(seen, stood, offs) if board else 0,
        step_offs=len(offs),
    )


def steps_off(events: Sequence[Line]) -> list[int]:
    """The steps at which play stood still because nobody was on the board any more."""
    found: list[int] = []
    playing = False
    for event in events:
        if isinstance(event, Paused) and event.reason is Reason.STEPPED_OFF and playing:
            found.append(event.step)
        if isinstance(event, Began | Resumed | Paused | Ended):
            playing = isinstance(event, Began | Resumed)
    return found


def affected_load(header: Header, windows: Windows) -> float | None:
    """Mean share of the load on the affected side, estimated from how far the centre of pressure
    lies to that side of the calibrated rest: 0.5 at rest, 0 to 1; None without an affected side."""
    if header.affected_side == "none":
        return None
    way = 1.0 if header.affected_side == "right" else -1.0
    share = 0.5 + way * (windows.x - header.calibration.rest_x) / FEET_APART_MM
    return _mean(np.clip(share, 0.0, 1.0))


def near_step_offs(windows: Windows, geometry: Geometry) -> int:
    """How often, at most within 60 s, the centre of pressure stayed for 0.3 s at the edge of the
    board."""
    across = np.abs(windows.x) / (geometry.lx_mm / 2)
    along = np.abs(windows.y) / (geometry.ly_mm / 2)
    at_edge = np.maximum(across, along) > EDGE_SHARE
    least = round(EDGE_S / WINDOW_S)
    began_s = np.array([start * WINDOW_S for start, end in _runs(at_edge) if end - start >= least])
    # those that began within 60 s from each of them on
    until = np.searchsorted(began_s, began_s + EDGE_WITHIN_S, side="right")
    return int((until - np.arange(len(began_s))).max()) if len(began_s) else 0


def stumbles(header: Header, windows: Windows, offs_s: Sequence[float]) -> int:
    """How often the centre of pressure shot away or the load jumped, steps off the board left out.

    The load is not looked at where moving it is the exercise (C24).
    """
    if len(windows.x) < 2:
        return 0
    sudden = windows.speed > STUMBLE_MM_S
    if not header.weight_moves:
        sudden |= _load_jumps(windows.load_n, header.calibration)[1:]
    at_s = (np.flatnonzero(sudden) + 1) * WINDOW_S
    own = [s for s in at_s.tolist() if not any(-APART_S <= s - off <= APART_S for off in offs_s)]
    return sum(n == 0 or s - own[n - 1] > APART_S for n, s in enumerate(own))


def _load_jumps(load_n: Floats, calibration: Calibration) -> Bools:
    """Where the load has changed by more than a quarter of the body's within 0.3 s."""
    body_n = calibration.body_load_n or _median(load_n)
    jumped = np.zeros(len(load_n), dtype=bool)
    if body_n:
        for back in range(1, round(STUMBLE_S / WINDOW_S) + 1):
            jumped[back:] |= np.abs(load_n[back:] - load_n[:-back]) > STUMBLE_LOAD * body_n
    return jumped


def sides_of(calibration: Calibration, windows: Windows, tried: Sequence[Tried]) -> SideDose:
    """Repetitions of each side, and seconds of play leant towards it by more than a tenth of its
    own reach."""
    lanes = [one.lane for one in tried]
    left, right = lanes.count("left"), lanes.count("right")
    dx = windows.x - calibration.rest_x
    return SideDose(
        left=left,
        right=right,
        other=len(lanes) - left - right,
        left_s=round(float((-dx > LEANT * calibration.left).sum()) * WINDOW_S, 1),
        right_s=round(float((dx > LEANT * calibration.right).sum()) * WINDOW_S, 1),
    )


def _runs(holds: Bools) -> list[tuple[int, int]]:
    """First and end of each run of true values."""
    turns = np.flatnonzero(np.diff(np.concatenate(([False], holds, [False])).astype(np.int8)))
    ends: list[int] = turns.tolist()
    return list(zip(ends[::2], ends[1::2], strict=True))


def _mean(values: Floats) -> float | None:
    known = values[~np.isnan(values)]
    return float(known.mean()) if len(known) else None


def _median(values: Floats) -> float | None:
    known = values[~np.isnan(values)]
    return float(np.median(known)) if len(known) else None
