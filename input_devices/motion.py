"""`motion:`: the motion sensors of a game controller, as the Linux kernel delivers them.

Held in a pocket or strapped to a board, a controller is a tilt sensor. Its node says how many
counts make 1 g and 1 deg/s. Source: device reference 8.
"""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from input_devices import evdev
from input_devices.device import CHANNELS, POSE_UNITS, Clock, Info
from input_devices.errors import DeviceError, SourceLost
from input_devices.evdev_source import node_source
from input_devices.liveness import Rule
from input_devices.motion_events import AXES, MotionDecoder
from input_devices.mount import Mount
from input_devices.reader import RETRY_S, Link, Reader
from input_devices.rights import no_permission
from input_devices.sample import Kind, Notice
from input_devices.saying import mark
from input_devices.uri import Address

NAME_ENDS = ("Motion Sensors", "IMU", "(IMU)")
"""Of nodes whose kernel does not mark them."""
SILENT = Notice(
    "no-data",
    mark("The controller is there, but its sensor says nothing. Switch it off and on again."),
)
RULE = Rule(unheard=SILENT, unclear=SILENT)


class OpenMotion(msgspec.Struct, frozen=True):
    """Motion sensors that are being read."""

    fd: int
    path: str
    """Of its node; empty if it has none, such as a pipe."""
    resolutions: Sequence[int]
    """Counts for 1 g, three times, and for 1 deg/s, three times; above 0."""
    counts: Callable[[], Sequence[int]]
    """Where the six axes stand now; raises SourceLost when the controller has gone."""
    id: str = "motion-sensor"


class Motion(Reader):
    """The first motion sensors found, or those at a node that the address names."""

    def __init__(
        self,
        address: Address,
        mount: Mount,
        *,
        clock: Clock = time.perf_counter,
        open_motion: Callable[[], OpenMotion] | None = None,
        retry_s: tuple[float, ...] = RETRY_S,
    ) -> None:
        """open_motion: finds the sensors and opens them; raises DeviceError."""
        self._address = address
        self._mount = mount
        self._open_motion = open_motion or self._find
        self._id = "motion-sensor"
        super().__init__(
            self._open_link,
            RULE,
            name="Motion sensor",
            lost_text="The game controller has gone. Charge it, then switch it on again.",
            clock=clock,
            retry_s=retry_s,
        )

    @property
    def info(self) -> Info:
        return Info(
            uri=self._address.uri,
            id=self._id,
            name="Motion sensor",
            kind=Kind.ACC_GYRO,
            unit=POSE_UNITS[Kind.ACC_GYRO],
            rate_hz=None,
            channels=CHANNELS[Kind.ACC_GYRO],
            mount=self._mount,
        )

    def _find(self) -> OpenMotion:
        if sys.platform != "linux":
            raise DeviceError(
                "wrong-system",
                mark(
                    "motion: works on Linux only. Here, use a sensor on a serial port, or wiihid: "
                    "for a Wii Balance Board."
                ),
            )
        return open_motion_at(self._address.target or choose_motion(*evdev.look_around()).path)

    def _open_link(self) -> Link:
        motion = self._open_motion()
        source, initial = node_source(motion.fd, motion.path, motion.counts, went_away())
        self._id = motion.id
        return Link(source, MotionDecoder(motion.resolutions, initial, motion.counts))


def find_motion(nodes: Sequence[evdev.Node]) -> evdev.Node | None:
    """The first node that tells motion, by the kernel's mark or by its name, about six axes."""
    return next((node for node in nodes if _tells_motion(node)), None)


def choose_motion(
    nodes: Sequence[evdev.Node], refused: Sequence[str], names: Path = evdev.NAMES_FOLDER
) -> evdev.Node:
    """The first motion sensors of what `look_around` saw.

    Raises DeviceError `no-permission` when some are there and may not be read, `no-device` when
    none are.
    """
    node = find_motion(nodes)
    if node is not None:
        return node
    names_of = ((path, evdev.name_of(path, names)) for path in refused)
    closed = next((path for path, name in names_of if name.endswith(NAME_ENDS)), None)
    if closed is not None:
        raise no_permission(closed, evdev.GROUP)
    raise DeviceError(
        "no-device",
        mark("No game controller with a motion sensor found. Connect it and switch it on."),
    )


def open_motion_at(path: str) -> OpenMotion:
    """The motion sensors at one node.

    Raises DeviceError `no-device`, `no-permission`, or `wrong-device` when something else is there
    or a node that does not tell its units.
    """
    fd, node = evdev.open_and_look(path, "motion:")
    if node is None or not set(AXES) <= set(node.axes):
        os.close(fd)
        raise evdev.wrong_device(path, node, "motion:")
    try:
        resolutions = [evdev.axis_resolution(fd, axis) for axis in AXES]
    except SourceLost as problem:
        os.close(fd)
        raise went_away() from problem
    if min(resolutions) <= 0:  # sticks have six axes too, and no unit
        os.close(fd)
        raise evdev.wrong_device(path, node, "motion:")
    return OpenMotion(
        fd, path, resolutions, lambda: [evdev.axis_value(fd, axis) for axis in AXES], id_of(node)
    )


def id_of(node: evdev.Node) -> str:
    """By its address, or else by its model."""
    known = node.unique.lower() or re.sub(r"[^a-z0-9]+", "-", node.name.lower()).strip("-")
    return f"motion-{known or 'sensor'}"


def went_away() -> DeviceError:
    return DeviceError("no-device", mark("The game controller went away. Switch it on again."))


def _tells_motion(node: evdev.Node) -> bool:
    marked = node.accelerometer or node.name.endswith(NAME_ENDS)
    return marked and set(AXES) <= set(node.axes)
