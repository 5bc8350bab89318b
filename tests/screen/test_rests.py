"""A rest: whom it lets go on early, and what it tells the therapist."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

from game.coach.fatigue import Change, Compared
from game.coach.rest import EFFORT_RESTS, Advice, Gate
from game.core.patient import Patient
from game.screen.actions import Action, Do
from game.screen.scenes.rest import CHOICES, STRIP_Y, Rest, signs_said
from game.screen.scenes.studio import Clock
from game.screen.window import Options, Window

pytestmark = pytest.mark.usefixtures("no_loudspeaker")

LEVEL = "river_run/03-willow-bow"
ADVISED = Gate(Advice.REST, EFFORT_RESTS, {"effort": 7}, 120.0)


@pytest.fixture
def window(data: Path) -> Iterator[Window]:
    clock = Clock()
    options = Options(folder=data, device="mouse:", size=(640, 360), theme="adult", seed=2)
    window = Window(options, clock=clock, sleep=clock.sleep)
    window.load()
    window.stage.doors.store.add_patient(Patient(alias="Mika"))
    window.stage.doors.come(window.stage, "Mika")
    session = window.stage.here.session
    session.keep(session.typical_calibration("test"))
    yield window
    window.close()


@pytest.mark.parametrize(
    ("gate", "do", "lasts"),
    [
        (None, Do.OK, False),  # the usual rest
        (ADVISED, Do.OK, True),
        (ADVISED, Do.CLICK, True),
        (ADVISED, Do.SKIP, False),  # the therapist's key
    ],
)
def test_a_rest_that_was_advised_is_cut_short_by_the_therapist_only(
    gate: Gate | None, do: Do, lasts: bool, window: Window
) -> None:
    window.stage.here.gate, window.stage.here.level_id = gate, LEVEL
    window.go("rest")
    window.ask(Action(do, 320, 180))
    assert isinstance(window.scene, Rest) is lasts


def test_success_and_load_change_by_points_and_sway_and_time_by_a_share(window: Window) -> None:
    compared = Compared(speed=Change(0.34), success=Change(0.12), affected=Change(-0.03))
    look = window.stage.look
    assert list(signs_said(look, compared, affected=True)) == [
        "Sway: +34 %",
        "Success: -12 points",
        "Time for a try: not known yet",
        "Load on the affected side: +3 points",
        "Near the edge: 0",
    ]
    of_no_side = signs_said(look, compared, affected=False)
    assert not any("side" in said for said in of_no_side)


def test_the_therapists_line_is_clear_of_the_buttons() -> None:
    foot = max(place.y + place.height / 2 for place in CHOICES)
    assert STRIP_Y - 20 - foot >= 24
