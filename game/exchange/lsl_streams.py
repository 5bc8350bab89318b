"""What the streams of the Lab Streaming Layer carry, and how they describe themselves.

Source: device reference 10. Pure: the library comes in with `lsl_outlet`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from game.core.event import Event, Marked
from game.core.pose import Pose
from game.core.recording import Header
from input_devices.device import Info
from input_devices.sample import Kind, Sample

What = Literal["Load", "COP", "Tilt", "Axes", "Control", "Events"]
LEANS: dict[str, What] = {"mm": "COP", "deg": "Tilt", "reach": "Axes"}
"""The stream of the pose of a device, by its unit."""
TYPES: dict[What, str] = {
    "Load": "Force",
    "COP": "MoCap",
    "Tilt": "MoCap",
    "Axes": "MoCap",
    "Control": "MoCap",
    "Events": "Markers",
}
REACH = "reach"
"""Unit of a lean in the person's own reach: 1 is as far as they leant at calibration."""


class Channel(msgspec.Struct, frozen=True):
    """As the description of a stream says it."""

    label: str
    unit: str
    type: str


class Stream(msgspec.Struct, frozen=True):
    """One outlet."""

    what: What
    channels: tuple[Channel, ...]
    rate_hz: float
    """Nominal; 0 where samples come when they come."""
    session: str
    about: tuple[tuple[str, str], ...] = ()
    """More of the description, by name."""
    device: int = 0
    """The number of the device it comes from; 0 too for what comes from none."""

    @property
    def name(self) -> str:
        """As recorders list it."""
        return f"SteadyIsles-{self.what}"

    @property
    def type(self) -> str:
        """Of its content, as recorders know it."""
        return TYPES[self.what]

    @property
    def source_id(self) -> str:
        """The same wherever this visit is streamed from, and of no other stream."""
        return f"steady-isles-{self.session}-{self.what.lower()}-{self.device}"


def _channels(labels: Sequence[str], unit: str, kind: str) -> tuple[Channel, ...]:
    return tuple(Channel(label, unit, kind) for label in labels)


def streams_of(session: str, infos: Sequence[Info]) -> list[Stream]:
    """All streams of a visit. infos: of its devices, in their order."""
    found: list[Stream] = []
    for number, info in enumerate(infos):
        rate_hz, about = info.rate_hz or 0.0, _about(info)
        if info.kind is Kind.LOAD4:
            corners = _channels(("TR", "BR", "TL", "BL"), "kg", "Force")
            found.append(Stream("Load", corners, rate_hz, session, about, number))
        unit = REACH if info.unit == "reach" else info.unit
        lean = _channels(("x", "y"), unit, "Position")
        found.append(Stream(LEANS[info.unit], lean, rate_hz, session, about, number))
    control = _channels(("x", "y"), REACH, "Position")
    found.append(Stream("Control", control, 0.0, session))
    found.append(Stream("Events", (Channel("event", "", "Marker"),), 0.0, session))
    return found


def _about(info: Info) -> tuple[tuple[str, str], ...]:
    """What is said of a device. Where it stands in this computer is not: the path of a recording
    names who played."""
    recorded = info.uri.startswith("replay:")
    said = {"device": "recording" if recorded else info.name, "device_id": info.id}
    if recorded:
        del said["device_id"]
    if info.unit == "mm":
        said |= {"lx_mm": f"{info.lx_mm:g}", "ly_mm": f"{info.ly_mm:g}"}
    return tuple(said.items())


def values_of(what: What, sample: Sample, pose: Pose | None) -> list[float] | None:
    """What a sample puts on the stream of its device; None for nothing.

    Load goes out as the device gave it. The pose has no position with nobody on the board.
    """
    if what == "Load":
        return list(sample.values) if sample.kind is Kind.LOAD4 else None
    if pose is None or pose.x is None or pose.y is None:
        return None
    return [pose.x, pose.y]


def marker_of(event: Event) -> str:
    """One event as JSON, as in the recording but for what a therapist wrote: that may name
    somebody."""
    told = msgspec.structs.replace(event, note="") if isinstance(event, Marked) else event
    return msgspec.json.encode(told).decode()


def opening_marker(header: Header) -> str:
    """A bout begins: which, of what, in which visit."""
    told = {
        "event": "BoutBegan",
        "session": header.session,
        "number": header.number,
        "level": header.level_id,
        "part": header.part,
        "program": header.program_version,
    }
    return msgspec.json.encode(told).decode()
