"""What the views of exercises are shown with in tests."""

from __future__ import annotations

import os
from typing import Any, get_args

import pygame

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

from game.screen.lettering import Lettering
from game.screen.look import DESIGN_HEIGHT, DESIGN_WIDTH, Look, Theme
from game.screen.pictures import Pictures
from game.screen.sound import Sound
from game.screen.views import View
from game.text import Words

THEMES: tuple[Theme, ...] = get_args(Theme)
SMALL = (640, 360)


class Heard(Sound):
    """A sound that only remembers."""

    def __init__(self) -> None:
        super().__init__(lambda: 0.0)
        self.names: list[str] = []

    def play(self, name: str) -> None:
        self.names.append(name)


def look(
    theme: Theme,
    size: tuple[int, int] = SMALL,
    *,
    calm: bool = False,
    sound: Sound | None = None,
) -> Look:
    """As a window of this size would have it, which is opened; needs the fixture `display`."""
    pygame.display.set_mode(size)
    width, height = size
    return Look(
        width=width,
        height=height,
        theme=theme,
        words=Words.load(),
        pictures=Pictures(width, height),
        letters=Lettering(min(width / DESIGN_WIDTH, height / DESIGN_HEIGHT)),
        sound=sound or Heard(),
        calm=calm,
    )


def picture(view: View, state: Any, t_s: float) -> bytes:
    """What a view shows of a state that nothing moves in, every colour of it."""
    surface = pygame.Surface(SMALL)
    view.draw(surface, state, state, 1.0, t_s)
    return pygame.image.tobytes(surface, "RGB")
