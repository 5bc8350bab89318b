"""Cards: paper with a soft shadow for children, dark glass with a brass hairline for adults."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
import pygame

from game.screen.instrument_dwell import DwellRing
from game.screen.lettering import Face
from game.screen.look import Look, Theme
from game.screen.stroke import (
    Box,
    Floats,
    Paint,
    blurred,
    colour,
    faded,
    glow,
    put_middle,
    rounded_box,
    shine,
)

SHADOW_PX = 34
"""Design units of soft shadow around a card."""
LIFT = 10
LARGEST, SMALL, LEAST = 58.0, 34.0, 22.0
"""Sizes of a title: at most, on one line at the least, and for the longest words, design units."""
GLOW_STEPS = 8


@lru_cache(maxsize=24)
def _card(
    wide: int, high: int, theme: Theme, thousandths: int, strong: bool = False
) -> tuple[pygame.Surface, int]:
    """The card with its shadow, premultiplied, and the shadow's margin, px. strong: an even ground
    in a clear frame."""
    scale = thousandths / 1000
    margin = max(4, round(SHADOW_PX * scale))
    full_wide, full_high = wide + 2 * margin, high + 2 * margin
    radius = min(40 * scale, wide / 2, high / 2)
    paint = Paint(full_wide, full_high)
    apart = rounded_box(full_wide, full_high, (margin, margin, wide, high), radius)
    drop = rounded_box(full_wide, full_high, (margin, margin * 1.25, wide, high), radius)
    paint.over(
        (np.clip(1 - drop / (margin * 0.72), 0, 1) ** 2.2).astype(np.float32),
        "#241A3A" if theme == "child" else "#04090E",
        0.42,
    )
    inside = np.clip(0.5 - apart, 0, 1).astype(np.float32)
    rows = np.linspace(0, 1, full_high, dtype=np.float32)[:, None, None]
    if strong:
        _strong(paint, apart, inside, theme, scale)
    elif theme == "child":
        _paper(paint, apart, inside, rows, scale)
    else:
        _glass(paint, apart, inside, rows, scale)
    return paint.surface(), margin


def _paper(paint: Paint, apart: Floats, inside: Floats, rows: Floats, scale: float) -> None:
    tone = colour("#FFF8E6") * (1 - rows) + colour("#FBDFB8") * rows
    paint.over(inside, np.broadcast_to(tone, paint.light.shape).astype(np.float32))
    lip = np.clip(1.5 - abs(apart + 4 * scale) / (2.2 * scale), 0, 1).astype(np.float32)
    paint.over(lip * inside, "#FFFFFF", 0.55)
    edge = np.exp(-((apart / (7 * scale)) ** 2)).astype(np.float32)
    foot = (edge * inside * rows[..., 0]).astype(np.float32)
    paint.over(foot, "#C98C5E", 0.32)


def _glass(paint: Paint, apart: Floats, inside: Floats, rows: Floats, scale: float) -> None:
    tone = colour("#1C2D39") * (1 - rows) + colour("#101C25") * rows
    paint.over(inside, np.broadcast_to(tone, paint.light.shape).astype(np.float32), 0.9)
    paint.shine((inside * (1 - rows[..., 0]) ** 3).astype(np.float32), "#7FA0B4", 0.10)
    hair = np.clip(1.25 * scale + 0.5 - abs(apart + 1.5 * scale), 0, 1).astype(np.float32)
    across = np.linspace(0, 1, paint.cover.shape[1], dtype=np.float32)[None, :, None]
    sweep = np.abs(2 * (0.5 * across + 0.5 * rows) - 1)
    brass = colour("#8C6B3E") * (1 - sweep) + colour("#DDBF86") * sweep
    paint.over(hair, brass.astype(np.float32), 0.95)
    inner = np.clip(0.7 * scale + 0.4 - abs(apart + 9 * scale), 0, 1).astype(np.float32)
    paint.over(inner, "#F2EBDB", 0.12)


def _strong(paint: Paint, apart: Floats, inside: Floats, theme: Theme, scale: float) -> None:
    child = theme == "child"
    ground, frame = ("#FFF8E8", "#1E0F24") if child else ("#0E1820", "#F2EBDB")
    paint.over(inside, frame)
    paint.over(np.clip(0.5 - (apart + 4 * scale), 0, 1).astype(np.float32), ground)


def panel(
    look: Look, surface: pygame.Surface, box: Box, *, theme: Theme | None = None
) -> pygame.Rect:
    """A card laid on the picture. box: left, top, width, height in design units.

    theme: where it differs from the player's. Gives the card's place in window pixels. Each size
    is painted once; make it part of a kept surface where a screen shows many.
    """
    rect = pygame.Rect(look.corner(*box[:3]), (look.px(box[2]), look.px(box[3])))
    card, margin = _card(
        rect.width, rect.height, theme or look.theme, round(look.scale * 1000), look.contrast
    )
    corner = (rect.x - margin, rect.y - margin)
    surface.blit(card, corner, special_flags=pygame.BLEND_PREMULTIPLIED)
    return rect


def rounded(picture: pygame.Surface, size: tuple[int, int], radius: float) -> pygame.Surface:
    """The middle of a picture, covering a size, with round corners; premultiplied."""
    wide, high = size
    scale = max(wide / picture.get_width(), high / picture.get_height())
    whole = (math.ceil(picture.get_width() * scale), math.ceil(picture.get_height() * scale))
    large = pygame.transform.smoothscale(picture.convert(), whole)
    corner = ((whole[0] - wide) // 2, (whole[1] - high) // 2)
    cut = pygame.Surface(size, pygame.SRCALPHA)
    cut.blit(large, (0, 0), (corner, size))
    inside = np.clip(0.5 - rounded_box(wide, high, (0, 0, wide, high), radius), 0, 1)
    mask = np.repeat((inside * 255).astype(np.uint8)[..., None], 4, -1)
    shape = pygame.image.frombuffer(mask.tobytes(), size, "RGBA")
    cut.blit(shape, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    return cut


class ChoiceCard:
    """One of two or three large choices: a picture, a title, and a ring that fills while the lean
    (or the pointer) rests on it. box: left, top, width, height in design units."""

    FOOT = 156
    """Height of the strip below the picture, design units."""
    RING = 78
    """The middle of the ring above the lower edge, design units."""

    def __init__(
        self, look: Look, title: str, box: Box, picture: pygame.Surface | None = None
    ) -> None:
        self._look, self.box = look, box
        self._ring = DwellRing(look, 54, 14)
        self._body, self._margin = self._drawn(title, picture)
        warm = "#FFC766" if look.theme == "child" else "#6FA8C8"
        shape = blurred(self._body, look.px(20))
        shape.fill((*pygame.Color(warm)[:3], 0), special_flags=pygame.BLEND_RGBA_MULT)
        lights = [faded(shape, 0.75 * k / GLOW_STEPS) for k in range(1, GLOW_STEPS + 1)]
        self._lights = lights
        self._mark = self._drawn_mark()

    @property
    def rect(self) -> pygame.Rect:
        """The card's place in window pixels, for pointers."""
        x, y, wide, high = self.box
        look = self._look
        return pygame.Rect(look.at(x, y), (look.px(wide), look.px(high)))

    def _drawn(self, title: str, picture: pygame.Surface | None) -> tuple[pygame.Surface, int]:
        look, rect = self._look, self.rect
        card, margin = _card(
            rect.width, rect.height, look.theme, round(look.scale * 1000), look.contrast
        )
        body = card.copy()
        edge, foot = look.px(24), look.px(self.FOOT)
        if picture is not None:
            size = (rect.width - 2 * edge, rect.height - edge - foot)
            part = rounded(picture, size, look.px(26))
            corner = (margin + edge, margin + edge)
            body.blit(part, corner, special_flags=pygame.BLEND_PREMULTIPLIED)
        self._write(body, title, margin + edge, margin + rect.height - foot / 2)
        return body, margin

    def _write(self, body: pygame.Surface, title: str, left: float, middle: float) -> None:
        look = self._look
        child = look.theme == "child"
        face: Face = "display" if child else "medium"
        tone = "#4A2E48" if child else "#F2EBDB"
        size, lines = _fitting(look, title, face, self.box[2] - 24 - 26 - 160)
        step = look.px(size * 1.05)
        for k, text in enumerate(lines):
            letters = look.letters.on_sheet(text, face, size, tone).premul_alpha()
            high = middle + (k - (len(lines) - 1) / 2) * step - letters.get_height() / 2
            x = self._from_edge(body, left + look.px(10), letters.get_width())
            place = (round(x), round(high))
            body.blit(letters, place, special_flags=pygame.BLEND_PREMULTIPLIED)

    def _from_edge(self, body: pygame.Surface, x: float, wide: float = 0.0) -> float:
        """The left end, px, of what is so wide and begins x from the edge where one reads from."""
        return body.get_width() - x - wide if self._look.words.from_right else x

    def _drawn_mark(self) -> pygame.Surface:
        look = self._look
        name = "star" if look.theme == "child" else "adult_mark"
        return look.pictures.sprite(name, look.px(58 if look.theme == "child" else 44))

    def draw(self, surface: pygame.Surface, dwell: float, lifted: float = 0.0) -> None:
        """dwell: 0 to 1 of the ring. lifted: 0 resting to 1 chosen, eased by the caller."""
        rect, look = self.rect, self._look
        rise = look.px(LIFT) * lifted
        corner = (rect.x - self._margin, round(rect.y - self._margin - rise))
        step = min(GLOW_STEPS, round(lifted * GLOW_STEPS))
        if step:
            surface.blit(self._lights[step - 1], corner, special_flags=pygame.BLEND_RGB_ADD)
        surface.blit(self._body, corner, special_flags=pygame.BLEND_PREMULTIPLIED)
        aside = look.px(24 + 68)
        x = rect.left + aside if look.words.from_right else rect.right - aside
        y = rect.bottom - look.px(self.RING) - rise
        if look.theme == "child":
            put_middle(surface, self._hole(), (x, y))
        self._ring.draw(surface, (x, y), dwell)
        put_middle(surface, self._mark, (x, y))
        if dwell > 0 and look.theme == "child":
            shine(surface, glow("#FFC94F", look.px(52), 22), (x, y))

    def _hole(self) -> pygame.Surface:
        return _hole(self._look.px(66))


def _fitting(look: Look, title: str, face: Face, room: float) -> tuple[float, list[str]]:
    """The size at which a title stands beside the ring, and its lines: one line if it need not be
    small for that, else two, and smaller only where a word is wider than the room."""
    sizes = [LARGEST - 4.0 * k for k in range(int((LARGEST - LEAST) / 4) + 1)]
    for most, least in ((1, SMALL), (2, LEAST)):
        for size in (one for one in sizes if one >= least):
            lines = look.letters.lines(title, face, size, room)
            fits = all(look.letters.wide(one, face, size) <= look.px(room) for one in lines)
            if fits and len(lines) <= most:
                return size, lines
    return LEAST, look.letters.lines(title, face, LEAST, room)[:2]


@lru_cache(maxsize=4)
def _hole(radius: int) -> pygame.Surface:
    """The night-blue seat of the child's ring, so that the ring shows on paper."""
    paint = Paint(2 * radius, 2 * radius)
    box = (0.0, 0.0, 2.0 * radius, 2.0 * radius)
    inside = np.clip(0.5 - rounded_box(2 * radius, 2 * radius, box, radius), 0, 1)
    paint.over(inside.astype(np.float32), "#3A3570")
    return paint.surface()
