"""One's own account: language, appearance, password; for a lead, everybody's."""

from __future__ import annotations

import msgspec
from babel import Locale
from nicegui import ui
from starlette.requests import Request

from game.console.accounts import (
    DIFFER,
    LEAST_LETTERS,
    WRONG,
    AccountError,
    changed,
    with_new,
    without,
)
from game.console.desk import Desk
from game.console.parts import (
    choice,
    danger_button,
    field,
    heading,
    main_button,
    plain_button,
    sheet,
    told,
    tried,
)
from game.console.shell import page
from game.store.accounts_file import Account
from game.text import languages, mark


@page("/account", mark("Account"))
def account(desk: Desk, request: Request) -> None:
    """Own things first."""
    _looks(desk)
    _password(desk)
    if desk.leads:
        _everybody(desk)


def _looks(desk: Desk) -> None:
    words, own = desk.words, desk.account
    looks: dict[str, str] = {
        "system": words("As this computer"),
        "light": words("Light"),
        "dark": words("Dark"),
    }
    with sheet(words("How it looks")), ui.element("div").classes("fields"):
        language = choice(words("Language"), _names(), own.language)
        appearance = choice(words("Appearance"), looks, own.appearance)

        def keep() -> None:
            new = msgspec.structs.replace(own, language=language.value, appearance=appearance.value)
            desk.house.entry.keep(changed(desk.house.entry.accounts(), new))
            ui.navigate.to("/account")

        main_button(words("Keep"), lambda: tried(desk, keep))


def _names() -> dict[str, str]:
    """Each language in its own words."""
    return {code: (Locale.parse(code).get_language_name(code) or code) for code in languages()}


def _password(desk: Desk) -> None:
    words, entry = desk.words, desk.house.entry
    with sheet(words("Password")), ui.element("div").classes("fields"):
        old = field(words("The present one"), password=True)
        new = field(words("Password, {n} letters or more", n=LEAST_LETTERS), password=True)
        again = field(words("The same password again"), password=True)

        def keep() -> None:
            if not entry.passwords.fits(desk.account, old.value or ""):
                raise AccountError(WRONG)
            if new.value != again.value:
                raise AccountError(DIFFER)
            secret = entry.passwords.made(new.value or "")
            own = msgspec.structs.replace(desk.account, secret=secret)
            entry.keep(changed(entry.accounts(), own))
            desk.account = own
            desk.store.sign_off("", "password", desk.utc(), desk.account.name)
            for one in (old, new, again):
                one.value = ""
            told(words("Kept"))

        main_button(words("Change it"), lambda: tried(desk, keep))


def _everybody(desk: Desk) -> None:
    words, entry = desk.words, desk.house.entry
    with sheet(words("Accounts")):
        for one in entry.accounts():
            _line(desk, one)
        heading(words("One more"), 3)
        with ui.element("div").classes("fields"):
            name = field(words("Name"))
            password = field(words("Password, {n} letters or more", n=LEAST_LETTERS), password=True)

            def add() -> None:
                secret = entry.passwords.made(password.value or "")
                made = with_new(
                    entry.accounts(), name.value or "", "therapist", secret, desk.utc(),
                    words.language,
                )  # fmt: skip
                entry.keep(made)
                desk.store.sign_off("", f"account {made[-1].name}", desk.utc(), desk.account.name)
                ui.navigate.to("/account")

            plain_button(words("Add"), lambda: tried(desk, add))


def _line(desk: Desk, one: Account) -> None:
    words, entry = desk.words, desk.house.entry
    with ui.element("div").classes("line"):
        ui.label(one.name).classes("grow")
        ui.label(words("makes accounts") if one.role == "lead" else words("therapist")).classes(
            "chip"
        )
        if one.name == desk.account.name:
            return

        def close() -> None:
            entry.keep(without(entry.accounts(), one.name))
            desk.store.sign_off("", f"account closed {one.name}", desk.utc(), desk.account.name)
            ui.navigate.to("/account")

        with ui.dialog() as asking, ui.card():
            ui.label(words("Close the account of {name}?", name=one.name))
            with ui.row():
                danger_button(words("Close it"), lambda: tried(desk, close))
                plain_button(words("Keep it"), asking.close)
        danger_button(words("Close"), asking.open)
