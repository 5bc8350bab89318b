"""One's own account: language, appearance, password; for a lead, everybody's."""

from __future__ import annotations

from nicegui import ui
from starlette.requests import Request

from game.console.desk import Desk
from game.console.shell import page
from game.text import mark


@page("/account", mark("Account"))
def account(desk: Desk, request: Request) -> None:
    ui.label(desk.account.name).classes("sheet")
