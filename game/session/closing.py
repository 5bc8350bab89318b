"""From a bout that has ended to its row in the store: written, read back, counted, measured."""

from __future__ import annotations

from typing import Literal

from game.core.event import Ended
from game.session.live_bout import LiveBout
from game.session.measuring import measured
from game.session.summary import Summary, summarise
from game.store.recording_files import read_recording
from game.store.records import Latency
from game.store.store import Store
from game.store.summary import bout_row, summary_of


def close(live: LiveBout, store: Store) -> Summary:
    """Close the recording, read it back from the disk, and index what it says.

    What stands in the store is what the recording says, never what was in memory.
    """
    live.recorder.close(_how(live))
    recording = read_recording(live.recorder.folder)
    earlier = store.bouts(recording.header.patient)
    numbers = summary_of(recording.header, recording.events, recording.samples)
    folder = store.folder.name(live.recorder.folder)
    row = bout_row(folder, recording.header, numbers, latency_of(live.ages_s))
    store.index_bout(row)
    store.put_measures(row, measured(recording, live.aims))
    return summarise(row, live.events, earlier, live.bout.state.planned)


def _how(live: LiveBout) -> Literal["done", "stopped"]:
    ends = [event.how for event in live.events if isinstance(event, Ended)]
    return "done" if "done" in ends else "stopped"


def latency_of(ages_s: list[float]) -> Latency:
    """Median, 95th and 99th percentile of the age of the sample behind a drawn frame."""
    if not ages_s:
        return Latency()
    ages = sorted(ages_s)
    p50, p95, p99 = (1000 * ages[min(len(ages) - 1, int(p * len(ages)))] for p in (0.5, 0.95, 0.99))
    return Latency(p50, p95, p99)
