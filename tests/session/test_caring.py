"""A visit rests, suggests finishing and stops when it should, and keeps what it asked for."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from game.coach.rest import Advice
from game.core.patient import Patient
from game.core.plan import Plan
from game.headless import visit
from game.session.caring import Caring, round_of, stop_reason
from game.store.records import BoutRow, Check, Latency, Link, Signs, Tried
from game.store.store import Store

UTC = "2026-01-05T10:00:00Z"
CALM, SWAYING = Signs(speed=30.0), Signs(speed=45.0)


def row(number: int, signs: Signs = CALM, *, active_s: float = 60.0, **more: Any) -> BoutRow:
    """A bout of twelve attempts, ten of them reached."""
    tried = tuple(Tried(n % 6 > 0, 0.4, "all", False, 2.0, 1.0) for n in range(12))
    base = BoutRow(
        folder=f"recordings/guest/v/{number}", patient="guest", session="v", number=number,
        level_id="river_run/01-morning-water", level_sha256="0" * 64, exercise="river_run",
        purpose="play", device_id="b", device_name="b", calibration_utc=UTC, own_calibration=True,
        program_version="0.1.0", started_utc=UTC, ended="done", attempts=12, successes=10,
        samples=6000, active_s=active_s, paused_s=0.0, d_start=0.4, d_end=0.4, median_d=0.4,
        latency=Latency(), link=Link(100.0, 0.5, 0, 0.0), tried=tried, signs=signs,
    )  # fmt: skip
    return msgspec.structs.replace(base, **more)


def caring(store: Store, patient: Patient | None = None, plan: Plan | None = None) -> Caring:
    someone = patient or Patient(alias="guest")
    if someone.alias != "guest":
        store.add_patient(someone)
    session = store.begin_session(someone.alias, UTC, "0.1.0", "a1").id
    made = Caring(store, session, someone, plan or Plan(bouts=20), lambda: UTC)
    made.session = session  # type: ignore[attr-defined]
    return made


def prompts(store: Store, one: Caring) -> list[tuple[str, str]]:
    kept = store.session(one.session)  # type: ignore[attr-defined]
    return [(prompt.advice, prompt.chosen) for prompt in kept.prompts]


def test_the_first_sign_asks_for_a_rest_and_the_next_suggests_finishing(store: Store) -> None:
    one = caring(store)
    played = [row(1, CALM)]
    assert one.after_bout(None, played, over=False).advice is Advice.GO_ON
    played.append(row(2, SWAYING))
    assert one.after_bout(None, played, over=False).advice is Advice.REST
    one.chose("rested")
    played.append(row(3, CALM))  # the rest has helped
    assert one.after_bout(None, played, over=False).advice is Advice.GO_ON
    played.append(row(4, Signs(speed=60.0)))
    gate = one.after_bout(None, played, over=False)
    assert gate.advice is Advice.FINISH
    assert stop_reason(gate) == "tired"
    one.chose("went_on")
    one.chose("finished")  # said once
    assert prompts(store, one) == [("rest", "rested"), ("finish", "went_on")]
    kept = store.session(one.session)  # type: ignore[attr-defined]
    assert kept.prompts[0].signs[0].values == {"n": 50}
    said = kept.prompts[0].reason.format(**kept.prompts[0].values)
    assert said.replace("\N{NO-BREAK SPACE}", " ").startswith("Sway is 50 %")


def test_four_bouts_in_a_row_are_followed_by_a_longer_rest(store: Store) -> None:
    one = caring(store)
    advice = []
    for count in range(1, 9):
        played = [row(n) for n in range(1, count + 1)]
        advice.append(one.after_bout(None, played, over=False))
        one.chose("rested")
    long = [Advice.LONG_REST if n % 4 == 0 else Advice.GO_ON for n in range(1, 9)]
    assert [gate.advice for gate in advice] == long
    assert [gate.rest_s for gate in advice[2:5]] == [30.0, 120.0, 30.0]


def test_a_child_with_cerebral_palsy_sits_down_every_five_minutes(store: Store) -> None:
    one = caring(store, Patient(alias="kit", group="child_cp"))
    played, advice = [], []
    for n in range(1, 5):
        played.append(row(n, active_s=160.0))
        advice.append(one.after_bout(None, played, over=False).advice)
        one.chose("rested")
    assert advice[:3] == [Advice.GO_ON, Advice.REST, Advice.GO_ON]
    assert advice[3] is not Advice.GO_ON


def test_a_rest_that_was_cut_short_is_still_due(store: Store) -> None:
    one = caring(store, Patient(alias="kit", group="child_cp"))
    played, advice = [], []
    for n in range(1, 5):
        played.append(row(n, active_s=160.0))
        advice.append(one.after_bout(None, played, over=False).advice)
        one.chose("cut_short" if n < 4 else "rested")
    assert advice == [Advice.GO_ON, Advice.REST, Advice.REST, Advice.LONG_REST]
    played.append(row(5, active_s=30.0))
    assert one.after_bout(None, played, over=False).advice is Advice.GO_ON


def test_signs_that_were_not_rested_from_are_still_seen(store: Store) -> None:
    one = caring(store)
    played = [row(1, CALM), row(2, Signs(speed=60.0))]
    assert one.after_bout(None, played, over=False).advice is Advice.REST
    one.chose("cut_short")
    played.append(row(3, CALM))
    assert one.after_bout(None, played, over=False).advice is Advice.FINISH
    one.chose("went_on")
    one.chose("rested")  # the rest after that was taken to its end
    played.append(row(4, CALM))
    assert one.after_bout(None, played, over=False).advice is Advice.GO_ON


def test_the_planned_minutes_suggest_finishing_once_and_the_cap_ends(store: Store) -> None:
    one = caring(store, plan=Plan(bouts=20, session_min=10.0, cap_min=15.0))
    played, advice = [], []
    for n in range(1, 6):
        played.append(row(n, active_s=190.0))
        advice.append(one.after_bout(None, played, over=False).advice)
    assert advice == [
        Advice.GO_ON, Advice.GO_ON, Advice.GO_ON, Advice.FINISH, Advice.STOP,
    ]  # fmt: skip
    assert prompts(store, one)[-1] == ("stop", "stopped")


def test_no_rest_is_asked_for_when_nothing_comes_after_it(store: Store) -> None:
    one = caring(store)
    played = [row(n) for n in range(1, 5)]
    assert one.after_bout(None, played, over=True).advice is Advice.GO_ON
    assert one.after_bout(Check(effort=9), played, over=True).advice is Advice.STOP


def test_pain_at_check_in_ends_the_visit_before_anything_is_played(store: Store) -> None:
    one = caring(store)
    gate = one.check_in(Check(effort=1, pain=6))
    assert (gate.advice, stop_reason(gate)) == (Advice.STOP, "pain")
    assert prompts(store, one) == [("stop", "stopped")]


def test_pain_is_compared_with_check_in(store: Store) -> None:
    one = caring(store)
    one.check_in(Check(pain=1))
    assert one.after_bout(Check(pain=2), [row(1)], over=False).advice is Advice.GO_ON
    assert one.after_bout(Check(pain=3), [row(1), row(2)], over=False).advice is Advice.STOP


def test_attempts_that_were_there_to_succeed_say_nothing() -> None:
    easy = tuple(msgspec.structs.replace(one, easy=True) for one in row(1).tried[:4])
    assert len(round_of(row(1, tried=(*easy, *row(1).tried[4:]))).tries) == 8


@pytest.mark.few(3)
@pytest.mark.parametrize(
    ("rating", "bouts", "reason"),
    [
        (Check(effort=3, pain=0), 2, ""),
        (Check(effort=9), 1, "effort"),
        (Check(pain=7), 1, "pain"),
        (None, 2, ""),
    ],
)
def test_without_a_window_a_visit_stops_where_ratings_say_so(
    make_visit: Any, store: Store, rating: Check | None, bouts: int, reason: str
) -> None:
    plan = Plan(probe=None, bouts=2, levels=("star_map/01-first-light",) * 2)
    session, clock = make_visit(plan=plan)
    said: list[str] = []
    visit(session, clock, said.append, rate=(lambda _: rating) if rating else None)
    assert len(session.played) == bouts
    kept = store.session(session.id)
    assert kept.stop_reason == reason
    assert len(kept.prompts) == bool(reason)
    assert any(line.startswith("The visit ends") for line in said) == bool(reason)
    assert kept.planned is not None
    assert (kept.planned.bouts, len(kept.after_bouts)) == (2, bouts if rating else 0)
