"""An assessment in the window."""

from __future__ import annotations

from game.exercises.assessments import ASSESSMENTS
from game.screen.actions import Do
from game.screen.scenes.studio import Studio
from game.session.assessing import Assessing

ASSESSED = "mctsib"
DRAWN = ("stance", "stabilogram", "spectrum", "diffusion")
"""Of one trial, in their order."""


def assessing(studio: Studio) -> None:
    """An assessment from the list to its numbers: a trial that is done, and one that is ended by
    hand; and the pictures of the one that is done."""
    if not studio.wants("assess_"):
        return
    visit = studio.window.stage.here
    studio.show("assess_list")
    visit.assessment = ASSESSMENTS[ASSESSED]
    studio.show("assess_card")
    visit.assessing = Assessing(visit.session, visit.assessment)
    studio.show("assess_ready")
    studio.ask(Do.OK, 1.5)
    studio.keep("assess_waiting")
    studio.wait(9.0)
    studio.keep("assess_trial")
    studio.wait(34.0)
    studio.keep("assess_rest")
    studio.wait(26.0)
    studio.ask(Do.OK, 10.0)
    studio.ask(Do.PAUSE)
    studio.keep("assess_why")
    studio.ask(Do.OK, 4.0)
    studio.keep("assess_stopped")
    studio.show("assess_foam")
    studio.ask(Do.STOP, 1.0)
    studio.keep("assess_end")
    studio.go("assess_pictures")
    for name in DRAWN:
        studio.keep(f"assess_picture_{name}")
        studio.ask(Do.OK)
    visit.assessing = None
