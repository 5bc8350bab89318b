"""Cues that are felt are off until they are prescribed, and what speaks against them is told."""

from __future__ import annotations

from typing import Any

import pytest

from game.core.vibration import TICKS
from tests.commands.calling import call, document

ALIAS = "P-7F3K"
SET = ("patients", "set", ALIAS)


def prescribed(capsys: Any) -> str:
    haptics: str = document(capsys, "patients", "show", ALIAS)["haptics"]
    return haptics


def test_they_are_off_until_set_and_what_to_rule_out_is_shown_once(capsys: Any) -> None:
    assert call(capsys, "patients", "add", ALIAS)[0] == 0
    assert prescribed(capsys) == "off"
    code, _, err = call(capsys, *SET, "--haptics", "gentle")
    assert code == 0
    assert all(tick in err for tick in TICKS)
    assert prescribed(capsys) == "gentle"
    assert not any(tick in call(capsys, *SET, "--haptics", "strong")[2] for tick in TICKS)
    assert not any(tick in call(capsys, *SET, "--haptics", "off")[2] for tick in TICKS)
    assert prescribed(capsys) == "off"


def test_they_can_be_prescribed_from_the_first_day_on(capsys: Any) -> None:
    code, _, err = call(capsys, "patients", "add", ALIAS, "--haptics", "strong")
    assert code == 0
    assert all(tick in err for tick in TICKS)
    assert prescribed(capsys) == "strong"
    assert "strong" in call(capsys, "patients", "show", ALIAS)[1]


@pytest.mark.parametrize("written", ["on", "1", "harder"])
def test_another_strength_is_refused_with_those_that_are_known(capsys: Any, written: str) -> None:
    assert call(capsys, "patients", "add", ALIAS)[0] == 0
    code, _, err = call(capsys, *SET, "--haptics", written)
    assert code == 2
    assert "gentle" in err
