"""What came of one bout, for the result screen and the command line."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from game.core.event import Collected, Event
from game.core.second_task import Score, counted_from
from game.core.turns import share_made
from game.store.records import BoutRow
from game.store.single_task import cost_of


class Summary(msgspec.Struct, frozen=True):
    """One bout: its row in the store, and what only a player wants to know."""

    row: BoutRow
    collected: int
    """Stars, fish and shells picked up on the way."""
    own_best: bool
    """More successes at this level than this person ever had; compared with nobody else."""
    cost: float | None = None
    """What the second task cost, of `cost_of`."""
    planned: int = 0
    """Attempts of a whole bout."""

    counted_from: int | None = None
    """The number that counting aloud began at; None without counting."""

    @property
    def level(self) -> str:
        return self.row.level_id

    @property
    def exercise(self) -> str:
        return self.row.exercise

    @property
    def ended(self) -> str:
        """'done', 'stopped' or 'interrupted'."""
        return self.row.ended or "interrupted"

    @property
    def attempts(self) -> int:
        return self.row.attempts

    @property
    def successes(self) -> int:
        return self.row.successes

    @property
    def success(self) -> float | None:
        """0 to 1; None where no attempt has ended."""
        return self.row.successes / self.row.attempts if self.row.attempts else None

    @property
    def share(self) -> float:
        """How much of the bout was made, 0 to 1, whatever came of the attempts."""
        return share_made(self.attempts, self.planned, done=self.ended == "done")

    @property
    def second_task(self) -> Score:
        """How the signs beside play were answered."""
        return self.row.second_task

    @property
    def active_s(self) -> float:
        return self.row.active_s

    @property
    def paused_s(self) -> float:
        return self.row.paused_s

    def as_document(self) -> dict[str, object]:
        """The bout in the JSON of `play`."""
        row = self.row
        document: dict[str, object] = {
            "folder": row.folder,
            "level": row.level_id,
            "ended": self.ended,
            "attempts": row.attempts,
            "successes": row.successes,
            "samples": row.samples,
            "active_s": round(row.active_s, 3),
            "paused_s": round(row.paused_s, 3),
        }
        if row.second_task.asked:
            counts = msgspec.to_builtins(row.second_task)
            document["second_task"] = {**counts, "cost": self.cost}
        return document


def summarise(
    row: BoutRow, events: Sequence[Event], earlier: Sequence[BoutRow], planned: int = 0
) -> Summary:
    """earlier: this person's bouts before this one. planned: attempts of a whole bout."""
    collected = sum(isinstance(event, Collected) for event in events)
    same = [bout.successes for bout in earlier if bout.level_id == row.level_id]
    own_best = row.successes > max(same, default=0) and row.ended == "done"
    cost, counted = cost_of(row, earlier), counted_from(events)
    return Summary(row, collected, own_best, cost, planned, counted)
