"""Which exercises can be played with closed eyes, led by a tone, and what the tone has to say.

Not here: Storm Captain, whose waves have to be seen (exercises 3.12); Drum March, which is kept by
what is seen coming; Rocket Legs, where a chair has to be found; Treasure Sense, where the tone
would tell what is to be remembered.
"""

from __future__ import annotations

from collections.abc import Mapping

from game.core.guidance import Asks
from game.core.level import Condition
from game.core.prompting import GO_NO_GO
from game.exercises import EXERCISES

EYES_CLOSED = 3
"""Step of the condition's vision."""
GUIDED: Mapping[str, Asks] = {
    "river_run": "side",
    "star_map": "plane",
    "flamingo_garden": "leg",
    "fruit_shift": "side",
    "still_lake": "plane",
    "pelvis_painter": "plane",
    "log_walk": "side",
    "statue_stretch": "plane",
}


def asks_of(exercise: str, condition: Condition) -> Asks | None:
    """What the tone leads to; None with open eyes, and where no tone leads."""
    return GUIDED.get(exercise) if condition.vision == EYES_CLOSED else None


def blind_problem(exercise: str, condition: Condition) -> str | None:
    """Why a condition may not be played with closed eyes, in one line; None where nothing stands
    against it. Probes and assessments ask for standing, which nothing leads."""
    if condition.vision != EYES_CLOSED or not EXERCISES[exercise].CARD.scored:
        return None
    if exercise not in GUIDED:
        return "this is played with open eyes: vision may be 2 at most."
    if condition.cognitive >= GO_NO_GO:
        return "signs to answer have to be seen: with closed eyes cognitive may be 1 at most."
    return None
