"""A small hand for vector pictures: one look for all, the same bytes for the same content."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape

from game.report.parts import Point

LIGHT: Mapping[str, str] = {
    "paper": "#ffffff",
    "ink": "#101820",
    "soft": "#5b6875",
    "axis": "#9aa5b1",
    "grid": "#dde3e8",
    "blue": "#0072B2",
    "pale": "#cfe3ef",
    "green": "#00805d",
    "mint": "#e3f3ee",
    "red": "#c24e00",
}
DARK: Mapping[str, str] = {
    "paper": "#141d26",
    "ink": "#eef2f5",
    "soft": "#a9b5c0",
    "axis": "#6c7985",
    "grid": "#2c3844",
    "blue": "#56B4E9",
    "pale": "#274a61",
    "green": "#35c49d",
    "mint": "#17352f",
    "red": "#ff9a4d",
}
"""The palette of Okabe and Ito, shifted in lightness where words and thin lines need contrast."""

STYLE = """
.picture text { font-family: "Hanken Grotesk", sans-serif; font-size: 7.5px; fill: var(--soft) }
.picture .small { font-size: 6.4px }
.picture .tiny { font-size: 5.3px }
.picture .strong { font-weight: 600; fill: var(--ink) }
.picture .grid { stroke: var(--grid); stroke-width: 0.6; fill: none }
.picture .axis { stroke: var(--axis); stroke-width: 0.7; fill: none }
.picture .path { stroke: var(--blue); stroke-width: 0.6; fill: none; stroke-linejoin: round }
.picture .wide { stroke-width: 1.2 }
.picture .ellipse { stroke: var(--red); stroke-width: 1.3; fill: none; stroke-dasharray: 4 2 }
.picture .ring { stroke: var(--soft); stroke-width: 1; fill: none }
.picture .inside { stroke: none; fill: var(--mint) }
.picture .edge { stroke: var(--green); stroke-width: 1.3; fill: none }
.picture .typical { stroke-dasharray: 1.5 2.5 }
.picture .full { fill: var(--blue) }
.picture .pale { fill: var(--pale) }
.picture .pause { stroke: var(--red); stroke-width: 1.6; fill: none }
.picture .mark { fill: var(--paper); stroke: var(--red); stroke-width: 1.1 }
.picture .point { fill: var(--blue); stroke: var(--paper); stroke-width: 0.8 }
.picture .hollow { fill: var(--paper); stroke: var(--axis); stroke-width: 1 }
"""
"""Stroke and dash differ as well as colour, so that a print in grey says the same."""


SIZES = {"": 7.5, "small": 6.4, "tiny": 5.3}
"""Of letters, by the class that makes them so; as in STYLE."""
WIDE = {0.35: " ijl.,:;!|'·()[]-/", 0.42: "ftr", 0.92: "mwMW%@→", 0.7: "ABCDEGHKNOPQRUVXYZÑÖÜ"}
"""Widths of letters that are not as most, in heights of the face: a little more than they are."""


def length(words: str, size: float = SIZES[""]) -> float:
    """How long words are when written, points; a little more than they are, for no font is
    asked."""
    return size * sum(_letter(one) for one in words)


def _letter(one: str) -> float:
    # other scripts are as wide as they are high
    known = (width for width, letters in WIDE.items() if one in letters)
    return next(known, 0.6 if ord(one) < 0x250 else 1.0)


class Drawing:
    """A picture of so many points; y goes down, as in every drawing. style: of classes that only
    this picture has."""

    def __init__(self, name: str, width: float, height: float, title: str, style: str = "") -> None:
        self.name, self.width, self.height, self.title = name, width, height, title
        self._style = style
        self._parts: list[str] = []

    def line(self, points: Iterable[Point], kind: str, *, closed: bool = False) -> None:
        """A line through points, closed or open."""
        tag = "polygon" if closed else "polyline"
        places = " ".join(f"{_size(x)},{_size(y)}" for x, y in points)
        self._parts.append(f'<{tag} class="{kind}" points="{places}"/>')

    def box(self, x: float, y: float, width: float, height: float, kind: str) -> None:
        """A rectangle with its upper left corner at x, y."""
        where = f'x="{_size(x)}" y="{_size(y)}" width="{_size(width)}" height="{_size(height)}"'
        self._parts.append(f'<rect class="{kind}" {where}/>')

    def dot(self, x: float, y: float, radius: float, kind: str) -> None:
        """A circle."""
        where = f'cx="{_size(x)}" cy="{_size(y)}" r="{_size(radius)}"'
        self._parts.append(f'<circle class="{kind}" {where}/>')

    def text(
        self,
        x: float,
        y: float,
        words: str,
        kind: str = "",
        *,
        anchor: str = "start",
        room: float | None = None,
    ) -> float:
        """Words on a base line; anchor: 'start', 'middle' or 'end'.

        room: made smaller to be no longer than this, as far as one can still read it; without it,
        than the picture. Moved where they would leave the picture. Gives where they end.
        """
        most = self.width if room is None else room
        fit = (name for name, size in SIZES.items() if length(words, size) <= most)
        small = next(fit, "tiny")
        long = length(words, SIZES[small])
        before = {"start": 0.0, "middle": long / 2, "end": long}[anchor]
        start = max(0.0, min(x - before, self.width - long))
        where = f'x="{_size(start + before)}" y="{_size(y)}" text-anchor="{anchor}"'
        kinds = " ".join(filter(None, (kind, small)))
        self._parts.append(f'<text class="{kinds}" {where}>{plain(words)}</text>')
        return start + long

    def window(self, x: float, y: float, width: float, height: float) -> None:
        """From here to `whole` only what lies in this box is seen."""
        where = f'x="{_size(x)}" y="{_size(y)}" width="{_size(width)}" height="{_size(height)}"'
        clip = f'<clipPath id="window-{self.name}"><rect {where}/></clipPath>'
        self._parts.append(f'{clip}<g clip-path="url(#window-{self.name})">')

    def whole(self) -> None:
        """The end of a `window`."""
        self._parts.append("</g>")

    def svg(self, *, alone: bool) -> str:
        """The picture. alone: with its own light look, else with the look of the page around."""
        size = f"{_size(self.width)} {_size(self.height)}"
        style = f"<style>{flat(STYLE + self._style, LIGHT)}</style>" if alone else ""
        label = f"<title>{plain(self.title)}</title>"
        shape = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}"'
        inside = "\n".join(self._parts)
        return f'<svg {shape} role="img" class="picture">{label}{style}\n{inside}\n</svg>'


def flat(style: str, colours: Mapping[str, str]) -> str:
    """A style sheet with its colours put in, for readers that know no variables."""
    return re.sub(r"var\(--(\w+)\)", lambda found: colours[found[1]], style)


def variables(colours: Mapping[str, str]) -> str:
    """The colours as variables of a style sheet."""
    return " ".join(f"--{name}: {colour};" for name, colour in colours.items())


def plain(text: str) -> str:
    """Text for XML: escaped, and without the characters that XML does not allow."""
    return escape(re.sub(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text))


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
