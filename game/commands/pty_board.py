"""A board in a process of its own, at the other end of a pseudo-terminal: its clock is not ours."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

BOARD = """
import math, os, sys, time
port, rate_hz = int(sys.argv[1]), float(sys.argv[2])
began, n = time.perf_counter(), 0
os.set_blocking(port, False)
def framed(body):
    check = 0
    for byte in body.encode():
        check ^= byte
    return f"{body}*{check:02X}\\n".encode()
def send(line):
    left = line
    while left:
        try:
            left = left[os.write(port, left):]
        except BlockingIOError:
            if left == line:
                return
            time.sleep(0.0005)
while True:
    if n % int(5 * rate_hz) == 0:
        send(framed(f"#SIB1 kind=load4 unit=g rate={rate_hz:.0f} id=BENCH lx=400 ly=250"))
    right = 0.5 + 0.06 * math.sin(n / rate_hz / 0.6)
    front = 0.5 + 0.005 * math.sin(n / rate_hz / 0.07)
    loads = (right * front, right * (1 - front), (1 - right) * front, (1 - right) * (1 - front))
    values = ",".join(f"{60000 * load:.1f}" for load in loads)
    send(framed(f"L,{n % 65536},{round(n * 1e6 / rate_hz) % 2**32},{values}"))
    n += 1
    time.sleep(max(0.0, began + n / rate_hz - time.perf_counter()))
"""
"""Somebody of 60 kg who sways. A line for which there is no room is dropped whole and still counts,
as the duties of a SIB1 board say: so the host can know what it lost."""


@contextmanager
def board_at(rate_hz: float) -> Iterator[str]:
    """The port at which a SIB1 board sends, for as long as the context lasts."""
    import pty
    import tty

    board, port = pty.openpty()
    tty.setraw(port)
    command = [sys.executable, "-c", BOARD, str(board), str(rate_hz)]
    sender = subprocess.Popen(command, pass_fds=[board])
    try:
        yield os.ttyname(port)
    finally:
        sender.kill()
        sender.wait()
        os.close(board)
        os.close(port)
