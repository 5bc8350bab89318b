"""The 0-10 strip for effort and pain, with our own faces: they show strain and never tears."""

from __future__ import annotations

from typing import Literal

import pygame

from game.screen.lettering import put
from game.screen.look import Look
from game.screen.stroke import put_middle, vector

About = Literal["effort", "pain"]
PLACES = 11
FACES = (0, 2, 4, 6, 8, 10)


class Strip:
    """Eleven places from 0 to 10 in a row, six of them with a face.

    left, y, width: of the row, design units; faces stand above it, numbers below. low, high:
    translated words for its ends.
    """

    def __init__(
        self,
        look: Look,
        about: About,
        *,
        left: float = 260,
        y: float = 620,
        width: float = 1400,
        low: str = "",
        high: str = "",
    ) -> None:
        self._look, self._about = look, about
        self._left, self._y, self._step = left, y, width / (PLACES - 1)
        self._size = min(132.0, self._step * 1.5)
        self._ends = (low, high)
        self._faces = {k: self._face(k, self._size) for k in FACES}
        self._large = {k: self._face(k, self._size * 1.3) for k in range(PLACES)}
        self._row = self._drawn_row(width)
        self._knob = self._drawn_knob()

    def place(self, number: int) -> tuple[float, float]:
        """Where a number stands on the row, design units."""
        return self._left + self._step * number, self._y

    def number_at(self, place_px: tuple[int, int]) -> int | None:
        """The number under a pointer, from above the faces to below the numbers; None beside."""
        look = self._look
        left, top = look.at(self._left, self._y)
        number = round((place_px[0] - left) / (self._step * look.scale))
        near = -look.px(self._size * 1.6) <= place_px[1] - top <= look.px(120)
        return number if near and 0 <= number < PLACES else None

    def draw(self, surface: pygame.Surface, chosen: int | None) -> None:
        """chosen: 0 to 10, or None before a choice."""
        look = self._look
        corner = look.at(self._left - 40, self._y - 40)
        surface.blit(self._row, corner, special_flags=pygame.BLEND_PREMULTIPLIED)
        up = self._size * 0.5 + 56
        for k, face in self._faces.items():
            if chosen is None or abs(k - chosen) > 1:
                put_middle(surface, face, look.at(self.place(k)[0], self._y - up))
        if chosen is not None:
            x, y = self.place(chosen)
            put_middle(surface, self._knob, look.at(x, y))
            put_middle(surface, self._large[chosen], look.at(x, y - up - self._size * 0.14))
        self._write(surface, chosen)

    def _write(self, surface: pygame.Surface, chosen: int | None) -> None:
        look, letters = self._look, self._look.letters
        child = look.theme == "child"
        loud, quiet = ("#4A2E48", "#6B4A62") if child else ("#F2EBDB", "#C6D0D6")
        for k in range(PLACES):
            size, tone = (64.0, loud) if k == chosen else (46.0, quiet)
            size = min(letters.grown(size), size + 20)
            x, y = self.place(k)
            put(surface, letters.on_sheet(str(k), "bold", size, tone), *look.at(x, y + 76))
        ends = min(letters.grown(48), 72)
        low, high = (letters.on_sheet(word, "medium", ends, quiet) for word in self._ends)
        put(surface, low, *look.at(self.place(0)[0] - 24, self._y + 148), "left")
        put(surface, high, *look.at(self.place(PLACES - 1)[0] + 24, self._y + 148), "right")

    def _drawn_row(self, width: float) -> pygame.Surface:
        child = self._look.theme == "child"
        low, high = ("#7CCFC4", "#F2A65A") if child else ("#3F6A84", "#C9AB84")
        dot, edge = ("#FFF6E0", "#8A5A4E") if child else ("#0F1A22", "#C6D0D6")
        body = (
            '<defs><linearGradient id="s" gradientUnits="userSpaceOnUse" x1="0" y1="0" '
            f'x2="{width}" y2="0"><stop offset="0" stop-color="{low}"/><stop offset="1" '
            f'stop-color="{high}"/></linearGradient></defs><path d="M0 0L{width} 0.01" '
            f'stroke="{edge}" stroke-opacity="0.35" stroke-width="34" stroke-linecap="round"/>'
            f'<path d="M0 0L{width} 0.01" stroke="url(#s)" stroke-width="28" '
            'stroke-linecap="round"/>'
        )
        for k in range(PLACES):
            radius = 10 if k in FACES else 6
            body += f'<circle cx="{self._step * k:.1f}" cy="0" r="{radius}" fill="{dot}" '
            body += f'stroke="{edge}" stroke-width="2.5"/>'
        return vector(body, (-40, -40, width + 80, 80), self._look.scale)

    def _drawn_knob(self) -> pygame.Surface:
        child = self._look.theme == "child"
        rim, heart = ("#E8573F", "#FFF6E0") if child else ("#F5A91E", "#FFF6E2")
        body = (
            '<circle r="33" fill="#0B1138" fill-opacity="0.3" cy="3"/>'
            f'<circle r="30" fill="{heart}" stroke="{rim}" stroke-width="9"/>'
            f'<circle r="9" fill="{rim}"/>'
        )
        return vector(body, (-40, -40, 80, 80), self._look.scale)

    def _face(self, number: int, size: float) -> pygame.Surface:
        strain = number / (PLACES - 1)
        skin = _otter if self._look.theme == "child" else _plain
        scale = self._look.scale * size / 120
        return vector(skin(self._about, strain), (-60, -60, 120, 120), scale)


