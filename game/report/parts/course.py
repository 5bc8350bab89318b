"""The course of the last visit in time, and how its samples came."""

from __future__ import annotations

from typing import Literal

import msgspec

from game.core.event import Reason


class Signal(msgspec.Struct, frozen=True, kw_only=True):
    """How the samples of the last visit came."""

    devices: tuple[str, ...]
    measures: bool
    """False for pointers and keys."""
    rate_hz: float | None
    """Middle of the bouts."""
    jitter_ms: float | None
    """Of the worst bout, as what follows."""
    gaps: int
    """Sum over the bouts."""
    longest_gap_s: float
    samples: int
    lost: int | None
    """Samples that the device counted and that never came; None where it does not count."""
    p50_ms: float | None
    """Age of the sample behind a drawn frame; None where nothing was drawn. Middle of the bouts."""
    p95_ms: float | None
    p99_ms: float | None


class Stretch(msgspec.Struct, frozen=True):
    """Play, or a pause and why; seconds of the visit since its first bout."""

    start_s: float
    end_s: float
    reason: Reason | None
    """None: play."""


class CourseBout(msgspec.Struct, frozen=True, kw_only=True):
    """A bout of the last visit in the course of time."""

    number: int
    title: str
    purpose: Literal["play", "probe"]
    start_s: float
    end_s: float
    stretches: tuple[Stretch, ...]
    """Empty where there is no recording to tell."""
