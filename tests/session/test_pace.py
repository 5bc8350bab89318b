"""A person's own pace: played, recorded, replayed, and never compared with another."""

from __future__ import annotations

from typing import Any

import msgspec

from game.core.access import Access
from game.core.patient import Patient
from game.core.plan import Plan
from game.exercises.library import find_level
from game.headless import calibrate, play_bout
from game.session.coaching import coach_of
from game.session.course import course_of
from game.session.prescribed import limits_of
from tests.session.test_live_bout import begin, go_on, replays_equal, silent

RIVER = "river_run/03-willow-bow"
STARS = "star_map/03-three-lanterns"
SLOW = Patient(alias="slow", access=Access(pace=0.6))


def test_a_bout_is_played_and_recorded_at_the_pace_of_the_person(make_visit: Any) -> None:
    session, clock = make_visit(patient=SLOW)
    live = begin(session, clock, RIVER)
    usual, played = find_level(RIVER).level.dial, live.bout.level.dial
    assert played.speed.hardest == 0.6 * usual.speed.hardest
    assert played.half_width == usual.half_width
    assert live.header.limits.pace == 0.6
    go_on(live, clock, 30.0)
    live.stop()
    go_on(live, clock, 0.1)
    assert session.close_bout(live).row.pace == 0.6
    assert replays_equal(live.recorder.folder)


def test_what_is_measured_is_never_slower(make_visit: Any) -> None:
    session, clock = make_visit(patient=SLOW)
    assert begin(session, clock, "quiet_stance/probe").header.limits.pace == 1.0
    assert limits_of(SLOW).pace == 0.6
    assert limits_of(SLOW, scored=False).pace == 1.0


def test_the_coach_goes_on_from_bouts_at_the_same_pace_only(make_visit: Any, store: Any) -> None:
    session, clock = make_visit(patient=SLOW)
    calibrate(session, clock, silent)
    play_bout(session, STARS, clock)
    rows, entry = store.bouts("slow"), find_level(STARS)
    assert rows[-1].pace == 0.6

    def begins_at(pace: float) -> float:
        patient = msgspec.structs.replace(SLOW, access=Access(pace=pace))
        limits = limits_of(patient)
        level = msgspec.structs.replace(entry.level, limits=limits)
        later = "2026-01-05T10:10:00Z"
        session_now = rows[-1].session
        coach = coach_of(entry, level, patient, Plan(), rows, session=session_now, now_utc=later)
        return coach.begun()[1].d

    assert begins_at(1.0) == entry.level.d.start
    assert begins_at(0.6) != entry.level.d.start


def test_a_course_ends_where_the_pace_was_another(make_visit: Any, store: Any) -> None:
    session, clock = make_visit(patient=SLOW)
    calibrate(session, clock, silent)
    play_bout(session, STARS, clock)
    session.patient = msgspec.structs.replace(SLOW, access=Access(pace=0.9))
    play_bout(session, STARS, clock)
    assert [row.pace for row in store.bouts("slow")] == [0.6, 0.9]
    assert len(course_of(store, session.patient, store.bouts("slow"), session.id)) == 1
