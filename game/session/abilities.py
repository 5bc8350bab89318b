"""What is known of a person's abilities, from the store."""

from __future__ import annotations

from collections.abc import Sequence

from game.coach.ability import Ability
from game.coach.ability_evidence import abilities
from game.core.difficulty import Difficulties
from game.core.errors import SetupError
from game.core.patient import GUEST, Patient
from game.exercises.difficulties import DOMAINS, as_measured, current, read_difficulties
from game.store.records import BoutRow
from game.store.store import Store


def known_difficulties(store: Store) -> Difficulties:
    """Of the levels as they are now: from this clinic's own bouts where they were reckoned and can
    be read, else from simulated people: play never waits for a broken file."""
    try:
        own = store.difficulties()
    except SetupError:
        own = None
    return current(own or read_difficulties())


def known_abilities(
    patient: Patient, bouts: Sequence[BoutRow], difficulties: Difficulties
) -> dict[str, Ability]:
    """By domain. A guest may be anybody, so that what guests did tells nothing."""
    rows = [] if patient.alias == GUEST else as_measured(bouts)
    return abilities(rows, DOMAINS, difficulties, patient.group)
