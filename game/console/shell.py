"""The frame of every page: where one is, where else one may go, whose turn it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from nicegui import ui
from starlette.requests import Request

from game.console.desk import Desk, House
from game.core.errors import SetupError
from game.text import mark

LOOK_S = 20.0
"""How often a page looks whether the stay is over, and at most tells that somebody is there."""
Draw = Callable[[Desk, Request], None]


class Item(NamedTuple):
    """One line of the menu."""

    path: str
    title: str


MENU = (Item("/", mark("Today")), Item("/patients", mark("Patients")))
DARK = {"system": None, "light": False, "dark": True}


def page(path: str, title: str) -> Callable[[Draw], Draw]:
    """A page at this address below our frame; title: an English message. What the page draws may
    raise SetupError, which is then shown in its place."""

    def registering(draw: Draw) -> Draw:
        def drawn(request: Request) -> None:
            console = request.scope["console"]
            house: House = request.app.state.house
            desk = Desk(house, console["account"], console["token"])
            with _frame(desk, title, path):
                try:
                    draw(desk, request)
                except SetupError as error:
                    ui.label(str(error)).classes("sheet warm").props("role=alert")

        drawn.__name__ = draw.__name__
        ui.page(path, title=f"{title} · Steady Isles")(drawn)
        return draw

    return registering


def _frame(desk: Desk, title: str, path: str) -> ui.element:
    words = desk.words
    ui.add_head_html('<link rel="stylesheet" href="/files/console.css">')
    direction = "rtl" if words.from_right else "ltr"
    ui.query("html").props(f"lang={words.language} dir={direction}")
    ui.dark_mode(DARK[desk.account.appearance])
    ui.page_title(f"{words(title)} · Steady Isles")
    with ui.element("header").classes("frame-head"):
        ui.link("Steady Isles", "/").classes("brand")
        menu = words("Menu")
        with ui.element("nav").props(f'aria-label="{menu}"'):
            for item in MENU:
                link = ui.link(words(item.title), item.path)
                if item.path == path:
                    link.props("aria-current=page")
        _whose(desk)
    main = ui.element("main").classes("frame-main")
    with main:
        ui.html(f"<h1>{_plain(words(title))}</h1>", sanitize=False)
    _watch(desk, main)
    return main


def _whose(desk: Desk) -> None:
    words = desk.words
    with ui.button(desk.account.name, color=None).props("flat no-caps").classes("plain"), ui.menu():
        ui.menu_item(words("Account"), lambda: ui.navigate.to("/account"))
        ui.menu_item(words("Sign out"), lambda: ui.run_javascript(SIGN_OUT))


SIGN_OUT = """
const form = document.createElement("form");
form.method = "post"; form.action = "/sign-out";
document.body.append(form); form.submit();
"""


def _watch(desk: Desk, main: ui.element) -> None:
    """Leave when the stay is over; hands and keys make it last."""

    def look() -> None:
        if not desk.still_here(acts=False):
            ui.navigate.to("/sign-in")

    def touched() -> None:
        desk.still_here(acts=True)

    for does in ("pointerdown", "keydown"):
        main.on(does, touched, throttle=LOOK_S, leading_events=True)
    ui.timer(LOOK_S, look)


def _plain(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
