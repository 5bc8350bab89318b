"""`ladder` on the command line."""

from __future__ import annotations

import io
import json
from typing import Any

import msgspec
import pytest

from game.commands.ladder import document
from game.commands.progress import progress
from game.patients.profile import PEOPLE
from game.studies import ladder as study
from game.studies.ladder_rules import Violation
from tests.commands import calling
from tests.studies.made_up import made_up_table

BROKEN = Violation(
    rule="A3",
    exercise="made_up",
    level="made_up/01-rung",
    patient="cp3",
    by=0.2,
    text="made_up/01-rung: cp3 succeeds in only 70 %.",
)


@pytest.fixture(scope="module")
def small() -> study.Ladder:
    """Nobody has to play for it."""
    return study.Ladder(attempts=200, seed=1, tables=(made_up_table(),), violations=())


@pytest.fixture
def climbed(monkeypatch: pytest.MonkeyPatch, small: study.Ladder) -> dict[str, Any]:
    """The small ladder at once, whatever is asked; gives what was asked."""
    asked: dict[str, Any] = {}

    def climb(names: Any, **settings: Any) -> study.Ladder:
        asked.update(settings, names=names)
        return small

    monkeypatch.setattr(study, "climb", climb)
    return asked


def call(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    return calling.call(capsys, "ladder", *words)


def test_json_has_the_documented_rows_and_the_cheats_apart(
    capsys: Any, tmp_path: Any, climbed: dict[str, Any]
) -> None:
    picture = tmp_path / "ladder.svg"
    words = ("--exercise", "star_map", "--attempts", "7", "--seed", "5", "--json")
    code, out, _ = call(capsys, *words, "--out", str(picture))
    assert code == 0
    assert (climbed["names"], climbed["attempts"], climbed["seed"]) == (["star_map"], 7, 5)
    assert out.count("\n") == 1
    read = json.loads(out)
    assert {"exercise", "level", "rung", "patient", "success"} <= set(read["rows"][0])
    assert [row["patient"] for row in read["rows"][:5]] == [profile.name for profile in PEOPLE]
    assert len(read["rows"]) == 50
    assert {row["patient"] for row in read["cheats"]} == {"still", "random", "edge"}
    assert {row["condition"] for row in read["harder"]} == set(study.HARDER)
    assert read["violations"] == []
    assert all(row["success_low"] <= row["success"] <= row["success_high"] for row in read["rows"])
    assert picture.read_text(encoding="utf-8").startswith("<svg")


@pytest.fixture
def out_of_order(monkeypatch: pytest.MonkeyPatch, small: study.Ladder) -> None:
    """A ladder with one rule broken, at once."""
    broken = msgspec.structs.replace(small, violations=(BROKEN,))
    monkeypatch.setattr(study, "climb", lambda names, **settings: broken)


def test_without_a_name_every_exercise_with_a_score_is_climbed(
    capsys: Any, climbed: dict[str, Any]
) -> None:
    code, out, _ = call(capsys)
    assert (code, climbed["names"]) == (0, study.scored_exercises())
    assert "Every rule is kept." in out
    assert climbed["attempts"] == 80


def test_a_level_out_of_order_gives_exit_code_1_and_the_table_all_the_same(
    capsys: Any, out_of_order: None
) -> None:
    code, out, _ = call(capsys, "--exercise", "star_map")
    assert code == 1
    assert f"A3  {BROKEN.text}" in out
    header = next(line for line in out.splitlines() if line.startswith("rung"))
    assert header.split()[1:6] == [profile.name for profile in PEOPLE]
    assert any(line.startswith("10-rung") for line in out.splitlines())


def test_a_violation_in_json_says_rule_place_and_person(capsys: Any, out_of_order: None) -> None:
    code, out, _ = call(capsys, "--exercise", "star_map", "--json")
    assert code == 1
    (found,) = json.loads(out)["violations"]
    assert (found["rule"], found["level"], found["patient"]) == (
        "A3",
        "made_up/01-rung",
        "cp3",
    )
    assert found["text"] == BROKEN.text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--exercise", "star_mapp"], "Did you mean 'star_map'?"),
        (["--exercise", "quiet_stance"], "has no ladder"),
        (["--attempts", "0"], "from 1 up"),
        (["--out", "ladder.png"], "End its name in .svg."),
        (["--out", "no_such_folder/ladder.svg"], "a folder that exists"),
    ],
)
def test_a_wrong_call_is_told_before_anybody_plays(
    capsys: Any, monkeypatch: pytest.MonkeyPatch, words: list[str], said: str
) -> None:
    def climb(*names: Any, **settings: Any) -> None:
        raise AssertionError("played")

    monkeypatch.setattr(study, "climb", climb)
    code, out, err = call(capsys, *words)
    assert code == 2
    assert said in err
    assert err.count("\n") <= 2
    assert out == ""


def test_the_bar_is_drawn_on_a_terminal_only_and_never_for_a_script(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    seen = {}
    for name, stream, quiet in (
        ("terminal", Terminal(), False),
        ("script", Terminal(), True),
        ("file", io.StringIO(), False),
    ):
        monkeypatch.setattr("sys.stderr", stream)
        with progress("Playing", quiet=quiet) as told:
            told(0, 4)
            told(3, 4)
        seen[name] = stream.getvalue()
    assert "3 of 4" in seen["terminal"]
    assert seen["script"] == seen["file"] == ""


def test_the_document_is_plain_json(small: study.Ladder) -> None:
    assert json.loads(json.dumps(document(small), allow_nan=False))["attempts"] == 200
