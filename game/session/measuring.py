"""The measures of a recorded bout, in the form in which the store keeps them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.core.errors import SetupError
from game.core.replay import Aimed, aims_again, as_recorded
from game.exercises import EXERCISES
from game.exercises.library import level_of_text
from game.measures.assessments.recorded import Recorded
from game.measures.assessments.results import Number
from game.measures.bouts import bout_panel, filter_of
from game.measures.panel import VERSION
from game.measures.play.bout import Played
from game.measures.play.numbers import numbers_of
from game.measures.play.results import PLAYED
from game.store.recording_files import Recording
from game.store.records import Measured


def measured(recording: Recording, aims: Sequence[Aimed] | None = None) -> list[Measured]:
    """Every measure of a probe, or of play; none from a device that measures nothing.

    aims: where a perfect player would have been, as gathered in play; None to play the recording
    again for them, which takes longer and gives the same.
    """
    header = recording.header
    if header.purpose == "play":
        numbers, name = play_numbers(recording, aims), filter_of(header)
        return [Measured(key, one.value, one.unit, name, VERSION) for key, one in numbers.items()]
    panel = bout_panel(header, recording.samples, recording.events)
    if panel is None:
        return []
    return [
        Measured(key, value, panel.units[key], panel.filter, panel.version)
        for key, value in panel.measures.items()
    ]


def play_numbers(recording: Recording, aims: Sequence[Aimed] | None = None) -> dict[str, Number]:
    """The measures of play, by their keys; aims as of `measured`."""
    header = recording.header
    if header.purpose != "play" or header.exercise not in PLAYED:
        return {}
    bout = Recorded("", header, recording.samples, recording.events)
    path = _aims(recording) if aims is None else aims
    return numbers_of(Played(bout, np.array(path, dtype=np.float64).reshape(-1, 3)))


def _aims(recording: Recording) -> Sequence[Aimed]:
    """By playing the recording again; none where its level cannot be read any more."""
    header = recording.header
    exercise = EXERCISES[header.exercise]
    try:
        entry = level_of_text(header.level_text, "recorded", header.exercise, header.level_id)
    except SetupError:
        return ()
    level = as_recorded(entry.level, header)
    return aims_again(header, exercise, level, recording.samples, recording.events)
