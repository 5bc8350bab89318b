"""How well a device sends, on links whose answer is known."""

from __future__ import annotations

import pytest

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


def test_jitter_is_the_standard_deviation_of_the_intervals():
    summary = summary_of(at([0.0, 0.01, 0.04, 0.05, 0.08]))  # intervals 10, 30, 10, 30 ms
    assert summary.jitter_ms == pytest.approx(11.547, abs=0.001)
    assert summary.longest_gap_s == pytest.approx(0.03)


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
