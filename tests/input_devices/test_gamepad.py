"""A gamepad, from posted window events and a stand-in for the joystick."""

from __future__ import annotations

import math
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from input_devices.devices import make_device, parse
from input_devices.errors import AddressError, DeviceError
from input_devices.finding import found
from input_devices.gamepad import BOARD_NAME, Gamepad, reach_of
from input_devices.sample import Connected, Kind, Lost

WINDOW = (1000, 500)


class Stick:
    """A joystick that was plugged in."""

    def __init__(self, instance_id, name="Adaptive Controller", guid="0300aa", at=(0.0,) * 4):
        self.instance_id, self.name, self.guid, self.at = instance_id, name, guid, at

    def get_instance_id(self):
        return self.instance_id

    def get_name(self):
        return self.name

    def get_guid(self):
        return self.guid

    def get_numaxes(self):
        return len(self.at)

    def get_axis(self, axis):
        return self.at[axis]


BOARD = Stick(1, BOARD_NAME, "0500bb")
OTHER = Stick(2, "Tilt 2000", "0300cc")


@pytest.fixture(autouse=True)
def _window():
    pygame.display.init()
    pygame.event.clear()
    yield
    pygame.display.quit()


def opened(uri, *pads):
    there = list(pads)
    pad = Gamepad(parse(uri), list_pads_now=lambda: there)
    pad.open()
    return pad, there


def moved(axis, value, instance_id=7):
    return pygame.event.Event(
        pygame.JOYAXISMOTION, instance_id=instance_id, joy=0, axis=axis, value=value
    )


def pumped(pad, *events, now=1.0):
    pygame.event.clear()
    for event in events:
        pygame.event.post(event)
    pad.pump(pygame.event.get(), now, WINDOW)
    return [sample.values for sample in pad.read()]


@pytest.mark.parametrize(
    ("keys", "events", "values"),
    [
        ("deadzone=0", [(0, 0.5)], (0.5, 0)),
        ("deadzone=0", [(1, 0.5)], (0, -0.5)),  # a stick that is pulled counts upward
        ("deadzone=0&invert=y", [(1, 0.5)], (0, 0.5)),
        ("deadzone=0&invert=xy", [(0, 0.5), (1, 0.5)], (-0.5, 0.5)),
        ("deadzone=0&x=2&y=3", [(0, 1.0), (2, 0.25), (3, -0.5)], (0.25, 0.5)),
        ("deadzone=0&gain=2", [(0, 0.25)], (0.5, 0)),
        ("deadzone=0&gain=9", [(0, 0.9), (1, -0.9)], (math.sqrt(0.5), math.sqrt(0.5))),
        ("deadzone=0.2", [(0, 0.2)], (0, 0)),
        ("deadzone=0.2", [(0, 0.6)], (0.5, 0)),
        ("deadzone=0.2", [(0, 1.0)], (1, 0)),
        ("deadzone=0", [(0, 0.5), (0, -0.75)], (-0.75, 0)),  # the last word counts
    ],
)
def test_the_axes_point(keys, events, values):
    pad, _ = opened(f"gamepad:?{keys}", Stick(7))
    assert pumped(pad, *(moved(*event) for event in events)) == [pytest.approx(values)]
    assert pumped(pad) == [pytest.approx(values)]  # a stick that is held says nothing


@given(st.floats(-1, 1), st.floats(-1, 1), st.floats(0, 0.9), st.floats(0.1, 10))
def test_the_dead_zone_is_round_and_begins_at_nothing(x, y, dead_zone, gain):
    right, forward = reach_of(x, y, dead_zone, gain)
    length = math.hypot(right, forward)
    assert length <= 1 + 1e-9
    assert (length == 0) or math.hypot(x, y) > dead_zone
    assert math.isclose(right * y, forward * x, abs_tol=1e-9)  # the same direction
    edge = dead_zone + 1e-6
    assert math.hypot(*reach_of(edge * 0.6, edge * 0.8, dead_zone, gain)) < 1e-3


