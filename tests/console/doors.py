"""A console with quick passwords and a clock of its own."""

from __future__ import annotations

from collections.abc import Sequence

from argon2 import PasswordHasher
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket

from game.console import files, forms
from game.console.accounts import Secrets, with_new
from game.console.desk import House
from game.console.entry import Entry
from game.console.fence import Fence
from game.store.accounts_file import Account
from game.store.store import Store

UTC = "2026-01-05T10:00:00Z"
PASSWORD = "a long password"
QUICK = Secrets(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
"""As good as the usual ones, but for the cost."""
HOST = "127.0.0.1:8765"


class Clock:
    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


class Kept:
    """Accounts in memory."""

    def __init__(self, *names: str) -> None:
        self.accounts: list[Account] = []
        for n, name in enumerate(names):
            role = "therapist" if n else "lead"
            made = QUICK.made(PASSWORD)
            self.accounts = with_new(self.accounts, name, role, made, UTC, "en")

    def keep(self, accounts: Sequence[Account]) -> None:
        self.accounts = list(accounts)

    def entry(self) -> Entry:
        return Entry(lambda: self.accounts, self.keep, QUICK)


async def inside(request: Request) -> PlainTextResponse:
    return PlainTextResponse(f"inside: {request.scope['console']['account'].name}")


async def wire(socket: WebSocket) -> None:
    await socket.accept()
    await socket.send_text("open")
    await socket.close()


def behind_the_fence(store: Store, kept: Kept, clock: Clock) -> Fence:
    """The forms, and a page and a web socket that only somebody inside may see."""
    house = House(store, kept.entry(), clock)
    app = Starlette(
        routes=[
            *forms.routes(house),
            files.route(),
            Route("/", inside, methods=["GET", "POST"]),
            WebSocketRoute("/wire", wire),
        ]
    )
    return Fence(app, house.entry, [HOST], clock)


def browser(fence: Fence, address: str = "127.0.0.1") -> TestClient:
    """Of somebody at that address, who follows where they are sent."""
    client = TestClient(fence, base_url=f"http://{HOST}", client=(address, 50000))
    client.headers["origin"] = f"http://{HOST}"
    return client
