"""A visit on a clock of its own, in a temporary store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from game.core.patient import Patient
from game.core.plan import Plan
from game.headless import VirtualClock
from game.measures.assessments import results
from game.session import Session
from game.session.opening import open_device, open_store
from game.session.session import Session as _Session
from game.store.store import Store
from tests.session.clinic import Clinic
from tests.session.made_up_assessment import counted

Make = Callable[..., tuple[Session, VirtualClock]]


@pytest.fixture
def store(data: Path) -> Iterator[Store]:
    with open_store(data) as store:
        yield store


@pytest.fixture
def make_visit(store: Store) -> Iterator[Make]:
    """Makes a session with a simulated person, uncalibrated."""
    opened = []

    def make(
        uri: str = "sim:adult?rate=100", patient: Patient | None = None, plan: Plan | None = None
    ) -> tuple[Session, VirtualClock]:
        clock = VirtualClock()
        device, stand_in = open_device(uri, clock, seed=3)
        opened.append(device)
        if patient is not None and patient.alias not in {p.alias for p in store.patients()}:
            store.add_patient(patient)
        session = _Session(
            patient or store.patient("guest"),
            plan or Plan(probe=None, bouts=1),
            device,
            store,
            utc=lambda: "2026-01-05T10:00:00Z",
            seed=11,
            suffix=f"t{len(opened)}",
            stand_in=stand_in,
        )
        return session, clock

    yield make
    for device in opened:
        device.close()


@pytest.fixture
def clinic(store: Store) -> Clinic:
    return Clinic(store)


@pytest.fixture
def counted_trials(monkeypatch: pytest.MonkeyPatch) -> None:
    """The made-up assessment has a result."""
    monkeypatch.setattr(results, "RESULTS", {**results.RESULTS, "test": counted})
    monkeypatch.setattr("game.session.trials.RESULTS", results.RESULTS)
