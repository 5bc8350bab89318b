"""Prompts speak of the boat and the star, never of the body; they blame nobody and hurry nobody.
Source: clinical design R9 and 7.3."""

from __future__ import annotations

import re

import pytest

from game.text import languages
from tests.words.catalogues import forms, messages, po, prompts, said
from tests.words.rules import RULES

MOST_WORDS = 7
every_language = pytest.mark.parametrize("language", languages())

NAMES = ("Rocket Legs",)
"""What the design calls an exercise asks nobody to move anything."""


def _prompts(language: str) -> list[str]:
    return [form for message in sorted(prompts()) for form in said(language, message)]


def test_the_rules_are_written_for_every_language() -> None:
    assert set(RULES) == set(languages())
    assert len(prompts()) > 80


@every_language
@pytest.mark.parametrize("rule", ["body", "blame", "hurry"])
def test_no_prompt_speaks_of_the_body_or_blames_or_hurries(language: str, rule: str) -> None:
    names = {form for name in NAMES for form in said(language, name)}
    words = re.compile(rf"\b({getattr(RULES[language], rule)})\b", re.I)
    broken = [text for text in _prompts(language) if text not in names and words.search(text)]
    assert not broken


@every_language
def test_a_prompt_has_seven_words_at_most(language: str) -> None:
    long = [
        sentence
        for text in _prompts(language)
        for sentence in re.split(r"[.:;?!]\s*", text)
        if len(re.findall(r"[\w{}%-]+", sentence)) > MOST_WORDS
    ]
    assert not long


@every_language
def test_no_words_shout(language: str) -> None:
    for text in _prompts(language):
        assert "!!" not in text
        # some scripts have one size of letters, which shouts as little as it whispers
        loud = [word for word in re.findall(r"[^\W\d_]{5,}", text) if word != word.lower()]
        assert not loud or text != text.upper(), text


def test_spanish_opens_what_it_closes() -> None:
    for text in (form for message in messages(po("es")) for form in forms(message.string)):
        asked = re.findall(r"\?(?!\w)", text)  # an address may hold one too
        assert text.count("¿") == len(asked), text
        assert text.count("¡") == text.count("!"), text
