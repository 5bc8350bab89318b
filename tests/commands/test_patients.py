"""Whatever is written with `patients add` or `patients set` is kept, or it is refused: no option is
dropped in silence."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from game.commands.patients import LASTING
from game.commands.prescribing import FIELDS
from game.commands.registering import ACTIONS
from game.core.patient import ALWAYS_LOCKED
from game.session.opening import open_store
from tests.commands.calling import call, document

ALIAS = "otter7"
ADD, SET = ("patients", "add", ALIAS), ("patients", "set", ALIAS)
GIVEN = {
    "d_min": ["0.1"], "d_max": ["0.4"], "target_success": ["0.85"], "lock": ["rung"],
    "unlock": ["load"], "level": ["star_map=04-little-bear"], "condition": ["star_map:surface=1"],
    "supervision": ["hands_on"], "height_cm": ["172.5"], "vibration": ["16:2:2"],
    "added_load": ["0.5:ankles"], "language": ["de"], "music": ["10"], "cues": ["20"],
    "tones": ["30"], "text": ["1.5"], "contrast": ["on"], "calm": ["on"], "captions": ["off"],
    "pace": ["0.7"], "scan_s": ["2.5"], "dwell_s": ["3"], "haptics": ["gentle"], "felt": ["off"],
}  # fmt: skip
"""Each option of both, with a value that is not the default."""
OF_ADD = {"group": ["older"], "theme": ["child"], "affected_side": ["left"],
          "birth_year": ["2016"], "behind": []}  # fmt: skip


def option(name: str) -> list[str]:
    given = GIVEN.get(name, OF_ADD.get(name, []))
    return [f"--{name.replace('_', '-')}", *given]


def test_every_option_is_tried() -> None:
    assert set(GIVEN) == set(FIELDS)
    assert set(OF_ADD) == set(LASTING)


@pytest.mark.few(3)
@pytest.mark.parametrize("name", GIVEN)
def test_what_is_given_with_add_is_kept_as_with_set(name: str, capsys: Any) -> None:
    assert call(capsys, *ADD)[0] == 0
    plain = document(capsys, "patients", "show", ALIAS)
    assert call(capsys, *SET, *option(name), "--yes")[0] == 0
    wanted = document(capsys, "patients", "show", ALIAS)
    assert call(capsys, "patients", "erase", ALIAS, "--yes")[0] == 0
    assert call(capsys, *ADD, *option(name), "--yes")[0] == 0
    assert document(capsys, "patients", "show", ALIAS) == wanted
    assert wanted != plain


@pytest.mark.parametrize("name", OF_ADD)
def test_what_lasts_is_kept_with_add_and_refused_with_set(name: str, capsys: Any) -> None:
    assert call(capsys, *ADD, *option(name))[0] == 0
    shown = document(capsys, "patients", "show", ALIAS)
    kept = shown["limits"] if name == "behind" else shown
    assert str(kept[name]) == (*OF_ADD[name], "True")[0]
    code, _, err = call(capsys, *SET, *option(name))
    assert code == 2
    assert "patients add" in err


@pytest.mark.parametrize("name", [*GIVEN, *OF_ADD])
@pytest.mark.parametrize("action", [("show", ALIAS), ("erase", ALIAS, "--yes"), ()])
def test_what_belongs_to_neither_is_refused(
    action: tuple[str, ...], name: str, capsys: Any
) -> None:
    assert call(capsys, *ADD)[0] == 0
    code, out, err = call(capsys, "patients", *action, *option(name))
    assert (code, out) == (2, "")
    assert f"--{name.replace('_', '-')}" in err
    assert ALIAS in {row["alias"] for row in document(capsys, "patients")}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--d-min", "0.8", "--d-max", "0.3"], "--d-min"),
        (["--condition", "star_map:load=1"], "--unlock load"),
        (["--condition", "river_run:vision=2", "--supervision", "remote"], "river_run"),
        (["--added-load", "6"], "--added-load"),
        (["--level", "star_map=99"], "star_map"),
    ],
)
def test_add_checks_as_set_does_and_registers_nobody(
    words: list[str], said: str, capsys: Any
) -> None:
    code, out, err = call(capsys, *ADD, *words)
    assert (code, out) == (2, "")
    assert said in err
    assert "patients set" not in err
    assert {row["alias"] for row in document(capsys, "patients")} == {"guest"}


def test_nothing_is_unlocked_with_add_where_nobody_answers(
    capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    code, _, err = call(capsys, *ADD, "--unlock", "load")
    assert code == 2
    assert "--yes" in err
    assert {row["alias"] for row in document(capsys, "patients")} == {"guest"}


def test_what_is_unlocked_with_add_is_signed_off(capsys: Any) -> None:
    assert call(capsys, *ADD, "--unlock", "load", "--yes")[0] == 0
    with open_store(None) as store:
        assert set(store.patient(ALIAS).locks) == {*ALWAYS_LOCKED} - {"load"}
        assert "unlock load" in store.folder.audit.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["language", "music", "cues", "tones", "text", "pace", "dwell_s"])
def test_the_guest_who_may_be_anybody_keeps_no_wishes(name: str, capsys: Any) -> None:
    before = document(capsys, "patients", "show", "guest")
    code, out, err = call(capsys, "patients", "set", "guest", *option(name))
    assert (code, out) == (2, "")
    assert "F4" in err
    assert document(capsys, "patients", "show", "guest") == before


def test_a_guest_can_be_prescribed_for(capsys: Any) -> None:
    assert call(capsys, "patients", "set", "guest", "--d-max", "0.4")[0] == 0
    assert document(capsys, "patients", "show", "guest")["limits"]["d_max"] == 0.4


@pytest.mark.parametrize("action", ACTIONS)
def test_each_action_helps_with_its_own_options_alone(action: str, capsys: Any) -> None:
    code, out, _ = call(capsys, "patients", action, "--help")
    assert code == 0
    assert f"Example: steady-isles patients {action} " in out
    own = {"add": {*FIELDS, *LASTING}, "set": {*FIELDS}}.get(action, set())
    for name in (*FIELDS, *LASTING):
        assert (f"--{name.replace('_', '-')} " in out) == (name in own), name
    assert "==SUPPRESS==" not in out


@pytest.mark.parametrize("action", ACTIONS)
def test_somebody_must_be_named(action: str, capsys: Any) -> None:
    code, out, err = call(capsys, "patients", action)
    assert (code, out) == (2, "")
    assert f"patients {action}: whom? Write an alias." in err


@pytest.mark.parametrize(
    "words",
    [
        ["--d-max", "0.4", "set", ALIAS],
        ["--lock", "rung", "set", ALIAS, "--lock", "load"],
        ["--behind", "add", "otter8"],
    ],
)
def test_an_option_before_its_action_is_not_dropped_either(words: list[str], capsys: Any) -> None:
    assert call(capsys, *ADD)[0] == 0
    before = document(capsys, "patients")
    code, out, err = call(capsys, "patients", *words)
    assert (code, out) == (2, "")
    assert words[0] in err
    assert document(capsys, "patients") == before


def test_the_alias_may_stand_behind_the_options(capsys: Any) -> None:
    assert call(capsys, "patients", "add", "--group", "older", "--d-max", "0.4", ALIAS)[0] == 0
    assert call(capsys, "patients", "set", "--lock", "rung", "--lock", "load", ALIAS)[0] == 0
    shown = document(capsys, "patients", "--json", "show", ALIAS)
    assert (shown["group"], shown["limits"]["d_max"]) == ("older", 0.4)
    assert {"rung", "load"} <= set(shown["locks"])


def test_the_data_folder_may_be_named_on_either_side_of_the_action(
    capsys: Any, tmp_path: Path
) -> None:
    there = ["--data", str(tmp_path / "elsewhere")]
    assert call(capsys, "patients", *there, "add", ALIAS)[0] == 0
    assert call(capsys, "patients", "show", ALIAS, *there)[0] == 0
    assert call(capsys, "patients", "show", ALIAS)[0] == 2
