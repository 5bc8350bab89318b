"""`simulate` plays one person of a kind, with habits, the same for the same seed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from main import main

STAR = ("simulate", "--level", "star_map/05-the-swan", "--attempts", "6", "--json")


def played(capsys: Any, *words: str) -> dict[str, Any]:
    assert main([*STAR, *words]) == 0
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    document.pop("wall_s")
    return document


def test_one_person_of_a_kind_plays_as_themselves(capsys: Any) -> None:
    typical, seventh = (played(capsys, "--patient", who) for who in ("cp12", "cp12#7"))
    assert seventh["patient"] == "cp12#7"
    assert seventh["simulated_s"] != typical["simulated_s"]
    assert seventh == played(capsys, "--patient", "cp12#7")


def test_habits_change_the_play_and_not_its_repeatability(capsys: Any) -> None:
    words = ("--patient", "cp12", "--habits", "distraction,strong_fatigue,sensor")
    assert played(capsys, *words) == played(capsys, *words)
    assert played(capsys, *words) != played(capsys, "--patient", "cp12")


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("--patient", "cp12#seven"), "cp12#7"),
        (("--patient", "cp12", "--habits", "fatige"), "fatigue"),
    ],
)
def test_a_slip_of_the_pen_is_answered_in_one_line(
    capsys: Any, words: tuple[str, ...], hint: str
) -> None:
    assert main([*STAR, *words]) == 2
    told = capsys.readouterr()
    assert (told.out, len(told.err.splitlines())) == ("", 1)
    assert hint in told.err


def test_the_dial_is_told_in_no_more_digits_than_it_has(capsys: Any) -> None:
    for seed in ("1", "2", "3", "4"):
        final_d = played(capsys, "--patient", "cp12", "--seed", seed)["final_d"]
        assert final_d == round(final_d, 6)
