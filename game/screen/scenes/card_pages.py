"""How the words of an exercise's card stand: on one page, and for whoever reads them larger on as
many as it takes to let them grow."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pygame

from game.screen.keeping import kept
from game.screen.lettering import SMALLEST
from game.screen.look import Look
from game.screen.scenes.writing import hand, wide, write

Part = tuple[str, str]
"""A title and the text below it."""
TITLE_EM, TEXT_EM, PART_GAP, TITLE_GAP = 40.0, 34.0, 14.0, 12.0
NEAR = 0.85
"""Of how much larger the words are wanted: from there on another page is not worth turning to."""


class Pages(msgspec.Struct, frozen=True):
    """The parts on their pages, and the size of all their texts."""

    em: float
    """Design units."""
    parts: tuple[tuple[Part, ...], ...]


@kept(24)
def pages_of(look: Look, parts: tuple[Part, ...], width: float, high: float) -> Pages:
    """As few pages of a width and a height, design units, as let the texts grow about as much as
    this reader wants; one for whoever wants them as they are drawn."""
    grown = look.letters.grown(TEXT_EM)
    one = _largest(look, parts, 1, min(grown, TEXT_EM), (width, high))
    wanted = NEAR * one.em * grown / TEXT_EM
    for count in range(1, len(parts) + 1):
        found = _largest(look, parts, count, grown, (width, high))
        if found.em >= wanted:
            break
    return found


def _largest(
    look: Look, parts: tuple[Part, ...], count: int, most: float, room: tuple[float, float]
) -> Pages:
    """With so many pages at most: as large as they let it be, at least `SMALLEST` of the drawn
    size."""
    em = most
    while em > SMALLEST * TEXT_EM:
        pages = _dealt(look, parts, em, room)
        if pages is not None and len(pages) <= count:
            return Pages(em, pages)
        em -= 1
    return Pages(em, (parts,))


def _dealt(
    look: Look, parts: tuple[Part, ...], em: float, room: tuple[float, float]
) -> tuple[tuple[Part, ...], ...] | None:
    """The parts in their order, as many on a page as there is room for; None where one has none."""
    pages: list[list[Part]] = []
    left = 0.0
    for part in parts:
        high = _height(look, part, em, room[0])
        if high is None or high > room[1]:
            return None
        if high > left:
            pages.append([])
            left = room[1]
        pages[-1].append(part)
        left -= high
    return tuple(tuple(page) for page in pages)


def _height(look: Look, part: Part, em: float, width: float) -> float | None:
    """Of a part with the gap below it; None where a word is wider than the page."""
    (title, text), how = part, hand(look, "paper_note")
    lines = look.letters.lines(text, how.face, em, width)
    widest = max(wide(look, line, "paper_note", em) for line in lines)
    if max(widest, wide(look, title, "paper_title", max(em, TITLE_EM))) > width:
        return None
    return max(em, TITLE_EM) + TITLE_GAP + len(lines) * em * how.lead + PART_GAP


def draw_parts(
    surface: pygame.Surface, look: Look, parts: Sequence[Part], em: float, x: float, top: float,
    width: float,
) -> float:  # fmt: skip
    """Titles with their texts below each other. x: where one begins to read. Gives where they end,
    with the gap below; all in design units."""
    y, titled = top, max(em, TITLE_EM)
    for title, text in parts:
        y += titled / 2
        write(
            surface, look, title, "paper_title", x, y,
            anchor="left", size=titled, grows=False,
        )  # fmt: skip
        y = write(
            surface, look, text, "paper_note", x, y + (titled + em) / 2 + TITLE_GAP,
            anchor="left", width=width, size=em, grows=False,
        )  # fmt: skip
        y += PART_GAP - 0.5 * em
    return y
