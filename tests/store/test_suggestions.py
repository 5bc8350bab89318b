"""What was suggested is kept until it is decided, once, and outlives the database."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest

from game.core.errors import SetupError
from game.core.level import Condition, Limits
from game.core.patient import Patient
from game.store.audit import read_audit, subject_of
from game.store.kept import SUGGESTIONS
from game.store.records import Suggestion, Visit
from game.store.store import Store
from tests.store import made_up

ALIAS = "otter7"
LATER = "2026-11-19T09:00:00Z"
FOAM = Condition(surface=1)


@pytest.fixture
def visit(store: Store) -> Visit:
    store.add_patient(Patient(alias=ALIAS))
    return store.begin_session(ALIAS, made_up.UTC, "0.1.0", "a")


@pytest.fixture
def other(store: Store) -> Iterator[Store]:
    """Another station on the same folder."""
    with Store.open(store.folder) as opened:
        yield opened


def suggestion(visit: Visit, exercise: str = "star_map", **fields: object) -> Suggestion:
    known = {
        "id": f"{visit.id}-{exercise}",
        "patient": visit.patient,
        "session": visit.id,
        "made_utc": visit.started_utc,
        "exercise": exercise,
        "kind": "up",
        "level_id": f"{exercise}/03-c",
        "to_level_id": f"{exercise}/04-d",
        "reason": "{successes} of {attempts} in {place}",
        "values": {"successes": 18, "attempts": 20, "place": "two bouts"},
    }
    return msgspec.convert({**known, **fields}, Suggestion)


def test_a_suggestion_is_read_back_as_it_was_made(store: Store, visit: Visit) -> None:
    made = [suggestion(visit), suggestion(visit, "river_run", kind="stay", to_level_id=None)]
    store.add_suggestions(made)
    store.add_suggestions(made)
    assert sorted(store.suggestions(ALIAS), key=lambda one: one.exercise, reverse=True) == made
    assert store.suggestions() == store.suggestions(ALIAS)
    assert store.suggestions("guest") == []
    assert [one.asks for one in made] == [True, False]


def test_accepting_changes_the_prescription_and_nothing_else(store: Store, visit: Visit) -> None:
    before = store.patient(ALIAS)
    made = suggestion(visit, to_condition=FOAM)
    store.add_suggestions([made])
    accepted = store.decide(made.id, "accepted", LATER)
    assert accepted == msgspec.structs.replace(made, status="accepted", decided_utc=LATER)
    assert store.suggestions(ALIAS) == [accepted]
    assert store.patient(ALIAS) == msgspec.structs.replace(
        before, levels={"star_map": "star_map/04-d"}, conditions={"star_map": FOAM}
    )


def test_what_takes_a_confirmation_is_not_accepted_without_one(store: Store, visit: Visit) -> None:
    made = suggestion(visit, to_level_id=None, to_condition=Condition(load=1), values={"pin": 1})
    store.add_suggestions([made])
    with pytest.raises(SetupError, match="--yes"):
        store.decide(made.id, "accepted", LATER)
    assert store.patient(ALIAS).conditions == {}
    assert store.suggestions(ALIAS) == [made]
    store.decide(made.id, "accepted", LATER, confirmed=True)
    assert store.patient(ALIAS).conditions == {"star_map": Condition(load=1)}


def test_declining_changes_no_prescription_and_is_remembered(store: Store, visit: Visit) -> None:
    before = store.patient(ALIAS)
    store.add_suggestions([suggestion(visit)])
    store.decide(suggestion(visit).id, "declined", LATER, "not before the holidays")
    assert store.patient(ALIAS) == before
    (kept,) = store.suggestions(ALIAS)
    assert (kept.status, kept.decided_utc, kept.note) == (
        "declined",
        LATER,
        "not before the holidays",
    )


@pytest.mark.parametrize("first", ["accepted", "declined"])
def test_the_second_of_two_stations_is_told(
    store: Store, other: Store, visit: Visit, first: str
) -> None:
    made = suggestion(visit)
    store.add_suggestions([made])
    store.decide(made.id, first, LATER)  # type: ignore[arg-type]
    before = store.patient(ALIAS)
    with pytest.raises(SetupError, match=f"was {first} already, on 2026-11-19 09:00:00 UTC"):
        other.decide(made.id, "declined" if first == "accepted" else "accepted", LATER)
    assert other.patient(ALIAS) == before
    assert [one.status for one in other.suggestions(ALIAS)] == [first]


def test_a_newer_one_for_the_exercise_outdates_the_older(store: Store, visit: Visit) -> None:
    store.add_suggestions([suggestion(visit), suggestion(visit, "river_run")])
    later = store.begin_session(ALIAS, LATER, "0.1.0", "b")
    store.add_suggestions([suggestion(later)])
    status = {one.id: one.status for one in store.suggestions(ALIAS)}
    assert status == {
        f"{visit.id}-star_map": "outdated",
        f"{visit.id}-river_run": "open",
        f"{later.id}-star_map": "open",
    }
    with pytest.raises(SetupError, match="outdated"):
        store.decide(f"{visit.id}-star_map", "accepted", LATER)
    assert store.patient(ALIAS).levels == {}


@pytest.mark.parametrize(
    ("change", "outdated"),
    [
        ({"levels": {"star_map": "star_map/02-b"}}, {"star_map"}),
        ({"conditions": {"river_run": FOAM}}, {"river_run"}),
        ({"limits": Limits(d_max=0.5)}, {"star_map", "river_run"}),
        ({"locks": ("rung",)}, {"star_map", "river_run"}),
        ({"supervision": "hands_on"}, {"star_map", "river_run"}),
        ({"notes": "likes otters", "avatar": "fox"}, set()),
    ],
)
def test_a_changed_prescription_outdates_what_rested_on_it(
    store: Store, visit: Visit, change: dict[str, object], outdated: set[str]
) -> None:
    store.add_suggestions([suggestion(visit), suggestion(visit, "river_run")])
    store.change_patient(msgspec.structs.replace(store.patient(ALIAS), **change))
    status = {one.exercise for one in store.suggestions(ALIAS) if one.status == "outdated"}
    assert status == outdated


def test_suggestions_and_decisions_outlive_the_database(store: Store, visit: Visit) -> None:
    store.add_suggestions([suggestion(visit), suggestion(visit, "river_run")])
    store.decide(f"{visit.id}-star_map", "accepted", LATER, "well earned")
    before, patient = store.suggestions(ALIAS), store.patient(ALIAS)
    store.close()
    store.folder.database.unlink()
    with Store.open(store.folder) as again:
        assert again.rebuilt
        assert again.notices == []
        assert again.suggestions(ALIAS) == before
        assert again.patient(ALIAS) == patient


def test_a_broken_file_of_suggestions_costs_no_visit(store: Store, visit: Visit) -> None:
    store.add_suggestions([suggestion(visit)])
    store.close()
    (store.folder.patient(ALIAS) / SUGGESTIONS).write_text("{", encoding="utf-8")
    store.folder.database.unlink()
    with Store.open(store.folder) as again:
        assert [one.id for one in again.sessions(ALIAS)] == [visit.id]
        assert any(SUGGESTIONS in line for line in again.notices)


def test_every_decision_leaves_a_line_that_names_nobody(store: Store, visit: Visit) -> None:
    store.add_suggestions([suggestion(visit)])
    store.decide(suggestion(visit).id, "accepted", LATER)
    (entry,) = read_audit(store.folder.audit)
    assert (entry.utc, entry.what) == (LATER, "accept suggestion")
    assert entry.subject == subject_of(ALIAS, LATER)


def test_nothing_suggested_is_left_of_an_erased_patient(store: Store, visit: Visit) -> None:
    store.add_suggestions([suggestion(visit, reason="walnut-secret")])
    store.erase_patient(ALIAS, LATER)
    assert store.suggestions() == []
    root = store.folder.root
    files = [path.read_bytes() for path in root.rglob("*") if path.is_file()]
    assert not any(b"walnut-secret" in content for content in files)


def test_an_unknown_suggestion_is_told_with_what_to_do(store: Store) -> None:
    with pytest.raises(SetupError, match="'suggestions' lists"):
        store.decide("nothing", "accepted", LATER)
