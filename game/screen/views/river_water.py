"""What lies on the river for the boat: prizes, rocks, lights along both banks, and the gate at the
end of each stretch."""

from __future__ import annotations

import math

import pygame

from game.exercises.river_run import State, centre_at, prizes_ahead, rocks_ahead
from game.screen.look import Look
from game.screen.stroke import glow
from game.screen.views.river_depth import BOAT_Z, Course, Lens, depth_in, row_y
from game.screen.views.river_scenery import Stock, buoy_depths, soft_patch
from game.screen.views.river_sprites import Blit, Sizes, level_of

PICTURES = {
    "child": {"star": "star", "fish": "fish", "shell": "shell"},
    "adult": {"star": "river_star", "fish": "river_leaf", "shell": "shell"},
}
PRIZE_PX = 190
"""Width of a prize at depth 1."""
PRIZE_LIFT = 120
BOB_PX, BOB_HZ = 6.0, 0.35
BUOY_EVERY_Z = 1.3
POST_PX = 26
GATE_LANTERNS = 7
GATE_HIGH = 470
"""Height of the gate at depth 1, design px."""
GATE_GONE_Z = (1.35, 1.75)
"""The garland fades out between these depths, so that it never passes before the player."""
FARTHEST_Z = 13.0
Standing = tuple[float, Blit]


class Water:
    """Places the things on the water. Prizes already taken are not drawn."""

    def __init__(self, look: Look, lens: Lens, stock: Stock) -> None:
        self._look, self._lens = look, lens
        haze = "#F2BC94" if look.theme == "child" else "#8C8470"
        self._prizes = {
            kind: self._made_prize(name, haze) for kind, name in PICTURES[look.theme].items()
        }
        pool = soft_patch(look, 260, 60, "#FFE2A0" if look.theme == "child" else "#D9BC86", 0.5, 0)
        self._pool = Sizes(pool, (130, 30), lens.scale, haze)
        foam = soft_patch(look, 320, 84, "#FFF6E4", 0.75, 2)
        self._foam = Sizes(foam, (160, 42), lens.scale, haze)
        self._rock = stock.made("river_rock", 0.62)
        self._buoy = stock.made("river_buoy", 0.62)
        self._post = stock.made("jetty_post", 1.45)
        self._lantern = stock.made("lantern_lit", 0.42)
        lamp = self._made_lamp()
        self._lamp = Sizes(lamp, (70, 70), lens.scale, haze)

    def _made_prize(self, name: str, haze: str) -> Sizes:
        """The prize with its light around it, premultiplied."""
        wide = 360
        picture = self._look.pictures.sprite(name, wide // 2)
        whole = soft_patch(self._look, wide, wide, "#FFC860", 0.5, 0)
        corner = ((wide - picture.get_width()) / 2, (wide - picture.get_height()) / 2)
        whole.blit(picture, corner, special_flags=pygame.BLEND_PREMULTIPLIED)
        return Sizes(whole, (wide / 2, wide / 2), PRIZE_PX / wide * 2 * self._lens.scale, haze)

    def _made_lamp(self) -> pygame.Surface:
        return soft_patch(self._look, 140, 140, "#FFC066", 0.5, 0)

    def flat(self, course: Course) -> list[Blit]:
        """Lights of the buoys on the water."""
        blits = []
        for z in buoy_depths(course, BUOY_EVERY_Z):
            level = level_of(z * 2.2)
            middle, half = float(course.middle(z)), float(course.half(z))
            for side in (-1, 1):
                x, y = self._lens.at(middle + side * half, row_y(z))
                blits.append(self._pool.blit(level, x, y))
        return blits

    def standing(self, state: State, course: Course, late_s: float, t_s: float) -> list[Standing]:
        """Everything that stands on the water, with depths. late_s: how far the picture lies
        before the state."""
        found = self._buoys(course, t_s)
        for ahead in prizes_ahead(state):
            z = depth_in(ahead.in_s + late_s)
            off = ahead.x - centre_at(state, ahead.in_s)
            found += self._prize(ahead.kind, ahead.number, course.beside(z, off), z, t_s)
        for ahead in rocks_ahead(state):
            z = depth_in(ahead.in_s + late_s)
            x = course.beside(z, ahead.x - centre_at(state, ahead.in_s))
            place = self._lens.at(x, row_y(z))
            found.append((z + 0.02, self._foam.blit(level_of(z), *place)))
            found.append((z, self._rock.blit(level_of(z), *place)))
        for in_s in gates_ahead(state):
            z = depth_in(in_s + late_s)
            if 0.75 < z < FARTHEST_Z:
                found += self._gate(course, z)
        return found

    def _buoys(self, course: Course, t_s: float) -> list[Standing]:
        found: list[Standing] = []
        for z in buoy_depths(course, BUOY_EVERY_Z):
            middle, half = float(course.middle(z)), float(course.half(z))
            for side in (-1, 1):
                x, y = self._lens.at(middle + side * half, row_y(z))
                found.append((z, self._buoy.blit(level_of(z), x, y)))
        return found

    def _prize(self, kind: str, number: int, x: float, z: float, t_s: float) -> list[Standing]:
        bob = 0.0 if self._look.calm else BOB_PX * math.sin(2 * math.pi * BOB_HZ * t_s + number)
        foot_x, foot_y = self._lens.at(x, row_y(z))
        lift = (PRIZE_LIFT + bob) / z * self._lens.scale
        level = level_of(z)
        return [
            (z + 0.02, self._pool.blit(level, foot_x, foot_y)),
            (z, self._prizes[kind].blit(level, foot_x, foot_y - lift)),
        ]

    def _gate(self, course: Course, z: float) -> list[Standing]:
        """Two posts on the banks, and lanterns on a garland between them."""
        middle, half = float(course.middle(z)), float(course.half(z))
        out = half + POST_PX / z
        found: list[Standing] = []
        for side in (-1, 1):
            x, y = self._lens.at(middle + side * out, row_y(z))
            found.append((z, self._post.blit(level_of(z), x, y)))
        if z < GATE_GONE_Z[0]:
            return found
        level = level_of(z * (1.0 if z > GATE_GONE_Z[1] else 1.0))
        for n in range(GATE_LANTERNS):
            share = n / (GATE_LANTERNS - 1)
            sag = 4 * share * (1 - share) * 90
            y = row_y(z) - (GATE_HIGH - 30 - sag - 60) / z
            x_px, y_px = self._lens.at(middle + out * (2 * share - 1), y)
            found.append((z - 0.01, self._lantern.blit(level, x_px, y_px)))
            lamp_y = y_px - 26 / z * self._lens.scale
            found.append((z - 0.02, self._lamp.blit(level, x_px, lamp_y)))
        return found


def gates_ahead(state: State) -> list[float]:
    """Seconds to the ends of this stretch and of those that follow within sight, as planned."""
    stretch = state.stretch
    plan = state.course.level.plan
    gates = []
    if stretch.judged_steps:
        gates.append((stretch.began + stretch.judged_steps - state.step) / 120)
    begins_s = (stretch.ends - state.step) / 120
    left = state.planned - state.attempts - (1 if gates and gates[0] > 0 else 0)
    if left > 0:
        gates.append(begins_s + plan.stretch_s)
    return [gate for gate in gates if gate > -0.6]


def boat_passes(z: float) -> bool:
    """True for what lies before the boat, seen from the player."""
    return z < BOAT_Z


__all__ = ["Water", "boat_passes", "gates_ahead", "glow"]
