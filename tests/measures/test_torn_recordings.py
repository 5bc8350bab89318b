"""Recordings with times that repeat, jump or leave gaps: mended, counted and told."""

import numpy as np
import pytest

from game.measures.registry import MEASURES
from tests.measures.panels import MEANS, TEN_SECONDS, bare, defined, lags_from, sound, undefined
from tests.measures.signals import circle, sway, times_s


def test_samples_of_one_time_are_merged_and_counted():
    time = np.repeat(times_s(100), 2)
    result = bare(time, np.repeat(circle(5.0, n=100), 2, axis=0))
    assert result.quality.duplicates == 100
    assert result.measures == bare(times_s(100), circle(5.0, n=100)).measures


def test_a_clock_that_never_moves_leaves_one_sample():
    result = bare(np.full(50, 7.0), circle(5.0, n=50))
    assert defined(result) == MEANS
    assert result.quality.duplicates == 49


def test_a_clock_that_jumps_back_is_put_in_order_and_counted():
    time, trace = times_s(100), circle(5.0, n=100)
    order = [*range(50, 100), *range(50)]
    result = bare(time[order], trace[order])
    assert result.quality.out_of_order == 50
    assert result.measures == bare(time, trace).measures


def test_unreadable_samples_are_removed_counted_and_filled():
    time, trace = times_s(1000), sway(1000)
    time[10], trace[20, 0], trace[30, 1], trace[40] = np.nan, np.inf, -np.inf, np.nan
    result = bare(time, trace)
    assert result.quality.removed == 4
    assert result.quality.filled == 4
    assert result.n == 1000
    assert sound(result)


@pytest.mark.parametrize(
    ("gap_after", "gap_s", "left"),
    [
        (600, 0.3, 600),  # the longer stretch is the first
        (400, 5.0, 600),
        (1, 5.0, 999),  # at the very start
        (999, 0.3, 999),  # at the very end
    ],
)
def test_a_gap_is_told_and_the_longest_stretch_is_analysed(gap_after, gap_s, left):
    time = times_s(1000)
    time[gap_after:] += gap_s - 0.01
    result = bare(time, sway(1000))
    assert result.n == left
    assert result.quality.gaps == 1
    assert result.quality.longest_gap_s == pytest.approx(gap_s)
    assert result.quality.total_gap_s == pytest.approx(gap_s)
    # 500 samples are enough for all but what needs 10 s.
    longer = TEN_SECONDS | lags_from(10.0)
    assert undefined(result) == longer | {"mvelo_deg_per_s"}
    assert sound(result)


def test_no_stretch_as_long_as_the_protocol_wants_leaves_no_measure():
    time = times_s(1000)
    torn = time + np.where(np.arange(1000) < 500, 0, 1.0)
    in_pieces = bare(torn, sway(1000), minimum_s=6.0)
    too_short = bare(time, sway(1000), minimum_s=25.0)
    assert {in_pieces.undefined[key] for key in MEASURES} == {"gap"}
    assert {too_short.undefined[key] for key in MEASURES} == {"short"}
    assert "mvelo" in defined(bare(time, sway(1000), minimum_s=9.99))
