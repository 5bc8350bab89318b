"""After a visit a rung is suggested, within what is prescribed; a therapist decides."""

from __future__ import annotations

from typing import Any

import pytest

from game.core.level import Condition, Limits
from game.exercises.library import find_level
from game.session.progressing import suggest
from game.store.records import Check
from game.store.store import Store
from game.text import Words
from tests.session.clinic import BOARD, RIVERS, STARS, Clinic, bout
from tests.store import made_up

ENGLISH = Words.load("en")


def test_two_good_bouts_at_the_ceiling_suggest_the_next_rung(clinic: Clinic) -> None:
    made = clinic.suggested(clinic.visit(bout(STARS[2]), bout(STARS[2], 8)))
    assert (made.kind, made.level_id, made.to_level_id) == ("up", STARS[2], STARS[3])
    assert made.to_condition is None
    assert made.proposes(ENGLISH) == "level 4 instead of 3"
    assert made.said(ENGLISH) == (
        "17 of 20 attempts in 2 bouts succeeded, with the dial at its ceiling."
    )


def test_bouts_of_two_visits_make_one_row(clinic: Clinic) -> None:
    assert clinic.suggested(clinic.visit(bout(STARS[2]))).kind == "stay"
    assert clinic.suggested(clinic.visit(bout(STARS[2]))).kind == "up"


@pytest.mark.parametrize(
    ("between", "kind"),
    [
        ({}, "up"),
        ({"conditions": {"star_map": Condition(surface=1)}}, "stay"),
        ({"conditions": {"river_run": Condition(surface=1)}}, "up"),
    ],
)
def test_bouts_in_another_condition_are_no_evidence(
    clinic: Clinic, between: dict[str, Any], kind: str
) -> None:
    clinic.visit(bout(STARS[2]))
    clinic.change(**between)
    assert clinic.suggested(clinic.visit(bout(STARS[2]))).kind == kind


def test_each_exercise_gets_at_most_one_suggestion(clinic: Clinic) -> None:
    session = clinic.visit(bout(STARS[2]), bout(RIVERS[1], 4), bout(STARS[2]), bout(RIVERS[1], 3))
    made = {one.exercise: one for one in suggest(clinic.store, session, BOARD)}
    assert {name: one.to_level_id for name, one in made.items()} == {
        "star_map": STARS[3],
        "river_run": RIVERS[0],
    }


def test_the_same_evidence_gives_the_same_suggestion_and_it_is_kept_once(clinic: Clinic) -> None:
    session = clinic.visit(bout(STARS[2]), bout(STARS[2]))
    first = clinic.suggested(session)
    assert clinic.suggested(session) == first
    assert clinic.store.suggestions("otter7") == [first]


def test_a_decision_is_not_undone_by_asking_again(clinic: Clinic) -> None:
    session = clinic.visit(bout(STARS[2]), bout(STARS[2]))
    clinic.store.decide(clinic.suggested(session).id, "declined", made_up.UTC)
    suggest(clinic.store, session, BOARD)
    assert [one.status for one in clinic.store.suggestions("otter7")] == ["declined"]


@pytest.mark.parametrize(
    ("patient", "successes"),
    [
        ({"locks": ("rung",)}, 9),
        ({"locks": ("rung",), "levels": {"star_map": STARS[2]}}, 9),
        ({"levels": {"star_map": STARS[1]}}, 10),  # the plan had another level
        ({"levels": {"star_map": STARS[5]}}, 10),
        ({"supervision": "remote"}, 9),  # the next rung asks for somebody within reach
    ],
)
def test_nothing_rises_that_the_prescription_holds(
    store: Store, patient: dict[str, Any], successes: int
) -> None:
    clinic = Clinic(store, **patient)
    made = clinic.suggested(clinic.visit(bout(STARS[2], successes), bout(STARS[2], successes)))
    assert made.kind in ("stay", "condition")
    assert made.to_level_id is None
    if made.to_condition is not None:
        assert "rung" in patient["locks"] or patient.get("supervision") == "remote"


