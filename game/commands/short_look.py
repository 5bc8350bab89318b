"""A short look at each device that may be opened without asking: how well it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.store.folder import DataFolder
    from input_devices.finding import Found
    from input_devices.health import Health
    from input_devices.verdict import Verdict

SAFE = ("wii:", "motion:")
"""Read from input nodes: any number of programs may, and nothing is written to the device. Opening
a serial port starts most boards anew, and raw reports are taken from whoever plays with them."""
LOOK_S = 2.5


def looked_at(
    found: Iterable[Found],
    folder: DataFolder,
    listen: Callable[[str, DataFolder], Health] | None = None,
) -> Mapping[str, list[Verdict]]:
    """What is to be said of each that may be opened, by its address. listen: opens a device and
    listens to it. One that cannot be opened is left out: others say why."""
    from input_devices.errors import DeviceError
    from input_devices.verdicts import verdicts

    told = {}
    for one in found:
        if one.uri.startswith(SAFE):
            try:
                told[one.uri] = verdicts((listen or _listened)(one.uri, folder))
            except DeviceError:
                continue
    return told


def _listened(uri: str, folder: DataFolder) -> Health:
    from game.headless import RealClock
    from game.headless.boards import listen
    from game.session.boards import board_of
    from game.session.opening import open_device

    device, _ = open_device(uri, seed=1)
    try:
        return listen(device, RealClock(), LOOK_S, board_of(folder, device.info).zero)
    finally:
        device.close()
