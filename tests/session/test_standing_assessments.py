"""The standing assessments from calibration to stored numbers, by simulated people on a simulated
board."""

from __future__ import annotations

from typing import Any

import pytest

from game.exercises.standing_assessments import (
    MCTSIB,
    TANDEM,
    UNILATERAL,
    UNILATERAL_10S,
    WEIGHT_SYMMETRY,
)
from game.headless import assess, calibrate
from game.session.assessing import Assessing
from game.store.store import Store
from tests.session.test_live_bout import replays_equal, silent

KINDS = ("adult", "older", "cp12", "cp3")


def assessed(make_visit: Any, kind: str, one: Any) -> Assessing:
    """The whole of it, on a board with four sensors."""
    session, clock = make_visit(f"sim:{kind}?rate=60")
    calibrate(session, clock, silent)
    assessing = Assessing(session, one)
    assess(assessing, clock, silent)
    return assessing


def stored(assessing: Assessing) -> dict[str, float | None]:
    return {row.key: row.value for row in assessing.stored()}


def test_weight_symmetry_from_calibration_to_store(make_visit: Any, store: Store) -> None:
    assessing = assessed(make_visit, "adult", WEIGHT_SYMMETRY)
    assert [one.completed for one in assessing.done] == [True] * 3
    assert stored(assessing)["weight_symmetry.percent_left"] == pytest.approx(50, abs=3)
    assert all(replays_equal(store.folder.root / row.folder) for row in store.bouts("guest"))


def test_one_leg_from_calibration_to_store(make_visit: Any, store: Store) -> None:
    assessing = assessed(make_visit, "cp12", UNILATERAL_10S)
    assert [one.condition for one in assessing.done] == ["left"] * 3 + ["right"] * 3
    assert all(one.completed for one in assessing.done), "a touch is a result"
    values = stored(assessing)
    for leg in ("left", "right"):
        assert 2 < values[f"unilateral_10s.{leg}.time_s.mean"] <= 10  # type: ignore[operator]
    assert all(replays_equal(store.folder.root / row.folder) for row in store.bouts("guest"))
    assert all(row.condition.base == 5 for row in store.bouts("guest"))


@pytest.mark.slow
@pytest.mark.parametrize("one", [MCTSIB, TANDEM, UNILATERAL], ids=lambda one: one.name)
def test_everybody_can_do_it_and_the_steadier_come_off_steadier(make_visit: Any, one: Any) -> None:
    """On every kind of stance; the other assessments are made of the same trials."""
    found = [stored(assessed(make_visit, kind, one)) for kind in KINDS]
    last = {key: key.rpartition(".")[2] for key in found[0]}
    for key in (key for key, name in last.items() if name in ("mvelo", "EO", "EC", "composite")):
        speeds = [values[key] for values in found]
        known = [speed for speed in speeds if speed is not None]  # cp3 holds no leg for 5 s
        assert len(known) >= 3, key
        assert known == sorted(known), key
    for key in (key for key in last if key.endswith("time_s.mean")):
        times = [values[key] for values in found]
        assert times == sorted(times, reverse=True), key  # type: ignore[type-var]
