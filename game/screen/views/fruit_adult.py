"""Fruit Shift for adults: a rider on a brass rail is brought under a weight that is let down; the
pans follow the load from side to side and keep what was weighed."""

from __future__ import annotations

import math

import pygame

from game.core.ease import eased
from game.exercises.fruit_shift import Level, Phase, State
from game.exercises.fruit_shift_state import REST_HALF_WIDTH
from game.figures import Figures
from game.screen.instruments import DwellRing, ProgressPills
from game.screen.lettering import put
from game.screen.look import Look
from game.screen.palette import IVORY, SLATE_WORDS
from game.screen.stroke import faded, glow, put_middle, shine
from game.screen.views import fruit_scale as parts
from game.screen.views.fruit_field import MARK_S, Field
from game.screen.views.veil import Veil
from game.screen.views.way_back import WayBack
from game.text import mark

MIDDLE, REACH = 960.0, 560.0
HANG_Y, CATCH_Y = 464.0, 558.0
SINK = 26.0
"""So far a pan goes down at a whole lean, design units."""
SET_S, DONE_S = 0.55, 1.0
MOST_IN_PAN = 15
SIDES = {"left": mark("Left"), "right": mark("Right")}
SLIDE, READY, HOME = mark("Slide there and hold"), mark("Ready"), mark("Middle")
BACK = mark("Back to the middle")


