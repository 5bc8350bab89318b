"""What of a plan the devices of a visit cannot play, told before the visit and not in its
middle."""

from __future__ import annotations

from collections.abc import Sequence

from game.core.errors import SetupError
from game.core.plan import Plan
from game.exercises import EXERCISES
from game.exercises.library import LevelEntry, find_level
from game.session.choosing import can_play
from game.session.refusing import said_needs
from game.session.steered_by import names_of
from game.text import Words
from input_devices.device import Info


def unplayable(plan: Plan, infos: Sequence[Info]) -> list[LevelEntry]:
    """The levels of the plan that no device can play, each once, in the plan's order."""
    entries = (find_level(level) for level in dict.fromkeys(plan.levels))
    return [entry for entry in entries if not can_play(entry, *infos)]


def needs_of(entry: LevelEntry, words: Words) -> str:
    """What it takes, in the reader's words."""
    return said_needs(EXERCISES[entry.exercise].CARD.needs, words)


def missing(plan: Plan, infos: Sequence[Info], words: Words) -> str:
    """What the devices lack for all of the plan, in the reader's words; empty where nothing is."""
    found = (needs_of(entry, words) for entry in unplayable(plan, infos))
    return ", ".join(dict.fromkeys(found))


def refuse_plan(plan: Plan, infos: Sequence[Info]) -> None:
    """Raises SetupError where the plan has levels that no device can play."""
    found = unplayable(plan, infos)
    if not found:
        return
    words = Words.load()
    takes = "; ".join(f"{entry.id} takes {needs_of(entry, words)}" for entry in found)
    raise SetupError(
        f"{names_of(infos)} cannot play all of this: {takes}.\n"
        "Connect it too and name it with a second --device, or choose another plan."
    )
