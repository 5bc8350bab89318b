"""Opens the two visits of people who play together."""

from __future__ import annotations

from collections.abc import Callable

from game.core.errors import SetupError
from game.core.patient import Patient
from game.core.plan import Plan
from game.session.crew import Crew
from game.session.opening import SEEDS_APART, open_session, utc_now
from game.session.pair import Pair
from game.session.session import Session
from game.store.records import Shared
from game.store.store import Store
from input_devices.device import Device


def refuse_same(first: Patient, second: Patient) -> None:
    """Raises SetupError for one person twice: nobody has two visits at once."""
    if first.alias == second.alias:
        raise SetupError(f"'{first.alias}' cannot play with themselves. Choose two people.")


def open_pair(
    store: Store,
    people: tuple[Patient, Patient],
    plans: tuple[Plan, Plan],
    device: Device,
    crew: Crew | None,
    seed: int,
    utc: Callable[[], str] = utc_now,
    *,
    together: bool,
) -> Pair:
    """Two new visits, now. SetupError for one person twice, and where one plays elsewhere: then
    neither begins."""
    refuse_same(*people)
    for patient in people:
        store.refuse_elsewhere(patient.alias)
    shared: Shared = "together" if together else "turns"

    def opened(number: int) -> Session:
        return open_session(
            store,
            people[number],
            plans[number],
            device,
            crew.person(number) if crew else None,
            seed + SEEDS_APART * number,
            utc,
            shared=shared,
        )

    first = opened(0)
    try:
        second = opened(1)
    except BaseException:
        first.close("stopped")
        raise
    return Pair((first, second), together=together, crew=crew)
