"""Phones that send to this computer: where it listens, who is heard, and how a person is told."""

from __future__ import annotations

import time
from collections.abc import Callable

from input_devices.device import Clock
from input_devices.mount import Mount
from input_devices.network import (
    Door,
    Listening,
    cannot_listen,
    listening,
    network_address,
    where_to_send,
)
from input_devices.phone_device import PhoneDecoder, PhoneDevice
from input_devices.reader import RETRY_S
from input_devices.sample import Notice
from input_devices.saying import mark
from input_devices.source import ByteSource
from input_devices.uri import Address

OpenPort = Callable[[Listening, Door], ByteSource]
"""Gives an open port; raises OSError."""


class ListeningPhone(PhoneDevice):
    """A phone, or a board with a radio, that sends to a port of this computer."""

    def __init__(
        self,
        address: Address,
        mount: Mount,
        make_decoder: Callable[[], PhoneDecoder],
        open_port: OpenPort,
        *,
        written: str,
        lost_s: float = 5.0,
        stalled_s: float = 0.5,
        stalled_periods: float = 5.0,
        clock: Clock = time.perf_counter,
        here: Callable[[], str | None] = network_address,
        retry_s: tuple[float, ...] = RETRY_S,
    ) -> None:
        """written: how host and port are typed into the app, such as '{}:{}'.
        here: what this computer is called on its network.

        Raises AddressError when the address cannot be used.
        """
        self._where = listening(address)
        self._written = written
        self._open_port = open_port
        self._here = here
        self._door = Door(self._where.sender, self._refused)
        self._told = False
        super().__init__(
            address,
            mount,
            make_decoder,
            self._listen_there,
            lost_s=lost_s,
            stalled_s=stalled_s,
            stalled_periods=stalled_periods,
            clock=clock,
            retry_s=retry_s,
        )

    @property
    def host(self) -> str:
        return self._door.host

    def start(self) -> None:
        """As every device; what to type into the phone is said once the port is open. Who spoke
        first is forgotten: to close and open is how a person takes another phone."""
        if self._thread is None:
            self._door = Door(self._where.sender, self._refused)
            self._told = False
        super().start()

    def _listen_there(self) -> ByteSource:
        try:
            port = self._open_port(self._where, self._door)
        except OSError as problem:
            raise cannot_listen(self._where, problem, self._here()) from problem
        if not self._told:
            self._told = True
            scheme = self._address.scheme
            told = where_to_send(scheme, self._where, self._here(), self._written)
            self._put([Notice("address", told.message, told.values)])
        return port

    def _refused(self, host: str) -> None:
        self._put(
            [
                Notice(
                    "another-phone",
                    mark(
                        "Another phone, {other}, sends too. Only {heard} is heard. To take the "
                        "other one, choose the device again."
                    ),
                    {"other": host, "heard": self._door.host},
                )
            ]
        )
