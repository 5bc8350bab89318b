"""For makers: what they need is copied out, and a board on a port is tested."""

from __future__ import annotations

import contextlib
import json
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import main
from input_devices.makers_board import FILES
from tests.commands.calling import call, document
from tests.input_devices.made_board import Hands, MadeBoard, Make


class OnAPort:
    """A made board on a pseudo-terminal; its maker reads what the terminal says."""

    def __init__(self, make: Make, weight_g: float) -> None:
        import pty
        import tty

        self._board = MadeBoard(make)
        self.maker = Hands(self._board, weight_g, moment_s=0.1)
        self._fd, self._port = pty.openpty()
        tty.setraw(self._port)
        os.set_blocking(self._fd, False)
        self.name = os.ttyname(self._port)
        self._stop = threading.Event()
        self._began = time.perf_counter()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    @property
    def now(self) -> float:
        return time.perf_counter() - self._began

    def _run(self) -> None:
        while not self._stop.wait(0.004):
            now = self.now
            self.maker.move(now)
            data = self._board.says(now)
            if data:
                os.write(self._fd, data)
            with contextlib.suppress(BlockingIOError):  # nothing was sent
                self._board.hears(os.read(self._fd, 4096), now)

    def close(self) -> None:
        self._stop.set()
        self._thread.join()
        os.close(self._fd)
        os.close(self._port)


@pytest.fixture
def on_a_port() -> Iterator[Any]:
    if os.name != "posix":
        pytest.skip("pseudo terminals exist on POSIX systems only")
    opened = []

    def put(make: Make, weight_g: float = 9000.0) -> OnAPort:
        opened.append(OnAPort(make, weight_g))
        return opened[-1]

    yield put
    for one in opened:
        one.close()


def test_page_wiring_and_sketch_are_copied_and_nothing_of_the_makers_is_overwritten(
    capsys: Any, tmp_path: Path
) -> None:
    out = tmp_path / "my board"
    told = document(capsys, "devices", "makers", "--out", str(out))
    assert told["files"] == [str(out / name) for name in FILES]
    assert all((out / name).stat().st_size > 500 for name in FILES)
    sketch = out / FILES[-1]
    sketch.write_text("mine")
    code, _, err = call(capsys, "devices", "makers", "--out", str(out))
    assert code == 2
    assert "is there already" in err
    assert sketch.read_text() == "mine"


@pytest.mark.slow
def test_a_board_that_is_not_right_ends_with_3_and_says_what_to_mend(
    capsys: Any, on_a_port: Any
) -> None:
    port = on_a_port(Make(header="kind=imu rate={rate} id=M1"))
    words = ("devices", "selftest", f"serial:{port.name}", "--no-unplug", "--json")
    code, out, err = call(capsys, *words)
    assert code == 3
    told = json.loads(out)
    assert (told["ok"], told["checks"][0]["code"], told["checks"][0]["ok"]) == (
        False, "header", False,
    )  # fmt: skip
    assert "WRONG: header" in err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("devices", "selftest", "wii:"), "is for a serial port"),
        (("devices", "selftest", "serial:/dev/ttyNOWHERE", "--kg", "0"), "above 0"),
        (("devices", "selftest"), "URI"),
        (("devices", "makers"), "--out"),
    ],
)
def test_a_call_that_cannot_be_done_is_said_to_be_so(
    capsys: Any, words: tuple[str, ...], said: str
) -> None:
    code, _, err = call(capsys, *words)
    assert code == 2
    assert said in err


def test_a_port_that_is_not_there_is_named(capsys: Any) -> None:
    code, _, err = call(capsys, "devices", "selftest", "serial:/dev/ttyNOWHERE")
    assert code == 3
    assert "/dev/ttyNOWHERE" in err


def test_devices_without_an_action_lists_as_ever(capsys: Any) -> None:
    assert set(document(capsys, "devices")) >= {"connected", "supported"}


@pytest.mark.slow
def test_a_board_of_raw_counts_is_led_through_all_and_given_its_numbers(
    monkeypatch: pytest.MonkeyPatch, capsys: Any, on_a_port: Any
) -> None:
    port = on_a_port(Make(raw=True), 5000.0)

    def hear(text: str) -> None:
        from input_devices.self_test_hearing import Say

        if text.startswith("> "):
            port.maker.read([Say(text[2:])], port.now)

    monkeypatch.setattr("game.commands.making.say", hear)
    uri = f"serial:{port.name}"
    assert main.main(["devices", "selftest", uri, "--kg", "5", "--no-unplug"]) == 0
    out = capsys.readouterr().out
    assert "const bool CALIBRATED = true;" in out
    assert "GRAMS_PER_COUNT[4] = {0.02" in out
    assert "as it should be" in out
