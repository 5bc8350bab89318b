"""This computer on the network: where it listens, to whom, and what it is called there.

By default it is heard by itself alone; the first who speaks is the only one who is heard.
"""

from __future__ import annotations

import contextlib
import errno
import ipaddress
import socket
from collections.abc import Callable

import msgspec

from input_devices.errors import AddressError, DeviceError
from input_devices.saying import Saying, mark
from input_devices.uri import Address

ON_NO_NETWORK = mark(
    "This computer is on no network. Join it and the phone to the same one, then try again."
)
FIRST = "first"
SOMEWHERE = ("192.0.2.1", 9)
"""An address kept for examples: a way there is looked up, and nothing is sent. Source: RFC 5737."""


class Listening(msgspec.Struct, frozen=True):
    """Where to listen, and to whom."""

    bind: str
    port: int
    sender: str
    """The only one who is heard; 'first' for the first who speaks."""

    @property
    def family(self) -> socket.AddressFamily:
        return socket.AF_INET6 if ":" in self.bind else socket.AF_INET

    @property
    def here_alone(self) -> bool:
        """Whether no other machine can reach it."""
        return ipaddress.ip_address(self.bind).is_loopback


def listening(address: Address) -> Listening:
    """What an address with a port, `bind` and `from` asks for. Raises AddressError for a port or a
    network address that cannot be."""
    target, uri = address.target, address.uri
    if not (target.isascii() and target.isdigit() and 1 <= int(target[:6]) <= 65535):
        raise AddressError(f"{uri}: the port is '{target}', must be a number from 1 to 65535.")
    for key in ("bind", "from"):
        told = address.text(key)
        if told != FIRST or key == "bind":
            try:
                ipaddress.ip_address(told)
            except ValueError:
                raise AddressError(
                    f"{uri}: '{key}' is '{told}'. Write a network address such as 192.168.0.7."
                ) from None
    return Listening(address.text("bind"), int(target), address.text("from"))


def network_address() -> str | None:
    """What this computer is called on its network; None where it is on none."""
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way:
        way.connect(SOMEWHERE)
        found = str(way.getsockname()[0])
        return None if ipaddress.ip_address(found).is_loopback else found
    return None


def where_to_send(scheme: str, where: Listening, here: str | None, path: str = "{}:{}") -> Saying:
    """What a person types into the phone.

    here: what this computer is called on its network.
    path: how host and port are written in the app.
    """
    if where.here_alone:
        if here is None:
            return Saying(ON_NO_NETWORK)
        uri = f"{scheme}:{where.port}?bind={here}"
        return Saying(
            mark(
                "Only this computer itself is heard. This computer's network address is {here}. "
                "For a phone, use {uri}."
            ),
            {"here": here, "uri": uri},
        )
    open_to_all = ipaddress.ip_address(where.bind).is_unspecified
    name = (here if open_to_all else where.bind) or where.bind
    told = path.format(name, where.port)
    return Saying(mark("Type into the phone app: {address}."), {"address": told})


class Door:
    """Lets one sender in, by network address, and keeps the others out."""

    def __init__(self, sender: str, refused: Callable[[str], None]) -> None:
        """refused: told of the first who is kept out."""
        self.host = "" if sender == FIRST else sender
        """Who is let in; empty as long as nobody spoke."""
        self._refused = refused
        self._told = False

    def lets_in(self, host: str) -> bool:
        """Whether this one may speak; the first who asks may, if nobody was named."""
        self.host = self.host or host
        if host == self.host:
            return True
        if not self._told:
            self._told = True
            self._refused(host)
        return False


def cannot_listen(where: Listening, problem: OSError, here: str | None) -> DeviceError:
    """What a person should read when the port does not open."""
    if problem.errno == errno.EADDRINUSE:
        return DeviceError(
            "port-in-use",
            mark(
                "Network port {port} is taken by another program. Choose another port here and in "
                "the phone app."
            ),
            {"port": where.port},
        )
    if problem.errno in (errno.EACCES, errno.EPERM):
        return DeviceError(
            "no-permission",
            mark(
                "Network port {port} is not for this account. Choose one above 1023, such as 8000, "
                "here and in the phone app."
            ),
            {"port": where.port},
        )
    return DeviceError(
        "no-address",
        mark(
            "This computer has no network address {wrong}. Its address now: {here}. Join it to the "
            "network, or correct bind."
        ),
        {"wrong": where.bind, "here": here or "-"},
    )
