"""Everybody at one glance, as the index has it."""

from __future__ import annotations

from game.core.patient import Patient
from game.store.records import Check
from game.store.store import Store

SINCE = "2026-01-10T00:00:00Z"


def test_each_has_their_newest_visit_and_how_many_came_lately(store: Store) -> None:
    for alias in ("ada", "ben"):
        store.add_patient(Patient(alias=alias))
    for day in (5, 11, 12):
        utc = f"2026-01-{day:02}T10:00:00Z"
        visit = store.begin_session("ada", utc, "0.1.0", "a")
        store.change_session(visit.id, check_in=Check(pain=2), check_out=Check(pain=4))
        store.close_session(visit.id, utc, stop_reason="pain" if day == 12 else None)
    seen = {one.patient.alias: one for one in store.overviews(SINCE)}
    assert list(seen) == ["ada", "ben", "guest"]
    assert (seen["ada"].visits, seen["ada"].lately) == (3, 2)
    last = seen["ada"].last
    assert last is not None
    assert (last.started_utc[:10], last.stop_reason, last.pain) == ("2026-01-12", "pain", 4)
    assert (seen["ben"].visits, seen["ben"].last, seen["ben"].suggestions) == (0, None, ())


def test_nobody_asked_for_pain_is_no_pain(store: Store) -> None:
    store.begin_session("guest", SINCE, "0.1.0", "a")
    (guest,) = store.overviews(SINCE)
    assert guest.last is not None
    assert guest.last.pain is None
    assert guest.last.ended_utc is None
