"""How a person reads, hears and handles the game is kept with that person; where the screen stands,
with the station."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from game.commands.accessing import NAMES
from game.commands.game import options_of, parse
from game.core.access import Access
from game.core.patient import Patient
from game.session.opening import open_store
from tests.commands.calling import call

ALIAS = "otter7"
SET = ("patients", "set", ALIAS)


@pytest.fixture(autouse=True)
def patient(own_data: Path) -> None:
    with open_store(own_data) as store:
        store.add_patient(Patient(alias=ALIAS))


def test_every_need_has_an_option() -> None:
    assert set(NAMES) == set(Access.__struct_fields__)


def test_needs_are_kept_and_shown_and_the_others_stay(capsys: Any) -> None:
    assert "text 1, contrast off, calm off" in call(capsys, "patients", "show", ALIAS)[1]
    words = ("--text", "1.5", "--contrast", "on", "--calm", "on", "--captions", "off")
    assert call(capsys, *SET, *words, "--pace", "0.7")[0] == 0
    assert call(capsys, *SET, "--scan-s", "2.5", "--dwell-s", "3")[0] == 0
    with open_store(None) as store:
        kept = store.patient(ALIAS).access
    assert kept == Access(1.5, True, True, False, 0.7, 2.5, 3.0)
    said = "text 1.5, contrast on, calm on, captions off, pace 0.7, one switch 2.5 s, lean 3 s"
    assert said in call(capsys, "patients", "show", ALIAS)[1]


@pytest.mark.parametrize(
    ("option", "written", "hint"),
    [("text", "0.9", "1 to 2"), ("text", "2.1", "1 to 2"), ("contrast", "yes", "on"),
     ("calm", "1", "off"), ("captions", "", "on"), ("pace", "0.4", "0.5"), ("pace", "nan", "0.5"),
     ("scan-s", "0.5", "1 to 5"), ("dwell-s", "1", "1.5")],
)  # fmt: skip
def test_beyond_what_can_be_is_refused(capsys: Any, option: str, written: str, hint: str) -> None:
    code, _, err = call(capsys, *SET, f"--{option}={written}")
    assert code == 2
    assert hint in err


def test_the_screen_may_be_told_where_the_game_is_opened(capsys: Any) -> None:
    options = options_of(parse(["--screen-inch", "24", "--distance-m", "1.5"]))
    assert (options.screen_inch, options.distance_m) == (24.0, 1.5)
    assert options_of(parse([])).screen_inch is None
    code, _, err = call(capsys, "play", "--screen-inch", "3")
    assert code == 2
    assert "7 to 120" in err


def test_a_language_can_be_changed_and_only_to_one_that_is_spoken(capsys: Any) -> None:
    assert call(capsys, *SET, "--language", "fr")[0] == 0
    code, _, said = call(capsys, *SET, "--language", "fz")
    assert (code, "de, en, es, fr" in said) == (2, True)
    with open_store(None) as store:
        assert store.patient(ALIAS).language == "fr"
