"""Opens the devices of a visit, one or several: a board, and what is worn beside it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from itertools import combinations

from game.core.errors import SetupError
from game.session.crew import Crew
from game.session.opening import open_with_crew
from input_devices.device import Clock, Device, Info
from input_devices.devices import parse
from input_devices.together import Together
from input_devices.uri import Address

POINTERS = ("mouse", "keys", "gamepad")
"""They measure nothing, and stand in for a board alone."""


def open_devices(
    uris: Sequence[str],
    clock: Clock = time.perf_counter,
    *,
    seed: int,
    tell: Callable[[str], None] = lambda text: None,
) -> tuple[Device, Crew | None]:
    """The devices of these addresses, at least one, open and read as one, with everybody who is on
    a simulated one.

    tell: as of `open_device`. Raises SetupError for devices that cannot stand beside each other;
    whatever is raised, nothing stays open.
    """
    refuse_addresses(uris)
    opened: list[Device] = []
    crew: Crew | None = None
    try:
        for uri in uris:
            device, own = open_with_crew(uri, clock, seed=seed, tell=tell, crew=crew)
            crew = crew or own
            opened.append(device)
            refuse_devices_together([one.info for one in opened])
    except BaseException:
        for device in opened:
            device.close()
        raise
    return (Together(opened) if len(opened) > 1 else opened[0]), crew


def refuse_addresses(uris: Sequence[str]) -> None:
    """Raises SetupError for one device twice, for a pointer beside another device, and for two
    simulated people; AddressError for what is no address. Nothing is opened for that."""
    addresses = [parse(uri) for uri in uris]
    for one, other in combinations(addresses, 2):
        if _which(one) == _which(other):
            raise SetupError(f"--device {other.uri}: that device is named twice. Leave one out.")
        if one.scheme == other.scheme == "sim" and one.target != other.target:
            raise SetupError(
                f"--device {other.uri}: all devices are on one person. Write sim:{one.target}, "
                "with as=tilt for what is worn."
            )
    pointer = next((one for one in addresses if one.scheme in POINTERS), None)
    if pointer is not None and len(addresses) > 1:
        raise SetupError(f"--device {pointer.uri} measures nothing. It plays alone.")


def refuse_devices_together(infos: Sequence[Info]) -> None:
    """Raises SetupError for what is seen only once they are open: one device at two addresses, two
    boards, and one that measures nothing."""
    for one, other in combinations(infos, 2):
        if one.id == other.id:
            raise SetupError(f"{other.uri} is the device of {one.uri}. Leave one out.")
        if one.unit == other.unit == "mm":
            raise SetupError(
                f"{one.name} and {other.name} are two boards, and somebody stands on one. "
                "Leave one out, or name a sensor that is worn."
            )
    pointer = next((info for info in infos if not info.measures), None)
    if pointer is not None and len(infos) > 1:
        raise SetupError(f"{pointer.name} measures nothing. It plays alone.")


def _which(address: Address) -> tuple[str, ...]:
    """What tells a device from another, as far as its address says."""
    kinds = {"sim": ("as",), "replay": ("device",)}.get(address.scheme, ())
    return address.scheme, address.target, *(address.values.get(key, "") for key in kinds)
