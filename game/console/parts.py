"""What pages are put together from, in our look and with names for screen readers."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from nicegui import ui

from game.console.desk import Desk
from game.core.errors import SetupError


def sheet(title: str = "") -> ui.element:
    """A white sheet; what is made within `with` lies on it."""
    made = ui.element("section").classes("sheet")
    if title:
        with made:
            heading(title)
    return made


def heading(text: str, level: int = 2) -> None:
    """A heading that says what it is."""
    with ui.element(f"h{level}"):
        ui.label(text).style("display: inline")


def field(label: str, value: str = "", *, password: bool = False, hint: str = "") -> ui.input:
    """A line to type in."""
    made = ui.input(label, value=value, password=password).props("outlined dense stack-label")
    if hint:
        made.props(f"hint={hint!r}")
    return made.classes("field")


def choice(label: str, options: Mapping[str, str], value: str | None) -> ui.select:
    """One of several; options: what is meant and what is shown."""
    made = ui.select(dict(options), label=label, value=value)
    return made.props("outlined dense stack-label options-dense").classes("field")


def main_button(text: str, does: Callable[[], object]) -> ui.button:
    """What one comes to a sheet for; one a sheet."""
    return ui.button(text, on_click=does, color=None).props("unelevated no-caps").classes("main")


def plain_button(text: str, does: Callable[[], object]) -> ui.button:
    """Something else."""
    return ui.button(text, on_click=does, color=None).props("outline no-caps").classes("plain")


def danger_button(text: str, does: Callable[[], object]) -> ui.button:
    """What cannot be taken back; it asks before it does it."""
    return ui.button(text, on_click=does, color=None).props("flat no-caps").classes("danger")


def told(text: str) -> None:
    """A line that stays for a few seconds, read aloud by screen readers."""
    ui.notify(text, position="bottom", color="positive", attrs={"role": "status"})


def problem(text: str) -> None:
    """What went wrong, until it is closed."""
    ui.notify(
        text, position="bottom", color="negative", timeout=0, close_button="OK",
        attrs={"role": "alert"},
    )  # fmt: skip


def tried(desk: Desk, does: Callable[[], object]) -> bool:
    """Do it; False, with what was wrong said, where it could not be done."""
    try:
        does()
    except SetupError as error:
        says, values = getattr(error, "says", None), getattr(error, "values", {})
        problem(desk.words(says, **values) if says else str(error))
        return False
    return True
