"""The guided calibration: stand still, then lean four ways. Pure: samples in, prompts and at last a
Calibration out.

Source of the procedure: clinical design 11.2 and C11 (one lean a direction within 45 s for a known
person; a new one gets a practice round first). The thresholds are ours and unverified on patients.
"""

from __future__ import annotations

import enum
import math
from collections import deque

import msgspec

from game.core.calibration import Calibration
from game.core.footing import Footing
from game.core.leaning import DIRECTIONS, STANDS_WRONG, Ask, Lean, Problem
from game.core.mounted import MOUNTABLE, Mounted, Place
from game.core.pose import Geometry, Pose
from game.core.posing import Posing
from game.core.rest_centre import RestCentre
from game.core.stance import Stance
from input_devices.sample import Sample

STEADY_S = 1.0
STAND_S = 8.0
LEAN_S = 5.0
PRACTICE_LEAN_S = 3.5
RETURN_S = 2.5
SILENCE_S = 0.25
STEADY_LOAD = 0.12
"""Change of load within a second while settling, as a share."""
MOST_TILT_DEG = 45.0
"""Somebody who stands and whose sensor says more is not seen as they are: its axes are others, and
a lean would be lost in one of them (ours)."""


class Phase(enum.StrEnum):
    WAITING = "waiting"
    """Until somebody stands there steadily."""
    STANDING = "standing"
    LEANING = "leaning"
    RETURNING = "returning"
    DONE = "done"
    REFUSED = "refused"


