"""What a ladder must hold, one small function a rule. Source: exercises 8.6, A1 to A12.

A rule speaks only of what chance could not have done (`chance`); few attempts therefore show only
gross violations. The rules that no table can show (A8, A9, A11, A13) are tests over all exercises.

To add a rule: a function from a Table to its violations, and its line in `RULES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import combinations, pairwise

import msgspec

from game.studies.cells import Cell
from game.studies.chance import interval, surely_above, surely_below, surely_higher, surely_more
from game.studies.ladder_table import Row, Table

CHALLENGE = (0.6, 0.9)
"""Success on the rung that suits a person. Source: exercises 8.6, A2."""
WELCOME = 0.9
"""Source: exercises 8.6, A3."""
MOST_RISE = 0.05
"""Source: exercises 8.6, A4."""
MOST_STILL, MOST_RANDOM = 0.1, 0.4
"""Shares of the adult's success. Source: exercises 8.6, A5 and A6."""
SCORE_MARGIN = 0.02
"""Less is no difference that anybody sees (ours)."""
OUT_OF_REACH = 0.1
"""Where everybody succeeds more seldom, nobody reaches the rung (ours)."""
TRIVIAL = 0.9
TRIVIAL_FROM_RUNG = 5
"""From this rung on somebody must succeed less often than that: the upper half is there for those
who can do more (ours)."""
EXEMPT = "athlete"
"""On firm ground; tried on a harder condition instead. Source: exercises 9, E17."""


