"""Where the words of a picture stand, and whether all of each can be seen: every line is drawn in a
colour of its own, which nothing else in the picture has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, ClassVar, NamedTuple

import numpy as np
import pygame
import pytest
from scipy.ndimage import binary_dilation

from game.core.access import Access
from game.screen import plates, seeing
from game.screen.contrast import contrast, luminance
from game.screen.lettering import Face, Lettering
from game.screen.look import Theme
from game.screen.scenes import paper, writing
from game.screen.scenes.studio import Studio
from game.screen.shots import PARTS

SIZE = (1280, 720)
FIRST_CODE, LAST_CODE = 0xE00001, 0xE04FFF
BY_CHANCE = 0.05
"""Of a line's ink: less of its colour is something else, or the line as it fades."""
WHOLE = 0.85
NEAR = 0.09
"""Of the size of letters: what the eye takes for their ground, a shade or an outline among it."""
SOLID = 90
"""Of 255: letters are drawn with hard edges, of what is at least so dense."""
STEP = 7
"""From one line's colour to the next: far from what pictures are painted with by chance."""


class Line(NamedTuple):
    """One line of words in a picture, window pixels."""

    text: str
    size: float
    """Of its letters, design units."""
    whole: int
    """Pixels of ink that the line has."""
    seen: int
    """Of them, in the picture; twice as many where it stands twice."""
    box: pygame.Rect
    """Around those that are seen."""
    code: int
    """Its colour in `Picture.codes`."""


class Picture(NamedTuple):
    """One screen: its words, and the sheets on which they may stand."""

    name: str
    lines: list[Line]
    sheets: list[pygame.Rect]
    codes: Any
    """(high, wide) the code of each pixel."""


class Inked(Lettering):
    """Letters as large and as placed as the real ones, each line in its own colour."""

    real: type[Lettering] = Lettering
    known: ClassVar[dict[int, tuple[str, float, int]]] = {}
    _codes: ClassVar[dict[tuple[str, Face, int, str], int]] = {}

    def __init__(self, scale: float, times: float = 1.0) -> None:
        super().__init__(scale, times)
        self._real = self.real(scale, times)

    def line(
        self, text: str, face: Face, size: float, colour: str, shade: str | None = None
    ) -> pygame.Surface:
        """The room of the real line, the ink of ours."""
        return self._coded(self._real.line(text, face, size, colour, shade), text, face, size)

    def on_sheet(self, text: str, face: Face, size: float, colour: str) -> pygame.Surface:
        return self._coded(self._real.on_sheet(text, face, size, colour), text, face, size)

    def _coded(self, real: pygame.Surface, text: str, face: Face, size: float) -> pygame.Surface:
        key = (text, face, self._px(size), str(real.get_size()))
        code = self._codes.setdefault(key, FIRST_CODE + STEP * len(self._codes))
        tone = f"#{code:06X}"
        ink = Lettering.line(self, text, face, size, tone)
        whole = pygame.Surface(real.get_size(), pygame.SRCALPHA)
        whole.fill((*pygame.Color(tone)[:3], 0))
        left = (real.get_width() - ink.get_width()) // 2
        top = (real.get_height() - ink.get_height()) // 2
        cover = pygame.surfarray.pixels_alpha(whole)
        solid = pygame.surfarray.array_alpha(ink) >= SOLID
        cover[left : left + solid.shape[0], top : top + solid.shape[1]] = 255 * solid
        del cover  # which holds the surface
        self.known[code] = (text, size, int((codes_of(whole) == code).sum()))
        return whole


def codes_of(picture: pygame.Surface) -> Any:
    """(high, wide) 24 bits a pixel; nothing of a pixel that is not wholly there."""
    rgb = pygame.surfarray.array3d(picture).astype(np.int64)
    codes = (rgb[..., 0] << 16) | (rgb[..., 1] << 8) | rgb[..., 2]
    if picture.get_flags() & pygame.SRCALPHA:
        codes[pygame.surfarray.array_alpha(picture) < 255] = 0
    return codes.T


def lines_of(codes: Any, letters: Inked) -> list[Line]:
    """Every line of which something is seen."""
    flat = np.where((codes >= FIRST_CODE) & (codes <= LAST_CODE), codes, 0)
    found = []
    for code, count in zip(*np.unique(flat, return_counts=True), strict=True):
        if int(code) in letters.known:
            text, size, whole = letters.known[int(code)]
            rows, columns = np.where(flat == code)
            left, top, right, foot = (
                int(one) for one in (columns.min(), rows.min(), columns.max(), rows.max())
            )
            box = pygame.Rect(left, top, right - left + 1, foot - top + 1)
            found.append(Line(text, size, whole, int(count), box, int(code)))
    return found


