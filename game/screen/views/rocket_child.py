"""Rocket Legs for children: the otter's rocket rides up and down over the shore, along with a ring
of light, and every ride fills the little moon."""

from __future__ import annotations

import math

import pygame

from game.core.ease import eased
from game.exercises.rocket_legs import Level as RocketLevel
from game.exercises.rocket_legs import Phase, State
from game.screen.lettering import put
from game.screen.look import Look
from game.screen.stroke import faded, glow, put_middle, shine
from game.screen.views.rocket_moon import Moon
from game.screen.views.rocket_shaft import Ring, Shaft, Ways
from game.screen.views.rocket_words import ALL, said
from game.screen.views.veil import Veil

AXIS_X, HIGH_Y, LOW_Y = 760.0, 318.0, 796.0
PAD_Y = 922.0
MOON_AT = (1500.0, 262.0)
WORDS_AT, WORDS_WIDE = (1492.0, 984.0), 790.0
ROCKET_WIDE = 232
NOZZLE = 132.0
"""From the rocket's middle down to where its air comes out, design units."""
MOST_LEAN_DEG = 9
LEAN_DEG = 26.0
"""Of the rocket, for all of the load on one leg."""
PUFFS = 15
FLY_S, BURST_S = 0.9, 0.8
GHOST = 0.5


