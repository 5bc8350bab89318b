"""How well a device is: what its samples and events of the last while say of it.

Pure: samples and events go in, a frozen `Health` comes out, and `verdicts` says it in words. Works
for load boards, centre-of-pressure boards and tilt sensors. Thresholds are ours and unverified on
hardware, but where a source stands beside them.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Sequence

import msgspec

from input_devices.body import GRAVITY_M_S2
from input_devices.corner import Corner, corners_of, noise_of
from input_devices.link import LinkStats, LinkSummary
from input_devices.sample import Battery, DeviceEvent, Flag, Kind, Sample, Temperature

WINDOW_S = 10.0
MOST_SAMPLES = 2000
"""Kept at most: 2 s of the fastest device."""
LEAST_S, LEAST_SAMPLES = 2.0, 20
LONG_S = 8.0
"""Before the first two nothing is judged but silence and overload; a device that has had so long
has had its time, however seldom it sends."""
EMPTY_KG = 10.0
"""With less on it nobody is there. Source: device reference 1.8."""
STILL_SD_KG = 0.3
"""So steady is a board that nobody touches. Source: device reference 1.8."""
STEADY_DEG = 1.0
HELD = int(Flag.HELD)
POINTERS = frozenset({Kind.AXES, Kind.BUTTON})
"""Nothing is measured with them."""


class Zero(msgspec.Struct, frozen=True):
    """What a board showed with nobody on it, at some time."""

    values: tuple[float, ...]
    """A mean sample, in the order and the units of its kind."""
    made_utc: str


class Health(msgspec.Struct, frozen=True, kw_only=True):
    """What can be said of a device now; None for what it does not tell."""

    kind: Kind
    link: LinkSummary
    long_enough: bool
    """It was heard for long enough to judge it."""
    corners: tuple[Corner, ...] = ()
    """Front right, back right, front left, back left; empty but for load boards."""
    load_kg: float | None = None
    empty: bool | None = None
    """Nobody and nothing moves on it, for the last two seconds; None where it does not weigh."""
    frozen: bool = False
    """It repeats the same values, which no sensor does that measures."""
    saturated: bool = False
    """A tilt sensor stays at the end of its range."""
    noise: float | None = None
    """From one sample to the next, the greatest of its values, in their unit (mm, deg, g); None for
    load boards, whose corners tell it."""
    gravity_g: float | None = None
    """Mean length of what an acceleration sensor shows; 1 at rest."""
    overload: bool = False
    uncalibrated: bool = False
    own_clock: bool = False
    """Measures take the times of the device, on which no link can press."""
    battery: float | None = None
    """Charge left, 0 to 1."""
    temperature_c: float | None = None
    zero_utc: str | None = None
    """When the zero was taken; None: never, and the board's own counts."""
    drift_kg: float | None = None
    """How far an empty board is from its zero: of the whole or of a corner, whichever is more, with
    its sign."""
    max_load_kg: float = 150.0


class Checkup:
    """Listens to one device, for as long as it is wanted."""

    def __init__(self, kind: Kind, *, zero: Zero | None = None, max_load_kg: float = 150.0) -> None:
        self.zero = zero
        """To be compared with; may be set anew."""
        self._kind, self._max_load_kg = kind, max_load_kg
        self._heard: deque[Sample] = deque(maxlen=MOST_SAMPLES)
        self._links: deque[LinkStats] = deque(maxlen=2)
        """Each begun half a window after the one before it, so that the first is always of half a
        window to a whole one: to count all of it anew would hold up a frame."""
        self._last_begun_t = -math.inf
        self._battery: float | None = None
        self._temperature_c: float | None = None

    def add(self, sample: Sample) -> None:
        """Take up one sample; they must come in the order of their times. Buttons are no news."""
        if sample.kind is Kind.BUTTON:
            return
        self._kind = sample.kind
        self._heard.append(sample)
        if sample.t - self._last_begun_t >= WINDOW_S / 2:
            self._links.append(LinkStats())
            self._last_begun_t = sample.t
        for stats in self._links:
            stats.add(sample)
        while sample.t - self._heard[0].t > WINDOW_S:
            self._heard.popleft()

    def hear(self, event: DeviceEvent) -> None:
        """What the device tells beside its samples."""
        if isinstance(event, Battery):
            self._battery = event.fraction
        elif isinstance(event, Temperature):
            self._temperature_c = event.celsius

    def forget(self) -> None:
        """Judge by what comes from now on."""
        self._heard.clear()
        self._links.clear()
        self._last_begun_t = -math.inf

    def health(self, now: float, link: LinkSummary | None = None) -> Health:
        """As it is at time now, s. link: of a longer while, where somebody has counted it."""
        samples = [one for one in self._heard if now - one.t <= WINDOW_S]
        return health_of(
            self._kind,
            samples,
            link or (self._links[0] if samples else LinkStats()).summary(),
            zero=self.zero,
            battery=self._battery,
            temperature_c=self._temperature_c,
            max_load_kg=self._max_load_kg,
        )


