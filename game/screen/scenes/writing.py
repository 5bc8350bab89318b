"""Words on the screen: what each kind of line looks like in each theme, and lines that wrap to
their room.

Sizes hold for a 15.6-inch screen seen from 2 m (clinical design 9.2); what only the therapist reads
is smaller.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Literal

import msgspec
import pygame

from game.screen.keeping import kept
from game.screen.lettering import SMALLEST, Face, Lettering, put
from game.screen.look import Look
from game.screen.palette import CREAM, IVORY, PLUM, SLATE_WORDS, WORD_SHADE
from game.screen.stroke import blurred

Role = Literal[
    "title", "lead", "body", "note", "number", "paper_title", "paper", "paper_note", "button"
]
Anchor = Literal["left", "centre", "right"]
TURNED: Mapping[Anchor, Anchor] = {"left": "right", "centre": "centre", "right": "left"}


class Hand(msgspec.Struct, frozen=True):
    """How one kind of line is written."""

    face: Face
    size: float
    colour: str
    shade: str | None = None
    lead: float = 1.18
    """From line to line, as a share of the size."""
    on_sheet: bool = False
    """Only ever written on a card or a button."""


SHRINKING: frozenset[Role] = frozenset({"title", "button"})

CHILD: Mapping[Role, Hand] = {
    "title": Hand("display", 104, CREAM, WORD_SHADE),
    "lead": Hand("display", 64, CREAM, WORD_SHADE),
    "body": Hand("bold", 54, CREAM, WORD_SHADE),
    "note": Hand("bold", 36, CREAM, WORD_SHADE),
    "number": Hand("display", 150, CREAM, WORD_SHADE),
    "paper_title": Hand("display", 66, PLUM, on_sheet=True),
    "paper": Hand("medium", 52, PLUM, on_sheet=True),
    "paper_note": Hand("medium", 38, PLUM, on_sheet=True),
    "button": Hand("display", 58, PLUM, on_sheet=True),
}
ADULT: Mapping[Role, Hand] = {
    "title": Hand("medium", 104, IVORY),
    "lead": Hand("medium", 62, SLATE_WORDS),
    "body": Hand("regular", 54, SLATE_WORDS),
    "note": Hand("regular", 36, SLATE_WORDS),
    "number": Hand("regular", 150, IVORY),
    "paper_title": Hand("medium", 64, IVORY, on_sheet=True),
    "paper": Hand("regular", 52, SLATE_WORDS, on_sheet=True),
    "paper_note": Hand("regular", 38, SLATE_WORDS, on_sheet=True),
    "button": Hand("medium", 56, IVORY, on_sheet=True),
}


def hand(look: Look, role: Role) -> Hand:
    """How this theme writes a kind of line."""
    return (CHILD if look.theme == "child" else ADULT)[role]


class Room(msgspec.Struct, frozen=True):
    """What a piece of text may take up, design units."""

    width: float
    high: float | None = None
    """None: as many lines as the drawn size takes."""
    one_line: bool = False
    """It is made smaller before it wraps."""
    grows: bool = True


@kept(600)
def em_for(letters: Lettering, text: str, how: Hand, size: float, room: Room) -> float:
    """The size at which a text stands in its room, design units: the largest up to the grown
    one."""
    face = how.face
    em = letters.grown(size) if room.grows else size
    if room.one_line:
        em = letters.fitting(text, face, size, room.width, em)
    if room.high is not None:
        while em > SMALLEST * size and _height(letters, text, how, em, room.width) > room.high:
            em -= 1
    elif em > size and not room.one_line:
        lines = len(letters.lines(text, face, size, room.width))
        while em > size and len(letters.lines(text, face, em, room.width)) > lines:
            em = max(size, em - 1)
    return em


def _height(letters: Lettering, text: str, how: Hand, em: float, width: float) -> float:
    """From the top of the first line to the foot of the last; without end where a word is wider
    than the room."""
    lines = letters.lines(text, how.face, em, width)
    if max((letters.wide(one, how.face, em) for one in lines), default=0) > width * letters.scale:
        return math.inf
    return em * (1 + (len(lines) - 1) * how.lead)


def write(
    surface: pygame.Surface,
    look: Look,
    text: str,
    role: Role,
    x: float,
    y: float,
    *,
    anchor: Anchor = "centre",
    width: float = 1760,
    size: float | None = None,
    colour: str | None = None,
    shrink: bool = False,
    high: float | None = None,
    grows: bool = True,
) -> float:
    """Write words with the middle of their first line at (x, y), design units; longer ones wrap.

    shrink: made smaller, down to 60 %, before it wraps; titles and buttons always are.
    high: the room for all lines, design units, into which they are made to fit, down to 60 %; None:
    for as many lines as the drawn size takes. Without room for more, letters do not grow.
    grows: False for what only the therapist reads, from near.
    Gives the height of the middle of the line after the last, design units.
    """
    how = hand(look, role)
    anchor = anchor if look.axis is None else TURNED[anchor]
    em = size or how.size
    if grows or high is not None:
        one_line = shrink or role in SHRINKING
        em = em_for(look.letters, text, how, em, Room(width, high, one_line, grows))
    elif shrink or role in SHRINKING:
        em = look.letters.fitting(text, how.face, em, width, em)
    for line in look.letters.lines(text, how.face, em, width):
        _write_line(surface, look, line, how, em, (x, y), anchor, colour or how.colour)
        y += em * how.lead
    return y


def _write_line(
    surface: pygame.Surface,
    look: Look,
    line: str,
    how: Hand,
    em: float,
    at: tuple[float, float],
    anchor: Anchor,
    colour: str,
) -> None:
    if how.on_sheet:
        picture = look.letters.on_sheet(line, how.face, em, colour)
    else:
        picture = look.letters.line(line, how.face, em, colour)
    place = look.at(*at)
    if how.shade is not None and not look.contrast:
        shade = _shade(look.letters, line, how.face, round(em), how.shade)
        _put_shade(surface, shade, picture, place, anchor)
    put(surface, picture, *place, anchor)


@kept(160)
def _shade(letters: Lettering, line: str, face: Face, size: int, tone: str) -> pygame.Surface:
    """A soft dark copy of a line, with enough room around that it ends nowhere; premultiplied."""
    dark = letters.line(line, face, size, tone)
    soft = max(2, dark.get_height() // 13)
    room = 5 * soft
    wide, high = dark.get_width() + 2 * room, dark.get_height() + 2 * room
    whole = pygame.Surface((wide, high), pygame.SRCALPHA)
    whole.blit(dark.premul_alpha(), (room, room))
    whole = blurred(whole, soft)
    for _ in range(2 if size > 90 else 4 if size > 60 else 6):  # small ones need more
        whole.blit(whole, (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)
    return whole


def _put_shade(
    surface: pygame.Surface,
    shade: pygame.Surface,
    picture: pygame.Surface,
    place: tuple[int, int],
    anchor: Anchor,
) -> None:
    """The shade a little below where its line will stand."""
    wide, high = picture.get_size()
    left = {"left": 0.0, "centre": -wide / 2, "right": -float(wide)}[anchor]
    room = (shade.get_width() - wide) / 2
    corner = (round(place[0] + left - room), round(place[1] - shade.get_height() / 2 + high / 16))
    surface.blit(shade, corner, special_flags=pygame.BLEND_PREMULTIPLIED)


def wide(look: Look, text: str, role: Role, size: float | None = None) -> float:
    """How wide a line is, design units."""
    how = hand(look, role)
    return look.letters.wide(text, how.face, size or how.size) / look.scale
