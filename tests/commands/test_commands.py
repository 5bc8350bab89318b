"""The command line is a contract: documents, exit codes, and one or two lines for every mistake."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from serial.tools.list_ports_common import ListPortInfo

import main
from game.commands import COMMANDS, watch
from game.exercises.library import LEVELS
from game.patients.profile import ADULT
from game.session.opening import open_device, open_store
from input_devices import serial_port
from input_devices.sample import (
    Battery,
    Connected,
    DeviceEvent,
    Header,
    Kind,
    Lost,
    Notice,
    Sample,
)

HUMAN = Path(__file__).resolve().parents[3] / "shared" / "data" / "human_stance"


@pytest.fixture(autouse=True)
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test has a data folder of its own, and no display."""
    monkeypatch.setenv("STEADY_ISLES_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")


def call(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    try:
        code = main.main(list(words))
    except SystemExit as end:
        code = int(end.code or 0)
    out, err = capsys.readouterr()
    return code, out, err


def document(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    code, out, err = call(capsys, *words, "--json")
    assert code == 0, err
    assert out.count("\n") == 1
    return json.loads(out)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = call(capsys, name, "--help")
    assert code == 0
    assert "Example:" in out


def test_levels_lists_every_level_with_its_domain_and_needs(capsys: Any) -> None:
    rows = document(capsys, "levels")
    ladders = [row for row in rows if row["rung"] is not None]
    assert len(ladders) == 20
    assert set(rows[0]) == {"id", "exercise", "domain", "rung", "needs", "stance"}


def test_simulate_gives_the_documented_keys_and_the_same_play_for_a_seed(capsys: Any) -> None:
    words = ("simulate", "--level", "star_map/03-three-lanterns", "--patient", "cp12")
    first, again = document(capsys, *words), document(capsys, *words)
    keys = "level patient attempts success final_d mean_d simulated_s wall_s events"
    assert set(first) == set(keys.split())
    first.pop("wall_s")
    again.pop("wall_s")
    assert first == again


def test_measure_gives_the_panel_of_a_laboratory_recording(capsys: Any, tmp_path: Path) -> None:
    import math

    rows = [
        f"{i / 100:.2f},{10 * math.cos(i / 50):.6f},{10 * math.sin(i / 50):.6f},ignored"
        for i in range(3142)
    ]
    file = tmp_path / "circle.csv"
    file.write_text("t,x,y,note\n" + "\n".join(rows) + "\n", encoding="utf-8")
    result = document(capsys, "measure", str(file), "--filter", "none")
    keys = {"file", "n", "fs_hz", "duration_s", "filter", "measures", "units", "version"}
    assert keys <= set(result)
    assert result["filter"] == "none"
    assert result["measures"]["mdist"] == pytest.approx(10.0, rel=1e-3)
    assert result["measures"]["mvelo"] == pytest.approx(20.0, rel=1e-3)


def test_play_records_and_the_recording_replays_and_is_reported(
    capsys: Any, tmp_path: Path
) -> None:
    assert call(capsys, "patients", "add", "otter7")[0] == 0
    with open_store(None) as store:
        store.put_calibration(
            "otter7", msgspec.structs.replace(ADULT.calibration(""), device_id="sim:adult")
        )
    words = [
        "--patient",
        "otter7",
        "--device",
        "sim:adult?rate=100",
        "--level",
        "river_run/01-morning-water",
    ]
    played = document(capsys, "play", "--headless", *words, "--seconds", "22", "--seed", "5")
    assert set(played) == {"session", "patient", "bouts"}
    bout = played["bouts"][0]
    assert set(bout) == {
        "folder",
        "level",
        "ended",
        "attempts",
        "successes",
        "samples",
        "active_s",
        "paused_s",
    }
    folder = tmp_path / "data" / bout["folder"]
    assert document(capsys, "replay", str(folder))["equal"] is True
    for ending in ("pdf", "html", "csv", "json"):
        out = tmp_path / f"page.{ending}"
        code, _, err = call(capsys, "report", "otter7", "--out", str(out))
        assert code == 0, err
        assert out.stat().st_size > 100


def test_a_recording_that_was_tampered_with_is_told_apart(capsys: Any, tmp_path: Path) -> None:
    from game.headless import VirtualClock, visit
    from game.session.opening import find_plan, open_device, open_session

    clock = VirtualClock()
    with open_store(None) as store:
        device, stand_in = open_device("sim:adult?rate=100", clock, seed=1)
        plan = find_plan(None, store.folder, ("star_map/01-first-light",))
        session = open_session(store, store.patient("guest"), plan, device, stand_in, 1)
        visit(session, clock, lambda _: None)
        folder = store.folder.root / session.played[0].row.folder
    events = folder / "events.jsonl"
    text = events.read_text(encoding="utf-8")
    events.write_text(text.replace('"Reached"', '"Missed"', 1), encoding="utf-8")
    code, out, _ = call(capsys, "replay", str(folder))
    assert code == 1
    assert "event" in out


def test_patients_are_added_listed_and_erased(capsys: Any) -> None:
    assert call(capsys, "patients", "add", "otter7", "--group", "child_cp")[0] == 0
    aliases = {row["alias"] for row in document(capsys, "patients")}
    assert aliases == {"guest", "otter7"}
    assert call(capsys, "patients", "erase", "otter7", "--yes")[0] == 0
    assert {row["alias"] for row in document(capsys, "patients")} == {"guest"}


def test_watch_prints_samples_as_lines_of_json(capsys: Any) -> None:
    code, out, err = call(capsys, "watch", "sim:adult?rate=200", "--count", "5")
    assert code == 0
    lines = [json.loads(line) for line in out.splitlines()]
    assert len(lines) == 5
    assert {"t_s", "kind", "values", "x", "y", "unit", "load_n", "flags"} <= set(lines[0])
    assert "a second" in err


def test_without_a_display_the_game_says_what_works(capsys: Any) -> None:
    code, out, err = call(capsys)
    assert (code, out) == (2, "")
    assert "demo" in err
    assert "--headless" in err


BAD_LEVEL = """
rung: 1
dial:
  speed: [0.05, 0.1]
  half_widht: [0.4, 0.3]
  curve_hz: [0.05, 0.1]
  look_ahead_s: [4, 3]
  gain: [0.7, 0.9]
"""

STAR = ("--level", "star_map/01-first-light")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["plya"], 2, "Did you mean 'play'"),
        (["play", "--headless"], 2, "--device"),
        (["play", "--level", "river_run/5"], 2, "river_run/"),
        (["play", "--patient", "nobody"], 2, "nobody"),
        (["play", "--headless", "--device", "sim:adlut"], 2, "adult"),
        (["play", "--headless", "--device", "bluetooth:x"], 2, "bluetooth"),
        (["play", "--headless", "--device", "sim:adult", "--level", "star_map/1"], 2, "star_map/"),
        (["play", "--headless", "--device", "sim:adult", "--plan", "nothing"], 2, "plan"),
        (["play", "--headless", "--device", "sim:adult", "--patient", "nobody"], 2, "nobody"),
        (["play", "--headless", "--device", "sim:adult", "--seconds", "0"], 2, "--seconds"),
        (["play", "--headless", "--device", "serial:/dev/no-such-port"], 3, "no-such-port"),
        (["watch", "serial:/dev/no-such-port"], 3, "no-such-port"),
        (["watch", "wii:?lxx=3"], 2, "lx"),
        (["measure", "no-such-file.csv"], 2, "no-such-file.csv"),
        (["measure", "{text}"], 2, "text.csv"),
        (["measure", "{empty}"], 2, "empty"),
        (["measure", "{binary}"], 2, "text"),
        (["measure", "{header}"], 2, "header.csv"),
        (["measure", "{text}", "--filter", "soft"], 2, "--filter"),
        (["levels", "check", "{level}"], 2, "half_width"),
        (["levels", "check"], 2, "no file"),
        (["simulate", "--level", "river_run/05", "--patient", "adult"], 2, "otter-turn"),
        (["simulate", "--level", "star_map/05-the-swan", "--patient", "adul"], 2, "adult"),
        (["replay", "no-such-bout"], 2, "no-such-bout"),
        (["report", "nobody", "--out", "{out}/x.pdf"], 2, "nobody"),
        (["report", "guest", "--out", "{out}/page"], 2, "--format"),
        (["report", "guest", "--out", "/proc/x.pdf"], 2, "x.pdf"),
        (["patients", "add", "two words"], 2, "alias"),
        (["patients", "add", "guest"], 2, "guest"),
        (["patients", "erase", "nobody", "--yes"], 2, "nobody"),
        (["patients", "--data", "{text}"], 2, "text.csv"),
        (["calibrate", "--device", "mouse:"], 2, "mouse"),
        (["simulate", *STAR, "--patient", "adult", "--seed", "-1"], 2, "--seed"),
        (["simulate", *STAR, "--patient", "adult", "--seed", "9" * 5000], 2, "--seed"),
        (["simulate", *STAR, "--patient", "adult", "--attempts", "0"], 2, "--attempts"),
        (["play", "--headless", "--device", "sim:adult", "--seed", "-5"], 2, "--seed"),
        (["play", "--headless", "--device", "mouse:"], 2, "window"),
        (["play", "--headless", "--device", "keys:"], 2, "window"),
        (["patients", "add", "a", "--birth-year", "9" * 20], 2, "1900 to 2100"),
        (["patients", "add", "a", "--birth-year", "-5"], 2, "1900 to 2100"),
        (["patients", "add", "a", "--language", "zz"], 2, "en"),
        (["patients", "ad", "a"], 2, "Did you mean 'add'"),
        (["watch", "sim:adult", "--seconds", "nan"], 2, "--seconds"),
        (["watch", "sim:adult", "--seconds", "-1"], 2, "--seconds"),
        (["watch", "sim:adult", "--seconds", "0"], 2, "--seconds"),
        (["watch", "sim:adult", "--count", "-1"], 2, "--count"),
        (["demo", "--seconds", "nan"], 2, "--seconds"),
        (["demo", "--seconds", "-1"], 2, "--seconds"),
        (["bench", "--minutes", "-1"], 2, "--minutes"),
        (["measure", "{text}", "--filter", "-3"], 2, "--filter"),
        (["measure", "{words}"], 2, "1 of 2 lines"),
        (["measure", "{in_ms}"], 2, "in ms?"),
        (["levels", "chekc"], 2, "Did you mean 'check'"),
        (["levels", "check", "{nothing}"], 2, "no level file"),
        (["levels", "check", "{day}"], 2, "day.yaml"),
        (["levels", "check", "{brackets}"], 2, "too deep"),
        (["play", "--plan", "latin"], 2, "UTF-8"),
        (["play", "--plan", "lost"], 2, "star_map/99"),
        (["play", "--plan", "probe"], 2, "nowhere/probe"),
        (["play", "--plan", "folder"], 2, "folder.yaml"),
        (["play", "--plan", "brackets"], 2, "brackets.yaml"),
        (["--data", "{out}", "play", "--headless"], 2, "after the command"),
        (["--dvice", "wii:"], 2, "--dvice"),
        (["shots", "--out", "{out}", "--size", "big"], 2, "--size"),
    ],
)
def test_a_mistake_gets_one_or_two_lines_and_no_traceback(
    words: list[str], code: int, said: str, capsys: Any, tmp_path: Path
) -> None:
    (tmp_path / "text.csv").write_text("this is no table\n", encoding="utf-8")
    (tmp_path / "empty.csv").write_text("", encoding="utf-8")
    (tmp_path / "binary.csv").write_bytes(bytes(range(256)))
    (tmp_path / "header.csv").write_text("t,x,y\n", encoding="utf-8")
    (tmp_path / "words.csv").write_text("t,x,y\n0.1,one,two\n0.2,1,2\n", encoding="utf-8")
    in_ms = "".join(f"{10 * i},{i % 7},{i % 5}\n" for i in range(500))
    (tmp_path / "in_ms.csv").write_text("t,x,y\n" + in_ms, encoding="utf-8")
    (tmp_path / "nothing").mkdir()
    plans = tmp_path / "data" / "plans"
    (plans / "folder.yaml").mkdir(parents=True)
    (plans / "latin.yaml").write_bytes("name: für".encode("latin-1"))
    (plans / "lost.yaml").write_text(
        "levels: [star_map/01-first-light, star_map/99-x]", encoding="utf-8"
    )
    (plans / "probe.yaml").write_text("probe: nowhere/probe", encoding="utf-8")
    (plans / "brackets.yaml").write_text("[" * 5000, encoding="utf-8")
    (tmp_path / "river_run").mkdir()
    (tmp_path / "river_run" / "day.yaml").write_text("rung: 2020-99-99", encoding="utf-8")
    (tmp_path / "river_run" / "brackets.yaml").write_text("[" * 5000, encoding="utf-8")
    (tmp_path / "river_run" / "bad.yaml").write_text(BAD_LEVEL, encoding="utf-8")
    places = {
        "text": tmp_path / "text.csv",
        "empty": tmp_path / "empty.csv",
        "binary": tmp_path / "binary.csv",
        "header": tmp_path / "header.csv",
        "level": tmp_path / "river_run" / "bad.yaml",
        "out": tmp_path,
        **{name: tmp_path / f"{name}.csv" for name in ("words", "in_ms")},
        **{name: tmp_path / "river_run" / f"{name}.yaml" for name in ("day", "brackets")},
        "nothing": tmp_path / "nothing",
    }
    got, out, err = call(capsys, *(word.format(**places) for word in words))
    lines = err.strip().splitlines()
    assert got == code, err
    assert said.lower() in err.lower()
    assert 1 <= len(lines) <= 2, err
    assert "Traceback" not in err
    assert out == ""


