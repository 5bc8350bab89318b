"""`ability`: how able somebody is, how hard the levels are, and what to play next."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from game.core.difficulty import Difficulties
from game.exercises.difficulties import current, read_difficulties
from game.exercises.library import ladder_levels
from main import main


@pytest.fixture
def data(data: Path) -> str:
    assert main(["patients", "add", "otter7", "--group", "older", "--data", str(data)]) == 0
    return str(data)


def test_every_level_is_listed_with_its_difficulty(
    data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ability", "--data", data]) == 0
    lines = capsys.readouterr().out
    assert all(entry.id in lines for entry in ladder_levels())


def test_a_person_is_told_in_json_with_what_comes_next_and_why(
    data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ability", "otter7", "--json", "--data", data]) == 0
    document = json.loads(capsys.readouterr().out)
    assert {one["domain"] for one in document["abilities"]} == set(read_difficulties().typical)
    assert all(one["low"] < one["mean"] < one["high"] for one in document["abilities"])
    assert len(document["next"]) >= 2
    assert all(one["reason"] for one in document["next"])


def test_the_map_is_a_picture_of_every_exercise(data: str, tmp_path: Path) -> None:
    out = tmp_path / "map.svg"
    assert main(["ability", "otter7", "--out", str(out), "--data", data]) == 0
    picture = out.read_text(encoding="utf-8")
    assert picture.startswith("<svg")
    assert all(title in picture for title in ("River Run", "Star Map", "Balance", "Coordination"))


def test_levels_corrected_by_bouts_are_kept_and_used(data: str) -> None:
    assert main(["ability", "--refit", "--data", data]) == 0
    kept = (Path(data) / "difficulty.json").read_bytes()
    # nobody has played, so that nothing moves
    assert msgspec.json.decode(kept, type=Difficulties) == current(read_difficulties())


@pytest.mark.parametrize(
    "call",
    [
        ["ability", "nobody"],
        ["ability", "--out", "map.svg"],
        ["ability", "otter7", "--out", "/proc/none/map.svg"],
        ["ability", "otter7", "--out", "map.png"],
    ],
)
def test_a_mistake_gets_one_or_two_lines(
    data: str, call: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*call, "--data", data]) == 2
    error = capsys.readouterr().err.strip().splitlines()
    assert 1 <= len(error) <= 2
    assert "Traceback" not in "".join(error)
