"""The letters of a page: a clear sans, and for scripts that are read from the right a face that has
them. Both come with the game, so that a page looks the same on every computer."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from game.text import Words, reads_from_right

FROM_RIGHT = "FiraGO"
"""Has Hebrew, Arabic and, for what stands among them, Latin letters of one height."""
FROM_RIGHT_FILES = {"FiraGO-Regular.otf": "figo", "FiraGO-Bold.otf": "figbo"}
"""Names for the files, and what their package calls them."""
SANS = "Hanken Grotesk"
SANS_FILES = {400: "HankenGrotesk-Regular.otf", 600: "HankenGrotesk-SemiBold.otf"}


def families(words: Words) -> tuple[str, str]:
    """The faces of a page, the one of its language first."""
    return (FROM_RIGHT, SANS) if words.from_right else (SANS, FROM_RIGHT)


def font_folder() -> Path:
    """Where the sans lies."""
    import font_hanken_grotesk

    return Path(font_hanken_grotesk.__file__).with_name("files")


@cache
def from_right_font(name: str) -> bytes:
    """A file of `FROM_RIGHT_FILES`, out of its package."""
    import pymupdf_fonts  # only here: half of its letters are some megabytes

    found = pymupdf_fonts.myfont(FROM_RIGHT_FILES[name])
    assert isinstance(found, bytes)
    return found


def fonts_of(text: str) -> dict[str, bytes]:
    """The files that a page with this text needs beside those of the sans."""
    if not reads_from_right(text):
        return {}
    return {name: from_right_font(name) for name in FROM_RIGHT_FILES}
