"""A simulated person for `sim:` devices: leans where the procedure or the exercise would have
them."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable, Iterable, Mapping

import msgspec

from game.core.bout import Bout
from game.core.bout import Phase as BoutPhase
from game.core.calibrating import Calibrating
from game.core.calibrating import Phase as CalibrationPhase
from game.core.calibration import Calibration
from game.core.control import CENTRE, Control
from game.core.event import Event
from game.core.leaning import DIRECTIONS
from game.core.level import Condition
from game.core.mounting import Ask as Posture
from game.core.mounting import Mounting
from game.core.steering import QUARTER_TURN_DEG
from game.core.time import STEPS_PER_S
from game.patients.condition import on_condition
from game.patients.habits import NONE, Habits
from game.patients.player import Player, player
from game.patients.profile import BodyKind, Profile
from game.patients.wrappers import Absences
from input_devices.body import NOBODY, Body, standing

FOAM_N = 10.0
"""Of a foam of 1 kg (ours, unverified)."""
BODIES: tuple[BodyKind, ...] = ("board", "pelvis")
REMEMBERED_STEPS = 2 * STEPS_PER_S
"""For a device that is read after another."""
FULL_LEAN = 0.97
"""Asked for their utmost, people keep a little back (ours)."""


class StandIn:
    """Joins a simulated person to what they see. Hand `body` to the device before it is opened."""

    def __init__(
        self, profile: Profile, seed: int, habits: Habits = NONE, worn: BodyKind = "board"
    ) -> None:
        """worn: what the device measures; a tilt sensor is worn at the pelvis."""
        self.profile = profile
        self._seed, self._habits, self._worn = seed, habits, worn
        self._on: set[BodyKind] = {worn}
        """What measures them: the device, and those beside it."""
        self._standing: dict[Profile, tuple[Player, Mapping[BodyKind, Calibration]]] = {}
        """Themselves in each stance they have taken, and their reach there."""
        self._absences = Absences(habits, seed)
        self.stand(Condition())
        self._weight_n = profile.calibration("").body_load_n or 0.0
        self._step = 0
        self._aim: Callable[[], Control] = lambda: CENTRE
        self._past: deque[tuple[Control, bool]] = deque([(CENTRE, False)], REMEMBERED_STEPS)
        """How they leant at the last steps, and whether they were off the board."""
        self.on_board = True
        """False: they have stepped off."""
        self._foam_n = 0.0

    def take_up(self, worn: BodyKind) -> None:
        """They wear another device too, or stand on it; it is handed the same `body`."""
        self._on.add(worn)

    def look_at(self, aim: Callable[[], Control]) -> None:
        """From now on they lean where this says."""
        self._aim = aim

    def look_away(self) -> None:
        """They stand still."""
        self._aim = lambda: CENTRE

    def stand(self, condition: Condition) -> None:
        """From now on they stand so: on foam, with eyes closed, ready for one leg. They go on with
        the same sway whenever they come back to a stance."""
        profile = on_condition(self.profile, condition)
        if profile not in self._standing:
            seed = self._seed + len(self._standing)
            someone = player(profile, seed, self._habits, self._worn)
            reach = {body: profile.calibration("", body=body) for body in BODIES}
            self._standing[profile] = someone, reach
        self._player, self._reach = self._standing[profile]

    def play(self, bout: Bout) -> None:
        """They lean where a perfect player would, in the stance of this bout; in the middle while
        play stands still. The ladder is tuned for people in hip-width stance, whatever a level asks
        for."""
        self.look_at(
            lambda: bout.exercise.aim(bout.state) if bout.phase is BoutPhase.PLAYING else CENTRE
        )
        on_foam = not bout.exercise.CARD.scored and bout.level.condition.surface > 0
        tared = any(one.tare for one in (bout.geometry, *(own.geometry for own in bout.beside)))
        self._foam_n = FOAM_N if on_foam and tared else 0.0
        self.stand(Condition() if bout.exercise.CARD.scored else bout.level.condition)

    def lay_foam(self) -> None:
        """A foam lies in the middle of the board, until something is played without it."""
        self._foam_n = FOAM_N

    def rest(self) -> None:
        """They stand still, at ease."""
        self.look_away()
        self.stand(Condition())

    def notice(self, events: Iterable[Event]) -> None:
        """What they saw happen."""
        for event in events:
            self._player.notice(event)

    def body(self, t_s: float) -> Body:
        """Where they are at t_s, s since the device was opened; asked in order by each device, of
        which one may be a little behind another."""
        control, off = self._moment(t_s)
        if off:
            return standing(0.0, 0.0, self._foam_n) if self._foam_n else NOBODY
        load_n = self._weight_n * control.load if self.on_board else 0.0
        feet = self._pressing(control, load_n) if "board" in self._on else Body(0.0, 0.0, load_n)
        if "pelvis" not in self._on:
            return feet
        right_deg, forward_deg = self._reach["pelvis"].position(control)
        # who is asked to sink wears the sensor at the thigh, which turns forward with it
        forward_deg -= QUARTER_TURN_DEG * control.lift
        return msgspec.structs.replace(feet, lean_right_deg=right_deg, lean_forward_deg=forward_deg)

    def _moment(self, t_s: float) -> tuple[Control, bool]:
        """How they lean then, and whether they are off the board."""
        while self._step < t_s * STEPS_PER_S:
            off = self._absences.off(self._step)
            control = self._player.lean(CENTRE if off else self._aim(), self._step)
            self._past.append((control, off))
            self._step += 1
        behind = self._step - math.ceil(max(0.0, t_s) * STEPS_PER_S)
        return self._past[max(0, len(self._past) - 1 - behind)]

    def _pressing(self, control: Control, load_n: float) -> Body:
        """What a board feels of them."""
        x, y = self._reach["board"].position(control)
        if not self._foam_n:
            return standing(x, y, load_n)
        share = load_n / (load_n + self._foam_n)
        return standing(x * share, y * share, load_n + self._foam_n)


def as_asked(calibrating: Calibrating) -> Callable[[], Control]:
    """The lean that the calibration asks for."""

    def aim() -> Control:
        if calibrating.phase is not CalibrationPhase.LEANING:
            return CENTRE
        right, forward = DIRECTIONS[calibrating.ask]
        return Control(FULL_LEAN * right, FULL_LEAN * forward)

    return aim


def as_shown(mounting: Mounting) -> Callable[[], Control]:
    """The posture by which it is found how a sensor sits."""
    leans = {Posture.FORWARD: Control(0.0, FULL_LEAN), Posture.RIGHT: Control(FULL_LEAN, 0.0)}
    return lambda: leans.get(mounting.ask, CENTRE)