@pytest.mark.parametrize(
    ("told", "checks", "kind"),
    [
        ({"losses": 2}, (), "down"),
        ({"losses": 1}, (), "stay"),
        ({}, (Check(3, 0), Check(3, 5)), "down"),
        ({}, (Check(3, 0), Check(3, 2)), "stay"),
        ({}, (Check(3, 0, 3), Check(3, 0, 8)), "down"),
        ({}, (Check(3, 5),), "down"),  # one answer of two: nobody knows for which bout
        ({}, (Check(3, 1), Check(3, 1)), "up"),
    ],
)
def test_danger_pain_and_hard_ratings_are_heeded(
    clinic: Clinic, told: dict[str, Any], checks: tuple[Check, ...], kind: str
) -> None:
    session = clinic.visit(bout(STARS[2]), bout(STARS[2], **told), checks=checks)
    made = clinic.suggested(session)
    assert made.kind == kind
    assert made.to_level_id == {"down": STARS[1], "up": STARS[3]}.get(kind)


@pytest.mark.parametrize(
    ("told", "kind", "why"),
    [
        ({"check_out": Check(9, 0)}, "stay", "Effort was 9 of 10"),
        ({"check_out": Check(3, 2)}, "stay", "Pain rose by 2"),
        ({"check_out": Check(3, 5)}, "down", "Pain of 5"),
        ({"checks": (Check(3, 1), Check(3, 4)), "check_out": Check(3, 0)}, "stay", "Pain rose by"),
        ({"stop_reason": "stopped"}, "stay", "ended early"),
        ({"stop_reason": "pain"}, "stay", "because of pain"),
        ({"stop_reason": "done"}, "up", "ceiling"),
        ({"check_out": Check(8, 1)}, "up", "ceiling"),
    ],
)
def test_how_a_visit_ends_is_heeded(
    clinic: Clinic, told: dict[str, Any], kind: str, why: str
) -> None:
    made = clinic.suggested(clinic.visit(bout(STARS[2]), bout(STARS[2]), **told))
    assert made.kind == kind
    assert why in made.said(ENGLISH)


@pytest.mark.parametrize("painful", [{"check_out": Check(3, 5)}, {"checks": (Check(3, 6),)}])
def test_after_pain_at_the_limit_nothing_rises_before_the_second_good_visit(
    clinic: Clinic, painful: dict[str, Any]
) -> None:
    good = (bout(STARS[2]), bout(STARS[2]))
    assert clinic.suggested(clinic.visit(*good, **painful)).kind == "down"
    first = clinic.suggested(clinic.visit(*good))
    assert first.kind == "stay"
    assert first.said(ENGLISH).startswith("Pain had reached the limit: 2 good visits")
    assert clinic.suggested(clinic.visit(*good)).kind == "up"


def test_down_on_the_first_rung_advises_and_changes_nothing(clinic: Clinic) -> None:
    made = clinic.suggested(clinic.visit(bout(STARS[0], 3), bout(STARS[0], 3)))
    assert made.kind == "down"
    assert not made.asks
    assert made.said(ENGLISH) == "6 of 20 attempts succeeded: less than 60 %."


def test_what_was_declined_comes_back_on_twice_the_evidence_and_not_before(
    clinic: Clinic,
) -> None:
    session = clinic.visit(bout(STARS[2]), bout(STARS[2]))
    clinic.store.decide(clinic.suggested(session).id, "declined", made_up.UTC)
    again = clinic.suggested(clinic.visit(bout(STARS[2]), bout(STARS[2])))
    assert again.kind == "stay"
    assert again.said(ENGLISH).startswith("It goes well; this was declined")
    assert clinic.suggested(clinic.visit(bout(STARS[2]), bout(STARS[2]))).kind == "up"


def test_danger_is_told_again_though_it_was_declined(clinic: Clinic) -> None:
    for _ in range(2):
        made = clinic.suggested(clinic.visit(bout(STARS[2], losses=2)))
        assert made.kind == "down"
        clinic.store.decide(made.id, "declined", made_up.UTC)


def test_the_therapists_ceiling_counts_and_not_the_levels(store: Store) -> None:
    clinic = Clinic(store, limits=Limits(d_max=0.5))
    made = clinic.suggested(clinic.visit(bout(STARS[2], d=0.5), bout(STARS[2], d=0.45)))
    assert made.kind == "up"
    assert "within your limit of 50 %" in made.said(ENGLISH)


@pytest.mark.parametrize("level", [STARS[2], STARS[-1]])
def test_nothing_harder_is_suggested_while_the_dial_is_locked(store: Store, level: str) -> None:
    clinic = Clinic(store, locks=("dial",))
    start = find_level(level).level.d.start
    made = clinic.suggested(clinic.visit(*[bout(level, 10, d=start)] * 2))
    assert made.kind == "stay"
    assert "locked" in made.said(ENGLISH)
