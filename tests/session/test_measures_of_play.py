"""What a bout of play tells is kept when it is closed, and its recording tells the same."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from game.core.level import Condition
from game.core.patient import Patient
from game.session.measuring import measured
from game.store.recording_files import read_recording
from game.store.store import Store
from tests.session.test_live_bout import begin, go_on, replays_equal

PRESCRIBED = Patient(
    alias="P-7F3K",
    supervision="within_reach",
    conditions={"river_run": Condition(base=2), "star_map": Condition(base=2)},
)
"""Who stands otherwise than the levels have it."""


@pytest.mark.parametrize("level", ["river_run/03-willow-bow", "star_map/04-little-bear"])
def test_a_closed_bout_keeps_what_its_recording_tells(
    level: str, make_visit: Any, store: Store
) -> None:
    session, clock = make_visit("sim:adult?rate=60", PRESCRIBED)
    live = begin(session, clock, level)
    go_on(live, clock, 12.0)
    session.stand_in.on_board = False
    go_on(live, clock, 3.0)
    session.stand_in.on_board = True
    go_on(live, clock, 20.0)
    live.stop()
    go_on(live, clock, 0.1)
    row = session.close_bout(live).row
    recording = read_recording(store.folder.root / row.folder)
    assert replays_equal(live.recorder.folder)
    kept = {one.key: one.value for one in store.measures("P-7F3K") if one.bout == row.folder}
    assert kept == {one.key: one.value for one in measured(recording)}
    assert {key.partition(".")[0] for key in kept} == {level.partition("/")[0]}
    assert sum(value is not None for value in kept.values()) >= 4


def test_a_level_that_is_not_understood_any_more_leaves_what_its_events_tell(
    make_visit: Any,
) -> None:
    session, clock = make_visit("sim:adult?rate=60")
    live = begin(session, clock, "river_run/01-morning-water")
    go_on(live, clock, 24.0)
    live.stop()
    go_on(live, clock, 0.1)
    session.close_bout(live)
    recording = read_recording(live.recorder.folder)
    header = msgspec.structs.replace(recording.header, level_text="of: another time")
    found = {
        one.key: one.value for one in measured(msgspec.structs.replace(recording, header=header))
    }
    assert found["river_run.rms_error_pct"] is None
    assert found["river_run.n_stretches"] is not None
