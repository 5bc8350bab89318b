"""`gamepad:`: two axes of a joystick: a stick, an adaptive controller, or a tilt board that calls
itself one.

It takes nothing from the menus: the window reads the same events, so buttons and sticks go on
choosing and pausing while the device plays. Source: device reference 7.
"""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Sequence
from typing import Protocol

import msgspec
import pygame

from input_devices.errors import AddressError, DeviceError
from input_devices.liveness import State
from input_devices.pumped import Pointer, WindowEvent, within_reach
from input_devices.sample import Connected, Lost
from input_devices.saying import mark
from input_devices.uri import Address

BOARD_NAME = "Nintendo Wii Remote Balance Board"
"""Read as a joystick it loses its zero and its order of corners: `wii:` reads it well."""
NO_PAD = mark("No gamepad found. Plug it in, or switch it on and wait until its light stays on.")
IS_BOARD = mark("The balance board is played as wii:, not as a gamepad.")
LOST = "The gamepad has gone. Plug it in again or charge it."


class Pad(Protocol):
    """What is needed of a joystick of the window library."""

    def get_instance_id(self) -> int: ...

    def get_name(self) -> str: ...

    def get_guid(self) -> str: ...

    def get_numaxes(self) -> int: ...

    def get_axis(self, axis: int, /) -> float: ...


def pads_now() -> list[Pad]:
    """The joysticks of this computer, in the order in which the system counts them."""
    # a click on the console's window must not freeze the patient's stick
    os.environ.setdefault("SDL_JOYSTICK_ALLOW_BACKGROUND_EVENTS", "1")
    pygame.joystick.init()
    return [pygame.joystick.Joystick(index) for index in range(pygame.joystick.get_count())]


def shown(pads: Sequence[Pad]) -> list[Pad]:
    """Those that are played as a gamepad: a balance board is not."""
    return [pad for pad in pads if not is_board(pad)]


def is_board(pad: Pad) -> bool:
    return pad.get_name() == BOARD_NAME


def sought(uri: str, target: str) -> Callable[[int, Pad], bool]:
    """Whether a pad, by its place among those that are shown, is the one an address means.

    Raises AddressError for a target that is neither a number nor `name~TEXT` nor `guid~HEX`.
    """
    if not target or target.isdecimal():
        wanted = int(target or "0")
        return lambda place, pad: place == wanted
    how, tilde, text = target.partition("~")
    text = text.lower()
    if tilde and text and how == "name":
        return lambda place, pad: text in pad.get_name().lower()
    if tilde and text and how == "guid":
        return lambda place, pad: pad.get_guid().lower().startswith(text)
    raise AddressError(
        f"{uri}: '{target}' names no gamepad. Write its number from 0, name~TEXT or guid~HEX."
    )


def reach_of(x: float, y: float, dead_zone: float, gain: float) -> tuple[float, float]:
    """Two axes, -1 to 1, in reach units: 0 within the dead zone, from 0 upward at its edge."""
    length = math.hypot(x, y)
    if length <= dead_zone:
        return 0.0, 0.0
    scale = gain * (length - dead_zone) / (1.0 - dead_zone) / length
    return within_reach(x * scale, y * scale)


class Gamepad(Pointer):
    """Lives on the window's joystick events; one that is plugged in again is taken up again."""

    def __init__(
        self, address: Address, *, list_pads_now: Callable[[], Sequence[Pad]] = pads_now
    ) -> None:
        super().__init__(address.uri, "gamepad")
        self._sought = sought(address.uri, address.target)
        self._list_pads = list_pads_now
        self._axes = tuple(int(address.number(key)) for key in ("x", "y"))
        self._signs = tuple(-1.0 if key in address.text("invert") else 1.0 for key in ("x", "y"))
        self._dead_zone = address.number("deadzone")
        self._gain = address.number("gain")
        self._pad: Pad | None = None
        self._guid = ""
        self._values: dict[int, float] = {}

    def open(self) -> None:
        """Raises DeviceError when there is no such gamepad, or it has no such axis."""
        if self._open:
            return
        pads = self._list_pads()
        pad = self._found(pads)
        if pad is None:
            board = any(map(is_board, pads))
            raise DeviceError("no-device", IS_BOARD if board else NO_PAD)
        self._attach(pad)
        super().open()

    def pump(self, events: Sequence[WindowEvent], now: float, window_size: tuple[int, int]) -> None:
        """As every pointer; without its pad it is silent."""
        if not self._open:
            return
        for event in events:
            self._follow(event)
        if self._pad is not None:
            super().pump(events, now, window_size)

    def close(self) -> None:
        super().close()
        self._pad = None

    @property
    def state(self) -> State:
        return "lost" if self._open and self._pad is None else super().state

    def _point(
        self, events: Sequence[WindowEvent], now: float, window_size: tuple[int, int]
    ) -> tuple[float, float]:
        x, y = (
            sign * self._values.get(axis, 0.0)
            for sign, axis in zip(self._signs, self._axes, strict=True)
        )
        return reach_of(x, -y, self._dead_zone, self._gain)  # a stick counts downward

    def _follow(self, event: WindowEvent) -> None:
        mine = self._pad is not None and event.dict.get("instance_id") == self._pad_id()
        if event.type == pygame.JOYAXISMOTION and mine:
            self._values[event.dict["axis"]] = float(event.dict["value"])
        elif event.type == pygame.JOYDEVICEREMOVED and mine:
            self._pad = None
            self._events.append(Lost(LOST))
        elif event.type == pygame.JOYDEVICEADDED and self._pad is None:
            self._take_up_again()

    def _take_up_again(self) -> None:
        """The one that had gone, by what it is: numbers change when something is plugged in."""
        for pad in shown(self._list_pads()):
            if pad.get_guid() == self._guid and pad.get_numaxes() > max(self._axes):
                self._attach(pad)
                self._events.append(Connected(self.info.name))
                return

    def _found(self, pads: Sequence[Pad]) -> Pad | None:
        places = enumerate(shown(pads))
        return next((pad for place, pad in places if self._sought(place, pad)), None)

    def _attach(self, pad: Pad) -> None:
        count, name = pad.get_numaxes(), pad.get_name()
        if max(self._axes) >= count:
            raise DeviceError(
                "no-axis",
                mark("The gamepad {name} has {count} axes, counted from 0. Choose two of them."),
                {"name": name, "count": count},
            )
        self._pad, self._guid = pad, pad.get_guid()
        self._values = {axis: pad.get_axis(axis) for axis in self._axes}
        self.info = msgspec.structs.replace(self.info, id=self._guid, name=name)

    def _pad_id(self) -> int | None:
        return self._pad.get_instance_id() if self._pad is not None else None
