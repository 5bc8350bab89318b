"""A colon between two pieces of what is said stands in a message, where a language can reach it."""

from __future__ import annotations

import ast

from game.text import Words
from tests.words.catalogues import ROOT, nodes, trees

ROOMS = ("game/report", "game/screen/scenes", "game/screen/views")
FOR_PROGRAMS = {"html.py", "picture_style.py", "provenance.py", "published.py"}
"""Colons of CSS, and of errors about the game's own files, which are English."""


def _joined_by_colon(node: ast.AST) -> bool:
    """f'{one}: {other}', or ': '.join(...)."""
    if isinstance(node, ast.JoinedStr):
        between = zip(node.values, node.values[1:], node.values[2:], strict=False)
        return any(
            isinstance(middle, ast.Constant) and middle.value == ": " for _, middle, _ in between
        )
    joins = isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "join"
    whose = getattr(getattr(node, "func", None), "value", None)
    return joins and isinstance(whose, ast.Constant) and whose.value == ": "


def test_a_colon_in_the_code_is_found() -> None:
    for code in ('f"{a}: {b}"', '": ".join(parts)'):
        assert _joined_by_colon(ast.parse(code, mode="eval").body)
    assert not _joined_by_colon(ast.parse('f"{a} {b}"', mode="eval").body)


def test_no_colon_stands_between_two_pieces_in_the_code() -> None:
    places = [path for path in trees() if str(path.relative_to(ROOT)).startswith(ROOMS)]
    assert len(places) > 100
    found = [
        f"{path.name}:{node.lineno}"
        for path in places
        if path.name not in FOR_PROGRAMS
        for node in nodes(path)
        if isinstance(node, ast.expr) and _joined_by_colon(node)
    ]
    assert found == []


def test_french_sets_a_space_before_a_colon() -> None:
    said = Words.load("fr")("{what}: {said}", what="Pause", said="2")
    assert said == "Pause\N{NO-BREAK SPACE}: 2"
