"""What every scene and view needs to draw: size, theme, words, pictures and letters, in one frozen
bundle."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from game.screen.keeping import kept

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
        if self.axis is not None:
            x = 2 * self.axis - x
        left = (self.width - DESIGN_WIDTH * scale) / 2
        top = (self.height - DESIGN_HEIGHT * scale) / 2
        return round(left + x * scale), round(top + y * scale)

    def corner(self, x: float, y: float, width: float) -> tuple[int, int]:
        """The upper left corner, in window pixels, of what is so wide and begins at a place: what
        is blitted as it is stands where its middle would."""
        return self.at(x if self.axis is None else x + width, y)

    def turned(self, axis: float = DESIGN_WIDTH / 2) -> Look:
        """The look of menus and of what is written: for who reads from the right, places are laid
        out from there. For everybody else it is this one.

        Never for what stands for the patient's own space: the body, the feet, the ways to lean, an
        exercise, the trace of a lean. There left is left in every language.
        """
        return _turned(self, axis) if self.words.from_right else self

    @property
    def near(self) -> Look:
        """The look of what only whoever stands beside the player reads, from near: letters as they
        were drawn, however large the player needs them. Source: clinical design 9.2."""
        return _near(self) if self.letters.times > 1 else self

    @property
    def onward(self) -> str:
        """The sign that points to what comes next in a menu."""
        return ">" if self.axis is None else "<"


@kept(32)
def _near(look: Look) -> Look:
    letters = type(look.letters)(look.letters.scale)
    return msgspec.structs.replace(look, letters=letters)


@kept(32)
def _turned(look: Look, axis: float) -> Look:
    """Always the same one, for scenes know a new look by its being another."""
    return msgspec.structs.replace(look, axis=axis)
