"""SIB1, the line protocol of home-made boards: text lines with a checksum, a counter and the
board's own clock."""

from __future__ import annotations

import functools
import operator
import re

import msgspec

from input_devices.device_clock import DeviceClock
from input_devices.lines import LineDecoder
from input_devices.sample import DeviceEvent, Flag, Header, Kind, Notice, Replied, Sample
from input_devices.saying import mark
from input_devices.sib1_header import Board, header_fields, read_board
from input_devices.sib1_order import Line, Order

FRAME = re.compile(rb"([ -)+-~]+)\*([0-9A-Fa-f]{2})")
REPLY = re.compile(r"!,([!-~]),(ok|err)(?:,(.*))?")
NUMBER = r"-?\d{1,12}(?:\.\d{1,12})?"


class Letter(msgspec.Struct, frozen=True):
    """One letter of the protocol: what its numbers are."""

    kind: Kind
    pattern: re.Pattern[str]


def _letter(letter: str, kind: Kind, count: int) -> Letter:
    numbers = ",".join([f"({NUMBER})"] * count)
    return Letter(kind, re.compile(rf"{letter},(\d{{1,5}}),(\d{{1,10}}),{numbers}(?:,.*)?"))


LETTERS = {
    "L": _letter("L", Kind.LOAD4, 4),
    "I": _letter("I", Kind.ACC_GYRO, 6),
    "A": _letter("A", Kind.TILT, 2),
    "B": _letter("B", Kind.BUTTON, 2),
}
ASK_AFTER_S = 3.0
"""Opening a port restarts many boards; they need about 2 s before they speak."""
ASK_TIMES = 3
NO_HEADER = Notice(
    "no-header",
    mark("The board does not say what it is. Its size and order of corners are assumed."),
)
TOO_NEW = Notice(
    "newer-firmware", mark("This board's firmware is newer than the game. Update the game.")
)
BAD_HEADER = mark("The board describes itself wrongly: {problem}. Correct its firmware.")


def checksum(body: bytes) -> int:
    """XOR of every byte."""
    return functools.reduce(operator.xor, body, 0)


def framed(body: str) -> bytes:
    """A line ready to send: `V,128,200` gives `V,128,200*5F` and a line feed."""
    data = body.encode("ascii")
    return b"%s*%02X\n" % (data, checksum(data))


def unframed(line: bytes) -> str | None:
    """The body of a line, its line end removed; None if form or checksum is wrong."""
    match = FRAME.fullmatch(line)
    if match is None or checksum(match[1]) != int(match[2], 16):
        return None
    return match[1].decode("ascii")


