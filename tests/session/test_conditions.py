"""Above the last rung a condition is suggested: one step of one dimension, no lock ever broken."""

from __future__ import annotations

import pytest

from game.core.condition import DIMENSIONS
from game.core.level import Condition, Limits
from game.exercises.library import find_level
from game.store.records import Suggestion
from game.store.store import Store
from game.text import Words
from tests.session.clinic import STARS, Clinic, bout
from tests.store import made_up

ENGLISH = Words.load("en")


def mastered(clinic: Clinic) -> Suggestion:
    return clinic.suggested(clinic.visit(bout(STARS[-1], 10), bout(STARS[-1], 10)))


def changed(before: Condition, after: Condition | None) -> dict[str, int]:
    assert after is not None
    both = {name: getattr(after, name) - getattr(before, name) for name in DIMENSIONS}
    return {name: step for name, step in both.items() if step}


def test_above_the_last_rung_one_step_of_one_dimension_is_suggested(clinic: Clinic) -> None:
    made = mastered(clinic)
    own = find_level(STARS[-1]).level.condition
    assert (made.kind, made.to_level_id) == ("condition", None)
    assert changed(own, made.to_condition) == {"support": 1}
    assert made.proposes(ENGLISH) == "hands above the rail instead of fingertips on the rail"
    assert made.said(ENGLISH) == (
        "20 of the last 20 attempts at the highest difficulty succeeded. "
        "It takes somebody within reach, with a rail."
    )


@pytest.mark.slow
def test_condition_after_condition_no_lock_of_safety_is_ever_broken(store: Store) -> None:
    """As long as everything goes well and everything is accepted."""
    clinic = Clinic(store, supervision="hands_on")
    before, steps = find_level(STARS[-1]).level.condition, []
    for _ in range(20):
        made = mastered(clinic)
        if made.kind != "condition":
            break
        (step,) = changed(before, made.to_condition).items()
        steps.append(step)
        assert made.to_condition is not None
        before = made.to_condition
        clinic.store.decide(made.id, "accepted", made_up.UTC)
    assert made.kind == "stay"
    assert set(steps) <= {(name, 1) for name in ("support", "base", "surface", "cognitive")}
    assert len(steps) >= 6
    assert before.load == before.perturbation == before.vibration == before.vision == 0
    assert before.base < 5  # without support nobody begins on one leg


def test_a_locked_dimension_is_passed_over(store: Store) -> None:
    clinic = Clinic(store, locks=("support", "base", "load", "perturbation", "vibration"))
    made = mastered(clinic)
    own = find_level(STARS[-1]).level.condition
    assert changed(own, made.to_condition) == {"surface": 1}


def test_where_nobody_is_within_reach_no_ground_gets_softer(store: Store) -> None:
    every = ("support", "base", "cognitive", "load", "perturbation", "vibration")
    clinic = Clinic(store, supervision="in_room", locks=every)
    assert mastered(clinic).kind == "stay"


def test_load_is_suggested_only_unlocked_last_and_never_without_the_pin(store: Store) -> None:
    every = ("support", "base", "surface", "cognitive", "perturbation", "vibration")
    clinic = Clinic(store, locks=every)
    made = mastered(clinic)
    own = find_level(STARS[-1]).level.condition
    assert changed(own, made.to_condition) == {"load": 1}
    assert made.needs_pin
    assert "PIN" in made.said(ENGLISH)


def test_too_much_in_a_harder_condition_leads_back_to_the_easier_one(clinic: Clinic) -> None:
    clinic.store.decide(mastered(clinic).id, "accepted", made_up.UTC)
    made = clinic.suggested(clinic.visit(bout(STARS[-1], 3), bout(STARS[-1], 3)))
    assert (made.kind, made.to_level_id) == ("down", None)
    assert made.to_condition == find_level(STARS[-1]).level.condition


def test_a_declined_condition_gives_way_to_another(clinic: Clinic) -> None:
    first = mastered(clinic)
    clinic.store.decide(first.id, "declined", made_up.UTC)
    assert mastered(clinic).kind == "stay"
    later = mastered(clinic)
    assert later.kind == "condition"
    assert later.to_condition != first.to_condition


def test_a_limit_is_named_where_a_harder_condition_is_suggested(store: Store) -> None:
    clinic = Clinic(store, limits=Limits(d_max=0.2))
    made = clinic.suggested(clinic.visit(*[bout(STARS[-1], 10, d=0.2)] * 2))
    assert made.kind == "condition"
    assert "at your limit of 20 %\N{NO-BREAK SPACE}succeeded" in made.said(ENGLISH)
