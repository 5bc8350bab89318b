"""Plays a recording again: samples and what was asked through the same Bout, and the events beside
the recorded ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from game.core.bout import Bout, Phase
from game.core.event import Event
from game.core.exercise import Exercise
from game.core.level import Level
from game.core.recording import Asked, Header, Line, Taken, event_line


class Comparison(msgspec.Struct, frozen=True):
    """Whether a recording plays again to the same events."""

    equal: bool
    events: int
    first_difference: str | None


def play_again(
    header: Header,
    exercise: Exercise,
    level: Level,
    samples: Iterable[Taken],
    lines: Sequence[Line],
) -> list[Event]:
    """What happens when the samples and the commands of a recording meet the rules as they are now.

    level: the level of the header with its limits. Gives the events, commands left out.
    """
    bout = Bout(
        exercise, level, header.seed, header.calibration, header.geometry, header.device.kind
    )
    waiting = list(samples)
    asked = [line for line in lines if isinstance(line, Asked)]
    last = max([taken.step for taken in waiting] + [line.step for line in lines], default=0)
    taken = commands = 0
    events: list[Event] = []
    while bout.step <= last and bout.phase is not Phase.ENDED:
        while commands < len(asked) and asked[commands].step <= bout.step:
            bout.ask(asked[commands].command)
            commands += 1
        while taken < len(waiting) and waiting[taken].step <= bout.step:
            bout.take(waiting[taken].sample, waiting[taken].t_s)
            taken += 1
        events += bout.advance()
    return events


def compare(header: Header, events: Sequence[Event], lines: Sequence[Line]) -> Comparison:
    """The replayed events beside the recorded ones, byte for byte.

    A bout that was cut off (interrupted) is compared as far as its last recorded event.
    """
    recorded = [event_line(line) for line in lines if not isinstance(line, Asked)]
    replayed = [event_line(event) for event in events]
    if header.ended in (None, "interrupted"):
        replayed = replayed[: len(recorded)]
    for number, (before, after) in enumerate(zip(recorded, replayed, strict=False), start=1):
        if before != after:
            old, new = before.decode().strip(), after.decode().strip()
            what = f"event {number}: recorded {old}, replayed {new}"
            return Comparison(False, len(recorded), what)
    if len(recorded) != len(replayed):
        what = f"{len(recorded)} events recorded, {len(replayed)} replayed"
        return Comparison(False, len(recorded), what)
    return Comparison(True, len(recorded), None)
