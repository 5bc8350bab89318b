"""Letters: a rounded face for children, a clear sans for the rest, sized by the screen and never by
taste."""

from __future__ import annotations

import importlib.util
import io
import math
import re
from collections.abc import Hashable
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pygame

from game.core.ease import all_eased
from game.core.viewing import DRAWN_HEIGHT
from game.screen.reading import Run, kept_apart, runs
from game.screen.stroke import blurred
from game.text import reads_from_right

Face = Literal["display", "regular", "medium", "bold"]

FILES: dict[Face, tuple[str, str]] = {
    "display": ("font_fredoka_one", "FredokaOne-Regular.ttf"),
    "regular": ("font_hanken_grotesk", "HankenGrotesk-Regular.otf"),
    "medium": ("font_hanken_grotesk", "HankenGrotesk-Medium.otf"),
    "bold": ("font_hanken_grotesk", "HankenGrotesk-SemiBold.otf"),
}
FROM_RIGHT: dict[Face, str] = {
    "display": "FiraGO-Bold.otf",
    "regular": "FiraGO-Regular.otf",
    "medium": "FiraGO-Regular.otf",
    "bold": "FiraGO-Bold.otf",
}
"""FiraGO has Hebrew, Arabic and, for what stands among them, Latin letters of one height."""

LEAST_PX = 14
SMALLEST = 0.6
"""Of its size, for a line that is made smaller to fit."""

BREAKS = re.compile("[ \n]+")
"""Where a line may end; not at a no-break space, U+00A0 or U+202F."""

SQUARE = "²"
RAISED_SIZE, RAISED = 0.62, 0.3
"""Of the size: how large its 2 is, and how far above the line."""


@lru_cache
def font_path(face: Face) -> Path:
    """The font file in its PyPI package; the package itself is not imported."""
    package, file = FILES[face]
    spec = importlib.util.find_spec(package)
    assert spec is not None, package
    assert spec.origin is not None, package
    return Path(spec.origin).parent / "files" / file


def from_right_font(face: Face) -> bytes:
    """The font file for scripts that are read from the right; pages have the same."""
    from game.report.faces import from_right_font  # only here: other scripts never ask

    return from_right_font(FROM_RIGHT[face])


