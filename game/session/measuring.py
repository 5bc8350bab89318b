"""The measures of a recorded bout, in the form in which the store keeps them."""

from __future__ import annotations

from game.measures.bouts import bout_panel
from game.store.recording_files import Recording
from game.store.records import Measured


def measured(recording: Recording) -> list[Measured]:
    """Every measure of a probe; none for play, and none from a device that measures nothing."""
    if recording.header.purpose != "probe":
        return []
    panel = bout_panel(recording.header, recording.samples, recording.events)
    if panel is None:
        return []
    return [
        Measured(key, value, panel.units[key], panel.filter, panel.version)
        for key, value in panel.measures.items()
    ]
