"""Every language says everything, says it once, and fills the same places."""

from __future__ import annotations

import re

import pytest

from game.text import Words, languages
from tests.words.catalogues import OTHERS, all_texts, forms, in_code, messages, mo, po
from tests.words.rules import RULES

every_other_language = pytest.mark.parametrize("language", OTHERS)


def test_spanish_is_one_of_the_languages() -> None:
    assert languages()[0] == "en"
    assert "es" in languages()


@every_other_language
def test_everything_the_code_says_is_translated(language: str) -> None:
    known = {forms(message.id)[0]: message for message in messages(po(language))}
    missing = [
        f"{where[0]}: {said[0]!r}" for said, where in in_code().items() if said[0] not in known
    ]
    assert not missing, "\n".join(missing)
    alone = [
        f"{where[0]}: {said[0]!r} has no plural"
        for said, where in in_code().items()
        if len(said) == 2 and len(forms(known[said[0]].id)) != 2
    ]
    assert not alone, "\n".join(alone)


@every_other_language
def test_no_translation_is_a_guess_or_empty(language: str) -> None:
    for message in messages(po(language)):
        assert not message.fuzzy, message.id
        assert all(form.strip() for form in forms(message.string)), message.id


@every_other_language
def test_no_translation_is_of_words_that_are_gone(language: str) -> None:
    said = all_texts()
    stale = [message.id for message in messages(po(language)) if forms(message.id)[0] not in said]
    assert not stale
    assert not po(language).obsolete


@every_other_language
def test_a_translation_fills_the_same_places(language: str) -> None:
    for message in messages(po(language)):
        asked = {place for form in forms(message.id) for place in _places(form)}
        for form in forms(message.string):
            assert set(_places(form)) == asked, message.id
            assert len(_places(form)) == len(asked), message.id


def _places(text: str) -> list[str]:
    return re.findall(r"\{[^}]*\}", text)


@every_other_language
def test_a_translation_keeps_the_spaces_at_its_ends(language: str) -> None:
    for message in messages(po(language)):
        said, meant = forms(message.string)[0], forms(message.id)[0]
        assert said[: len(said) - len(said.lstrip())] == meant[: len(meant) - len(meant.lstrip())]
        assert said[len(said.rstrip()) :] == meant[len(meant.rstrip()) :], meant


@every_other_language
def test_the_game_reads_what_people_wrote(language: str) -> None:
    written = {forms(message.id): forms(message.string) for message in messages(po(language))}
    compiled = {forms(message.id): forms(message.string) for message in messages(mo(language))}
    assert compiled == written, "compile the catalogues again: see game/text.py"


@every_other_language
def test_left_and_right_are_never_mirrored(language: str) -> None:
    sides = RULES[language].sides
    for message in messages(po(language)):
        meant, said = " ".join(forms(message.id)).lower(), " ".join(forms(message.string)).lower()
        for side in ("left", "right"):
            named = re.search(rf"\b{side}\b", meant) is not None
            assert named == any(word in said for word in sides[side]), message.id
        for side in ("forward", "back"):
            if re.search(rf"\b{side}\b", meant):
                assert any(word in said for word in sides[side]), message.id


def test_a_language_nobody_wrote_shows_english() -> None:
    words = Words.load("xx")
    assert words("Keep the boat on the river") == "Keep the boat on the river"
    assert words.count("{n} second", "{n} seconds", 1) == "1 second"
    assert words.count("{n} second", "{n} seconds", 5) == "5 seconds"


@pytest.mark.parametrize("language", languages())
def test_each_language_counts_in_its_own_way(language: str) -> None:
    words, counted = Words.load(language), RULES[language].counted
    assert counted
    for n, (seconds, visits) in counted.items():
        assert words.count("{n} second", "{n} seconds", n) == seconds
        assert words.count("{n} visit", "{n} visits", n) == visits


@every_other_language
def test_every_message_can_be_said(language: str) -> None:
    words = Words.load(language)
    for message in messages(po(language)):
        places = {place.strip("{}"): "7" for form in forms(message.id) for place in _places(form)}
        one, many = forms(message.id)[0], forms(message.id)[-1]
        said = words(one, **places) if one == many else words.count(one, many, 7)
        assert "{" not in said
