"""What sounds all the time: made bit by bit between frames, then two layers that sound as one.

A piece fades out before the next one begins, and no volume jumps, so nothing is ever cut off.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

import msgspec
import pygame

from game.screen.sounds import ambience, score
from game.screen.sounds.loop import Loop, Part

LAYERS = 2
OUT_S, IN_S = 1.0, 2.0
"""From one piece to silence, and from silence to the next."""
EFFORT_S = 2.5
"""In so long the music follows play two thirds of the way: it neither hurries nor drives (ours)."""
BOTH = 2 / 3
"""How loud each layer is at full effort, so that both together keep below the ceiling of one."""
MOST_KEPT = 4
"""Pieces in memory, 5 MB each at the most."""


class Piece(msgspec.Struct, frozen=True):
    """Music in one layer, or in two of one length."""

    layers: tuple[Callable[[], Sequence[Part]], ...]
    """Calm, and where there is one, effort."""
    length_s: float


def _of_island(style: score.Style) -> Piece:
    return Piece((lambda: score.calm(style), lambda: score.effort(style)), score.LOOP_S)


PIECES: Mapping[str, Piece] = {
    "water": Piece((ambience.water,), ambience.LOOP_S),
    "pad": Piece((ambience.pad,), ambience.LOOP_S),
    "night": Piece((ambience.night,), ambience.LOOP_S),
    **{island: _of_island(style) for island, style in score.STYLES.items()},
}
"""Ambiences, and the music of the islands by the island's name."""


def gains(effort: float) -> tuple[float, float]:
    """Of the calm layer and of the effort layer."""
    return 1 - (1 - BOTH) * effort, BOTH * effort


class Music:
    """One piece at a time on two channels of an open sound device, from `first_channel` on."""

    def __init__(self, first_channel: int, pieces: Mapping[str, Piece] = PIECES) -> None:
        self._first, self._pieces = first_channel, pieces
        self._wanted: str | None = None
        self._playing: str | None = None
        self._level = 0.0
        self._effort, self._effort_wanted = 0.0, 0.0
        self._made: dict[str, list[pygame.mixer.Sound]] = {}
        self._making: tuple[str, list[Loop]] | None = None
        self._last_s: float | None = None

    def want(self, name: str | None) -> None:
        """Cross over to one of the pieces as soon as it is made, or to silence. Raises KeyError
        for a name that is none."""
        if name is not None and name not in self._pieces:
            raise KeyError(name)
        self._wanted, self._effort_wanted = name, 0.0

    def follow(self, effort: float) -> None:
        """What play asks, from 0 for calm to 1 for effort; the music glides there."""
        self._effort_wanted = min(1.0, max(0.0, effort))

    def prepare(self) -> bool:
        """A few milliseconds of making what is wanted; False where nothing is left to make."""
        name = self._wanted
        if name is None or name in self._made:
            return False
        if self._making is None or self._making[0] != name:
            piece = self._pieces[name]
            self._making = name, [Loop(make(), piece.length_s) for make in piece.layers]
        loops = self._making[1]
        unfinished = [loop for loop in loops if not loop.whole]
        if unfinished:
            unfinished[0].go_on()
        else:
            self._keep(name, loops)
        return True

    def _keep(self, name: str, loops: list[Loop]) -> None:
        self._made[name] = [pygame.mixer.Sound(buffer=loop.numbers().tobytes()) for loop in loops]
        self._making = None
        for old in [one for one in self._made if one not in (name, self._playing)]:
            if len(self._made) > MOST_KEPT:
                del self._made[old]

    def advance(self, now_s: float, volume: float) -> None:
        """Glide to what is wanted; once a frame. volume: 0 to 1, 0 is silence."""
        passed_s = 0.0 if self._last_s is None else max(0.0, now_s - self._last_s)
        self._last_s = now_s
        if self._playing != self._wanted:
            self._level = max(0.0, self._level - passed_s / OUT_S)
            if not self._level:
                self._change()
        elif self._playing is not None:
            self._level = min(1.0, self._level + passed_s / IN_S)
        share = 1 - math.exp(-passed_s / EFFORT_S)
        self._effort += (self._effort_wanted - self._effort) * share
        self._set_volumes(volume)

    def _change(self) -> None:
        """The piece before is silent by now."""
        if self._playing is not None:
            for n in range(LAYERS):
                pygame.mixer.Channel(self._first + n).stop()
            self._playing = None
        if self._wanted in self._made:
            self._playing, self._effort = self._wanted, 0.0
            for n, layer in enumerate(self._made[self._wanted]):
                layer.set_volume(0.0)  # the channel may sound before its own volume is set
                channel = pygame.mixer.Channel(self._first + n)
                channel.play(layer, loops=-1)
                channel.set_volume(0.0)
                layer.set_volume(1.0)

    def _set_volumes(self, volume: float) -> None:
        if self._playing is None:
            return
        layered = len(self._pieces[self._playing].layers) > 1
        for n, part in enumerate(gains(self._effort if layered else 0.0)):
            pygame.mixer.Channel(self._first + n).set_volume(volume * self._level * part)
