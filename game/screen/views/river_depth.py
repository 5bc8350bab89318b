"""Where things on the river stand in the picture: one perspective for banks, boat and trees.

Depth z is 1 at the foot of the design picture and grows towards the horizon; a thing at z is drawn
at 1/z of its near size. The mapping is exact and linear at the boat: REACH_PX design pixels are one
picture unit of the exercise.
"""

from __future__ import annotations

import math
from typing import TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

from game.core.ease import eased
from game.exercises.river_course import Stretch
from game.exercises.river_run import State
from game.screen.look import DESIGN_HEIGHT, DESIGN_WIDTH

Floats = NDArray[np.float64]
Depth = TypeVar("Depth", float, Floats)

HORIZON_Y = 356.0
GROUND_PX = 724.0
"""From the horizon to the foot of the picture."""
BOAT_Z = 1.22
BOAT_Y = HORIZON_Y + GROUND_PX / BOAT_Z
REACH_PX = 500.0
HULL_PX = 125.0
"""Half the hull at the water: the banks are drawn this much farther out, so that the hull touches
a bank just when the boat's middle leaves the river of the exercise."""
FLOW = 0.85
"""Depths per second. At the foot of the picture 615 px/s, a third of a screen's width."""
CAMERA_SHARE = 0.3
"""The eye goes with the river's middle by this share."""
FIRST_Z, LAST_Z, HORIZON_Z = 0.7, 16.0, 90.0
"""Where things come and go, and where the river is lost to sight."""
SAMPLES = 28
STRAIGHT_Z = (9.0, 20.0)
"""Between these depths the bends, too small to be seen, come to rest."""
CHANGE_S = 1.5
"""Time in which the far river takes the course of a new stretch."""
VALLEY = ((5600.0, 61.0, 0.4), (2100.0, 37.0, 1.9))
"""Wide bends of the valley, for the eye only: size, length in depths, and phase."""
VALLEY_MOST_PX, VALLEY_SEEN_Z = 250.0, 18.0


class Lens(msgspec.Struct, frozen=True):
    """The design picture on the window: it covers the window, as layers do."""

    scale: float
    left: float
    top: float

    @classmethod
    def of(cls, width: int, height: int) -> Lens:
        scale = max(width / DESIGN_WIDTH, height / DESIGN_HEIGHT)
        left, top = (width - DESIGN_WIDTH * scale) / 2, (height - DESIGN_HEIGHT * scale) / 2
        return cls(scale, left, top)

    def at(self, x: float, y: float) -> tuple[float, float]:
        """A place of the design picture in window pixels."""
        return self.left + x * self.scale, self.top + y * self.scale


def row_y(z: Depth) -> Depth:
    """The design row of the ground at a depth, or at many."""
    return HORIZON_Y + GROUND_PX / z


def depth_in(in_s: float) -> float:
    """The depth of what the boat passes in so many seconds."""
    return BOAT_Z + FLOW * in_s


def boat_x(boat: float, camera: float) -> float:
    """The boat's design x for its picture units; exact and linear."""
    return DESIGN_WIDTH / 2 + REACH_PX * (boat - camera)


class Chart:
    """A stretch as the eye needs it: middle and half width at steps of 0.05 s, taken down once."""

    EVERY_STEPS = 6

    def __init__(self, stretch: Stretch) -> None:
        self.stretch = stretch
        seen_steps = stretch.ends - stretch.began + (STRAIGHT_Z[1] - FIRST_Z) / FLOW * 120
        self._places: Floats = np.arange(0.0, seen_steps + self.EVERY_STEPS, self.EVERY_STEPS)
        shapes = [(place, stretch.shape_at(place)) for place in self._places.tolist()]
        self._middle = np.array([stretch.centre(at, shape.amplitude) for at, shape in shapes])
        self._half = np.array([shape.half_width for _, shape in shapes])

    def at(self, places: Floats) -> tuple[Floats, Floats]:
        """Middle and half width at places, steps after the beginning; picture units."""
        middle = np.interp(places, self._places, self._middle)
        return np.asarray(middle), np.asarray(np.interp(places, self._places, self._half))


