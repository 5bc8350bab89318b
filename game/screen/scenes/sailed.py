"""What play has brought to the islands so far, as the scenes show it."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from game.core.patient import GUEST
from game.exercises import EXERCISES
from game.exercises.library import ladder_levels
from game.screen.scenes.visit import Visit
from game.session.voyage import Voyage, voyage


class News(msgspec.Struct, frozen=True):
    """How many living things there are, by island, and how many of them were seen before."""

    now: Mapping[str, int]
    seen: Mapping[str, int]

    @property
    def islands(self) -> tuple[str, ...]:
        """Those to which something has come."""
        return tuple(key for key, count in self.now.items() if count > self.seen.get(key, 0))


def news_of(visit: Visit) -> News:
    """Since the map was last seen; on its first showing, since the visit before."""
    seen = visit.life_seen
    if seen is None:
        seen = {key: isle.life for key, isle in voyage_of(visit, before=True).items()}
    return News({key: isle.life for key, isle in voyage_of(visit).items()}, seen)


def voyage_of(visit: Visit, *, before: bool = False) -> Voyage:
    """Everything, or what was there before this visit. The guest may be anybody: only today's."""
    own, alias = visit.session.id, visit.patient.alias
    bouts = visit.session.store.bouts(alias)
    if before:
        bouts = [] if alias == GUEST else [row for row in bouts if row.session != own]
    elif alias == GUEST:
        bouts = [row for row in bouts if row.session == own]
    return voyage(bouts, EXERCISES, ladder_levels())
