"""Requests that are pushed to a network port, as a source of whole messages: the body of each POST.

All connections are served by the one thread of the reader, which never waits for a slow one: what
has come is kept until a request is whole. Each is answered before anybody reads it.
"""

from __future__ import annotations

import contextlib
import http.server
import io
import select
import socket
from http import HTTPStatus

from input_devices.errors import SourceLost
from input_devices.framing import framed
from input_devices.network import Door, Listening
from input_devices.sensor_logger_pushes import BODY_LIMIT

HEAD_LIMIT = 16 << 10
HEAD_END = b"\r\n\r\n"
MOST_CONNECTIONS = 8
"""A phone keeps one or two; the oldest makes room."""
CHUNK = 1 << 16


class _Head(http.server.BaseHTTPRequestHandler):
    """The first lines of a request, read by the standard library; its answers are kept for the
    connection to send."""

    protocol_version = "HTTP/1.1"
    server_version, sys_version = "SteadyIsles", ""

    def __init__(self, head: bytes) -> None:
        self.rfile = io.BytesIO(head)
        self.wfile = self._words = io.BytesIO()
        self.client_address = ("", 0)
        self.close_connection = True
        self.raw_requestline = self.rfile.readline(HEAD_LIMIT)
        self.understood = self.parse_request()

    def log_message(self, *parts: object) -> None:
        """The reader tells what a person should know."""

    def refusal(self) -> HTTPStatus | None:
        """Why the body is not taken; None if it is."""
        if self.command != "POST":
            return HTTPStatus.METHOD_NOT_ALLOWED
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit()):
            return HTTPStatus.LENGTH_REQUIRED
        too_long = len(length) > 9 or int(length) > BODY_LIMIT
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE if too_long else None

    def answer(self, status: HTTPStatus) -> None:
        self.send_response(status)
        self.send_header("Content-Length", "0")
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()

    def said(self) -> bytes:
        """What is to be sent now; it is said once."""
        words = self._words.getvalue()
        self._words.seek(0)
        self._words.truncate()
        return words


class _Connection:
    """One connection, and what has come on it so far."""

    def __init__(self, link: socket.socket, host: str) -> None:
        link.setblocking(False)
        self.link = link
        self.host = host
        self.open = True
        self._come = b""
        self._head: _Head | None = None

    def bodies(self, door: Door) -> list[bytes]:
        """The bodies that are whole now, each answered; those of a stranger are not taken."""
        try:
            data = self.link.recv(CHUNK)
        except BlockingIOError:
            return []
        except OSError:
            data = b""
        if not data:
            self.close()
        self._come += data
        found: list[bytes] = []
        while self.open and self._go_on(found, door):
            pass
        return found

    def close(self) -> None:
        self.open = False
        self.link.close()

    def _go_on(self, found: list[bytes], door: Door) -> bool:
        """One more head or body of what has come; whether there was one."""
        if self._head is None:
            return self._begin()
        length = int(self._head.headers["Content-Length"])
        if len(self._come) < length:
            return False
        body, self._come = self._come[:length], self._come[length:]
        head, self._head = self._head, None
        welcome = door.lets_in(self.host)
        head.answer(HTTPStatus.OK if welcome else HTTPStatus.FORBIDDEN)
        self._send(head.said(), last=head.close_connection)
        found += [body] if welcome else []
        return True

    def _begin(self) -> bool:
        end = self._come.find(HEAD_END)
        if end < 0:
            if len(self._come) > HEAD_LIMIT:
                self.close()
            return False
        head = _Head(self._come[: end + len(HEAD_END)])
        self._come = self._come[end + len(HEAD_END) :]
        refusal = head.refusal() if head.understood else None
        if refusal is not None:
            head.close_connection = True
            head.answer(refusal)
        refused = refusal is not None or not head.understood
        self._head = None if refused else head
        self._send(head.said(), last=refused)
        return True

    def _send(self, words: bytes, *, last: bool) -> None:
        with contextlib.suppress(OSError):  # who is gone needs no answer
            self.link.sendall(words)
        if last:
            self.close()


class HttpSource:
    """An open port to which bodies are pushed. What it gives is framed."""

    def __init__(self, where: Listening, door: Door) -> None:
        """Raises OSError when the port cannot be opened."""
        self._door = door
        self._connections: list[_Connection] = []
        self._listener = socket.create_server((where.bind, where.port), family=where.family)
        self._listener.setblocking(False)
        self.port = int(self._listener.getsockname()[1])

    def read_some(self, timeout_s: float) -> bytes:
        waiting = [self._listener, *(one.link for one in self._connections)]
        try:
            ready, _, _ = select.select(waiting, [], [], timeout_s)
        except (OSError, ValueError) as problem:  # ValueError: closed under the wait
            raise SourceLost(f"{self.describe()}: {problem}") from problem
        if self._listener in ready:
            self._accept()
        bodies = [
            body
            for one in self._connections
            if one.link in ready
            for body in one.bodies(self._door)
        ]
        self._connections = [one for one in self._connections if one.open]
        return b"".join(map(framed, bodies))

    def write(self, data: bytes) -> None:
        """A phone is answered, never asked."""

    def close(self) -> None:
        for one in self._connections:
            one.close()
        self._listener.close()

    def describe(self) -> str:
        return f"TCP port {self.port}"

    def _accept(self) -> None:
        with contextlib.suppress(OSError):  # who called has hung up
            link, sender = self._listener.accept()
            self._connections.append(_Connection(link, str(sender[0])))
        while len(self._connections) > MOST_CONNECTIONS:
            self._connections.pop(0).close()
