"""What lies on the river for the boat: prizes, rocks, lights along both banks, and the gate at the
end of each stretch."""

from __future__ import annotations

import math

import numpy as np
import pygame

from game.exercises.river_run import State, centre_at, prizes_ahead, rocks_ahead
from game.screen.look import Look
from game.screen.stroke import vector
from game.screen.views.river_depth import BOAT_Z, HULL_PX, Course, Lens, depth_in, row_y
from game.screen.views.river_scenery import Stock, buoy_depths, soft_patch
from game.screen.views.river_sprites import Blit, Sizes, level_of

PICTURES = {
    "child": {"star": "star", "fish": "fish", "shell": "shell"},
    "adult": {"star": "river_star", "fish": "river_leaf", "shell": "river_shell"},
}
PRIZE_PX = 160
"""Width of a prize at depth 1."""
PRIZE_LIFT = 120
BOB_PX, BOB_HZ = 6.0, 0.35
BUOY_EVERY_Z = 1.3
POST_PX = 95
GATE_LANTERNS = 7
POST_HIGH, GATE_HIGH = 402, 442
"""Heights of the posts and of the garland at depth 1, design px."""
GARLAND_PX, GARLAND_SAG_PX = 640, 70
"""The garland as drawn at depth 1; it is scaled to the width of the river."""
GATE_GONE_Z = 1.3
"""No garland passes before the player's eyes."""
LANE_EVERY_Z, LANE_FROM_Z, LANE_PX = 0.55, 1.5, 400
FARTHEST_Z = 13.0
LANE_TO_Z = 11.0
Standing = tuple[float, Blit]
Place = tuple[float, float]


class Water:
    """Places the things on the water. Prizes already taken are not drawn."""

    def __init__(self, look: Look, lens: Lens, stock: Stock) -> None:
        self._look, self._lens = look, lens
        haze = "#F2BC94" if look.theme == "child" else "#8C8470"
        self._prizes = {
            kind: self._made_prize(name, haze) for kind, name in PICTURES[look.theme].items()
        }
        pool = soft_patch(260, 60, "#FFE2A0" if look.theme == "child" else "#D9BC86", 0.5, 0)
        self._pool = Sizes(pool, (130, 30), lens.scale, haze)
        foam = soft_patch(320, 84, "#FFF6E4", 0.75, 2)
        self._foam = Sizes(foam, (160, 42), lens.scale, haze)
        self._rock = stock.made("river_rock", 0.62)
        self._buoy = stock.made("river_buoy", 0.62)
        self._post = stock.made("jetty_post", 1.45)
        self._lantern = stock.made("lantern_lit", 0.62)
        garland = self._made_garland()
        middle = (garland.get_width() / 2, look.px(14))
        self._garland = Sizes(garland, middle, 1.0, haze, seen_z=None)
        self._lane = stock.sizes["lane"]

    def _made_prize(self, name: str, haze: str) -> Sizes:
        """The prize with its light around it, premultiplied."""
        wide = 360
        picture = self._look.pictures.sprite(name, wide // 2)
        whole = soft_patch(wide, wide, "#FFC860", 0.75, 0).copy()
        corner = ((wide - picture.get_width()) / 2, (wide - picture.get_height()) / 2)
        whole.blit(picture, corner, special_flags=pygame.BLEND_PREMULTIPLIED)
        return Sizes(whole, (wide / 2, wide / 2), PRIZE_PX / wide * 2 * self._lens.scale, haze)

    def _made_garland(self) -> pygame.Surface:
        """A rope between two posts with lit lanterns and their light."""
        wide, sag, scale = GARLAND_PX, GARLAND_SAG_PX, self._lens.scale
        path = f"M0 8Q{wide / 2} {8 + 2 * sag} {wide} 8"
        rope = f'<path d="{path}" fill="none" stroke="#7A4A44" stroke-width="7"/>'
        rope += f'<path d="{path}" fill="none" stroke="#E2A876" stroke-width="3"/>'
        whole = vector(rope, (0, -6, wide, sag + 120), scale)
        lantern = self._look.pictures.sprite("lantern_lit", round(56 * scale))
        light = round(150 * scale)
        lamp = soft_patch(light, light, "#FFC066", 0.55, 0)
        for n in range(GATE_LANTERNS):
            share = (n + 0.5) / GATE_LANTERNS
            x, y = wide * share * scale, (14 + 4 * share * (1 - share) * sag) * scale
            middle = (x - light / 2, y + 34 * scale - light / 2)
            whole.blit(lamp, middle, special_flags=pygame.BLEND_PREMULTIPLIED)
            place = (x - lantern.get_width() / 2, y - 4 * scale)
            whole.blit(lantern, place, special_flags=pygame.BLEND_PREMULTIPLIED)
        return whole

    def flat(self, course: Course) -> list[Blit]:
        """The lane of light, as wide as the river is free, and the buoys' light on the water."""
        depths = np.array(buoy_depths(course, LANE_EVERY_Z))
        depths = depths[(depths > LANE_FROM_Z) & (depths < LANE_TO_Z)]
        free_px = np.maximum(60.0, 2 * (course.half(depths) * depths - HULL_PX * BOAT_Z))
        columns = (depths * LANE_PX / free_px, course.middle(depths), row_y(depths))
        lane = zip(*(column.tolist() for column in columns), strict=True)
        blits = [self._lane.blit(level_of(z), *self._lens.at(x, y)) for z, x, y in lane]
        for z, places in self._buoy_places(course):
            level = level_of(z * 2.2)
            blits += [self._pool.blit(level, *place) for place in places]
        return blits

    def _buoy_places(self, course: Course) -> list[tuple[float, list[Place]]]:
        """Depth, left and right window place of the lights on the banks, far ones first."""
        depths = np.array(buoy_depths(course, BUOY_EVERY_Z))
        middle, half, y = course.middle(depths), course.half(depths), row_y(depths)
        columns = (depths, middle - half, middle + half, y)
        return [
            (z, [self._lens.at(left, y), self._lens.at(right, y)])
            for z, left, right, y in zip(*(column.tolist() for column in columns), strict=True)
        ]

    def standing(self, state: State, course: Course, late_s: float, t_s: float) -> list[Standing]:
        """Everything that stands on the water, with depths. late_s: how far the picture lies
        before the state."""
        found = self._buoys(course)
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

    def _buoys(self, course: Course) -> list[Standing]:
        return [
            (z, self._buoy.blit(level_of(z), *place))
            for z, places in self._buoy_places(course)
            for place in places
        ]

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
            top = y - POST_HIGH / z * self._lens.scale
            found.append((z, self._post.blit(level_of(z), x, y)))
            found.append((z, self._lantern.blit(level_of(z), x, top)))
        if z > GATE_GONE_Z:
            x, y = self._lens.at(middle, row_y(z) - GATE_HIGH / z)
            width = 2 * out * z
            found.append((z - 0.01, self._garland.blit(level_of(z * GARLAND_PX / width), x, y)))
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
