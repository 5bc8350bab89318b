"""Motors: what a board hears, what a gamepad is told, and that neither is ever waited for."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from typing import Any

import pytest

from input_devices.devices import make_device
from input_devices.motor import Rumble, motors_of, run_ms
from input_devices.sample import Replied
from input_devices.sib1 import framed

HEADER = framed("#SIB1 kind=load4 unit=g rate=80 id=M1 lx=400 ly=250 cmd=T,V")
WITHOUT = framed("#SIB1 kind=load4 unit=g rate=80 id=M1 lx=400 ly=250 cmd=T")


class FakePad:
    """A joystick that keeps what it is told."""

    def __init__(self) -> None:
        self.told: list[tuple[Any, ...]] = []

    def rumble(self, low: float, high: float, duration: int, /) -> bool:
        self.told.append((low, high, duration))
        return False  # as one without a motor says

    def stop_rumble(self) -> None:
        self.told.append(("stop",))


@pytest.fixture
def opened(pty_board: Any, until: Callable[..., bool]) -> Any:
    """The device on a port whose board has said who it is."""
    devices = []

    def open_with(header: bytes) -> Any:
        device: Any = make_device(f"serial:{pty_board.port}?format=sib1")
        devices.append(device)
        device.open()
        pty_board.send(header)
        assert until(lambda: device.identified)
        return device

    yield open_with
    for device in devices:
        device.close()


def heard(pty_board: Any, until: Callable[..., bool], count: int) -> list[bytes]:
    data = bytearray()

    def enough() -> bool:
        data.extend(pty_board.heard())
        return data.count(b"\n") >= count

    assert until(enough), bytes(data)
    return bytes(data).splitlines(keepends=True)


def test_a_board_with_a_motor_is_sent_strength_and_length_and_the_stop(
    opened: Any, pty_board: Any, until: Callable[..., bool]
) -> None:
    device = opened(HEADER)
    assert motors_of([device, object()]) == [device]
    device.buzz(0.5, 0.2)
    device.still()
    assert heard(pty_board, until, 2) == [framed("V,128,200"), framed("V,0,0")]
    pty_board.send(framed("!,V,ok") + framed("!,V,err,syntax"))
    replies: list[Any] = []

    def answered() -> bool:
        replies.extend(one for one in device.events() if isinstance(one, Replied))
        return len(replies) == 2

    assert until(answered)
    assert replies == [Replied("V", True), Replied("V", False, "syntax")]


@pytest.mark.parametrize(
    ("strength", "length_s", "sent"),
    [
        (9.0, 60.0, "V,255,500"),  # never stronger than it can, never longer than is allowed
        (-1.0, -1.0, "V,0,0"),
        (1.0, math.inf, "V,255,500"),
    ],
)
def test_whatever_is_asked_for_the_line_keeps_the_limits(
    opened: Any,
    pty_board: Any,
    until: Callable[..., bool],
    strength: float,
    length_s: float,
    sent: str,
) -> None:
    opened(HEADER).buzz(strength, length_s)
    assert heard(pty_board, until, 1) == [framed(sent)]


def test_a_board_that_names_no_motor_has_none(opened: Any) -> None:
    assert motors_of([opened(WITHOUT)]) == []


def test_a_cue_for_a_board_that_has_gone_is_dropped_and_nobody_waits(
    opened: Any, pty_board: Any, until: Callable[..., bool]
) -> None:
    device = opened(HEADER)
    pty_board.unplug()
    assert until(lambda: device.state == "lost")
    began = time.perf_counter()
    for _ in range(1000):
        device.buzz(1.0, 0.5)
    assert time.perf_counter() - began < 0.5
    assert device.read() == []


def test_every_gamepad_that_is_there_rumbles_and_one_that_cannot_is_silent() -> None:
    pads = [FakePad(), FakePad()]
    rumble = Rumble(lambda: pads)
    assert motors_of([rumble]) == [rumble]
    rumble.buzz(0.4, 7.0)
    rumble.still()
    assert [pad.told for pad in pads] == [[(0.4, 0.4, 500), ("stop",)]] * 2
    pads.clear()
    assert motors_of([rumble]) == []


def test_a_run_is_never_longer_than_half_a_second() -> None:
    assert [run_ms(s) for s in (-1.0, 0.0, 0.18, 0.5, 3.0)] == [0, 0, 180, 500, 500]
