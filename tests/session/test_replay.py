"""Whatever happens in a bout, its recording plays again to the same events, byte for byte."""

from __future__ import annotations

import random
from typing import Any

import pytest

from game.core.command import Mark, MoveDial, Pause, Resume
from game.exercises import EXERCISES
from game.exercises.library import all_levels
from game.headless import VirtualClock
from game.session import LiveBout
from tests.session.test_live_bout import FIRST_LEVELS, ON_A_BOARD, begin, go_on, replays_equal

WORN = [
    next(entry.id for entry in all_levels() if entry.exercise == name)
    for name in EXERCISES
    if name not in ON_A_BOARD
]
"""Of every exercise that takes a sensor on the body."""


@pytest.mark.few(3)
@pytest.mark.parametrize("level", [*FIRST_LEVELS, *WORN])
@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in (1, 2))]
)
def test_a_wild_bout_replays_to_the_same_events(level: str, seed: int, make_visit: Any) -> None:
    session, clock = make_visit("sim:cp12?rate=60&seed=4" + ("&as=tilt" if level in WORN else ""))
    live = begin(session, clock, level)
    source = random.Random(f"{level} {seed}")
    for _ in range(25):
        _something(source, live, session.stand_in, clock)
        go_on(live, clock, source.uniform(0.1, 3.0))
    live.stop()
    go_on(live, clock, 0.1)
    session.close_bout(live)
    assert replays_equal(live.recorder.folder)


def _something(source: random.Random, live: LiveBout, stand_in: Any, clock: VirtualClock) -> None:
    """What people, the machine and the board do to a bout."""
    match source.randrange(8):
        case 0:
            stand_in.on_board = not stand_in.on_board
        case 1:
            live.ask(Pause())
        case 2 | 3:
            live.ask(Resume())
            stand_in.on_board = True
        case 4:
            live.ask(MoveDial(source.random(), "therapist", "by hand"))
        case 5:
            live.ask(Mark("looked away"))
        case 6:
            clock.now += source.uniform(0.3, 1.5)


def test_every_exercise_is_among_the_wild_ones() -> None:
    assert {level.partition("/")[0] for level in (*FIRST_LEVELS, *WORN)} == set(EXERCISES)
