"""Lines fit where they are put."""

from __future__ import annotations

import os

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

from game.figures import Figures
from game.screen.lettering import LEAST_PX, SMALLEST, Lettering
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
