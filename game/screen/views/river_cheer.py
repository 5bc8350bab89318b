"""What answers the player: sparkles where something was won, and a light that flies to the row of
progress."""

from __future__ import annotations

import math

import pygame

from game.core.ease import eased
from game.screen.instruments import LanternRope, Progress, ProgressPills
from game.screen.look import Look
from game.screen.stroke import glow, put_middle, shine
from game.screen.views.sparkles import SPARKS, Place, Sparkles

FLY_S = 0.6


class Cheer:
    """Sparkles and flights. Places in window pixels."""

    def __init__(self, look: Look, planned: int) -> None:
        self._look = look
        child = look.theme == "child"
        self._progress: Progress
        if child:
            self._progress = LanternRope(look, planned, left=560, right=1360, top=26, sag=34)
        else:
            self._progress = ProgressPills(look, planned, left=660, right=1260, y=56)
        self._planned = planned
        tone = "#FFC860" if child else "#E6C88E"
        self._sparkles = Sparkles(look, tone)
        self._flyer = look.pictures.sprite("star" if child else "river_star", look.px(70))
        self._flyer_light = glow(tone, look.px(80), 60)
        self._flights: list[tuple[float, Place, int]] = []
        self._won = 0

    def burst(self, t_s: float, place: Place, sparks: int = SPARKS) -> None:
        """Sparkles fly up from a place."""
        self._sparkles.burst(t_s, place, sparks)

    def fly(self, t_s: float, place: Place) -> None:
        """A won light flies from a place to its lantern."""
        self._flights.append((t_s, place, self._won))
        self._won += 1

    def keep(self, won: int) -> None:
        """At least so many are won, as in a picture made in the middle of a bout."""
        missing = max(0, won - self._won)
        self._won += missing
        self._flights = [(at_s, place, n + missing) for at_s, place, n in self._flights]

    def goal(self, number: int) -> Place:
        """Where the light of a won stretch ends up, in window pixels."""
        if isinstance(self._progress, LanternRope):
            x, y = self._progress.place(number)
            return self._look.at(x, y + 30)
        return self._look.at(660 + 600 * (number + 0.5) / self._planned, 56)

    def draw(self, surface: pygame.Surface, t_s: float) -> None:
        """Bursts, the row of progress, flights."""
        self._sparkles.draw(surface, t_s)
        flying = [flight for flight in self._flights if t_s - flight[0] < FLY_S]
        self._flights = flying
        self._progress.draw(surface, self._won - len(flying), t_s)
        for began_s, place, number in flying:
            self._draw_flight(surface, (t_s - began_s) / FLY_S, place, self.goal(number))

    def _draw_flight(self, surface: pygame.Surface, share: float, start: Place, end: Place) -> None:
        way = eased(share)
        x = start[0] + (end[0] - start[0]) * way
        y = start[1] + (end[1] - start[1]) * way
        aside = self._look.px(220) * math.sin(math.pi * way)
        place = (x + (aside if start[0] > end[0] else -aside), y)
        shine(surface, self._flyer_light, place)
        put_middle(surface, self._flyer, place)
