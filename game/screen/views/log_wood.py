"""Log and rocks of Log Walk, drawn anew in every frame as bands of colour that lie on the water.

A log is worn flat where it is walked on: the light band is the log that counts, from edge to edge,
and its dark sides do not. Tones are mixed with the air once, by how far away they are.
"""

from __future__ import annotations

import math
from itertools import pairwise

import msgspec
import pygame

from game.screen.look import Look
from game.screen.views.log_lens import FARTHEST_S, NEAREST_S, Lens, Log

HAZES = 20
GRAINS = 5
SEGMENT_S, NEAR_S = 0.3, 4.5
"""Beyond so far ahead a log is drawn in pieces twice as long, with fewer bands."""
NEAR_BANDS, FAR_BANDS = 15, 7
SIDE, SIDE_SHARE = 0.03, 0.10
"""The dark side of a log, reach units, and what of its width comes on top."""
SIDE_DROP = 34.0
"""How far its sides go down to the water, design units at the walker."""
ROCK_WIDE, ROCK_LONG_S = 1.02, 1.72
"""Half of a rock: reach units, and seconds of walking."""
ROCK_DROP = 40.0
CORNERS, ROUNDS = 48, 3
BULGE = 0.045
"""Of the far end of a log, which is rounded: a share of its width."""
CAST = 0.05
"""How far its mirror goes on beside it, reach units."""
GRAIN_S = 2.6
"""Farther ahead nobody sees a line along the log."""
GRAIN_LINES = (-0.70, -0.38, -0.05, 0.27, 0.62)
"""Across the light band, shares of its half width."""
LINE_DARK = 0.34
MARK_S = 0.9
"""From one knot or patch of moss to the next."""

Tone = tuple[int, int, int]
Row = tuple[int, float, float]
"""A line across a log: its number, how far ahead, and its middle."""


class Tones(msgspec.Struct, frozen=True):
    """Of a skin, '#RRGGBB'."""

    air: str
    bands: tuple[str, ...]
    """Across the light part of the log, from left to right."""
    side: tuple[str, str]
    """The dark sides, left and right."""
    rims: tuple[str, str]
    """The lines along its edges."""
    grain: float
    """How much lighter and darker the log is from piece to piece."""
    rock: tuple[str, ...]
    """From the foam around a rock up to its top."""
    cast: str
    """The mirror of a log on the water."""
    marks: tuple[str, ...]
    """Knots, their hearts, and two tones of moss."""