class Calibrating:
    """One run of the procedure. `take` every sample, `advance` at least ten times a second."""

    def __init__(
        self,
        geometry: Geometry,
        unit: str,
        device_id: str,
        made_utc: str,
        *,
        practice: bool,
        leans: bool = True,
        known: Calibration | None = None,
        place: Place = Place.WAIST,
        footing: Footing | None = None,
    ) -> None:
        """leans: False for standing still only; the reach is then a typical one, and marked.

        known: this person's own on this device, from another visit. Then the rest centre is taken
        anew, and one lean shows that the board stands as it stood. place: where a sensor is worn.
        footing: what was seen of the board before, when somebody tries again.
        """
        self.geometry = geometry
        """With what the gyroscope shows at rest, once somebody stood still."""
        self._posing, self._unit = Posing(geometry), unit
        self._place, self._worn = place, geometry.kind in MOUNTABLE
        self._device_id, self._made_utc = device_id, made_utc
        self.phase = Phase.WAITING
        self.ask = Ask.STAND
        self.practice = practice
        """The leans of this round are for trying; nothing of them is kept."""
        self._leans, self._known = leans, known
        self.reached: dict[Ask, float] = {}
        self.problem: Problem | None = None
        self.result: Calibration | None = None
        self.pose: Pose | None = None
        self._phase_from = -math.inf
        self._now = -math.inf
        self._last_s = -math.inf
        self._window: deque[Pose] = deque()
        self._stance, self._footing = Stance(), footing or Footing()
        self._rest: RestCentre | None = None
        self._lean = Lean(Ask.STAND)
        self._again: set[Ask] = set()
        self._skipped: set[Ask] = set()
        self._doubted: set[Ask] = set()
        self._stands_right = False
        """A lean went where it was asked to: the board is not turned."""

    # what the screen shows

    @property
    def share(self) -> float:
        """How much of the present phase is over, 0 to 1."""
        length = {
            Phase.STANDING: STAND_S,
            Phase.LEANING: self._lean_s,
            Phase.RETURNING: RETURN_S,
        }.get(self.phase)
        return min(1.0, max(0.0, (self._now - self._phase_from) / length)) if length else 0.0

    @property
    def lean(self) -> tuple[float, float] | None:
        """Displacement from the rest centre now, device unit; None before it is known or with
        nobody there."""
        if self._rest is None or self.pose is None or self.pose.x is None or self.pose.y is None:
            return None
        return self.pose.x - self._rest.x, self.pose.y - self._rest.y

    @property
    def lean_share(self) -> tuple[float, float] | None:
        """The lean as a share of a typical reach, for a picture that moves before own reach is
        known."""
        lean, typical = self.lean, {"mm": 60.0, "deg": 8.0}.get(self._unit, 1.0)
        return (lean[0] / typical, lean[1] / typical) if lean else None

    # what happens

    def take(self, sample: Sample, t_s: float) -> None:
        """Take up one sample at time t_s."""
        pose = self._posing.take(sample, t_s)
        if pose is None or self.phase in (Phase.DONE, Phase.REFUSED):
            return
        self._footing.take(pose)
        if t_s - self._last_s > SILENCE_S or pose.x is None or self._is_another_load:
            self._start_over(t_s)
        self.pose, self._last_s = pose, t_s
        if pose.x is not None:
            self._see(sample, pose)
        self.advance(t_s)

    def advance(self, t_s: float) -> None:
        """Let time go on to t_s, s on the time base of the samples."""
        self._now = max(self._now, t_s)
        if self.phase in (Phase.DONE, Phase.REFUSED):
            return
        if self._now - self._last_s > SILENCE_S:
            self._start_over(self._now)
        elif self.phase is Phase.WAITING and self._is_steady():
            self._enter(Phase.STANDING, Ask.STAND)
        elif self.share >= 1.0:
            self._next()

    def settle(self) -> None:
        """The therapist takes a typical reach for what could not be measured; it is marked.

        Only after one lean has shown that the board stands right: before that, and for a board
        that was found turned, play stays refused.
        """
        if self._stands_right and self.problem not in STANDS_WRONG and not self.result:
            self._finish_standing()

    def _start_over(self, t_s: float) -> None:
        """Somebody stepped off, or the board fell silent: stand still again; reaches already
        measured stay."""
        if self.phase is not Phase.WAITING:
            self._enter(Phase.WAITING, Ask.STAND)
        self._window.clear()
        self._stance.clear()

    def _enter(self, phase: Phase, ask: Ask) -> None:
        self.phase, self.ask, self._phase_from = phase, ask, self._now
        self._lean = Lean(ask)
        if phase is Phase.STANDING:
            self._stance.clear()

    def _see(self, sample: Sample, pose: Pose) -> None:
        self._window.append(pose)
        while self._window[0].t_s < pose.t_s - STEADY_S:
            self._window.popleft()
        if self.phase is Phase.STANDING:
            self._stance.take(sample, pose, pose.t_s)
        elif self.phase is Phase.LEANING:
            self._measure(pose)

    @property
    def _is_another_load(self) -> bool:
        """What the stance was taken with was not, or not all the time, who stands there now."""
        if self.phase is Phase.STANDING:
            return self._footing.steps
        return self.phase is not Phase.WAITING and self._footing.is_more_than(self._rest)

    def _is_steady(self) -> bool:
        if not self._window or self._window[-1].t_s - self._window[0].t_s < 0.9 * STEADY_S:
            return False
        loads = [pose.load_n for pose in self._window if pose.load_n is not None]
        return not loads or max(loads) - min(loads) <= STEADY_LOAD * max(loads)

    @property
    def _lean_s(self) -> float:
        return PRACTICE_LEAN_S if self.practice else LEAN_S

    def _measure(self, pose: Pose) -> None:
        assert self._rest is not None
        assert pose.x is not None
        assert pose.y is not None
        self._lean.see(pose.t_s, pose.x - self._rest.x, pose.y - self._rest.y)

    def _next(self) -> None:
        """The present phase is over: what comes after it."""
        if self.phase is Phase.STANDING:
            levelled = self._stance.levelled(self.geometry)
            if levelled is not None:
                self.geometry, self._posing = levelled
            self._rest = self._stance.rest
            if self._worn and math.hypot(self._rest.x, self._rest.y) > MOST_TILT_DEG:
                self._refuse(Problem.TURNED)
            elif self._footing.hides_stepping_off(self._rest):
                self._refuse(Problem.LOADED)
            elif self._leans:
                self._enter(Phase.LEANING, self._open_directions()[0])
            else:
                self._finish_standing()
        elif self.phase is Phase.LEANING:
            self._judge()
        elif self.phase is Phase.RETURNING:
            left = self._open_directions()
            if not left and self.practice:
                self.practice, left = False, list(DIRECTIONS)
                self.reached.clear()
            if left:
                self._enter(Phase.LEANING, left[0])
            elif self._skipped:
                self._refuse(Problem.TOO_SMALL)
            else:
                self._finish()

    def _open_directions(self) -> list[Ask]:
        done = self._skipped | set(self.reached)
        asked = list(DIRECTIONS)[:1] if self._known is not None else DIRECTIONS
        return [ask for ask in asked if ask not in done]

    def _judge(self) -> None:
        """Is this lean one to build on? In practice a small one is."""
        assert self._rest is not None
        problem = self._lean.problem(self._unit, self._rest.sway, worn=self._worn)
        if problem is Problem.TOO_SMALL and not self.practice:
            self._ask_again()
        elif problem not in (None, Problem.TOO_SMALL):
            self._doubt(problem)
        else:
            self.problem = None
            self._stands_right = self._stands_right or problem is None
            self.reached[self.ask] = self._lean.reach
            self._enter(Phase.RETURNING, self.ask)

    def _ask_again(self) -> None:
        """Once more in the same direction; the second time too small, the next direction."""
        if self.ask in self._again:
            self._skipped.add(self.ask)
        self._again.add(self.ask)
        self.problem = Problem.TOO_SMALL
        self._enter(Phase.RETURNING, self.ask)

    def _doubt(self, problem: Problem) -> None:
        """A lean that went elsewhere is asked for once more, since somebody unsteady may have
        swayed that way; the second time, the board stands wrong."""
        if self.ask in self._doubted:
            self._refuse(problem)
        else:
            self._doubted.add(self.ask)
            self._enter(Phase.RETURNING, self.ask)

    def _refuse(self, problem: Problem) -> None:
        self.problem = problem
        self.phase = Phase.REFUSED

    def _finish_standing(self) -> None:
        """With what was measured, and typical values for the rest of it."""
        assert self._rest is not None
        own = {} if self.practice else self.reached
        self._give(
            self._rest.part_typical(
                own, made_utc=self._made_utc, device_id=self._device_id, unit=self._unit
            )
        )

    def _finish(self) -> None:
        assert self._rest is not None
        if self._known is not None:
            self._give(self._rest.again(self._known))
        else:
            self._give(
                self._rest.own(
                    self.reached,
                    made_utc=self._made_utc,
                    device_id=self._device_id,
                    unit=self._unit,
                )
            )

    def _give(self, found: Calibration) -> None:
        """The end, with how a worn sensor sits and what it shows at rest."""
        geometry = self.geometry
        mounted = Mounted(geometry.mount, geometry.bias_deg_s, self._place) if self._worn else None
        self.result = msgspec.structs.replace(found, mounted=mounted)
        self.phase = Phase.DONE
