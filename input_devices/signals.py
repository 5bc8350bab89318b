"""`signal:NAME`: known signals on a simulated board, to check signs, gains, states and everything
behind a device."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec

from input_devices.body import GRAVITY_M_S2, NOBODY, Body, BodyAt, standing
from input_devices.device import Clock
from input_devices.paced import Item, Moment, Paced
from input_devices.sample import Connected, Flag, Kind, Lost, Sample
from input_devices.simulated import BoardModel, board_samples, simulated_info

CIRCLE_RADIUS_MM = 40.0
CIRCLE_S = 10.0
SQUARE_HALF_SIDE_MM = 40.0
SQUARE_S = 10.0
STEP_S = 10.0
WORN_OFFSETS_KG = (-1.0, 0.5, 0.0, -1.0)
WORN_EMPTY_S = 5.0
GAPS_S = ((2.0, 2.1), (4.0, 4.6), (6.0, 10.0))
"""Silences within each cycle, from and to."""
GAPS_CYCLE_S = 12.0
LOST_AFTER_S = 3.0
UNPLUGGED_S = (5.0, 10.0)
TILT_DEG = 10.0
TILT_HZ = 0.2
WII_RATE_HZ = 59.0
WII_JITTER_S = 0.004
WII_FUZZ = 2

Filter = Callable[[Iterable[Sample], float], Iterator[Item]]


class Signal(msgspec.Struct, frozen=True):
    """One test signal: who stands there, on what board, and what becomes of the samples on the
    way."""

    words: str
    body: Callable[[float], BodyAt]
    """Gives the body for a load, N."""
    kind: Kind = Kind.LOAD4
    offsets_kg: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    jitter_s: float | None = None
    rate_hz: float | None = None
    """Where the signal insists on one."""
    filter: Filter | None = None


def signal_device(
    uri: str,
    name: str,
    *,
    seed: int = 1,
    rate_hz: float = 60.0,
    kg: float = 70.0,
    clock: Clock = time.perf_counter,
) -> Paced:
    """The device that sends the signal `name` of SIGNALS; the same seed gives the same samples."""
    signal = SIGNALS[name]
    plain = BoardModel(
        kind=signal.kind, seed=seed, rate_hz=signal.rate_hz or rate_hz, offsets_kg=signal.offsets_kg
    )
    model = (
        plain
        if signal.jitter_s is None
        else msgspec.structs.replace(plain, jitter_s=signal.jitter_s)
    )

    def items(t0: float) -> Iterator[Item]:
        samples = board_samples(model, signal.body(kg * GRAVITY_M_S2), t0)
        return samples if signal.filter is None else signal.filter(samples, t0)

    return Paced(simulated_info(uri, "test signal", model), items, clock=clock)


def _still(load_n: float) -> BodyAt:
    body = standing(0.0, 0.0, load_n)
    return lambda t_s: body


def _sway_mm(t_s: float) -> tuple[float, float]:
    """At most 8 mm either way."""
    x_mm = 5.5 * math.sin(math.tau * 0.3 * t_s) + 2.5 * math.sin(math.tau * 1.1 * t_s)
    return x_mm, 8.0 * math.sin(math.tau * 0.25 * t_s)


def _sway(load_n: float) -> BodyAt:
    return lambda t_s: standing(*_sway_mm(t_s), load_n)


def _tremor(load_n: float) -> BodyAt:
    def body(t_s: float) -> Body:
        x_mm, y_mm = _sway_mm(t_s)
        shake_mm = 2.0 * math.sin(math.tau * 5.0 * t_s)
        return standing(x_mm + shake_mm, y_mm + shake_mm, load_n)

    return body


def circle_mm(t_s: float) -> tuple[float, float]:
    """From the right over the front to the left and back."""
    angle = math.tau * t_s / CIRCLE_S
    return CIRCLE_RADIUS_MM * math.cos(angle), CIRCLE_RADIUS_MM * math.sin(angle)


def square_mm(t_s: float) -> tuple[float, float]:
    """Front right, front left, back left, back right, and along the sides between them."""
    corners = ((1, 1), (-1, 1), (-1, -1), (1, -1), (1, 1))
    along, side = math.modf(t_s / SQUARE_S % 1.0 * 4.0)
    (x0, y0), (x1, y1) = corners[int(side)], corners[int(side) + 1]
    return SQUARE_HALF_SIDE_MM * (x0 + along * (x1 - x0)), SQUARE_HALF_SIDE_MM * (
        y0 + along * (y1 - y0)
    )


def _steps(load_n: float) -> BodyAt:
    on = standing(0.0, 0.0, load_n)
    return lambda t_s: on if int(t_s / STEP_S) % 2 == 0 else NOBODY


def _worn(load_n: float) -> BodyAt:
    on = standing(0.0, 0.0, load_n)
    return lambda t_s: NOBODY if t_s < WORN_EMPTY_S else on


def _tilting(load_n: float) -> BodyAt:
    return lambda t_s: Body(
        0.0, 0.0, load_n, lean_right_deg=TILT_DEG * math.sin(math.tau * TILT_HZ * t_s)
    )


def defuzzed(old: int, new: int, fuzz: int = WII_FUZZ) -> int:
    """The value that the Linux input core reports when an axis moves from `old` to `new`."""
    change = abs(new - old)
    if change < fuzz / 2:
        return old
    if change < fuzz:
        return (3 * old + new) // 4
    return (old + new) // 2 if change < 2 * fuzz else new


def _as_kernel(samples: Iterable[Sample], t0: float) -> Iterator[Item]:
    """Changed values only, smoothed by the fuzz, no counter and no clock."""
    counts = [0, 0, 0, 0]
    for sample in samples:
        new = [
            defuzzed(old, round(100 * kg)) for old, kg in zip(counts, sample.values, strict=True)
        ]
        if new == counts:
            continue
        counts = new
        flags = (
            sample.flags & Flag.OVERLOAD
            | Flag.NO_CLOCK
            | (Flag.CLAMPED if 0 in counts else Flag.NONE)
        )
        yield Sample(
            t=sample.t, kind=sample.kind, values=tuple(count / 100 for count in counts), flags=flags
        )


def _with_gaps(samples: Iterable[Sample], t0: float) -> Iterator[Item]:
    gone = False
    for sample in samples:
        cycle, into_s = divmod(sample.t - t0, GAPS_CYCLE_S)
        inside = [gap for gap in GAPS_S if gap[0] <= into_s < gap[1]]
        if not inside:
            if gone:
                yield Moment(sample.t, Connected("test signal"))
            gone = False
            yield sample
        elif into_s - inside[0][0] > LOST_AFTER_S and not gone:
            gone = True
            yield Moment(
                t0 + cycle * GAPS_CYCLE_S + inside[0][0] + LOST_AFTER_S,
                Lost("The test signal is silent."),
            )


def _unplugged(samples: Iterable[Sample], t0: float) -> Iterator[Item]:
    off_t, on_t = t0 + UNPLUGGED_S[0], t0 + UNPLUGGED_S[1]
    told = 0
    for sample in samples:
        if told == 0 and sample.t >= off_t:
            told = 1
            yield Moment(
                off_t, Lost("The test signal is unplugged. It comes back after 5 seconds.")
            )
        if told == 1 and sample.t >= on_t:
            told = 2
            yield Moment(on_t, Connected("test signal"))
        if told != 1:
            yield sample


def _along(path: Callable[[float], tuple[float, float]]) -> Callable[[float], BodyAt]:
    return lambda load_n: lambda t_s: standing(*path(t_s), load_n)


SIGNALS: Mapping[str, Signal] = {
    "quiet": Signal("centred, nothing but noise", _still),
    "sway": Signal("two sines to the side, one to the front, 8 mm", _sway),
    "circle": Signal("a circle of 40 mm in 10 s", _along(circle_mm)),
    "square": Signal("a square of 80 mm in 10 s", _along(square_mm)),
    "steps": Signal("on and off the board every 10 s", _steps),
    "worn": Signal(
        "a worn board: wrong corners, two of them clamped while it is empty",
        _worn,
        offsets_kg=WORN_OFFSETS_KG,
    ),
    "wii": Signal(
        "59 Hz, irregular, unchanged values left out",
        _sway,
        jitter_s=WII_JITTER_S,
        rate_hz=WII_RATE_HZ,
        filter=_as_kernel,
    ),
    "gaps": Signal("pauses of 0.1, 0.6 and 4 s", _sway, filter=_with_gaps),
    "unplug": Signal("lost after 5 s, back after 10 s", _sway, filter=_unplugged),
    "tilt": Signal("10 degrees to the sides, 0.2 Hz", _tilting, kind=Kind.TILT),
    "tremor": Signal("5 Hz, 2 mm on top of sway", _tremor),
}