class Lettering:
    """Renders and keeps lines of text for one window."""

    def __init__(self, scale: float, times: float = 1.0) -> None:
        """scale: pixels per design unit. times: as large as drawn, for whoever reads, 1 to 2."""
        self.scale = scale
        self.times = times
        self._fonts: dict[tuple[Face, int], pygame.font.Font] = {}
        self._fonts_from_right: dict[tuple[Face, int, str], pygame.font.Font] = {}
        self.kept: dict[Hashable, dict[Hashable, Any]] = {}
        """What others made with these letters: see `keeping`."""
        self._lines: dict[tuple[str, Face, int, str, str | None], pygame.Surface] = {}

    def font(self, face: Face, size: float) -> pygame.font.Font:
        """size: em height in design units (1080 lines)."""
        px = self._px(size)
        if (face, px) not in self._fonts:
            self._fonts[face, px] = pygame.font.Font(font_path(face), px)
        return self._fonts[face, px]

    def font_of(self, run: Run, whole: str, face: Face, size: float) -> pygame.font.Font:
        """The font of a part of a line: one for all parts of a line with letters from the right."""
        if not reads_from_right(whole):
            return self.font(face, size)
        key = (face, self._px(size), run.script)
        if key not in self._fonts_from_right:
            font = pygame.font.Font(io.BytesIO(from_right_font(face)), key[1])
            font.set_script(run.script)
            font.set_direction(pygame.DIRECTION_RTL if run.from_right else pygame.DIRECTION_LTR)
            self._fonts_from_right[key] = font
        return self._fonts_from_right[key]

    def wide(self, text: str, face: Face, size: float) -> int:
        """How wide a line is, pixels; a raised 2 counts as a whole sign."""
        parts = runs(text)
        return sum(self.font_of(one, text, face, size).size(one.text)[0] for one in parts)

    def ascent(self, text: str, face: Face, size: float) -> int:
        """From the top of a line to its base line, pixels."""
        first = next(iter(runs(text)), Run("", from_right=False))
        return self.font_of(first, text, face, size).get_ascent()

    def _px(self, size: float) -> int:
        return max(LEAST_PX, round(size * self.scale))

    def grown(self, size: float) -> float:
        """A size as large as this reader wants it. What is drawn larger than most words is large
        enough until those have come up to it: a picture has room for one, not for both."""
        return max(size, min(size, DRAWN_HEIGHT) * self.times)

    def fitting(
        self, text: str, face: Face, size: float, width: float, most: float = math.inf
    ) -> float:
        """The grown size, or the greatest below it at which the text fits into a width on one line;
        at least `SMALLEST` of the size, and no more than `most`. All in design units."""
        least = max(LEAST_PX, math.ceil(SMALLEST * self._px(size)))
        size = min(self.grown(size), max(size, most))
        room, px = width * self.scale, self._px(size)
        wide = self.wide(text, face, size)
        if wide <= room or px <= least:
            return size
        px = max(least, min(px - 1, math.floor(px * room / wide)))
        while px > least and self.wide(text, face, px / self.scale) > room:
            px -= 1
        return px / self.scale

    def line(
        self, text: str, face: Face, size: float, colour: str, shade: str | None = None
    ) -> pygame.Surface:
        """One line with alpha (straight, not premultiplied). shade: colour of a soft shadow below
        the letters."""
        key = (text, face, self._px(size), colour, shade)
        if key not in self._lines:
            if len(self._lines) > 300:
                self._lines.pop(next(iter(self._lines)))
            self._lines[key] = self._rendered(text, face, size, colour, shade)
        return self._lines[key]

    def on_sheet(self, text: str, face: Face, size: float, colour: str) -> pygame.Surface:
        """One line for a card or a button of ours, whose ground is even."""
        return self.line(text, face, size, colour)

    def _rendered(
        self, text: str, face: Face, size: float, colour: str, shade: str | None
    ) -> pygame.Surface:
        font = self.font(face, size)
        letters = self._letters(text, face, size, colour)
        if shade is None:
            return letters
        soft, drop = max(2, font.get_height() // 10), max(1, font.get_height() // 18)
        room = 2 * soft
        high, wide = letters.get_height() + 2 * room, letters.get_width() + 2 * room
        dark = pygame.Surface((wide, high), pygame.SRCALPHA)
        dark.blit(self._letters(text, face, size, shade), (room, room + drop))
        dark = blurred(dark, soft)
        for _ in range(2):
            dark.blit(dark, (0, 0))
        _end_softly(dark, room)
        dark.blit(letters, (room, room))
        return dark

    def _letters(self, text: str, face: Face, size: float, colour: str) -> pygame.Surface:
        tone, parts = pygame.Color(colour), runs(text)
        if len(parts) == 1 and SQUARE not in text:
            font = self.font_of(parts[0], text, face, size)
            return font.render(parts[0].text, True, tone).convert_alpha()
        if not reads_from_right(text):
            return self._with_raised(parts[0].text, face, size, tone)
        return _side_by_side(
            [self.font_of(one, text, face, size).render(one.text, True, tone) for one in parts]
        )

    def _with_raised(
        self, text: str, face: Face, size: float, tone: pygame.Color
    ) -> pygame.Surface:
        """With a small raised 2 for a square, which the sans faces do not have."""
        font, small = self.font(face, size), self.font(face, RAISED_SIZE * size)
        two = small.render("2", True, tone)
        top = round(font.get_ascent() - RAISED * self._px(size) - small.get_ascent())
        raised = pygame.Surface((two.get_width(), font.get_height()), pygame.SRCALPHA)
        raised.blit(two, (0, top))
        parts = [font.render(part, True, tone) for part in text.split(SQUARE)]
        return _side_by_side([one for part in parts for one in (part, raised)][:-1])

    def column(
        self,
        text: str,
        face: Face,
        size: float,
        width: float,
        colour: str,
        shade: str | None = None,
    ) -> list[pygame.Surface]:
        """The text in lines that stand below each other: they begin in one line where one reads
        from, so that those that are read from the right are all as wide as the widest."""
        lines = self.lines(text, face, size, width)
        drawn = [self.line(one, face, size, colour, shade) for one in lines]
        if not reads_from_right(text):
            return drawn
        return [_ending(one, max(other.get_width() for other in drawn)) for one in drawn]

    def lines(self, text: str, face: Face, size: float, width: float) -> list[str]:
        """The text broken into lines that fit into a width in design units; a no-break space holds
        a number and its unit, or a word and its sign, together."""
        room = width * self.scale
        lines: list[str] = []
        for word in filter(None, BREAKS.split(text)):
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.wide(longer, face, size) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        return kept_apart(lines)


def _side_by_side(parts: list[pygame.Surface]) -> pygame.Surface:
    """From left to right, with their tops in line."""
    size = (sum(one.get_width() for one in parts), max(one.get_height() for one in parts))
    whole, x = pygame.Surface(size, pygame.SRCALPHA), 0
    for part in parts:
        whole.blit(part, (x, 0))
        x += part.get_width()
    return whole


def _ending(line: pygame.Surface, wide: int) -> pygame.Surface:
    """A line at the right end of so much room."""
    whole = pygame.Surface((wide, line.get_height()), pygame.SRCALPHA)
    whole.blit(line, (wide - line.get_width(), 0))
    return whole


def _end_softly(shadow: pygame.Surface, soft: int) -> None:
    """A shadow has no edge where its picture ends: it fades in so many pixels from there."""
    alpha = pygame.surfarray.pixels_alpha(shadow)
    for lines in (alpha, alpha.T):
        fade = all_eased((np.arange(soft) + 0.5) / soft)[:, None]
        lines[:soft] = (lines[:soft] * fade).astype(np.uint8)
        lines[-soft:] = (lines[-soft:] * fade[::-1]).astype(np.uint8)


def put(
    surface: pygame.Surface,
    picture: pygame.Surface,
    x: float,
    y: float,
    anchor: Literal["left", "centre", "right"] = "centre",
) -> pygame.Rect:
    """Blit a line with its middle at height y; x is its left end, middle or right end. Window
    pixels."""
    wide, high = picture.get_size()
    left = {"left": x, "centre": x - wide / 2, "right": x - wide}[anchor]
    return surface.blit(picture, (round(left), round(y - high / 2)))
