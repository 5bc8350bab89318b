"""Two people who are known at one window, and a turn of one of them without the playing."""

from __future__ import annotations

from pathlib import Path

from game.core.patient import Patient
from game.patients.profile import ATHLETE, CP3, Profile
from game.screen.actions import Do
from game.screen.scenes.company import Company
from tests.screen.hands import Hands
from tests.screen.sailing import sail

FIRST, SECOND = "Ada", "Ben"
DEVICE = "sim:athlete?with=cp3&as=load4&rate=100"
LEVEL = "star_map/01-first-light"
LAKE = "still_lake/01-dawn-mirror"


def two_known(data: Path) -> Hands:
    """At home, with two people known, and nobody here."""
    hands = Hands(data, device=DEVICE, size=(320, 180))
    for alias in (FIRST, SECOND):
        hands.window.stage.doors.store.add_patient(Patient(alias=alias, theme="child"))
    hands.window.go("home")
    hands.wait(0.2)
    return hands


def known(hands: Hands, profile: Profile) -> None:
    """Who is here is calibrated."""
    hands.window.stage.here.begun = True
    session = hands.window.stage.here.session
    session.keep(profile.calibration("", session.info.id))


def both(hands: Hands, *, together: bool = True) -> Company:
    """The visits of two who are calibrated; the first is here."""
    stage = hands.window.stage
    stage.doors.come_two(stage, FIRST, SECOND, together=together)
    company = stage.here.company
    assert company is not None
    for visit, profile in zip(company.visits, (ATHLETE, CP3), strict=True):
        stage.visit = visit
        known(hands, profile)
    stage.visit = company.here
    return company


def turn(hands: Hands, effort: int = 1, pain: int = 0) -> None:
    """A bout of who is here, without the playing, and how it was."""
    sail(hands, LEVEL, ended="done", patient=hands.window.stage.here.patient.alias)
    hands.window.stage.here.level_id = LEVEL
    hands.window.go("effort")
    for number in (effort, pain, 2):
        for _ in range(number + 1):
            hands.ask(Do.RIGHT)
        hands.ask(Do.OK)
