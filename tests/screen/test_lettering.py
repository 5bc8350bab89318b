"""Lines fit where they are put."""

from __future__ import annotations

import os
from typing import get_args

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

from game.core.viewing import DRAWN_HEIGHT
from game.figures import Figures
from game.screen.lettering import LEAST_PX, SMALLEST, Face, Lettering
from game.screen.reading import runs
from game.screen.scenes.writing import ADULT, Room, em_for
from game.text import Words

pygame.font.init()
LETTERS = {scale: Lettering(scale) for scale in (0.5, 0.711, 1.0, 2.0)}


@given(
    scale=st.sampled_from(sorted(LETTERS)),
    text=st.sampled_from(["Izquierda", "Lean to the right", "Todo es seguro", "iiii", "W"]),
    size=st.floats(20, 150),
    width=st.floats(20, 900),
)
def test_a_line_that_was_made_smaller_fits(
    scale: float, text: str, size: float, width: float
) -> None:
    letters = LETTERS[scale]
    fitting = letters.fitting(text, "medium", size, width)
    wide = letters.font("medium", fitting).size(text)[0]
    smallest = max(LEAST_PX, SMALLEST * round(size * scale)) + 1
    assert fitting <= size
    assert wide <= width * scale or fitting * scale <= smallest


def test_a_line_that_fits_keeps_its_size() -> None:
    assert LETTERS[1.0].fitting("Left", "medium", 56.0, 400) == 56.0


@pytest.mark.parametrize(("language", "said"), [("en", "0.5 s"), ("es", "0,5 s")])
def test_decimals_follow_the_language(language: str, said: str) -> None:
    words = Words.load(language)
    assert words("{n} s", n=Figures(words).number(0.5, 1)) == said


def test_letters_grow_to_the_readers_size_and_what_is_large_already_stays() -> None:
    letters = Lettering(1.0, 2.0)
    assert letters.grown(36.0) == 72.0
    assert letters.grown(DRAWN_HEIGHT) == letters.grown(64.0) == 2 * DRAWN_HEIGHT
    assert letters.grown(150.0) == 150.0
    assert Lettering(1.0).grown(36.0) == 36.0


def test_letters_grow_only_as_far_as_their_line_has_room() -> None:
    letters = Lettering(1.0, 2.0)
    wide = letters.font("medium", 40.0).size("Izquierda")[0]
    assert letters.fitting("Izquierda", "medium", 40.0, 4 * wide) == 80.0
    assert 40.0 < letters.fitting("Izquierda", "medium", 40.0, 1.5 * wide) <= 60.0
    assert letters.fitting("Izquierda", "medium", 40.0, 4 * wide, 44.0) == 44.0


@pytest.mark.parametrize("times", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("high", [60.0, 150.0, 400.0])
def test_words_stand_within_their_room_however_large_the_reader_wants_them(
    times: float, high: float
) -> None:
    letters, how = Lettering(1.0, times), ADULT["paper"]
    text = "Stand on the board with both feet, and hold on to the bar."
    em = em_for(letters, text, how, 40.0, Room(900.0, high))
    lines = letters.lines(text, how.face, em, 900.0)
    tall = em * (1 + how.lead * (len(lines) - 1))
    assert tall <= high or em <= SMALLEST * 40.0
    assert em <= letters.grown(40.0)


def test_words_without_room_for_more_lines_grow_within_those_they_have() -> None:
    letters, how = Lettering(1.0, 2.0), ADULT["paper"]
    text = "Stand on the board with both feet"
    for width in (400.0, 700.0, 1500.0):
        em = em_for(letters, text, how, 40.0, Room(width))
        lines = [len(letters.lines(text, how.face, size, width)) for size in (40.0, em)]
        assert em >= 40.0
        assert lines[0] == lines[1]


@pytest.mark.parametrize("space", ["\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"])
def test_a_line_never_ends_at_a_no_break_space(space: str) -> None:
    letters = LETTERS[1.0]
    room = letters.wide("mm 12", "medium", 40.0)
    assert letters.lines("12 mm", "medium", 40.0, room / 2) == ["12", "mm"]
    assert letters.lines(f"12{space}mm", "medium", 40.0, room / 2) == [f"12{space}mm"]
    assert letters.lines("one\ntwo  three ", "medium", 40.0, 1.0) == ["one", "two", "three"]


@pytest.mark.parametrize("face", get_args(Face))
def test_a_narrow_space_is_drawn_as_a_space_and_not_as_an_unknown_letter(face: Face) -> None:
    narrow, plain = "a\N{NARROW NO-BREAK SPACE}b", "a\N{NO-BREAK SPACE}b"
    assert runs(narrow) == runs(plain)
    font = LETTERS[1.0].font(face, 40.0)
    assert font.size(plain)[0] <= font.size("a b")[0] + 1


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "8 Nov"), ("de", "8. Nov."), ("fr", "8 nov."), ("pt", "8 de nov.")],
)
def test_a_day_is_written_as_its_language_writes_it(language: str, said: str) -> None:
    figures = Figures(Words.load(language))
    assert figures.day("2026-11-08T10:00:00Z") == said
    assert len(figures.short_date("2026-11-08T10:00:00Z")) <= 10


def test_a_date_that_takes_much_room_in_words_is_written_in_figures() -> None:
    told = {one: Figures(Words.load(one)).date("2026-11-18T10:00:00Z") for one in ("en", "pt")}
    assert told == {"en": "18 Nov 2026", "pt": "18/11/2026"}
