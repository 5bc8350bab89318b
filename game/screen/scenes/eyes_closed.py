"""Play with closed eyes: a calm, nearly dark picture for the player, a tone that leads, and a small
picture of play for the therapist. What is heard is written too."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import msgspec
import numpy as np
import pygame

from game.core.bout import Bout, Phase
from game.core.guidance import Asks, Tone, tone_of
from game.core.level import Level
from game.screen.lettering import Lettering
from game.screen.look import DESIGN_HEIGHT, DESIGN_WIDTH, Look, Theme
from game.screen.pictures import Pictures
from game.screen.scenes.showing import view_of
from game.screen.scenes.writing import write
from game.screen.stroke import Floats, colour, distance
from game.screen.views import View
from game.text import mark

SMALL = (32.0, 844.0, 368.0, 207.0)
"""Where the therapist sees play: left, top, width, height; clear of the panel and of every sign."""
DARK: Mapping[Theme, tuple[str, str, str]] = {
    "child": ("#0B0A1E", "#171234", "#3B3168"),
    "adult": ("#060B10", "#0D1720", "#22394A"),
}
"""Above, below, and the light in the middle."""
FOLLOW = mark("Eyes closed: follow the tone")
SAID: Mapping[tuple[int, int], str] = {
    (0, 0): mark("Tone: at rest, stay here"),
    (-1, 0): mark("Tone: to the left"),
    (1, 0): mark("Tone: to the right"),
    (0, 1): mark("Tone: forward"),
    (0, -1): mark("Tone: back"),
    (-1, 1): mark("Tone: forward and left"),
    (1, 1): mark("Tone: forward and right"),
    (-1, -1): mark("Tone: back and left"),
    (1, -1): mark("Tone: back and right"),
}
"""By side and ahead."""
HEARD_FROM = 0.25
"""A lesser part of the tone is not told in words."""
NOBODY = mark("No tone: nobody is on the board")


class EyesClosed:
    """The dark picture of one bout; `view` is the small one, which tells its own sounds."""

    def __init__(self, look: Look, exercise: str, level: Level, asks: Asks) -> None:
        self._look, self._asks = look, asks
        self._small = pygame.Surface((look.px(SMALL[2]), look.px(SMALL[3]))).convert()
        self.view: View = view_of(exercise, _smaller(look, self._small.get_size()), level)

    def tone(self, bout: Bout) -> Tone | None:
        """What leads now; None while play stands still or nobody is there."""
        if bout.phase is not Phase.PLAYING or bout.control is None:
            return None
        return tone_of(bout.control, bout.exercise.aim(bout.state), self._asks)

    def draw(
        self, surface: pygame.Surface, bout: Bout, states: tuple[Any, Any, float], shown_s: float
    ) -> None:
        """states: the one before, the present one, and how far display time is between them."""
        look = self._look
        surface.blit(_night(look.theme, *surface.get_size()), (0, 0))
        before, after, alpha = states
        self.view.draw(self._small, before, after, alpha, shown_s)
        surface.blit(self._small, look.at(*SMALL[:2]))
        write(surface, look, look.words(self._said(bout)), "note", 960, 990)

    def _said(self, bout: Bout) -> str:
        if bout.phase is not Phase.PLAYING:
            return FOLLOW
        tone = self.tone(bout)
        return NOBODY if tone is None else said_of(tone)


def said_of(tone: Tone) -> str:
    """A tone in words, for whoever does not hear it; a message id."""
    if tone.at_rest:
        return SAID[0, 0]
    side, ahead = _sign(tone.side), _sign(tone.ahead)
    if not (side or ahead):
        sideways = abs(tone.side) >= abs(tone.ahead)
        side = _sign(tone.side, 0.0) if sideways else 0
        ahead = 0 if sideways else _sign(tone.ahead, 0.0)
    return SAID[side, ahead]


def _sign(part: float, least: float = HEARD_FROM) -> int:
    return 0 if abs(part) < least else (1 if part > 0 else -1)


def _smaller(look: Look, size: tuple[int, int]) -> Look:
    wide, high = size
    letters = Lettering(min(wide / DESIGN_WIDTH, high / DESIGN_HEIGHT))
    return msgspec.structs.replace(
        look, width=wide, height=high, pictures=Pictures(wide, high), letters=letters
    )


@lru_cache(maxsize=2)
def _night(theme: Theme, wide: int, high: int) -> pygame.Surface:
    """Dusk with a faint light in the middle, without a motion; it is made once."""
    above, below, light = (colour(code) for code in DARK[theme])
    down = np.linspace(0, 1, high, dtype=np.float32)[:, None, None]
    ground: Floats = above * (1 - down) + below * down
    far = distance(wide, high, wide / 2, high * 0.46) / (0.42 * wide)
    share = 0.55 * np.clip(1 - far, 0, 1)[..., None] ** 2
    seen = ground * (1 - share) + light * share
    # a grain of less than one step hides the bands that so dark a picture would show
    grain = np.random.default_rng(5).random((high, wide, 1), np.float32) - 0.5
    tones = np.clip(seen * 255 + grain, 0, 255).astype(np.uint8)
    return pygame.surfarray.make_surface(tones.swapaxes(0, 1)).convert()
