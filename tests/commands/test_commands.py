"""The command line is a contract: what it is asked for, and the documents it answers with."""

from __future__ import annotations

import io
import math
from pathlib import Path
from typing import Any

import pytest

from game.commands import COMMANDS
from game.exercises import EXERCISES
from game.exercises.library import LEVELS
from tests.commands.calling import call, document

HUMAN = Path(__file__).resolve().parents[3] / "shared" / "data" / "human_stance"


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
    assert len(ladders) == 10 * sum(one.CARD.scored for one in EXERCISES.values())
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


def test_patients_are_added_listed_and_erased(capsys: Any) -> None:
    assert call(capsys, "patients", "add", "otter7", "--group", "child_cp")[0] == 0
    aliases = {row["alias"] for row in document(capsys, "patients")}
    assert aliases == {"guest", "otter7"}
    assert call(capsys, "patients", "erase", "otter7", "--yes")[0] == 0
    assert {row["alias"] for row in document(capsys, "patients")} == {"guest"}


def test_without_a_display_the_game_says_what_works(capsys: Any) -> None:
    code, out, err = call(capsys)
    assert (code, out) == (2, "")
    assert "demo" in err
    assert "--headless" in err


def test_the_levels_and_plans_of_the_game_are_in_order(capsys: Any) -> None:
    rows = document(capsys, "levels", "check", str(LEVELS))
    assert {"levels", "plans"} == {"plans" if "/plans/" in r["file"] else "levels" for r in rows}
    assert all(set(row) == {"file", "ok", "problem"} and row["ok"] for row in rows)


def test_nobody_is_erased_where_nobody_answers(capsys: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert call(capsys, "patients", "add", "otter7")[0] == 0
    code, out, err = call(capsys, "patients", "erase", "otter7")
    assert (code, out) == (2, "")
    assert "Nothing was erased" in err
    assert "otter7" in {row["alias"] for row in document(capsys, "patients")}


@pytest.mark.skipif(not HUMAN.is_dir(), reason="the human recordings are not here")
def test_human_recordings_are_measured(capsys: Any) -> None:
    for file in sorted(HUMAN.glob("*.csv"))[:4]:
        result = document(capsys, "measure", str(file))
        assert result["n"] == 6000
        assert 5 < result["measures"]["mvelo"] < 90
