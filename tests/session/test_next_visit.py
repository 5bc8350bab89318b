"""What was suggested and decided after one visit, in the next one that is played."""

from __future__ import annotations

from typing import Any

import pytest

from game.core.errors import SetupError
from game.core.patient import GUEST, Patient
from game.core.plan import Plan
from game.exercises.library import find_level
from game.headless import visit as play_visit
from game.store.kept import SUGGESTIONS
from game.store.store import Store
from tests.session.clinic import STARS, Clinic, bout
from tests.session.test_live_bout import silent
from tests.store import made_up


def test_the_guest_may_be_anybody_and_gets_no_suggestion(make_visit: Any, store: Store) -> None:
    session, clock = make_visit(plan=Plan(levels=(STARS[0],), probe=None, bouts=1))
    play_visit(session, clock, silent)
    assert store.suggestions("guest") == []


def test_a_broken_disk_does_not_keep_a_visit_open(make_visit: Any, store: Store) -> None:
    patient = Patient(alias="otter7")
    session, clock = make_visit(patient=patient, plan=Plan(levels=(STARS[0],), probe=None, bouts=1))
    (store.folder.patient("otter7") / SUGGESTIONS).mkdir(parents=True)
    play_visit(session, clock, silent)
    assert store.session(session.id).ended_utc is not None
    assert any(SUGGESTIONS in problem for problem in session.problems)


@pytest.mark.slow
def test_a_visit_offers_what_was_accepted_after_the_one_before(make_visit: Any) -> None:
    """Star Map is played until more is suggested; accepted, it is the next rung that is offered."""
    patient = Patient(alias="otter7")
    level, session = STARS[0], None
    for _ in range(6):
        session, clock = make_visit(
            patient=patient, plan=Plan(probe=None, bouts=2, levels=(level,) * 2)
        )
        play_visit(session, clock, silent)
        (made,) = session.store.suggestions("otter7")[-1:]
        if made.kind == "up":
            break
    assert session is not None
    assert made.to_level_id == STARS[1]
    session.store.decide(made.id, "accepted", made_up.UTC)
    after, _ = make_visit(patient=session.store.patient("otter7"), plan=Plan(probe=None))
    assert [one for one in after.choices() if find_level(one).exercise == "star_map"] == [STARS[1]]


def test_a_decision_before_play_holds_in_this_visit(make_visit: Any, store: Store) -> None:
    clinic = Clinic(store)
    made = clinic.suggested(clinic.visit(bout(STARS[2]), bout(STARS[2])))
    session, _ = make_visit(patient=store.patient("otter7"), plan=Plan(probe=None))
    session.decide(made.id, "accepted")
    assert STARS[3] in session.choices()
    with pytest.raises(SetupError, match="already"):
        session.decide(made.id, "declined")


def test_every_guest_begins_on_the_first_rung(store: Store, make_visit: Any) -> None:
    """The guest may be anybody: what the one before played is no prescription."""
    Clinic(store, alias=GUEST).visit(*[bout(STARS[4], 10)] * 4)
    session, _ = make_visit(plan=Plan(probe=None))
    assert {find_level(one).rung for one in session.choices()} == {1}


def test_a_locked_dial_stays_where_the_level_starts(make_visit: Any, store: Store) -> None:
    patient = Patient(alias="otter7", locks=("dial",))
    plan = Plan(levels=(STARS[0],), probe=None, bouts=1)
    session, clock = make_visit(patient=patient, plan=plan)
    play_visit(session, clock, silent)
    (row,) = store.bouts("otter7")
    assert {one.d for one in row.tried} == {find_level(STARS[0]).level.d.start}
