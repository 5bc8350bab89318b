"""How well a device sends, on links whose answer is known."""

from __future__ import annotations

import random
from itertools import accumulate

import pytest

from game.store.summary import link_of
from input_devices.link import LinkStats
from input_devices.sample import Flag, Kind, Sample


def summary_of(samples):
    stats = LinkStats()
    for sample in samples:
        stats.add(sample)
    return stats.summary()


def at(times, flags=Flag.NONE, kind=Kind.COP):
    return [Sample(t=t, kind=kind, values=(0.0, 0.0), flags=flags) for t in times]


def test_a_perfect_link_has_its_rate_and_no_jitter():
    summary = summary_of(at([10 + i / 50 for i in range(101)]))
    assert (summary.n, summary.gaps, summary.lost, summary.held) == (101, 0, 0, 0)
    assert summary.duration_s == pytest.approx(2.0)
    assert summary.rate_hz == pytest.approx(50.0)
    assert summary.jitter_ms == pytest.approx(0.0, abs=1e-6)


def test_jitter_is_half_of_what_the_middle_of_the_intervals_takes_up():
    summary = summary_of(at([0.0, 0.01, 0.04, 0.05, 0.08]))  # intervals 10, 30, 10, 30 ms
    assert summary.jitter_ms == pytest.approx(10.0, abs=0.051)
    assert summary.longest_gap_s == pytest.approx(0.03)


def test_jitter_of_chance_is_its_standard_deviation_and_a_pause_does_not_move_it():
    draw = random.Random(5)
    times = list(accumulate(max(0.001, draw.gauss(0.0167, 0.002)) for _ in range(4000)))
    even = summary_of(at(times))
    assert even.jitter_ms == pytest.approx(2.0, rel=0.06)
    paused = summary_of(at([t + 4.0 * (t > 30) for t in times]))
    assert paused.gaps == 1
    assert paused.jitter_ms == pytest.approx(even.jitter_ms, abs=0.051)


def test_jitter_is_told_alike_while_it_runs_and_in_the_report():
    draw = random.Random(6)
    times = list(accumulate(draw.uniform(0.01, 0.03) for _ in range(500)))
    assert summary_of(at(times)).jitter_ms == pytest.approx(link_of(times).jitter_ms, abs=0.051)


def test_silences_over_a_fifth_of_a_second_are_gaps():
    summary = summary_of(at([0.0, 0.1, 0.29, 0.6, 0.7, 5.0]))
    assert (summary.gaps, summary.longest_gap_s) == (2, pytest.approx(4.3))


def test_losses_follow_from_the_counter_across_its_wrap_and_a_restart():
    sequence = [65533, 65534, 1, 2, 30_000, 30_002]
    samples = [
        Sample(t=i / 10, kind=Kind.LOAD4, values=(1.0,) * 4, seq=seq)
        for i, seq in enumerate(sequence)
    ]
    assert summary_of(samples).lost == 2 + 1


def test_held_samples_fill_gaps_but_are_no_news():
    fresh, held = at([0.0, 0.5, 1.0]), at([0.15, 0.3, 0.45, 0.65, 0.8, 0.95], Flag.HELD)
    summary = summary_of(sorted(fresh + held, key=lambda s: s.t))
    assert (summary.n, summary.held, summary.gaps) == (9, 6, 0)
    assert summary.rate_hz == pytest.approx(2.0)


def test_doubtful_samples_are_counted():
    summary = summary_of(at([0, 1], Flag.CLAMPED | Flag.OVERLOAD) + at([2], Flag.CLAMPED))
    assert (summary.clamped, summary.overload) == (3, 2)


@pytest.mark.parametrize(
    "samples", [[], at([3.0]), at([3.0] * 4), at([1.0, 2.0], kind=Kind.BUTTON)]
)
def test_too_little_to_judge_gives_none_and_not_a_number(samples):
    summary = summary_of(samples)
    assert (summary.rate_hz, summary.gaps, summary.longest_gap_s) == (None, 0, 0.0)
