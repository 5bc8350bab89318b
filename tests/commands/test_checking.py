"""How well a board is, told by the command line; and what is kept of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from game.commands import doctor
from game.commands.short_look import looked_at
from game.core.known_weight import Place
from game.core.weighing import Weighing
from game.headless import VirtualClock
from game.headless.boards import PATIENCE_S, listen, weigh, zero
from game.session.boards import as_kept
from game.session.opening import open_device
from game.store.folder import DataFolder
from input_devices.device import Info
from input_devices.devices import make_device
from input_devices.errors import DeviceError
from input_devices.finding import Found
from input_devices.health import Health
from input_devices.verdicts import verdicts
from tests.commands.calling import call, document
from tests.input_devices.streams import corner, health_of, stream

BOARD: Info = make_device("sim:adult").info


@pytest.fixture
def fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """Devices and people on a clock that does not wait."""
    clock = VirtualClock()
    monkeypatch.setattr("game.headless.RealClock", lambda: clock)
    monkeypatch.setattr(
        "game.session.opening.open_device",
        lambda uri, seed, tell=None: open_device(uri, clock, seed=seed),
    )


def test_a_board_that_is_well_is_told_so(capsys: Any, fast: None) -> None:
    told = document(capsys, "devices", "check", "sim:adult?kg=70")
    assert [one["code"] for one in told["verdicts"]] == ["good"]
    assert told["id"] == "sim:adult"
    assert len(told["health"]["corners"]) == 4
    code, out, _ = call(capsys, "devices", "check", "sim:adult?kg=70")
    assert code == 0
    assert "All is well." in out


def test_a_board_that_cannot_be_used_ends_with_the_code_of_devices(
    capsys: Any, fast: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    dead = health_of(stream(corner(2, lambda kg: 0.0)))
    monkeypatch.setattr("game.headless.boards.listen", lambda *args: dead)
    code, out, _ = call(capsys, "devices", "check", "sim:adult")
    assert code == 3
    assert "The front left corner does not respond." in out


def test_a_known_weight_gives_a_factor_that_is_kept_shown_and_forgotten(
    capsys: Any, fast: None, tmp_path: Path
) -> None:
    data = ("--data", str(tmp_path))
    told = document(capsys, "devices", "check", "sim:adult?kg=60", "--kg", "70", "--keep", *data)
    assert told["weight"]["gain"] == pytest.approx(70 / 60, rel=0.005)
    assert told["weight"]["kept"] is True
    assert [one["place"] for one in told["weight"]["places"]] == ["middle"]
    assert as_kept(BOARD, DataFolder.open(tmp_path)).gain == told["weight"]["gain"]
    again = document(capsys, "devices", "check", "sim:adult?kg=60", "--kg", "70", *data)
    assert again["weight"]["within"] is True
    assert document(capsys, "devices", *data)["kept"]["sim:adult"]["gain"]["factor"] > 1.1
    assert document(capsys, "devices", "forget", "sim:adult", *data)["forgotten"] is True
    assert document(capsys, "devices", *data)["kept"] == {}


def test_without_keep_nothing_is_kept(capsys: Any, fast: None, tmp_path: Path) -> None:
    told = document(
        capsys, "devices", "check", "sim:adult?kg=60", "--kg", "70", "--data", str(tmp_path)
    )
    assert told["weight"]["kept"] is False
    assert told["kept"]["gain"] is None


@pytest.mark.parametrize("kg", ["0", "-3", "4.9", "151", "much"])
def test_a_weight_that_tells_nothing_is_refused(kg: str, capsys: Any) -> None:
    code, _, err = call(capsys, "devices", "check", "sim:adult", "--kg", kg)
    assert code == 2
    assert len(err.splitlines()) <= 2


def test_a_board_is_zeroed_and_a_clamped_one_is_not(
    capsys: Any, fast: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = ("--data", str(tmp_path))
    code, _, err = call(capsys, "devices", "zero", "sim:adult", *data)
    assert code == 3
    assert "exactly 0" in err
    monkeypatch.setattr("game.headless.boards.zero", lambda *args: (0.3, 0.1, -0.2, 0.4))
    told = document(capsys, "devices", "zero", "sim:adult", *data)
    assert told["zero"] == [0.3, 0.1, -0.2, 0.4]
    assert as_kept(BOARD, DataFolder.open(tmp_path)).zero == (0.3, 0.1, -0.2, 0.4)


def test_what_is_not_kept_cannot_be_forgotten(capsys: Any, tmp_path: Path) -> None:
    code, _, err = call(capsys, "devices", "forget", "wii-1", "--data", str(tmp_path))
    assert code == 2
    assert "Known: none" in err


def test_nobody_who_puts_a_weight_down_is_waited_for_without_end() -> None:
    clock = VirtualClock()
    device, stand_in = open_device("sim:adult", clock, seed=1)
    assert stand_in is not None
    stand_in.on_board = False
    weighing = Weighing(10.0)
    weigh(device, weighing, clock, lambda text: None)
    assert clock() < 3 * PATIENCE_S
    assert weighing.outcome.unfit == "not_measured"


def test_the_middle_alone_can_be_asked() -> None:
    assert Weighing(10.0, middle_only=True).place is Place.MIDDLE
    weighing = Weighing(10.0, middle_only=True)
    weighing._places.pop()
    assert weighing.place is None


def test_a_device_is_listened_to_for_as_long_as_it_is_said() -> None:
    clock = VirtualClock()
    device, stand_in = open_device("sim:adult?rate=100", clock, seed=1)
    health = listen(device, clock, 4.0)
    assert health.link.n == pytest.approx(400, abs=10)
    assert zero(device, clock, stand_in) == "clamped"
    assert stand_in is not None
    assert stand_in.on_board


FOUND = [
    Found("wii:", "Wii Balance Board", "ready"),
    Found("serial:COM5", "Serial port", ""),
    Found("wiihid:", "Wii Balance Board", "ready"),
]


def test_only_what_may_be_opened_is_looked_at(tmp_path: Path) -> None:
    opened: list[str] = []

    def look(uri: str, folder: DataFolder) -> Health:
        opened.append(uri)
        return health_of(stream())

    told = looked_at(FOUND, DataFolder.open(tmp_path), look)
    assert opened == ["wii:"]
    assert [one.code for one in told["wii:"]] == ["good"]


def test_a_device_that_cannot_be_opened_is_left_to_others(tmp_path: Path) -> None:
    def look(uri: str, folder: DataFolder) -> Health:
        raise DeviceError("no-device", "Gone.")

    assert looked_at(FOUND, DataFolder.open(tmp_path), look) == {}


def test_devices_and_doctor_tell_how_well_a_board_is(
    capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    dead = verdicts(health_of(stream(corner(2, lambda kg: 0.0))))
    monkeypatch.setattr("input_devices.finding.found", lambda: FOUND)
    monkeypatch.setattr("game.commands.short_look.looked_at", lambda *args: {"wii:": dead})
    told = document(capsys, "devices")
    assert told["connected"][0]["verdicts"][0]["code"] == "dead"
    assert told["connected"][1]["verdicts"] == []
    lines = [one for one in doctor.examine(None) if one.about == "board health"]
    assert [one.ok for one in lines] == [False, True, True]
    assert "devices check serial:COM5" in lines[1].words
