"""From a person, a window and the place of the screen to the look: what changes one changes the
other."""

from __future__ import annotations

import msgspec

from game.core.access import Access
from game.core.viewing import LARGEST, Viewing, times_drawn
from game.screen.lettering import Lettering
from game.screen.look import DESIGN_HEIGHT, DESIGN_WIDTH, Look, Theme
from game.screen.pictures import Pictures
from game.screen.plates import Plated
from game.screen.sound import Sound
from game.text import Words


class Seen(msgspec.Struct, frozen=True):
    """Everything that a look depends on."""

    size: tuple[int, int]
    """Of the window, pixels."""
    desktop: tuple[int, int]
    """Of the whole screen, in the same pixels."""
    theme: Theme
    language: str
    access: Access
    viewing: Viewing | None = None
    """None where nobody has told where the screen stands."""

    @property
    def scale(self) -> float:
        """Pixels per design unit."""
        return min(self.size[0] / DESIGN_WIDTH, self.size[1] / DESIGN_HEIGHT)

    @property
    def wanted_times(self) -> float:
        """How many times as large as drawn letters should be here, for this person."""
        return self.access.text * times_drawn(self.viewing, self.desktop, self.scale)

    @property
    def too_far(self) -> bool:
        """Letters that read well would be larger than any picture has room for."""
        return self.wanted_times > LARGEST


def look_of(seen: Seen, sound: Sound, before: Look | None = None) -> Look:
    """The look of what is seen now. before: the one until now, whose pictures are used on where
    they are the same; without it no picture is loaded yet. Needs a display mode to be set."""
    access, (width, height) = seen.access, seen.size
    letters = Plated if access.contrast else Lettering
    return Look(
        width,
        height,
        seen.theme,
        Words.load(seen.language),
        _pictures(seen, before),
        letters(seen.scale, min(LARGEST, seen.wanted_times)),
        sound,
        calm=access.calm,
        contrast=access.contrast,
    )


def _pictures(seen: Seen, before: Look | None) -> Pictures:
    """Decoding layers takes 20 ms each: larger words need no other pictures. Those of the other
    theme would only take up memory."""
    (width, height), contrast = seen.size, seen.access.contrast
    if before is not None:
        same = (before.width, before.height, before.theme, before.contrast)
        if same == (width, height, seen.theme, contrast):
            return before.pictures
    return Pictures(width, height, quiet=contrast)
