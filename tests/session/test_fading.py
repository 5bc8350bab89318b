"""A visit's feedback follows its plan and the visits before, and stands in the recording."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from game.core.event import Faded
from game.core.fading import Fading
from game.core.feedback import Feedback, feedback_of
from game.core.patient import Patient
from game.core.plan import Plan
from game.exercises.library import all_levels, find_level
from game.session.opening import BUILT_IN_PLANS, read_plan_file
from game.session.prescribed import feedback_for, practised_by
from game.store.store import Store
from tests.session.clinic import STARS, Clinic, bout
from tests.session.test_live_bout import begin, go_on, replays_equal

HALF = Plan(probe=None, bouts=1, feedback=Fading(shown=(0.5,), instead="terminal"))
LATER = "2026-11-20T10:00:00Z"


def test_only_visits_with_play_are_counted_and_not_the_one_now(
    clinic: Clinic, store: Store
) -> None:
    clinic.visit(bout(STARS[0]))  # the first of November
    clinic.visit()
    now = clinic.visit(bout(STARS[0]), bout(STARS[0]))  # the third
    rows = store.bouts(clinic.alias)
    practised = practised_by(rows, now, 0, "2026-11-03T15:00:00Z")
    assert (practised.visit, practised.days, practised.visits_since) == (2, 2, 2)
    assert practised_by(rows, "later", 2, LATER).visits_since == 2
    assert practised_by(rows, "later", 0, "2020-01-01T00:00:00Z").days == 0


def test_an_adult_who_comes_again_after_a_week_follows_the_light_in_half_the_attempts(
    clinic: Clinic, store: Store
) -> None:
    who, entry = store.patient(clinic.alias), find_level(STARS[0])
    for _ in range(3):
        clinic.visit(bout(STARS[0]))

    def found(now_utc: str) -> Feedback | None:
        rows = store.bouts(clinic.alias)
        return feedback_for(entry.level, who, Plan(), rows, session="now", now_utc=now_utc)

    assert found("2026-11-04T10:00:00Z") == Feedback(even=True)
    assert found(LATER) == Feedback("bandwidth", 0.5, 0.2, even=True)


def test_a_guest_may_be_anybody_and_sees_everything(store: Store) -> None:
    clinic = Clinic(store, alias="guest")
    for _ in range(4):
        clinic.visit(bout(STARS[0]))
    rows, who = store.bouts("guest"), store.patient("guest")
    level = find_level(STARS[0]).level
    found = feedback_for(level, who, Plan(), rows, session="now", now_utc=LATER)
    assert found is not None
    assert not found.fades


def test_a_level_that_fades_by_itself_keeps_its_own() -> None:
    own = [entry for entry in all_levels() if feedback_of(entry.level).fades]
    assert own
    for entry in own:
        who = Patient(alias="P")
        assert feedback_for(entry.level, who, HALF, [], session="now", now_utc=LATER) is None


def test_the_plans_feedback_is_played_recorded_and_played_again(make_visit: Any) -> None:
    session, clock = make_visit(patient=Patient(alias="P-FADE"), plan=HALF)
    live = begin(session, clock, STARS[0])
    assert live.header.feedback == Feedback("terminal", 0.5, even=True)
    go_on(live, clock, 60.0)
    session.close_bout(live)
    faded = [event for event in live.events if isinstance(event, Faded)]
    assert {event.mode for event in faded} == {"terminal"}
    assert replays_equal(live.recorder.folder)


def test_a_recording_of_before_there_was_fading_is_played_as_its_level_says(
    make_visit: Any,
) -> None:
    session, clock = make_visit(patient=Patient(alias="P-OLD"))
    live = begin(session, clock, STARS[0])
    old = msgspec.json.encode(live.header).replace(b'"feedback":{', b'"of_no_known_name":{')
    header = msgspec.json.decode(old, type=type(live.header))
    assert header.feedback is None


@pytest.mark.parametrize("level", ["quiet_stance/probe"])
def test_a_probe_never_fades(make_visit: Any, level: str) -> None:
    session, clock = make_visit(patient=Patient(alias="P-PROBE"), plan=HALF)
    live = begin(session, clock, level)
    assert live.header.feedback is None
    go_on(live, clock, 45.0)
    assert not any(isinstance(event, Faded) for event in live.events)


def test_every_plan_that_ships_can_be_read_and_one_of_them_fades() -> None:
    plans = [read_plan_file(path) for path in sorted(BUILT_IN_PLANS.glob("*.yaml"))]
    fading = [plan.feedback for plan in plans if plan.feedback is not None]
    assert [one.shown for one in fading] == [(1.0, 0.75, 0.5)]
