"""The trials of an assessment as they were recorded: why one was stopped, how long it was held,
and what all of them give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.core.errors import SetupError
from game.core.event import Began, Ended, Event, Marked, Paused, Reason
from game.core.time import seconds
from game.measures.assessments.results import RESULTS, Recorded, flat, result_of
from game.measures.assessments.values import Value
from game.measures.bouts import filter_of
from game.measures.panel import VERSION
from game.store.recording_files import read_recording
from game.store.records import BoutRow, Measured
from game.store.store import Store
from game.text import mark

BY_PERSON: Mapping[str, str] = {
    "eyes_opened": mark("Eyes opened"),
    "hand_support": mark("Held on with a hand"),
    "step_or_touch": mark("A step, or a foot touched down"),
    "unwell": mark("Pain, dizziness or fear"),
    "asked": mark("Asked to stop"),
}
"""What only a person sees; the code is the note of a mark in the recording. Source: measures
reference 4.0."""
STOPPED: Mapping[str, str] = {
    **BY_PERSON,
    Reason.STEPPED_OFF.value: mark("Stepped off the board"),
    Reason.SILENT.value: mark("The board was silent"),
    Reason.FROZEN.value: mark("The board was stuck"),
    Reason.OVERLOADED.value: mark("Too much load for this board"),
    Reason.BY_HAND.value: mark("Stopped by hand"),
    Reason.NEAR_EDGE.value: mark("Near the edge of the board"),
    "cut_off": mark("The recording was cut off"),
}
"""Why a trial was stopped: the code that is kept, and what people read."""


def reason_of(events: Sequence[Event]) -> str:
    """Why a trial was stopped, a key of `STOPPED`: what a person noted of it, else what the game
    saw."""
    began = next((n for n, event in enumerate(events) if isinstance(event, Began)), len(events))
    after = events[began:]
    notes = [one.note for one in after if isinstance(one, Marked) and one.note in BY_PERSON]
    pauses = [one.reason.value for one in after if isinstance(one, Paused)]
    if notes:
        return notes[-1]
    if pauses:
        return pauses[0]  # what came later was no trial any more
    return Reason.BY_HAND.value if any(isinstance(one, Ended) for one in after) else "cut_off"


def held_s(events: Sequence[Event]) -> float:
    """From the beginning of a trial to its end or to what ended it, s; 0 for one that never
    began."""
    began = next((event.step for event in events if isinstance(event, Began)), None)
    if began is None:
        return 0.0
    ends = (event.step for event in events if isinstance(event, (Paused, Ended)))
    return seconds(next((step for step in ends if step > began), events[-1].step) - began)


def recorded(store: Store, row: BoutRow) -> Recorded:
    """A trial, read back from the disk. Raises SetupError where it cannot be read."""
    recording = read_recording(store.folder.root / row.folder)
    return Recorded(
        row.part.partition("/")[2],
        recording.header,
        recording.samples,
        recording.events,
        practice=row.practice,
    )


def results_of(store: Store, name: str, rows: Sequence[BoutRow]) -> Mapping[str, Value]:
    """The result of the trials of one visit; nothing from no trial. Raises SetupError for a
    recording that cannot be read."""
    return result_of(name, [recorded(store, row) for row in rows]) if rows else {}


def keep_results(store: Store, name: str, rows: Sequence[BoutRow]) -> list[Measured]:
    """Put the result of the trials of one visit into the store, number by number, and give what was
    put there. At least one trial."""
    trials = [recorded(store, row) for row in rows]
    filtered = filter_of(trials[0].header)
    numbers = flat(result_of(name, trials))
    measured = [
        Measured(key, one.value, one.unit, filtered, VERSION) for key, one in numbers.items()
    ]
    store.put_measures(store.session(rows[0].session), measured)
    return measured


def restore_results(store: Store, cut_off: set[str] | None = None) -> list[str]:
    """Compute what came of assessments again: of all where a database was lost, and of the visits
    that a crash cut off.

    cut_off: bouts that were closed now, as `Store.interrupted` names them; None for all visits.
    Gives a line for each result that cannot be computed.
    """
    problems = []
    for patient in store.patients():
        rows = [row for row in store.bouts(patient.alias) if row.part and row.active_s > 0]
        if cut_off is not None:
            visits = {row.session for row in rows if row.folder in cut_off}
            rows = [row for row in rows if row.session in visits]
        made: dict[tuple[str, str], list[BoutRow]] = {}
        for row in rows:  # in their order, so that of two that share a number the later one stands
            made.setdefault((row.session, row.part.partition("/")[0]), []).append(row)
        for (_, name), trials in made.items():
            if name not in RESULTS:
                continue  # of a newer program
            try:
                keep_results(store, name, trials)
            except SetupError as error:
                problems.append(str(error))
    return problems