def health_of(
    kind: Kind,
    samples: Sequence[Sample],
    link: LinkSummary,
    *,
    zero: Zero | None = None,
    battery: float | None = None,
    temperature_c: float | None = None,
    max_load_kg: float = 150.0,
) -> Health:
    """Of a device that sent these samples, oldest first."""
    told = [one for one in samples if one.kind is kind and all(map(math.isfinite, one.values))]
    fresh = [one for one in told if not int(one.flags) & HELD]
    flagged = {int(one.flags) for one in told}
    span_s = told[-1].t - told[0].t if told else 0.0
    many = len(told) >= LEAST_SAMPLES
    long_enough = (many and span_s >= LEAST_S) or span_s >= LONG_S
    loads_kg = [kg for one in told if (kg := load_kg(one)) is not None]
    last = [one for one in told if told[-1].t - one.t <= LEAST_S]
    last_kg = [kg for one in last if (kg := load_kg(one)) is not None]
    empty = is_empty(last_kg) if last_kg and long_enough else None
    corners = kind is Kind.LOAD4 and told
    judged = long_enough and len(fresh) >= LEAST_SAMPLES
    return Health(
        kind=kind,
        link=link,
        long_enough=long_enough,
        corners=corners_of([(one.t, one.values) for one in told], long_enough=judged)
        if corners
        else (),
        load_kg=math.fsum(loads_kg) / len(loads_kg) if loads_kg else None,
        empty=empty,
        frozen=judged and _frozen(fresh, loads_kg),
        saturated=kind is Kind.ACC_GYRO and _saturated(fresh),
        noise=None if corners or kind in POINTERS else _noise(fresh),
        gravity_g=_gravity_g(fresh) if kind is Kind.ACC_GYRO and fresh else None,
        overload=any(Flag.OVERLOAD & flags for flags in flagged),
        uncalibrated=any(Flag.UNCALIBRATED & flags for flags in flagged),
        own_clock=any(one.t_dev is not None for one in told),
        battery=battery,
        temperature_c=temperature_c,
        zero_utc=None if zero is None else zero.made_utc,
        drift_kg=_drift_kg(last, zero) if empty else None,
        max_load_kg=max_load_kg,
    )


def load_kg(sample: Sample) -> float | None:
    """All that presses on a board; None from a device that does not weigh."""
    if sample.kind is Kind.LOAD4:
        return sum(sample.values)
    if sample.kind is Kind.COP and len(sample.values) == 3:
        return sample.values[2] / GRAVITY_M_S2
    return None


def is_empty(loads_kg: Sequence[float]) -> bool:
    """Whether nobody is on a board that shows these loads in a row, and nothing moves there."""
    mean = math.fsum(loads_kg) / len(loads_kg)
    spread = math.sqrt(math.fsum((kg - mean) ** 2 for kg in loads_kg) / len(loads_kg))
    return abs(mean) < EMPTY_KG and spread <= STILL_SD_KG


def _frozen(fresh: Sequence[Sample], loads_kg: Sequence[float]) -> bool:
    """A pointer rests, and so does the middle of a board with nobody on it."""
    first = fresh[0]
    if first.kind in POINTERS or (loads_kg and max(loads_kg) < EMPTY_KG):
        return False
    return any(first.values) and all(one.values == first.values for one in fresh)


ENDS_G, ENDS_DEG_S = (2.0, 4.0, 8.0, 16.0), (250.0, 500.0, 1000.0, 2000.0)
"""Ranges that small motion sensors are built with."""
AT_THE_END = 0.985
ROW = 3
"""So many in a row at the end of a range are no chance."""


def _saturated(fresh: Sequence[Sample]) -> bool:
    for axis in range(6):
        ends, row, last = ENDS_G if axis < 3 else ENDS_DEG_S, 0, math.nan
        for one in fresh:
            value = one.values[axis]
            at_end = any(AT_THE_END * end <= abs(value) <= end * 1.001 for end in ends)
            row = (row + 1 if value == last else 1) if at_end else 0
            if row >= ROW:
                return True
            last = value
    return False


def _noise(fresh: Sequence[Sample]) -> float | None:
    if not fresh:
        return None
    count = 3 if fresh[0].kind is Kind.ACC_GYRO else 2
    columns = list(zip(*(one.values[:count] for one in fresh), strict=True))
    found = [noise for column in columns if (noise := noise_of(column)) is not None]
    return max(found, default=None)


def _gravity_g(fresh: Sequence[Sample]) -> float:
    return math.fsum(math.hypot(*one.values[:3]) for one in fresh) / len(fresh)


def _drift_kg(told: Sequence[Sample], zero: Zero | None) -> float | None:
    """Of an empty board; without a zero of its own, from nothing."""
    first = told[0]
    if first.kind is Kind.COP:
        kg = math.fsum(one.values[2] for one in told) / len(told) / GRAVITY_M_S2
        fits = zero is not None and len(zero.values) == 3
        return kg - zero.values[2] / GRAVITY_M_S2 if zero is not None and fits else kg
    means = [math.fsum(column) / len(told) for column in zip(*(one.values for one in told))]  # noqa: B905
    fits = zero is not None and len(zero.values) == len(means)
    begun = zero.values if zero is not None and fits else (0.0,) * len(means)
    moved = [mean - was for mean, was in zip(means, begun, strict=True)]
    return max([math.fsum(moved), *moved], key=abs)