class Scale:
    """The adult's picture."""

    def __init__(self, look: Look, level: Level) -> None:
        self._look = look
        self.field = Field(look, MIDDLE, REACH)
        self._still = look.pictures.layer("fruit_adult").copy()
        corner = look.at(MIDDLE - 720, parts.ROD_Y - 60)
        self._still.blit(parts.frame(look, REACH), corner, special_flags=pygame.BLEND_PREMULTIPLIED)
        self._rider, self._plumb = parts.rider(look), parts.plumb(look)
        self._pan, self._lip, self._weight = parts.pan(look), parts.lip(look), parts.weight(look)
        self._tick = parts.tick(look)
        self._home = parts.bracket(look, REST_HALF_WIDTH * REACH, IVORY)
        self._mark = faded(self._rider, 0.45)
        self._brackets: dict[int, pygame.Surface] = {}
        self._ring = DwellRing(look, 60, 11, ticks=True)
        self._pills = ProgressPills(look, level.plan.fruits, left=560, right=1360, y=1010)
        self._way_back, self._veil = WayBack(look), Veil()
        self._figures = Figures(look.words)
        self._begun = False
        self._kept: dict[str, int] = {"left": 0, "right": 0}
        self._set: tuple[float, float] | None = None
        self._missed: tuple[float, float] | None = None
        self._ended: tuple[float, float] = (-math.inf, 0.0)
        self.shown(level.dial.radius.value(level.clamp(level.d.start)))

    def shown(self, radius: float) -> None:
        """A weight appeared: its bracket is made ready."""
        key = round(radius * REACH)
        if key not in self._brackets:
            if len(self._brackets) >= 6:
                self._brackets.pop(next(iter(self._brackets)))
            self._brackets[key] = parts.bracket(self._look, key, parts.TARGET)

    def reached(self, number: int, x: float, t_s: float) -> None:
        """The weight is set down, and goes to the pan of its side."""
        self._set = (t_s, x)

    def missed(self, number: int, x: float, t_s: float) -> None:
        """The weight is drawn up again."""
        self._missed = (t_s, x)

    def ended(self, x: float, t_s: float) -> None:
        """Where a hold ended that was not seen."""
        self._ended = (t_s, x)

    def draw(
        self, surface: pygame.Surface, before: State, after: State, alpha: float, t_s: float
    ) -> None:
        if not self._begun:  # a window may change its size in the middle of a bout
            self._begun = True
            for one in after.outcomes:
                self._kept[one.label] += one.reached
        surface.blit(self._still, (0, 0))
        lean = self.field.lean(before, after, alpha)
        share = self._veil.share(after.basket_seen, t_s)
        self._draw_pans(surface, max(-1.0, min(1.0, lean)) * share, t_s)
        self._draw_end(surface, t_s)
        place = self.field.at(lean, parts.RAIL_Y - 10)
        if share > 0:
            shine(surface, glow("#FFB640", self._look.px(110), 26), place)
            put_middle(surface, self._rider if share >= 1 else faded(self._rider, share), place)
        self._draw_target(surface, after)
        self._draw_plumb(surface, after)
        self._draw_missed(surface, t_s)
        self._draw_set(surface, t_s)
        self._draw_help(surface, after, lean, t_s)
        self._write(surface, after)
        self._pills.draw(surface, after.attempts, t_s)

    def _draw_pans(self, surface: pygame.Surface, tilt: float, t_s: float) -> None:
        """They sink and rise with the load, and hold what was weighed on their side."""
        for side, way in (("left", -1), ("right", 1)):
            down = SINK * way * tilt
            x, y = self._look.at(MIDDLE + way * parts.PAN_X, parts.PAN_Y + down)
            self._draw_cord(surface, (x, self._look.at(0, parts.PULLEY_Y)[1]),
                            y - self._look.px(parts.CHAIN))  # fmt: skip
            put_middle(surface, self._pan, (x, y))
            for n in range(min(MOST_IN_PAN, self._kept[side])):
                row, column = divmod(n, 5)
                at = (x + self._look.px(36 * (column - 2) + 8 * (row % 2)),
                      y - self._look.px(10 + 30 * row))  # fmt: skip
                put_middle(surface, self._weight, at)
            put_middle(surface, self._lip, (x, y + self._look.px(14)))

    def _draw_target(self, surface: pygame.Surface, state: State) -> None:
        fruit = state.fruit
        if fruit is None or (state.phase is Phase.RETURN and state.home):
            return
        if state.phase is Phase.RETURN:
            put_middle(surface, self._home, self.field.at(0.0, parts.RAIL_Y - 14))
            return
        self.shown(fruit.radius)
        bracket = self._brackets[round(fruit.radius * REACH)]
        share = eased(state.since / 40)
        place = self.field.at(fruit.x, parts.RAIL_Y - 14)
        put_middle(surface, bracket if share >= 1 else faded(bracket, share), place)

    def _draw_plumb(self, surface: pygame.Surface, state: State) -> None:
        """Let down on its line; down there, the ring of the hold is around it."""
        fruit = state.fruit
        if fruit is None or state.phase is Phase.RETURN:
            return
        y = HANG_Y + (CATCH_Y - HANG_Y) * eased(state.come_down)
        self._draw_line(surface, fruit.x, y)
        place = self.field.at(fruit.x, y)
        if state.come_down >= 1:
            told = state.held_share if state.guided else 0.0
            self._ring.draw(surface, place, told)
        put_middle(surface, self._plumb, place)

    def _draw_line(self, surface: pygame.Surface, x: float, y: float) -> None:
        self._draw_cord(surface, self.field.at(x, parts.ROD_Y + 23), self.field.at(x, y - 44)[1])

    def _draw_cord(self, surface: pygame.Surface, top: tuple[float, float], foot_px: float) -> None:
        """Straight down from a place to a height, window pixels."""
        wide = max(2, self._look.px(3))
        left, high = round(top[0] - wide / 2), max(0, round(foot_px - top[1]))
        surface.fill("#DDBF86", (left, round(top[1]), wide, high))

    def _draw_missed(self, surface: pygame.Surface, t_s: float) -> None:
        """It goes up again, and away."""
        if self._missed is None:
            return
        since_s, x = self._missed
        share = (t_s - since_s) / DONE_S
        y = CATCH_Y + (HANG_Y - CATCH_Y) * eased(share)
        self._draw_line(surface, x, y)
        stay = 1 - eased((share - 0.6) / 0.4)
        put_middle(surface, faded(self._plumb, stay), self.field.at(x, y))
        self._missed = self._missed if share < 1 else None

    def _draw_set(self, surface: pygame.Surface, t_s: float) -> None:
        """A tick where it was held, while the weight goes to the pan of its side."""
        if self._set is None:
            return
        since_s, x = self._set
        age_s, side, way = t_s - since_s, "left" if x < 0 else "right", -1 if x < 0 else 1
        start = self.field.at(x, CATCH_Y + 40)
        end = self._look.at(MIDDLE + way * parts.PAN_X, parts.PAN_Y - 20)
        share = eased(age_s / SET_S)
        if share < 1:
            at = (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)
            put_middle(surface, self._weight, at)
        stay, place = 1 - eased((age_s - 0.6) / 0.4), self.field.at(x, CATCH_Y)
        shine(surface, glow("#25B78C", self._look.px(120), max(4, 4 * round(9 * stay))), place)
        put_middle(surface, self._tick if stay >= 1 else faded(self._tick, stay), place)
        if age_s >= DONE_S:
            self._kept[side] += 1
            self._set = None

    def _draw_end(self, surface: pygame.Surface, t_s: float) -> None:
        since_s, x = self._ended
        if 0 <= t_s - since_s < MARK_S:
            put_middle(surface, self._mark, self.field.at(x, parts.RAIL_Y - 10))

    def _draw_help(self, surface: pygame.Surface, state: State, lean: float, t_s: float) -> None:
        fruit = state.fruit
        catching = fruit is not None and state.phase is Phase.CATCH
        self._way_back.feel(state.inside or not catching or not state.basket_seen, t_s)
        if fruit is not None and catching:
            place = self.field.at(lean, parts.RAIL_Y + 108)
            self._way_back.draw(surface, place, fruit.x > lean, t_s)

    def _write(self, surface: pygame.Surface, state: State) -> None:
        look, line, fruit = self._look, self._look.letters.line, state.fruit
        if fruit is None:
            loud, quiet = READY, SLIDE
        elif state.phase is Phase.RETURN:
            loud, quiet = HOME, BACK
        else:
            loud, quiet = SIDES[fruit.label], SLIDE
        put(surface, line(look.words(loud), "medium", 112, IVORY), *look.at(96, 226), "left")
        said = look.words(quiet)
        size = look.letters.fitting(said, "medium", 58, 640)
        put(surface, line(said, "medium", size, SLATE_WORDS), *look.at(98, 322), "left")
        if fruit is not None and state.phase is Phase.CATCH and state.guided:
            self._write_hold(surface, state.held_share * fruit.dwell_s, fruit.dwell_s)

    def _write_hold(self, surface: pygame.Surface, held_s: float, dwell_s: float) -> None:
        look, line = self._look, self._look.letters.line
        loud = look.words("{n} s", n=self._figures.number(held_s, 1))
        quiet = look.words("of {n} s", n=self._figures.number(dwell_s, 1))
        put(surface, line(loud, "regular", 150, IVORY), *look.at(1824, 232), "right")
        put(surface, line(quiet, "medium", 58, SLATE_WORDS), *look.at(1824, 340), "right")
