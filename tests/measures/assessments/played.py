"""Trials without a device: somebody leans as a rule says, and what a board would have seen is
recorded beside the events."""

from __future__ import annotations

from collections.abc import Callable

from game.core.calibration import Calibration
from game.core.control import Control
from game.core.event import Ended, Event
from game.core.exercise import with_limits
from game.core.level import Limits
from game.core.pose import Geometry
from game.core.recording import DeviceNote, Header, Taken
from game.core.time import seconds
from game.exercises import EXERCISES
from game.exercises.library import find_level
from game.measures.assessments.recorded import Recorded
from game.patients.profile import Profile
from game.patients.simulate import player
from input_devices.sample import Kind, Sample

LONGEST_S = 400
REACH = Calibration(
    made_utc="", device_id="plate", unit="mm", rest_x=4.0, rest_y=-6.0, right=80.0, left=60.0,
    forward=70.0, back=40.0, body_load_n=700.0,
)  # fmt: skip
"""No two sides alike, and not in the middle of the board: mistakes of scale show."""

Lean = Callable[[object, Control, int], Control]
"""Where somebody leans, of the state, its aim and the step."""


def trial(
    level_id: str,
    lean: Lean,
    *,
    condition: str = "lean",
    limits: Limits | None = None,
    calibration: Calibration = REACH,
    seed: int = 1,
    practice: bool = False,
    notice: Callable[[Event], None] = lambda event: None,
) -> Recorded:
    """One trial from its first step to its last, with a sample of an even plate at each step."""
    entry = find_level(level_id)
    exercise = EXERCISES[entry.exercise]
    allowed = limits or Limits(behind=True)
    state = exercise.start(with_limits(entry.level, allowed), seed)
    samples, events = [], []
    while not exercise.done(state):
        assert state.step < LONGEST_S * 120, "the trial does not end"
        control = lean(state, exercise.aim(state), state.step)
        state, happened = exercise.step(state, control)
        events += happened
        for event in happened:
            notice(event)
        samples.append(_taken(state.step, calibration, control))
    events.append(Ended(step=state.step, how="done"))
    header = Header(
        program_version="", session="s", number=1, patient="p", level_id=level_id,
        level_text=entry.text, level_sha256=entry.sha256, exercise=entry.exercise, limits=allowed,
        seed=seed, calibration=calibration, geometry=Geometry(),
        device=DeviceNote("sim:", "plate", "Plate", Kind.COP, calibration.unit, 120.0, True),
        theme="adult", started_utc="", purpose="probe", part=f"x/{condition}", practice=practice,
        ended="done",
    )  # fmt: skip
    return Recorded(condition, header, samples, events, practice)


def _taken(step: int, calibration: Calibration, control: Control) -> Taken:
    x, y = calibration.position(control)
    sample = Sample(seconds(step), Kind.COP, (x, y, 700.0 * control.load))
    return Taken(step, seconds(step), sample)


def by_person(level_id: str, profile: Profile, seed: int = 1, **settings: object) -> Recorded:
    """The same by a simulated person with their own reach, as a perfect calibration finds it."""
    somebody = player(profile, seed)
    return trial(
        level_id,
        lambda state, aim, step: somebody.lean(aim, step),
        notice=somebody.notice,
        calibration=profile.calibration(""),
        seed=seed,
        **settings,  # type: ignore[arg-type]
    )
