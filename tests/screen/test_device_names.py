"""What the screen says of devices is what the device room says, in the player's language."""

from __future__ import annotations

import pytest

from game.screen.scenes.connect import SIMULATED
from game.screen.scenes.connect_help import KINDS, LINUX_ONLY, ConnectHelp
from game.screen.scenes.device_names import NAMES, device_name, said, steps
from game.screen.scenes.phone import APPS
from game.screen.scenes.station import BOARDS
from game.text import Words
from input_devices.devices import DEVICES, connect_steps, make_device
from input_devices.errors import DeviceError
from input_devices.evdev import NO_BOARD, Node
from input_devices.finding import found
from input_devices.sample import Kind
from input_devices.serial_port import Port
from input_devices.system import System

ENGLISH, SPANISH = Words.load("en"), Words.load("es")
LINUX = System("linux", (5, 66), here="192.168.0.7")
ALWAYS_HERE = {"mouse", "keys", "replay", "sim", "signal"}


def test_every_device_has_a_name() -> None:
    assert set(NAMES) == set(DEVICES)
    for scheme, name in NAMES.items():
        assert name.partition(" ")[0] in DEVICES[scheme].title or scheme == "serial"


def test_what_is_connected_has_the_same_name_in_the_list_and_on_the_screen() -> None:
    def nodes() -> tuple[list[Node], list[str]]:
        return [], []

    for one in found(lambda: [Port("/dev/ttyACM0", "a board")], nodes):
        assert device_name(ENGLISH, one.uri).startswith(one.name)


@pytest.mark.parametrize("board", BOARDS)
def test_what_starts_by_itself_is_a_board_that_weighs(board: str) -> None:
    assert make_device(board).info.kind is Kind.LOAD4


@pytest.mark.parametrize("scheme", [*KINDS, *APPS])
def test_the_steps_are_those_of_the_device_room(scheme: str) -> None:
    assert steps(ENGLISH, scheme, LINUX) == connect_steps(scheme, LINUX)


def test_whatever_must_be_connected_has_its_steps_in_the_window() -> None:
    assert {*KINDS, *APPS} == set(DEVICES) - ALWAYS_HERE


def test_another_system_is_offered_what_it_can_connect() -> None:
    kinds = ConnectHelp(System("windows"), asks=False).kinds
    assert set(kinds) == set(KINDS) - set(LINUX_ONLY)
    assert kinds[0] == "wiihid"


def test_what_went_wrong_is_shown_until_another_kind_is_asked_for() -> None:
    panel = ConnectHelp(LINUX, asks=False)
    panel.show(DeviceError("no-device", NO_BOARD).saying, "serial")
    assert (panel.kind, panel.problem is None) == ("serial", False)
    panel.turn()
    assert panel.problem is None


def test_an_error_of_a_device_is_said_in_the_players_language() -> None:
    class Shouting(Words):
        def __call__(self, message: str, **values: object) -> str:
            return message.upper().format(**{name.upper(): one for name, one in values.items()})

    loud = Shouting("xx", SPANISH._catalogue)
    error = DeviceError("port-missing", "Port {port} is not there.", {"port": "COM5"})
    assert said(loud, error.saying) == "PORT COM5 IS NOT THERE."
    assert said(ENGLISH, error.saying) == str(error)


@pytest.mark.parametrize(
    ("uri", "name"),
    [
        ("mouse:", "Ratón"),
        ("keys:?speed=2", "Flechas o WASD"),
        ("serial:/dev/ttyACM0?format=sib1", "Puerto serie ttyACM0"),
        (SIMULATED, "Persona simulada"),
        ("replay:bouts/01", "Registro"),
        ("signal:sway", "Señal de prueba"),
        ("wiihid:00:1f:32:aa:bb:cc", f"{SPANISH('Wii Balance Board')} 00:1f:32:aa:bb:cc"),
    ],
)
def test_a_device_is_called_by_its_kind(uri: str, name: str) -> None:
    assert device_name(SPANISH, uri) == name
