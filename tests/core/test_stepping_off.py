"""Whoever steps off pauses play in every exercise, on every kind of level: hazard H1."""

from __future__ import annotations

import math

import msgspec
import pytest

from game.core.bout import Bout, Phase
from game.core.calibration import fallback
from game.core.event import Paused, Reason
from game.core.exercise import Exercise
from game.core.level import Level
from game.core.pose import GRAVITY_M_S2, Geometry
from game.core.recording import Header
from game.core.replay import walk
from game.exercises import EXERCISES
from game.exercises.library import LevelEntry, all_levels
from input_devices.sample import Kind, Sample

BODY_KG = 70.0
CALIBRATION = fallback(
    made_utc="2026-01-01T00:00:00Z",
    device_id="board",
    unit="mm",
    note="",
    body_load_n=BODY_KG * GRAVITY_M_S2,
)
ONE_FOOT_LEFT = 0.2
"""Of the weight: where nobody may sit down it is stepping off; seated feet press about so."""


def _kind_of(entry: LevelEntry) -> tuple[str, ...]:
    """What makes two levels of an exercise differ in how somebody stands on the board."""
    kind = getattr(getattr(entry.level, "plan", None), "kind", "")
    return (entry.exercise, str(kind), "chair" if entry.level.has_chair else "standing")


KINDS = {_kind_of(entry): entry for entry in all_levels()}


def _first_pause(
    exercise: Exercise, level: Level, share: float, *, sits: bool | None = None
) -> Reason | None:
    """Why play pauses within half a second after so much of the weight is left on the board."""
    bout = Bout(exercise, level, 1, CALIBRATION, Geometry(), Kind.LOAD4, sits=sits)
    gone_from = None
    while gone_from is None or bout.step < gone_from + 60:
        playing = bout.phase is Phase.PLAYING
        gone_from = bout.step if playing and gone_from is None else gone_from
        kg = BODY_KG * (share if gone_from is not None else 1.0)
        corner = kg / 4 + 0.005 * math.sin(bout.step)
        t_s = bout.step / 120
        bout.take(Sample(t_s, Kind.LOAD4, (corner, kg / 4, kg / 4, kg / 4)), t_s)
        paused = [event for event in bout.advance() if isinstance(event, Paused)]
        if paused:
            return paused[0].reason
    return None


@pytest.mark.parametrize("kind", KINDS, ids=" ".join)
def test_stepping_off_pauses_in_every_exercise_on_every_kind_of_level(
    kind: tuple[str, ...],
) -> None:
    entry = KINDS[kind]
    exercise = EXERCISES[entry.exercise]
    seated = exercise.CARD.sits and entry.level.has_chair
    assert _first_pause(exercise, entry.level, 0.0) is Reason.STEPPED_OFF
    expected = None if seated else Reason.STEPPED_OFF
    assert _first_pause(exercise, entry.level, ONE_FOOT_LEFT) is expected


def test_only_a_level_with_a_chair_lets_somebody_sit() -> None:
    seated = {kind for kind, entry in KINDS.items() if _sits(entry)}
    assert {name for name, *_ in seated} == {"rocket_legs", "sit_to_stand"}
    assert not any("squat" in kind for kind in seated)


def _sits(entry: LevelEntry) -> bool:
    exercise = EXERCISES[entry.exercise]
    return Bout(exercise, entry.level, 1, CALIBRATION, Geometry(), Kind.LOAD4).sits


@pytest.mark.parametrize(("recorded", "sits"), [(None, True), (False, False), (True, True)])
def test_a_recording_plays_again_by_the_rule_that_it_was_played_by(
    recorded: bool | None, sits: bool
) -> None:
    """Squats of before went by the load of seated feet."""
    entry = next(one for one in all_levels() if one.exercise == "rocket_legs" and _squats(one))
    header = msgspec.convert(
        {
            "program_version": "", "session": "", "number": 1, "patient": "", "level_id": entry.id,
            "level_text": "", "level_sha256": "", "exercise": entry.exercise, "limits": {},
            "seed": 1, "calibration": msgspec.to_builtins(CALIBRATION),
            "geometry": msgspec.to_builtins(Geometry()), "theme": "", "started_utc": "",
            "device": {
                "uri": "", "id": "", "name": "", "kind": "load4", "unit": "", "rate_hz": None,
                "measures": True,
            },
        },
        Header,
    )  # fmt: skip
    header = msgspec.structs.replace(header, sits=recorded)
    bout, _ = next(walk(header, EXERCISES[entry.exercise], entry.level, [], []))
    assert bout.sits is sits


def _squats(entry: LevelEntry) -> bool:
    return not entry.level.has_chair
