"""Whoever plays at another station is not let in here, and the window says so and goes on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.core.patient import Patient
from game.screen.actions import Do
from game.screen.scenes import people
from game.store.folder import DataFolder
from game.store.store import Store
from tests.screen.hands import Hands

UTC = "2026-01-05T10:00:00Z"

pytestmark = pytest.mark.usefixtures("no_loudspeaker")


@pytest.fixture
def hands(data: Path) -> Iterator[Hands]:
    """A window where Ben is known, and Ada, who plays at another one."""
    with Store.open(DataFolder.open(data)) as other:
        for alias in ("Ada", "Ben"):
            other.add_patient(Patient(alias=alias))
        other.begin_session("Ada", UTC, "0.1.0", "a1")
        hands = Hands(data)
        yield hands
        hands.window.close()


def test_home_says_so_and_lets_another_in(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(people, "write", lambda _s, _l, line, *_, **__: said.append(line))
    hands.ask(Do.RIGHT)
    hands.ask(Do.OK)
    assert hands.name == "Home"
    assert hands.window.stage.visit is None
    assert "Ada plays at another station now" in said
    hands.ask(Do.RIGHT)
    hands.ask(Do.OK)
    assert hands.window.stage.here.patient.alias == "Ben"


def test_neither_visit_begins_where_one_of_two_is_elsewhere(hands: Hands) -> None:
    hands.window.go("two")
    for do in (Do.RIGHT, Do.RIGHT, Do.OK, Do.RIGHT, Do.OK, Do.OK):
        hands.ask(do)
    assert hands.name == "Two"
    assert hands.window.stage.visit is None
    assert hands.window.stage.doors.store.sessions("Ben") == []
