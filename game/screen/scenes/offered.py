"""Which islands are awake, what may be played on each of them, and why the others sleep. Asked once
when a scene begins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from game.exercises import EXERCISES
from game.exercises.library import LevelEntry, find_level, ladder_levels
from game.screen.places import ISLANDS
from game.session import Session
from game.session.choosing import can_play
from game.session.refusing import said_needs
from game.text import Words, mark

NEEDS = mark("Needs {needs}")
NOT_PLANNED = mark("Not in today's plan")
STILL_ASLEEP = mark("still asleep")


class Offered:
    """What the session offers, by island, best first."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.levels: Mapping[str, tuple[str, ...]] = _by_island(session.choices())
        """One level of each exercise; the island of the best offer first. Others sleep."""

    @property
    def pair(self) -> tuple[str, ...]:
        """The islands between which leaning chooses, from left to right: two, or the only one."""
        return tuple(sorted(list(self.levels)[:2], key=lambda name: ISLANDS[name].x))

    @cached_property
    def _first_levels(self) -> list[LevelEntry]:
        """One of each exercise, whether it is offered or not."""
        return list({entry.exercise: entry for entry in ladder_levels()}.values())

    def why_asleep(self, island: str, words: Words) -> str:
        """In the reader's words. island: one that is not in `levels`."""
        own = [one for one in self._first_levels if EXERCISES[one.exercise].CARD.island == island]
        if any(can_play(one, *self._session.kit.infos) for one in own):
            return words(NOT_PLANNED)
        if not own:
            return words(STILL_ASLEEP)
        # one way to wake it is enough: that of its first exercise which is the shortest to say
        ways = [said_needs([need], words) for need in EXERCISES[own[0].exercise].CARD.needs]
        return words(NEEDS, needs=min(ways, key=len))


def island_of(level_id: str) -> str:
    """Where its exercise is at home."""
    return EXERCISES[find_level(level_id).exercise].CARD.island


def _by_island(level_ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The best level of each exercise, by its island, in the order in which they are offered."""
    found: dict[str, dict[str, str]] = {}
    for level_id in level_ids:
        exercise = level_id.partition("/")[0]
        found.setdefault(island_of(level_id), {}).setdefault(exercise, level_id)
    return {island: tuple(levels.values()) for island, levels in found.items()}
