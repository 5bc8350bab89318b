"""Pictures from `assets/`: baked layers at the window's size, and elements rasterised from SVG,
each loaded once."""

from __future__ import annotations

from pathlib import Path

import pygame

ASSETS = Path(__file__).resolve().parents[2] / "assets"
QUIET = (104, 104, 116)
"""Of 255: what is left of the light of a quiet layer (ours)."""
ROOM_FOR = 600
"""Sprites kept; a scene uses some dozens, a river some hundreds of sizes."""


class Pictures:
    """Loads and keeps pictures for one window size. Needs a display mode to be set."""

    def __init__(self, width: int, height: int, *, quiet: bool = False) -> None:
        """quiet: layers recede, so that what stands before them is seen more easily."""
        self._quiet = quiet
        self.width, self.height = width, height
        self._layers: dict[str, pygame.Surface] = {}
        self._sprites: dict[tuple[str, int, int, bool], pygame.Surface] = {}
        self._sizes: dict[str, tuple[int, int]] = {}
        self._large: tuple[tuple[str, int, bool], pygame.Surface] | None = None
        """What was rasterised last, before it was turned: the next angle begins from it."""

    def layer(self, name: str) -> pygame.Surface:
        """The baked layer `assets/layers/<name>.webp`, covering the window; opaque, or with alpha
        as it was baked.

        A window of another shape sees the middle of the picture.
        """
        if name not in self._layers:
            picture = pygame.image.load(ASSETS / "layers" / f"{name}.webp")
            self._layers[name] = self._receding(self._cover(picture))
        return self._layers[name]

    def chart(self, name: str) -> pygame.Surface:
        """The same layer where things stand at places of the design picture, as on a map: whole,
        in the middle of the window. In a window of another shape its edges go on."""
        key = f"{name} whole"
        if key not in self._layers:
            picture = pygame.image.load(ASSETS / "layers" / f"{name}.webp")
            self._layers[key] = self._receding(self._whole(picture))
        return self._layers[key]

    def _receding(self, layer: pygame.Surface) -> pygame.Surface:
        """Darker where pictures are to be quiet; its shapes stay."""
        if self._quiet:
            layer = layer.copy()
            layer.fill(QUIET, special_flags=pygame.BLEND_RGB_MULT)
        return layer

    def _whole(self, picture: pygame.Surface) -> pygame.Surface:
        wide, high = picture.get_size()
        scale = min(self.width / wide, self.height / high)
        size = (round(wide * scale), round(high * scale))
        part = pygame.transform.smoothscale(picture.convert(), size)
        window = pygame.Surface((self.width, self.height)).convert()
        left, top = (self.width - size[0]) // 2, (self.height - size[1]) // 2
        right, foot = self.width - left - size[0], self.height - top - size[1]
        for box, edge in (
            ((0, 0, self.width, top), (0, 0, size[0], 1)),
            ((0, self.height - foot, self.width, foot), (0, size[1] - 1, size[0], 1)),
            ((0, 0, left, self.height), (0, 0, 1, size[1])),
            ((self.width - right, 0, right, self.height), (size[0] - 1, 0, 1, size[1])),
        ):
            if box[2] and box[3]:
                window.blit(pygame.transform.scale(part.subsurface(edge), box[2:]), box[:2])
        window.blit(part, (left, top))
        return window

    def _cover(self, picture: pygame.Surface) -> pygame.Surface:
        opaque = picture.get_masks()[3] == 0
        picture = picture.convert() if opaque else picture.convert_alpha()
        wide, high = picture.get_size()
        if (wide, high) == (self.width, self.height):
            return picture
        scale = max(self.width / wide, self.height / high)
        size = (max(self.width, round(wide * scale)), max(self.height, round(high * scale)))
        whole = pygame.transform.smoothscale(picture, size)
        left, top = (size[0] - self.width) // 2, (size[1] - self.height) // 2
        return whole.subsurface((left, top, self.width, self.height)).copy()

    def sprite(
        self, name: str, width: int, *, angle: float = 0.0, flip: bool = False
    ) -> pygame.Surface:
        """The element `assets/svg/<name>.svg` at a width in pixels, premultiplied: blit with
        BLEND_PREMULTIPLIED.

        angle: degrees counter-clockwise, kept in steps of one degree. flip: mirrored, for scenery
        only, never for words.
        """
        key = (name, max(1, width), round(angle) % 360, flip)
        if key not in self._sprites:
            if len(self._sprites) >= ROOM_FOR:
                self._sprites.pop(next(iter(self._sprites)))
            self._sprites[key] = self._rasterised(*key)
        return self._sprites[key]

    def _upright(self, name: str, width: int, flip: bool) -> pygame.Surface:
        """At twice the size, not turned yet."""
        key = (name, width, flip)
        if self._large is not None and self._large[0] == key:
            return self._large[1]
        path = ASSETS / "svg" / f"{name}.svg"
        if name not in self._sizes:
            self._sizes[name] = pygame.image.load(path).get_size()
        wide, high = self._sizes[name]
        size = (width * 2, max(1, round(width * high / wide * 2)))
        picture = pygame.image.load_sized_svg(path, size).convert_alpha().premul_alpha()
        if flip:
            picture = pygame.transform.flip(picture, True, False)
        self._large = (key, picture)
        return picture

    def _rasterised(self, name: str, width: int, angle: int, flip: bool) -> pygame.Surface:
        """Drawn at twice the size, turned there, and scaled down: edges stay smooth."""
        picture = self._upright(name, width, flip)
        if angle:
            picture = pygame.transform.rotozoom(picture, angle, 1.0)
        half = (max(1, picture.get_width() // 2), max(1, picture.get_height() // 2))
        return pygame.transform.smoothscale(picture, half)
