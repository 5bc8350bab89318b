"""Contrast is what WCAG says it is, and letters for whoever needs it have 7:1 on anything."""

from __future__ import annotations

import os

import numpy as np
import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

from game.screen.contrast import (
    MIDDLE,
    apart,
    contrast,
    contrast_of,
    luminance,
    luminance_of,
)
from game.screen.plates import PLATE, RATIO, Plated

COLOURS = st.from_regex(r"#[0-9A-F]{6}", fullmatch=True)


@pytest.mark.parametrize(
    ("colour", "on_the_dark_sea"),
    [("#F0E442", 13.5), ("#E69F00", 7.9), ("#56B4E9", 7.8), ("#CC79A7", 5.8),
     ("#009E73", 5.2), ("#D55E00", 4.6), ("#0072B2", 3.5)],
)  # fmt: skip
def test_contrasts_are_those_of_the_clinical_table(colour: str, on_the_dark_sea: float) -> None:
    """Clinical design 9.3."""
    assert contrast_of(colour, "#101820") == pytest.approx(on_the_dark_sea, abs=0.06)


def test_black_and_white_are_21_and_a_colour_with_itself_1() -> None:
    assert contrast_of("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast_of("#D55E00", "#D55E00") == 1


def test_from_the_middle_black_and_white_are_equally_far() -> None:
    ends = contrast(np.array([MIDDLE, MIDDLE]), np.array([0.0, 1.0]))
    assert ends[0] == pytest.approx(ends[1], rel=0.01)


@settings(deadline=None)
@given(COLOURS, COLOURS)
def test_a_colour_is_moved_no_further_than_it_must(colour: str, behind: str) -> None:
    if max(contrast_of(end, behind) for end in ("#000000", "#FFFFFF")) < 4.5:
        return
    moved = apart(colour, behind, 4.5)
    assert contrast_of(moved, behind) >= 4.5
    assert moved == colour or contrast_of(colour, behind) < 4.5


@settings(deadline=None)
@given(COLOURS)
def test_letters_with_plates_can_be_read_on_a_white_and_on_a_black_picture(colour: str) -> None:
    if luminance_of(colour) < MIDDLE:
        return  # dark letters stand on paper of ours; the rendered scenes are measured instead
    pygame.display.init()
    pygame.font.init()
    pygame.display.set_mode((64, 64))
    line = Plated(1.0).line("Lean to the star", "bold", 52, colour)
    for behind in ("#FFFFFF", "#000000"):
        ground = pygame.Surface(line.get_size())
        ground.fill(behind)
        ground.blit(line, (0, 0))
        middle = pygame.surfarray.array3d(ground)[8:-8, 12:-12] / 255
        seen = luminance(middle)
        assert contrast(seen.max(), seen.min()) >= RATIO
        assert seen.min() == pytest.approx(luminance_of(PLATE), abs=0.002)
