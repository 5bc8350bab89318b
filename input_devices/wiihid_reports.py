"""Reports of a Wii Balance Board to load samples in kg, button and battery.

A report begins with its id, which tells its length, so that a stream of them can be cut anywhere.
Source: device reference 3.3 and 3.4; lengths from WiiBrew.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping

from input_devices.sample import (
    Battery,
    DeviceEvent,
    Flag,
    Kind,
    Notice,
    Sample,
    Temperature,
)
from input_devices.saying import mark
from input_devices.wii import LIMIT_KG
from input_devices.wiihid_handshake import DATA_19, Handshake
from input_devices.wiihid_memory import Calibration

SIZES: Mapping[int, int] = {
    0x20: 7,
    0x21: 22,
    0x22: 5,
    0x30: 3,
    0x31: 6,
    0x32: 11,
    0x33: 18,
    **dict.fromkeys((0x34, 0x35, 0x36, 0x37, 0x3D, 0x3E, 0x3F), 22),
}
"""Length of a report by its id, the id included."""
WITHOUT_BUTTONS = 0x3D
LOADS = struct.Struct(">4H")
LOADS_AT, TEMPERATURE_AT, BATTERY_AT = 3, 11, 13
"""In a data report, from its id on."""
POWER_BUTTON = 0x08
NEARLY_EMPTY = 0x01
WEAK_BATTERY = Notice(
    "weak-battery", mark("The board's batteries are nearly empty. Replace all four.")
)
MOST_BARS = 4


def whole_report(data: bytes) -> bytes:
    """One report as the system gives it, without what some systems fill it up with; empty for
    what is no whole report of this family."""
    size = SIZES.get(data[0], 0) if data else 0
    return data[:size] if size <= len(data) else b""


class WiiHidDecoder:
    """Reports to samples, and what to ask the board; pure, any cut gives the same samples.

    A board has no clock of its own. A load below 0 is told as it is: a worn corner can be zeroed.

    The system hands on whole reports, and its source drops what is none (`whole_report`): one that
    is lost costs itself alone. A report has no checksum by which a damaged one could be known.
    """

    def __init__(self, *, gain: float = 1.0, by_temperature: bool = False) -> None:
        """by_temperature: take off what the board's own warmth adds to its loads."""
        self.bad = 0
        """Bytes that begin no report, and answers of a calibration that cannot be."""
        self._gain = gain
        self._by_temperature = by_temperature
        self._handshake = Handshake()
        self._calibration: Calibration | None = None
        self._rest = b""
        self._pressed = False
        self._bars = MOST_BARS + 1
        self._told_weak = False
        self._told_c: int | None = None

    def feed(self, data: bytes, t: float) -> list[Sample | DeviceEvent]:
        """What `data` completes, stamped `t`; never raises."""
        out: list[Sample | DeviceEvent] = []
        for report in self._reports(data):
            self._handshake.hear(report)
            out += self._take(report, t)
        return [*out, *self._news()]

    def idle(self, t: float) -> list[Sample | DeviceEvent]:
        """A board that is silent says nothing; what was found out while asking is told."""
        return self._news()

    def question(self, t: float) -> bytes:
        return self._handshake.question(t)

    def _news(self) -> list[Sample | DeviceEvent]:
        news = list[Sample | DeviceEvent](self._handshake.news)
        self._handshake.news.clear()
        return news

    def _reports(self, data: bytes) -> Iterator[bytes]:
        data = self._rest + data
        at = 0
        while at < len(data):
            size = SIZES.get(data[at])
            if size is None:
                self.bad += 1
                at += 1
                continue
            if at + size > len(data):
                break
            yield data[at : at + size]
            at += size
        self._rest = data[at:]

    def _take(self, report: bytes, t: float) -> list[Sample | DeviceEvent]:
        out: list[Sample | DeviceEvent] = []
        if report[0] != WITHOUT_BUTTONS:
            out += self._button(report[2], t)
        match report[0]:
            case 0x21:
                self._learn()
            case 0x20 if report[3] & NEARLY_EMPTY:
                out += self._weak()
            case 0x32 | 0x34 if self._calibration is not None:
                out += self._data(report, self._calibration, t)
        return out

    def _learn(self) -> None:
        try:
            self._calibration = self._handshake.heard.memory.calibration
        except ValueError:
            self._calibration = None
            self.bad += 1

    def _button(self, buttons: int, t: float) -> list[Sample]:
        pressed = bool(buttons & POWER_BUTTON)
        if pressed == self._pressed:
            return []
        self._pressed = pressed
        values = (0.0, float(pressed))
        return [Sample(t=t, kind=Kind.BUTTON, values=values, flags=Flag.NO_CLOCK)]

    def _data(
        self, report: bytes, calibration: Calibration, t: float
    ) -> list[Sample | DeviceEvent]:
        factor = self._gain
        news: list[DeviceEvent] = []
        if report[0] == DATA_19:
            if self._by_temperature:
                factor *= calibration.warmth(report[TEMPERATURE_AT])
                news += self._warmth(report[TEMPERATURE_AT])
            news += self._charge(report[BATTERY_AT], calibration)
        counts = LOADS.unpack_from(report, LOADS_AT)
        loads = tuple(factor * kg for kg in calibration.kg(counts))
        over = Flag.OVERLOAD if sum(loads) > LIMIT_KG else Flag.NONE
        return [
            *news, Sample(t=t, kind=Kind.LOAD4, values=loads, flags=Flag.NO_CLOCK | over)
        ]  # fmt: skip

    def _warmth(self, temperature: int) -> list[DeviceEvent]:
        """Told whenever it changes; its counts are probably degrees Celsius."""
        if temperature == self._told_c:
            return []
        self._told_c = temperature
        return [Temperature(float(temperature))]

    def _charge(self, battery: int, calibration: Calibration) -> list[DeviceEvent]:
        """The bars, told when they become fewer: a battery between two would flicker."""
        bars = calibration.bars(battery)
        if battery == 0 or bars >= self._bars:  # 0: a board that does not measure it
            return []
        self._bars = bars
        return [Battery(bars / MOST_BARS), *(self._weak() if bars == 0 else [])]

    def _weak(self) -> list[DeviceEvent]:
        told, self._told_weak = self._told_weak, True
        return [] if told else [WEAK_BATTERY]
