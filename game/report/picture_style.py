"""How the parts of a picture look: one table for the page's style sheet and for the screen."""

from __future__ import annotations

import re
from collections.abc import Mapping

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

SIZES = {"": 7.5, "small": 6.4, "tiny": 5.3}
"""Of letters, points, by the class that makes them so."""

Look = Mapping[str, str]
"""What SVG calls presentation attributes; colours by their names in the palette, as var(--name)."""

LETTERS: Mapping[str, Look] = {
    "text": {
        "font-family": '"Hanken Grotesk", "FiraGO", sans-serif',
        "font-size": f"{SIZES['']}px",
        "fill": "var(--soft)",
    },
    ".small": {"font-size": f"{SIZES['small']}px"},
    ".tiny": {"font-size": f"{SIZES['tiny']}px"},
    ".strong": {"font-weight": "600", "fill": "var(--ink)"},
}
LOOKS: Mapping[str, Look] = {
    "grid": {"stroke": "var(--grid)", "stroke-width": "0.6", "fill": "none"},
    "axis": {"stroke": "var(--axis)", "stroke-width": "0.7", "fill": "none"},
    "path": {
        "stroke": "var(--blue)",
        "stroke-width": "0.6",
        "fill": "none",
        "stroke-linejoin": "round",
    },
    "wide": {"stroke-width": "1.2"},
    "ellipse": {
        "stroke": "var(--red)",
        "stroke-width": "1.3",
        "fill": "none",
        "stroke-dasharray": "4 2",
    },
    "ring": {"stroke": "var(--soft)", "stroke-width": "1", "fill": "none"},
    "inside": {"stroke": "none", "fill": "var(--mint)"},
    "edge": {"stroke": "var(--green)", "stroke-width": "1.3", "fill": "none"},
    "typical": {"stroke-dasharray": "1.5 2.5"},
    "full": {"fill": "var(--blue)"},
    "pale": {"fill": "var(--pale)"},
    "pause": {"stroke": "var(--red)", "stroke-width": "1.6", "fill": "none"},
    "mark": {"fill": "var(--paper)", "stroke": "var(--red)", "stroke-width": "1.1"},
    "point": {"fill": "var(--blue)", "stroke": "var(--paper)", "stroke-width": "0.8"},
    "hollow": {"fill": "var(--paper)", "stroke": "var(--axis)", "stroke-width": "1"},
}
"""Of lines, boxes and dots, by class; a later class of a shape goes before an earlier one. Stroke
and dash differ as well as colour, so that a print in grey says the same."""


def _sheet(looks: Mapping[str, Look]) -> str:
    return "".join(
        f".picture {kind} {{ {'; '.join(f'{name}: {value}' for name, value in look.items())} }}\n"
        for kind, look in looks.items()
    )


STYLE = "\n" + _sheet({**LETTERS, **{f".{kind}": look for kind, look in LOOKS.items()}})
"""The same as a style sheet."""


def look_of(kinds: str, colours: Mapping[str, str]) -> dict[str, str]:
    """What a shape of these classes looks like, with its colours put in, for readers that know no
    style sheet."""
    found: dict[str, str] = {}
    for kind, look in LOOKS.items():  # as in the sheet, where the later rule wins
        if kind in kinds.split():
            found |= look
    return {name: flat(value, colours) for name, value in found.items()}


def flat(style: str, colours: Mapping[str, str]) -> str:
    """A style sheet with its colours put in, for readers that know no variables."""
    return re.sub(r"var\(--(\w+)\)", lambda found: colours[found[1]], style)


def variables(colours: Mapping[str, str]) -> str:
    """The colours as variables of a style sheet."""
    return " ".join(f"--{name}: {colour};" for name, colour in colours.items())
