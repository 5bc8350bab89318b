"""What `patients add` and `patients set` understand of added load: how much, where, and what to
think of first."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.core.added_load import AddedLoad
    from game.core.patient import Patient
    from game.store.records import BoutRow
    from game.store.store import Store

NONE = "none"


def added_load(written: str) -> AddedLoad | str:
    """'0.5', '0.5:ankles' or '1:vest'; 'none' takes it back. Raises ArgumentTypeError."""
    import msgspec

    from game.core.added_load import AddedLoad

    if written == NONE:
        return NONE
    kg, _, where = written.partition(":")
    try:
        return msgspec.convert({"kg": float(kg), "where": where or "ankles"}, AddedLoad)
    except ValueError:  # also what msgspec raises
        raise argparse.ArgumentTypeError(
            f"'{written[:40]}': write 0.25 to 6 kg and where, such as 0.5:ankles or 1:vest."
        ) from None


def check_load(
    bouts: Sequence[BoutRow], before: Patient, after: Patient, *, body_kg: float | None
) -> list[str]:
    """What to think of before it is worn, a line each. bouts: all of this person. body_kg: as of
    `body_kg`. Raises SetupError for more than the plan of exercises allows."""
    from game.core.added_load import first_kg, too_much
    from game.core.errors import SetupError

    said = _not_stable(bouts, before, after)
    load = after.added_load
    if load is None or load == before.added_load:
        return said
    problem = too_much(load, body_kg)
    if problem is not None:
        raise SetupError(f"--added-load {load.kg:g}: {problem}")
    first = first_kg(body_kg, child=after.is_child)
    if before.added_load is None and load.kg > first:
        said.append(f"To begin with, {first:.2f} kg in all is enough.")
    return [*said, "Stop if pain or asymmetry rises."]


def _not_stable(bouts: Sequence[BoutRow], before: Patient, after: Patient) -> list[str]:
    """Exercises that newly have load, and were not yet played at a high difficulty without."""
    from game.core.added_load import STABLE_D

    stable = {
        row.exercise
        for row in bouts
        if row.d_end is not None and row.d_end >= STABLE_D and not row.condition.load
    }
    newly = [
        name
        for name, condition in after.conditions.items()
        if condition.load and name not in stable
        if name not in before.conditions or not before.conditions[name].load
    ]
    line = "{}: load comes after a stance that is stable at difficulty {:g}; it is not, so far."
    return [line.format(name, STABLE_D) for name in newly]


def body_kg(store: Store, alias: str) -> float | None:
    """As the board of the last bout has weighed it."""
    from game.core.pose import GRAVITY_M_S2

    for row in reversed(store.bouts(alias)):
        known = store.last_calibration(alias, row.device_id)
        if known is not None and known.body_load_n:
            return known.body_load_n / GRAVITY_M_S2
    return None
