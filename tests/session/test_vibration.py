"""Vibration that a therapist has unlocked is timed beside play, kept with the bout, and limited."""

from __future__ import annotations

from typing import Any

from game.core.command import Pause
from game.core.level import Condition
from game.core.patient import Patient
from game.core.vibration import Vibrated, Vibration
from game.store.store import Store
from tests.session.test_live_bout import begin, go_on, replays_equal
from tests.session.test_second_task import a_level

PATIENT = Patient(
    alias="P-VIB",
    locks=(),
    supervision="hands_on",
    conditions={"star_map": Condition(vibration=1)},
    vibration=Vibration(hz=16, mm=2, minutes=1),
)


def test_what_was_done_is_kept_and_replays(make_visit: Any, store: Store) -> None:
    session, clock = make_visit(patient=PATIENT)
    live = begin(session, clock, a_level())
    go_on(live, clock, 12.0)
    live.ask(Pause())
    go_on(live, clock, 5.0)
    live.stop()
    go_on(live, clock, 0.1)
    session.close_bout(live)
    (row,) = store.bouts("P-VIB")
    assert row.vibration is not None
    assert (row.vibration.hz, row.vibration.mm) == (16, 2)
    assert 3 < row.vibration.on_s < 9.1
    assert replays_equal(live.recorder.folder)
    assert store.patient("P-VIB").vibration == PATIENT.vibration


def test_a_visit_has_three_bouts_with_vibration_at_most(make_visit: Any) -> None:
    session, clock = make_visit(patient=PATIENT)
    asked = []
    for _ in range(4):
        live = begin(session, clock, a_level())
        asked.append(live.bout.tasks)
        go_on(live, clock, 11.0)
        live.stop()
        go_on(live, clock, 0.1)
        session.close_bout(live)
    assert asked == [("vibration",)] * 3 + [()]
    assert session.played[-1].row.vibration is None
    assert isinstance(session.played[0].row.vibration, Vibrated)
