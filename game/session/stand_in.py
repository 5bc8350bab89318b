"""A simulated person for `sim:` devices: leans where the procedure or the exercise would have
them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from game.core.calibrating import Calibrating
from game.core.calibrating import Phase as CalibrationPhase
from game.core.calibration import Calibration
from game.core.control import CENTRE, Control
from game.core.event import Event
from game.core.leaning import DIRECTIONS
from game.core.time import STEPS_PER_S
from game.patients.profile import Profile
from game.patients.simulate import Player, player
from input_devices.body import Body, standing

FULL_LEAN = 0.97
"""Asked for their utmost, people keep a little back (ours)."""


class StandIn:
    """Joins a simulated person to what they see. Hand `body` to the device before it is opened."""

    def __init__(self, profile: Profile, seed: int) -> None:
        self.profile = profile
        self._player: Player = player(profile, seed)
        self._reach: Calibration = profile.calibration("")
        self._step = 0
        self._aim: Callable[[], Control] = lambda: CENTRE
        self._control = CENTRE
        self.on_board = True
        """False: they have stepped off."""

    def look_at(self, aim: Callable[[], Control]) -> None:
        """From now on they lean where this says."""
        self._aim = aim

    def look_away(self) -> None:
        """They stand still."""
        self._aim = lambda: CENTRE

    def notice(self, events: Iterable[Event]) -> None:
        """What they saw happen."""
        for event in events:
            self._player.notice(event)

    def body(self, t_s: float) -> Body:
        """Where they are at t_s, s since the device was opened; asked in order."""
        while self._step < t_s * STEPS_PER_S:
            self._control = self._player.lean(self._aim(), self._step)
            self._step += 1
        x_mm, y_mm = self._reach.position(self._control)
        load_n = self._reach.body_load_n if self.on_board else 0.0
        return standing(x_mm, y_mm, load_n or 0.0)


def as_asked(calibrating: Calibrating) -> Callable[[], Control]:
    """The lean that the calibration asks for."""

    def aim() -> Control:
        if calibrating.phase is not CalibrationPhase.LEANING:
            return CENTRE
        right, forward = DIRECTIONS[calibrating.ask]
        return Control(FULL_LEAN * right, FULL_LEAN * forward)

    return aim
