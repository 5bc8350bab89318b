"""What devices are called on the screen, and what the device room says of them, in the player's
language: that room speaks English only, and knows no catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from game.session.opening import WORN
from game.text import Words, mark
from input_devices.connecting import numbered
from input_devices.devices import DEVICES
from input_devices.saying import Saying
from input_devices.system import System

NAMES: Mapping[str, str] = {
    "wii": mark("Wii Balance Board"),
    "wiihid": mark("Wii Balance Board"),
    "motion": mark("Motion sensor"),
    "serial": mark("Serial port"),
    "witmotion": mark("WitMotion sensor"),
    "ble-witmotion": mark("WitMotion Bluetooth"),
    "lsl": mark("Lab Streaming Layer"),
    "udp": mark("Phone"),
    "sensorlogger": mark("Sensor Logger"),
    "phyphox": mark("phyphox"),
    "gamepad": mark("Gamepad"),
    "mouse": mark("Mouse"),
    "keys": mark("Arrow keys or WASD"),
    "replay": mark("Recording"),
    "sim": mark("Simulated person"),
    "signal": mark("Test signal"),
}
"""By scheme of the address; a test compares them with the device room."""

WITH_TARGET = ("serial", "wiihid", "gamepad")
"""There can be several; what stands after the colon tells them apart."""


def device_name(words: Words, uri: str) -> str:
    """What the device at an address is called; with its port where there can be several."""
    scheme, _, rest = uri.partition(":")
    name = words(NAMES[scheme]) if scheme in NAMES else scheme
    target = rest.partition("?")[0].rpartition("/")[2]
    if scheme == "sim" and any(f"as={kind}" in rest for kind in WORN):
        return words("Simulated sensor")
    return f"{name} {target}" if scheme in WITH_TARGET and target else name


def device_names(words: Words, uris: Iterable[str]) -> str:
    """Of all that are in use."""
    return words(" and ").join(device_name(words, uri) for uri in uris)


def said(words: Words, saying: Saying) -> str:
    """A sentence of the device room."""
    return words(saying.message, **saying.values)


def steps(words: Words, scheme: str, system: System) -> list[str]:
    """How to connect a device to a computer, one numbered step a line."""
    return numbered([said(words, step) for step in DEVICES[scheme].connect(system)])
