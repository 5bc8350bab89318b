"""What a therapist should look at first: pain, what ended early, what waits, who stays away."""

from __future__ import annotations

from datetime import date

from game.console.attention import AWAY_DAYS, GONE_DAYS, LATELY_DAYS, came_on, notices
from game.core.patient import Group, Patient
from game.store.overview import LastVisit, Overview
from game.store.records import Check, Suggestion
from game.text import Words

TODAY = date(2026, 3, 30)
WORDS = Words.load()


def seen(
    alias: str,
    days_ago: int,
    *,
    pain: int | None = None,
    stop: str = "",
    group: Group = "adult_msk",
    visits: int = 5,
    suggestions: tuple[Suggestion, ...] = (),
) -> Overview:
    """Somebody who was here so many days ago."""
    utc = f"{date.fromordinal(TODAY.toordinal() - days_ago)}T10:00:00Z"
    last = LastVisit("v", utc, utc, stop, Check(pain=1), Check(pain=pain))
    return Overview(Patient(alias=alias, group=group), visits, 1, last, suggestions)


def told(*people: Overview) -> list[tuple[str, str]]:
    return [(one.alias, one.what) for one in notices(people, TODAY, WORDS)]


def test_pain_is_told_from_where_play_stops_and_sooner_for_a_child() -> None:
    assert told(seen("a", 1, pain=5)) == [("a", "pain")]
    assert told(seen("a", 1, pain=4)) == []
    assert told(seen("a", 1, pain=3, group="child_cp")) == [("a", "pain")]
    assert told(seen("a", LATELY_DAYS + 1, pain=9)) == [("a", "away")], "that was long ago"


def test_an_early_end_is_told_with_its_reason_and_a_usual_end_is_not() -> None:
    (one,) = notices([seen("a", 1, stop="effort")], TODAY, WORDS)
    assert one.said == "Ended early: stopped because of effort"
    assert told(seen("a", 1, stop="done"), seen("b", 1)) == []


def test_who_came_twice_and_then_no_more_is_missed_for_a_while() -> None:
    for days in (AWAY_DAYS + 1, GONE_DAYS):
        assert told(seen("a", days)) == [("a", "away")]
    for days in (0, AWAY_DAYS, GONE_DAYS + 1):
        assert told(seen("a", days)) == []
    assert told(seen("a", 20, visits=1)) == []


def test_a_suggestion_waits_for_who_was_never_here_too_and_the_guest_is_nobody() -> None:
    one = Suggestion(
        id="s", patient="a", session="v", made_utc="2026-03-01T10:00:00Z", exercise="river_run",
        kind="up", level_id="river_run/01-morning-water", to_level_id="river_run/02-x",
        reason="Because.", values={"rung": 1, "to_rung": 2},
    )  # fmt: skip
    fresh = Overview(Patient(alias="a"), suggestions=(one,))
    assert told(fresh) == [("a", "suggestion")]
    assert told(seen("guest", 1, pain=9)) == []


def test_the_most_urgent_stands_first() -> None:
    people = (seen("a", 20), seen("b", 2, stop="tired"), seen("c", 5, pain=8), seen("d", 1, pain=8))
    assert told(*people) == [("d", "pain"), ("c", "pain"), ("b", "early"), ("a", "away")]


def test_who_was_here_today_is_of_today() -> None:
    people = [seen("a", 0), seen("b", 1), Overview(Patient(alias="c"))]
    assert [one.patient.alias for one in came_on(people, TODAY)] == ["a"]