class Shore:
    """The child's picture."""

    def __init__(self, look: Look, level: RocketLevel) -> None:
        self._look = look
        self.shaft = Shaft(look, AXIS_X, HIGH_Y, LOW_Y)
        self._layer = look.pictures.layer("rocket_child")
        sprite = look.pictures.sprite
        whole = sprite("rocket_ship", 2 * look.px(ROCKET_WIDE))
        self._rocket = {
            lean: pygame.transform.rotozoom(whole, -lean, 0.5)
            for lean in range(-MOST_LEAN_DEG, MOST_LEAN_DEG + 1)
        }
        self._ring = Ring(look, (158.0, 38.0), "#CFEAFF", "#FFD76B", "#1B1F5C")
        self._ways = Ways(look, "#1B1F5C")
        self._moon = Moon(look, look.at(*MOON_AT), level.plan.reps)
        self._star = sprite("star", look.px(86))
        self._puffs = [glow("#FFE9C4", look.px(34 + 3.4 * k), 46 - 2 * k) for k in range(PUFFS)]
        self._foot = [glow("#BFE9FF", look.px(120 + 12 * k), 12 + 5 * k, 30) for k in range(6)]
        self._veil = Veil()
        self._place = (float(self.shaft.x), self.shaft.y(0.0))
        self._flights: list[tuple[float, tuple[float, float]]] = []
        self._bursts: list[tuple[float, tuple[float, float], int]] = []
        for message in ALL:
            self._words(message)

    def _words(self, message: str) -> pygame.Surface:
        letters, text = self._look.letters, self._look.words(message)
        size = letters.fitting(text, "display", 92, WORDS_WIDE)
        return letters.line(text, "display", size, "#FFF6DC", "#141A48")

    def reached(self, t_s: float) -> None:
        """A star leaves the rocket for the moon."""
        self._flights.append((t_s, self._place))
        self._bursts.append((t_s, self._place, 10))
        self._moon.fill(t_s + FLY_S)

    def tried(self, t_s: float) -> None:
        """A small star for the effort comes out beside the moon. Source: clinical design, R7."""
        self._moon.accompany(t_s)

    def welcomed(self, t_s: float) -> None:
        """Somebody is ready: a few sparks."""
        self._bursts.append((t_s, self._place, 6))

    def draw(
        self, surface: pygame.Surface, before: State, after: State, alpha: float, t_s: float
    ) -> None:
        surface.blit(self._layer, (0, 0))
        tried = sum(not one.reached and one.farthest > 0 for one in after.outcomes)
        self._moon.keep(after.successes, tried)
        self._moon.draw(surface, t_s)
        x = float(self.shaft.x)
        ring = (x, self.shaft.ring_y(before, after, alpha))
        self._place = place = (x, self.shaft.rider_y(before, after, alpha))
        sight = self._veil.share(after.rocket_seen, t_s)
        told = after.guided and sight > 0
        self._ring.see(told and after.beside and after.phase is not Phase.SETTLE, t_s)
        for low in (0.0, 1.0):
            self._ring.draw_station(surface, (x, self.shaft.y(low)))
        self._ring.draw_half(surface, ring, front=False)
        self._draw_ghost(surface, after, sight)
        if sight > 0:
            self._draw_rocket(surface, after, place, sight, t_s)
        self._ring.draw_half(surface, ring, front=True)
        self._ways.draw(surface, after, (x + self._look.px(238), ring[1]), t_s)
        self._draw_bursts(surface, t_s)
        self._draw_flights(surface, t_s)
        put(surface, self._words(said(after)), *self._look.at(*WORDS_AT))

    def _draw_rocket(
        self,
        surface: pygame.Surface,
        state: State,
        place: tuple[float, float],
        sight: float,
        t_s: float,
    ) -> None:
        """It leans to the side that carries more; on a cushion of air, which would tell of it."""
        lean = round(LEAN_DEG * state.aside)
        picture = self._rocket[max(-MOST_LEAN_DEG, min(lean, MOST_LEAN_DEG))]
        if sight < 1:
            put_middle(surface, faded(picture, sight), place)
            return
        self._draw_air(surface, place, t_s)
        put_middle(surface, picture, place)

    def _draw_air(self, surface: pygame.Surface, place: tuple[float, float], t_s: float) -> None:
        """Puffs from the nozzle down to the pad, farther apart the higher it rides."""
        look = self._look
        top, foot = place[1] + look.px(NOZZLE), look.at(0, PAD_Y)[1]
        far = max(0.0, foot - top)
        near = max(0, min(5, round(5 * (1 - far / (look.scale * (LOW_Y - HIGH_Y))))))
        shine(surface, self._foot[near], (place[0], foot))
        drift = 0.0 if look.calm else 0.55 * t_s % 1.0
        for k in range(PUFFS):
            share = (k + drift) / PUFFS
            puff = self._puffs[min(PUFFS - 1, round(share * PUFFS))]
            shine(surface, puff, (place[0], top + far * share * share))

    def _draw_ghost(self, surface: pygame.Surface, state: State, sight: float) -> None:
        """After a ride out of sight: how far it went."""
        if state.feedback != "terminal" or state.phase is not Phase.SETTLE or not state.outcomes:
            return
        far = state.outcomes[-1].farthest
        low = 1 - far if state.start_low > 0.5 else far
        ghost = faded(self._rocket[0], GHOST * sight)
        put_middle(surface, ghost, (self.shaft.x, self.shaft.y(low)))

    def _draw_bursts(self, surface: pygame.Surface, t_s: float) -> None:
        """Small lights that spread from where it went well."""
        self._bursts = [burst for burst in self._bursts if t_s - burst[0] < BURST_S]
        if self._look.calm:
            return
        for since_s, (x, y), count in self._bursts:
            age = (t_s - since_s) / BURST_S
            out = self._look.px(110 + 110 * math.sqrt(max(0.0, age)))
            spark = glow("#FFF3C0", self._look.px(18), max(8, 8 * round(10 * (1 - age))))
            for k in range(count):
                turn = 2 * math.pi * (k + 0.5) / count
                shine(surface, spark, (x + out * math.sin(turn), y - 0.8 * out * math.cos(turn)))

    def _draw_flights(self, surface: pygame.Surface, t_s: float) -> None:
        """Stars on their way to the moon, in a bow."""
        self._flights = [flight for flight in self._flights if t_s - flight[0] < FLY_S]
        for since_s, (x, y) in self._flights:
            share = eased((t_s - since_s) / FLY_S)
            end = self._moon.place
            at = (
                x + (end[0] - x) * share,
                y + (end[1] - y) * share - self._look.px(120) * math.sin(math.pi * share),
            )
            shine(surface, glow("#FFE27A", self._look.px(100), 55), at)
            put_middle(surface, self._star, at)
