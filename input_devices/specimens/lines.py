"""Lines of text as boards and sensors on a serial port send them. Source: device reference 4, 5."""

from __future__ import annotations

from input_devices.lean import quaternion_of_angles
from input_devices.sample import Kind
from input_devices.sib1 import framed
from input_devices.specimens.specimen import Frame, leaning

PERIOD_US = 2500
SIB1_LOADS = framed("#SIB1 kind=load4 unit=g rate=400 id=TRUE1 lx=400 ly=250")
SIB1_MOTION = framed("#SIB1 kind=imu rate=400 id=TRUE2")


def grams(n: int) -> tuple[int, int, int, int]:
    """On the corners TR, BR, TL, BL: no two frames in 977 * 613 alike."""
    return 20000 + n % 977, 16000 + n % 613, 18000 - n % 401, 15000


def sib1_loads(n: int) -> Frame:
    """A load line."""
    corners = grams(n)
    body = f"L,{_counter(n)}," + ",".join(map(str, corners))
    return Frame(framed(body), ((Kind.LOAD4, _kg(corners)),))


def sib1_motion(n: int) -> Frame:
    """An IMU line, three decimals each."""
    roll, pitch = leaning(n)
    numbers = (roll / 60, pitch / 60, 0.985, roll, pitch, 0.5)
    values = tuple(round(number, 3) for number in numbers)
    body = f"I,{_counter(n)}," + ",".join(f"{value:.3f}" for value in values)
    return Frame(framed(body), ((Kind.ACC_GYRO, values),))


def plain(n: int) -> Frame:
    """Four numbers, kg."""
    kg = _kg(grams(n))
    return _line(",".join(f"{load:.3f}" for load in kg), Kind.LOAD4, kg)


def plotted(n: int) -> Frame:
    """As the plotter of a development kit takes them."""
    kg = _kg(grams(n))
    named = zip(("tr", "br", "tl", "bl"), kg, strict=True)
    return _line(",".join(f"{name}:{load:.3f}" for name, load in named), Kind.LOAD4, kg)


def json(n: int) -> Frame:
    """An object with the names of the corners."""
    kg = _kg(grams(n))
    named = zip(("tr", "br", "tl", "bl"), kg, strict=True)
    text = ",".join(f'"{name}":{load:.3f}' for name, load in named)
    return _line("{" + text + "}", Kind.LOAD4, kg)


def ypr(n: int) -> Frame:
    """Yaw, pitch and roll of a Razor sensor."""
    roll, pitch = (round(angle, 2) for angle in leaning(n))
    turned = quaternion_of_angles(roll, pitch, 12.3)
    return _line(f"#YPR=12.30,{pitch:.2f},{roll:.2f}", Kind.QUAT, turned)


def orientation(n: int) -> Frame:
    """Heading, pitch and roll as sketches of fused sensors print them."""
    roll, pitch = (round(angle, 2) for angle in leaning(n))
    turned = quaternion_of_angles(roll, pitch, 12.3)
    return _line(f"Orientation: 12.30, {pitch:.2f}, {roll:.2f}", Kind.QUAT, turned)


def wabc(n: int) -> Frame:
    """A quaternion between letters."""
    w, a, b, c = (round(part, 6) for part in quaternion_of_angles(*leaning(n), 12.3))
    return _line(f"w{w:.6f}wa{a:.6f}ab{b:.6f}bc{c:.6f}c", Kind.QUAT, (w, a, b, c))


def _line(text: str, kind: Kind, values: tuple[float, ...]) -> Frame:
    return Frame(text.encode() + b"\r\n", ((kind, values),))


def _counter(n: int) -> str:
    return f"{n % 65536},{n * PERIOD_US % 2**32}"


def _kg(corners: tuple[int, ...]) -> tuple[float, ...]:
    return tuple(load / 1000 for load in corners)
