"""What a Wii Balance Board is asked before it sends its load: who it is, and its calibration.

Pure: what to send comes from `question(t)`, what was heard goes into `hear`. An answer is waited
for, asked for again, and done without where that is possible. Nothing else is sent, for boards of
other makers can react badly. Source: device reference 3.3 (hid-wiimote-core.c; WiiBrew).
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from input_devices.sample import Notice
from input_devices.saying import mark
from input_devices.wiihid_memory import (
    CALIBRATION_AT,
    CALIBRATION_SIZE,
    EXTENSION_AT,
    EXTENSION_SIZE,
    TEMPERATURE_AT,
    TEMPERATURE_SIZE,
    Memory,
)

WRITE, READ = 0x16, 0x17
DATA_19 = 0x34
"""The report with 19 bytes of the board's own: its load, temperature and battery."""
ANSWER_S = 1.0
"""An answer is waited for so long."""
REST_S = 5.0
"""Before a board that did not answer is asked from the beginning."""
WRONG_DEVICE = Notice(
    "wrong-device",
    mark("This is a Wii Remote and not a balance board. Switch it off, then connect the board."),
)
BAD_CALIBRATION = Notice(
    "bad-calibration",
    mark("This board's own calibration cannot be read, so it cannot weigh. Use another board."),
)
BAD_CHECKSUM = Notice(
    "bad-checksum",
    mark(
        "The board's own calibration does not pass its check. Put something of known weight on it "
        "before you trust its loads."
    ),
)


class Heard:
    """What the board has told so far."""

    def __init__(self) -> None:
        self.memory = Memory()
        self.status = False
        self.written = False
        """The write before was taken."""
        self.streams = False


class Step(msgspec.Struct, frozen=True):
    """One thing to ask for."""

    says: bytes
    answered: Callable[[Heard], bool]
    needed: bool = True
    """False if the board can be used without the answer."""
    tries: int = 3
    wait_s: float = ANSWER_S


def _write(address: int, value: int) -> Step:
    """One byte into the board's registers."""
    says = bytes([WRITE, 0x04, 0xA4, 0x00, address, 1, value]) + bytes(15)
    return Step(says, lambda heard: heard.written)


def _read(address: int, size: int, *, needed: bool = True, tries: int = 3) -> Step:
    """Some bytes of the board's registers."""
    says = bytes([READ, 0x04, 0xA4, 0x00, address, 0x00, size])
    return Step(
        says, lambda heard: heard.memory.get(address, size) is not None, needed=needed, tries=tries
    )


HALF = CALIBRATION_SIZE // 2
CALIBRATION_STEPS = (
    # at once where the board can, else in halves; what is known already is not asked again
    _read(CALIBRATION_AT, CALIBRATION_SIZE, needed=False, tries=1),
    _read(CALIBRATION_AT, HALF),
    _read(CALIBRATION_AT + HALF, HALF),
    _read(TEMPERATURE_AT, TEMPERATURE_SIZE, needed=False),
)
STREAM = Step(bytes([0x12, 0x04, DATA_19]), lambda heard: heard.streams)
"""Send the load all the time, with temperature and battery."""
STEPS = (
    Step(bytes([0x11, 0x10]), lambda heard: False, needed=False, tries=1, wait_s=0.0),  # LED on
    Step(bytes([0x15, 0x00]), lambda heard: heard.status, needed=False),
    _write(0xF0, 0x55),  # wake the load cells
    _write(0xFB, 0x00),  # without encryption
    _read(EXTENSION_AT, EXTENSION_SIZE, needed=False),
    *CALIBRATION_STEPS,
    STREAM,
)
CALIBRATION_FROM = STEPS.index(CALIBRATION_STEPS[0])


class Handshake:
    """Walks the steps; a board that says too little is asked from the beginning."""

    def __init__(self) -> None:
        self.heard = Heard()
        self.news: list[Notice] = []
        """What a person should know; whoever takes it empties it."""
        self.refused = False
        """This is no board that can be used; nothing more is sent."""
        self._at = 0
        self._tried = 0
        self._due_s = 0.0
        self._read_again = False
        self._told = False
        self._mode_lost = False

    def hear(self, report: bytes) -> None:
        """Take in one whole report."""
        match report[0]:
            case 0x20:
                self.heard.status = True
                # the board forgets what to send with every status, asked for or not
                self._mode_lost = self._step is STREAM
            case 0x21 if not report[3] & 0x0F:
                size = (report[3] >> 4) + 1
                address = int.from_bytes(report[4:6], "big")
                self.heard.memory.put(address, report[6 : 6 + size])
            case 0x22 if report[3] == WRITE and not report[4]:
                self.heard.written = True
            case 0x32 | 0x34:
                self.heard.streams = True

    def question(self, t: float) -> bytes:
        """The report to send now; empty while an answer is waited for, and once all is told."""
        while not self.refused:
            if self._mode_lost:
                self._mode_lost = False
                return STREAM.says
            step = self._step
            if step.answered(self.heard):
                if step is STREAM:
                    return b""
                self._advance()
            elif t < self._due_s:
                return b""
            elif self._tried < step.tries:
                self._tried += 1
                self._due_s = t + step.wait_s
                return step.says
            elif step.needed:
                self._at = self._tried = 0
                self._due_s = t + REST_S
            else:
                self._advance()
        return b""

    @property
    def _step(self) -> Step:
        return STEPS[self._at]

    def _advance(self) -> None:
        self._at += 1
        self._tried, self._due_s = 0, 0.0
        self.heard.written = False
        if self._step is STREAM:
            self._judge()

    def _judge(self) -> None:
        """Look at what was read, before the board is asked for its load."""
        memory = self.heard.memory
        if memory.is_board is False:
            self._refuse(WRONG_DEVICE)
        elif self._damaged() and not self._read_again:
            self._read_again = True
            self._at = CALIBRATION_FROM
            memory.forget()
        elif self._impossible():
            self._refuse(BAD_CALIBRATION)
        elif memory.fits_checksum is False and not self._told:
            self._told = True
            self.news.append(BAD_CHECKSUM)  # boards of other makers may have none

    def _damaged(self) -> bool:
        return self.heard.memory.fits_checksum is False or self._impossible()

    def _impossible(self) -> bool:
        try:
            return self.heard.memory.calibration is None
        except ValueError:
            return True

    def _refuse(self, why: Notice) -> None:
        self.refused = True
        self.news.append(why)
