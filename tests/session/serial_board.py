"""One end of a pseudo-terminal in place of a board, and a clock that need not be waited for."""

from __future__ import annotations

import math
import os
import pty
import threading
import time
import tty
from collections.abc import Callable
from typing import Any

from input_devices.device import Device
from input_devices.sample import Sample
from input_devices.sib1 import framed

RATE_HZ = 100
LX_MM, LY_MM = 400.0, 250.0
BODY_KG = 60.0
REACH_MM = 50.0
HEADER = f"#SIB1 kind=load4 unit=g rate={RATE_HZ} id=PTY1 lx={LX_MM:.0f} ly={LY_MM:.0f}"


def lean(n: int) -> float:
    """Where the person leans at line n, reach units: slowly from side to side."""
    return 0.6 * math.sin(2 * math.pi * 0.1 * n / RATE_HZ)


def corners_g(n: int) -> tuple[float, float, float, float]:
    """The four loads of that lean, with a little unrest so that no value stands still."""
    share = 0.5 + lean(n) * REACH_MM / LX_MM
    front = 0.5 + 0.001 * math.sin(n)
    grams = 1000 * BODY_KG
    right, left = grams * share, grams * (1 - share)
    return right * front, right * (1 - front), left * front, left * (1 - front)


def sib1(n: int) -> bytes:
    values = ",".join(f"{value:.1f}" for value in corners_g(n))
    body = f"L,{n % 65536},{n * 10_000},{values}"
    return (framed(HEADER) if n % 100 == 0 else b"") + framed(body)


def csv(n: int) -> bytes:
    return (",".join(f"{value / 1000:.4f}" for value in corners_g(n)) + "\n").encode()


class Time:
    """The clock on the wall; held, it goes on only when it is told."""

    def __init__(self) -> None:
        self._now: float | None = None

    def __call__(self) -> float:
        return time.perf_counter() if self._now is None else self._now

    def hold(self) -> None:
        self._now = self()

    def go_on(self, length_s: float) -> None:
        """Wait for it, or say that it is over."""
        if self._now is None:
            time.sleep(length_s)
        else:
            self._now += length_s


class Board:
    """Writes a line every 10 ms of a clock until it is unplugged."""

    def __init__(self, line: Callable[[int], bytes]) -> None:
        self._line = line
        self._board, port = pty.openpty()
        tty.setraw(port)
        self._port = port
        self.name = os.ttyname(port)
        self.clock = Time()
        self.sent = 0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._send, daemon=True)

    def start(self) -> None:
        self._began = self.clock()
        self._thread.start()

    def _send(self) -> None:
        while not self._stop.wait(0.001):
            while self.sent < self._due():
                os.write(self._board, self._line(self.sent))
                self.sent += 1

    def _due(self) -> int:
        return 1 + math.floor((self.clock() - self._began) * RATE_HZ)

    @property
    def plugged(self) -> bool:
        return not self._stop.is_set()

    def stop(self) -> None:
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join()

    def unplug(self) -> None:
        self.stop()
        for end in (self._board, self._port):
            if end >= 0:
                os.close(end)
        self._board = self._port = -1


class Heard:
    """A device, and when a sample of it last arrived, s on its clock."""

    def __init__(self, device: Device, now_s: float) -> None:
        self._device = device
        self.last_s = now_s

    def __getattr__(self, name: str) -> Any:
        return getattr(self._device, name)

    def read(self) -> list[Sample]:
        samples = self._device.read()
        if samples:
            self.last_s = samples[-1].t
        return samples
