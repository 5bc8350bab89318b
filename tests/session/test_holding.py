"""What the therapist holds of the dial lasts for the visit, and is recorded in every bout."""

from __future__ import annotations

from typing import Any

import pytest

from game.core.bout import Phase
from game.core.command import BoundDial, LockDial, MoveDial
from game.core.event import DialMoved
from game.core.patient import Patient
from game.core.plan import Plan
from game.session import LiveBout
from tests.session.test_coaching import STARS, close, shown_d
from tests.session.test_live_bout import begin, go_on

OTHER = "river_run/03-willow-bow"
FREE = (0.0, 1.0)


def opened(session: Any, clock: Any, level: str = STARS) -> LiveBout:
    """A bout, and its first moments."""
    live = begin(session, clock, level)
    go_on(live, clock, 0.2)
    return live


@pytest.mark.parametrize(
    ("patient", "plan"),
    [
        (Patient(alias="ada", locks=("dial",)), Plan(probe=None)),
        (Patient(alias="ada"), Plan(probe=None, adapt="fixed")),
    ],
)
def test_a_prescribed_lock_holds_from_the_first_step_and_the_therapist_may_lift_it(
    patient: Patient, plan: Plan, make_visit: Any
) -> None:
    session, clock = make_visit(patient=patient, plan=plan)
    live = opened(session, clock)
    before = live.bout.state.pending_d
    live.ask(MoveDial(0.0, "player", "easier"))
    go_on(live, clock, 0.2)
    assert live.bout.dial_locked
    assert live.bout.state.pending_d == before
    live.ask(LockDial(False))
    live.ask(MoveDial(before - 0.1, "player", "easier"))
    go_on(live, clock, 0.2)
    assert live.bout.state.pending_d == pytest.approx(before - 0.1)
    close(session, clock, live)
    assert not opened(session, clock).bout.dial_locked


def test_a_lock_and_bounds_hold_in_the_next_bout_and_not_in_the_next_visit(
    make_visit: Any,
) -> None:
    ada = Patient(alias="ada")
    session, clock = make_visit(patient=ada)
    live = opened(session, clock)
    live.ask(BoundDial(0.0, 0.8))
    live.ask(MoveDial(0.7, "therapist", "by hand"))
    live.ask(LockDial(True))
    close(session, clock, live)

    for level in (OTHER, STARS):
        live = opened(session, clock, level)
        assert live.bout.dial_locked
        assert live.bout.dial_bounds == (0.0, 0.8)
        close(session, clock, live)  # and replays
    assert live.bout.state.pending_d == 0.7

    live = opened(session, clock)
    live.ask(LockDial(False))
    live.ask(BoundDial(*FREE))
    close(session, clock, live)
    live = opened(session, clock)
    assert (live.bout.dial_locked, live.bout.dial_bounds) == (False, FREE)
    live.ask(LockDial(True))
    close(session, clock, live)

    session, clock = make_visit(patient=ada)
    assert not opened(session, clock).bout.dial_locked


def test_a_lock_while_an_attempt_is_easy_on_purpose_is_at_the_last_fair_one(
    make_visit: Any,
) -> None:
    session, clock = make_visit()
    live = begin(session, clock, OTHER)
    session.stand_in.look_away()  # they stand still, and keep no bend
    for _ in range(600):
        if any(isinstance(event, DialMoved) and event.easy for event in live.events):
            break
        go_on(live, clock, 0.1)
    assert live.bout.phase is Phase.PLAYING
    eased = next(e for e in live.events if isinstance(e, DialMoved) and e.easy)
    easy_d = live.bout.state.pending_d
    fair_d = shown_d([e for e in live.events if e.step <= eased.step])[-1]
    assert easy_d == eased.after < fair_d
    assert live.lock() == pytest.approx(fair_d - easy_d)
    go_on(live, clock, 0.1)
    assert live.bout.state.pending_d == fair_d
    assert live.bout.dial_locked
    close(session, clock, live)


def test_a_child_is_not_locked_at_the_easy_beginning_of_another_level(make_visit: Any) -> None:
    kit = Patient(alias="kit", group="child_cp")
    session, clock = make_visit("sim:cp12?rate=60", kit)
    live = opened(session, clock, OTHER)
    live.lock()
    close(session, clock, live)
    live = opened(session, clock)
    assert live.bout.state.pending_d == live.bout.level.d.start
    close(session, clock, live)
