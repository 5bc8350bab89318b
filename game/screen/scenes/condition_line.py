"""What a therapist has added to an exercise, in one quiet line for its card."""

from __future__ import annotations

from game.core.condition import Dimension, step_name
from game.core.patient import Patient
from game.exercises.guided import asks_of
from game.exercises.library import LevelEntry
from game.session.refusing import condition_of
from game.text import Words

ADDED: tuple[Dimension, ...] = ("vision", "cognitive", "head", "load", "vibration", "arms")


def condition_line(entry: LevelEntry, patient: Patient, words: Words) -> str:
    """'Eyes closed · led by a tone'; empty where nothing is added."""
    condition = condition_of(entry, patient)
    said = [words(step_name(condition, name)) for name in ADDED if getattr(condition, name)]
    if asks_of(entry.exercise, condition) is not None:
        said.insert(1, words("led by a tone"))
    line = " \N{MIDDLE DOT} ".join(said)
    return line[:1].upper() + line[1:]
