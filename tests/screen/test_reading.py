"""Lines in scripts that are read from the right: every part where a reader looks for it."""

from __future__ import annotations

import pygame
import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from game.screen.lettering import Lettering
from game.screen.reading import runs
from game.text import Words, reads_from_right

GO, SHORE = "\u05dc\u05dc\u05db\u05ea", "\u05d7\u05d5\u05e3"
"""Two Hebrew words: to go, shore."""
PEACE = "\u0633\u0644\u0627\u0645"
"""An Arabic word, whose letters join."""


@pytest.fixture(autouse=True, scope="module")
def _window() -> None:
    pygame.font.init()
    pygame.display.set_mode((8, 8))


def seen(text: str) -> str:
    """A line as it stands, from left to right."""
    return "".join(one.text[::-1] if one.from_right else one.text for one in runs(text))


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        (f"{GO} {SHORE}", f"{SHORE[::-1]} {GO[::-1]}"),
        (f"{GO} 12.5", f"12.5 {GO[::-1]}"),  # a number is read from the left
        (f"{GO} (Ada)", f"(Ada) {GO[::-1]}"),  # brackets close what they open
        (f"{GO} ({SHORE})", f"({SHORE[::-1]}) {GO[::-1]}"),
        (f"Ada (12) {GO}", f"{GO[::-1]} Ada (12)"),  # and belong to the name they follow
        (f"{GO}!", f"!{GO[::-1]}"),  # a sentence ends at the left
        (f"<  {GO}  >", f"<  {GO[::-1]}  >"),  # arrows still point outwards
        (f"> {GO}", f"{GO[::-1]} <"),
        (f"{GO}: \u206812 mm\u2069 {SHORE}", f"{SHORE[::-1]} 12 mm :{GO[::-1]}"),
        (f"{GO} \u2068-5\u2069", f"-5 {GO[::-1]}"),
        (f"{GO} 12 mm, {SHORE}", f"{SHORE[::-1]} ,12 mm {GO[::-1]}"),  # a unit follows its number
        (f"{SHORE}: 18 / 31 / 44 ms", f"18 / 31 / 44 ms :{SHORE[::-1]}"),
        (f"{GO}-34%", f"34%-{GO[::-1]}"),  # a hyphen is no sign
        ("Ada (12)", "Ada (12)"),
        ("12 mm", "12 mm"),
        ("", ""),
    ],
)
def test_every_part_of_a_line_stands_where_it_is_read(said: str, stands: str) -> None:
    assert seen(said) == stands


@given(
    st.text(f"{GO}{SHORE}{PEACE}1 .,:-", max_size=24) | st.text(f"{GO}{PEACE}ab .,:-", max_size=24)
)
def test_the_order_is_that_of_the_unicode_algorithm(text: str) -> None:
    base = "R" if reads_from_right(text) else "L"
    assert seen(text) == get_display(text, base_dir=base)


@given(st.text(f"{GO}{PEACE}ab1 .,()[]<>%", max_size=24))
def test_no_letter_is_lost_or_added(text: str) -> None:
    turned = str.maketrans(")]>", "([<")
    assert sorted(seen(text).translate(turned)) == sorted(text.translate(turned))


def test_what_is_filled_in_keeps_its_own_order() -> None:
    words = Words.load("he")
    said = words(f"{GO} {{reach}}", reach="12 mm")
    assert seen(said) == f"12 mm {GO[::-1]}"
    assert Words.load("en")("{reach}", reach="12 mm") == "12 mm"


def test_letters_that_join_are_joined() -> None:
    letters = Lettering(1.0)
    word = letters.line("\u0633\u0644\u0645", "regular", 60, "white")
    assert len(pygame.mask.from_surface(word).connected_components(4)) == 1
    hebrew = letters.line(GO, "regular", 60, "white")
    assert len(pygame.mask.from_surface(hebrew).connected_components(4)) > 1


def test_a_word_is_drawn_from_the_right() -> None:
    letters = Lettering(1.0)
    wide = letters.line("\u05d9\u05e9", "bold", 60, "white")
    half = wide.get_width() // 2
    left = pygame.mask.from_surface(wide.subsurface((0, 0, half, wide.get_height()))).count()
    right = pygame.mask.from_surface(wide).count() - left
    assert left > right, "the last letter, which is the largest, stands at the left"


def test_a_line_has_one_face_and_one_height() -> None:
    letters = Lettering(1.0)
    mixed = letters.line(f"{GO} 12 (Ada)", "regular", 60, "white")
    assert mixed.get_height() == letters.line(GO, "regular", 60, "white").get_height()
    parts = runs(f"{GO} 12 (Ada)")
    ascents = {letters.font_of(one, GO, "regular", 60).get_ascent() for one in parts}
    assert len(ascents) == 1


def test_lines_break_in_the_order_of_speech() -> None:
    letters = Lettering(1.0)
    said = f"{GO} {SHORE} {GO} {SHORE}"
    room = letters.wide(f"{GO} {SHORE}", "regular", 60) + 1
    assert letters.lines(said, "regular", 60, room) == [f"{GO} {SHORE}"] * 2
    assert letters.wide(said, "regular", 60) > room


def test_lines_below_each_other_begin_where_one_reads_from() -> None:
    letters = Lettering(1.0)
    room = letters.wide(f"{GO} {SHORE}", "regular", 60) + 1
    long, short = letters.column(f"{GO} {SHORE} {GO}", "regular", 60, room, "white")
    assert short.get_width() == long.get_width()
    assert short.get_bounding_rect().right == pytest.approx(long.get_width(), abs=6)
    english = letters.column("one two three", "regular", 60, 220, "white")
    assert english == [letters.line(one, "regular", 60, "white") for one in ("one two", "three")]


def test_a_formula_keeps_its_order_on_every_line_it_takes() -> None:
    letters = Lettering(1.0)
    said = f"{GO} \u2066sudo -a $USER\u2069 {SHORE}"
    room = letters.wide(f"{GO} sudo -a", "regular", 60) + 1
    first, second = letters.lines(said, "regular", 60, room)
    assert seen(first) == f"sudo -a {GO[::-1]}"
    assert seen(second) == f"{SHORE[::-1]} $USER"


def test_words_from_the_right_are_made_smaller_to_fit_too() -> None:
    letters = Lettering(1.0)
    wide = letters.wide(GO, "display", 100)
    size = letters.fitting(GO, "display", 100, 0.8 * wide)
    assert letters.wide(GO, "display", size) <= 0.8 * wide
    assert size < 100
