"""A Wii Balance Board that answers as a real one did: its memory, its reports, its moods.

The bytes are those of the board published on WiiBrew (device reference 3.5).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

from input_devices.sample import DeviceEvent, Sample
from input_devices.specimens.boards import CALIBRATION, TEMPERATURE, read_answers
from input_devices.wiihid_reports import WiiHidDecoder

BOARD = bytes.fromhex("0000A4200402")
REMOTE = bytes.fromhex("0000A4200000")

LED = bytes.fromhex("1110")
ASK_STATUS = bytes.fromhex("1500")
INIT = bytes.fromhex("1604A400F00155" + "00" * 15)
PLAIN = bytes.fromhex("1604A400FB0100" + "00" * 15)
ASK_EXTENSION = bytes.fromhex("1704A400FA0006")
ASK_CALIBRATION = bytes.fromhex("1704A400200020")
ASK_FIRST_HALF = bytes.fromhex("1704A400200010")
ASK_SECOND_HALF = bytes.fromhex("1704A400300010")
ASK_TEMPERATURE = bytes.fromhex("1704A400600002")
ASK_STREAM = bytes.fromhex("120434")
ASKED = [
    LED, ASK_STATUS, INIT, PLAIN, ASK_EXTENSION, ASK_CALIBRATION, ASK_TEMPERATURE, ASK_STREAM
]  # fmt: skip

WRITTEN = bytes.fromhex("2200001600")
FIRST_HALF = bytes.fromhex("210000F00020106900" + "0007C33CF8048C296B0ED24384")
SECOND_HALF = bytes.fromhex("210000F000300B3A306915E94A1011EF376E5E40E9B6")
TEMPERATURE_ANSWER = bytes.fromhex("210000100060" + "1A01" + "00" * 14)
EXTENSION_ANSWER = bytes.fromhex("2100005000FA" + "0000A4200402" + "00" * 10)
STANDING = bytes.fromhex("340000101242BF0C692F96190083" + "00" * 8)
PRESSED = bytes.fromhex("340008101242BF0C692F96190083" + "00" * 8)
BUTTONS_ONLY = bytes.fromhex("300000")


def status(flags: int = 0x02) -> bytes:
    return bytes([0x20, 0, 0, flags, 0, 0, 0xC0])


class FakeBoard:
    """Answers reports; streams one data report a turn once it was told to."""

    def __init__(
        self,
        *,
        memory: bytes = CALIBRATION,
        temperature: bytes = TEMPERATURE,
        extension: bytes = BOARD,
        load: bytes = STANDING,
    ) -> None:
        self.registers = dict(enumerate(memory, start=0x20))
        self.registers |= dict(enumerate(temperature, start=0x60))
        self.registers |= dict(enumerate(extension, start=0xFA))
        self.load = load
        self.asked: list[bytes] = []
        self.streams = False

    def hear(self, report: bytes) -> list[bytes]:
        self.asked.append(report)
        match report[0]:
            case 0x15:
                self.streams = False
                return [status()]
            case 0x16:
                return [WRITTEN]
            case 0x17:
                return self.read(report[4], report[6])
            case 0x12:
                self.streams = report == ASK_STREAM
        return []

    def read(self, address: int, size: int) -> list[bytes]:
        return read_answers(
            address, bytes(self.registers[place] for place in range(address, address + size))
        )

    def turn(self) -> list[bytes]:
        return [self.load] if self.streams else []


class Handle:
    """An open HID device behind which a board answers, filled up as on Windows."""

    def __init__(self, board: FakeBoard) -> None:
        self.board = board
        self.waiting: list[bytes] = []
        self.gone = self.closed = False

    def read(self, max_length: int, timeout_ms: int) -> list[int]:
        if self.gone:
            raise OSError("read error")
        time.sleep(0.001)
        assert timeout_ms > 0
        assert max_length >= 22
        self.waiting += self.board.turn()
        return list(self.waiting.pop(0).ljust(22, b"\0")) if self.waiting else []

    def write(self, buff: bytes) -> int:
        if self.gone:
            return -1
        self.waiting += self.board.hear(buff)
        return len(buff)

    def close(self) -> None:
        self.closed = True


Item = Sample | DeviceEvent


def talk(
    board: FakeBoard,
    decoder: WiiHidDecoder | None = None,
    *,
    for_s: float = 30.0,
    late_s: float = 0.0,
    until: Callable[[list[Item]], bool] = bool,
) -> tuple[list[Item], float]:
    """Let board and decoder talk, a turn every 10 ms; gives what was told and how long it took.

    late_s: from a question to its answers.
    until: of all that was told, whether it is enough.
    """
    decoder = decoder or WiiHidDecoder()
    told: list[Item] = []
    on_the_way: list[tuple[float, bytes]] = []
    for turn in range(round(for_s * 100)):
        t = turn / 100
        said = decoder.question(t)
        if said:
            on_the_way += [(t + late_s, answer) for answer in board.hear(said)]
        here = [answer for due, answer in on_the_way if due <= t]
        on_the_way = [(due, answer) for due, answer in on_the_way if due > t]
        data = b"".join([*here, *board.turn()])
        told += decoder.feed(data, t) if data else decoder.idle(t)
        if until(told):
            return told, t
    return told, for_s


def loads(told: Iterable[Item]) -> list[tuple[float, ...]]:
    return [item.values for item in told if isinstance(item, Sample) and len(item.values) == 4]
