"""What both skins of Still Lake share: where a lean is in the picture, and what a hold that is just
over looked like."""

from __future__ import annotations

import math
from collections.abc import Sequence

from game.core.ease import eased
from game.core.feedback import Mode, guided
from game.core.time import seconds
from game.exercises.still_lake import Phase, State
from game.screen.look import Look
from game.screen.views.lean_picture import Leaning

HELP_S = 4.0
"""Arrows come when a light has waited for so long."""
FADE_S = 0.5
TRAIL_STEPS = 40
"""Places of the lean that are kept of a hold, to be shown after it."""
SHOW_S = 2.6


class LakeField:
    """Reach units to window pixels. reach: design units that a lean of 1 covers sideways; flat: how
    far as a share forward, for water seen from the shore; rim: nothing is drawn farther out."""

    def __init__(
        self, look: Look, middle: tuple[float, float], reach: float, flat: float, rim: float
    ) -> None:
        self._look, self._rim = look, rim
        self.reach, self.flat = reach, flat
        self.middle = look.at(*middle)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """The place of a lean, window pixels; y forward goes up."""
        out = max(1.0, math.hypot(x, y) / self._rim)
        far = self.reach * self._look.scale / out
        return self.middle[0] + x * far, self.middle[1] - y * far * self.flat

    def lean(self, before: Leaning, after: Leaning, alpha: float) -> tuple[float, float]:
        """The player, now: between two steps, never eased."""
        return self.place(
            before.x + (after.x - before.x) * alpha, before.y + (after.y - before.y) * alpha
        )


class Hold:
    """The hold as it is drawn: it fades in, and is still seen for a moment after its end."""

    def __init__(self) -> None:
        self.middle = (0.0, 0.0)
        """Of the calm water. It goes with the mean of the lean only where feedback guides; else it
        stays where the hold began, and tells nothing."""
        self._true = (0.0, 0.0)
        self.radius = 0.0
        self._beads: tuple[bool, ...] = ()
        self.trail: list[tuple[float, float]] = []
        """Where the lean was, reach units."""
        self._mode: Mode = "concurrent"
        self._began_s = self._ended_s = -math.inf
        self._running = False

    def see(self, state: State, t_s: float) -> None:
        """Once a frame."""
        holding, attempt = state.phase is Phase.HOLD, state.attempt
        if holding and attempt is not None:
            if not self._running:
                self._began_s, self.trail = t_s - seconds(state.since), []
            self._mode, self._true = state.feedback, state.middle
            if guided(self._mode) or not self._running:
                self.middle = state.middle
            self.radius, self._beads = attempt.radius, state.beads
            if len(self.trail) < state.held_share * TRAIL_STEPS:
                self.trail.append((state.x, state.y))
        elif self._running:
            self._ended_s, self._beads = t_s, state.beads
            if self._mode == "terminal":
                self.middle = self._true  # where the trail is shown around it
        self._running = holding

    @property
    def beads(self) -> Sequence[bool | None]:
        """The parts that are over; None where the feedback does not tell how calm they were."""
        told = guided(self._mode)
        if told or (self._mode == "terminal" and not self._running):
            return self._beads
        return [None] * len(self._beads)

    def strength(self, t_s: float) -> float:
        """How strongly the calm water is drawn, 0 to 1."""
        if self._running:
            return eased((t_s - self._began_s) / FADE_S)
        return 1 - eased((t_s - self._ended_s - FADE_S) / FADE_S)

    def trail_strength(self, t_s: float) -> float:
        """How strongly the way of the lean is drawn after a hold in which it was not seen."""
        if self._running or self._mode != "terminal":
            return 0.0
        return 1 - eased((t_s - self._ended_s - SHOW_S) / FADE_S)


def help_s(state: State) -> float:
    """Seconds since arrows are due; below 0 while they are not."""
    return seconds(state.since) - HELP_S if state.phase is Phase.FETCH else -HELP_S
