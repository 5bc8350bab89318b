"""The board from above: load in the two feet, and the ring of four leans around it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

import numpy as np
import pygame

from game.screen.lettering import put
from game.screen.look import Look
from game.screen.stroke import Paint, arc, colour, put_middle, vector

SETTLE_S = 0.4
"""Water in the feet settles in this time and never overshoots."""
WAVE, CREST_ENDS = 3.0, 16.0
"""How high the waves in the feet are, and where the foam under them cannot be seen any more, design
units."""
SIDE_W = 0.95
"""Room for the name of a side, between the ring and the edge, in radii of the board."""
FILL_STEPS = 24
"""Of an arc, from empty to full."""
REACH = math.radians(33)
"""How far an arc goes to each side of its middle."""
RING_EDGE, QUARTER_EDGE = 48.0, 13.0
"""Room around the middle line for the badges, and around the ends of an arc, design units."""
LeanState = Literal["waiting", "active", "done"]
FootSide = Literal["left", "right"]


class LeanRing:
    """Four arcs around a circle: waiting, active (fills clockwise), done (with a tick).

    Each quarter is a picture of its own: while a lean fills one, the others need not be painted
    again, which would cost half a frame each time. radius: of the arcs' middle line, design units.
    """

    def __init__(self, look: Look, radius: float = 229.0) -> None:
        self._look, self._radius = look, radius
        half = radius + RING_EDGE
        self._side_px = max(1, math.ceil(2 * half * look.scale))
        self._corners = [self._corner(quarter) for quarter in range(4)]
        self._kept: dict[tuple[int, LeanState, int], pygame.Surface] = {}

    def _corner(self, quarter: int) -> tuple[int, int, int, int]:
        """Left, top, right and bottom of a quarter in the ring's own square, whole pixels."""
        out, scale = self._radius, self._look.scale
        inner, wing = out * math.cos(REACH) - QUARTER_EDGE, out * math.sin(REACH) + QUARTER_EDGE
        outer = out + RING_EDGE
        left, top, right, bottom = (
            (-wing, -outer, wing, -inner),
            (inner, -wing, outer, wing),
            (-wing, inner, wing, outer),
            (-outer, -wing, -inner, wing),
        )[quarter]
        near = [math.floor((one + outer) * scale) for one in (left, top)]
        far = [math.ceil((one + outer) * scale) for one in (right, bottom)]
        return near[0], near[1], min(self._side_px, far[0]), min(self._side_px, far[1])

    def draw(
        self,
        surface: pygame.Surface,
        place: tuple[float, float],
        states: Sequence[LeanState],
        share: float = 0.0,
    ) -> None:
        """place: design units. states: forward, right, back, left. share: of the active arc."""
        x, y = (round(middle - self._side_px / 2) for middle in self._look.at(*place))
        for quarter, state in enumerate(states):
            key = (quarter, state, round(share * FILL_STEPS) if state == "active" else 0)
            if key not in self._kept:
                self._kept[key] = self._drawn(*key)
            at = (x + self._corners[quarter][0], y + self._corners[quarter][1])
            surface.blit(self._kept[key], at, special_flags=pygame.BLEND_PREMULTIPLIED)

    def _drawn(self, quarter: int, state: LeanState, step: int) -> pygame.Surface:
        adult, out, scale = self._look.theme == "adult", self._radius, self._look.scale
        track, heart = ("#6C7C87", "#0D1822") if adult else ("#8FA0C8", "#27406B")
        start = 90 * quarter - 33
        body = _stroke(arc(0, 0, out, start, 66), "#25B78C" if state == "done" else track, 22)
        if state == "active" and step:
            body += _stroke(arc(0, 0, out, start, 66 * step / FILL_STEPS), "#F6EC6A", 22)
        body += _badge(quarter, state, out, heart)
        left, top, right, bottom = (one / scale for one in self._corners[quarter])
        half = out + RING_EDGE
        return vector(body, (left - half, top - half, right - left, bottom - top), scale)


