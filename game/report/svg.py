"""A small hand for vector pictures: one look for all, the same bytes for the same content."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from game.report.parts import Point
from game.report.picture_style import LIGHT, SIZES, STYLE, flat
from game.report.shapes import Anchor, AnyShape, Box, Dot, Letters, Line, Whole, Window
from game.text import in_order, reads_from_right

WIDE = {
    0.35: " ijl.,:;!|'·()[]-/",
    0.42: "ftr",
    0.92: "mwMW%@→",
    0.7: "ABCDEGHKNPRUVXYZÑÜ",
    0.76: "OQÖ",
    0.8: "\u05e9",
    0.5: "\u05f3\u05f4\u05be",
    0.0: "\u200e\u200f\u2066\u2067\u2068\u2069",
}
"""Widths of letters that are not as most, in heights of the face: a little more than they are."""


def length(words: str, size: float = SIZES[""]) -> float:
    """How long words are when written, points; a little more than they are, for no font is
    asked."""
    return size * sum(_letter(one) for one in words)


def _letter(one: str) -> float:
    # other scripts are as wide as they are high
    known = (width for width, letters in WIDE.items() if one in letters)
    return next(known, 0.6 if ord(one) < 0x250 else 0.66 if "\u05d0" <= one <= "\u05ea" else 1.0)


class Drawing:
    """A picture of so many points; y goes down, as in every drawing. style: of classes that only
    this picture has."""

    def __init__(self, name: str, width: float, height: float, title: str, style: str = "") -> None:
        self.name, self.width, self.height, self.title = name, width, height, title
        self._style = style
        self.shapes: list[AnyShape] = []
        """In the order in which they lie on each other."""

    def line(self, points: Iterable[Point], kind: str, *, closed: bool = False) -> None:
        """A line through points, closed or open."""
        self.shapes.append(Line(tuple(points), kind, closed))

    def box(self, x: float, y: float, width: float, height: float, kind: str) -> None:
        """A rectangle with its upper left corner at x, y."""
        self.shapes.append(Box(x, y, width, height, kind))

    def dot(self, x: float, y: float, radius: float, kind: str) -> None:
        """A circle."""
        self.shapes.append(Dot(x, y, radius, kind))

    def text(
        self,
        x: float,
        y: float,
        words: str,
        kind: str = "",
        *,
        anchor: Anchor = "start",
        room: float | None = None,
    ) -> float:
        """Words on a base line.

        room: made smaller to be no longer than this, as far as one can still read it; without it,
        than the picture. Moved where they would leave the picture. Gives where they end.
        """
        most = self.width if room is None else room
        fit = (name for name, size in SIZES.items() if length(words, size) <= most)
        small = next(fit, "tiny")
        long = length(words, SIZES[small])
        before = {"start": 0.0, "middle": long / 2, "end": long}[anchor]
        start = max(0.0, min(x - before, self.width - long))
        kinds = " ".join(filter(None, (kind, small)))
        self.shapes.append(Letters(start + before, y, words, kinds, anchor))
        return start + long

    def window(self, x: float, y: float, width: float, height: float) -> None:
        """From here to `whole` only what lies in this box is seen."""
        self.shapes.append(Window(x, y, width, height))

    def whole(self) -> None:
        """The end of a `window`."""
        self.shapes.append(Whole())

    def svg(self, *, alone: bool) -> str:
        """The picture. alone: with its own light look, else with the look of the page around."""
        size = f"{_size(self.width)} {_size(self.height)}"
        style = f"<style>{flat(STYLE + self._style, LIGHT)}</style>" if alone else ""
        label = f"<title>{plain(self.title)}</title>"
        shape = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}"'
        inside = "\n".join(self._written(one) for one in self.shapes)
        return f'<svg {shape} role="img" class="picture">{label}{style}\n{inside}\n</svg>'

    def _written(self, shape: AnyShape) -> str:
        match shape:
            case Letters():
                where = f'x="{_size(shape.x)}" y="{_size(shape.y)}" text-anchor="{shape.anchor}"'
                return f'<text class="{shape.kind}" {where}>{plain(ordered(shape.words))}</text>'
            case Window():
                clip = f'<clipPath id="window-{self.name}"><rect {_corner(shape)}/></clipPath>'
                return f'{clip}<g clip-path="url(#window-{self.name})">'
            case Whole():
                return "</g>"
            case _:
                return element(shape, f'class="{shape.kind}"')


def element(shape: Line | Box | Dot, look: str) -> str:
    """A shape as an element of SVG; look: the attributes that say how it looks."""
    match shape:
        case Line():
            tag = "polygon" if shape.closed else "polyline"
            places = " ".join(f"{_size(x)},{_size(y)}" for x, y in shape.points)
            return f'<{tag} {look} points="{places}"/>'
        case Box():
            return f"<rect {look} {_corner(shape)}/>"
        case Dot():
            where = f'cx="{_size(shape.x)}" cy="{_size(shape.y)}" r="{_size(shape.radius)}"'
            return f"<circle {look} {where}/>"


def _corner(box: Box | Window) -> str:
    width, height = _size(box.width), _size(box.height)
    return f'x="{_size(box.x)}" y="{_size(box.y)}" width="{width}" height="{height}"'


def ordered(text: str) -> str:
    """Words that are read from the right, in a picture whose words are read from the left."""
    return f"\u2067{text}\u2069" if reads_from_right(text) else text


def plain(text: str) -> str:
    """Text for XML: escaped, without the characters that XML does not allow, and with units behind
    their numbers."""
    allowed = re.sub(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text)
    return escape(in_order(allowed))


def _size(value: float) -> str:
    """A length to the hundredth, as short as it can be."""
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")


def round_up(value: float, steps: tuple[float, ...] = (1, 2, 5)) -> float:
    """The first of 1, 2, 5, 10, 20, 50 … that is not below a value above 0."""
    scale = 10.0**-3
    while True:
        for step in steps:
            if step * scale >= value * (1 - 1e-9):
                return step * scale
        scale *= 10
