"""The coach in a bout: the therapist's hand, the sides, earlier bouts; and all of it replays."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from game.core.command import BoundDial, LockDial, MoveDial
from game.core.event import DialMoved, Event, Missed, Reached, Shown
from game.core.patient import Patient
from game.core.plan import Method, Plan
from game.exercises.library import find_level
from game.headless import calibrate, play_bout
from game.session.coaching import coach_of
from tests.session.test_live_bout import begin, go_on, replays_equal, silent

STARS = "star_map/03-three-lanterns"
WEAK_LEFT = Patient(alias="lefty", affected_side="left")


def close(session: Any, clock: Any, live: Any) -> None:
    live.stop()
    go_on(live, clock, 0.1)
    session.close_bout(live)
    assert replays_equal(live.recorder.folder)


def by_coach(events: list[Event]) -> list[DialMoved]:
    return [event for event in events if isinstance(event, DialMoved) and event.by == "coach"]


def shown_d(events: list[Event]) -> list[float]:
    return [event.d for event in events if isinstance(event, Shown)]


def test_a_locked_dial_is_left_alone_and_then_goes_on_from_the_difficulty_played(
    make_visit: Any,
) -> None:
    session, clock = make_visit()
    live = begin(session, clock, STARS)
    go_on(live, clock, 12.0)
    live.ask(LockDial(True))
    live.ask(MoveDial(0.7, "therapist", "by hand"))
    locked = go_on(live, clock, 20.0)
    assert not by_coach(locked)
    assert shown_d(locked)[-1] == 0.7
    live.ask(LockDial(False))
    moved = by_coach(go_on(live, clock, 20.0))[0]
    assert 0.35 <= moved.after <= 0.8 + 1e-9
    assert moved.after != 0.7
    close(session, clock, live)


def test_the_coach_stays_within_the_therapists_bounds_and_is_not_wound_up_beyond(
    make_visit: Any,
) -> None:
    session, clock = make_visit("sim:athlete?rate=60")
    live = begin(session, clock, STARS)
    live.ask(BoundDial(0.0, 0.5))
    bounded = go_on(live, clock, 30.0)
    assert max(shown_d(bounded)) <= 0.5
    live.ask(BoundDial(0.0, 1.0))
    assert 0.5 < by_coach(go_on(live, clock, 16.0))[0].after <= 0.6 + 1e-9
    close(session, clock, live)


def test_what_the_therapist_sets_during_an_attempt_holds_for_the_next(make_visit: Any) -> None:
    session, clock = make_visit()
    live = begin(session, clock, STARS)
    while not (live.events and isinstance(live.events[-1], Shown)):
        go_on(live, clock, 0.05)
    live.ask(MoveDial(0.9, "therapist", "by hand"))
    events = go_on(live, clock, 15.0)
    assert shown_d(events)[0] == 0.9
    close(session, clock, live)


@pytest.mark.parametrize("adapt", ["wud", "bayes"])
def test_each_side_has_its_own_difficulty_and_the_bout_replays(
    adapt: Method, make_visit: Any
) -> None:
    plan = Plan(probe=None, bouts=1, adapt=adapt)
    session, clock = make_visit("sim:older?rate=60", WEAK_LEFT, plan)
    live = begin(session, clock, "star_map/07-wandering-star")
    go_on(live, clock, 40.0)
    assert any("difficulty of its own" in move.reason for move in live.moves)
    ds = shown_d(live.events)
    assert all(after - before <= 0.10 + 1e-9 for before, after in pairwise(ds))
    close(session, clock, live)


@pytest.mark.slow
def test_the_next_bout_goes_on_and_the_next_visit_begins_a_little_below(
    make_visit: Any, store: Any
) -> None:
    ada = Patient(alias="ada")
    session, clock = make_visit(patient=ada)
    calibrate(session, clock, silent)
    play_bout(session, STARS, clock)
    play_bout(session, STARS, clock)
    first, second = store.bouts("ada")[-2:]
    assert second.d_start > first.d_start
    assert abs(second.d_start - first.d_end) <= 0.10 + 1e-9

    entry = find_level(STARS)
    later = coach_of(
        entry,
        entry.level,
        ada,
        Plan(),
        store.bouts("ada"),
        session="later",
        now_utc="2026-01-08T10:00:00Z",
    )
    _, move = later.begun()
    played = [tried.d for row in (first, second) for tried in row.tried]
    assert move.d <= max(played) - 0.10 + 1e-9
    assert "below what went well" in move.reason


def test_a_guest_may_be_anybody_and_begins_where_the_level_begins(
    make_visit: Any, store: Any
) -> None:
    session, clock = make_visit()
    calibrate(session, clock, silent)
    play_bout(session, STARS, clock)
    entry = find_level(STARS)
    _, move = coach_of(
        entry,
        entry.level,
        session.patient,
        Plan(),
        store.bouts("guest"),
        session="later",
        now_utc="2026-01-08T10:00:00Z",
    ).begun()
    assert move.d == entry.level.d.start


def test_a_childs_first_attempt_is_easy_and_the_recording_says_why(make_visit: Any) -> None:
    kit = Patient(alias="kit", group="child_cp")
    session, clock = make_visit("sim:cp12?rate=60", kit)
    live = begin(session, clock, STARS)
    while not any(isinstance(event, Reached | Missed) for event in live.events):
        go_on(live, clock, 1.0)
    moved = by_coach(live.events)[0]
    assert moved.easy
    assert "so that the first one goes well" in moved.reason
    assert shown_d(live.events)[0] < find_level(STARS).level.d.start
    close(session, clock, live)
