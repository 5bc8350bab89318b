"""How loud a person hears the game is kept with that person."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from game.core.patient import Patient
from game.core.volumes import Volumes
from game.session.opening import open_store
from tests.commands.calling import call

ALIAS = "otter7"
SET = ("patients", "set", ALIAS)


@pytest.fixture(autouse=True)
def patient(own_data: Path) -> None:
    with open_store(own_data) as store:
        store.add_patient(Patient(alias=ALIAS))


def test_volumes_are_kept_and_shown_and_the_others_stay(capsys: Any) -> None:
    assert "music 80, cues 90, tones 90" in call(capsys, "patients", "show", ALIAS)[1]
    assert call(capsys, *SET, "--music", "0", "--tones", "60")[0] == 0
    with open_store(None) as store:
        assert store.patient(ALIAS).volumes == Volumes(music=0, cues=90, tones=60)
    assert "music 0, cues 90, tones 60" in call(capsys, "patients", "show", ALIAS)[1]


@pytest.mark.parametrize(
    ("option", "written"),
    [("--music", "101"), ("--cues", "-1"), ("--cues", "loud"), ("--tones", "0")],
)
def test_beyond_what_can_be_a_volume_is_refused(capsys: Any, option: str, written: str) -> None:
    """The tones that lead closed eyes are never silent."""
    code, _, err = call(capsys, *SET, f"{option}={written}")
    assert code == 2
    assert "100" in err
