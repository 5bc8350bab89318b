"""A picture of the report on the screen: the same shapes as on the page, in the light or the dark
palette, with letters of our own, for the rasteriser of vectors writes none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import pygame

from game.report.picture_style import DARK, LIGHT, SIZES, look_of
from game.report.shapes import AnyShape, Box, Dot, Letters, Line, Whole, Window
from game.report.svg import Drawing, element
from game.screen.lettering import Face
from game.screen.look import Look, Theme
from game.screen.stroke import vector

PALETTES: Mapping[Theme, Mapping[str, str]] = {"child": LIGHT, "adult": DARK}
LEAST_SIZE = 24.0
"""Of letters, design units; read from a laptop (clinical design 9.2)."""

Solid = Line | Box | Dot
Layer = tuple[Window | None, list[Solid]]
"""Shapes that lie on each other, and the window through which they are seen."""


def chart(drawing: Drawing, look: Look, width: float, height: float) -> pygame.Surface:
    """A sheet of so many design units, opaque, and in its middle the picture as large as fits."""
    fit = min(width / drawing.width, height / drawing.height)
    scale = fit * look.scale
    colours = PALETTES[look.theme]
    whole = pygame.Surface((look.px(width), look.px(height))).convert()
    whole.fill(colours["paper"])
    size = (round(drawing.width * scale), round(drawing.height * scale))
    left, top = (whole.get_width() - size[0]) // 2, (whole.get_height() - size[1]) // 2
    surface = whole.subsurface((left, top, *size)).copy()
    box = (0.0, 0.0, drawing.width, drawing.height)
    for window, shapes in _layers(drawing.shapes):
        body = "".join(element(one, _attributes(one.kind, colours)) for one in shapes)
        surface.set_clip(_rect(window, scale) if window else None)
        surface.blit(vector(body, box, scale), (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)
    surface.set_clip(None)
    for letters in drawing.shapes:
        if isinstance(letters, Letters):
            _write(surface, look, letters, fit, colours)
    whole.blit(surface, (left, top))
    return whole


def _layers(shapes: Iterable[AnyShape]) -> Iterator[Layer]:
    """Letters are left out: they lie on everything."""
    window: Window | None = None
    layer: list[Solid] = []
    for one in shapes:
        if isinstance(one, Window | Whole):
            yield window, layer
            window, layer = (one if isinstance(one, Window) else None), []
        elif not isinstance(one, Letters):
            layer.append(one)
    yield window, layer


def _attributes(kinds: str, colours: Mapping[str, str]) -> str:
    return " ".join(f'{name}="{value}"' for name, value in look_of(kinds, colours).items())


def _rect(window: Window, scale: float) -> pygame.Rect:
    left, top = round(window.x * scale), round(window.y * scale)
    right = round((window.x + window.width) * scale)
    foot = round((window.y + window.height) * scale)
    return pygame.Rect(left, top, right - left, foot - top)


def _write(
    surface: pygame.Surface,
    look: Look,
    letters: Letters,
    fit: float,
    colours: Mapping[str, str],
) -> None:
    """Words on their base line."""
    kinds = letters.kind.split()
    points = next((SIZES[kind] for kind in kinds if kind in SIZES), SIZES[""])
    size = max(LEAST_SIZE, points * fit)
    strong = "strong" in kinds
    face: Face = "bold" if strong else "regular"
    line = look.letters.line(letters.words, face, size, colours["ink" if strong else "soft"])
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}[letters.anchor]
    x = letters.x * fit * look.scale - share * line.get_width()
    y = letters.y * fit * look.scale - look.letters.ascent(letters.words, face, size)
    surface.blit(line, (round(x), round(y)))
