"""Prompts speak of the boat and the star, never of the body; they blame nobody and hurry nobody.
Source: clinical design R9 and 7.3."""

from __future__ import annotations

import re

import pytest

from game.text import languages
from tests.words.catalogues import forms, messages, po, prompts, said

MOST_WORDS = 7
every_language = pytest.mark.parametrize("language", languages())

BODY = {
    "en": r"knees?|hips?|spine|trunk|foot|feet|heels?|toes?|ankles?|legs?|arms?|elbows?|hands?"
    r"|heads?|neck|shoulders?|chest|belly|muscles?|(your|the) back|back straight|weight",
    "es": r"rodillas?|caderas?|espalda|columna|tronco|(?<!de )pies?|talón|talones|puntas?|dedos?"
    r"|tobillos?|piernas?|brazos?|codos?|manos?|cabeza|cuello|hombros?|pecho|vientre|barriga"
    r"|músculos?|peso",
}
BLAME = {
    "en": r"fail\w*|wrong\w*|los[et]\w*|game over|miss(ed|es)?|mistakes?|errors?|bad(ly)?|poor\w*"
    r"|weak\w*|faults?|too late|too slow|slow\w*|must|never mind|shame",
    "es": r"fall[aoóe]\w*|errores|error|equivoc\w*|mal|mala|malo|perd[ie]\w*|fracas\w*|torpe\w*"
    r"|débil\w*|culpa|lent[oa]\w*|demasiado tarde|debes?|vergüenza|fin del juego",
}
HURRY = {
    "en": r"hurry|hurries|quick\w*|fast\w*|at once|now or never|rush|speed up|faster",
    "es": r"prisa|deprisa|aprisa|rápid\w*|apúr\w*|apresúr\w*|corre|ya mismo|veloz|más rápido",
}


NAMES = ("Rocket Legs",)
"""What the design calls an exercise asks nobody to move anything."""


def _prompts(language: str) -> list[str]:
    return [form for message in sorted(prompts()) for form in said(language, message)]


def test_the_rules_are_written_for_every_language() -> None:
    assert set(BODY) == set(BLAME) == set(HURRY) == set(languages())
    assert len(prompts()) > 80


@every_language
@pytest.mark.parametrize("rule", [BODY, BLAME, HURRY], ids=["body", "blame", "hurry"])
def test_no_prompt_speaks_of_the_body_or_blames_or_hurries(
    language: str, rule: dict[str, str]
) -> None:
    broken = [
        text
        for text in _prompts(language)
        if text not in NAMES and re.search(rf"\b({rule[language]})\b", text, re.I)
    ]
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
        assert not re.search(r"\b[^\W\d_]{5,}\b", text) or text != text.upper(), text


def test_spanish_opens_what_it_closes() -> None:
    for text in (form for message in messages(po("es")) for form in forms(message.string)):
        asked = re.findall(r"\?(?!\w)", text)  # an address may hold one too
        assert text.count("¿") == len(asked), text
        assert text.count("¡") == text.count("!"), text
