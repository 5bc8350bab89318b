"""Several devices read as one: a board and a worn sensor, their samples on one time line.

The first of them speaks for all where one has to: it is the one whose name and unit are told.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Sequence

import msgspec

from input_devices.device import Device, Info
from input_devices.errors import DeviceError
from input_devices.sample import DeviceEvent, Sample


class Together:
    """Reads every device, and gives what came in the order of arrival, each sample with the number
    of its device."""

    def __init__(self, devices: Sequence[Device]) -> None:
        """devices: at least one; their numbers are their places."""
        assert devices
        self.devices = tuple(devices)
        self._last_t = -math.inf

    @property
    def info(self) -> Info:
        """Of the first."""
        return self.devices[0].info

    @property
    def infos(self) -> tuple[Info, ...]:
        """Of each, by number."""
        return tuple(device.info for device in self.devices)

    @property
    def identified(self) -> bool:
        return all(device.identified for device in self.devices)

    def start(self) -> None:
        for device in self.devices:
            device.start()

    @property
    def refused(self) -> DeviceError | None:
        """Of the first that was; then those beside it are closed too."""
        refused = next((one.refused for one in self.devices if one.refused is not None), None)
        if refused is not None:
            self.close()
        return refused

    def open(self) -> None:
        """Open each; where one cannot be used, those before it are closed again."""
        opened: list[Device] = []
        try:
            for device in self.devices:
                device.open()
                opened.append(device)
        except BaseException:
            for device in opened:
                device.close()
            raise

    def read(self) -> list[Sample]:
        """One that was stamped before what has been given already, while another device was read,
        is given the time of the last: times never run backwards, and nothing is left out."""
        arrived = [
            [_from(number, sample) for sample in device.read()]
            for number, device in enumerate(self.devices)
        ]
        return [self._in_line(one) for one in heapq.merge(*arrived, key=lambda one: one.t)]

    def _in_line(self, sample: Sample) -> Sample:
        if sample.t >= self._last_t:
            self._last_t = sample.t
            return sample
        return msgspec.structs.replace(sample, t=self._last_t)

    def events(self) -> list[DeviceEvent]:
        return [event for device in self.devices for event in device.events()]

    def close(self) -> None:
        for device in self.devices:
            device.close()

    @property
    def state(self) -> str:
        """Of the first that is not live; 'live' when all are."""
        return next((one.state for one in self.devices if one.state != "live"), "live")

    @property
    def dropped(self) -> int:
        return sum(device.dropped for device in self.devices)

    @property
    def finished(self) -> bool:
        return all(device.finished for device in self.devices)


def devices_of(device: Device) -> tuple[Device, ...]:
    """Each that is read; one for a device alone."""
    return device.devices if isinstance(device, Together) else (device,)


def infos_of(device: Device) -> tuple[Info, ...]:
    """Of each device that is read; one for a device alone."""
    return device.infos if isinstance(device, Together) else (device.info,)


def stood_on(device: Device) -> int:
    """The number of the board among those that are read; of the first where there is none."""
    return next((n for n, info in enumerate(infos_of(device)) if info.unit == "mm"), 0)


def _from(number: int, sample: Sample) -> Sample:
    return msgspec.structs.replace(sample, device=number) if number else sample
