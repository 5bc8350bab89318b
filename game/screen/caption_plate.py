"""Where captions stand, and how they look: a small dark plate with a loudspeaker and one line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pygame

from game.screen.captioning import Standing
from game.screen.keeping import kept
from game.screen.lettering import Face, Lettering
from game.screen.look import Look, Theme
from game.screen.palette import CREAM, IVORY
from game.screen.stroke import faded, vector

HIGH, GAP = 70.0, 8.0
"""Of a plate, and from one to the next, design units."""
SIZE, LARGEST = 44.0, 58.0
"""Of the words, and however large they are wanted: two lines still leave the picture alone."""
WIDEST = 480.0
"""Of the words; longer ones are written smaller."""
INSET, SIGN_WIDE = 20.0, 48.0
INKS: Mapping[Theme, tuple[str, str]] = {"child": ("#241A3C", CREAM), "adult": ("#0A131B", IVORY)}
"""Of the plate and of the words; 14 to 1 and more, whatever picture lies below."""
OPAQUE = 0.88


class Corner(NamedTuple):
    """Where the nearest plate to the edge stands, design units."""

    x: float
    """Its left edge, or its middle."""
    y: float
    """Its middle, with letters as large as usual; larger ones grow away from the edge."""
    centred: bool = False
    up: bool = True
    """The second plate stands above it, and else below."""
    beside: bool = False
    """The second plate stands to the left instead, where there is no room for two lines."""


MENU = Corner(960, 1044, centred=True, beside=True)
"""Below everything that a scene has to choose from."""
HEAD = Corner(960, 60, centred=True, up=False)
"""Above a card."""
LOW, HIGH_UP = Corner(50, 1036), Corner(50, 140, up=False)
"""At the left: at the foot of a picture, or below the corner of the therapist's notes."""
CORNER = Corner(50, 48, up=False)
"""In that corner itself, where all else is taken."""
ASIDE = Corner(50, 300, up=False)
CARD = Corner(470, 660, centred=True)
"""At the foot of the picture on a card: its buttons reach down to where menus have theirs."""
SKY = Corner(50, 160, up=False)
"""Above the islands, below a title that may be long."""
OWN: Mapping[tuple[str, Theme], Corner] = {
    ("drum_march", "adult"): ASIDE,  # drums at the foot, words at the head
    ("drum_march", "child"): ASIDE,
    ("flamingo_garden", "adult"): Corner(50, 420, up=False),  # above the picture of the feet
    ("flamingo_garden", "child"): Corner(50, 195, up=False),  # below words that may be long
    ("fruit_shift", "adult"): Corner(50, 945),  # above the row that tells how far it is
    ("pelvis_painter", "child"): CORNER,  # the painter at the foot, the rainbow above
    ("star_map", "adult"): HIGH_UP,  # the legend of the own reach at the foot
    ("star_map", "child"): HIGH_UP,  # and so is the boat
    ("still_lake", "child"): HIGH_UP,  # lilies at the foot tell how far it is
    ("storm_captain", "child"): HIGH_UP,  # words at the foot
}
"""Where the foot of a picture is taken at the left."""
ABOVE_SMALL = Corner(32, 796)
"""Eyes closed: above the small picture of the therapist."""


def in_play(exercise: str, theme: Theme, *, blind: bool, card: bool) -> Corner:
    """Where captions stand in a bout. blind: its player has closed eyes. card: a card with choices
    stands over the picture, with its friend above it."""
    if blind:
        return ABOVE_SMALL
    if card:
        return HEAD
    return OWN.get((exercise, theme), LOW)


def draw_captions(
    surface: pygame.Surface, look: Look, corner: Corner, standing: Sequence[Standing]
) -> None:
    """The plates that stand now. look: turned where the scene is."""
    edge = corner.y + (HIGH / 2 if corner.up else -HIGH / 2)
    edge_px = look.at(corner.x, edge)[1]
    for slot, text, strength in standing:
        plate = _plate(look.letters, look.theme, look.words(text), look.scale)
        wide, high = plate.get_size()
        down = 0 if corner.beside else slot * (high + look.px(GAP))
        top = edge_px - high - down if corner.up else edge_px + down
        place = (_left(look, corner, slot, wide), top)
        shown = plate if strength >= 1 else faded(plate, strength)
        surface.blit(shown, place, special_flags=pygame.BLEND_PREMULTIPLIED)


def _left(look: Look, corner: Corner, slot: int, wide: int) -> int:
    """Where a plate so wide begins, window pixels."""
    x = corner.x - (slot * (WIDEST + SIGN_WIDE + 2 * INSET + GAP) if corner.beside else 0)
    at = look.at(x, corner.y)[0]
    if corner.centred:
        return at - wide // 2
    return at if look.axis is None else at - wide


@kept(64)
def _plate(letters: Lettering, theme: Theme, text: str, scale: float) -> pygame.Surface:
    """One plate; premultiplied."""
    ground, ink = INKS[theme]
    face: Face = "bold" if theme == "child" else "medium"
    em = letters.fitting(text, face, SIZE, WIDEST, min(LARGEST, letters.grown(SIZE)))
    line = letters.on_sheet(text, face, em, ink)
    wide = line.get_width() / scale + SIGN_WIDE + 2 * INSET
    high = max(HIGH, line.get_height() / scale + 8)
    half = high / 2
    shape = (
        f'<rect width="{wide}" height="{high}" rx="{min(20.0, half)}" '
        f'fill="{ground}" fill-opacity="{OPAQUE}"/>'
        f'<g transform="translate({INSET},{half - 17})" fill="{ink}" stroke="{ink}">{SPEAKER}</g>'
    )
    plate = vector(shape, (0, 0, wide, high), scale)
    left = round((INSET + SIGN_WIDE) * scale)
    top = (plate.get_height() - line.get_height()) // 2
    plate.blit(line.premul_alpha(), (left, top), special_flags=pygame.BLEND_PREMULTIPLIED)
    return plate


SPEAKER = (
    '<path d="M2 12h7l9-8v26l-9-8h-7z" stroke-width="2" stroke-linejoin="round"/>'
    '<path d="M23 11q4 6 0 12M28 6q8 11 0 22" fill="none" stroke-width="3" '
    'stroke-linecap="round"/>'
)
"""34 by 34."""
