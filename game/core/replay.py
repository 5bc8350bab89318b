"""Plays a recording again: samples and what was asked through the same Bout, and the events beside
the recorded ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from game.core.bout import Bout, Phase
from game.core.event import Event
from game.core.exercise import Exercise, with_limits
from game.core.feedback import with_feedback
from game.core.level import Level
from game.core.recording import Asked, Header, Line, Taken, event_line

Aimed = tuple[int, float, float]
"""Bout step, and where a perfect player would be then: x and y in own reach."""


class Comparison(msgspec.Struct, frozen=True):
    """Whether a recording plays again to the same events."""

    equal: bool
    events: int
    first_difference: str | None


def as_recorded(level: Level, header: Header) -> Level:
    """The level of a header's text as it was played: within the limits, on the condition and with
    the feedback that were prescribed."""
    faded = with_feedback(with_limits(level, header.limits), header.feedback)
    return msgspec.structs.replace(faded, condition=header.condition)


def play_again(
    header: Header,
    exercise: Exercise,
    level: Level,
    samples: Iterable[Taken],
    lines: Sequence[Line],
) -> list[Event]:
    """What happens when the samples and the commands of a recording meet the rules as they are now.

    level: as of `as_recorded`. Gives the events, commands left out.
    """
    return [
        event for _, events in walk(header, exercise, level, samples, lines) for event in events
    ]


def aims_again(
    header: Header,
    exercise: Exercise,
    level: Level,
    samples: Iterable[Taken],
    lines: Sequence[Line],
) -> list[Aimed]:
    """Where a perfect player would have been at each step of play; arguments as of `play_again`."""
    walked = walk(header, exercise, level, samples, lines)
    return [at for bout, _ in walked if (at := aimed(bout)) is not None]


def aimed(bout: Bout) -> Aimed | None:
    """Where a perfect player would be now; None while play stands still."""
    if bout.phase is not Phase.PLAYING:
        return None
    aim = bout.exercise.aim(bout.state)
    return bout.step, aim.x, aim.y


def walk(
    header: Header,
    exercise: Exercise,
    level: Level,
    samples: Iterable[Taken],
    lines: Sequence[Line],
) -> Iterator[tuple[Bout, list[Event]]]:
    """The bout of a recording after each step, with what happened in it; arguments as of
    `play_again`."""
    bout = Bout(
        exercise,
        level,
        header.seed,
        header.calibration,
        header.geometry,
        header.device.kind,
        prompts=header.prompts,
        vibration=header.vibration,
        sits=exercise.CARD.sits if header.sits is None else header.sits,
        beside=header.beside,
    )
    waiting = list(samples)
    asked = [line for line in lines if isinstance(line, Asked)]
    last = max([taken.step for taken in waiting] + [line.step for line in lines], default=0)
    taken = commands = 0
    while bout.step <= last and bout.phase is not Phase.ENDED:
        while commands < len(asked) and asked[commands].step <= bout.step:
            bout.ask(asked[commands].command)
            commands += 1
        while taken < len(waiting) and waiting[taken].step <= bout.step:
            bout.take(waiting[taken].sample, waiting[taken].t_s)
            taken += 1
        yield bout, bout.advance()


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
