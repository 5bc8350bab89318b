"""A vibration device is the therapist's: gently at first, within limits, timed by play alone."""

from __future__ import annotations

import msgspec
import pytest

from game.core.event import Began, Ended, Paused, Prompted, Reason, Resumed
from game.core.level import Condition
from game.core.prompting import prompts_of
from game.core.second_task import vibrated_s
from game.core.time import steps
from game.core.vibration import Vibration

SET = Condition(vibration=1)


def test_it_begins_at_12_hz_and_1_mm_for_a_minute() -> None:
    assert Vibration() == Vibration(hz=12, mm=1, minutes=1)


@pytest.mark.parametrize("more", [{"hz": 11.9}, {"hz": 26}, {"mm": 3.1}, {"minutes": 4}])
def test_beyond_the_limits_nothing_is_prescribed(more: dict[str, float]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(more, Vibration)


def test_on_comes_after_three_seconds_of_play_and_off_when_its_time_is_over() -> None:
    ((on, off),) = prompts_of(SET, 1, vibration=Vibration(minutes=2))
    assert (on.sign, on.after_steps) == ("on", steps(3))
    assert (off.sign, off.after_steps) == ("off", steps(120))


def test_without_the_condition_or_a_prescription_it_is_never_asked_for() -> None:
    assert prompts_of(Condition(), 1, vibration=Vibration()) == ()
    assert prompts_of(SET, 1) == ()


ON = Prompted(step=steps(3), task="vibration", sign="on")
OFF = Prompted(step=steps(63), task="vibration", sign="off")


@pytest.mark.parametrize(
    ("after", "last_s", "on_s"),
    [
        ((OFF, Ended(step=steps(90), how="done")), 90, 60),
        ((Ended(step=steps(33), how="stopped"),), 33, 30),
        ((Paused(step=steps(13), reason=Reason.BY_HAND), Resumed(step=steps(50)), OFF), 70, 23),
        ((Paused(step=steps(13), reason=Reason.BY_HAND),), 70, 10),  # and then cut off
        ((Prompted(step=steps(13), task="head", sign="left"),), 23, 20),  # another task
    ],
)
def test_only_played_time_counts(after: tuple[object, ...], last_s: float, on_s: float) -> None:
    assert vibrated_s((Began(step=0), ON, *after), steps(last_s)) == pytest.approx(on_s)  # type: ignore[arg-type]
