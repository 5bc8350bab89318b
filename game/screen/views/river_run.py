"""River Run in both themes: a boat from behind on a winding river, leaning as the player leans."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pygame

from game.core.event import Collected, Event, Missed, Reached, Shown
from game.core.feedback import guided
from game.core.level import Level as CoreLevel
from game.exercises import river_run
from game.exercises.river_run import CARD, Level, State
from game.screen.look import Look
from game.screen.palette import CREAM, IVORY, WORD_SHADE
from game.screen.pictures import QUIET
from game.screen.views.river_boat import Boat
from game.screen.views.river_cheer import Cheer
from game.screen.views.river_depth import BOAT_Z, Course, Lens, boat_x
from game.screen.views.river_ground import Ground
from game.screen.views.river_scenery import Scenery, Stock
from game.screen.views.river_sky import Birds
from game.screen.views.river_water import Water
from game.screen.views.veil import Veil
from game.screen.views.way_back import WayBack
from game.text import mark

CUES: dict[type[Event], str] = {Reached: "chime", Missed: "soft", Collected: "collect"}
GOAL_S, GOAL_FADE_S = 4.0, 0.8
HIDDEN = mark("Steer without the boat")
"""The feedback of this stretch keeps the boat out of sight."""
FARTHEST_LEAN = 0.9
"""The boat is drawn at its farthest lean from here on."""


class RiverRun:
    """The view; see `views.View`."""

    def __init__(self, look: Look, level: CoreLevel) -> None:
        assert isinstance(level, Level), level
        self._look = look
        lens = Lens.of(look.width, look.height)
        stock = Stock(look, lens)
        self.course = Course()
        self._ground = Ground(look, lens)
        self._birds = Birds(look, lens)
        self._scenery = Scenery(look, lens, stock)
        self._water = Water(look, lens, stock)
        self._boat = Boat(look, lens)
        self._veil, self._sight = Veil(), 1.0
        self._guided = True
        self._way_back = WayBack(look)
        self._cheer = Cheer(look, river_run.start(level, 0).planned)
        self._pending: list[tuple[Event, float]] = []
        self._began_s: float | None = None
        self._bumps = 0
        self.boat_place: tuple[float, float] = lens.at(960, 949)
        """Where the boat was drawn last, window pixels."""
        self._goal, self._hidden = self._written(CARD.goal), self._written(HIDDEN)

    def _written(self, message: str) -> pygame.Surface:
        look, child = self._look, self._look.theme == "child"
        return look.letters.line(
            look.words(message), "display" if child else "medium", 64 if child else 58,
            CREAM if child else IVORY, WORD_SHADE,
        ).copy()  # fmt: skip

    def happen(self, events: Sequence[Event], t_s: float) -> None:
        """Cues at once; sparkles from the next frame on. What is picked up tells where the boat
        is, and is not told where that is left to the player."""
        for event in events:
            if isinstance(event, Collected) and not self._guided:
                continue
            cue = CUES.get(type(event))
            if cue is not None:
                self._look.sound.play(cue)
            if isinstance(event, Reached | Collected | Shown):
                self._pending.append((event, t_s))

    def draw(
        self, surface: pygame.Surface, before: State, after: State, alpha: float, t_s: float
    ) -> None:
        """One frame."""
        step = before.step + (after.step - before.step) * alpha
        boat = before.boat + (after.boat - before.boat) * alpha
        steered = before.steered + (after.steered - before.steered) * alpha
        self.course.see(after, step)
        x = boat_x(boat, self.course.camera)
        self.boat_place = self._boat.place(x, t_s)
        self._feel(after, steered, t_s)
        self._sight = self._veil.share(after.boat_seen, t_s)
        self._guided = guided(after.feedback)
        late_s = (after.step - step) / 120
        self._draw_river(surface, after, late_s, x, t_s)
        self._draw_answers(surface, after, t_s)

    def _feel(self, state: State, steered: float, t_s: float) -> None:
        """Splashes, bumps and being off the river."""
        gain = state.stretch.shape_at(state.since).gain
        lean = max(-1.0, min(1.0, steered / gain / FARTHEST_LEAN))
        splashed = self._boat.feel(lean, t_s)
        if (splashed or state.bumps > self._bumps) and guided(state.feedback):
            self._look.sound.play("splash")
        self._bumps = state.bumps
        self._way_back.feel(state.inside or not state.judged, t_s)

    def _draw_river(
        self, surface: pygame.Surface, state: State, late_s: float, x: float, t_s: float
    ) -> None:
        """Ground, then everything on it from far to near, the boat among it."""
        course, flags = self.course, pygame.BLEND_PREMULTIPLIED
        self._ground.draw(surface, course, t_s)
        if self._look.contrast:
            surface.fill(QUIET, special_flags=pygame.BLEND_RGB_MULT)
        self._birds.draw(surface, t_s)
        surface.fblits(self._scenery.lying(course, t_s), flags)
        surface.fblits(self._water.flat(course), flags)
        things = self._scenery.standing(course, t_s)
        for depth, blit in self._water.standing(state, course, late_s, t_s):
            things.join(depth, blit)
        mist_z = 0.75 * BOAT_Z + course.look_ahead_s * 0.85
        surface.fblits(things.between(math.inf, mist_z), flags)
        self._ground.draw_mist(surface, course)
        surface.fblits(things.between(mist_z, BOAT_Z), flags)
        self._boat.draw(surface, x, t_s, self._sight)
        surface.fblits(things.between(BOAT_Z, -math.inf), flags)

    def _draw_answers(self, surface: pygame.Surface, state: State, t_s: float) -> None:
        """Way back, sparkles, progress, and the goal in words at the start."""
        x, y = self.boat_place
        if not state.boat_seen:  # what was won shines on the river, wherever the boat is
            x = self._boat.place(boat_x(state.centre, self.course.camera), t_s)[0]
        bow = (x, y - self._look.px(170))
        for event, began_s in self._pending:
            if isinstance(event, Reached):
                self._cheer.burst(began_s, bow)
                self._cheer.fly(began_s, bow)
            elif isinstance(event, Collected):
                self._cheer.burst(began_s, bow, 6)
        self._pending.clear()
        self._cheer.keep(state.successes)
        if self._sight == 1:
            self._way_back.draw(surface, self.boat_place, state.centre > state.steered, t_s)
        self._cheer.draw(surface, t_s)
        self._draw_goal(surface, t_s)

    def _draw_goal(self, surface: pygame.Surface, t_s: float) -> None:
        if self._began_s is None:
            self._began_s = t_s
        left_s = GOAL_S + GOAL_FADE_S - (t_s - self._began_s)
        if self._sight < 1:
            self._put_words(surface, self._hidden, 1 - self._sight)
        elif left_s > 0:
            self._put_words(surface, self._goal, left_s / GOAL_FADE_S)

    def _put_words(self, surface: pygame.Surface, words: pygame.Surface, share: float) -> None:
        words.set_alpha(round(255 * min(1.0, share)))
        x, y = self._look.at(960, 208)
        wide, high = words.get_size()
        surface.blit(words, (x - wide / 2, y - high / 2))
