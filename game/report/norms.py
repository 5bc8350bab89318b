"""Where a value lies among other people: only where a norm of the same device, ages and protocol
exists, and never for standing with cerebral palsy, for which there is none.

Source: clinical design 12; measures reference 5.1 and 5.2.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from game.report.provenance import Facts, Row, published, read_rows, speaks_of, unfit
from game.report.statement import Place, Published, Unfit
from game.report.usual import LEAST_TRIALS

FILE = Path(__file__).with_name("data") / "norms.yaml"


class Spread(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Values below which so many of 100 people lie."""

    p5: float
    p50: float
    p95: float


class Norm(Row, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One published or computed norm."""

    trials: int
    """Of whose mean it tells."""
    unit: str
    spread: Spread | None
    """None: norms exist, and their numbers are not at hand or belong to one device."""


def read_norms(path: Path = FILE) -> tuple[Norm, ...]:
    """The table that comes with the program. Raises SetupError as `provenance.read_rows`."""
    return read_rows(path, Norm)


def place_of(
    trials: int, norms: Sequence[Norm], facts: Facts
) -> tuple[Place | None, tuple[Published, ...]]:
    """Where the mean of so many trials can be placed, and the norms that do not fit."""
    own = [norm for norm in norms if speaks_of(norm, facts.key)]
    reasons = {norm.id: _unfit(norm, trials, facts) for norm in own}
    place = None
    for norm in own:
        if reasons[norm.id] is None and norm.spread is not None and norm.people.n is not None:
            spread = norm.spread
            place = Place(spread.p5, spread.p50, spread.p95, norm.people.n, published(norm, None))
    return place, tuple(published(one, reasons[one.id]) for one in own if reasons[one.id])


def _unfit(norm: Norm, trials: int, facts: Facts) -> Unfit | None:
    if facts.group == "child_cp":
        return "cp"
    if norm.spread is None:
        return "device"
    return unfit(norm, facts) or ("trials" if trials < max(norm.trials, LEAST_TRIALS) else None)
