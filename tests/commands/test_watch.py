"""`watch`: samples as lines, what a device tells in words, and a board that is lost for a while."""

from __future__ import annotations

import json
from typing import Any

import pytest
from serial.tools.list_ports_common import ListPortInfo

from game.commands import watch
from game.session.opening import open_device
from input_devices import serial_port
from input_devices.sample import (
    Battery,
    Connected,
    DeviceEvent,
    Header,
    Kind,
    Lost,
    Notice,
    Sample,
)
from tests.commands.calling import call
from tests.input_devices.streams import corner, stream


def test_watch_prints_samples_as_lines_of_json(capsys: Any) -> None:
    code, out, err = call(capsys, "watch", "sim:adult?rate=200", "--count", "5")
    assert code == 0
    lines = [json.loads(line) for line in out.splitlines()]
    assert len(lines) == 5
    assert {"t_s", "kind", "values", "x", "y", "unit", "load_n", "flags"} <= set(lines[0])
    assert "a second" in err


EVENTS = [
    (Connected("Board A"), "Board A: connected."),
    (Lost("Check its cable."), "Check its cable."),
    (Header({"kind": "load4", "rate": "100"}), "The board says: kind load4, rate 100."),
    (Battery(0.806), "Battery: 81%."),
    (Notice("slow-rate", "The board sends only 5."), "The board sends only 5."),
]


@pytest.mark.parametrize(("event", "said"), EVENTS)
def test_what_a_device_tells_is_said_in_words(event: DeviceEvent, said: str) -> None:
    assert watch.in_words(event) == said


class Unplugged:
    """A board that is lost for a while, on a clock of its own."""

    def __init__(self, back_s: float) -> None:
        self.now = 0.0
        self.back_s = back_s
        self.finished = False
        self.info = open_device("sim:adult", seed=1)[0].info

    def perf_counter(self) -> float:
        return self.now

    def sleep(self, length_s: float) -> None:
        self.now += max(length_s, 0.1)

    @property
    def state(self) -> str:
        return "lost" if self.now < self.back_s else "connecting"

    def read(self) -> list[Sample]:
        back = self.now > self.back_s + 1.0
        return [Sample(self.now, Kind.LOAD4, (20.0, 20.0, 20.0, 20.0))] if back else []

    def events(self) -> list[DeviceEvent]:
        return []

    def close(self) -> None:
        pass


@pytest.mark.parametrize(("back_s", "code"), [(12.0, 0), (60.0, 3)])
def test_watch_waits_for_a_board_that_is_lost(
    back_s: float, code: int, capsys: Any, monkeypatch: Any
) -> None:
    board = Unplugged(back_s)
    monkeypatch.setattr("game.session.opening_together.open_devices", lambda *a, **k: (board, None))
    monkeypatch.setattr(watch, "time", board)
    got, out, err = call(capsys, "watch", "serial:COM5", "--count", "2")
    assert got == code, err
    assert out.count("\n") == (2 if code == 0 else 0)
    assert ("says nothing" in err) == (code == 3)


def test_a_socket_with_nothing_in_it_is_not_listed(monkeypatch: Any) -> None:
    usb, bare, socket = (ListPortInfo(f"/dev/{name}") for name in ("ttyUSB0", "ttyS0", "ttyS1"))
    socket.hwid = "PNP0501"
    monkeypatch.setattr(serial_port.list_ports, "comports", lambda: [bare, socket, usb])
    assert {port.name for port in serial_port.ports_now()} == {"/dev/ttyUSB0", "/dev/ttyS1"}


class Sending:
    """A board that sends a stream and is then at its end, on a clock of its own."""

    def __init__(self, samples: list[Sample]) -> None:
        self.now, self.state = 0.0, "live"
        self.info = open_device("sim:adult", seed=1)[0].info
        self._samples = samples

    def perf_counter(self) -> float:
        return self.now

    def sleep(self, length_s: float) -> None:
        self.now += max(length_s, 0.1)

    @property
    def finished(self) -> bool:
        return not self._samples

    def read(self) -> list[Sample]:
        due = [one for one in self._samples if one.t <= self.now]
        self._samples = self._samples[len(due) :]
        return due

    def events(self) -> list[DeviceEvent]:
        return []

    def close(self) -> None:
        pass


@pytest.mark.parametrize(
    ("samples", "said"),
    [
        (stream(), "All is well. There is nothing to do."),
        (stream(rate_hz=11), "It sends 11 times a second, 20 are needed"),
        (stream(corner(2, lambda kg: 0.0)), "The front left corner does not respond."),
    ],
    ids=["well", "11 a second", "a dead corner"],
)
def test_watch_says_at_the_end_what_is_wrong_and_what_to_do(
    samples: list[Sample], said: str, capsys: Any, monkeypatch: Any
) -> None:
    board = Sending(samples)
    monkeypatch.setattr("game.session.opening_together.open_devices", lambda *a, **k: (board, None))
    monkeypatch.setattr(watch, "time", board)
    code, out, err = call(capsys, "watch", "serial:COM5")
    assert code == 0
    assert len([json.loads(line) for line in out.splitlines()]) == len(samples)
    assert err.splitlines()[-1].startswith(said)
