"""How well a device sends: rate, jitter, gaps, losses, counted sample by sample."""

from __future__ import annotations

import math

import msgspec

from input_devices.sample import Flag, Kind, Sample

GAP_S = 0.2
"""A longer silence between two samples is a gap."""
GREATEST_STEP = 1000
"""A counter that moved on by more means that the device started again; nothing is known to be
lost."""


class LinkSummary(msgspec.Struct, frozen=True):
    """What was counted; a number that a link does not have is None."""

    n: int
    """Samples, held ones included; buttons are not counted."""
    duration_s: float
    """From the first sample to the last."""
    rate_hz: float | None
    """Fresh samples per second; None for fewer than two."""
    jitter_ms: float | None
    """Standard deviation of the time between fresh samples; None for fewer than three."""
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
        self._mean_s = self._squares_s2 = 0.0
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
        spread_s = math.sqrt(self._squares_s2 / (intervals - 1)) if intervals >= 2 else None
        return LinkSummary(
            n=self._n,
            duration_s=self._last_t - self._first_t,
            rate_hz=intervals / span_s if intervals >= 1 and span_s > 0 else None,
            jitter_ms=None if spread_s is None else 1000 * spread_s,
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
        """Welford's running variance of the intervals."""
        self._fresh += 1
        if self._fresh == 1:
            self._first_fresh_t = t
        else:
            interval_s = t - self._last_fresh_t
            off_s = interval_s - self._mean_s
            self._mean_s += off_s / (self._fresh - 1)
            self._squares_s2 += off_s * (interval_s - self._mean_s)
        self._last_fresh_t = t
