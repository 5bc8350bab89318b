"""What a device says: samples, device events, and the axes they are measured on.

One convention for everything, seen by the person on the board who looks at the screen: x to the
right, y to the front. `lean_right` is positive when the right side goes down, `lean_forward` when
the front goes down.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping

import msgspec

from input_devices.saying import Saying


class Kind(enum.StrEnum):
    """What the values of a sample are, in which order and unit."""

    LOAD4 = "load4"
    """Load on the four corners: front right, back right, front left, back left (TR, BR, TL, BL),
    kg."""
    COP = "cop"
    """Centre of pressure x, y, mm; a third value, if there is one, is the load in N."""
    TILT = "tilt"
    """lean_right, lean_forward, degrees."""
    ACC_GYRO = "acc_gyro"
    """Acceleration ax, ay, az, g, then angular rate gx, gy, gz, deg/s."""
    QUAT = "quat"
    """Orientation w, x, y, z, sensor to world, unit length."""
    AXES = "axes"
    """x, y of a pointer, a stick or keys, -1 to 1."""
    BUTTON = "button"
    """Number of the button, then 1 for pressed or 0 for released."""


VALUE_COUNTS: dict[Kind, tuple[int, ...]] = {
    Kind.LOAD4: (4,),
    Kind.COP: (2, 3),
    Kind.TILT: (2,),
    Kind.ACC_GYRO: (6,),
    Kind.QUAT: (4,),
    Kind.AXES: (2,),
    Kind.BUTTON: (2,),
}
"""How many values a sample of each kind may carry."""


class Flag(enum.IntFlag):
    """What is doubtful about a sample; recorded with it, never a reason to drop it."""

    NONE = 0
    CLAMPED = 1
    """A corner reads exactly 0 and may hide a negative offset."""
    HELD = 2
    """Nothing new came; the last values stand."""
    GAP = 4
    """Samples are missing before this one."""
    RESYNC = 8
    """The device lost its place, and these values were read anew."""
    UNCALIBRATED = 16
    """Raw counts, not physical units."""
    OVERLOAD = 32
    """Above the load that the device is made for."""
    NO_CLOCK = 64
    """The device has no clock of its own; samples of one read share one time."""

    @property
    def names(self) -> list[str]:
        """The names of the flags that are set, in a fixed order."""
        return [flag.name for flag in Flag if flag and flag in self and flag.name]


class Sample(msgspec.Struct, frozen=True, gc=False):
    """One physical reading as the device gave it: never normalised, filtered or dropped."""

    t: float
    """`time.perf_counter()` when its last byte arrived, s."""
    kind: Kind
    values: tuple[float, ...]
    t_dev: float | None = None
    """The device's own clock, unwrapped, from its own zero, s."""
    seq: int | None = None
    """The device's own counter, as sent."""
    flags: Flag = Flag.NONE
    device: int = 0
    """Which of the devices that are read together it comes from; 0 the first, or the only one."""


class Connected(msgspec.Struct, frozen=True, tag=True):
    """The device is there and speaks."""

    text: str


class Lost(msgspec.Struct, frozen=True, tag=True):
    """The device has gone; the reader goes on trying."""

    reason: str


class Header(msgspec.Struct, frozen=True, tag=True):
    """What the device says of itself, names and values as sent; or what was found by listening to
    one that says nothing: 'format', 'columns', 'kind'."""

    fields: dict[str, str]


class Battery(msgspec.Struct, frozen=True, tag=True):
    """Charge left, 0 to 1."""

    fraction: float


class Temperature(msgspec.Struct, frozen=True, tag=True):
    """How warm the device is inside, degrees Celsius as far as it tells."""

    celsius: float


class Notice(msgspec.Struct, frozen=True, tag=True):
    """Something a person should know: a short `code` for programs, a sentence and an action for
    people."""

    code: str
    message: str
    """English, with `{name}` where a value is filled in."""
    values: Mapping[str, object] = {}

    @property
    def text(self) -> str:
        """The sentence in English, filled in."""
        return self.saying.text

    @property
    def saying(self) -> Saying:
        """The sentence, to be said in any language."""
        return Saying(self.message, self.values)


class Replied(msgspec.Struct, frozen=True, tag=True):
    """The device answers a command that it was sent."""

    command: str
    """Its letter."""
    done: bool
    reason: str = ""
    """Why not, as the device says it."""

    @property
    def text(self) -> str:
        """The answer, for the person at the terminal."""
        return f"{self.command}: {'done' if self.done else f'refused ({self.reason})'}."


DeviceEvent = Connected | Lost | Header | Battery | Temperature | Notice | Replied
