"""How well a device sends: rate, jitter, gaps, losses, counted sample by sample."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import msgspec

from input_devices.sample import Flag, Kind, Sample

GAP_S = 0.2
"""A longer silence between two samples is a gap."""
GREATEST_STEP = 1000
"""A counter that moved on by more means that the device started again; nothing is known to be
lost."""
BIN_S = 0.00005
"""Intervals are counted in steps of this, so that an hour takes no more room than a minute."""
LONGEST_BIN = round(1.0 / BIN_S)
"""Longer ones count as so long: gaps, which have a number of their own."""
LOW, HIGH = 0.16, 0.84
"""Between these shares of the intervals lie the middle 68 %."""


class LinkSummary(msgspec.Struct, frozen=True):
    """What was counted; a number that a link does not have is None."""

    n: int
    """Samples, held ones included; buttons are not counted."""
    duration_s: float
    """From the first sample to the last."""
    rate_hz: float | None
    """Fresh samples per second; None for fewer than two."""
    jitter_ms: float | None
    """Half of the range that the middle 68 % of the times between fresh samples take up; None for
    fewer than three. Of a normal distribution that is its standard deviation; a single pause, which
    is a gap and is counted as one, does not move it."""
    gaps: int
    longest_gap_s: float
    """Longest silence between two samples, gap or not; 0 if there were not two."""
    lost: int
    """Samples that the device counted and that never came."""
    held: int
    clamped: int
    overload: int


class LinkStats:
    """Counts the samples of one device. Samples of different kinds share the clock, not the
    counter.

    Source: ours; known answers in tests/input_devices/test_link.py.
    """

    def __init__(self) -> None:
        self._n = self._fresh = self._gaps = self._lost = 0
        self._flagged = {Flag.HELD: 0, Flag.CLAMPED: 0, Flag.OVERLOAD: 0}
        self._first_t = self._last_t = self._first_fresh_t = self._last_fresh_t = 0.0
        self._longest_gap_s = 0.0
        self._intervals: Counter[int] = Counter()
        self._last_seq: dict[Kind, int] = {}

    def add(self, sample: Sample) -> None:
        """Count one sample; they must come in the order of their times."""
        if sample.kind is Kind.BUTTON:
            return
        if self._n == 0:
            self._first_t = self._last_t = sample.t
        silent_s = sample.t - self._last_t
        self._gaps += silent_s > GAP_S
        self._longest_gap_s = max(self._longest_gap_s, silent_s)
        self._last_t = sample.t
        self._n += 1
        self._count_flags(sample.flags)
        self._count_losses(sample)
        if Flag.HELD not in sample.flags:
            self._count_fresh(sample.t)

    def summary(self) -> LinkSummary:
        intervals = self._fresh - 1
        span_s = self._last_fresh_t - self._first_fresh_t
        return LinkSummary(
            n=self._n,
            duration_s=self._last_t - self._first_t,
            rate_hz=intervals / span_s if intervals >= 1 and span_s > 0 else None,
            jitter_ms=_jitter_ms(self._intervals, intervals) if intervals >= 2 else None,
            gaps=self._gaps,
            longest_gap_s=self._longest_gap_s,
            lost=self._lost,
            held=self._flagged[Flag.HELD],
            clamped=self._flagged[Flag.CLAMPED],
            overload=self._flagged[Flag.OVERLOAD],
        )

    def _count_flags(self, flags: Flag) -> None:
        if flags:
            for flag in self._flagged:
                self._flagged[flag] += flag in flags

    def _count_losses(self, sample: Sample) -> None:
        if sample.seq is None:
            return
        last = self._last_seq.get(sample.kind)
        self._last_seq[sample.kind] = sample.seq
        step = 1 if last is None else (sample.seq - last) % 0x10000
        if 1 <= step <= GREATEST_STEP:
            self._lost += step - 1

    def _count_fresh(self, t: float) -> None:
        self._fresh += 1
        if self._fresh == 1:
            self._first_fresh_t = t
        else:
            place = round((t - self._last_fresh_t) / BIN_S)
            self._intervals[max(0, min(place, LONGEST_BIN))] += 1
        self._last_fresh_t = t


def _jitter_ms(counted: Mapping[int, int], intervals: int) -> float:
    """Of intervals that were counted by their bin; at least two."""
    ranks = [round(share * (intervals - 1)) for share in (LOW, HIGH)]
    ends: list[int] = []
    passed = 0
    for place in sorted(counted):
        passed += counted[place]
        while len(ends) < len(ranks) and ranks[len(ends)] < passed:
            ends.append(place)
    return 1000 * BIN_S * (ends[1] - ends[0]) / 2
