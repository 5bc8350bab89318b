"""The door as plain forms: they work with no script, with any keyboard and any reader.

`/first-account` is open from this computer only, and only while there is no account.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import NamedTuple

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from game.console.accounts import DIFFER, LEAST_LETTERS, AccountError, with_new
from game.console.desk import Desk, House
from game.console.entry import Refused
from game.console.fence import COOKIE
from game.text import Words, languages

HERE = ("127.0.0.1", "::1", "testclient")
"""Addresses of this computer itself."""


class Field(NamedTuple):
    """One line of a form."""

    name: str
    label: str
    kind: str
    complete: str
    """What a password manager knows it by."""
    value: str = ""


def routes(house: House) -> list[Route]:
    """The addresses of the door."""
    door = _Door(house)
    return [
        Route("/sign-in", door.sign_in, methods=["GET", "POST"]),
        Route("/first-account", door.first_account, methods=["GET", "POST"]),
        Route("/sign-out", door.sign_out, methods=["POST"]),
    ]


class _Door:
    def __init__(self, house: House) -> None:
        self._house, self._entry = house, house.entry

    async def sign_in(self, request: Request) -> Response:
        words = _words(request)
        if not self._entry.accounts():
            return RedirectResponse("/first-account", status_code=303)
        if request.method == "GET":
            return self._sign_in_page(words)
        form = await request.form()
        name = _typed(form, "name")
        came = self._entry.sign_in(
            name, _typed(form, "password"), _address(request), self._house.clock()
        )
        if isinstance(came, Refused):
            return self._sign_in_page(words, name, _why(came, words))
        account = self._entry.who(came, self._house.clock())
        self._house.store.sign_off("", "sign in", Desk.utc(), account.name if account else name)
        return _let_in(came, request)

    def _sign_in_page(self, words: Words, name: str = "", problem: str = "") -> Response:
        fields = (
            Field("name", words("Name"), "text", "username", name),
            Field("password", words("Password"), "password", "current-password"),
        )
        return _page(words, words("Sign in"), "", fields, words("Sign in"), problem)

    async def first_account(self, request: Request) -> Response:
        words = _words(request)
        if self._entry.accounts():
            return RedirectResponse("/sign-in", status_code=303)
        if _address(request) not in HERE:
            said = words("The first account is made on the computer where the console runs.")
            return _page(words, words("Not yet"), said, (), "", status=403)
        if request.method == "GET":
            return self._first_page(words)
        form = await request.form()
        name, password = _typed(form, "name"), _typed(form, "password")
        try:
            if password != _typed(form, "again"):
                raise AccountError(DIFFER)
            secret = self._entry.passwords.made(password)
            made = with_new([], name, "lead", secret, Desk.utc(), words.language)
        except AccountError as error:
            return self._first_page(words, name, words(error.says, **error.values))
        self._entry.keep(made)
        return _let_in(self._entry.let_in(made[0].name, self._house.clock()), request)

    def _first_page(self, words: Words, name: str = "", problem: str = "") -> Response:
        said = words(
            "This console has no account yet. Make the first one: it lets others in later."
        )
        least = words("Password, {n} letters or more", n=LEAST_LETTERS)
        fields = (
            Field("name", words("Your name"), "text", "username", name),
            Field("password", least, "password", "new-password"),
            Field("again", words("The same password again"), "password", "new-password"),
        )
        return _page(words, words("Welcome"), said, fields, words("Make the account"), problem)

    async def sign_out(self, request: Request) -> Response:
        self._entry.sign_out(request.scope["console"]["token"])
        answer = RedirectResponse("/sign-in", status_code=303)
        answer.delete_cookie(COOKIE)
        return answer


def _let_in(token: str, request: Request) -> Response:
    answer = RedirectResponse("/", status_code=303)
    secure = request.url.scheme == "https"
    answer.set_cookie(COOKIE, token, httponly=True, samesite="strict", secure=secure)
    return answer


def _why(refused: Refused, words: Words) -> str:
    if refused.wait_s > 0:
        n = max(1, round(refused.wait_s))
        return words.count("Try again in {n} second.", "Try again in {n} seconds.", n)
    return words("Name or password is wrong.")


def _typed(form: FormData, name: str) -> str:
    value = form.get(name, "")
    return value[:1000] if isinstance(value, str) else ""


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


def _words(request: Request) -> Words:
    """In the first language of the browser that the game speaks."""
    wanted = request.headers.get("accept-language", "").split(",")
    codes = [one.split(";")[0].strip().partition("-")[0].lower() for one in wanted]
    known = languages()
    return Words.load(next((code for code in codes if code in known), "en"))


def _page(
    words: Words,
    title: str,
    said: str,
    fields: Sequence[Field],
    button: str,
    problem: str = "",
    status: int = 200,
) -> Response:
    inside = "".join(_line(one, first=not n) for n, one in enumerate(fields))
    form = (
        f'<form method="post">{inside}<button type="submit">{html.escape(button)}</button></form>'
        if fields
        else ""
    )
    alert = f'<p class="problem" role="alert">{html.escape(problem)}</p>' if problem else ""
    lead = f"<p>{html.escape(said)}</p>" if said else ""
    direction = "rtl" if words.from_right else "ltr"
    text = (
        f'<!doctype html><html lang="{words.language}" dir="{direction}"><head>'
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{html.escape(title)} · Steady Isles</title>"
        '<link rel="stylesheet" href="/files/console.css"></head><body class="door"><main>'
        f'<div class="sea" aria-hidden="true"></div><h1>Steady Isles</h1><h2>{html.escape(title)}'
        f"</h2>{lead}{alert}{form}</main></body></html>"
    )
    return HTMLResponse(text, status_code=status)


def _line(field: Field, *, first: bool) -> str:
    focus = " autofocus" if first else ""
    return (
        f'<label for="{field.name}">{html.escape(field.label)}</label>'
        f'<input id="{field.name}" name="{field.name}" type="{field.kind}" required{focus} '
        f'autocomplete="{field.complete}" value="{html.escape(field.value)}">'
    )
