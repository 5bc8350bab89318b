"""What chance alone could have done: a study says that a rule is broken only where it could not.

Attempts are taken as independent, which they nearly are: each has its own target and its own sway.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import fmean, stdev

from scipy import stats

CONFIDENCE = 0.99
"""One-sided, of each comparison: where a rule is just kept, one comparison in a hundred speaks of a
violation (ours)."""
DOUBT = 1 - CONFIDENCE
LEAST_PAIRS = 10
"""Fewer say nothing of a mean (ours)."""


def surely_above(wins: Sequence[bool], share: float) -> bool:
    """The true success lies above this share. Exact binomial test."""
    test = stats.binomtest(sum(wins), len(wins), share, alternative="greater")
    return float(test.pvalue) < DOUBT


def surely_below(wins: Sequence[bool], share: float) -> bool:
    """The true success lies below this share. Exact binomial test."""
    test = stats.binomtest(sum(wins), len(wins), share, alternative="less")
    return float(test.pvalue) < DOUBT


def interval(wins: Sequence[bool]) -> tuple[float, float]:
    """Where the true success lies, with CONFIDENCE to either side; 0 to 1.

    Source: Wilson 1927, J Am Stat Assoc 22:209-212.
    """
    limits = stats.binomtest(sum(wins), len(wins)).proportion_ci(1 - 2 * DOUBT, method="wilson")
    return float(limits.low), float(limits.high)


def surely_more(many: Sequence[bool], few: Sequence[bool], margin: float = 0.0) -> bool:
    """The true success of the first is above that of the second by more than the margin.

    The n-th attempts of both form a pair; with a margin of 0 only pairs that differ count, as in
    McNemar's test. Raises ValueError for different lengths. Source: score test of Tango 1998, Stat
    Med 17(8):891-908, from general knowledge; its false alarms are counted in
    tests/studies/test_chance.py.
    """
    first = sum(a and not b for a, b in zip(many, few, strict=True))
    second = sum(b and not a for a, b in zip(many, few, strict=True))
    n = len(many)
    # likeliest share of pairs that only the second wins, were the difference just the margin
    half = first + second + margin * (first - second - 2 * n)
    root = math.sqrt(half * half + 8 * n * second * margin * (1 - margin))
    only_second = (half + root) / (4 * n)
    variance = n * (2 * only_second + margin * (1 - margin))
    if variance <= 0:
        return False
    z = (first - second - n * margin) / math.sqrt(variance)
    return float(stats.norm.sf(z)) < DOUBT


def surely_higher(high: Sequence[float], low: Sequence[float], margin: float = 0.0) -> bool:
    """The true mean of the first is above that of the second by more than the margin; the n-th
    values of both form a pair. Paired t test. Raises ValueError for different lengths."""
    gaps = [a - b for a, b in zip(high, low, strict=True)]
    if len(gaps) < LEAST_PAIRS:
        return False
    gap, spread = fmean(gaps) - margin, stdev(gaps)
    if spread < 1e-12:  # no chance in it at all
        return gap > 1e-12
    return float(stats.t.sf(gap * math.sqrt(len(gaps)) / spread, len(gaps) - 1)) < DOUBT
