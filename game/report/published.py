"""Published limits of change: what the person's own band must reach at least.

The larger of both wins, so that a published number can only make a statement rarer. Source:
measures reference 5.1, 5.2 and 5.3, rule 2; clinical design 13.3.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from game.report.provenance import Facts, Row, published, read_rows, speaks_of, unfit
from game.report.statement import Published
from game.report.usual import Usual

FILE = Path(__file__).with_name("data") / "limits_of_change.yaml"

Form = Literal["percent", "percent_log", "absolute"]
"""Shares of the usual value, the same up and down or, on the log scale, as an upward change; or
the unit of the measure."""


class Limit(Row, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One published limit."""

    number: Annotated[float, msgspec.Meta(gt=0)]
    form: Form
    level: Literal["MDC95", "MDC90", "MDC", "rule"]
    """'MDC': the source does not say at which level, as far as it was read."""
    between_days: bool | None
    """False: within one day, so that the limit between days is larger; None: not told."""

    def band(self, centre: float) -> tuple[float, float]:
        """Between which values nothing is said, around a usual value."""
        share = 1 + self.number / 100
        if self.form == "percent_log":
            return centre / share, centre * share
        half = self.number if self.form == "absolute" else abs(centre) * self.number / 100
        return centre - half, centre + half


def read_limits(path: Path = FILE) -> tuple[Limit, ...]:
    """The table that comes with the program. Raises SetupError as `provenance.read_rows`."""
    return read_rows(path, Limit)


def widened(
    usual: Usual | None, limits: Sequence[Limit], facts: Facts
) -> tuple[Usual | None, Published | None, tuple[Published, ...]]:
    """The band, the published limit that made it wider, and those that do not fit."""
    own = [limit for limit in limits if speaks_of(limit, facts.key)]
    reasons = {limit.id: unfit(limit, facts) for limit in own}
    unused = tuple(published(one, reasons[one.id]) for one in own if reasons[one.id])
    used = None
    for limit in own:
        if usual is None or reasons[limit.id] is not None:
            continue
        wider = usual.wider(*limit.band(usual.centre))
        if wider != usual:
            usual, used = wider, published(limit, None)
    return usual, used, unused
