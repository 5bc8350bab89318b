"""Where a measure comes from is told in the reader's language, and no citation is changed by it."""

import re

import pytest

from game.measures.registry import MEASURES
from game.report.sources import PLACES, SAID, source_said
from game.text import Words, languages

SOURCES = sorted({one.source for one in MEASURES.values()})
OUR_WORDS = re.compile(r"\b(ours|known answer|read by way|recommended by|in agreement with)\b")


def test_in_english_a_source_is_said_as_the_registry_has_it() -> None:
    words = Words.load("en")
    assert len(SOURCES) > 5
    assert [source_said(one, words) for one in SOURCES] == SOURCES


def test_only_bare_citations_are_left_as_they_are() -> None:
    assert [one for one in SOURCES if one not in SAID and OUR_WORDS.search(one)] == []
    assert set(SAID) == set(PLACES) <= set(SOURCES)


@pytest.mark.parametrize("language", languages()[1:])
def test_citations_stand_and_our_own_words_are_translated(language: str) -> None:
    words = Words.load(language)
    for source, places in PLACES.items():
        said = source_said(source, words)
        assert said != source
        assert OUR_WORDS.search(said) is None
        assert all(place in said for place in places.values())
