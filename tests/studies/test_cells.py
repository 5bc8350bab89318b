"""The table of people on levels."""

from __future__ import annotations

from itertools import pairwise

import msgspec
import pytest

from game.exercises import EXERCISES
from game.exercises.library import find_level
from game.patients.profile import ADULT, CP3
from game.patients.simulate import simulate
from game.studies.cells import BLOCK, cells, jobs, play

LEVELS = [find_level("star_map/06-the-lyre"), find_level("star_map/09-far-harbour")]


@pytest.fixture(scope="module")
def table():
    return cells(LEVELS, [ADULT, CP3], [0.2, 0.6], attempts=3, seed=4)


def test_every_person_plays_every_level_at_every_difficulty_in_order(table):
    assert [(cell.level, cell.d, cell.patient) for cell in table] == [
        (level.id, d, who) for level in LEVELS for d in (0.2, 0.6) for who in ("adult", "cp3")
    ]
    assert all(len(cell.wins) == len(cell.qualities) == 3 for cell in table)
    assert {cell.rung for cell in table} == {6, 9}


def test_without_difficulties_a_level_is_held_where_it_starts():
    (cell,) = cells(LEVELS[:1], [ADULT], attempts=1, seed=1)
    assert cell.d == LEVELS[0].level.d.start


def test_a_difficulty_stays_within_the_level():
    narrow = msgspec.structs.replace(LEVELS[0].level.d, max=0.7)
    level = msgspec.structs.replace(LEVELS[0].level, d=narrow)
    entry = msgspec.structs.replace(LEVELS[0], level=level)
    (cell,) = cells([entry], [ADULT], [1.0], attempts=1, seed=1)
    assert cell.d == 0.7


def test_the_same_seed_gives_the_same_table_on_one_core_and_on_many(table):
    alone = [play(job) for job in jobs(LEVELS, [ADULT, CP3], [0.2, 0.6], attempts=3, seed=4)]
    assert [(cell.wins, cell.qualities) for cell in table] == alone
    (other,) = cells(LEVELS[:1], [CP3], [0.6], attempts=3, seed=5)
    assert other.qualities != table[3].qualities


def test_a_cell_is_the_same_whoever_else_is_in_the_table(table):
    (alone,) = cells(LEVELS[1:], [CP3], [0.6], attempts=3, seed=4)
    assert alone == table[-1]


def test_more_attempts_go_on_from_the_fewer():
    fewer, more = (jobs(LEVELS, [ADULT], attempts=attempts, seed=1) for attempts in (20, 90))
    assert fewer[0] == more[0]
    assert sum(job.attempts for job in more) == 2 * 90


def test_no_bout_is_played_twice():
    block = jobs(LEVELS[:1], [ADULT], attempts=100, seed=1)
    assert all(later.seed - earlier.seed >= BLOCK for earlier, later in pairwise(block))
    following = jobs(LEVELS[:1], [ADULT], attempts=100, seed=2)
    assert following[0].seed - block[-1].seed >= BLOCK


def test_a_cell_says_what_simulate_says():
    (cell,) = cells(LEVELS[1:], [ADULT], attempts=6, seed=1)
    (job,) = jobs(LEVELS[1:], [ADULT], attempts=6, seed=1)
    level = LEVELS[1].level
    alone = simulate(
        EXERCISES["star_map"], level, ADULT, attempts=6, seed=job.seed, fixed_d=level.d.start
    )
    assert cell.success == alone.success
    assert cell.quality == pytest.approx(sum(alone.qualities) / 6)
