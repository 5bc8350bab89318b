"""What every scene and view needs to draw: size, theme, words, pictures and letters, in one frozen
bundle."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from game.screen.lettering import Lettering
    from game.screen.pictures import Pictures
    from game.screen.sound import Sound
    from game.text import Words

Theme = Literal["child", "adult"]
DESIGN_WIDTH, DESIGN_HEIGHT = 1920, 1080


class Look(msgspec.Struct, frozen=True):
    """How this player sees and hears the game."""

    width: int
    height: int
    theme: Theme
    words: Words
    pictures: Pictures
    letters: Lettering
    sound: Sound
    calm: bool = False
    """Background motion is stilled; guides keep working."""

    contrast: bool = False
    """Words stand on plates at 7:1, pictures behind are quiet, what matters has an outline."""

    axis: float | None = None
    """The upright line around which places are turned, design units; None: they stand as drawn."""
    @property
    def scale(self) -> float:
        """Pixels per design unit: the design picture fits into the window whole."""
        return min(self.width / DESIGN_WIDTH, self.height / DESIGN_HEIGHT)

    def px(self, design: float) -> int:
        """A length of the design picture in whole pixels, at least 1 for anything above 0."""
        length = round(design * self.scale)
        return max(1, length) if design > 0 else length

    def at(self, x: float, y: float) -> tuple[int, int]:
        """A place of the design picture in window pixels; the design stands in the middle of other
        shapes of window."""
        scale = self.scale
        left = (self.width - DESIGN_WIDTH * scale) / 2
        top = (self.height - DESIGN_HEIGHT * scale) / 2
        return round(left + x * scale), round(top + y * scale)
