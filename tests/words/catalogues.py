"""What the code says and what the catalogues answer, for the tests beside this file."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from game.text import CATALOGUES, DOMAIN, languages

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("game", "input_devices")
OTHERS = tuple(language for language in languages() if language != "en")

FOR_THE_THERAPIST = {
    "prepare.py",
    "add.py",
    "connect.py",
    "connect_help.py",
    "looking.py",
    "phone.py",
    "device_names.py",
    "health.py",
    "health_parts.py",
    "weighing_page.py",
    "weighing_words.py",
    "keys_help.py",
    "noting.py",
    "overlay.py",
}
"""Modules of the screen whose words the player need not read."""

Forms = tuple[str, ...]
"""A message, or its singular and plural."""


def forms(said: object) -> Forms:
    """One form or two, always as a tuple."""
    if isinstance(said, (tuple, list)):
        return tuple(str(one) for one in said)
    return (str(said),)


@cache
def po(language: str) -> Catalog:
    """The catalogue that people edit."""
    with open(CATALOGUES / language / "LC_MESSAGES" / f"{DOMAIN}.po", "rb") as file:
        return read_po(file, locale=language)


@cache
def mo(language: str) -> Catalog:
    """The catalogue that the game reads."""
    with open(CATALOGUES / language / "LC_MESSAGES" / f"{DOMAIN}.mo", "rb") as file:
        return read_mo(file)


def messages(catalogue: Catalog) -> Iterator[Message]:
    """All but the header."""
    return (message for message in catalogue if message.id)


@cache
def trees() -> dict[Path, ast.Module]:
    """The code of the rooms that have words."""
    paths = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in paths}


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Every node of a module; walked once, for many tests ask."""
    return tuple(ast.walk(trees()[path]))


@cache
def in_code() -> dict[Forms, tuple[str, ...]]:
    """Every message that the code hands to `words`, `mark` or `count`, and the places of it:
    module and line."""
    found: dict[Forms, tuple[str, ...]] = {}
    for path in trees():
        for node in nodes(path):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                many = {"words": 1, "mark": 1, "count": 2}.get(name, 0)
                said = tuple(text for text in map(_text, node.args[:many]) if text)
                if many and len(said) == many:
                    place = f"{path.relative_to(ROOT)}:{node.lineno}"
                    found[said] = (*found.get(said, ()), place)
    return found


def _text(node: ast.expr) -> str | None:
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return node.value if is_text else None  # type: ignore[attr-defined]


@cache
def texts(path: Path) -> frozenset[str]:
    """Every string of a module, whoever uses it."""
    found = (_text(node) for node in nodes(path) if isinstance(node, ast.expr))
    return frozenset(text for text in found if text)


@cache
def all_texts() -> frozenset[str]:
    """Every string of the code."""
    return frozenset().union(*(texts(path) for path in trees()))


@cache
def prompts() -> frozenset[str]:
    """The messages that a player reads in the game: not the card's sheet for the therapist, the
    overlay, the keys or a report."""
    from game.exercises import EXERCISES

    found = {one.CARD.title for one in EXERCISES.values()}
    found |= {one.CARD.goal for one in EXERCISES.values()}
    read = {path for path in trees() if _is_read_by_players(path)}
    places = {str(path.relative_to(ROOT)) for path in read}
    marked = {forms[0]: where for forms, where in in_code().items()}
    loose = {text for path in read for text in texts(path)}
    for language in OTHERS:
        for message in messages(po(language)):
            text = forms(message.id)[0]
            where = {place.rpartition(":")[0] for place in marked.get(text, ())}
            if where & places or (not where and text in loose):
                found.add(text)
    return frozenset(found)


def _is_read_by_players(path: Path) -> bool:
    if path.name in FOR_THE_THERAPIST:
        return False
    return path.is_relative_to(ROOT / "game" / "screen") or path.name == "calibrating.py"


def said(language: str, message: str) -> Forms:
    """What a language says for a message id, nothing if it does not know it; English says the
    id."""
    if language == "en":
        return (message,)
    known = (one.string for one in messages(po(language)) if message in forms(one.id))
    return next((forms(one) for one in known), ())
