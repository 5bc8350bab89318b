"""Known answers for what a recording adds up to."""

from __future__ import annotations

import pytest

from game.core.event import Began, Ended, Event, Paused, Reason, Resumed
from game.core.recording import Line
from game.store.summary import link_of, summary_of
from tests.store import made_up


def test_a_bout_adds_up() -> None:
    summary = summary_of(made_up.header(), made_up.EVENTS, made_up.samples())  # type: ignore[arg-type]
    assert (summary.attempts, summary.successes, summary.samples) == (2, 1, 300)
    assert (summary.d_start, summary.d_end, summary.median_d) == (0.15, 0.2, 0.2)
    assert summary.active_s == (180 - 60 + 360 - 240) / 120
    assert summary.paused_s == (240 - 180) / 120


PAUSE = Paused(step=240, reason=Reason.SILENT)


@pytest.mark.parametrize(
    ("events", "active_s", "paused_s"),
    [
        ([], 0, 0),  # nobody ever stepped on
        ([Paused(step=60, reason=Reason.BY_HAND)], 0, 0),  # paused before play began
        ([Began(step=120)], 1.5, 0),  # cut off in play: the samples tell how long
        ([Began(step=120), PAUSE], 1, 0.5),  # cut off in a pause
        ([Began(step=120), PAUSE, Resumed(step=250), Ended(step=310, how="done")], 1.5, 10 / 120),
        ([Began(step=120), Ended(step=180, how="stopped")], 0.5, 0),
    ],
)
def test_time_in_play_and_in_pauses(
    events: list[Line | Event], active_s: float, paused_s: float
) -> None:
    samples = [made_up.taken(1, 2.5)] if len(events) < 3 else []
    summary = summary_of(made_up.header(), events, samples)  # type: ignore[arg-type]
    assert (summary.active_s, summary.paused_s) == (active_s, paused_s)


def test_the_link_of_an_even_device() -> None:
    link = link_of([n / 64 for n in range(100)])
    assert (link.rate_hz, link.jitter_ms, link.gaps, link.longest_gap_s) == (64, 0, 0, 0)


def test_the_link_of_a_device_that_fell_silent() -> None:
    link = link_of([0.0, 0.25, 0.5, 0.75, 1.75, 2.0])
    assert (link.rate_hz, link.gaps, link.longest_gap_s) == (4, 5, 1.0)


@pytest.mark.parametrize("times_s", [[], [1.0], [1.0, 1.0]])
def test_too_few_samples_have_no_rate(times_s: list[float]) -> None:
    assert link_of(times_s).rate_hz is None


def test_jitter_is_half_of_the_middle_two_thirds() -> None:
    # times between samples from 5 to 15 ms, evenly spread: the middle 68 % are 6.6 to 13.4 ms
    at_s, times_s = 0.0, [0.0]
    for n in range(1001):
        at_s += 0.005 + n / 100_000
        times_s.append(at_s)
    assert link_of(times_s).jitter_ms == pytest.approx(3.4, abs=0.01)
