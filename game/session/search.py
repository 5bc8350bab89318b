"""A device that is being looked for and asked who it is: nobody waits, whoever wants it looks in
now and then."""

from __future__ import annotations

from collections.abc import Mapping

from game.session.crew import Crew
from input_devices.device import Clock, Device
from input_devices.devices import make_device
from input_devices.errors import DeviceError
from input_devices.sample import Notice
from input_devices.saying import mark
from input_devices.uri import Address

INTRODUCTION_S = 8.0
"""A board may boot for 3 s and is asked three times who it is (device reference 4.5)."""
LONGER_S: Mapping[str, float] = {"lsl": 12.0, "ble-witmotion": 20.0}
"""For what is searched for first, by scheme."""
PHONES = ("udp", "sensorlogger", "phyphox")
"""They speak once a person has typed into them what is told, or pressed play."""
TYPING_S = 120.0
UNKNOWN = mark(
    "Connected, but the board says nothing that this game knows. Unplug it, wait 5 seconds, plug "
    "it in again, and check speed and format."
)
"""For a device that does not itself tell what is wrong."""


class Search:
    """One device on its way. It is closed again where nothing comes of it."""

    def __init__(
        self, address: Address, crew: Crew | None, clock: Clock, now_s: float, *, patient: bool
    ) -> None:
        """crew: who stands on a simulated one. clock: as of `make_device`.
        now_s: on the time base of `look`.
        patient: a phone is waited for without end, for somebody sees that nothing has come yet.

        Raises AddressError for an address that cannot be used.
        """
        self.address, self.crew = address, crew
        self.notices: list[Notice] = []
        """What the device has said meanwhile, oldest first."""
        self._began_s = now_s
        self._patience_s = patience_s(address.scheme, patient=patient)
        self._device = make_device(address.uri, clock=clock, body=crew.body if crew else None)
        self._device.start()

    def look(self, now_s: float) -> Device | None:
        """The device, once it is known who it is. Raises DeviceError when it cannot be used."""
        device = self._device
        if device.refused is not None:
            raise self._given_up(device.refused)
        if device.identified:
            return device
        device.read()  # what broke the reader would be raised here
        self.notices += [event for event in device.events() if isinstance(event, Notice)]
        if now_s - self._began_s > self._patience_s:
            raise self._given_up(self._nobody())
        return None

    def leave(self) -> None:
        """Look for it no longer."""
        self._device.close()

    def _given_up(self, problem: DeviceError) -> DeviceError:
        self.leave()
        return problem

    def _nobody(self) -> DeviceError:
        """What the device itself has said last, where it has."""
        said = [notice for notice in self.notices if notice.code != "address"]
        last = said[-1] if said else Notice("no-data", UNKNOWN)
        return DeviceError("no-data", last.message, last.values)


def patience_s(scheme: str, *, patient: bool) -> float:
    """How long a device may take to be known, s."""
    if scheme in PHONES:
        return float("inf") if patient else TYPING_S
    return LONGER_S.get(scheme, INTRODUCTION_S)