def _lines(path: str, tone: str, width: float) -> str:
    style = 'fill="none" stroke-linecap="round" stroke-linejoin="round"'
    return f'<path d="{path}" {style} stroke="{tone}" stroke-width="{width}"/>'


def _eyes(about: About, strain: float, apart: float, tone: str, size: float) -> str:
    """Open eyes that narrow, and close at the end; brows come down (effort) or rise inwards
    (pain)."""
    drawn = ""
    tilt = (5 if about == "effort" else -6) * strain
    for way in (-1, 1):
        x = way * apart
        if strain > 0.85:
            drawn += _lines(f"M{x - 9} -9Q{x} {-3} {x + 9} -9", tone, 4.4)
        else:
            high = size * (1 - 0.6 * strain)
            drawn += f'<ellipse cx="{x}" cy="-8" rx="{size * 0.82}" ry="{high}" fill="{tone}"/>'
        inner, outer = x - way * 9, x + way * 9
        brow = -27 + 4 * strain
        path = f"M{inner} {brow + tilt / 2:.1f}Q{x} {brow - 3} {outer} {brow - tilt / 2:.1f}"
        drawn += _lines(path, tone, 3.8)
    return drawn


def _mouth(about: About, strain: float, y: float, tone: str, inside: str) -> str:
    if about == "effort" and strain > 0.35:
        wide, high = 6 + 6 * strain, 3 + 10 * (strain - 0.3)
        return (
            f'<ellipse cx="0" cy="{y}" rx="{wide:.1f}" ry="{high:.1f}" fill="{inside}" '
            f'stroke="{tone}" stroke-width="3.6"/>'
        )
    bend = 6 - 9 * strain
    return _lines(f"M-13 {y - bend / 3:.1f}Q0 {y + bend:.1f} 13 {y - bend / 3:.1f}", tone, 4.2)


def _otter(about: About, strain: float) -> str:
    """The captain's face, without the cap."""
    flush = 0.18 + (0.5 * strain if about == "effort" else 0.0)
    return (
        '<circle cx="-38" cy="-30" r="12" fill="#7A4B31"/><circle cx="38" cy="-30" r="12" '
        'fill="#7A4B31"/><circle cx="-38" cy="-29" r="6" fill="#C98C6C"/><circle cx="38" cy="-29" '
        'r="6" fill="#C98C6C"/><ellipse cx="0" cy="2" rx="50" ry="45" fill="#7A4B31"/>'
        '<ellipse cx="0" cy="0" rx="47" ry="42" fill="#96603F"/><ellipse cx="0" cy="20" rx="29" '
        'ry="22" fill="#FBE6C6"/>'
        f'<ellipse cx="-34" cy="12" rx="9" ry="6.5" fill="#E8573F" fill-opacity="{flush:.2f}"/>'
        f'<ellipse cx="34" cy="12" rx="9" ry="6.5" fill="#E8573F" fill-opacity="{flush:.2f}"/>'
        '<path d="M-8 5Q0 1 8 5Q7 13 0 14Q-7 13 -8 5Z" fill="#2B1D24"/>'
        + _lines("M-24 18L-48 13M-24 23L-47 25M24 18L48 13M24 23L47 25", "#F7E3C8", 1.8)
        + _eyes(about, strain, 20, "#2B1D24", 8.5)
        + _mouth(about, strain, 26, "#5A3324", "#A8483C")
    )


def _plain(about: About, strain: float) -> str:
    """A quiet face in line, for adults."""
    return (
        '<circle r="50" fill="#1B2A35" stroke="#B8935A" stroke-width="3"/>'
        + _eyes(about, strain, 17, "#F2EBDB", 5.6)
        + _mouth(about, strain, 22, "#F2EBDB", "#0F1A22")
    )