class Inspected(Studio):
    """A visit whose every picture is handed over with its words."""

    def __init__(self, theme: Theme, language: str, access: Access, tmp: Any) -> None:
        self.pictures: list[Picture] = []
        self.sheets: list[pygame.Rect] = []
        super().__init__(tmp, SIZE, theme, language, None, access)

    def keep(self, name: str, picture: pygame.Surface | None = None) -> None:
        """The words of what is on the screen, drawn once more for its sheets."""
        window = self.window
        letters = window.stage.look.letters
        assert isinstance(letters, Inked)
        if picture is None:
            self.sheets.clear()
            window._fading = None
            window._draw(window.stage.clock())
            picture, sheets = window.surface, list(self.sheets)
        else:
            sheets = []
        codes = codes_of(picture)
        self.pictures.append(Picture(name, lines_of(codes, letters), sheets, codes))

    @property
    def complete(self) -> bool:
        return False


class Plain(Studio):
    """The same visit as everybody sees it."""

    def __init__(self, theme: Theme, language: str, access: Access, tmp: Any) -> None:
        self.pictures: dict[str, Any] = {}
        super().__init__(tmp, SIZE, theme, language, None, access)

    def keep(self, name: str, picture: pygame.Surface | None = None) -> None:
        """(high, wide, 3) sRGB shares."""
        window = self.window
        if picture is None:
            window._fading = None
            window._draw(window.stage.clock())
        pixels = pygame.surfarray.array3d(picture or window.surface) / 255
        self.pictures[name] = pixels.swapaxes(0, 1)

    @property
    def complete(self) -> bool:
        return False


@contextmanager
def inked(sheets: list[list[pygame.Rect]]) -> Iterator[None]:
    """Every window has inked letters without shades, and tells its sheets to the last of the
    lists."""

    class InkedPlates(Inked):
        real = plates.Plated

    put = getattr(paper, "put_middle")  # noqa: B009

    def put_and_tell(surface: pygame.Surface, picture: Any, place: Any, *more: Any) -> None:
        put(surface, picture, place, *more)
        room = round(paper.SHADOW * min(surface.get_width() / 1920, surface.get_height() / 1080))
        box = picture.get_rect(center=place).inflate(-2 * room, -2 * room)
        sheets[-1].append(box)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(seeing, "Lettering", Inked)
        patch.setattr(seeing, "Plated", InkedPlates)
        patch.setattr(writing, "_put_shade", lambda *_: None)
        patch.setattr(paper, "put_middle", put_and_tell)
        yield


def inspected(
    theme: Theme, access: Access, tmp: Any, language: str = "en", parts: Sequence[Any] = PARTS
) -> list[Picture]:
    """Every picture of `shots` with its words."""
    sheets: list[list[pygame.Rect]] = [[]]
    Inked.known.clear()
    with inked(sheets):
        studio = Inspected(theme, language, access, tmp)
        sheets[-1] = studio.sheets
        try:
            for part in parts:
                part(studio)
        finally:
            studio.close()
    return studio.pictures


def plain(
    theme: Theme, access: Access, tmp: Any, parts: Sequence[Any], language: str = "en"
) -> dict[str, Any]:
    """The pixels of the same pictures, by name."""
    studio = Plain(theme, language, access, tmp)
    try:
        for part in parts:
            part(studio)
    finally:
        studio.close()
    return studio.pictures


def contrasts(picture: Picture, pixels: Any) -> list[tuple[Line, float]]:
    """Of every line, the colour of its ink against what is seen around its letters: the tenth part
    of that which stands out least is left out, for there is another letter's soft edge."""
    ink = (picture.codes >= FIRST_CODE) & (picture.codes <= LAST_CODE)
    found = []
    for line in picture.lines:
        box = line.box.inflate(16, 16).clip(pygame.Rect(0, 0, *SIZE))
        cut = (slice(box.top, box.bottom), slice(box.left, box.right))
        letters = picture.codes[cut] == line.code
        reach = max(3, min(6, round(NEAR * line.size * SIZE[1] / 1080)))
        near = binary_dilation(letters, iterations=reach)
        around = near & ~binary_dilation(ink[cut], iterations=2)
        if line.seen < BY_CHANCE * line.whole or not around.any():
            continue
        light = luminance(pixels[cut])
        lighter = np.median(light[letters]) > np.median(light[around])
        words = np.full(1, np.percentile(light[letters], 90 if lighter else 10))
        found.append((line, float(np.percentile(contrast(light[around], words), 10))))
    return found


def cut(picture: Picture) -> list[str]:
    """Lines of which a part is not seen: outside the window, or below something else. What a soft
    shadow touches counts as seen."""
    window = pygame.Rect(0, 0, *SIZE).inflate(-2, -2)
    return [
        f"{picture.name}: '{line.text}' ({line.seen} of {line.whole}) at {tuple(line.box)}"
        for line in picture.lines
        if BY_CHANCE * line.whole < line.seen
        and (line.seen < WHOLE * line.whole or not window.contains(line.box))
    ]


def outside(picture: Picture) -> list[str]:
    """Lines that begin on a sheet and do not end on it."""
    found = []
    for line in picture.lines:
        on = [sheet for sheet in picture.sheets if sheet.collidepoint(line.box.center)]
        if on and BY_CHANCE * line.whole < line.seen <= 1.03 * line.whole:
            sheet = on[-1]  # the last that was put there lies on top
            if not sheet.inflate(4, 4).contains(line.box):
                found.append(f"{picture.name}: '{line.text}' {tuple(line.box)} on {tuple(sheet)}")
    return found
