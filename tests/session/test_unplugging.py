"""Unplugged and plugged in again in mid play: it always pauses, it always goes on after the
count-in, and nothing is lost that had come before."""

from __future__ import annotations

import os
import sys
import threading
import time
from pathlib import Path

import pytest

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

from game.store.store import Store
from input_devices.devices import DEVICES
from tests.session.plugs import PLUGS
from tests.session.serial_board import Time
from tests.session.unplugging import pulled

OFTEN = 50
ELSEWHERE = {
    "witmotion": "the source of serial:",
    "lsl": "below, in a process of its own",
    "mouse": "cannot be unplugged",
    "keys": "cannot be unplugged",
    "replay": "is no hardware",
    "sim": "is no hardware",
    "signal": "is no hardware",
}

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the stand-ins of Linux")


def test_every_device_has_a_plug_to_pull() -> None:
    assert {*PLUGS, *ELSEWHERE} == set(DEVICES)


def handles() -> int:
    """What is open towards devices: sockets, pipes, ports and event loops, but no file."""
    open_now = (os.path.realpath(f"/proc/self/fd/{one}") for one in os.listdir("/proc/self/fd"))
    return sum(
        any(sign in one for sign in ("socket:", "pipe:", "inode:", "/dev/")) for one in open_now
    )


def ended(threads: set[threading.Thread]) -> bool:
    """Whether no thread is left that was not there before."""
    until_s = time.perf_counter() + 5
    while set(threading.enumerate()) - threads and time.perf_counter() < until_s:
        time.sleep(0.005)
    return not set(threading.enumerate()) - threads


@pytest.mark.parametrize("times", [1, pytest.param(OFTEN, marks=pytest.mark.slow)])
@pytest.mark.parametrize("form", PLUGS)
def test_a_device_that_is_pulled_pauses_and_comes_back(
    form: str, times: int, store: Store, tmp_path: Path
) -> None:
    clock, threads, open_before = Time(), set(threading.enumerate()), handles()
    clock.hold()
    live = pulled(PLUGS[form](clock, tmp_path), clock, store, times)
    assert live.ended
    assert ended(threads)
    assert handles() <= open_before
