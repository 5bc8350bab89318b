"""`phyphox:HOST:PORT`: the app phyphox, which answers on the phone's own port when it is asked.

It is asked for its experiment first, then some twenty times a second for what is new. Each question
has a connection of its own, for phyphox does not bear more. Source: device reference 9.4.
"""

from __future__ import annotations

import contextlib
import re
import time
from collections.abc import Callable
from http import HTTPStatus

from input_devices.device import Clock
from input_devices.errors import AddressError, DeviceError, SourceLost
from input_devices.framing import framed
from input_devices.mount import Mount
from input_devices.phone_device import PhoneDevice
from input_devices.phyphox_asking import ANSWER_LIMIT, CONFIG, phyphox_decoder
from input_devices.reader import LONGEST_WAIT_S, RETRY_S
from input_devices.saying import mark
from input_devices.source import ByteSource
from input_devices.uri import Address

PORT = 8080
"""Of Android; an iPhone answers on 80."""
HOST = re.compile(r"[A-Za-z0-9.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\]")
OPENING_S = 2.0
"""A person waits so long for the first answer."""
REFUSALS = 3
"""So often in a row, and the app has gone."""
Fetch = Callable[[str, float], bytes | None]
"""The body behind a path, within seconds; None if nothing came. Raises ConnectionError where nobody
answers."""


class PhyphoxSource:
    """Paths go in, answers come out, framed."""

    def __init__(self, fetch: Fetch, first: bytes, name: str, pause_s: float) -> None:
        """first: the answer that came at opening.
        pause_s: to wait where nothing was asked."""
        self._fetch = fetch
        self._name = name
        self._pause_s = pause_s
        self._first = first
        self._path = ""
        self._refused = 0

    def read_some(self, timeout_s: float) -> bytes:
        if self._first:
            first, self._first = self._first, b""
            return framed(first)
        path, self._path = self._path, ""
        if not path:
            time.sleep(min(timeout_s, self._pause_s))
            return b""
        try:
            body = self._fetch(path, LONGEST_WAIT_S)
        except ConnectionError as problem:
            self._refused += 1
            if self._refused >= REFUSALS:
                raise SourceLost(f"{self._name}: {problem}") from problem
            self._path = path  # to be asked again
            time.sleep(min(timeout_s, LONGEST_WAIT_S))
            return b""
        self._refused = 0
        return b"" if body is None else framed(body)

    def write(self, data: bytes) -> None:
        self._path = data.decode("ascii")

    def close(self) -> None:
        """Nothing stays open between two questions."""

    def describe(self) -> str:
        return self._name


def fetch_from(host: str, port: int) -> Fetch:
    """Asks a phone itself: never another machine in between, and none that it points to."""

    def fetch(path: str, timeout_s: float) -> bytes | None:
        import http.client  # here, in the thread: it takes longer to import than a frame may

        link = http.client.HTTPConnection(host, port, timeout=timeout_s)
        with contextlib.closing(link):
            try:
                link.request("GET", path, headers={"Connection": "close"})
                answer = link.getresponse()
                body = answer.read(ANSWER_LIMIT + 1)
            except (TimeoutError, http.client.HTTPException):
                return None
            except OSError as problem:
                raise ConnectionError(str(problem)) from problem
        return body if answer.status == HTTPStatus.OK and len(body) <= ANSWER_LIMIT else None

    return fetch


def split_host(address: Address) -> tuple[str, int]:
    """Host and port of a target, split at its last colon. Raises AddressError for what cannot
    be."""
    host, colon, told = address.target.rpartition(":")
    if not colon or address.target.endswith("]"):
        host, told = address.target, str(PORT)
    if not HOST.fullmatch(host):
        raise AddressError(
            f"{address.uri}: the phone is '{host}'. Write what phyphox shows, such as 192.168.0.42."
        )
    if not (told.isascii() and told.isdigit() and 1 <= int(told[:6]) <= 65535):
        raise AddressError(f"{address.uri}: the port is '{told}', must be from 1 to 65535.")
    return host.strip("[]"), int(told)


class Phyphox(PhoneDevice):
    """A phone on which phyphox allows remote access."""

    def __init__(
        self,
        address: Address,
        mount: Mount,
        *,
        clock: Clock = time.perf_counter,
        fetch: Fetch | None = None,
        retry_s: tuple[float, ...] = RETRY_S,
    ) -> None:
        """Raises AddressError when the address cannot be used."""
        self._asked_host, self._port = split_host(address)
        self._fetch = fetch or fetch_from(self._asked_host, self._port)
        try:
            phyphox_decoder(address.values)
        except ValueError as problem:
            raise AddressError(f"{address.uri}: {problem}.") from problem
        self._pause_s = address.number("poll") / 4000
        super().__init__(
            address,
            mount,
            lambda: phyphox_decoder(address.values),
            self._ask,
            stalled_s=1.0,
            clock=clock,
            retry_s=retry_s,
        )

    @property
    def host(self) -> str:
        return self._asked_host

    def _ask(self) -> ByteSource:
        where = f"{self._asked_host}:{self._port}"
        try:
            first = self._fetch(CONFIG, OPENING_S)
        except (ConnectionError, UnicodeError) as problem:  # UnicodeError: no name of a machine
            raise _nobody(where) from problem
        if first is None:
            raise _nobody(where)
        return PhyphoxSource(self._fetch, first, f"phyphox at {where}", self._pause_s)


def _nobody(where: str) -> DeviceError:
    return DeviceError(
        "no-device",
        mark(
            "phyphox does not answer at {where}. Choose 'Allow remote access' in its menu, keep it "
            "in front, and write the address that it shows; an iPhone answers on port 80."
        ),
        {"where": where},
    )
