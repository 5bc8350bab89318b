"""Two people on one board: how they are chosen, the hand-over, what they do together, its end."""

from __future__ import annotations

import msgspec

from game.core.turns import Turns
from game.screen.actions import Do
from game.screen.scenes.company import Company
from game.screen.scenes.studio import ALIAS, Studio

SECOND = "Ada"
PLANNED = (4, 4)
UNTIL_ASKED_S = 8.0
"""A typical reach knows no weight, so that a hand is asked."""


def in_company(studio: Studio) -> None:
    """What happens between two players; what they play is as for one."""
    if not (studio.wants("two_") or studio.wants("handover") or studio.wants("harbour")):
        return
    stage = studio.window.stage
    store = stage.doors.store
    first = store.patient(ALIAS)
    store.add_patient(msgspec.structs.replace(first, alias=SECOND, avatar="lighthouse"))
    studio.go("home")
    studio.keep("home_two")
    _choosing(studio)
    stage.doors.come_two(stage, ALIAS, SECOND, together=True)
    company = stage.here.company
    assert company is not None
    for visit in company.visits:
        visit.begun = True
        visit.session.keep(visit.session.typical_calibration("shots"))
    _handing(studio, company)
    company.pair.turns = _played(8)
    studio.go("harbour", 9.0)
    studio.keep("harbour")
    studio.go("home")
    stage.doors.come_two(stage, ALIAS, SECOND, together=False)
    company = stage.here.company
    assert company is not None
    company.pair.turns = _played(1)
    studio.go("handover", 1.0)
    studio.keep("handover_in_turns")
    stage.doors.part(stage, "stopped")
    studio.go("home")


def _choosing(studio: Studio) -> None:
    studio.go("two")
    studio.keep("two_first")
    studio.ask(Do.OK)
    studio.keep("two_second")
    studio.ask(Do.OK)
    studio.keep("two_ways")


def _played(turns: int) -> Turns:
    """So many whole turns of both, one after another."""
    so_far = Turns(planned=PLANNED)
    for number in range(turns):
        so_far = so_far.after(1 if number % 2 else 0, 1.0)
    return so_far


def _handing(studio: Studio, company: Company) -> None:
    """The card while they change places, the map, and the question where nobody can be sure."""
    company.pair.turns = _played(5)
    company.shown = _played(4).fullness
    studio.go("handover", 2.2)
    studio.keep("handover")
    studio.wait(UNTIL_ASKED_S)
    studio.keep("handover_asks")
    studio.go("map", 2.5)
    studio.keep("map_together")
