"""What a person's bouts have brought to the islands: things gathered that stay, life that came,
chapters that were sailed.

It is counted anew from the bouts, so nothing can be lost or taken away, and a rebuilt database says
the same. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

import msgspec

from game.core.exercise import Exercise
from game.exercises.library import LevelEntry

LIFE_AT = (1, 6, 14, 24, 36, 50, 70, 95, 125, 160, 200, 250)
"""Successes on an island at which one more living thing has come to it: soon at first, so that
every visit of the first weeks brings something (ours)."""
CHAPTERS = 2
"""Of a ladder: five rungs each."""


class Sailed(Protocol):
    """What counts of a bout."""

    @property
    def exercise(self) -> str: ...

    @property
    def level_id(self) -> str: ...

    @property
    def purpose(self) -> str: ...

    @property
    def ended(self) -> str | None: ...

    @property
    def successes(self) -> int: ...


class Chapter(msgspec.Struct, frozen=True):
    """Some rungs of one exercise that belong together."""

    number: int
    """From 1."""
    lit: tuple[bool, ...]
    """Of each of its rungs, easiest first: it was played to its end, however it went."""

    @property
    def done(self) -> bool:
        """All of it has been sailed."""
        return all(self.lit)


class Place(msgspec.Struct, frozen=True):
    """One exercise on its island."""

    exercise: str
    gathered: int
    """Successes so far, ever."""
    chapters: tuple[Chapter, ...]

    @property
    def chapter(self) -> Chapter:
        """The one that is being sailed: the first that is not done, or the last."""
        return next((one for one in self.chapters if not one.done), self.chapters[-1])


class Island(msgspec.Struct, frozen=True):
    """What stands on an island."""

    places: tuple[Place, ...]

    @property
    def gathered(self) -> int:
        """Successes so far, ever."""
        return sum(place.gathered for place in self.places)

    @property
    def life(self) -> int:
        """How many living things have come, 0 to 12."""
        return sum(self.gathered >= needed for needed in LIFE_AT)


Voyage = Mapping[str, Island]
"""By island; every island that has an exercise."""


def voyage(
    bouts: Iterable[Sailed], exercises: Mapping[str, Exercise], levels: Sequence[LevelEntry]
) -> Voyage:
    """Everything so far. bouts: in any order; probes and assessments do not count. levels: with a
    rung."""
    played = [bout for bout in bouts if bout.purpose == "play" and bout.exercise in exercises]
    lit = {bout.level_id for bout in played if bout.ended == "done"}
    places: dict[str, list[Place]] = {}
    for name, exercise in exercises.items():
        rungs = sorted(
            (entry for entry in levels if entry.exercise == name), key=lambda one: one.rung or 0
        )
        if exercise.CARD.scored and rungs:
            gathered = sum(bout.successes for bout in played if bout.exercise == name)
            place = Place(name, gathered, _chapters([entry.id in lit for entry in rungs]))
            places.setdefault(exercise.CARD.island, []).append(place)
    return {name: Island(tuple(own)) for name, own in places.items()}


def came(before: Voyage, after: Voyage) -> dict[str, int]:
    """By island, how many living things have come since; islands without news are left out."""
    new = {name: isle.life - before[name].life for name, isle in after.items() if name in before}
    return {name: count for name, count in new.items() if count > 0}


def chapters_filled(before: Voyage, after: Voyage) -> list[tuple[str, int]]:
    """Exercise and number of every chapter that has become complete since."""
    known = {place.exercise: place for isle in before.values() for place in isle.places}
    return [
        (place.exercise, chapter.number)
        for isle in after.values()
        for place in isle.places
        for old, chapter in zip(known[place.exercise].chapters, place.chapters, strict=True)
        if chapter.done and not old.done
    ]


def _chapters(lit: Sequence[bool]) -> tuple[Chapter, ...]:
    """Equal parts, the first ones longer where it does not come out even."""
    parts = min(CHAPTERS, len(lit))
    size, over = divmod(len(lit), parts)
    found, start = [], 0
    for number in range(1, parts + 1):
        end = start + size + (number <= over)
        found.append(Chapter(number, tuple(lit[start:end])))
        start = end
    return tuple(found)
