"""How each device is made from its address.

A driver's library is loaded when the driver is wanted: playing with a board needs no window
library, and a recording needs no serial port. Hence modules by name, and imports inside functions.
"""

from __future__ import annotations

import importlib
import math
from collections.abc import Callable
from typing import Any

from input_devices.body import BodyAt, quiet_stance
from input_devices.device import Clock, Device
from input_devices.errors import AddressError
from input_devices.mount import Mount, mount_at, parse_mount
from input_devices.sample import Kind
from input_devices.saying import Saying
from input_devices.signals import SIGNALS, signal_device
from input_devices.simulated import BoardModel, simulated_board
from input_devices.system import System
from input_devices.uri import Address, unknown

Make = Callable[[Address, Clock, BodyAt | None], Device]
"""Makes the device at an address, not yet open. The body stands on a simulated one."""


def board(module: str, name: str) -> Make:
    """What makes a device that lies on the floor, from its module and class."""

    def make(address: Address, clock: Clock, body: BodyAt | None) -> Device:
        made: Device = _class(module, name)(address, clock=clock)
        return made

    return make


def worn(module: str, name: str) -> Make:
    """The same of a device that may be worn, and so can sit in any way."""

    def make(address: Address, clock: Clock, body: BodyAt | None) -> Device:
        made: Device = _class(module, name)(address, mount_of(address), clock=clock)
        return made

    return make


def _class(module: str, name: str) -> Any:
    return getattr(importlib.import_module(f"input_devices.{module}"), name)


def gamepad(address: Address, clock: Clock, body: BodyAt | None) -> Device:
    from input_devices.gamepad import Gamepad

    return Gamepad(address)


def mouse(address: Address, clock: Clock, body: BodyAt | None) -> Device:
    from input_devices.mouse import Mouse

    return Mouse(address.uri, radius=address.number("radius"))


def keys(address: Address, clock: Clock, body: BodyAt | None) -> Device:
    from input_devices.keys import Keys

    spring = address.text("spring") == "1"
    return Keys(address.uri, speed=address.number("speed"), spring=spring)


def replay(address: Address, clock: Clock, body: BodyAt | None) -> Device:
    from input_devices.replaying import replay_device

    speed, loop = address.number("speed"), address.text("loop") == "1"
    number = address.number_if_given("device")
    return replay_device(
        address.uri,
        address.target,
        speed=speed,
        loop=loop,
        device=None if number is None else int(number),
        clock=clock,
    )


def sim(address: Address, clock: Clock, body: BodyAt | None) -> Device:
    seed, kind = int(address.number("seed")), Kind(address.text("as"))
    model = BoardModel(
        kind=kind,
        rate_hz=address.number("rate"),
        seed=seed,
        worn=_worn_of(address),
        bias_deg_s=_three(address, "bias"),
    )
    stands = body or quiet_stance(address.number("kg"), seed)
    return simulated_board(address.uri, model, stands, clock, mount_of(address))


def signal(address: Address, clock: Clock, body: BodyAt | None) -> Device:
    if address.target not in SIGNALS:
        raise unknown(address.uri, "signal", address.target, SIGNALS)
    seed, rate_hz, kg = int(address.number("seed")), address.number("rate"), address.number("kg")
    return signal_device(
        address.uri, address.target, seed=seed, rate_hz=rate_hz, kg=kg, clock=clock
    )


def signals(system: System) -> tuple[Saying, ...]:
    """What there is to choose from."""
    return tuple(Saying(f"signal:{name}: {one.words}.") for name, one in SIGNALS.items())


def mount_of(address: Address) -> Mount:
    try:
        return parse_mount(address.text("mount"))
    except ValueError as problem:
        raise AddressError(f"{address.uri}: {problem}.") from problem


def _worn_of(address: Address) -> Mount:
    """How a simulated sensor sits in truth: signed axes, or three angles."""
    written = address.text("worn")
    if "," in written:
        return mount_at(*_three(address, "worn"))
    try:
        return parse_mount(written)
    except ValueError as problem:
        raise AddressError(f"{address.uri}: worn: {problem}.") from problem


def _three(address: Address, key: str) -> tuple[float, float, float]:
    """Three numbers with commas between them; zeros where nothing is written."""
    try:
        x, y, z = map(float, (address.text(key) or "0,0,0").split(","))
        if not all(map(math.isfinite, (x, y, z))):
            raise ValueError
    except ValueError:
        raise AddressError(
            f"{address.uri}: '{key}' is '{address.text(key)}'. Write three numbers, such as "
            f"{key}=40,-20,130."
        ) from None
    return x, y, z
