"""Puts the console together and runs it."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from pathlib import Path

import uvicorn
from fastapi import FastAPI
from nicegui import ui
from starlette.types import ASGIApp

from game.console import files, forms, reports
from game.console.accounts import Secrets
from game.console.desk import House
from game.console.entry import Entry
from game.console.fence import Fence
from game.core.errors import SetupError
from game.store.accounts_file import keep_accounts, read_accounts
from game.store.store import Store

LOCAL = ("127.0.0.1", "localhost", "::1")
ANYWHERE = ("0.0.0.0", "::")


def console(
    store: Store,
    hosts: list[str],
    clock: Callable[[], float] = time.monotonic,
    passwords: Secrets | None = None,
) -> ASGIApp:
    """The application behind its fence. hosts: the names it is reached by, with their ports."""
    import game.console.pages  # noqa: F401  registers its pages

    folder = store.folder
    entry = Entry(
        lambda: read_accounts(folder),
        lambda accounts: keep_accounts(folder, accounts),
        passwords or Secrets(),
    )
    house = House(store, entry, clock)
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    app.state.house = house
    app.router.routes += [*forms.routes(house), files.route(), reports.route(house)]
    ui.run_with(app, title="Steady Isles", show_welcome_message=False, tailwind=False)
    from nicegui import app as pages

    pages.state.house = house
    return Fence(app, entry, hosts, clock)


def hosts_of(host: str, port: int) -> list[str]:
    """By which names a console at this address may be asked for."""
    names = {"localhost", "127.0.0.1", "[::1]"}
    if host in ANYWHERE:
        names |= {here_in_the_network(), socket.gethostname().lower()}
    else:
        names.add(f"[{host}]" if ":" in host else host.lower())
    return sorted(f"{name}:{port}" for name in names)


def here_in_the_network() -> str:
    """This computer's address in its network, such as 192.168.1.20; 127.0.0.1 without one."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect(("192.0.2.1", 9))  # nothing is sent: it only chooses the way
        except OSError:
            return "127.0.0.1"
        name: str = asking.getsockname()[0]
        return name


def refuse_open(store: Store, host: str) -> None:
    """Raises SetupError for a console that others could reach and nobody guards."""
    if host not in LOCAL and not read_accounts(store.folder):
        raise SetupError(
            f"console --host {host}: others could open it, and there is no account yet. "
            "Start 'console' without --host, and make the first account."
        )


def serve(app: ASGIApp, host: str, port: int, certificate: Path | None, key: Path | None) -> None:
    """Until somebody ends it. SetupError where the port is taken."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as bound:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            bound.bind((host, port))
        except OSError as error:
            raise SetupError(
                f"console: {host} port {port} cannot be used ({error.strerror}). "
                "Choose another by --port, or end what uses it."
            ) from None
        config = uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            server_header=False,
            ssl_certfile=certificate,
            ssl_keyfile=key,
            timeout_graceful_shutdown=2,
        )
        uvicorn.Server(config).run(sockets=[bound])
