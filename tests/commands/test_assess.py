"""`assess`: its document, its table, and what is refused in one or two lines."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from game.core.patient import Patient
from game.exercises.assessments import ASSESSMENTS
from game.measures.assessments.results import RESULTS
from game.session.opening import open_store
from tests.commands.calling import call, document

SHORT = ("assess", "weight_symmetry", "--device", "sim:adult", "--headless", "--seed", "3")
"""The shortest trials."""


def test_the_document_has_the_trials_the_result_and_the_units(capsys: Any, data: Path) -> None:
    found = document(capsys, *SHORT)
    keys = "session patient assessment trials results units not_possible"
    assert set(found) == set(keys.split())
    assert (found["patient"], found["assessment"]) == ("guest", "weight_symmetry")
    trials = found["trials"]
    assert len(trials) == sum(part.trials for part in ASSESSMENTS["weight_symmetry"].parts)
    for trial in trials:
        assert {"condition", "folder", "completed", "reason"} <= set(trial)
        assert (trial["completed"], trial["reason"]) == (True, "")
        assert (data / trial["folder"] / "bout.json").exists()
    assert "weight_symmetry" in found["results"]
    assert set(found["units"].values()) >= {"kg"}
    assert found["not_possible"] == []


def test_the_numbers_of_the_table_are_those_of_the_store(capsys: Any, data: Path) -> None:
    code, out, err = call(capsys, *SHORT)
    assert code == 0, err
    assert "Have ready" in err
    with open_store(data) as store:
        rows = [row for row in store.measures("guest") if row.bout is None]
    assert rows
    for row in rows:
        line = next(line for line in out.splitlines() if line.startswith(f"{row.key} "))
        shown = "-" if row.value is None else f"{row.value:.4g}"
        assert line.split() == [row.key, shown, row.unit]


def test_the_list_says_what_each_assessment_tells(capsys: Any) -> None:
    rows = document(capsys, "assess", "--list")
    assert [row["name"] for row in rows] == list(ASSESSMENTS)
    assert all(row["tells"] and row["conditions"] and row["needs"] for row in rows)
    code, out, _ = call(capsys, "assess", "--list")
    assert code == 0
    assert all(name in out for name in ASSESSMENTS)


def test_every_assessment_has_a_way_to_its_result() -> None:
    assert set(ASSESSMENTS) <= set(RESULTS)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("assess",), 2, "--list"),
        (("assess", "mctsip"), 2, "Did you mean 'mctsib'?"),
        (("assess", "mctsib"), 2, "display"),
        (("assess", "mctsib", "--headless"), 2, "--device"),
        (("assess", "mctsib", "--patient", "nobody", "--headless", "--device", "sim:adult"), 2, ""),
        (("assess", "mctsib", "--headless", "--device", "sim:adult?as=tilt"), 3, "balance board"),
        (("assess", "mctsib", "--headless", "--device", "mouse:"), 3, "balance board"),
    ],
)
def test_what_cannot_be_assessed_is_refused_in_two_lines(
    words: tuple[str, ...], code: int, said: str, capsys: Any
) -> None:
    given, out, err = call(capsys, *words)
    assert given == code
    assert said in err
    assert out == ""
    assert len(err.splitlines()) <= 2
    assert "Traceback" not in err


def test_less_supervision_than_it_takes_is_refused(capsys: Any, data: Path) -> None:
    with open_store(data) as store:
        store.add_patient(Patient(alias="otter7", supervision="independent"))
    code, _, err = call(capsys, *SHORT, "--patient", "otter7")
    assert code == 2
    assert "patients set otter7" in err
    with open_store(data) as store:
        assert store.sessions("otter7") == []
