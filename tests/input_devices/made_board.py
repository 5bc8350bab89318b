"""A home-made board on simulated time, with the faults that makers make, and the maker's hands."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

import msgspec

from input_devices.self_test import Say
from input_devices.sib1 import framed, unframed

CORNERS = ("front right", "back right", "front left", "back left")
COUNTS_PER_G = (42.0, 40.0, 45.0, 41.0)
ZERO_G = (700.0, -300.0, 200.0, 10.0)
HAND_G = 9000.0
BODY_OF_PLATE = ((0.86, 0.08, 0.05, 0.01), (0.08, 0.86, 0.01, 0.05),
                 (0.05, 0.01, 0.86, 0.08), (0.01, 0.05, 0.08, 0.86))  # fmt: skip
"""How the four cells share what lies on each corner."""


class Make(msgspec.Struct, frozen=True):
    """How the board was made; the defaults make a good one."""

    header: str = "kind=load4 unit={unit} rate={rate} id=M1 lx=400 ly=250 cmd=T,V"
    raw: bool = False
    rate_hz: float = 80.0
    named_hz: float = 80.0
    wires: tuple[int, int, int, int] = (0, 1, 2, 3)
    """Which cell is read at each place of a line."""
    order: str = ""
    """As the header names it."""
    gain: tuple[float, ...] = (1.0, 1.0, 1.0, 1.0)
    """Of what each cell shows; 0 is dead, negative is backwards."""
    noise_g: float = 4.0
    checksum: bool = True
    clock_per_s: float = 1e6
    lost_share: float = 0.0
    damaged_share: float = 0.0
    tare: str = "ok"
    """'ok', 'err,moving', 'lies' (says ok and does nothing) or '' (says nothing)."""
    deaf: bool = False
    """It hears no command."""
    careless: bool = False
    """It obeys commands whose checksum is wrong."""
    silent: bool = False


class MadeBoard:
    """Bytes out, bytes in; time comes as an argument."""

    def __init__(self, make: Make, seed: int = 5) -> None:
        self.make = make
        self.loads_g = [0.0, 0.0, 0.0, 0.0]
        self.plugged = True
        self._chance = random.Random(seed)
        self._zero_g = list(ZERO_G)
        self._n = 0
        self._headed_s = -9.0
        self._answers: list[tuple[float, str]] = []
        self._heard = b""
        self.buzzed: list[str] = []

    def says(self, now: float) -> bytes:
        """What it sends from the last call until now, s since it was switched on."""
        make, out = self.make, b""
        if make.silent or not self.plugged:
            return b""
        if now - self._headed_s >= 5.0 and make.header:
            self._headed_s = now
            out += self._line(self._header())
        while (self._n + 1) / make.rate_hz <= now:
            self._n += 1
            out += self._values(self._n / make.rate_hz)
        for due, text in [one for one in self._answers if one[0] <= now]:
            self._answers.remove((due, text))
            out += self._line(text)
        return out

    def hears(self, data: bytes, now: float) -> None:
        """What the host sends."""
        *lines, self._heard = (self._heard + data).split(b"\n")
        for line in lines:
            body = unframed(line)
            if body is None and self.make.careless:
                body = line.partition(b"*")[0].decode()
            if body is not None and not self.make.deaf:
                self._obey(body, now)

    def _obey(self, body: str, now: float) -> None:
        if body == "?":
            self._headed_s = -9.0
        elif body == "T":
            if self.make.tare == "ok":
                self._zero_g = [-sum_g for sum_g in self._cells()]
            if self.make.tare:
                told = "ok" if self.make.tare == "lies" else self.make.tare
                self._answers.append((now + 0.5, f"!,T,{told}"))
        elif body.startswith("V,"):
            self.buzzed.append(body)
            self._answers.append((now, "!,V,ok"))
        else:
            self._answers.append((now, f"!,{body[0]},err,unknown"))

    def _header(self) -> str:
        make = self.make
        unit = "raw" if make.raw else "g"
        order = f" order={make.order}" if make.order else ""
        return "#SIB1 " + make.header.format(unit=unit, rate=f"{make.named_hz:g}") + order

    def _cells(self) -> list[float]:
        return [
            sum(share * load for share, load in zip(row, self.loads_g, strict=True))
            for row in zip(*BODY_OF_PLATE, strict=True)
        ]

    def _values(self, t_s: float) -> bytes:
        make = self.make
        if self._chance.random() < make.lost_share:
            return b""
        cells = [g + zero for g, zero in zip(self._cells(), self._zero_g, strict=True)]
        values = []
        for cell in make.wires:
            grams = make.gain[cell] * (cells[cell] + self._chance.gauss(0.0, make.noise_g))
            values.append(round(grams * COUNTS_PER_G[cell]) if make.raw else round(grams))
        body = f"L,{self._n % 65536},{round(t_s * make.clock_per_s)},"
        line = self._line(body + ",".join(map(str, values)))
        if self._chance.random() < make.damaged_share:
            line = line[:9] + b"?" + line[10:]
        return line

    def _line(self, body: str) -> bytes:
        return framed(body) if self.make.checksum else body.encode() + b"\n"


class Hands:
    """The maker, who does what is asked after a moment."""

    def __init__(self, board: MadeBoard, weight_g: float = HAND_G, moment_s: float = 1.5) -> None:
        self._board, self._weight_g, self._moment_s = board, weight_g, moment_s
        self._due: list[tuple[float, Any]] = []
        self.told: list[str] = []

    def read(self, out: Sequence[object], now: float) -> None:
        for one in out:
            if isinstance(one, Say):
                self.told.append(one.text)
                self._due.append((now + self._moment_s, one.text))

    def move(self, now: float) -> None:
        for due, text in [one for one in self._due if one[0] <= now]:
            self._due.remove((due, text))
            self._do(text)

    def _do(self, text: str) -> None:
        board = self._board
        if text.startswith(("Press", "Put the")):
            place = next(i for i, word in enumerate(CORNERS) if word in text)
            board.loads_g = [0.0] * 4
            board.loads_g[place] = self._weight_g
        elif text.startswith("Thank you"):
            board.loads_g = [0.0] * 4
        elif text == "Pull the plug.":
            board.plugged = False
        elif text == "Put it in again.":
            board.plugged = True
