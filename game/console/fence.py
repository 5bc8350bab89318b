"""What every request passes before a page sees it: known host, own origin, somebody signed in.

Pure ASGI, around the whole application and its web socket. Source: OWASP cheat sheets on session
management, cross-site request forgery (verify the origin with standard headers) and DNS rebinding
(check the host).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import urlsplit

from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from game.console.entry import Entry

COOKIE = "steady_isles"
OPEN = ("/sign-in", "/first-account", "/files/")
"""What is served to whoever has not signed in: the forms, and what they look like."""
QUIET = ("/_nicegui",)
"""What a page asks for by itself: it does not show that anybody is there."""
SAFE = frozenset({"GET", "HEAD"})
HEADERS = {
    # NiceGUI builds its pages by scripts in the page and compiles templates in the browser
    "content-security-policy": "default-src 'self'; script-src 'self' 'unsafe-inline' "
    "'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' "
    "data:; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",  # with none, browsers hide the origin of our own forms
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cross-origin-opener-policy": "same-origin",
}
NOT_HERE = "This address is not the console's. Open the address that it printed."
NOT_OURS = "This was asked by another page, and is not done."


class Fence:
    """Around an application. It finds `entry` and `account` in its scope, under 'console'."""

    def __init__(
        self, inner: ASGIApp, entry: Entry, hosts: Iterable[str], clock: Callable[[], float]
    ) -> None:
        """hosts: by which names this console is known, such as 'localhost:8765'."""
        self._inner, self._entry, self._clock = inner, entry, clock
        self._hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._inner(scope, receive, send)
            return
        headers = {
            name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]
        }
        problem = self._problem(scope, headers)
        path: str = scope["path"]
        token = token_of(headers.get("cookie", ""))
        acts = scope["type"] == "http" and not path.startswith(QUIET)
        account = self._entry.who(token, self._clock(), acts=acts)
        scope["console"] = {"entry": self._entry, "account": account, "token": token}
        if problem is not None:
            await self._refuse(scope, receive, send, problem)
        elif account is None and not path.startswith(OPEN):
            await self._to_the_door(scope, receive, send)
        else:
            await self._inner(scope, receive, _with_headers(send, path))

    def _problem(self, scope: Scope, headers: dict[str, str]) -> str | None:
        host = headers.get("host", "").lower()
        if host not in self._hosts:
            return NOT_HERE
        asks = scope["type"] == "websocket" or scope["method"] not in SAFE
        origin = headers.get("origin")
        if origin is not None and urlsplit(origin).netloc.lower() != host:
            return NOT_OURS
        if asks and origin is None:
            return NOT_OURS  # every browser names the origin of what changes something
        return None

    async def _refuse(self, scope: Scope, receive: Receive, send: Send, why: str) -> None:
        if scope["type"] == "websocket":
            await _hang_up(receive, send)
        else:
            answer = PlainTextResponse(why, status_code=403)
            await answer(scope, receive, _with_headers(send, scope["path"]))

    async def _to_the_door(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await _hang_up(receive, send)
            return
        answer = RedirectResponse("/sign-in", status_code=303)
        await answer(scope, receive, _with_headers(send, scope["path"]))


def token_of(cookie: str) -> str | None:
    """The token in a header of cookies; None for none, and for one that cannot be read."""
    try:
        found = SimpleCookie(cookie).get(COOKIE)
    except CookieError:
        return None
    return found.value if found else None


def _with_headers(send: Send, path: str) -> Send:
    """Adds what every answer says to the browser; pages are not kept by it."""
    said = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
    if not path.startswith(("/files/", "/_nicegui")):
        said.append((b"cache-control", b"no-store"))

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            known: list[Any] = [
                one for one in message.get("headers", []) if one[0].lower() not in dict(said)
            ]
            message = {**message, "headers": [*known, *said]}
        await send(message)

    return sending


async def _hang_up(receive: Receive, send: Send) -> None:
    await receive()  # the greeting
    await send({"type": "websocket.close", "code": 1008})
