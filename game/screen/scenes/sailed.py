"""What play has brought to the islands so far, as the scenes show it."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from game.core.patient import GUEST
from game.exercises import EXERCISES
from game.exercises.library import ladder_levels
from game.screen.life import LIVING, Living
from game.screen.look import Theme
from game.screen.scenes.visit import Visit
from game.session.voyage import Place, Voyage, came, chapters_filled, voyage


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


def voyage_of(visit: Visit, *, before: bool = False, without: str | None = None) -> Voyage:
    """Everything, or what was there before this visit. The guest may be anybody: only today's.
    without: the folder of a bout that is not to count."""
    own, alias = visit.session.id, visit.patient.alias
    bouts = visit.session.store.bouts(alias)
    if before:
        bouts = [] if alias == GUEST else [row for row in bouts if row.session != own]
    elif alias == GUEST:
        bouts = [row for row in bouts if row.session == own]
    counted = [row for row in bouts if row.folder != without]
    return voyage(counted, EXERCISES, ladder_levels())


def came_today(visit: Visit, theme: Theme) -> dict[str, tuple[Living, ...]]:
    """The living things that have come in this visit, by island."""
    before, after = voyage_of(visit, before=True), voyage_of(visit)
    return {
        key: LIVING[theme][key][before[key].life : before[key].life + count]
        for key, count in came(before, after).items()
    }


def chapter_filled(visit: Visit) -> int | None:
    """The number of the chapter that the last bout has completed; None where it has not."""
    if visit.summary is None:
        return None
    before = voyage_of(visit, without=visit.summary.row.folder)
    filled = dict(chapters_filled(before, voyage_of(visit)))
    return filled.get(visit.summary.exercise)


def place_of(visit: Visit, exercise: str) -> Place | None:
    """What is known of one exercise; None for one that has no ladder."""
    places = [place for isle in voyage_of(visit).values() for place in isle.places]
    return next((place for place in places if place.exercise == exercise), None)
