"""A therapist narrows what the software may do, reads what it suggests, and decides."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from game.core.level import Condition
from game.core.patient import ALWAYS_LOCKED, Patient
from game.session.opening import open_store
from game.store.records import Suggestion
from tests.commands.calling import call, document

ALIAS = "otter7"


@pytest.fixture(autouse=True)
def patient(own_data: Path) -> None:
    with open_store(own_data) as store:
        store.add_patient(Patient(alias=ALIAS))


def suggested(exercise: str = "star_map", **fields: object) -> str:
    """A suggestion in the store; gives its id."""
    with open_store(None) as store:
        visits = store.sessions(ALIAS)
        utc = "2026-11-18T14:32:05Z"
        visit = visits[0] if visits else store.begin_session(ALIAS, utc, "0.1.0", "a")
        made = {
            "id": f"{visit.id}-{exercise}",
            "patient": ALIAS,
            "session": visit.id,
            "made_utc": visit.started_utc,
            "exercise": exercise,
            "kind": "up",
            "level_id": f"{exercise}/03-c",
            "to_level_id": f"{exercise}/04-d",
            "reason": "{successes} of {attempts} attempts succeeded.",
            "values": {"successes": 18, "attempts": 20, "rung": 3, "to_rung": 4},
        }
        store.add_suggestions([msgspec.convert({**made, **fields}, Suggestion)])
        return str(made["id"])


def test_what_waits_is_listed_with_its_reason(capsys: Any) -> None:
    id, stays = suggested(), suggested("river_run", kind="stay", to_level_id=None)
    (row,) = document(capsys, "suggestions")
    assert (row["id"], row["status"]) == (id, "open")
    assert row["why"] == "18 of 20 attempts succeeded."
    assert row["proposes"] == "level 4 instead of 3"
    assert {row["id"] for row in document(capsys, "suggestions", ALIAS, "--all")} == {id, stays}
    code, out, _ = call(capsys, "suggestions", ALIAS)
    assert code == 0
    assert id in out
    assert "18 of 20 attempts succeeded." in out
    assert document(capsys, "suggestions", "guest") == []


def test_accepting_prescribes_and_declining_keeps_a_note(capsys: Any) -> None:
    star, river = suggested(), suggested("river_run")
    assert call(capsys, "suggestions", "accept", star)[0] == 0
    assert call(capsys, "suggestions", "decline", river, "--note", "not yet")[0] == 0
    shown = document(capsys, "patients", "show", ALIAS)
    assert shown["levels"] == {"star_map": "star_map/04-d"}
    status = {
        row["id"]: (row["status"], row["note"]) for row in document(capsys, "suggestions", "--all")
    }
    assert status == {star: ("accepted", ""), river: ("declined", "not yet")}
    code, _, err = call(capsys, "suggestions", "accept", river)
    assert code == 2
    assert "declined already" in err


def test_load_is_accepted_only_when_it_is_confirmed(capsys: Any) -> None:
    condition = msgspec.to_builtins(Condition(load=1))
    values = {"before": "no added load", "after": "added load", "pin": 1}
    id = suggested(
        kind="condition",
        to_level_id=None,
        to_condition=condition,
        values={**values, "successes": 20, "attempts": 20},
    )
    code, _, err = call(capsys, "suggestions", "accept", id)
    assert code == 2
    assert "--yes" in err
    assert call(capsys, "suggestions", "accept", id, "--yes")[0] == 0
    assert document(capsys, "patients", "show", ALIAS)["conditions"]["star_map"]["load"] == 1


SET = ("patients", "set", ALIAS)


def test_everything_that_narrows_can_be_set_and_taken_back(capsys: Any) -> None:
    words = (*SET, "--d-min", "0.1", "--d-max", "0.8", "--target-success", "0.85", "--lock", "rung")
    words += ("--level", "star_map=04-little-bear", "--condition", "star_map:surface=1")
    words += ("--supervision", "hands_on", "--condition", "star_map:support=3")
    assert call(capsys, *words)[0] == 0
    shown = document(capsys, "patients", "show", ALIAS)
    assert (shown["limits"]["d_min"], shown["limits"]["d_max"]) == (0.1, 0.8)
    assert (shown["wished_success"], shown["supervision"]) == (0.85, "hands_on")
    assert set(shown["locks"]) == {"rung", *ALWAYS_LOCKED}
    assert shown["levels"] == {"star_map": "star_map/04-little-bear"}
    condition = shown["conditions"]["star_map"]
    assert (condition["surface"], condition["support"], condition["base"]) == (1, 3, 1)
    code, out, _ = call(capsys, "patients", "show", ALIAS)
    assert code == 0
    assert "surface: thin foam" in out
    assert "support: hands above the rail" in out
    words = (*SET, "--target-success", "none", "--unlock", "rung", "--level", "star_map=none")
    words += ("--condition", "star_map:none", "--supervision", "by-level")
    assert call(capsys, *words)[0] == 0
    again = document(capsys, "patients", "show", ALIAS)
    assert (again["levels"], again["conditions"]) == ({}, {})
    assert (again["wished_success"], again["supervision"]) == (None, None)
    assert again["locks"] == list(ALWAYS_LOCKED)


def test_what_is_off_by_default_takes_a_person_to_unlock(
    capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("builtins.input", lambda: "")
    assert call(capsys, *SET, "--unlock", "load")[0] == 2
    assert "load" in document(capsys, "patients", "show", ALIAS)["locks"]
    monkeypatch.setattr("builtins.input", lambda: ALIAS)
    assert call(capsys, *SET, "--unlock", "load", "--condition", "star_map:load=1")[0] == 0
    assert document(capsys, "patients", "show", ALIAS)["conditions"]["star_map"]["load"] == 1


def test_a_height_is_set_shown_and_taken_back(capsys: Any) -> None:
    assert call(capsys, *SET, "--height-cm", "172.5")[0] == 0
    assert document(capsys, "patients", "show", ALIAS)["height_cm"] == 172.5
    assert "172.5 cm" in call(capsys, "patients", "show", ALIAS)[1]
    assert call(capsys, *SET, "--height-cm", "none")[0] == 0
    assert document(capsys, "patients", "show", ALIAS)["height_cm"] is None
    for wrong in ("1.72", "tall", "nan"):
        code, _, err = call(capsys, *SET, "--height-cm", wrong)
        assert (code, "80 to 220" in err) == (2, True)


def test_supervision_stays_as_close_as_the_condition_takes(capsys: Any) -> None:
    words = ("--condition", "star_map:surface=1", "--supervision", "within_reach")
    assert call(capsys, *SET, *words)[0] == 0
    code, _, err = call(capsys, *SET, "--supervision", "independent")
    assert (code, "within_reach" in err) == (2, True)
    assert document(capsys, "patients", "show", ALIAS)["supervision"] == "within_reach"
    words = ("--supervision", "independent", "--condition", "star_map:none")
    assert call(capsys, *SET, *words)[0] == 0


def test_what_is_outdated_is_named_where_something_is(capsys: Any) -> None:
    assert "outdated" not in "".join(map(str, call(capsys, *SET, "--d-max", "0.9")))
    id = suggested()
    said = "".join(map(str, call(capsys, *SET, "--level", "star_map=04-little-bear")))
    assert id in said
    assert "outdated" in said


def test_what_is_off_by_default_is_not_locked_while_it_is_in_use(capsys: Any) -> None:
    assert call(capsys, *SET, "--unlock", "load", "--condition", "star_map:load=1", "--yes")[0] == 0
    code, _, err = call(capsys, *SET, "--lock", "load")
    assert (code, "--condition star_map:load=0" in err) == (2, True)
    assert call(capsys, *SET, "--lock", "load", "--condition", "star_map:load=0")[0] == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([*SET], "what?"),
        ([*SET, "--d-min", "0.9", "--d-max", "0.2"], "above"),
        ([*SET, "--d-max", "1.2"], "0 to 1"),
        ([*SET, "--d-max", "nan"], "0 to 1"),
        ([*SET, "--target-success", "0.5"], "0.60 to 0.90"),
        ([*SET, "--lock", "surfce"], "surface"),
        ([*SET, "--lock", "base", "--unlock", "base"], "both"),
        ([*SET, "--level", "star_mop=01-first-light"], "star_map"),
        ([*SET, "--level", "star_map"], "EXERCISE=ID"),
        ([*SET, "--group", "older"], "does not change"),
        ([*SET, "--affected-side", "none", "--d-max", "0.8"], "does not change"),
        ([*SET, "--level", "star_map=01-frist-light"], "first-light"),
        ([*SET, "--level", "star_map=river_run/01-morning-water"], "river_run="),
        ([*SET, "--condition", "star_map:surfce=1"], "surface"),
        ([*SET, "--condition", "star_map:surface=9"], "0 to 4"),
        ([*SET, "--condition", "star_map:surface"], "0 to 4"),
        ([*SET, "--condition", "star_map:load=1"], "--unlock load"),
        ([*SET, "--condition", "star_map:surface=1", "--supervision", "remote"], "within_reach"),
        ([*SET, "--condition", "star_map:base=4", "--condition", "star_map:vision=3"], "hands_on"),
        (
            [*SET, "--condition", "star_map:support=4", "--condition", "star_map:base=5"],
            "single-leg",
        ),
        (  # its own levels are on one leg, and nobody has stood there yet
            [*SET, "--condition", "flamingo_garden:support=3"],
            "single-leg",
        ),
        (["patients", "set"], "whom?"),
        (["patients", "set", "otter8", "--d-max", "0.5"], "otter7"),
        (["patients", "show", "otter8"], "otter7"),
        (["suggestions", "otter8"], "otter7"),
        (["suggestions", "accept"], "which?"),
        (["suggestions", "accept", "261118-143205-a-star_mop"], "star_map"),
        (["suggestions", "accept", "261118-143205-a-river_run"], "no decision"),
        (["suggestions", ALIAS, "guest"], "one alias"),
        (["suggestions", "--note", "why"], "accept"),
    ],
)
def test_a_mistake_changes_nothing_and_says_what_to_do(
    words: list[str], said: str, capsys: Any
) -> None:
    suggested()
    suggested("river_run", kind="stay", to_level_id=None)
    before = document(capsys, "patients", "show", ALIAS)
    code, out, err = call(capsys, *words)
    assert (code, out) == (2, "")
    assert said in err
    assert 1 <= len(err.strip().splitlines()) <= 2
    assert document(capsys, "patients", "show", ALIAS) == before
    assert len(document(capsys, "suggestions")) == 1


def test_changing_the_prescription_outdates_what_waits(capsys: Any) -> None:
    id = suggested()
    assert call(capsys, *SET, "--d-max", "0.5")[0] == 0
    assert document(capsys, "suggestions") == []
    code, _, err = call(capsys, "suggestions", "accept", id)
    assert code == 2
    assert "outdated" in err


def test_decisions_can_be_read_by_a_program(capsys: Any) -> None:
    id = suggested()
    code, out, _ = call(capsys, "suggestions", "decline", id, "--json")
    assert code == 0
    (row,) = json.loads(out)
    assert (row["id"], row["status"]) == (id, "declined")
