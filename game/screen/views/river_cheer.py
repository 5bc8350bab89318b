"""What answers the player: sparkles where something was won, a light that flies to the row of
progress, the way back when off the river for a while."""

from __future__ import annotations

import math

import pygame

from game.screen.instruments import LanternRope, Progress, ProgressPills
from game.screen.look import Look
from game.screen.stroke import faded, glow, put_middle, shine, vector
from game.screen.views.sparkles import SPARKS, STEPS, Place, Sparkles

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
        eased = share * share * (3 - 2 * share)
        x = start[0] + (end[0] - start[0]) * eased
        y = start[1] + (end[1] - start[1]) * eased
        aside = self._look.px(220) * math.sin(math.pi * eased)
        place = (x + (aside if start[0] > end[0] else -aside), y)
        shine(surface, self._flyer_light, place)
        put_middle(surface, self._flyer, place)


class WayBack:
    """Three soft chevrons towards the river, after some time outside it."""

    AFTER_S = 4.0
    SWELL_S = 1.2

    def __init__(self, look: Look) -> None:
        tone = "#FFE7A0" if look.theme == "child" else "#F6EC6A"
        path = "M-14 -34L16 0L-14 34"
        style = 'fill="none" stroke-linecap="round" stroke-linejoin="round"'
        body = (
            f'<path d="{path}" {style} stroke="#17304A" stroke-opacity="0.55" stroke-width="22"/>'
            f'<path d="{path}" {style} stroke="{tone}" stroke-width="13"/>'
        )
        right = vector(body, (-40, -50, 80, 100), look.scale)
        pictures = (pygame.transform.flip(right, True, False), right)
        self._arrows = [[faded(p, n / STEPS) for n in range(STEPS + 1)] for p in pictures]
        self._look = look
        self._outside_since: float | None = None

    def feel(self, inside: bool, t_s: float) -> None:
        """Whether the boat is on the river now."""
        if inside:
            self._outside_since = None
        elif self._outside_since is None:
            self._outside_since = t_s

    def draw(self, surface: pygame.Surface, boat: Place, to_right: bool, t_s: float) -> None:
        """Beside the boat, pointing to the river."""
        if self._outside_since is None:
            return
        since_s = t_s - self._outside_since - self.AFTER_S
        for k in range(3):
            share = min(1.0, max(0.0, (since_s - 0.3 * k) / self.SWELL_S))
            if share > 0:
                out = self._look.px(196 + 50 * k) * (1 if to_right else -1)
                picture = self._arrows[int(to_right)][round(share * STEPS)]
                put_middle(surface, picture, (boat[0] + out, boat[1] - self._look.px(120)))
