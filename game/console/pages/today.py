"""Today: what needs attention."""

from __future__ import annotations

from nicegui import ui
from starlette.requests import Request

from game.console.desk import Desk
from game.console.shell import page
from game.text import mark


@page("/", mark("Today"))
def today(desk: Desk, request: Request) -> None:
    """Quiet where nothing waits."""
    ui.label(desk.words("Nothing waits for you.")).classes("sheet quiet")
