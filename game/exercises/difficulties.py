"""How hard the levels are: `levels/difficulty.json`, measured by `game.studies.difficulties`.

A level that was edited since is not trusted any more: it is put between the rungs beside it, and
marked so, until it is measured again.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec
import numpy as np

from game.core.difficulty import Difficulties, Difficulty
from game.core.errors import SetupError
from game.core.level import Condition
from game.exercises import EXERCISES
from game.exercises.library import LEVELS, LevelEntry, ladder_levels

FILE = LEVELS / "difficulty.json"
DOMAINS = {name: exercise.CARD.domain for name, exercise in EXERCISES.items()}
"""Of each exercise."""
LEAST_ERROR = 0.5
"""Of a level that is put between its neighbours, logits: about half a rung (ours)."""


def read_difficulties(file: Path = FILE) -> Difficulties:
    """A file as it stands; else the one that comes with the levels. Raises SetupError for one that
    cannot be read."""
    try:
        return msgspec.json.decode(file.read_bytes(), type=Difficulties)
    except (OSError, msgspec.MsgspecError) as error:
        raise SetupError(
            f"{file.parent.name}/{file.name}: cannot be read ({error}). Measure the levels again "
            "with 'ability --measure-levels'."
        ) from None


def current(difficulties: Difficulties, levels: Sequence[LevelEntry] | None = None) -> Difficulties:
    """What of it still holds for the levels as they are now; None: for those of every ladder."""
    entries = ladder_levels() if levels is None else levels
    known = tuple(
        level
        for _, ladder in groupby(entries, lambda entry: entry.exercise)
        for level in _ladder(list(ladder), difficulties)
    )
    return msgspec.structs.replace(difficulties, levels=known)


class Stood(Protocol):
    """A bout, how the person stood, and at which pace."""

    @property
    def level_id(self) -> str: ...

    @property
    def condition(self) -> Condition: ...

    @property
    def pace(self) -> float: ...


B = TypeVar("B", bound=Stood)


def as_measured(bouts: Sequence[B], levels: Sequence[LevelEntry] | None = None) -> list[B]:
    """The bouts on the condition and at the pace that their level was measured on: the same level
    on foam, or asked more slowly, is another difficulty, which nobody has measured. levels: as of
    `current`."""
    entries = ladder_levels() if levels is None else levels
    own = {entry.id: entry.level.condition for entry in entries}
    return [bout for bout in bouts if own.get(bout.level_id) == bout.condition and bout.pace == 1.0]


def to_json(difficulties: Difficulties) -> bytes:
    """As the file has it: one level a line, in the order of the ladders."""
    whole = msgspec.to_builtins(difficulties)
    levels = ",\n  ".join(msgspec.json.encode(level).decode() for level in whole.pop("levels"))
    head = msgspec.json.encode(whole, order="sorted").decode()[1:-1]
    return f'{{{head},\n "levels": [\n  {levels}\n]}}\n'.encode()


def _ladder(ladder: Sequence[LevelEntry], difficulties: Difficulties) -> list[Difficulty]:
    found = [_trusted(entry, difficulties) for entry in ladder]
    between = [
        one or _between(entry, n, found)
        for n, (entry, one) in enumerate(zip(ladder, found, strict=True))
    ]
    return [one for one in between if one is not None]


def _trusted(entry: LevelEntry, difficulties: Difficulties) -> Difficulty | None:
    known = difficulties.of(entry.id)
    return known if known is not None and known.sha256 == entry.sha256 else None


def _between(entry: LevelEntry, n: int, ladder: Sequence[Difficulty | None]) -> Difficulty | None:
    """A level in the middle of its nearest neighbours that are known, one on either side; at an end
    of the ladder, or with none, it stays unknown."""
    below = next(((m, ladder[m]) for m in range(n - 1, -1, -1) if ladder[m]), None)
    above = next(((m, ladder[m]) for m in range(n + 1, len(ladder)) if ladder[m]), None)
    if below is None or above is None or below[1] is None or above[1] is None:
        return None
    (low, easier), (high, harder) = (below[0], below[1]), (above[0], above[1])
    share = (n - low) / (high - low)
    dial = sorted({d for d, _ in (*easier.knots, *harder.knots)})
    logits = [(1 - share) * easier.at(d) + share * harder.at(d) for d in dial]
    apart = float(np.mean([harder.at(d) - easier.at(d) for d in dial]))
    return Difficulty(
        level=entry.id,
        exercise=entry.exercise,
        sha256=entry.sha256,
        knots=tuple(zip(dial, np.maximum.accumulate(logits).tolist(), strict=True)),
        error=max(LEAST_ERROR, abs(apart) / 2),
        attempts=0,
        origin="neighbours",
    )