class Wood:
    """Draws what lies on the water. Places come from the lens."""

    def __init__(self, look: Look, lens: Lens, tones: Tones) -> None:
        self._lens, self._scale = lens, look.scale
        self._bands = {
            count: [[_hazed(tone, tones, grain) for tone in _between(tones.bands, count)]
                    for grain in range(GRAINS)]
            for count in (NEAR_BANDS, FAR_BANDS)
        }  # fmt: skip
        self._sides = [_hazed(tone, tones, GRAINS // 2) for tone in tones.side]
        self._bark = [
            _hazed(_mixed(side, edge, 0.45), tones, GRAINS // 2)
            for side, edge in zip(tones.side, (tones.bands[0], tones.bands[-1]), strict=True)
        ]
        self._mirrors = not look.contrast  # which would be lighter than quiet water
        self._cast = _hazed(tones.cast, tones, GRAINS // 2)
        self._foam = _hazed(tones.rock[0], tones, GRAINS // 2)
        self._lines = [
            _hazed(_mixed(band, tones.side[0], LINE_DARK), tones, GRAINS // 2)
            for band in _between(tones.bands, len(GRAIN_LINES))
        ]
        self._rims = [_hazed(tone, tones, GRAINS // 2) for tone in tones.rims]
        self._marks = [_hazed(tone, tones, GRAINS // 2) for tone in tones.marks]
        self._rounds = [_round(seed) for seed in range(ROUNDS)]
        self._rock = [_hazed(tone, tones, GRAINS // 2) for tone in tones.rock]

    def draw_log(self, surface: pygame.Surface, log: Log) -> None:
        """From far to near."""
        rows, beam = self._rows(log), log.stretch.beam
        pieces = list(pairwise(rows))[::-1]
        if self._mirrors:
            for near, far in pieces:
                self._draw_cast(surface, near, far, beam)
        for near, far in pieces:
            self._draw_sides(surface, near, far, beam)
        for k, (near, far) in enumerate(pieces):
            self._draw_top(surface, near, far, beam, BULGE if k == 0 else 0.0)
        for way in (-1, 1):
            line = [self._lens.place(middle + way * beam, ahead) for _, ahead, middle in rows]
            for k, (start, end) in enumerate(pairwise(line)):
                pygame.draw.aaline(surface, self._rims[way > 0][_haze(rows[k][1])], start, end)
        self._draw_lines(surface, rows, beam)
        self._draw_marks(surface, log, beam)

    def _draw_lines(self, surface: pygame.Surface, rows: list[Row], beam: float) -> None:
        """The grain runs along the log, and wanders a little; it ends where nobody would see it."""
        place = self._lens.place
        for (number, ahead, middle), (_, onward, beyond) in pairwise(rows):
            if onward > GRAIN_S:
                break
            for k, across in enumerate(GRAIN_LINES):
                if (number + 2 * k) % 7 == 0:
                    continue  # a line ends, and another begins
                off = [(across + 0.03 * math.sin(0.8 * n + 2.3 * k)) * beam
                       for n in (number, number + 1)]  # fmt: skip
                start, end = place(middle + off[0], ahead), place(beyond + off[1], onward)
                pygame.draw.aaline(surface, self._lines[k][_haze(ahead)], start, end)

    def _rows(self, log: Log) -> list[Row]:
        """From near to far; they lie on the log and come nearer with it."""
        first = max(0.0, NEAREST_S - log.begins_s)
        last = min(log.stretch.hold_s, FARTHEST_S - log.begins_s)
        places = [first]
        for number in range(int(first / SEGMENT_S) + 1, int(last / SEGMENT_S) + 1):
            along = number * SEGMENT_S
            far = log.begins_s + along > NEAR_S and number % 2
            if not far and last - along > 1e-6:
                places.append(along)
        places.append(last)
        return [
            (int(along / SEGMENT_S + 1e-6), log.begins_s + along, log.middle(log.begins_s + along))
            for along in places
            if last > first
        ]

    def _draw_cast(self, surface: pygame.Surface, near: Row, far: Row, beam: float) -> None:
        """The log's own dark mirror on the water, and the bright line where they meet."""
        place, haze = self._lens.place, _haze(near[1])
        out = beam + SIDE + SIDE_SHARE * beam
        for way in (-1, 1):
            inner = [place(row[2] + way * out, row[1], -SIDE_DROP) for row in (near, far)]
            outer = [place(row[2] + way * (out + CAST), row[1], -1.5 * SIDE_DROP)
                     for row in (far, near)]  # fmt: skip
            pygame.draw.polygon(surface, self._cast[haze], (*inner, *outer))
            if near[1] < GRAIN_S:
                pygame.draw.aaline(surface, self._foam[haze], inner[0], inner[1])

    def _draw_sides(self, surface: pygame.Surface, near: Row, far: Row, beam: float) -> None:
        place, out = self._lens.place, beam + SIDE + SIDE_SHARE * beam
        haze = _haze(near[1])
        for way in (-1, 1):
            quad = (
                place(near[2] + way * beam, near[1]),
                place(far[2] + way * beam, far[1]),
                place(far[2] + way * out, far[1], -SIDE_DROP),
                place(near[2] + way * out, near[1], -SIDE_DROP),
            )
            pygame.draw.polygon(surface, self._sides[way > 0][haze], quad)
            mid = beam + 0.5 * (out - beam)
            upper = (
                *quad[:2],
                place(far[2] + way * mid, far[1], -0.4 * SIDE_DROP),
                place(near[2] + way * mid, near[1], -0.4 * SIDE_DROP),
            )
            if near[1] < NEAR_S:
                pygame.draw.polygon(surface, self._bark[way > 0][haze], upper)

    def _draw_top(
        self, surface: pygame.Surface, near: Row, far: Row, beam: float, bulge: float
    ) -> None:
        """bulge: of the far end, as a share of its width."""
        place = self._lens.place
        number, haze = near[0], _haze(near[1])
        bands = self._bands[NEAR_BANDS if near[1] < NEAR_S else FAR_BANDS][_grain(number)]
        (left, y), (right, _) = (place(near[2] + way * beam, near[1]) for way in (-1, 1))
        (far_left, far_y), (far_right, _) = (place(far[2] + way * beam, far[1]) for way in (-1, 1))
        wide, far_wide = (right - left) / len(bands), (far_right - far_left) / len(bands)
        out = [1 - (2 * k / len(bands) - 1) ** 2 for k in range(len(bands) + 1)] if bulge else ()
        high = bulge * (far_right - far_left)
        for k, tones in enumerate(bands):
            start, end = (high * out[k], high * out[k + 1]) if out else (0.0, 0.0)
            quad = (
                (left + k * wide, y),
                (far_left + k * far_wide, far_y - start),
                (far_left + (k + 1) * far_wide + 1, far_y - end),
                (left + (k + 1) * wide + 1, y),
            )
            pygame.draw.polygon(surface, tones[haze], quad)

    def _draw_marks(self, surface: pygame.Surface, log: Log, beam: float) -> None:
        """Knots on the log and moss along its edges: they tell that it passes."""
        first = max(1, math.ceil((NEAREST_S - log.begins_s) / MARK_S))
        last = int(min(log.stretch.hold_s - 0.4, FARTHEST_S - 4 - log.begins_s) / MARK_S)
        for number in range(last, first - 1, -1):
            ahead = log.begins_s + number * MARK_S
            haze, size = _haze(ahead), self._lens.share(ahead) * self._scale
            way = -1 if number % 2 else 1
            part = 0.5 + 0.5 * math.sin(2.4 * number)
            if number % 3 == 0:
                across, wide, tones = way * (0.25 + 0.4 * part) * beam, 46.0, self._marks[:2]
            else:
                across, wide, tones = way * (0.92 + 0.10 * part) * beam, 84.0, self._marks[2:]
            wide *= min(1.0, 0.45 + beam)
            x, y = self._lens.place(log.middle(ahead) + across, ahead)
            for share, tone in zip((1.0, 0.52), tones, strict=True):
                box = pygame.Rect(0, 0, round(wide * size * share) + 1,
                                  round(0.36 * wide * size * share) + 1)  # fmt: skip
                box.center = (round(x + (1 - share) * 9 * size), round(y - (1 - share) * 5 * size))
                pygame.draw.ellipse(surface, tone[haze], box)

    def draw_rock(self, surface: pygame.Surface, middle_s: float, seed: int) -> None:
        """A low rock with a soft top, from the foam up."""
        if middle_s + ROCK_LONG_S < NEAREST_S or middle_s - ROCK_LONG_S > FARTHEST_S:
            return
        haze, steps = _haze(max(0.0, middle_s - ROCK_LONG_S)), len(self._rock) - 1
        for k, tones in enumerate(self._rock):
            share = k / steps
            size = 1.09 - 0.09 * min(1.0, 3 * share) - 0.62 * max(0.0, share - 0.4) ** 1.2
            up = -ROCK_DROP * (1 - min(1.0, 2.6 * share))
            onward = 0.42 * max(0.0, share - 0.4)
            line = self._outline(middle_s + onward, size, up, seed)
            pygame.draw.polygon(surface, tones[haze], line)
            pygame.draw.aalines(surface, tones[haze], True, line)

    def _outline(
        self, middle_s: float, size: float, up: float, seed: int
    ) -> list[tuple[float, float]]:
        """A round place on the water in perspective; cut off where it passes the viewer."""
        place = self._lens.place
        return [
            place(across * size, max(NEAREST_S, middle_s + along * size), up)
            for across, along in self._rounds[seed % ROUNDS]
        ]


def _round(seed: int) -> list[tuple[float, float]]:
    """The outline of a rock: reach units, and seconds of walking."""
    found = []
    for k in range(CORNERS):
        turn = 2 * math.pi * k / CORNERS
        wander = 1 + 0.03 * math.sin(3 * turn + seed) + 0.02 * math.sin(5 * turn + 2.1 * seed)
        across, along = _squarish(math.sin(turn)), _squarish(math.cos(turn))
        found.append((across * ROCK_WIDE * wander, along * ROCK_LONG_S * wander))
    return found


def _squarish(share: float) -> float:
    """From a circle to a round with broader shoulders."""
    return math.copysign(math.sqrt(abs(share)) * (0.5 + 0.5 * math.sqrt(abs(share))), share)


def _haze(ahead_s: float) -> int:
    """Of `HAZES` steps from clear to gone in the air."""
    share = min(1.0, max(0.0, (ahead_s + 0.5) / (FARTHEST_S + 0.5)))
    return min(HAZES - 1, int(math.sqrt(share) * HAZES))


def _grain(number: int) -> int:
    """Which of the lighter and darker pieces; the same for the same piece of log."""
    wave = 0.6 * math.sin(0.9 * number) + 0.4 * math.sin(2.3 * number + 1)
    return round((GRAINS - 1) * (0.5 + 0.5 * wave))


def _mixed(one: str, other: str, share: float) -> str:
    """So far from the one to the other."""
    mixed = pygame.Color(one).lerp(pygame.Color(other), share)
    return f"#{mixed.r:02x}{mixed.g:02x}{mixed.b:02x}"


def _between(tones: tuple[str, ...], count: int) -> list[str]:
    """So many tones, evenly along the given ones."""
    found = []
    for k in range(count):
        whole, part = divmod(k / (count - 1) * (len(tones) - 1), 1)
        end = tones[min(int(whole) + 1, len(tones) - 1)]
        found.append(_mixed(tones[int(whole)], end, part))
    return found


def _hazed(code: str, tones: Tones, grain: int) -> list[Tone]:
    """The tone at every step of haze."""
    own, air = pygame.Color(code), pygame.Color(tones.air)
    bright = 1 + tones.grain * (grain / (GRAINS - 1) - 0.5)
    channels = ((own.r, air.r), (own.g, air.g), (own.b, air.b))
    mixed = []
    for k in range(HAZES):
        share = 0.94 * (k / (HAZES - 1)) ** 2
        red, green, blue = (
            round(min(255.0, tone * bright) * (1 - share) + far * share) for tone, far in channels
        )
        mixed.append((red, green, blue))
    return mixed