def _stroke(path: str, tone: str, width: float) -> str:
    style = 'fill="none" stroke-linecap="round" stroke-linejoin="round"'
    return f'<path d="{path}" {style} stroke="{tone}" stroke-width="{width}"/>'


def _badge(quarter: int, state: LeanState, out: float, heart: str) -> str:
    """The round sign on an arc: a tick when done, an arrow outwards while active."""
    if state == "waiting":
        return ""
    turn = math.radians(90 * quarter)
    x, y = out * math.sin(turn), -out * math.cos(turn)
    tone = "#25B78C" if state == "done" else "#F6EC6A"
    disc = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="32" fill="{heart}" stroke="{tone}" '
    disc += 'stroke-width="6"/>'
    if state == "done":
        return disc + _stroke(f"M{x - 15} {y}l11 12l20 -24", "#7FE3C2", 8)
    arrow = _stroke("M-16 0L13 0M1 -13L14 0L1 13", tone, 7.5)
    return (
        f'{disc}<g transform="translate({x:.1f} {y:.1f}) rotate({90 * quarter - 90})">{arrow}</g>'
    )


class FeetLoad:
    """The board from above with two feet that fill like glasses with the load on them.

    radius: of the board, design units."""

    def __init__(self, look: Look, radius: float = 200.0, *, words: bool = True) -> None:
        self._look, self._radius, self._words = look, radius, words
        self._board = self._drawn_board()
        high = look.px(radius * 1.4)
        foot = look.pictures.sprite("adult_foot", max(2, round(high * 200 / 460)))
        self._masks = {
            "right": pygame.surfarray.array_alpha(foot).T.astype(np.float32) / 255,
            "left": pygame.surfarray.array_alpha(foot).T[:, ::-1].astype(np.float32) / 255,
        }
        self._filled: dict[tuple[FootSide, int], pygame.Surface] = {}
        self._ends: dict[FootSide, tuple[Paint, Paint]] = {}
        """Each foot as it is far above the water and far below."""
        self._left, self._seen_s = 0.5, 0.0

    def _drawn_board(self) -> pygame.Surface:
        out, adult = self._radius, self._look.theme == "adult"
        top, foot = ("#2B3F4C", "#1B2A35") if adult else ("#FFEFD2", "#F0C998")
        rim = ("#F3E2B8", "#A27F4A", "#DDBF86") if adult else ("#E9A66B", "#B9714F", "#D98F5E")
        hair = "#F2EBDB" if adult else "#8A5A4E"
        stops = "".join(
            f'<stop offset="{k / 2}" stop-color="{tone}"/>' for k, tone in enumerate(rim)
        )
        box = 'gradientUnits="userSpaceOnUse"'
        body = (
            f'<defs><linearGradient id="b" {box} x1="{-out}" y1="{-out}" x2="{out}" y2="{out}">'
            f'{stops}</linearGradient><linearGradient id="f" {box} x1="0" y1="{-out}" x2="0" '
            f'y2="{out}"><stop offset="0" stop-color="{top}"/><stop offset="1" '
            f'stop-color="{foot}"/></linearGradient></defs><circle r="{out - 3}" fill="url(#f)" '
            f'stroke="url(#b)" stroke-width="{6 if adult else 12}"/><circle r="{out - 15}" '
            f'fill="none" stroke="{hair}" stroke-opacity="0.25" stroke-width="1.6"/><path '
            f'd="M0 {24 - out}L0 {out - 24}" stroke="{hair}" stroke-opacity="0.3" '
            'stroke-width="2" stroke-dasharray="3 7"/>'
        )
        half = out + 6
        return vector(body, (-half, -half, 2 * half, 2 * half), self._look.scale)

    def draw(
        self, surface: pygame.Surface, place: tuple[float, float], left_share: float, t_s: float
    ) -> None:
        """place: design units. left_share: 0 to 1 of the load. t_s: display time; settles in
        0.4 s."""
        passed, self._seen_s = max(0.0, t_s - self._seen_s), t_s
        self._left += (left_share - self._left) * (1 - math.exp(-4 * passed / SETTLE_S))
        look, (x, y) = self._look, place
        put_middle(surface, self._board, look.at(x, y))
        shares: dict[FootSide, float] = {"left": self._left, "right": 1 - self._left}
        for side, share in shares.items():
            way = -1 if side == "left" else 1
            step = max(0, min(50, round(share * 50)))
            if (side, step) not in self._filled:
                self._filled[side, step] = self._painted_foot(side, step / 50)
            middle = look.at(x + way * self._radius * 0.36, y)
            put_middle(surface, self._filled[side, step], middle)
            if self._words:
                self._name(surface, side, share, x + way * self._radius * 1.84, y)

    def _name(
        self, surface: pygame.Surface, side: FootSide, share: float, x: float, y: float
    ) -> None:
        look = self._look
        adult = look.theme == "adult"
        quiet, loud = ("#C6D0D6", "#F2EBDB") if adult else ("#FFF3DC", "#FFF6DC")
        shade = None if adult else "#2A2040"
        both = {"left": look.words("Left side"), "right": look.words("Right side")}
        room = SIDE_W * self._radius
        size = min(look.letters.fitting(word, "medium", 56, room) for word in both.values())
        word = look.letters.line(both[side], "medium", size, quiet, shade)
        put(surface, word, *look.at(x, y - 40))
        number = f"{round(100 * share)} %"
        put(surface, look.letters.line(number, "medium", 78, loud, shade), *look.at(x, y + 36))

    def _painted_foot(self, side: FootSide, share: float) -> pygame.Surface:
        """Only what is near the level of the water is painted anew; empty above and full below are
        the same at every level."""
        high, scale = self._masks[side].shape[0], self._look.scale
        level = high * (1 - share)
        top = max(0, math.floor(level - WAVE * scale - 1))
        foot = min(high, math.ceil(level + (WAVE + CREST_ENDS) * scale + 1))
        if side not in self._ends:
            self._ends[side] = self._strokes(side, 3.0 * high), self._strokes(side, -3.0 * high)
        (empty, full), near = self._ends[side], self._strokes(side, level, slice(top, foot))
        paint = Paint(0, 0)
        paint.light = np.concatenate((empty.light[:top], near.light, full.light[foot:]))
        paint.cover = np.concatenate((empty.cover[:top], near.cover, full.cover[foot:]))
        return paint.surface()

    def _strokes(self, side: FootSide, level_px: float, part: slice = slice(None)) -> Paint:
        """One foot, or some rows of it, with water from a height on down."""
        mask = self._masks[side]
        high, wide = mask.shape
        scale, adult = self._look.scale, self._look.theme == "adult"
        edge = mask * (1 - np.roll(mask, 2, 0) * np.roll(mask, -2, 0) * np.roll(mask, 2, 1))
        mask, edge = mask[part], edge[part]
        rows, columns = (one[part].astype(np.float32) for one in np.mgrid[0:high, 0:wide])
        level = level_px + WAVE * scale * np.sin(columns / (17 * scale))
        empty, bright, deep = (
            ("#0C1720", "#7CC6F2", "#2E86C0") if adult else ("#D9A77C", "#6FD2F2", "#2C8FCB")
        )
        paint = Paint(wide, len(mask))
        paint.over(mask, empty)
        depth = (rows / high)[..., None]
        water = colour(bright) * (1 - depth) + colour(deep) * depth
        paint.over(mask * np.clip(rows - level + 0.5, 0, 1), water.astype(np.float32))
        crest = np.exp(-(((rows - level - 3 * scale) / (3.4 * scale)) ** 2)) * (rows > level)
        paint.over(mask * crest.astype(np.float32), "#FFFFFF", 0.6)
        paint.over(edge, "#C6D0D6" if adult else "#8A5A4E", 0.8)
        return paint
