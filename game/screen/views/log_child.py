"""Log Walk for children: the fox crosses the stream over mossy logs, from rock to rock, and gathers
the little lights that lie on them."""

from __future__ import annotations

import math

import pygame

from game.exercises.log_walk import Level as LogLevel
from game.exercises.log_walk import Phase, State
from game.screen.instruments import LanternRope
from game.screen.look import Look
from game.screen.stroke import glow, put_middle, shine, vector
from game.screen.views.log_crossing import Crossing, Prints
from game.screen.views.log_fox import figure_of_fox
from game.screen.views.log_lens import ROCK_S
from game.screen.views.log_picture import LogPicture, shadow
from game.screen.views.log_wood import Tones
from game.screen.views.sparkles import Sparkles

TONES = Tones(
    air="#F3CE9A",
    bands=("#9A6442", "#B67C50", "#CE9860", "#DFB071", "#EBC285", "#F4D296", "#F0CB8C"),
    side=("#4A3038", "#6A4638"),
    rims=("#B98A5A", "#FFF3C8"),
    grain=0.07,
    rock=("#5C9CA0", "#2B565E", "#3B6560", "#4F7A58", "#67925A", "#76A25E", "#80AC62", "#8AB668",
          "#94BF6E", "#9DC674"),
    cast="#1E4A56",
    marks=("#8A5A3E", "#C08E5C", "#5F8A4C", "#86AF5C"),
)  # fmt: skip
FOX_HIGH = 330.0
WORDS_AT, WORDS_WIDE = (960.0, 236.0), 1100.0
SIDE_AT = (1560.0, 640.0)
SETS = 14
"""Sizes of what stands on a rock."""
PLANTS = (("flowers", -0.80, -0.55, 118.0), ("grass_tuft", 0.86, -0.85, 104.0),
          ("grass_tuft", -0.90, 0.55, 104.0), ("flowers", 0.80, 0.75, 118.0))  # fmt: skip
LAMPS = ((-0.62, 1.05), (0.62, 1.05))
LAMP_UP = 150.0
RIPPLE_S = 1.3


class Stream(LogPicture):
    """The child's picture."""

    def __init__(self, look: Look, level: LogLevel) -> None:
        super().__init__(look, level, "log_child", ("#FFF3C0", "#8A4A38"))
        self.crossing = Crossing(look, TONES, ("#FFD66A", "#FFF7D2"))
        self._walker = figure_of_fox(look, FOX_HIGH)
        self._prints = Prints(look, ("#D6A46C", "#6A4638", "#FFF6DC", "#8A3A4A"), SIDE_AT)
        self._progress = LanternRope(look, level.plan.stretches, top=44, sag=46)
        self._sparkles = Sparkles(look, "#FFC860")
        self._shadow = shadow(look, "#2A1A2A", 0.55)
        self._words_at, self._feet_at = WORDS_AT, SIDE_AT
        self._mist = [glow("#E8F0E4", look.px(240), 34, 60), glow("#FFF4D8", look.px(130), 26, 60)]
        self._lamp_light = glow("#FFB85E", look.px(120), 60)
        self._lit: list[bool] = []
        self._ripples: list[tuple[float, tuple[float, float]]] = []
        self._rings = [vector(_ring(k / 7), (-150, -50, 300, 100), look.scale) for k in range(8)]
        self._prepare_words()

    def _words(self, message: str) -> pygame.Surface:
        letters, text = self._look.letters, self._look.words(message)
        size = letters.fitting(text, "display", 84, WORDS_WIDE)
        return letters.line(text, "display", size, "#FFF6DC", "#2A3A50")

    def reached(self, t_s: float) -> None:
        """The rock welcomes the fox."""
        self._burst(t_s, 14)

    def gathered(self, t_s: float) -> None:
        """A light was on the way."""
        self._burst(t_s, 5)

    def slipped(self, t_s: float) -> None:
        """A paw in the water: rings, no more."""
        self._ripples = [ring for ring in self._ripples if t_s - ring[0] < RIPPLE_S][-2:]
        self._ripples.append((t_s, self._place))

    def _burst(self, t_s: float, sparks: int) -> None:
        if not self._look.calm or sparks > 5:
            count = sparks if not self._look.calm else 0
            x, y = self._place
            self._sparkles.burst(t_s, (x, y - self._look.px(120)), count)

    def _draw_rocks(self, surface: pygame.Surface, state: State, *, near: bool) -> None:
        """Plants and lamps, those behind the walker after the others."""
        lens, sprite = self.crossing.lens, self._look.pictures.sprite
        for middle_s in reversed(self.crossing.sight.rocks):
            things = [(middle_s + along * ROCK_S / 2, x, name, wide)
                      for name, x, along, wide in PLANTS]  # fmt: skip
            lit = state.successes > 0 and state.phase is Phase.REST and state.outcomes[-1].reached
            lamp = "lantern_lit" if lit and abs(middle_s) < ROCK_S else "lantern_unlit"
            things += [(middle_s + along * ROCK_S / 2, x, lamp, 58.0) for x, along in LAMPS]
            for ahead, x, name, wide in sorted(things, reverse=True):
                if (ahead < 0) != near or not -0.95 < ahead < 16:
                    continue
                share = lens.share(ahead)
                size = max(1, round(share * SETS)) / SETS
                picture = sprite(name, self._look.px(wide * size))
                up = LAMP_UP if name.startswith("lantern") else picture.get_height() * 0.42
                if name.startswith("lantern"):
                    self._draw_post(surface, lens.place(x, ahead), lens.place(x, ahead, up), size)
                    if name == "lantern_lit":
                        shine(surface, self._lamp_light, lens.place(x, ahead, up))
                    put_middle(surface, picture, lens.place(x, ahead, up))
                else:
                    foot = lens.place(x, ahead)
                    put_middle(surface, picture, (foot[0], foot[1] - 0.42 * picture.get_height()))

    def _draw_post(
        self,
        surface: pygame.Surface,
        foot: tuple[float, float],
        top: tuple[float, float],
        size: float,
    ) -> None:
        wide = max(2, self._look.px(11 * size))
        for tone, shift, part in (("#5A3A38", 0.0, 1.0), ("#B07A50", 0.22, 0.45)):
            left = foot[0] - wide * part / 2 + shift * wide
            box = (round(left), round(top[1]), max(1, round(wide * part)), round(foot[1] - top[1]))
            pygame.draw.rect(surface, tone, box, border_radius=wide // 3)

    def _draw_water(self, surface: pygame.Surface, t_s: float) -> None:
        for since_s, place in self._ripples:
            age = (t_s - since_s) / RIPPLE_S
            if 0 <= age < 1:
                put_middle(surface, self._rings[min(7, int(age * 8))], place)


def _ring(age: float) -> str:
    wide = 46 + 92 * age
    share = 0.75 * math.sin(math.pi * (0.15 + 0.85 * age))
    return (
        f'<ellipse rx="{wide}" ry="{wide * 0.28}" fill="none" stroke="#F2FFF0" stroke-width="5" '
        f'stroke-opacity="{share:.2f}"/>'
    )
