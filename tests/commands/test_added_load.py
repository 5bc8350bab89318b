"""How much is worn is prescribed within limits, and whoever is not ready yet is warned of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from game.core.added_load import AddedLoad
from game.core.patient import Patient
from game.session.opening import open_store
from tests.commands.calling import call

ALIAS = "otter7"
SET = ("patients", "set", ALIAS)
LOADED = ("--unlock", "load", "--yes", "--supervision", "hands_on", "--condition")


@pytest.fixture(autouse=True)
def patient(own_data: Path) -> None:
    with open_store(own_data) as store:
        store.add_patient(Patient(alias=ALIAS))


def test_an_amount_is_kept_shown_and_taken_back(capsys: Any) -> None:
    wanted = (*SET, *LOADED, "star_map:load=1", "--added-load", "0.5:ankles")
    code, _, err = call(capsys, *wanted)
    assert code == 0
    assert "star_map: load comes after a stance that is stable" in err
    assert "Stop if pain or asymmetry rises." in err
    assert "0.5 kg, ankles" in call(capsys, "patients", "show", ALIAS)[1]
    with open_store(None) as store:
        assert store.patient(ALIAS).added_load == AddedLoad(0.5, "ankles")
    assert call(capsys, *SET, "--added-load", "none")[0] == 0
    assert "none told" in call(capsys, "patients", "show", ALIAS)[1]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--added-load", "2:vest"), "without a weighing"),
        (("--added-load", "9"), "such as 0.5:ankles"),
        (("--added-load", "0.5:hat"), "such as 0.5:ankles"),
        ((*LOADED, "flamingo_garden:load=1"), "one leg"),
    ],
)
def test_too_much_and_one_leg_are_refused(capsys: Any, more: tuple[str, ...], said: str) -> None:
    code, _, err = call(capsys, *SET, *more)
    assert code != 0
    assert said in err
