"""What devices are called on the screen, and how to connect them: the device room speaks English
only, and knows no catalogue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.text import Words, mark

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

STEPS: Mapping[str, Sequence[str]] = {
    "wii": (
        mark("Once, in a terminal: sudo modprobe hid-wiimote"),
        mark("Run bluetoothctl and type: power on, agent NoInputNoOutput, default-agent, scan on"),
        mark("Press the red SYNC button under the battery cover. You have 20 seconds."),
        mark("While it scans, type once each: trust ADDRESS, pair ADDRESS, connect ADDRESS"),
        mark(
            "After a restart of the computer: btmgmt connectable on, then press the power button."
        ),
        mark(
            "The account must be in the group input: sudo usermod -aG input $USER, then log in "
            "again."
        ),
        mark(
            "BlueZ 5.80 and later (bluetoothctl --version) can no longer pair the board "
            "permanently."
        ),
        mark("If pairing fails, replace all four batteries first."),
    ),
    "serial": (
        mark("Plug the board in. Its port is in the list of what is connected now."),
        mark(
            "The account must be in the group dialout: sudo usermod -aG dialout $USER, then log in "
            "again."
        ),
        mark("Close other programs that use the port, such as the Arduino serial monitor."),
        mark("A board with plain numbers needs to be told: ?format=csv&map=tr,br,tl,bl&unit=g"),
    ),
}
"""How to connect a board, by scheme; equal to `connect_help`, without its numbers."""


def device_name(words: Words, uri: str) -> str:
    """What the device at an address is called; with its port where there can be several."""
    scheme, _, rest = uri.partition(":")
    name = words(NAMES[scheme]) if scheme in NAMES else scheme
    target = rest.partition("?")[0].rpartition("/")[2]
    return f"{name} {target}" if scheme in WITH_TARGET and target else name


def steps(words: Words, scheme: str) -> list[str]:
    """How to connect a board, one numbered step a line."""
    return [f"{n}. {words(step)}" for n, step in enumerate(STEPS[scheme], start=1)]
