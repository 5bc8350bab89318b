"""`sensorlogger:PORT`: the app Sensor Logger, which pushes to this computer."""

from __future__ import annotations

import time
from collections.abc import Callable

from input_devices.device import Clock
from input_devices.http_source import HttpSource
from input_devices.mount import Mount
from input_devices.network import network_address
from input_devices.phone_listening import ListeningPhone, OpenPort
from input_devices.reader import RETRY_S
from input_devices.sensor_logger_pushes import SensorLoggerDecoder
from input_devices.uri import Address


class SensorLogger(ListeningPhone):
    """A phone on which Sensor Logger runs. Silence is told by the usual time between batches."""

    def __init__(
        self,
        address: Address,
        mount: Mount,
        *,
        clock: Clock = time.perf_counter,
        open_port: OpenPort = HttpSource,
        here: Callable[[], str | None] = network_address,
        retry_s: tuple[float, ...] = RETRY_S,
    ) -> None:
        """Raises AddressError when the address cannot be used."""
        super().__init__(
            address,
            mount,
            lambda: SensorLoggerDecoder(address.text("gravity")),
            open_port,
            written="http://{}:{}/data",
            lost_s=10.0,
            stalled_periods=3.0,
            clock=clock,
            here=here,
            retry_s=retry_s,
        )
