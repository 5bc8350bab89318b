"""Log Walk for adults: a walker with a balancing pole on weathered trunks over the bay at dusk,
from rock to rock; the pole tips as the player leans."""

from __future__ import annotations

import pygame

from game.exercises.log_walk import Level as LogLevel
from game.exercises.log_walk import Phase, State
from game.screen.instruments import ProgressPills
from game.screen.look import Look
from game.screen.stroke import glow, put_middle, shine, vector
from game.screen.views.log_crossing import Crossing, Prints
from game.screen.views.log_lens import ROCK_S
from game.screen.views.log_picture import LogPicture, shadow
from game.screen.views.log_walker import figure_of_walker
from game.screen.views.log_wood import Tones
from game.screen.views.sparkles import Sparkles

TONES = Tones(
    air="#8C8A80",
    bands=("#5E5A56", "#79726A", "#90877A", "#A4998A", "#B8AB98", "#CBBBA2", "#CFBEA2"),
    side=("#191C20", "#37332F"),
    rims=("#C9AB84", "#F6E3B8"),
    grain=0.05,
    rock=("#35444F", "#0D151C", "#18222B", "#26313A", "#313C44", "#394349", "#40494E", "#474F53",
          "#4E5558", "#555B5C"),
    cast="#091219",
    marks=("#6A6056", "#948775", "#5C6258", "#7D8474"),
)  # fmt: skip
WALKER_HIGH = 330.0
WORDS_AT, WORDS_WIDE = (960.0, 190.0), 1100.0
SIDE_AT = (1530.0, 620.0)
LAMPS = ((-0.66, 0.9), (0.66, 0.9))
LAMP_UP = 170.0
SETS = 12
MIST = "#B9C4C8"


class Bay(LogPicture):
    """The adult's picture."""

    def __init__(self, look: Look, level: LogLevel) -> None:
        super().__init__(look, level, "log_adult", ("#F6E3B8", "#0E1820"))
        self.crossing = Crossing(look, TONES, ("#E8B860", "#F6E2B0"))
        self._walker = figure_of_walker(look, WALKER_HIGH)
        self._prints = Prints(look, ("#8E8F8A", "#2A343C", "#F6E3B8", "#F0A860"), SIDE_AT)
        self._progress = ProgressPills(look, level.plan.stretches, left=720, right=1220, y=92)
        self._sparkles = Sparkles(look, "#E8B860")
        self._shadow = shadow(look, "#05090D", 0.6)
        self._words_at, self._feet_at = WORDS_AT, SIDE_AT
        self._mist = [glow(MIST, look.px(250), 20, 60), glow(MIST, look.px(140), 16, 60)]
        sizes = [(k + 1) / SETS for k in range(SETS)]
        self._lamps = [
            {lit: vector(_lamp(lit), (-26, -40, 52, 80), look.scale * size) for lit in (0, 1)}
            for size in sizes
        ]
        self._lights = [glow("#FFD08A", max(2, look.px(130 * size)), 52) for size in sizes]
        self._prepare_words()

    def _words(self, message: str) -> pygame.Surface:
        letters, text = self._look.letters, self._look.words(message)
        size = letters.fitting(text, "medium", 66, WORDS_WIDE)
        return letters.line(text, "medium", size, "#F2EBDB", "#0E1820")

    def reached(self, t_s: float) -> None:
        """A few sparks at the rock."""
        self._burst(t_s, 14)

    def gathered(self, t_s: float) -> None:
        """A light was on the way."""
        if not self._look.calm:
            self._burst(t_s, 3)

    def slipped(self, t_s: float) -> None:
        """Nothing but the sound."""

    def _burst(self, t_s: float, sparks: int) -> None:
        x, y = self._place
        count = 0 if self._look.calm else sparks
        self._sparkles.burst(t_s, (x, y - self._look.px(110)), count)

    def _draw_water(self, surface: pygame.Surface, t_s: float) -> None:
        """Nothing: the bay lies still."""

    def _draw_rocks(self, surface: pygame.Surface, state: State, *, near: bool) -> None:
        """Two on every rock; they light up when the log before it was walked well."""
        lens = self.crossing.lens
        for middle_s in reversed(self.crossing.sight.rocks):
            here = state.phase is Phase.REST and abs(middle_s) < ROCK_S
            lit = int(here and bool(state.outcomes) and state.outcomes[-1].reached)
            for x, along in LAMPS:
                ahead = middle_s + along * ROCK_S / 2
                if (ahead < 0) != near or not -0.9 < ahead < 16:
                    continue
                k = max(0, min(SETS - 1, round(lens.share(ahead) * SETS) - 1))
                foot, top = lens.place(x, ahead), lens.place(x, ahead, LAMP_UP)
                wide = max(2, self._look.px(8 * (k + 1) / SETS))
                pole = (round(foot[0] - wide / 2), round(top[1]), wide, round(foot[1] - top[1]))
                pygame.draw.rect(surface, "#0E1720", pole)
                if lit:
                    shine(surface, self._lights[k], top)
                put_middle(surface, self._lamps[k][lit], top)


def _lamp(lit: int) -> str:
    heart, rim = ("#FFE3A6", "#F6C874") if lit else ("#3A4A56", "#8C7B5E")
    return (
        f'<path d="M-12 -16L12 -16L16 22L-16 22Z" fill="{heart}" stroke="{rim}" '
        'stroke-width="4" stroke-linejoin="round"/>'
        '<path d="M-19 -16L0 -34L19 -16Z" fill="#101A22"/>'
        '<rect x="-20" y="20" width="40" height="9" rx="3" fill="#101A22"/>'
    )
