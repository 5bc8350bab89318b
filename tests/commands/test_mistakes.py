"""Every mistake gets one or two lines that say where, what, and what to do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from game.exercises.library import LEVELS
from tests.commands.calling import call

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
    words: list[str], code: int, said: str, capsys: Any, data: Path, tmp_path: Path
) -> None:
    (tmp_path / "text.csv").write_text("this is no table\n", encoding="utf-8")
    (tmp_path / "empty.csv").write_text("", encoding="utf-8")
    (tmp_path / "binary.csv").write_bytes(bytes(range(256)))
    (tmp_path / "header.csv").write_text("t,x,y\n", encoding="utf-8")
    (tmp_path / "words.csv").write_text("t,x,y\n0.1,one,two\n0.2,1,2\n", encoding="utf-8")
    in_ms = "".join(f"{10 * i},{i % 7},{i % 5}\n" for i in range(500))
    (tmp_path / "in_ms.csv").write_text("t,x,y\n" + in_ms, encoding="utf-8")
    (tmp_path / "nothing").mkdir()
    plans = data / "plans"
    (plans / "folder.yaml").mkdir(parents=True)
    (plans / "latin.yaml").write_bytes("name: für".encode("latin-1"))
    (plans / "lost.yaml").write_text(
        "levels: [star_map/01-first-light, star_map/99-x]", encoding="utf-8"
    )
    (plans / "probe.yaml").write_text("probe: nowhere/probe", encoding="utf-8")
    (plans / "brackets.yaml").write_text("[" * 1000, encoding="utf-8")
    (tmp_path / "river_run").mkdir()
    (tmp_path / "river_run" / "day.yaml").write_text("rung: 2020-99-99", encoding="utf-8")
    (tmp_path / "river_run" / "brackets.yaml").write_text("[" * 1000, encoding="utf-8")
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
