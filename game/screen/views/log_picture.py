"""What both skins of Log Walk draw alike, from the far rocks to the words: somebody on a log, and
all that belongs to them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Literal, Protocol

import pygame

from game.exercises.log_walk import Level, Phase, State
from game.screen.lettering import put
from game.screen.look import Look
from game.screen.stroke import faded, put_middle, shine, vector
from game.screen.views.log_crossing import Crossing, Prints
from game.screen.views.log_feet import Feet
from game.screen.views.log_figure import Figure
from game.screen.views.log_words import ALL, said
from game.screen.views.sparkles import Sparkles
from game.screen.views.veil import Veil
from game.screen.views.way_back import WayBack

Place = tuple[float, float]
HELP_AFTER_S = 0.7
"""So long beside the log, and chevrons lead back."""


class Progress(Protocol):
    """How many stretches went well, above the picture."""

    def draw(self, surface: pygame.Surface, done: int, t_s: float, /) -> None: ...


class LogPicture(ABC):
    """A skin says who walks, what stands on the rocks, and how its words look."""

    crossing: Crossing
    _walker: Figure
    _prints: Prints
    _progress: Progress
    _sparkles: Sparkles
    _shadow: pygame.Surface
    _mist: list[pygame.Surface]
    """The walker goes in a patch of it where the lean is not seen: it goes along with the log, and
    where the lean is stays with the player."""
    _words_at: Place
    _feet_at: Place

    def __init__(
        self,
        look: Look,
        level: Level,
        layer: Literal["log_child", "log_adult"],
        way_back: tuple[str, str],
    ) -> None:
        """way_back: tones of the chevrons and their edge."""
        self._look = look
        self._way_back = WayBack(look, after_s=HELP_AFTER_S, up=150, tones=way_back)
        self._layer = look.pictures.layer(layer)
        self._feet = Feet(look, level.condition.base)
        self._veil = Veil()
        self._place: Place = (0.0, 0.0)

    def draw(
        self, surface: pygame.Surface, before: State, after: State, alpha: float, t_s: float
    ) -> None:
        """The whole surface."""
        surface.blit(self._layer, (0, 0))
        self.crossing.see(after, alpha)
        self.crossing.draw(surface, after)
        self._draw_water(surface, t_s)
        self._draw_rocks(surface, after, near=False)
        self.crossing.draw_lights(surface)
        x, out = self.crossing.foot(before, after, alpha)
        sight = self._veil.share(after.lean_seen, t_s)
        place = self.crossing.lens.place(x, 0.0)
        self._draw_walker(surface, after, place, out, sight)
        self._draw_rocks(surface, after, near=True)
        off = after.phase is Phase.WALK and not after.inside and after.lean_seen
        self._way_back.feel(not off, t_s)
        if sight == 1:
            self._way_back.draw(surface, place, after.off < 0, t_s)
        self._progress.draw(surface, after.successes, t_s)
        self._sparkles.draw(surface, t_s)
        self._prints.draw(surface, after, t_s)
        self._draw_said(surface, after)

    @abstractmethod
    def _draw_water(self, surface: pygame.Surface, t_s: float) -> None:
        """What moves on it, below the rocks."""

    @abstractmethod
    def _draw_rocks(self, surface: pygame.Surface, state: State, *, near: bool) -> None:
        """What stands on them. near: on this side of the walker, or beyond."""

    @abstractmethod
    def _words(self, message: str) -> pygame.Surface:
        """A line as this skin writes it."""

    def _draw_walker(
        self, surface: pygame.Surface, state: State, place: Place, out: float, sight: float
    ) -> None:
        """sight: 1 seen, 0 hidden."""
        middle = self.crossing.lens.place
        if sight < 0.5:
            for cloud in self._mist:
                shine(surface, cloud, middle(state.middle, 0.0, 110))
        self._place = place if sight > 0.5 else middle(state.middle, 0.0)
        if sight > 0:
            put_middle(surface, faded(self._shadow, sight) if sight < 1 else self._shadow, place)
        walked_s = state.since / 120 if state.phase is Phase.WALK else 0.0  # in a rest they stand
        self._walker.draw(surface, place, out, walked_s, sight)

    def _draw_said(self, surface: pygame.Surface, state: State) -> None:
        if state.lead is not None and state.changes:
            self._feet.draw(surface, state.lead, self._look.at(*self._feet_at))
        message = said(state)
        if message is not None:
            put(surface, self._words(message), *self._look.at(*self._words_at))

    def _prepare_words(self) -> None:
        """Letters are made once, before play."""
        for message in ALL:
            self._words(message)


def shadow(look: Look, tone: str, strength: float) -> pygame.Surface:
    """Soft, below the walker. strength: 0 to 1."""
    body = (
        '<defs><radialGradient id="s" gradientUnits="userSpaceOnUse" cx="0" cy="0" r="92" '
        f'gradientTransform="scale(1 0.28)"><stop offset="0" stop-color="{tone}" '
        f'stop-opacity="{strength}"/><stop offset="1" stop-color="{tone}" '
        'stop-opacity="0"/></radialGradient></defs><ellipse rx="92" ry="26" fill="url(#s)"/>'
    )
    return vector(body, (-100, -30, 200, 60), look.scale)
