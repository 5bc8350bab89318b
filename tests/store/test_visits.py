"""Visits keep what the patient said, what was planned, and what the game asked for."""

from __future__ import annotations

from game.core.second_task import Counted
from game.store.records import Check, Planned, Prompt, Seen
from game.store.store import Store


def test_what_was_said_after_each_bout_is_kept_in_order(store: Store) -> None:
    visit = store.begin_session("guest", "2026-01-05T10:00:00Z", "0.1.0", "a1")
    store.add_check(visit.id, Check(effort=3, pain=0))
    store.add_check(visit.id, Check(effort=7))
    assert store.session(visit.id).after_bouts == (Check(3, 0), Check(7, None))


def test_how_far_somebody_counted_joins_what_was_said_last(store: Store) -> None:
    visit = store.begin_session("guest", "2026-01-05T10:00:00Z", "0.1.0", "a1")
    assert store.add_counted(visit.id, Counted(72, 58)).after_bouts == ()
    for check in (Check(3, 0), Check(7, 1, 4)):
        store.add_check(visit.id, check)
    store.add_counted(visit.id, Counted(72, 58, 2))
    assert store.session(visit.id).after_bouts == (Check(3, 0), Check(7, 1, 4, Counted(72, 58, 2)))


REST = Prompt(
    utc="2026-01-05T10:06:00Z",
    advice="rest",
    reason="Sway is {n}\u00a0%\u00a0faster than in the first round.",
    values={"n": 34.0},
    signs=(Seen("Sway is {n}\u00a0%\u00a0faster than in the first round.", {"n": 34.0}),),
)
FINISH = Prompt(utc="2026-01-05T10:12:00Z", advice="finish", reason="It was enough.")
PLANNED = Planned(plan="four_bouts", bouts=4, rest_s=30.0, session_min=20.0, cap_min=40.0)


def test_what_the_game_asked_for_and_what_came_of_it_outlive_the_database(store: Store) -> None:
    visit = store.begin_session("guest", "2026-01-05T10:00:00Z", "0.1.0", "a1", PLANNED)
    store.add_prompt(visit.id, REST)
    store.answer_prompt(visit.id, "rested")
    store.add_prompt(visit.id, FINISH)
    store.answer_prompt(visit.id, "went_on")
    kept = store.session(visit.id)
    assert kept.planned == PLANNED
    assert [(one.reason, one.chosen) for one in kept.prompts] == [
        (REST.reason, "rested"),
        (FINISH.reason, "went_on"),
    ]
    store.close()
    for path in store.folder.root.glob(f"{store.folder.database.name}*"):
        path.unlink()
    with Store.open(store.folder) as again:
        assert again.rebuilt
        assert again.session(visit.id) == kept


def test_an_answer_without_a_prompt_changes_nothing(store: Store) -> None:
    visit = store.begin_session("guest", "2026-01-05T10:00:00Z", "0.1.0", "a1")
    assert store.answer_prompt(visit.id, "rested") == visit
