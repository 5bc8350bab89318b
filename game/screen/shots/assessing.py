"""An assessment in the window."""

from __future__ import annotations

from game.exercises.assessments import ASSESSMENTS
from game.screen.actions import Do
from game.screen.scenes.studio import Studio
from game.session.assessing import Assessing

ASSESSED = "mctsib"


def assessing(studio: Studio) -> None:
    """An assessment from the list to its numbers: a trial that is done, and one that is ended by
    hand."""
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
    studio.ask(Do.STOP, 1.0)
    studio.keep("assess_end")
    visit.assessing = None