class Violation(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is not as it should be."""

    rule: str
    """'A1' to 'A12', 'unreachable' or 'trivial'."""
    exercise: str
    level: str | None
    """None where it is about the ladder as a whole."""
    patient: str | None
    """None where it is about everybody."""
    by: float
    """How far beyond what the rule allows, as a share of success or of the score."""
    text: str
    """What, where, by how much and what to do."""


Rule = Callable[[Table], Iterator[Violation]]


def violations(table: Table) -> list[Violation]:
    """All of one ladder, by rule and then by rung."""
    return [violation for rule in RULES.values() for violation in rule(table)]


def order(table: Table) -> Iterator[Violation]:
    """A1: a steadier person succeeds as often as a less steady one, on every rung."""
    for rung, _ in enumerate(table.levels):
        for steadier, other in combinations(table.on(rung), 2):
            if surely_more(other.wins, steadier.wins):
                yield _at(
                    "A1",
                    steadier,
                    other.success - steadier.success,
                    f"{steadier.patient} succeeds in {_percent(steadier.success)}, "
                    f"{other.patient} in {_percent(other.success)}. "
                    "Look for what the level asks beside steadiness.",
                )


def challenge(table: Table) -> Iterator[Violation]:
    """A2: every person has a rung that suits them; the athlete on one of the harder conditions,
    which come after firm ground when that asks too little."""
    rows = {who: [row] for who, row in table.people.items() if who != EXEMPT}
    if table.harder:
        rows[EXEMPT] = list(table.harder.values())
    low, high = CHALLENGE
    for who, tried in rows.items():
        own = [cell for row in tried for cell in row]
        if any(_may_lie_in(cell, low, high) for cell in own):
            continue
        where = "" if who != EXEMPT else f" on {' or '.join(table.harder)}"
        below = [cell for cell in own if surely_above(cell.wins, high)]
        after = f"above {max(cell.level for cell in below)}" if below else "at the foot"
        yield Violation(
            rule="A2",
            exercise=table.exercise,
            level=None,
            patient=who,
            by=min(max(low - cell.success, cell.success - high) for cell in own),
            text=f"{table.exercise}: no rung on which {who} succeeds in 60 to 90 %{where}. "
            f"A step is missing {after}.",
        )


def _may_lie_in(cell: Cell, low: float, high: float) -> bool:
    return not surely_below(cell.wins, low) and not surely_above(cell.wins, high)


def welcome(table: Table) -> Iterator[Violation]:
    """A3: on the first rung everybody succeeds in nine of ten."""
    for cell in table.on(0):
        if surely_below(cell.wins, WELCOME):
            yield _at(
                "A3",
                cell,
                WELCOME - cell.success,
                f"{cell.patient} succeeds in only {_percent(cell.success)} on the first rung; "
                f"it should be {_percent(WELCOME)} or more. Make it easier.",
            )


def falling(table: Table) -> Iterator[Violation]:
    """A4: nobody succeeds more often farther up, by more than 5 points."""
    for row in table.people.values():
        told: list[Cell] = []  # a dip is told once, not on every rung above it
        for rung, above in enumerate(row):
            lowest = min(row[:rung], key=lambda cell: cell.success, default=above)
            if lowest not in told and surely_more(above.wins, lowest.wins, MOST_RISE):
                told.append(lowest)
                yield _at(
                    "A4",
                    above,
                    above.success - lowest.success - MOST_RISE,
                    f"{above.patient} succeeds in {_percent(above.success)}, but in only "
                    f"{_percent(lowest.success)} farther down, on {lowest.level}. "
                    "Make this one harder, or that one easier.",
                )


def standing_still(table: Table) -> Iterator[Violation]:
    """A5: who does nothing succeeds a tenth as often as the adult, or less."""
    for still, adult in _beside_adult(table, "still"):
        if surely_above(still.wins, MOST_STILL * interval(adult.wins)[1]):
            yield _too_well_paid("A5", still, adult, MOST_STILL, "Arm its targets later.")


def leaning_at_random(table: Table) -> Iterator[Violation]:
    """A6: where the level suits the adult, leaning at random pays less than four tenths as much."""
    low, high = CHALLENGE
    for chance, adult in _beside_adult(table, "random"):
        suits = low <= adult.success <= high
        if suits and surely_above(chance.wins, MOST_RANDOM * interval(adult.wins)[1]):
            yield _too_well_paid("A6", chance, adult, MOST_RANDOM, "Ask for a longer hold.")


def score(table: Table) -> Iterator[Violation]:
    """A7: a steadier person does not score worse, by the quality of what succeeded."""
    for rung, _ in enumerate(table.levels):
        for steadier, other in combinations(table.on(rung), 2):
            if surely_higher(other.earned, steadier.earned, SCORE_MARGIN):
                yield _at(
                    "A7",
                    steadier,
                    other.score - steadier.score - SCORE_MARGIN,
                    f"{steadier.patient} scores {steadier.score:.2f}, "
                    f"{other.patient} {other.score:.2f}. Look at how the exercise judges quality.",
                )


def beyond_reach(table: Table) -> Iterator[Violation]:
    """A10: throwing one's weight over the edge of the reach is never the best way to play."""
    for edge, adult in _beside_adult(table, "edge"):
        if surely_more(edge.wins, adult.wins[: len(edge.wins)]):
            yield _at(
                "A10",
                edge,
                edge.success - adult.success,
                f"riding the edge of the reach succeeds in {_percent(edge.success)}, playing fair "
                f"in {_percent(adult.success)}. Credit nothing beyond the safe reach.",
            )


def climbing(table: Table) -> Iterator[Violation]:
    """A12: a rung is not easier than the one before, over all people together."""
    rows = list(table.people.values())
    for before, now in pairwise(range(len(table.levels))):
        wins_before = [win for row in rows for win in row[before].wins]
        wins_now = [win for row in rows for win in row[now].wins]
        if surely_more(wins_now, wins_before):
            rise = (sum(wins_now) - sum(wins_before)) / len(wins_now)
            yield _of_level(
                "A12",
                rows[0][now],
                rise,
                f"easier than {rows[0][before].level}: over all people success rises by "
                f"{_points(rise)}. Change places, or make this one harder.",
            )


def unreachable(table: Table) -> Iterator[Violation]:
    """Somebody gets there: no rung on which nobody succeeds in one of ten."""
    for rung, _ in enumerate(table.levels):
        row = table.on(rung)
        if all(surely_below(cell.wins, OUT_OF_REACH) for cell in row):
            best = max(row, key=lambda cell: cell.success)
            yield _of_level(
                "unreachable",
                best,
                OUT_OF_REACH - best.success,
                f"nobody reaches it; the best, {best.patient}, succeeds in "
                f"{_percent(best.success)}. Make it easier.",
            )


def trivial(table: Table) -> Iterator[Violation]:
    """The upper half asks something of somebody: no rung on which all nearly always succeed."""
    for rung in range(TRIVIAL_FROM_RUNG - 1, len(table.levels)):
        row = table.on(rung)
        if all(surely_above(cell.wins, TRIVIAL) for cell in row):
            least = min(row, key=lambda cell: cell.success)
            yield _of_level(
                "trivial",
                least,
                least.success - TRIVIAL,
                f"everybody nearly always succeeds, {least.patient} too in "
                f"{_percent(least.success)}. Make it harder.",
            )


RULES: Mapping[str, Rule] = {
    "A1": order,
    "A2": challenge,
    "A3": welcome,
    "A4": falling,
    "A5": standing_still,
    "A6": leaning_at_random,
    "A7": score,
    "A10": beyond_reach,
    "A12": climbing,
    "unreachable": unreachable,
    "trivial": trivial,
}


def _beside_adult(table: Table, cheat: str) -> Iterator[tuple[Cell, Cell]]:
    row: Row = table.cheats.get(cheat, ())
    return zip(row, table.people["adult"], strict=bool(row))


def _too_well_paid(rule: str, cheat: Cell, adult: Cell, most: float, mend: str) -> Violation:
    return _at(
        rule,
        cheat,
        cheat.success - most * adult.success,
        f"'{cheat.patient}' succeeds in {_percent(cheat.success)} where the adult does in "
        f"{_percent(adult.success)}; at most {_percent(most)} of that is allowed. {mend}",
    )


def _at(rule: str, cell: Cell, by: float, said: str) -> Violation:
    return msgspec.structs.replace(_of_level(rule, cell, by, said), patient=cell.patient)


def _of_level(rule: str, cell: Cell, by: float, said: str) -> Violation:
    return Violation(
        rule=rule,
        exercise=cell.exercise,
        level=cell.level,
        patient=None,
        by=by,
        text=f"{cell.level}: {said}",
    )


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def _points(share: float) -> str:
    return f"{100 * share:.1f} points"
