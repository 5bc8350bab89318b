"""The course of the last visit: when was played, and when and why play stood still."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from game.core.event import Began, Ended, Paused, Resumed
from game.core.recording import Line
from game.core.time import seconds
from game.report.clock import seconds_between
from game.report.parts import BoutPart, CourseBout, Stretch
from game.report.standing import folder_name
from game.store.recording_files import Recording


def course_of(bouts: Sequence[BoutPart], recordings: Sequence[Recording]) -> tuple[CourseBout, ...]:
    """The bouts of one visit on one axis of time, s since the first began."""
    if not bouts:
        return ()
    first_utc = bouts[0].row.started_utc
    events = {folder_name(recording): recording.events for recording in recordings}
    return tuple(_bout(bout, first_utc, events.get(bout.row.folder)) for bout in bouts)


def _bout(bout: BoutPart, first_utc: str, events: Sequence[Line] | None) -> CourseBout:
    row = bout.row
    start_s = seconds_between(first_utc, row.started_utc)
    stretches = () if events is None else stretches_of(events, start_s)
    lasted_s = row.active_s + row.paused_s
    return CourseBout(
        number=row.number,
        title=bout.title,
        purpose=row.purpose,
        start_s=stretches[0].start_s if stretches else start_s,
        end_s=stretches[-1].end_s if stretches else start_s + lasted_s,
        stretches=stretches,
    )


def stretches_of(events: Sequence[Line], start_s: float) -> tuple[Stretch, ...]:
    """Play and pauses between the first beginning and the end; a recording that was cut off ends
    with its last event."""
    turns = [event for event in events if isinstance(event, Began | Resumed | Paused | Ended)]
    if not turns:
        return ()
    end = events[-1].step
    ways = [*pairwise(turns), (turns[-1], None)]
    stretches = []
    for turn, after in ways:
        if isinstance(turn, Ended):
            break
        until = end if after is None else after.step
        reason = turn.reason if isinstance(turn, Paused) else None
        stretch = Stretch(start_s + seconds(turn.step), start_s + seconds(until), reason)
        stretches.append(stretch)
    return tuple(stretches)
