"""One device, listened to while its page is open: what presses on it now, and how well it is."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from game.core.board import Board
from game.core.pose import GRAVITY_M_S2, Pose
from game.core.posing import Posing
from game.screen.scenes.station import Station
from game.session.boards import WEIGHS, as_kept, board_of
from game.session.heading import geometry_of
from input_devices.device import Info
from input_devices.health import Checkup, Health
from input_devices.sample import Kind, Sample
from input_devices.together import infos_of
from input_devices.verdict import Severity, Verdict
from input_devices.verdicts import LISTENING, SILENT, verdicts

JUDGED_EVERY_S = 0.5
SAID_FOR_S = 2.5
"""What is said stays so long, unless something graver comes: words that change by the second
cannot be read."""
FADES_S = 1.0
"""With nothing new for so long nothing presses any more."""
LEVEL_DEG = 15.0
"""At the rim of the glass."""


class BoardWatch:
    """Reads the station's device while it is open; nothing else may read it meanwhile."""

    def __init__(self, doors: Station, now_s: float) -> None:
        self._doors = doors
        self._number = self._first()
        self.said: list[Verdict] = [LISTENING]
        """The gravest first."""
        self.health: Health | None = None
        self.fresh: list[Sample] = []
        """What came with the last frame."""
        self._last: Sample | None = None
        self.pose: Pose | None = None
        self._judged_s = self._said_s = now_s
        self.read_anew()

    def _first(self) -> int:
        """A board rather than a sensor, where there are several."""
        infos = infos_of(self._doors.device)
        return next((n for n, info in enumerate(infos) if info.kind in WEIGHS), 0)

    @property
    def several(self) -> bool:
        """Others are read with it."""
        return len(infos_of(self._doors.device)) > 1

    def turn(self) -> None:
        """Listen to the next device."""
        self._number = (self._number + 1) % len(infos_of(self._doors.device))
        self._last = self.pose = self.health = None
        self.said = [LISTENING]
        self.read_anew()

    def read_anew(self) -> None:
        """Judge by what comes from now on, and by what is kept of the board now."""
        info = infos_of(self._doors.device)[self._number]
        folder = self._doors.store.folder
        self.board: Board = board_of(folder, info)
        self.info: Info = as_kept(info, folder)
        geometry = msgspec.structs.replace(geometry_of(self.info), device=self._number)
        self._posing = Posing(geometry)
        zero = self.board.zero if self.info.zero else None
        self._checkup = Checkup(info.kind, zero=zero, max_load_kg=info.max_load_kg)

    @property
    def weighs(self) -> bool:
        """The device tells a load."""
        return self.info.kind in WEIGHS

    @property
    def corners(self) -> bool:
        """It tells it by its corners."""
        return self.info.kind is Kind.LOAD4

    def advance(self, now_s: float) -> None:
        """Take up what came."""
        device = self._doors.device
        for event in device.events():
            self._checkup.hear(event)
        self.fresh = [one for one in device.read() if one.device == self._number]
        for sample in self.fresh:
            if sample.kind is Kind.BUTTON:
                continue
            self._checkup.add(sample)
            self._last = sample
            self.pose = self._posing.take(sample, sample.t) or self.pose
        if self._last is not None and now_s - self._last.t > FADES_S:
            self._last = self.pose = None
        if now_s - self._judged_s >= JUDGED_EVERY_S:
            self._judged_s = now_s
            self._judge(now_s)

    def _judge(self, now_s: float) -> None:
        self.health = self._checkup.health(now_s)
        gone = self._doors.device.state in ("lost", "error")
        found = [SILENT] if gone else verdicts(self.health)
        order = list(Severity)
        graver = order.index(found[0].severity) < order.index(self.said[0].severity)
        same = found[0].code == self.said[0].code and found[0].corner == self.said[0].corner
        first = self.said[0] is LISTENING
        if graver or same or first or now_s - self._said_s >= SAID_FOR_S:
            if not same:
                self._said_s = now_s
            self.said = found

    @property
    def loads_kg(self) -> Sequence[float] | None:
        """On each corner now, zeroed and with its factor; None from another device, and in
        silence."""
        if self._last is None or self._last.kind is not Kind.LOAD4:
            return None
        info = self.info
        zero = info.zero or (0.0,) * 4
        values = self._last.values
        return [info.gain * (kg - off) for kg, off in zip(values, zero, strict=True)]

    @property
    def load_kg(self) -> float | None:
        """All that presses on it; None from a device that does not weigh."""
        load_n = self.pose.load_n if self.pose is not None else None
        return None if load_n is None else load_n / GRAVITY_M_S2

    @property
    def place(self) -> tuple[float, float] | None:
        """Where it leans, or where the pressure is: right and forward, 1 at the rim; None with
        nobody there."""
        pose, info = self.pose, self.info
        if pose is None or pose.x is None or pose.y is None:
            return None
        if info.unit == "mm":
            return 2 * pose.x / info.lx_mm, 2 * pose.y / info.ly_mm
        rim = LEVEL_DEG if info.unit == "deg" else 1.0
        return pose.x / rim, pose.y / rim

    @property
    def lean_deg(self) -> tuple[float, float] | None:
        """Of a sensor, right and forward."""
        pose = self.pose
        if self.info.unit != "deg" or pose is None or pose.x is None or pose.y is None:
            return None
        return pose.x, pose.y
