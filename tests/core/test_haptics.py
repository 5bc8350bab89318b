"""Cues that are felt: nothing that is asked for comes out above the limits."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.core.control import Control
from game.core.event import Event, Faded, Missed, Paused, Reached, Reason, Resumed, Shown
from game.core.feedback import Mode
from game.core.haptics import (
    AT_THE_EDGE,
    LEAST_GAP_S,
    LONGEST_S,
    MOST_SHARE,
    REACHED,
    WINDOW_S,
    Cue,
    Felt,
    Limiter,
)
from game.core.patient import Patient

CUES = st.builds(Cue, st.floats(), st.floats())
ASKED = st.lists(st.tuples(st.floats(0.0, 1.5), CUES), max_size=20)
SHORT = st.builds(Cue, st.floats(0.1, 1.0), st.floats(0.02, 0.6))
PRESSED = st.lists(st.tuples(st.floats(0.0, 0.6), SHORT), min_size=8, max_size=24)
SHOWN = Shown(step=1, attempt=1, x=0.0, y=0.5, radius=0.1, d=0.5)
HIT = Reached(step=9, attempt=1, quality=1.0, time_s=1.0, x=0.0, y=0.5)


def runs_of(asked: list[tuple[float, Cue]]) -> list[tuple[float, float, float]]:
    """From, to and strength of each run that was let through."""
    limiter, now_s, runs = Limiter(), 100.0, []
    for wait_s, cue in asked:
        now_s += wait_s
        given = limiter.admit(cue, now_s)
        if given is not None:
            runs.append((now_s, now_s + given.length_s, given.strength))
    return runs


def on_s(runs: list[tuple[float, float, float]], from_s: float) -> float:
    """How long the motor ran within a window from there."""
    to_s = from_s + WINDOW_S
    return sum(max(0.0, min(end, to_s) - max(begin, from_s)) for begin, end, _ in runs)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(ASKED, PRESSED))
def test_whatever_is_asked_for_no_cue_is_long_and_no_window_runs_for_more_than_a_quarter(
    asked: list[tuple[float, Cue]],
) -> None:
    runs = runs_of(asked)
    assert all(0 < strength <= 1 for *_, strength in runs)
    assert all(0 <= end - begin <= LONGEST_S + 1e-9 for begin, end, _ in runs)
    for (_, before, _), (after, _, _) in itertools.pairwise(runs):
        assert after - before >= LEAST_GAP_S - 1e-9
    # the share of a window is greatest where it begins or ends with a run
    windows = [edge for begin, end, _ in runs for edge in (begin, end - WINDOW_S)]
    windows += [(a + b) / 2 for a, b in itertools.pairwise(sorted(windows))]
    assert all(on_s(runs, start) <= MOST_SHARE * WINDOW_S + 1e-9 for start in windows)


def test_cues_that_are_far_enough_apart_all_come() -> None:
    asked = [(WINDOW_S, REACHED)] * 20
    assert len(runs_of(asked)) == 20


def test_a_clock_that_runs_backwards_gives_no_cue() -> None:
    limiter = Limiter()
    assert limiter.admit(REACHED, 10.0) == REACHED
    assert limiter.admit(REACHED, 9.0) is None
    assert limiter.admit(REACHED, -math.inf) is None


def test_nobody_feels_anything_before_a_therapist_has_prescribed_it() -> None:
    assert Patient(alias="anybody").haptics == "off"


def test_a_success_is_felt_and_a_failure_is_not() -> None:
    felt = Felt()
    assert felt.step([SHOWN], Control(0.0, 0.4)) is None
    assert felt.step([HIT], Control(0.0, 0.5)) == REACHED
    missed = Missed(step=9, attempt=2, quality=0.0, time_s=1.0, x=0.0, y=0.5)
    assert felt.step([missed], Control(0.0, 0.5)) is None


def test_the_edge_of_ones_reach_is_felt_once_until_one_has_come_back() -> None:
    felt = Felt()
    out = [0.5, 0.99, 1.0, 1.2, 0.95, 1.1, 0.8, 0.99, 1.0]
    cues = [felt.step([], Control(0.0, reach)) for reach in out]
    assert [n for n, cue in enumerate(cues) if cue == AT_THE_EDGE] == [2, 8]


@pytest.mark.parametrize(
    ("mode", "tells"),
    [("concurrent", True), ("bandwidth", True), ("terminal", False), ("none", False)],
)
def test_where_the_own_lean_is_not_shown_it_is_not_felt_but_a_success_is(
    mode: Mode, tells: bool
) -> None:
    felt = Felt()
    felt.step([SHOWN, Faded(step=1, attempt=1, mode=mode)], Control(0.0, 0.0))
    assert (felt.step([], Control(0.0, 1.1)) is not None) is tells
    assert felt.step([HIT], Control(0.0, 0.5)) == REACHED
    felt.step([SHOWN], Control(0.0, 0.0))
    assert felt.step([], Control(0.0, 1.1)) == AT_THE_EDGE


@pytest.mark.parametrize("reason", Reason)
def test_a_pause_is_stillness_whatever_its_reason(reason: Reason) -> None:
    events: list[Event] = [HIT, Paused(step=9, reason=reason)]
    assert Felt().step(events, None) is None
    assert Felt().step([Resumed(step=9)], None) is None
