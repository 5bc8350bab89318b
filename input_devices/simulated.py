"""`sim:PROFILE`: a simulated person on a simulated board.

This room knows no game and no people: the caller gives a function from time to `Body`, and gets the
samples that a real board would make of it, with its rate, its jitter and its noise.
"""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Iterator, Mapping

import msgspec

from input_devices.body import GRAVITY_M_S2, Body, BodyAt
from input_devices.device import CHANNELS, POSE_UNITS, Clock, Info
from input_devices.lean import Vector, quaternion_of_up, unit
from input_devices.mount import SQUARE, Mount
from input_devices.paced import Paced
from input_devices.sample import Flag, Kind, Sample

NOISE_KG = 0.01
"""Of one corner: one step of a Wii Balance Board."""
TILT_NOISE_DEG = 0.05
ACCELERATION_NOISE_G = 0.0005
RATE_NOISE_DEG_S = 0.05
"""Of small motion sensors (unverified)."""
JITTER_S = 0.001
GREATEST_JITTER = 0.4
"""Share of the time between samples, so that none overtakes the one before it."""
WORN: Mapping[Kind, str] = {Kind.TILT: "/tilt", Kind.ACC_GYRO: "/acc_gyro", Kind.QUAT: "/quat"}
"""What is worn is another device than what is stood on, and is calibrated by itself."""
COP_FROM_KG = 10.0
"""With less on the board its centre of pressure is noise, and the middle is given."""
LIMIT_KG = 150.0

Loads = tuple[float, float, float, float]


class BoardModel(msgspec.Struct, frozen=True):
    """How a simulated board measures."""

    kind: Kind = Kind.LOAD4
    """`load4`, `cop`, `tilt`, `acc_gyro` or `quat`."""
    rate_hz: float = 60.0
    seed: int = 1
    jitter_s: float = JITTER_S
    """Standard deviation of the time of a sample."""
    noise_kg: float = NOISE_KG
    offsets_kg: Loads = (0.0, 0.0, 0.0, 0.0)
    """What each corner (TR, BR, TL, BL) shows too much; below 0 it is clamped, as the kernel
    does."""
    lx_mm: float = 433.0
    ly_mm: float = 238.0
    worn: Mount = SQUARE
    """How a motion sensor sits in truth, whatever its address says of it."""
    bias_deg_s: Vector = (0.0, 0.0, 0.0)
    """What its gyroscope shows at rest."""


def board_samples(model: BoardModel, body: BodyAt, t0: float) -> Iterator[Sample]:
    """What the board sends from `t0` on, without end; the same seed and body give the same
    samples."""
    measure = MEASURE[model.kind]
    draw = random.Random(f"board {model.seed}")
    gauss = draw.gauss
    greatest_s = GREATEST_JITTER / model.rate_hz
    count, kind = 0, model.kind
    while True:
        count += 1
        jitter_s = max(-greatest_s, min(greatest_s, gauss(0.0, model.jitter_s)))
        t_s = count / model.rate_hz + jitter_s
        values, flags = measure(model, body(t_s), draw)
        yield Sample(
            t=t0 + t_s, kind=kind, values=values, t_dev=t_s, seq=(count - 1) & 0xFFFF, flags=flags
        )


def simulated_info(uri: str, name: str, model: BoardModel, mount: Mount = SQUARE) -> Info:
    """mount: as the address says."""
    return Info(
        uri=uri,
        id=uri.partition("?")[0] + WORN.get(model.kind, ""),
        name=name,
        kind=model.kind,
        unit=POSE_UNITS[model.kind],
        rate_hz=model.rate_hz,
        channels=CHANNELS[model.kind],
        lx_mm=model.lx_mm,
        ly_mm=model.ly_mm,
        max_load_kg=LIMIT_KG,
        mount=mount,
    )


def simulated_board(
    uri: str,
    model: BoardModel,
    body: BodyAt,
    clock: Clock = time.perf_counter,
    mount: Mount = SQUARE,
) -> Paced:
    """The device: every sample due by `clock`, each stamped with its own due time."""
    name = "simulated sensor" if model.kind in WORN else "simulated person"
    info = simulated_info(uri, name, model, mount)
    return Paced(info, lambda t0: board_samples(model, body, t0), clock=clock)


