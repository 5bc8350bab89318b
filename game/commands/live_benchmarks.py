"""The figures of `bench` that need the real window: delay from byte to frame, and memory."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from game.core.calibration import Calibration
from game.headless import VirtualClock
from game.screen.demonstration import Autopilot
from game.screen.scenes.play import Play
from game.screen.window import Options, Window

LEVEL = "river_run/05-otter-turn"
COUNT_IN_S = 6.0
WARM_UP_S = 480.0
SMALL = (640, 360)

BOARD = """
import math, os, sys, time
port, began, n = int(sys.argv[1]), time.perf_counter(), 0
def framed(body):
    check = 0
    for byte in body.encode():
        check ^= byte
    return f"{body}*{check:02X}\\n".encode()
while True:
    if n % 500 == 0:
        os.write(port, framed("#SIB1 kind=load4 unit=g rate=100 id=BENCH lx=400 ly=250"))
    right = 0.5 + 0.06 * math.sin(n / 60)
    front = 0.5 + 0.005 * math.sin(n / 7)
    loads = (right * front, right * (1 - front), (1 - right) * front, (1 - right) * (1 - front))
    values = ",".join(f"{60000 * load:.1f}" for load in loads)
    os.write(port, framed(f"L,{n % 65536},{n * 10000},{values}"))
    n += 1
    time.sleep(max(0.0, began + n / 100 - time.perf_counter()))
"""
"""A board in a process of its own, so that its clock is not ours."""


def ages_of_a_board(for_s: float) -> list[float]:
    """Age of the newest sample behind each drawn frame of play, s."""
    import pty
    import tty

    board, port = pty.openpty()
    tty.setraw(port)
    sender = subprocess.Popen([sys.executable, "-c", BOARD, str(board)], pass_fds=[board])
    try:
        with tempfile.TemporaryDirectory() as data:
            return _ages(Path(data), f"serial:{os.ttyname(port)}", for_s)
    finally:
        sender.kill()
        sender.wait()
        os.close(board)
        os.close(port)


def _ages(data: Path, uri: str, for_s: float) -> list[float]:
    options = Options(folder=data, device=uri, size=(1920, 1080), patient="guest", seed=1)
    window = Window(options)
    window.load()
    try:
        visit = window.stage.here
        visit.session.keep(_centred(visit.session.device.info.id))
        visit.level_id = LEVEL
        window.go("play")
        until = time.perf_counter() + COUNT_IN_S + for_s
        while time.perf_counter() < until and window.frame():
            pass
        scene = window.scene
        assert isinstance(scene, Play), scene
        return list(scene.live.ages_s)
    finally:
        window.close()


def _centred(device_id: str) -> Calibration:
    """Somebody who stands in the middle of the board and weighs 60 kg."""
    return Calibration(
        made_utc="",
        device_id=device_id,
        unit="mm",
        rest_x=0.0,
        rest_y=0.0,
        right=50.0,
        left=50.0,
        forward=50.0,
        back=50.0,
        body_load_n=588.4,
    )


def growth_mb(minutes: float) -> float:
    """How much the process grew over so many simulated minutes of visits in the window, MB."""
    clock = VirtualClock(now=1000.0)

    def sleep(length_s: float) -> None:
        clock.now += length_s

    with tempfile.TemporaryDirectory() as data:
        options = Options(
            folder=Path(data), device="sim:adult?rate=100", size=SMALL, patient="guest", seed=1
        )
        window = Window(options, clock=clock, sleep=sleep)
        pilot = Autopilot(window)
        window.load()
        try:
            _run_until(window, pilot, clock, clock.now + WARM_UP_S)
            before_mb = _resident_mb()
            _run_until(window, pilot, clock, clock.now + 60 * minutes)
            return _resident_mb() - before_mb
        finally:
            window.close()


def _run_until(window: Window, pilot: Autopilot, clock: VirtualClock, until_s: float) -> None:
    while clock.now < until_s and window.frame():
        pilot.look(clock.now)


def _resident_mb() -> float:
    """Memory in use now where the system says so, else the most that ever was."""
    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
