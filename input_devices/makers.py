"""How each device is made from its address: one small function a scheme.

A driver's library is loaded when the driver is wanted: playing with a board needs no window
library, and a recording needs no serial port. Hence the imports inside the functions below.
"""

from __future__ import annotations

import math

from input_devices.body import BodyAt, quiet_stance
from input_devices.device import Clock, Device
from input_devices.errors import AddressError
from input_devices.mount import Mount, mount_at, parse_mount
from input_devices.sample import Kind
from input_devices.signals import SIGNALS, signal_device
from input_devices.simulated import BoardModel, simulated_board
from input_devices.uri import Address, unknown


def wii(address: Address, clock: Clock, body: BodyAt | None) -> Device:
    from input_devices.wii import WiiBoard

    return WiiBoard(address, clock=clock)


def wiihid(address: Address, clock: Clock, body: BodyAt | None) -> Device:
    from input_devices.wiihid import WiiHidBoard

    return WiiHidBoard(address, clock=clock)


def serial(address: Address, clock: Clock, body: BodyAt | None) -> Device:
    from input_devices.serial_port import SerialDevice

    return SerialDevice(address, mount_of(address), clock=clock)


def witmotion(address: Address, clock: Clock, body: BodyAt | None) -> Device:
    from input_devices.witmotion import WitMotion

    return WitMotion(address, mount_of(address), clock=clock)


def motion(address: Address, clock: Clock, body: BodyAt | None) -> Device:
    from input_devices.motion import Motion

    return Motion(address, mount_of(address), clock=clock)


def ble_witmotion(address: Address, clock: Clock, body: BodyAt | None) -> Device:
    from input_devices.ble_witmotion import BleWitMotion

    return BleWitMotion(address, mount_of(address), clock=clock)


def lsl(address: Address, clock: Clock, body: BodyAt | None) -> Device:
    from input_devices.lsl import LslDevice

    return LslDevice(address, clock=clock)


def gamepad(address: Address, clock: Clock, body: BodyAt | None) -> Device:
    from input_devices.gamepad import Gamepad

    return Gamepad(address)


def udp(address: Address, clock: Clock, body: BodyAt | None) -> Device:
    from input_devices.udp import UdpPhone

    return UdpPhone(address, mount_of(address), clock=clock)


def sensorlogger(address: Address, clock: Clock, body: BodyAt | None) -> Device:
    from input_devices.sensor_logger import SensorLogger

    return SensorLogger(address, mount_of(address), clock=clock)


def phyphox(address: Address, clock: Clock, body: BodyAt | None) -> Device:
    from input_devices.phyphox import Phyphox

    return Phyphox(address, mount_of(address), clock=clock)


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
    return replay_device(address.uri, address.target, speed=speed, loop=loop, clock=clock)


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
