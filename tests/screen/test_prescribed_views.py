"""What is drawn is the level as it was prescribed for this person, not as its file has it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pygame
import pytest

from game.core.level import STANCES, Condition
from game.core.patient import Patient
from game.screen.actions import Do
from game.screen.scenes import assess_trial
from game.screen.scenes.play import Play
from game.screen.scenes.showing import view_of
from game.screen.views.log_feet import Feet
from game.screen.views.log_walk import LogWalk
from game.screen.window import Window
from tests.screen.hands import Hands

pytestmark = pytest.mark.usefixtures("no_loudspeaker")


def walking(window: Window, stance: str) -> Play:
    """Somebody for whom a therapist has set this stance comes to the first log."""
    condition = Condition(base=STANCES.index(stance))
    conditions = {"log_walk": condition}
    patient = Patient(alias="P-LOG", supervision="within_reach", conditions=conditions)
    stage = window.stage
    stage.doors.store.add_patient(patient)
    stage.doors.come(stage, patient.alias)
    session = stage.here.session
    session.keep(session.typical_calibration("of no importance"))
    stage.here.level_id = "log_walk/01-first-crossing"
    window.go("play")
    assert isinstance(window.scene, Play)
    return window.scene


def drawn(feet: Feet) -> np.ndarray:
    surface = pygame.Surface((200, 200))
    feet.draw(surface, "left", (100, 100))
    return pygame.surfarray.array3d(surface)


def test_the_feet_in_the_picture_stand_as_was_prescribed(window: Window) -> None:
    scene = walking(window, "tandem")
    assert isinstance(scene._view, LogWalk)
    wanted = Feet(scene.look, STANCES.index("tandem"))
    assert (drawn(scene._view._skin._feet) == drawn(wanted)).all()


def test_a_trial_is_drawn_as_it_is_measured(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn_as = []
    monkeypatch.setattr(
        assess_trial, "view_of", lambda *given: (drawn_as.append(given[2]), view_of(*given))[1]
    )
    hands = Hands(data, assess="weight_symmetry")
    try:
        visit = hands.window.stage.here
        visit.session.keep(visit.session.typical_calibration("of no importance"))
        hands.ask(Do.OK)
        hands.wait(31.0)
        hands.ask(Do.OK)
        scene = hands.window.scene
        assert isinstance(scene, assess_trial.AssessTrial)
        assert drawn_as[0] is scene.live.bout.level
    finally:
        hands.window.close()
