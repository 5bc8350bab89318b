"""`study detection` on the command line; the study itself is in tests/studies."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import Any

import pytest

import main
from game.patients.profile import PEOPLE
from game.studies import detection as study
from tests.commands import calling

PEOPLE_EACH = 40


def courses(false_alarms: int) -> list[study.Case]:
    """Every case: so many false alarms at the end; 30 % and more is seen from session 9 on by those
    who have three probes."""

    def below(improvement: float, plan: study.Plan) -> tuple[int, ...]:
        if plan.assessed < 3:
            return (0,) * 12
        if not improvement:
            return (0,) * 11 + (false_alarms,)
        return (0,) * 8 + (36 if improvement >= 0.3 else 4,) * 4

    return [
        study.Case(
            patient=profile.name, plan=plan, days_before=days, day_sd=day_sd,
            improvement=improvement, people=PEOPLE_EACH, below=below(improvement, plan),
            above=(0,) * 12, ever=2, twice=0,
        )
        for profile in PEOPLE
        for improvement, day_sd, days, plan in study.KINDS
    ]  # fmt: skip


def call(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    return calling.call(capsys, "study", "detection", *words)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(study, "detection", lambda *args, **settings: courses(1))


def test_the_clinic_reads_how_many_sessions_it_takes(capsys: Any, told: None) -> None:
    code, out, _ = call(capsys)
    assert code == 0
    assert (
        "With 3 probes a visit, 80 % power at 20 % improvement is not reached within 12 sessions "
        "(10 % are seen), at 30 % from session 9 on; false alarms 2.5 % at the end, 5.0 % at any "
        "visit, 0.0 % twice in a row."
    ) in out
    assert "With fewer than 3 probes on the day the report never speaks of change" in out
    header = next(line for line in out.splitlines() if line.startswith("patient"))
    assert "sees 20 %" in header


def test_json_has_every_case_with_its_interval(capsys: Any, told: None, tmp_path: Path) -> None:
    picture = tmp_path / "detection.svg"
    code, out, _ = call(capsys, "--json", "--out", str(picture))
    assert code == 0
    read = json.loads(out)
    assert len(read["rows"]) == len(PEOPLE) * len(study.KINDS)
    assert all(row["told_low"] <= row["told"] <= row["told_high"] for row in read["rows"])
    sessions = {row["sessions"] for row in read["rows"] if row["improvement"] == 0.3}
    assert sessions == {None, 9}
    assert read["violations"] == []
    assert picture.read_text(encoding="utf-8").startswith("<svg")


def test_too_many_false_alarms_give_exit_code_1(
    capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(study, "detection", lambda *args, **settings: courses(20))
    code, out, _ = call(capsys)
    assert code == 1
    assert "that is too many" in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--people", "0"], "from 1 up"),
        (["--seed", "x"], "from 0 up"),
        (["--out", "detection.png"], "End its name in .svg."),
        (["--out", "no_such_folder/detection.svg"], "a folder that exists"),
    ],
)
def test_a_wrong_call_is_told_before_anything_is_simulated(
    capsys: Any, monkeypatch: pytest.MonkeyPatch, words: list[str], said: str
) -> None:
    def detection(*args: Any, **settings: Any) -> None:
        raise AssertionError("simulated")

    monkeypatch.setattr(study, "detection", detection)
    code, _, err = call(capsys, *words)
    assert code == 2
    assert said in err


@pytest.mark.parametrize(
    "words",
    [
        ["adaptation", "--people", "2"],
        ["ability", "--people", "2"],
        ["fatigue", "--people", "1"],
    ],
)
def test_every_study_is_asked_for_by_name(
    words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """That they run is proved in tests/studies; here that the words reach them."""
    module = importlib.import_module(f"game.commands.studies.{words[0]}")
    asked = []
    monkeypatch.setattr(module, "run", lambda args: asked.append(args.people) or 0)
    assert main.main(["study", *words]) == 0
    assert asked == [int(words[2])]


def test_an_unknown_study_is_answered_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main.main(["study", "fatige"])
    assert stopped.value.code == 2
    assert "Did you mean 'fatigue'?" in capsys.readouterr().err