class Sib1Decoder(LineDecoder):
    """Lines of a SIB1 board to samples; pure, any cut of the stream gives the same samples.

    A load line gives kg (raw counts, flagged UNCALIBRATED, if the header says `unit=raw`). `t_dev`
    is the board's clock, unwrapped, s; it starts again where the board restarted. Samples after a
    loss carry GAP.

    Any one byte that is lost or changed is found out, and costs its own line and at most the next.
    Of lines damaged in several places XOR lets one in 256 pass; their counter and time must fit.
    """

    def __init__(self, order: tuple[int, int, int, int] | None = None) -> None:
        """order: where TR, BR, TL and BL stand in a load line, if the address knows better than the
        header."""
        super().__init__()
        self.board: Board | None = None
        self.lost = 0
        self._forced_order = order
        self._orders = {letter: Order() for letter in LETTERS if letter != "B"}
        self._clock = DeviceClock()
        self._too_new = False
        self._header: dict[str, str] = {}
        self._first_t: float | None = None
        self._asked = 0
        self._told_no_header = False

    def line(self, line: bytes, t: float) -> list[Sample | DeviceEvent]:
        body = unframed(line)
        if body is None:
            self._bad_lines += bool(line)
            return []
        if body.startswith("#"):
            return self._read_header(body)
        if self._too_new:
            return []
        if body.startswith("!"):
            return self._read_reply(body)
        if self._header:
            return self._read_data(body, t)
        return [*self._missing_header(t), *self._read_data(body, t)]

    @property
    def identified(self) -> bool:
        """The header came, or has been waited for long enough."""
        return bool(self._header) or self._told_no_header or self._too_new

    def question(self, t: float) -> bytes:
        """`?` three times, a second apart, if no header came within 3 s."""
        if self._first_t is None:
            self._first_t = t
        due = self._first_t + ASK_AFTER_S + self._asked
        if self._header or self._too_new or self._asked >= ASK_TIMES or t < due:
            return b""
        self._asked += 1
        return framed("?")

    def _read_reply(self, body: str) -> list[Sample | DeviceEvent]:
        match = REPLY.fullmatch(body)
        if match is None:
            self._bad_lines += 1
            return []
        return [Replied(match[1], match[2] == "ok", match[3] or "")]

    def _missing_header(self, t: float) -> list[DeviceEvent]:
        if self._first_t is None:
            self._first_t = t
        if self._header or self._told_no_header or t < self._first_t + ASK_AFTER_S + ASK_TIMES:
            return []
        self._told_no_header = True
        return [NO_HEADER]

    def _read_header(self, body: str) -> list[Sample | DeviceEvent]:
        version, fields = header_fields(body) or (0, {})
        if version == 0 or (version == 1 and not fields):
            self._bad_lines += 1
            return []
        if version > 1:
            told, self._too_new = self._too_new, True
            return [] if told else [TOO_NEW]
        if fields == self._header or self._too_new:
            return []
        self._header = fields
        try:
            self.board = read_board(fields)
        except ValueError as problem:
            self._bad_lines += 1
            return [Notice("bad-header", BAD_HEADER, {"problem": str(problem)})]
        self._set_periods(self.board)
        return [Header(fields)]

    def _set_periods(self, board: Board) -> None:
        for letter, order in self._orders.items():
            if board.rate_hz and board.kinds[:1] == (LETTERS[letter].kind,):
                order.expect(1e6 / board.rate_hz)

    def _read_data(self, body: str, t: float) -> list[Sample | DeviceEvent]:
        letter = LETTERS.get(body[0])
        match = letter.pattern.fullmatch(body) if letter else None
        if letter is None or match is None:
            self._bad_lines += letter is not None
            return []
        line = Line(int(match[1]), int(match[2]), tuple(map(float, match.groups()[2:])), t)
        if line.seq > 0xFFFF or line.t_us > 0xFFFFFFFF:
            self._bad_lines += 1
            return []
        if letter.kind is Kind.BUTTON:
            return self._button(line)
        order = self._orders[body[0]]
        dropped_before = order.dropped
        admitted = order.admit(line)
        self._bad_lines += order.dropped - dropped_before
        return [self._sample(letter.kind, entry, step) for entry, step in admitted]

    def _button(self, line: Line) -> list[Sample | DeviceEvent]:
        # Sent on change only: its counter says nothing about time, and a press must not wait for
        # the next one.
        if line.values[1] not in (0.0, 1.0) or not line.values[0].is_integer():
            self._bad_lines += 1
            return []
        t_dev = self._clock.seconds(line.t_us)
        return [Sample(t=line.t, kind=Kind.BUTTON, values=line.values, t_dev=t_dev, seq=line.seq)]

    def _sample(self, kind: Kind, line: Line, step: int | None) -> Sample:
        if step is None:
            self._clock.restart()
        else:
            self.lost += step - 1
        flags = Flag.NONE if step == 1 else Flag.GAP
        values = line.values
        if kind is Kind.LOAD4:
            values, flags = self._loads(values, flags)
        t_dev = self._clock.seconds(line.t_us)
        return Sample(t=line.t, kind=kind, values=values, t_dev=t_dev, seq=line.seq, flags=flags)

    def _loads(self, numbers: tuple[float, ...], flags: Flag) -> tuple[tuple[float, ...], Flag]:
        board = self.board or Board()
        at = self._forced_order or board.order
        loads = numbers[at[0]], numbers[at[1]], numbers[at[2]], numbers[at[3]]
        if board.raw:
            return loads, flags | Flag.UNCALIBRATED
        tr, br, tl, bl = loads
        loads = tr / 1000, br / 1000, tl / 1000, bl / 1000
        if board.max_kg is not None and sum(loads) > board.max_kg:
            flags |= Flag.OVERLOAD
        return loads, flags