def test_the_levels_and_plans_of_the_game_are_in_order(capsys: Any) -> None:
    rows = document(capsys, "levels", "check", str(LEVELS))
    assert {"levels", "plans"} == {"plans" if "/plans/" in r["file"] else "levels" for r in rows}
    assert all(set(row) == {"file", "ok", "problem"} and row["ok"] for row in rows)


@pytest.mark.parametrize("words", [["check", "--json"], ["--json", "check"]])
def test_one_wrong_level_file_does_not_stop_the_others(
    words: list[str], capsys: Any, tmp_path: Path
) -> None:
    (tmp_path / "river_run").mkdir()
    (tmp_path / "river_run" / "bad.yaml").write_text(BAD_LEVEL, encoding="utf-8")
    good = LEVELS / "river_run" / "01-morning-water.yaml"
    code, out, err = call(
        capsys, "levels", *words, str(tmp_path / "no.yaml"), str(tmp_path), str(good)
    )
    rows = json.loads(out)
    assert (code, err) == (2, "")
    assert [row["ok"] for row in rows] == [False, False, True]
    assert "half_width" in rows[1]["problem"]
    assert rows[2]["problem"] is None


def test_nobody_is_erased_where_nobody_answers(capsys: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert call(capsys, "patients", "add", "otter7")[0] == 0
    code, out, err = call(capsys, "patients", "erase", "otter7")
    assert (code, out) == (2, "")
    assert "Nothing was erased" in err
    assert "otter7" in {row["alias"] for row in document(capsys, "patients")}


def test_an_exercise_that_is_not_there_any_more_is_told(capsys: Any, tmp_path: Path) -> None:
    from game.headless import VirtualClock, play_bout, prepare
    from game.session.opening import find_plan, open_device, open_session

    clock = VirtualClock()
    with open_store(None) as store:
        device, stand_in = open_device("sim:adult?rate=100", clock, seed=1)
        plan = find_plan(None, store.folder, ("river_run/01-morning-water",))
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


EVENTS = [
    (Connected("Board A"), "Board A: connected."),
    (Lost("Check its cable."), "Check its cable."),
    (Header({"kind": "load4", "rate": "100"}), "The board says: kind load4, rate 100."),
    (Battery(0.806), "Battery: 81%."),
    (Notice("slow-rate", "The board sends only 5."), "The board sends only 5."),
]


@pytest.mark.parametrize(("event", "said"), EVENTS)
def test_what_a_device_tells_is_said_in_words(event: DeviceEvent, said: str) -> None:
    assert watch.in_words(event) == said


class Unplugged:
    """A board that is lost for a while, on a clock of its own."""

    def __init__(self, back_s: float) -> None:
        self.now = 0.0
        self.back_s = back_s
        self.finished = False
        self.info = open_device("sim:adult", seed=1)[0].info

    def perf_counter(self) -> float:
        return self.now

    def sleep(self, length_s: float) -> None:
        self.now += max(length_s, 0.1)

    @property
    def state(self) -> str:
        return "lost" if self.now < self.back_s else "connecting"

    def read(self) -> list[Sample]:
        back = self.now > self.back_s + 1.0
        return [Sample(self.now, Kind.LOAD4, (20.0, 20.0, 20.0, 20.0))] if back else []

    def events(self) -> list[DeviceEvent]:
        return []

    def close(self) -> None:
        pass


@pytest.mark.parametrize(("back_s", "code"), [(12.0, 0), (60.0, 3)])
def test_watch_waits_for_a_board_that_is_lost(
    back_s: float, code: int, capsys: Any, monkeypatch: Any
) -> None:
    board = Unplugged(back_s)
    monkeypatch.setattr("game.session.opening.open_device", lambda uri, seed: (board, None))
    monkeypatch.setattr(watch, "time", board)
    got, out, err = call(capsys, "watch", "serial:COM5", "--count", "2")
    assert got == code, err
    assert out.count("\n") == (2 if code == 0 else 0)
    assert ("says nothing" in err) == (code == 3)


def test_a_socket_with_nothing_in_it_is_not_listed(monkeypatch: Any) -> None:
    usb, bare, socket = (ListPortInfo(f"/dev/{name}") for name in ("ttyUSB0", "ttyS0", "ttyS1"))
    socket.hwid = "PNP0501"
    monkeypatch.setattr(serial_port.list_ports, "comports", lambda: [bare, socket, usb])
    assert {port.name for port in serial_port.ports_now()} == {"/dev/ttyUSB0", "/dev/ttyS1"}


@pytest.mark.skipif(not HUMAN.is_dir(), reason="the human recordings are not here")
def test_human_recordings_are_measured(capsys: Any) -> None:
    for file in sorted(HUMAN.glob("*.csv"))[:4]:
        result = document(capsys, "measure", str(file))
        assert result["n"] == 6000
        assert 5 < result["measures"]["mvelo"] < 90


@pytest.mark.slow
@pytest.mark.skipif(not HUMAN.is_dir(), reason="the human recordings are not here")
def test_a_human_recording_is_played_and_stands_on_the_page(capsys: Any, tmp_path: Path) -> None:
    file = sorted(HUMAN.glob("*.csv"))[0]
    played = document(
        capsys,
        "play",
        "--headless",
        "--device",
        f"replay:{file}",
        "--level",
        "star_map/01-first-light",
    )
    bout = played["bouts"][0]
    assert bout["samples"] > 4000
    assert document(capsys, "replay", str(tmp_path / "data" / bout["folder"]))["equal"]
    out = tmp_path / "page.html"
    assert call(capsys, "report", "guest", "--out", str(out))[0] == 0
    assert "typical" in out.read_text(encoding="utf-8")
