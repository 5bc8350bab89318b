"""Datagrams of a network port as a source of whole messages."""

from __future__ import annotations

import select
import socket

from input_devices.errors import SourceLost
from input_devices.framing import framed
from input_devices.network import Door, Listening

DATAGRAM_LIMIT = 2048
"""Bytes; a longer datagram is of no motion app. Source: device reference 9."""
MOST_AT_ONCE = 64
"""After so many the samples are handed on, however much still comes."""


class DatagramSource:
    """An open UDP port. What it gives is framed; what is too long comes as an empty message, which
    no decoder takes for a good one."""

    def __init__(self, where: Listening, door: Door) -> None:
        """Raises OSError when the port cannot be opened."""
        self._door = door
        self._socket = socket.socket(where.family, socket.SOCK_DGRAM)
        try:
            self._socket.bind((where.bind, where.port))
            self._socket.setblocking(False)
        except OSError:
            self._socket.close()
            raise
        self.port = int(self._socket.getsockname()[1])

    def read_some(self, timeout_s: float) -> bytes:
        try:
            select.select([self._socket], [], [], timeout_s)
        except (OSError, ValueError) as problem:  # ValueError: closed under the wait
            raise SourceLost(f"{self.describe()}: {problem}") from problem
        found = []
        for _ in range(MOST_AT_ONCE):
            try:
                data, sender = self._socket.recvfrom(DATAGRAM_LIMIT + 1)
            except BlockingIOError:
                break
            except OSError as problem:
                raise SourceLost(f"{self.describe()}: {problem}") from problem
            if self._door.lets_in(str(sender[0])):
                found.append(framed(data if len(data) <= DATAGRAM_LIMIT else b""))
        return b"".join(found)

    def write(self, data: bytes) -> None:
        """Nothing is ever sent to a phone."""

    def close(self) -> None:
        self._socket.close()

    def describe(self) -> str:
        return f"UDP port {self.port}"