class Course:
    """The river before the boat, as it is seen now."""

    def __init__(self) -> None:
        # The boat's own depth is one of them, so that nothing is rounded where it matters. Beyond
        # the bends everything is linear in 1/z, as the places between depths are taken.
        winding = np.geomspace(FIRST_Z, STRAIGHT_Z[1], SAMPLES)
        self.depths: Floats = np.sort(np.append(winding, (BOAT_Z, HORIZON_Z)))
        self._nearness: Floats = -1 / self.depths
        self._boat = int(np.searchsorted(self.depths, BOAT_Z))
        self.middle_px: Floats = np.full_like(self.depths, DESIGN_WIDTH / 2)
        self.half_px: Floats = np.full_like(self.depths, 300.0)
        self._winding = 1 - np.clip(
            (self.depths - STRAIGHT_Z[0]) / (STRAIGHT_Z[1] - STRAIGHT_Z[0]), 0, 1
        )
        self._far = np.clip((self.depths - BOAT_Z) / FLOW / CHANGE_S, 0.0, 1.0)
        self.camera = 0.0
        self.travelled = 0.0
        self.look_ahead_s = 4.0
        self._chart: Chart | None = None
        self._before: Chart | None = None

    def see(self, state: State, step: float) -> None:
        """Take up the state at a display step, which may lie a little before it."""
        if self._chart is None or state.stretch is not self._chart.stretch:
            self._before, self._chart = self._chart, Chart(state.stretch)
        self.travelled = FLOW * step / 120
        since = step - state.stretch.began
        share = eased(since / 120 / CHANGE_S) if self._before is not None else 1.0
        now = self._units(self._chart, since)
        if share < 1 and self._before is not None:
            past = self._units(self._before, step - self._before.stretch.began)
            now += (past - now) * (1 - share) * self._far
        middle, half = now
        self.camera = CAMERA_SHARE * float(np.interp(BOAT_Z, self.depths, middle))
        unit_px = REACH_PX * BOAT_Z / self.depths
        self.middle_px = DESIGN_WIDTH / 2 + (middle - self.camera) * unit_px + self._valley()
        self.half_px = half * unit_px + HULL_PX * BOAT_Z / self.depths
        self.look_ahead_s = state.look_ahead_s
        if self._before is not None:
            self.look_ahead_s += (self._before.stretch.look_ahead_s - state.look_ahead_s) * (
                1 - share
            )

    def _units(self, chart: Chart, since: float) -> Floats:
        """Middle and half width of the river at all depths, in picture units; shape (2, n)."""
        places = np.maximum(0.0, since + (self.depths - BOAT_Z) / FLOW * 120)
        middle, half = chart.at(places)
        # At the boat, exactly as the rules have it.
        here, stretch = max(0.0, since), chart.stretch
        shape = stretch.shape_at(here)
        middle[self._boat] = stretch.centre(here, shape.amplitude)
        half[self._boat] = shape.half_width
        return np.array([middle * self._winding, half])

    def _valley(self) -> Floats:
        """How far the valley turns aside at all depths, design px; nothing near the boat."""
        ahead = np.clip(self.depths - BOAT_Z, 0.0, VALLEY_SEEN_Z)
        turned = np.zeros_like(ahead)
        for size, length, phase in VALLEY:
            turn = 2 * math.pi / length
            angle = turn * self.travelled + phase
            straight = math.sin(angle) + turn * ahead * math.cos(angle)
            turned += size * (np.sin(angle + turn * ahead) - straight)
        seen = np.minimum(self.depths, VALLEY_SEEN_Z)
        return VALLEY_MOST_PX * np.tanh(turned / seen / VALLEY_MOST_PX)

    def middle(self, z: Floats | float) -> Floats:
        """The river's middle at depths, design x."""
        return np.asarray(np.interp(-1 / z, self._nearness, self.middle_px))

    def half(self, z: Floats | float) -> Floats:
        """Half the river's drawn width at depths, design px."""
        return np.asarray(np.interp(-1 / z, self._nearness, self.half_px))

    def beside(self, z: float, off: float) -> float:
        """The design x of a place `off` picture units from the middle."""
        return float(self.middle(z)) + off * REACH_PX * BOAT_Z / z
