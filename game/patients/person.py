"""A simulated person: asked once a step where they lean, told where they would have to.

An aim that jumps is reached for: reaction time, a movement of minimum jerk whose length in time
follows Fitts, scatter at its end, corrections. One that jumps to and fro to a beat is marched to.
An aim that flows is followed by a delayed tracker. One that asks for one leg is held as long as
they can. Sway and tremor come on top. Source: exercises
8.2 to 8.4.
"""

from __future__ import annotations

from game.core.control import Control, Foreseen
from game.core.event import Event, Shown
from game.core.time import steps
from game.patients.body import ACTIVE_SWAY, Body
from game.patients.effort import FULL_LOAD, Effort
from game.patients.march import March, Rhythm
from game.patients.memory import Memory
from game.patients.one_leg import OneLeg
from game.patients.profile import BodyKind, Profile
from game.patients.reach import Reach, Tracker

QUIET_AFTER_STEPS = steps(4.0)
"""With the aim in the middle for so long, standing counts as quiet (ours)."""
JUMP = 0.05
"""An aim that moves farther than this in one step has jumped (ours)."""
MIDDLE_RADIUS = 0.25
"""How exactly people come back to the middle (ours)."""


class Person:
    """Somebody who plays fair. The same profile, seed and body lean the same way at the same
    aims."""

    def __init__(self, profile: Profile, seed: int, body: BodyKind = "board") -> None:
        self.profile = profile
        self._body = Body(profile, seed, body)
        self._radius = MIDDLE_RADIUS
        self._aim = Control(0.0, 0.0)
        self._changed = -QUIET_AFTER_STEPS
        self._x = self._y = 0.0
        """Where they mean to be."""
        self._reach: Reach | March | None = None
        self._tracker: Tracker | None = None
        self._rhythm = Rhythm()
        self._memory = Memory()
        self._effort: Effort | None = None
        self._one_leg: OneLeg | None = None
        self._ring = False
        """A ring to keep still in lies where they stand."""

    def become(self, profile: Profile, sway: float) -> None:
        """From now on they are as good as this profile; sway: how many times as large theirs is."""
        self.profile = profile
        self._body.become(profile, sway)

    def notice(self, event: Event) -> None:
        """What they see happen: how large the target is that appeared."""
        if isinstance(event, Shown):
            self._radius = event.radius
            self._memory.notice(event)
            self._ring = event.radius < 1 and not (event.x or event.y)

    def lean(self, aim: Control, step: int) -> Control:
        """Where they lean at this step, called once for each step. Reach units."""
        before, x, y = self._aim, aim.x, aim.y
        if aim is not before:
            self._aim = aim
            if isinstance(aim, Foreseen):
                self._foresee(aim, step)
            elif x != before.x or y != before.y:
                self._look(x - before.x, y - before.y, step)
            if aim.load != FULL_LOAD or aim.lift or aim.turn:
                self._effort = self._effort or Effort(self._body)
            if aim.right != before.right:
                self._one_leg = self._one_leg or OneLeg(self._body)
                self._one_leg.ask(aim.right, step, ring=self._ring)
        if self._tracker is not None:
            self._x, self._y = self._tracker.follow(x, y)
        elif self._reach is not None:
            self._x, self._y = self._reach.at(step)
        quiet = not (x or y) and step - self._changed >= QUIET_AFTER_STEPS
        lean = self._body.at(self._x, self._y, 1.0 if quiet else ACTIVE_SWAY)
        if self._one_leg is not None:
            return self._one_leg.with_lean(lean, step)
        if self._effort is None:
            return lean
        bounce = self._reach.bounce(step) if isinstance(self._reach, March) else 0.0
        return self._effort.with_lean(lean, aim, step, bounce)

    def _look(self, dx: float, dy: float, step: int) -> None:
        """The aim has moved so far: has it jumped, or does it flow?"""
        waited, self._changed = step - self._changed, step
        if abs(dx) + abs(dy) > JUMP:
            self._tracker = None
            target = self._aim.x, self._aim.y
            gap = self._rhythm.hear(step, target)
            if gap is None:
                self._set_out(self._memory.place(self._body, target, waited), target, step)
            else:
                self._march(gap, target, step)
        elif self._tracker is None:
            self._reach = None
            self._tracker = Tracker(self.profile.tracking_delay_s, self._x, self._y)

    def _set_out(self, place: tuple[float, float], target: tuple[float, float], step: int) -> None:
        """place: where they believe the target to be; whoever remembers it alone does not correct
        what they cannot see."""
        exact = target != (0.0, 0.0) and place == target
        radius = self._radius if exact else MIDDLE_RADIUS
        self._reach = Reach(self._body, (self._x, self._y), place, radius, step)

    def _foresee(self, aim: Foreseen, step: int) -> None:
        """The aim itself says when it will go over, as notes do that are seen coming."""
        self._changed, self._tracker = step, None
        if not isinstance(self._reach, March):
            self._reach = March(self._body, (self._x, self._y), self._radius)
            self._effort = self._effort or Effort(self._body)
        self._reach.foresee(step, aim.after_steps, (aim.x, aim.y), (aim.next_x, 0.0))

    def _march(self, gap: int, target: tuple[float, float], step: int) -> None:
        if not isinstance(self._reach, March):
            self._reach = March(self._body, (self._x, self._y), self._radius)
            self._effort = self._effort or Effort(self._body)
        self._reach.beat(step, gap, target, self._rhythm.other)
