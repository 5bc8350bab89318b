"""Fruit Shift for children: fruits sail down on leaves, and the otter's basket waits in the light
that shows where."""

from __future__ import annotations

import math

import pygame

from game.core.ease import eased
from game.exercises.fruit_shift import Level, Phase, State
from game.exercises.fruit_shift_state import REST_HALF_WIDTH
from game.screen.instruments import DwellRing
from game.screen.lettering import put
from game.screen.look import Look
from game.screen.palette import CREAM
from game.screen.stroke import glow, shine
from game.screen.views.fruit_beam import Beam
from game.screen.views.fruit_field import MARK_S, Field
from game.screen.views.fruit_harvest import DROP_S, GRASS_Y, LEAVE_S, Crate, Fruits
from game.screen.views.fruit_otter import Otter, rim_of
from game.screen.views.sparkles import Sparkles
from game.screen.views.veil import Veil
from game.screen.views.way_back import WayBack
from game.text import mark

MIDDLE, REACH = 960.0, 640.0
HANG_Y, CATCH_Y, RAIL_Y = 214.0, 452.0, 934.0
BOUGHS_HIGH = 392.0
WORDS_AT = (960.0, 84.0)
CATCH, RETURN = mark("Under the fruit"), mark("Back to the middle")


class Orchard:
    """The child's picture."""

    def __init__(self, look: Look, level: Level) -> None:
        self._look = look
        self.field = Field(look, MIDDLE, REACH)
        self._layer = look.pictures.layer("fruit_child")
        whole = look.pictures.layer("fruit_child_boughs")
        high = min(whole.get_height(), look.at(0, BOUGHS_HIGH)[1])
        self._boughs = whole.subsurface((0, 0, whole.get_width(), high)).premul_alpha()
        self._otter, self._fruits = Otter(look, self.field), Fruits(look)
        self._crate = Crate(look, level.plan.fruits)
        self._beam = Beam(look, REACH, RAIL_Y, 1 - rim_of(1.0)[0] / REACH)
        self._ring = DwellRing(look, 78, 13)
        self._sparkles, self._way_back = Sparkles(look, "#FFC860"), WayBack(look)
        self._veil = Veil()
        self._begun = False
        self._carried: int | None = None
        self._caught_s, self._caught_x = -math.inf, 0.0
        self._missed: tuple[float, int, float] | None = None
        self._ended: tuple[float, float] = (-math.inf, 0.0)
        self.shown(level.dial.radius.value(level.clamp(level.d.start)))
        for message in (CATCH, RETURN):
            self._words(message)

    def _words(self, message: str) -> pygame.Surface:
        look = self._look
        said = look.words(message)
        size = look.letters.fitting(said, "display", 88, 1200)
        return look.letters.line(said, "display", size, CREAM, "#10302E")

    def shown(self, radius: float) -> None:
        """A fruit appeared: the light under it is made ready."""
        self._beam.prepare(radius)

    def reached(self, number: int, x: float, t_s: float) -> None:
        """It drops into the basket, and the basket sparkles."""
        self._carried, self._caught_s, self._caught_x = number, t_s, x
        if not self._look.calm:
            self._sparkles.burst(t_s, self._otter.rim(x))

    def missed(self, number: int, x: float, t_s: float) -> None:
        """It sails down to the grass."""
        self._missed = (t_s, number, x)

    def ended(self, x: float, t_s: float) -> None:
        """Where a hold ended that was not seen."""
        self._ended = (t_s, x)

    def draw(
        self, surface: pygame.Surface, before: State, after: State, alpha: float, t_s: float
    ) -> None:
        if not self._begun:  # a window may change its size in the middle of a bout
            self._begun = True
            self._crate.fill(n for n, one in enumerate(after.outcomes) if one.reached)
        surface.blit(self._layer, (0, 0))
        lean = self.field.lean(before, after, alpha)
        self._draw_light(surface, after)
        self._draw_missed(surface, t_s)
        self._draw_end(surface, t_s)
        self._draw_otter(surface, after, lean, t_s)
        self._draw_fruit(surface, after, t_s)
        surface.blit(self._boughs, (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)
        self._bring(after, lean, t_s)
        if self._crate.draw(surface, t_s):
            self._look.sound.play("collect")
        self._sparkles.draw(surface, t_s)
        self._draw_help(surface, after, lean, t_s)
        message = RETURN if after.phase is Phase.RETURN else CATCH
        if after.fruit is not None:
            put(surface, self._words(message), *self._look.at(*WORDS_AT))

    def _draw_light(self, surface: pygame.Surface, state: State) -> None:
        """Where the fruit comes down, or the middle on the way back."""
        fruit = state.fruit
        if fruit is None:
            return
        if state.phase is Phase.CATCH:
            self._beam.draw(surface, self.field, fruit.x, fruit.radius, eased(state.since / 60))
        elif not state.home:
            self._beam.draw_ground(surface, self.field, 0.0, REST_HALF_WIDTH)

    def _draw_otter(self, surface: pygame.Surface, state: State, lean: float, t_s: float) -> None:
        share = self._veil.share(state.basket_seen, t_s)
        if share > 0:
            self._otter.draw_behind(surface, lean, share)
        self._draw_carried(surface, lean, share, t_s)
        if share > 0:
            self._otter.draw_before(surface, lean, share)

    def _draw_carried(self, surface: pygame.Surface, lean: float, share: float, t_s: float) -> None:
        """In the basket, or in the moment of its fall, which tells nothing of an unseen basket."""
        if self._carried is None:
            return
        x, y = self._otter.rim(lean)
        fallen = (t_s - self._caught_s) / DROP_S
        if fallen < 1:
            top_x, top_y = self.field.at(self._caught_x, CATCH_Y)
            x = top_x + (x - top_x) * fallen if share >= 1 else top_x
            y = top_y + (y - top_y) * fallen**2
        self._fruits.draw_faded(surface, self._carried, (x, y), share if fallen >= 1 else 1.0)

    def _draw_fruit(self, surface: pygame.Surface, state: State, t_s: float) -> None:
        """Coming down on its leaf, then waiting with the ring of the hold around it."""
        leaf_s = t_s - self._caught_s
        if 0 <= leaf_s < LEAVE_S / 2:
            gone = leaf_s / (LEAVE_S / 2)
            place = self.field.at(self._caught_x + 0.05 * gone, CATCH_Y - 120 * gone)
            self._fruits.draw_leaf(surface, place, 1 - gone)
        fruit = state.fruit
        if fruit is None or state.phase is Phase.RETURN:
            return
        down = eased(state.come_down)
        sway = 0.0 if self._look.calm else 0.012 * math.sin(2.2 * t_s) * down
        place = self.field.at(fruit.x + sway, HANG_Y + (CATCH_Y - HANG_Y) * down)
        if state.come_down >= 1:
            shine(surface, glow("#FFE9A0", self._look.px(150), 34), place)
            told = state.held_share if state.guided else 0.0
            self._ring.draw(surface, place, told)
        self._fruits.draw(surface, fruit.number, place, leaf=True)

    def _draw_missed(self, surface: pygame.Surface, t_s: float) -> None:
        """Sails on, past the cart and into the grass, where it fades."""
        if self._missed is None:
            return
        since_s, number, x = self._missed
        share = (t_s - since_s) / LEAVE_S
        if share >= 1:
            self._missed = None
            return
        y = CATCH_Y + (GRASS_Y - CATCH_Y) * eased(share / 0.8)
        place = self.field.at(x + 0.06 * math.sin(3 * share), y)
        stay = 1 - eased((share - 0.7) / 0.3)
        self._fruits.draw_leaf(surface, place, stay)
        self._fruits.draw_faded(surface, number, place, stay)

    def _draw_end(self, surface: pygame.Surface, t_s: float) -> None:
        """A small light on the rail: there the hold ended."""
        since_s, x = self._ended
        if 0 <= t_s - since_s < MARK_S:
            self._beam.draw_mark(surface, self.field, x)

    def _bring(self, state: State, lean: float, t_s: float) -> None:
        """Back in the middle, what was caught goes into the crate; no later than the next one
        comes or the bout is over."""
        number = self._carried
        due = state.home or state.phase is Phase.CATCH or state.attempts >= state.planned
        if number is not None and due and t_s - self._caught_s > DROP_S + 0.25:
            self._crate.bring(number, self._otter.rim(lean if state.basket_seen else 0.0), t_s)
            self._carried = None

    def _draw_help(self, surface: pygame.Surface, state: State, lean: float, t_s: float) -> None:
        fruit = state.fruit
        catching = fruit is not None and state.phase is Phase.CATCH
        self._way_back.feel(state.inside or not catching or not state.basket_seen, t_s)
        if fruit is not None and catching:
            place = self.field.at(lean, RAIL_Y - 50)
            self._way_back.draw(surface, place, fruit.x > lean, t_s)
