"""What the apps of phones send, as the source of their device hands it on: length, then message.

Source: device reference 9.
"""

from __future__ import annotations

import math
import struct

from input_devices.framing import framed
from input_devices.lean import Vector, quaternion_of_up, unit
from input_devices.sample import Kind
from input_devices.specimens.specimen import Frame, Told, leaning

STANDARD_GRAVITY_M_S2 = 9.80665
BEGUN_NS = 1_698_501_144_401_773_000
PHYPHOX_CONFIG = (
    b'{"inputs":[{"source":"accelerometer","outputs":'
    b'[{"x":"accX"},{"y":"accY"},{"z":"accZ"},{"t":"acc_time"}]}]}'
)


def osc_message(address: str, *numbers: float) -> bytes:
    """An address and 32-bit numbers."""
    tags = "," + "f" * len(numbers)
    return _padded(address) + _padded(tags) + struct.pack(f">{len(numbers)}f", *numbers)


def osc(n: int) -> Frame:
    """Gravity, in g, as ZIG SIM sends it."""
    return Frame(framed(osc_message("/7B-01/gravity", *_up(n))), (_turned(_up(n)),))


def hyperimu(n: int) -> Frame:
    """Gyroscope, then acceleration with gravity."""
    x, y, z = (round(STANDARD_GRAVITY_M_S2 * part, 4) for part in _up(n))
    line = f"0.0123,0.0586,0.0264,{x:.4f},{y:.4f},{z:.4f}\r\n"
    return Frame(framed(line.encode()), (_turned((x, y, z)),))


def columns(n: int) -> Frame:
    """Two numbers: lean_right and lean_forward."""
    right, forward = (round(angle, 3) for angle in leaning(n))
    line = f"{right:.3f},{forward:.3f}\n".encode()
    return Frame(framed(line), ((Kind.TILT, (right, forward)),))


def sensor_logger(n: int) -> Frame:
    """A batch of one value; a phone gathers more, which costs less for each."""
    x, y, z = (STANDARD_GRAVITY_M_S2 * part for part in _up(n))
    body = (
        f'{{"messageId":{n},"sessionId":"x","deviceId":"y","payload":[{{"name":"gravity",'
        f'"time":{BEGUN_NS + n * 10_000_000},"values":{{"x":{x!r},"y":{y!r},"z":{z!r}}}}}]}}'
    )
    return Frame(framed(body.encode()), (_turned((x, y, z)),))


def phyphox(n: int) -> Frame:
    """An answer with one row; a phone that is asked seldom gives more."""
    row = (n / 200, *(STANDARD_GRAVITY_M_S2 * part for part in _up(n)))
    names = ("acc_time", "accX", "accY", "accZ")
    buffers = ",".join(
        f'"{name}":{{"size":0,"updateMode":"partial","buffer":[{value!r}]}}'
        for name, value in zip(names, row, strict=True)
    )
    body = f'{{"buffer":{{{buffers}}},"status":{{"measuring":true,"timedRun":false}}}}'
    return Frame(framed(body.encode()), (_turned(row[1:]),))


def _up(n: int) -> Vector:
    """Up in the axes of a phone that lies screen up and leans."""
    roll, pitch = map(math.radians, leaning(n))
    up = unit((-math.sin(pitch), math.sin(roll), 1.0))
    assert up is not None
    return up


def _turned(gravity: tuple[float, ...]) -> Told:
    x, y, z = gravity
    up = unit((x, y, z))
    assert up is not None
    return Kind.QUAT, quaternion_of_up(up)


def _padded(text: str) -> bytes:
    return text.encode() + bytes(4 - len(text) % 4)
