"""Vibration is unlocked by somebody who has seen what to rule out, and the audit keeps that."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from game.core.vibration import TICKS
from game.store.audit import read_audit
from tests.commands.calling import call

ALIAS = "P-7F3K"
SET = ("patients", "set", ALIAS)
RUN = ("--condition", "star_map:vibration=1", "--vibration", "16:2:2")


@pytest.fixture
def patient(capsys: Any) -> None:
    assert call(capsys, "patients", "add", ALIAS)[0] == 0


@pytest.mark.usefixtures("patient")
def test_the_list_is_shown_and_signed_off_before_anything_is_unlocked(
    capsys: Any, monkeypatch: pytest.MonkeyPatch, data: Path
) -> None:
    wanted = (*SET, "--unlock", "vibration", *RUN, "--supervision", "hands_on")
    monkeypatch.setattr("builtins.input", lambda: "")
    code, _, err = call(capsys, *wanted)
    assert code == 2
    assert all(tick in err for tick in TICKS)
    assert not (data / "audit.jsonl").exists()
    monkeypatch.setattr("builtins.input", lambda: ALIAS)
    assert call(capsys, *wanted)[0] == 0
    assert [one.what for one in read_audit(data / "audit.jsonl")] == ["unlock vibration"]
    assert "16 Hz, 2 mm, 2 min a bout" in call(capsys, "patients", "show", ALIAS)[1]


@pytest.mark.usefixtures("patient")
@pytest.mark.parametrize("written", ["30:1:1", "12:4:1", "12:1:5", "12:1", "strong"])
def test_beyond_the_limits_of_the_plan_it_is_refused(capsys: Any, written: str) -> None:
    code, _, err = call(capsys, *SET, "--vibration", written)
    assert code != 0
    assert "such as 12:1:1" in err
