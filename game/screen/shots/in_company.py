"""Two people on one board: how they are chosen, the hand-over, what they do together, its end."""

from __future__ import annotations

import msgspec

from game.core.handover import Doubt, Phase
from game.core.turns import Turns
from game.screen.scenes.company import Company
from game.screen.scenes.handing import HandOver
from game.screen.scenes.studio import ALIAS, Studio

SECOND = "Ada"
PLANNED = (4, 4)


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


def _choosing(studio: Studio) -> None:
    studio.go("two")
    studio.keep("two_first")
    scene = studio.window.scene
    for alias in (ALIAS, SECOND):
        scene._choose(alias)  # type: ignore[attr-defined]
        studio.wait(0.5)
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
    scene = studio.window.scene
    assert isinstance(scene, HandOver)
    assert scene._live is not None
    scene._live.handover.phase, scene._live.handover.doubt = Phase.ASKING, Doubt.ALIKE
    studio.wait(0.1)
    studio.keep("handover_asks")
    studio.go("map", 2.5)
    studio.keep("map_together")
