"""The table that the rules of the ladder are held against: one exercise, all rungs, everybody."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from game.studies.cells import Cell

Row = tuple[Cell, ...]
"""One person on each rung, easiest first."""


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """One exercise. All rows are equally long. The cells of `people` and `harder` had
    equally many attempts, those of `cheats` so many or fewer."""

    exercise: str
    people: Mapping[str, Row]
    """Those who play fair, steadiest first."""
    cheats: Mapping[str, Row]
    """'still', 'random' and 'edge', with the body of 'adult'."""
    harder: Mapping[str, Row]
    """The steadiest under harder conditions, by the name of the condition."""

    @property
    def levels(self) -> tuple[str, ...]:
        """Their ids, easiest first."""
        return tuple(cell.level for cell in next(iter(self.people.values())))

    def on(self, rung: int) -> list[Cell]:
        """The fair people on the rung at this place, counted from 0; steadiest first."""
        return [row[rung] for row in self.people.values()]
