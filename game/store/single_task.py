"""What a second task costs: a bout beside this person's own bouts without one. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from game.core.prompting import GO_NO_GO
from game.core.second_task import dual_task_cost
from game.store.records import BoutRow, Tried

ALIKE_D = 0.05
"""Attempts of the bouts without a second task count up to so far beyond the difficulties of the one
with it: the coach makes play easier for whoever is busy, and success alone would hide it (ours)."""
LEAST_TRIED = 5
"""Fewer attempts on either side tell no share (ours)."""


def cost_of(row: BoutRow, earlier: Iterable[BoutRow]) -> float | None:
    """Share of the success at the same level and alike difficulty that is lost with the second
    task; negative where it helps. earlier: this person's bouts, of which those before this one
    count that had no second task and were the same otherwise.

    None without a second task, where none of its signs came (an exercise with signs of its own, a
    bout of before they were asked), or with fewer than 5 fair attempts with it or without.
    """
    if not _asked(row):
        return None
    dual = _fair(row.tried)
    if not dual:
        return None
    low = min(one.d for one in dual) - ALIKE_D
    high = max(one.d for one in dual) + ALIKE_D
    single = [
        one
        for bout in earlier
        if _alone(bout, row)
        for one in _fair(bout.tried)
        if low <= one.d <= high
    ]
    return dual_task_cost(_share(single), _share(dual))


def _asked(row: BoutRow) -> bool:
    """Was there a second task, beside its being set?"""
    if row.condition.cognitive >= GO_NO_GO:
        return row.second_task.asked > 0
    return bool(row.condition.head or row.condition.cognitive)


def _alone(bout: BoutRow, row: BoutRow) -> bool:
    """Is it an earlier bout of the same level, the same but for the second task?"""
    condition = msgspec.structs.replace(row.condition, head=0, cognitive=0)
    return (
        (bout.started_utc, bout.folder) < (row.started_utc, row.folder)
        and bout.level_sha256 == row.level_sha256
        and bout.purpose == "play"
        and bout.condition == condition
        and bout.pace == row.pace
    )


def _fair(tried: Sequence[Tried]) -> list[Tried]:
    """Attempts that say something of skill."""
    return [one for one in tried if not one.easy]


def _share(tried: Sequence[Tried]) -> float | None:
    if len(tried) < LEAST_TRIED:
        return None
    return sum(one.success for one in tried) / len(tried)
