"""What goes into the store and comes out of it, apart from core's own nouns: frozen values, of a
visit, a bout, a suggestion and a measure."""

from game.store.records.bout import BoutRow, Latency, Link, SideDose, Signs, Summary, Tried
from game.store.records.measure import Measured, MeasureRow, Remeasure
from game.store.records.suggestion import Decision, Kind, Status, Suggestion
from game.store.records.visit import (
    Check,
    Chosen,
    Note,
    Planned,
    Prompt,
    Rating,
    Seen,
    Shared,
    Visit,
)

__all__ = [
    "BoutRow",
    "Check",
    "Chosen",
    "Decision",
    "Kind",
    "Latency",
    "Link",
    "MeasureRow",
    "Measured",
    "Note",
    "Planned",
    "Prompt",
    "Rating",
    "Remeasure",
    "Seen",
    "Shared",
    "SideDose",
    "Signs",
    "Status",
    "Suggestion",
    "Summary",
    "Tried",
    "Visit",
]
