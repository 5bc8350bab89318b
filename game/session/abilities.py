"""What is known of a person's abilities, from the store."""

from __future__ import annotations

from collections.abc import Sequence

from game.coach.ability import Ability
from game.coach.ability_evidence import abilities
from game.core.difficulty import Difficulties
from game.core.errors import SetupError
from game.core.patient import GUEST, Patient
from game.exercises.difficulties import DOMAINS, as_measured, current, read_difficulties
from game.exercises.library import LevelEntry
from game.store.records import BoutRow
from game.store.store import Store


def known_difficulties(store: Store, levels: Sequence[LevelEntry] | None = None) -> Difficulties:
    """Of the levels as they are now: from this clinic's own bouts where they were reckoned and can
    be read, else from simulated people: play never waits for a broken file. levels: of every
    ladder, where they were read already."""
    try:
        own = store.difficulties()
    except SetupError:
        own = None
    return current(own or read_difficulties(), levels)


def known_abilities(
    patient: Patient,
    bouts: Sequence[BoutRow],
    difficulties: Difficulties,
    levels: Sequence[LevelEntry] | None = None,
) -> dict[str, Ability]:
    """By domain. A guest may be anybody, so that what guests did tells nothing. levels: as of
    `known_difficulties`."""
    rows = [] if patient.alias == GUEST else as_measured(bouts, levels)
    return abilities(rows, DOMAINS, difficulties, patient.group)
