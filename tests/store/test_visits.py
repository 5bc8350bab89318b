"""Visits keep what the patient said."""

from __future__ import annotations

from game.store.records import Check
from game.store.store import Store


def test_what_was_said_after_each_bout_is_kept_in_order(store: Store) -> None:
    visit = store.begin_session("guest", "2026-01-05T10:00:00Z", "0.1.0", "a1")
    store.add_check(visit.id, Check(effort=3, pain=0))
    store.add_check(visit.id, Check(effort=7))
    assert store.session(visit.id).after_bouts == (Check(3, 0), Check(7, None))
