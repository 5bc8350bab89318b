"""What play has brought to the islands so far, as the scenes show it."""

from __future__ import annotations

from game.core.patient import GUEST
from game.exercises import EXERCISES
from game.exercises.library import ladder_levels
from game.screen.scenes.visit import Visit
from game.session.voyage import Voyage, voyage


def voyage_of(visit: Visit, *, before: bool = False) -> Voyage:
    """Everything, or what was there before this visit. The guest may be anybody: only today's."""
    own, alias = visit.session.id, visit.patient.alias
    bouts = visit.session.store.bouts(alias)
    if before:
        bouts = [] if alias == GUEST else [row for row in bouts if row.session != own]
    elif alias == GUEST:
        bouts = [row for row in bouts if row.session == own]
    return voyage(bouts, EXERCISES, ladder_levels())
