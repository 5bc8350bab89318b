"""Nothing that is said hides from the extractor."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.words.catalogues import OTHERS, in_code, messages, nodes, po, trees
from tests.words.tracing import SAYING, called, said_by_variable

WORDS_IN = re.compile(r"[^\W\d_]{3}")
"""Three letters in a row; less is the name of a key, which no language changes."""


def _unmarked(code: str) -> set[str]:
    known = {"Marked"}
    found = said_by_variable({Path("made_up.py"): ast.parse(code)})
    return {text for _, text in found if text not in known}


@pytest.mark.parametrize(
    "code",
    [
        'TABLE = {"key": "Hidden"}\ndef draw(words, key): words(TABLE[key])',
        'KEYS = (("F2", "Hidden"), ("F3", mark("Seen")))\n'
        "def draw(words):\n    for key, said in KEYS:\n        words(said)",
        'def draw(words, now):\n    said = "Hidden" if now else mark("Seen")\n    words(said)',
        'def draw(words, now): words("Marked" if now else "Hidden")',
        'class Scene:\n    def draw(self): self.write("Hidden")\n'
        "    def write(self, said): self.words(said)",
        'def draw(words, n):\n    one = "Hidden"\n    words.count(one, mark("Seen"), n)',
        'def draw(words): [words(said) for said in ("Marked", "Hidden")]',
    ],
    ids=["table", "rows", "choice", "in place", "parameter", "plural", "loop"],
)
def test_words_that_hide_in_a_variable_are_found(code: str) -> None:
    assert _unmarked(code) == {"Hidden"}


@pytest.mark.parametrize(
    "code",
    [
        'NAMES = {"key": mark("Seen")}\ndef draw(words, key): words(NAMES[key])',
        'PLACES = (("Marked", "left"), (mark("Seen"), "right"))\n'
        "def draw(words):\n    for said, anchor in PLACES:\n        words(said)",
        'def draw(words, there): words("Marked") if "other" in there else None',
    ],
    ids=["table", "beside", "condition"],
)
def test_words_that_are_marked_are_not_blamed(code: str) -> None:
    assert not _unmarked(code)


def test_whatever_is_said_through_a_variable_is_marked() -> None:
    known = {form for forms in in_code() for form in forms}
    said = said_by_variable(trees())
    assert len(said) > 30
    hidden = [f"{place}: {text!r}" for place, text in sorted(said) if _hides(text, known)]
    assert not hidden, "\n".join(hidden)


def _hides(text: str, known: set[str]) -> bool:
    return text not in known and WORDS_IN.search(text) is not None


def test_both_forms_of_a_plural_stand_where_they_are_counted() -> None:
    for path in trees():
        for node in nodes(path):
            if isinstance(node, ast.Call) and called(node) == "count" and len(node.args) == 3:
                both = node.args[: SAYING["count"]]
                where = f"{path.name}:{node.lineno}"
                assert all(isinstance(one, ast.Constant) for one in both), where


def test_a_singular_has_one_plural() -> None:
    plurals: dict[str, set[str]] = {}
    for one, *many in in_code():
        plurals.setdefault(one, set()).update(many)
    assert not {one: many for one, many in plurals.items() if len(many) > 1}


@pytest.mark.parametrize("language", OTHERS)
def test_a_per_cent_sign_is_not_taken_for_a_format(language: str) -> None:
    assert not [one.id for one in messages(po(language)) if "python-format" in one.flags]
