"""Log Walk for adults: a walker with a balancing pole on weathered trunks over the bay at dusk,
from rock to rock; the pole tips as the player leans."""

from __future__ import annotations

import pygame

from game.exercises.log_walk import Level as LogLevel
from game.exercises.log_walk import Phase, State
from game.screen.instruments import ProgressPills
from game.screen.lettering import put
from game.screen.look import Look
from game.screen.stroke import faded, glow, put_middle, shine, vector
from game.screen.views.log_crossing import Crossing, Prints, WayBack
from game.screen.views.log_feet import Feet
from game.screen.views.log_lens import ROCK_S
from game.screen.views.log_walker import figure_of_walker
from game.screen.views.log_wood import Tones
from game.screen.views.log_words import ALL, said
from game.screen.views.sparkles import Sparkles
from game.screen.views.veil import Veil

TONES = Tones(
    air="#8C8A80",
    bands=("#5E5A56", "#79726A", "#90877A", "#A4998A", "#B8AB98", "#CBBBA2", "#CFBEA2"),
    side=("#191C20", "#37332F"),
    rims=("#C9AB84", "#F6E3B8"),
    grain=0.05,
    rock=("#35444F", "#0D151C", "#18222B", "#26313A", "#313C44", "#394349", "#40494E", "#474F53",
          "#4E5558", "#555B5C"),
    marks=("#6A6056", "#948775", "#5C6258", "#7D8474"),
)  # fmt: skip
WALKER_HIGH = 330.0
WORDS_AT, WORDS_WIDE = (960.0, 190.0), 1100.0
SIDE_AT = (1530.0, 620.0)
LAMPS = ((-0.66, 0.9), (0.66, 0.9))
LAMP_UP = 170.0
SETS = 12
MIST = "#B9C4C8"


class Bay:
    """The adult's picture."""

    def __init__(self, look: Look, level: LogLevel) -> None:
        self._look = look
        self._layer = look.pictures.layer("log_adult")
        self.crossing = Crossing(look, TONES, ("#E8B860", "#F6E2B0"))
        self._walker = figure_of_walker(look, WALKER_HIGH)
        self._feet = Feet(look, level.condition.base)
        self._prints = Prints(look, ("#8E8F8A", "#2A343C", "#F6E3B8", "#F0A860"), SIDE_AT)
        self._way_back = WayBack(look, "#F6E3B8", "#0E1820")
        self._pills = ProgressPills(look, level.plan.stretches, left=720, right=1220, y=92)
        self._sparkles = Sparkles(look, "#E8B860")
        self._shadow = vector(_SHADOW, (-100, -30, 200, 60), look.scale)
        self._mist = [glow(MIST, look.px(250), 20, 60), glow(MIST, look.px(140), 16, 60)]
        sizes = [(k + 1) / SETS for k in range(SETS)]
        self._lamps = [
            {lit: vector(_lamp(lit), (-26, -40, 52, 80), look.scale * size) for lit in (0, 1)}
            for size in sizes
        ]
        self._lights = [glow("#FFD08A", max(2, look.px(130 * size)), 52) for size in sizes]
        self._veil = Veil()
        self._place = (0.0, 0.0)
        for message in ALL:
            self._words(message)

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

    def draw(
        self, surface: pygame.Surface, before: State, after: State, alpha: float, t_s: float
    ) -> None:
        """The whole surface."""
        surface.blit(self._layer, (0, 0))
        crossing, look = self.crossing, self._look
        crossing.see(after, alpha)
        crossing.draw(surface, after)
        self._draw_lamps(surface, after, near=False)
        crossing.draw_lights(surface)
        x, out = crossing.foot(before, after, alpha)
        sight = self._veil.share(after.lean_seen, t_s)
        place = crossing.lens.place(x, 0.0)
        if sight < 0.5:
            at = crossing.lens.place(after.middle, 0.0, 110)
            for cloud in self._mist:
                shine(surface, cloud, at)
        self._place = place if sight > 0.5 else crossing.lens.place(after.middle, 0.0)
        if sight > 0:
            put_middle(surface, faded(self._shadow, sight) if sight < 1 else self._shadow, place)
        walked_s = after.since / 120 if after.phase is Phase.WALK else 0.0
        self._walker.draw(surface, place, out, walked_s, sight)
        self._draw_lamps(surface, after, near=True)
        if sight == 1:
            self._way_back.draw(surface, after, place, t_s)
        self._pills.draw(surface, after.successes, t_s)
        self._sparkles.draw(surface, t_s)
        self._prints.draw(surface, after, t_s)
        if after.lead is not None and after.changes:
            self._feet.draw(surface, after.lead, look.at(*SIDE_AT))
        message = said(after)
        if message is not None:
            put(surface, self._words(message), *look.at(*WORDS_AT))

    def _draw_lamps(self, surface: pygame.Surface, state: State, *, near: bool) -> None:
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


_SHADOW = (
    '<defs><radialGradient id="s" gradientUnits="userSpaceOnUse" cx="0" cy="0" r="92" '
    'gradientTransform="scale(1 0.28)"><stop offset="0" stop-color="#05090D" stop-opacity="0.6"/>'
    '<stop offset="1" stop-color="#05090D" stop-opacity="0"/></radialGradient></defs>'
    '<ellipse rx="92" ry="26" fill="url(#s)"/>'
)
