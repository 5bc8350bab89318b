"""`--device` twice: one assessment or visit on a board and a worn sensor, and every wrong pair in
one or two lines before anything is stored."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from game.session.opening import open_store
from game.store.recording_files import read_header
from tests.commands.calling import call, document

BOARD, SENSOR = "sim:adult?rate=60", "sim:adult?as=tilt"
PLAY = ("play", "--headless", "--seconds", "1")


def twice(*uris: str) -> list[str]:
    return [word for uri in uris for word in ("--device", uri)]


@pytest.mark.slow
@pytest.mark.parametrize("devices", [(BOARD, SENSOR), (SENSOR, BOARD)])
def test_an_assessment_records_both_and_is_measured_with_the_one_it_needs(
    capsys: Any, data: Path, devices: tuple[str, ...]
) -> None:
    found = document(
        capsys, "assess", "weight_symmetry", "--headless", "--seed", "3", *twice(*devices)
    )
    assert found["results"]["weight_symmetry"]["percent_left"] is not None
    for trial in found["trials"]:
        header = read_header(data / trial["folder"])
        assert header.device.uri == BOARD
        assert [one.device.uri for one in header.beside] == [SENSOR]
        code, out, err = call(capsys, "replay", str(data / trial["folder"]))
        assert (code, err) == (0, "")
        assert out.startswith("Equal")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ([*PLAY, *twice("sim:cp12", "sim:cp12")], 2, "named twice"),
        ([*PLAY, *twice("sim:cp12", "sim:cp12?rate=100")], 2, "named twice"),
        ([*PLAY, *twice("sim:cp12", "wiii:")], 2, "wii"),
        ([*PLAY, *twice("wiii:", "sim:cp12")], 2, "wii"),
        ([*PLAY, *twice("sim:cp12", "sim:adult?as=tilt")], 2, "one person"),
        ([*PLAY, *twice("sim:cp12", "mouse:")], 2, "plays alone"),
        ([*PLAY, *twice("sim:cp12", "signal:sway")], 2, "two boards"),
        ([*PLAY, *twice("sim:cp12", "serial:/dev/no-such-port")], 3, "no-such-port"),
        ([*PLAY, *twice("serial:/dev/no-such-port", "sim:cp12")], 3, "no-such-port"),
        (["calibrate", *twice("sim:cp12", "sim:cp12")], 2, "named twice"),
        (["assess", "mctsib", "--headless", *twice("sim:cp12", "sim:cp12")], 2, "named twice"),
        ([*twice("sim:cp12", "sim:cp12")], 2, "named twice"),
        (["watch", "sim:cp12", *twice("sim:cp12")], 2, "named twice"),
        ([*PLAY, "--with", "otter7", *twice("sim:cp12", "sim:cp12?as=tilt")], 2, "one device"),
    ],
)
def test_devices_that_cannot_stand_beside_each_other_are_refused_in_two_lines(
    capsys: Any, data: Path, words: list[str], code: int, said: str
) -> None:
    got, out, err = call(capsys, *words)
    assert (got, out) == (code, "")
    assert said in err
    assert len([line for line in err.splitlines() if line]) <= 2
    assert not list(data.rglob("bout.json"))


def test_a_plan_that_the_devices_cannot_play_is_told_before_the_visit(
    capsys: Any, data: Path
) -> None:
    plans = data / "plans"
    plans.mkdir(parents=True, exist_ok=True)
    (plans / "mixed.yaml").write_text(
        "name: mixed\nlevels: [storm_captain/01-first-swell, flamingo_garden/01-first-feather]\n"
    )
    code, out, err = call(capsys, *PLAY, "--plan", "mixed", "--device", SENSOR)
    assert (code, out) == (2, "")
    assert "flamingo_garden/01-first-feather takes a balance board" in err
    assert "storm_captain" not in err
    assert len([line for line in err.splitlines() if line]) == 2
    with open_store(data) as store:
        assert store.sessions("guest") == []


def test_watch_shows_both_on_one_time_line(capsys: Any) -> None:
    code, out, err = call(
        capsys, "watch", "sim:adult?rate=200", "--device", SENSOR, "--count", "60"
    )
    assert code == 0, err
    lines = [json.loads(line) for line in out.splitlines()]
    assert {(one["device"], one["unit"]) for one in lines} == {(0, "mm"), (1, "deg")}
    times = [one["t_s"] for one in lines]
    assert times == sorted(times)
    assert all(one["x"] is not None for one in lines)
    assert err.count("a second") == 2


def test_levels_say_what_the_devices_can_play_and_what_the_others_take(capsys: Any) -> None:
    alone = {row["id"]: row for row in document(capsys, "levels", "--device", SENSOR)}
    one_leg = alone["flamingo_garden/01-first-feather"]
    assert (one_leg["playable"], one_leg["why_not"]) == (False, "a balance board")
    assert alone["storm_captain/01-first-swell"]["playable"]
    both = document(capsys, "levels", *twice(BOARD, SENSOR))
    refused = [row["id"] for row in both if not row["playable"]]
    assert not [level for level in refused if "acc" not in str(alone[level]["needs"])]
    code, out, _ = call(capsys, "levels", "--device", SENSOR)
    assert code == 0
    assert "a balance board" in out


def test_without_a_device_levels_are_listed_as_ever(capsys: Any) -> None:
    keys = {"id", "exercise", "domain", "rung", "needs", "stance"}
    assert all(set(row) == keys for row in document(capsys, "levels"))
