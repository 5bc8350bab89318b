"""What the screen says of devices is what the device room says, in the player's language."""

from __future__ import annotations

import pytest

from game.screen.scenes.connect import HELP_OF, SIMULATED
from game.screen.scenes.device_names import NAMES, STEPS, device_name, steps
from game.screen.scenes.station import BOARDS
from game.text import Words
from input_devices.devices import DEVICES, connect_help, make_device
from input_devices.evdev import Node
from input_devices.finding import found
from input_devices.sample import Kind
from input_devices.serial_port import Port

ENGLISH, SPANISH = Words.load("en"), Words.load("es")


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


@pytest.mark.parametrize("scheme", STEPS)
def test_the_steps_are_those_of_the_device_room(scheme: str) -> None:
    assert "\n".join(steps(ENGLISH, scheme)) == connect_help(scheme)


def test_every_kind_of_board_that_is_offered_has_steps() -> None:
    assert [scheme for scheme, _ in HELP_OF] == list(STEPS)


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