def _corners(model: BoardModel, body: Body, draw: random.Random) -> Loads:
    """Loads in kg, in steps of 10 g, never below 0."""
    kg = body.load_n / GRAVITY_M_S2
    right, front = 0.5 + body.x_mm / model.lx_mm, 0.5 + body.y_mm / model.ly_mm
    gauss, noise_kg = draw.gauss, model.noise_kg
    top_right, bottom_right, top_left, bottom_left = model.offsets_kg
    right_kg, left_kg, back = kg * right, kg * (1.0 - right), 1.0 - front
    return (
        round(max(0.0, right_kg * front + top_right + gauss(0.0, noise_kg)), 2),
        round(max(0.0, right_kg * back + bottom_right + gauss(0.0, noise_kg)), 2),
        round(max(0.0, left_kg * front + top_left + gauss(0.0, noise_kg)), 2),
        round(max(0.0, left_kg * back + bottom_left + gauss(0.0, noise_kg)), 2),
    )


def _flags(corners: Loads) -> Flag:
    flags = Flag.CLAMPED if 0.0 in corners else Flag.NONE
    return flags | Flag.OVERLOAD if sum(corners) > LIMIT_KG else flags


def _loads(model: BoardModel, body: Body, draw: random.Random) -> tuple[tuple[float, ...], Flag]:
    corners = _corners(model, body, draw)
    return corners, _flags(corners)


def _centre(model: BoardModel, body: Body, draw: random.Random) -> tuple[tuple[float, ...], Flag]:
    corners = _corners(model, body, draw)
    top_right, bottom_right, top_left, bottom_left = corners
    kg = sum(corners)
    if kg < COP_FROM_KG:
        return (0.0, 0.0, kg * GRAVITY_M_S2), _flags(corners)
    x_mm = model.lx_mm / 2 * (top_right + bottom_right - top_left - bottom_left) / kg
    y_mm = model.ly_mm / 2 * (top_right + top_left - bottom_right - bottom_left) / kg
    return (x_mm, y_mm, kg * GRAVITY_M_S2), _flags(corners)


def _tilt(model: BoardModel, body: Body, draw: random.Random) -> tuple[tuple[float, ...], Flag]:
    right_deg = body.lean_right_deg + draw.gauss(0.0, TILT_NOISE_DEG)
    return (right_deg, body.lean_forward_deg + draw.gauss(0.0, TILT_NOISE_DEG)), Flag.NONE


def _motion(model: BoardModel, body: Body, draw: random.Random) -> tuple[tuple[float, ...], Flag]:
    """What a worn motion sensor says of a body that leans: where gravity points. Its own quick
    accelerations and turning rates are left out, but for noise."""
    gauss = draw.gauss
    acceleration = (axis + gauss(0.0, ACCELERATION_NOISE_G) for axis in _up(model, body))
    rates = (bias + gauss(0.0, RATE_NOISE_DEG_S) for bias in model.bias_deg_s)
    return (*acceleration, *rates), Flag.NONE


def _orientation(
    model: BoardModel, body: Body, draw: random.Random
) -> tuple[tuple[float, ...], Flag]:
    """The same of a sensor that tells how it lies; its heading is nobody's."""
    x, y, z = (axis + draw.gauss(0.0, ACCELERATION_NOISE_G) for axis in _up(model, body))
    return quaternion_of_up(unit((x, y, z)) or (0.0, 0.0, 1.0)), Flag.NONE


def _up(model: BoardModel, body: Body) -> Vector:
    """Up, seen by a sensor on this body."""
    right, forward = math.radians(body.lean_right_deg), math.radians(body.lean_forward_deg)
    x, y = -math.sin(right), -math.sin(forward)
    return model.worn.seen((x, y, math.sqrt(max(0.0, 1.0 - x * x - y * y))))


Measured = tuple[tuple[float, ...], Flag]
MEASURE: Mapping[Kind, Callable[[BoardModel, Body, random.Random], Measured]] = {
    Kind.LOAD4: _loads,
    Kind.COP: _centre,
    Kind.TILT: _tilt,
    Kind.ACC_GYRO: _motion,
    Kind.QUAT: _orientation,
}