def test_it_begins_where_the_stick_is():
    pad, _ = opened("gamepad:?deadzone=0", Stick(7, at=(0.5, 0.0)))
    assert pumped(pad) == [(0.5, 0.0)]


def test_another_pad_is_not_listened_to():
    pad, _ = opened("gamepad:?deadzone=0", Stick(7), OTHER)
    assert pumped(pad, moved(0, 1.0, instance_id=2)) == [(0.0, 0.0)]


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("", "Adaptive Controller"),
        ("0", "Adaptive Controller"),
        ("1", "Tilt 2000"),  # the balance board is not counted
        ("name~tilt", "Tilt 2000"),
        ("guid~0300CC", "Tilt 2000"),
    ],
)
def test_a_pad_is_chosen_by_number_name_or_guid(target, name):
    pad, _ = opened(f"gamepad:{target}", Stick(7), BOARD, OTHER)
    assert (pad.info.name, pad.info.kind, pad.info.measures) == (name, Kind.AXES, False)
    assert pad.info.id in ("0300aa", "0300cc")
    assert pad.events() == [Connected(name)]


@pytest.mark.parametrize(
    ("uri", "pads", "code"),
    [
        ("gamepad:", [], "no-device"),
        ("gamepad:2", [Stick(7), OTHER], "no-device"),
        ("gamepad:name~other", [Stick(7)], "no-device"),
        ("gamepad:?x=4", [Stick(7)], "no-axis"),
    ],
)
def test_a_pad_that_cannot_play_says_why(uri, pads, code):
    with pytest.raises(DeviceError) as problem:
        opened(uri, *pads)
    assert problem.value.code == code


def test_a_balance_board_is_sent_to_its_own_driver():
    with pytest.raises(DeviceError, match="played as wii:"):
        opened("gamepad:name~balance", BOARD)
    uris = [one.uri for one in found(lambda: [], lambda: ([], []), lambda: [BOARD, Stick(7)])]
    assert [uri for uri in uris if uri.startswith("gamepad")] == ["gamepad:0"]


@pytest.mark.parametrize("target", ["left", "name~", "colour~red", "-1"])
def test_an_address_that_names_no_pad_is_refused(target):
    with pytest.raises(AddressError, match="name~TEXT"):
        make_device(f"gamepad:{target}")


def test_an_unplugged_pad_is_told_and_taken_up_again_by_what_it_is():
    pad, there = opened("gamepad:?deadzone=0", Stick(7))
    pad.events()
    pumped(pad, moved(0, 0.5))
    there.clear()
    assert pumped(pad, pygame.event.Event(pygame.JOYDEVICEREMOVED, instance_id=7)) == []
    assert (pad.state, [type(event) for event in pad.events()]) == ("lost", [Lost])
    there[:] = [OTHER]
    assert pumped(pad, pygame.event.Event(pygame.JOYDEVICEADDED, device_index=0)) == []
    there[:] = [OTHER, Stick(9)]
    back = pygame.event.Event(pygame.JOYDEVICEADDED, device_index=1)
    assert pumped(pad, back, moved(0, 0.25, instance_id=9)) == [(0.25, 0.0)]
    assert (pad.state, pad.events()) == ("live", [Connected("Adaptive Controller")])
    assert pumped(pad, moved(0, 1.0, instance_id=7)) == [(0.25, 0.0)]


def test_another_pad_that_goes_is_none_of_its_business():
    pad, _ = opened("gamepad:", Stick(7), OTHER)
    assert pumped(pad, pygame.event.Event(pygame.JOYDEVICEREMOVED, instance_id=2)) == [(0.0, 0.0)]
    assert pad.state == "live"


def test_a_closed_pad_gives_nothing_and_can_be_opened_again():
    pad, _ = opened("gamepad:", Stick(7))
    pad.close()
    assert (pumped(pad, moved(0, 1.0)), pad.state) == ([], "connecting")
    pad.open()
    assert pumped(pad) == [(0.0, 0.0)]
