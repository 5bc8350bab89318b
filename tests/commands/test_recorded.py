"""What is played is recorded, plays again to the same events, and stands on the page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from game.headless import RealClock, VirtualClock, play_bout, prepare, visit
from game.patients.profile import ADULT
from game.session.opening import find_plan, open_device, open_session, open_store
from tests.commands.calling import call, document

HUMAN = Path(__file__).resolve().parents[3] / "shared" / "data" / "human_stance"
RIVER, STARS = "river_run/01-morning-water", "star_map/01-first-light"


@pytest.mark.parametrize(
    "clock", [VirtualClock, pytest.param(RealClock, marks=pytest.mark.slow)]
)  # 22 s of play, as fast as it goes and at a person's own pace
def test_play_records_and_the_recording_replays_and_is_reported(
    clock: type[Any], capsys: Any, data: Path, tmp_path: Path, monkeypatch: Any
) -> None:
    monkeypatch.setattr("game.headless.RealClock", clock)
    assert call(capsys, "patients", "add", "otter7")[0] == 0
    with open_store(None) as store:
        store.put_calibration(
            "otter7", msgspec.structs.replace(ADULT.calibration(""), device_id="sim:adult")
        )
    words = ["--patient", "otter7", "--device", "sim:adult?rate=100", "--level", RIVER]
    played = document(capsys, "play", "--headless", *words, "--seconds", "22", "--seed", "5")
    assert set(played) == {"session", "patient", "bouts"}
    bout = played["bouts"][0]
    keys = "folder level ended attempts successes samples active_s paused_s"
    assert set(bout) == set(keys.split())
    folder = data / bout["folder"]
    assert document(capsys, "replay", str(folder))["equal"] is True
    for ending in ("pdf", "html", "csv", "json"):
        out = tmp_path / f"page.{ending}"
        code, _, err = call(capsys, "report", "otter7", "--out", str(out))
        assert code == 0, err
        assert out.stat().st_size > 100


def test_a_recording_that_was_tampered_with_is_told_apart(capsys: Any) -> None:
    clock = VirtualClock()
    with open_store(None) as store:
        device, stand_in = open_device("sim:adult?rate=100", clock, seed=1)
        plan = find_plan(None, store.folder, (STARS,))
        session = open_session(store, store.patient("guest"), plan, device, stand_in, 1)
        visit(session, clock, lambda _: None)
        folder = store.folder.root / session.played[0].row.folder
    events = folder / "events.jsonl"
    text = events.read_text(encoding="utf-8")
    events.write_text(text.replace('"Reached"', '"Missed"', 1), encoding="utf-8")
    code, out, _ = call(capsys, "replay", str(folder))
    assert code == 1
    assert "event" in out


def test_an_exercise_that_is_not_there_any_more_is_told(capsys: Any) -> None:
    from game.headless import VirtualClock
    from game.session.opening import find_plan, open_device, open_session

    clock = VirtualClock()
    with open_store(None) as store:
        device, stand_in = open_device("sim:adult?rate=100", clock, seed=1)
        plan = find_plan(None, store.folder, (RIVER,))
        session = open_session(store, store.patient("guest"), plan, device, stand_in, 1)
        prepare(session, clock, lambda _: None)
        play_bout(session, plan.levels[0], clock, longest_s=10)
        session.close("stopped")
        folder = store.folder.root / session.played[0].row.folder
    header = json.loads((folder / "bout.json").read_text(encoding="utf-8"))
    header["exercise"] = "river_rum"
    (folder / "bout.json").write_text(json.dumps(header), encoding="utf-8")
    code, _, err = call(capsys, "replay", str(folder))
    assert code == 2
    assert "Did you mean 'river_run'" in err
    code, _, err = call(capsys, "measure", str(folder), "--filter", "-3")
    assert code == 2
    assert "--filter" in err


@pytest.mark.slow
@pytest.mark.skipif(not HUMAN.is_dir(), reason="the human recordings are not here")
def test_a_human_recording_is_played_and_stands_on_the_page(
    capsys: Any, data: Path, tmp_path: Path
) -> None:
    file = sorted(HUMAN.glob("*.csv"))[0]
    words = ["--headless", "--device", f"replay:{file}", "--level", STARS]
    played = document(capsys, "play", *words)
    bout = played["bouts"][0]
    assert bout["samples"] > 4000
    assert document(capsys, "replay", str(data / bout["folder"]))["equal"]
    out = tmp_path / "page.html"
    assert call(capsys, "report", "guest", "--out", str(out))[0] == 0
    assert "typical" in out.read_text(encoding="utf-8")
