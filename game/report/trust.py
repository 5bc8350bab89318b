"""Whether the data can be trusted: how the samples came, and what to keep in mind."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence

from game.core.recording import Taken
from game.figures import Figures
from game.report.parts import Reach, Signal, Sway
from game.report.standing import folder_name
from game.store.recording_files import Recording
from game.store.records import BoutRow
from game.text import Words

MANY_LOST = 0.01
"""Of all samples; more is worth a remark. Source: ours, as for filled samples in measures."""

LATE_MS = 150.0
"""Age of a sample behind the picture above which leaning may become over-correction. Source:
clinical design, H21."""

LEAST_RATE_HZ = 50.0
"""For sway. Source: Scoppa 2013, by way of measures reference 4.1."""

GREATEST_STEP = 1000
"""A counter that moved on by more means that the device started again."""


def signal_of(bouts: Sequence[BoutRow], recordings: Sequence[Recording]) -> Signal | None:
    """How the samples of these bouts came; None without a bout."""
    if not bouts:
        return None
    folders = {row.folder for row in bouts}
    here = [one for one in recordings if folder_name(one) in folders]
    beside = [other.device.name for one in here for other in one.header.beside]
    links, ages = [row.link for row in bouts], [row.latency for row in bouts]
    return Signal(
        devices=tuple(dict.fromkeys([*(row.device_name for row in bouts), *beside])),
        measures=not here or any(one.header.device.measures for one in here),
        rate_hz=_middle([link.rate_hz for link in links]),
        jitter_ms=_most([link.jitter_ms for link in links]),
        gaps=sum(link.gaps for link in links),
        longest_gap_s=max(link.longest_gap_s for link in links),
        samples=sum(row.samples for row in bouts),
        lost=_sum([lost_of(one.samples) for one in here]),
        p50_ms=_middle([age.p50_ms for age in ages]),
        p95_ms=_most([age.p95_ms for age in ages]),
        p99_ms=_most([age.p99_ms for age in ages]),
    )


def lost_of(samples: Sequence[Taken]) -> int | None:
    """Samples that a device counted and that never came; None where none counts."""
    last: dict[tuple[int, str], int] = {}
    lost = 0
    for taken in samples:
        seq = taken.sample.seq
        if seq is None:
            continue
        whose = (taken.sample.device, taken.sample.kind)
        step = seq - last.get(whose, seq - 1)
        lost += step - 1 if 1 < step <= GREATEST_STEP else 0
        last[whose] = seq
    return lost if last else None


def remarks_of(
    bouts: Sequence[BoutRow],
    last: Sequence[BoutRow],
    signal: Signal | None,
    reach: Reach | None,
    sway: Sway | None,
    recordings: Sequence[Recording],
    words: Words,
) -> tuple[str, ...]:
    """What a reader should keep in mind, the gravest first. last: the bouts of the last visit."""
    return (
        *_of_device(signal, words),
        *_of_bouts(last, recordings, words),
        *_of_standing(last, reach, sway, words),
        *_of_history(bouts, words),
    )


def _of_device(signal: Signal | None, words: Words) -> Iterator[str]:
    if signal is None:
        return
    figures = Figures(words)
    if not signal.measures:
        yield words("Played with a pointer or keys, which measure nothing.")
    if signal.gaps:
        longest = figures.number(signal.longest_gap_s, 1)
        gaps = words.count("{n} gap in the signal", "{n} gaps in the signal", signal.gaps)
        yield words("{gaps}, the longest {longest} s.", gaps=gaps, longest=longest)
    if signal.lost and signal.lost > MANY_LOST * signal.samples:
        yield words.count("{n} sample was lost.", "{n} samples were lost.", signal.lost)
    if signal.measures and signal.rate_hz is not None and signal.rate_hz < LEAST_RATE_HZ:
        rate = figures.number(signal.rate_hz)
        yield words("{rate} samples a second; for sway there should be 50 or more.", rate=rate)
    if signal.p95_ms is not None and signal.p95_ms > LATE_MS:
        age = figures.number(signal.p95_ms)
        yield words("The picture was late: its data were {age} ms old (95 %).", age=age)


def _of_bouts(
    last: Sequence[BoutRow], recordings: Sequence[Recording], words: Words
) -> Iterator[str]:
    cut = sum(row.ended == "interrupted" for row in last)
    if cut:
        yield words.count(
            "{n} bout of the last visit was cut off by a fault and counts as far as it went.",
            "{n} bouts of the last visit were cut off by a fault and count as far as they went.",
            cut,
        )
    read = {folder_name(recording) for recording in recordings}
    gone = sum(row.folder not in read for row in last)
    if gone:
        yield words.count(
            "The recording of {n} bout could not be read.",
            "The recordings of {n} bouts could not be read.",
            gone,
        )


def _of_standing(
    last: Sequence[BoutRow], reach: Reach | None, sway: Sway | None, words: Words
) -> Iterator[str]:
    if reach is not None and not reach.own:
        yield words("The reach is a typical one, not this person's own.")
    if sway is not None and last and sway.session != last[0].session:
        day = Figures(words).date(sway.started_utc)
        yield words("Sway was not measured at the last visit; it is of {day}.", day=day)


def _of_history(bouts: Sequence[BoutRow], words: Words) -> Iterator[str]:
    if len({row.device_id for row in bouts}) > 1:
        yield words("More than one device was used; their numbers are not compared.")


def _middle(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return statistics.median(known) if known else None


def _most(values: Sequence[float | None]) -> float | None:
    return max((value for value in values if value is not None), default=None)


def _sum(values: Sequence[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None
