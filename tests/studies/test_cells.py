"""The table of people on levels."""

from __future__ import annotations

from itertools import pairwise

import msgspec
import pytest

from game.exercises import EXERCISES
from game.exercises.library import all_levels, find_level
from game.patients.profile import ADULT, CP3, PROFILES
from game.patients.simulate import simulate
from game.studies.cells import BLOCK, Wanted, blocks, cells, play

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


def jobs(entry, who, attempts, seed):
    return blocks(Wanted(entry, entry.level.d.start, who, attempts), seed)


def test_the_same_seed_gives_the_same_table_on_one_core_and_on_many(table):
    alone = [
        play(job)
        for entry in LEVELS
        for d in (0.2, 0.6)
        for who in (ADULT, CP3)
        for job in blocks(Wanted(entry, d, who, 3), 4)
    ]
    assert [(cell.wins, cell.qualities) for cell in table] == alone
    (other,) = cells(LEVELS[:1], [CP3], [0.6], attempts=3, seed=5)
    assert other.qualities != table[3].qualities


def test_a_cell_is_the_same_whoever_else_is_in_the_table(table):
    (alone,) = cells(LEVELS[1:], [CP3], [0.6], attempts=3, seed=4)
    assert alone == table[-1]


def test_fewer_attempts_are_the_first_of_more():
    fewer, more = (
        cells(LEVELS[:1], [ADULT], attempts=attempts, seed=1)[0] for attempts in (BLOCK, BLOCK + 5)
    )
    assert fewer.qualities == more.qualities[:BLOCK]
    assert len(more.wins) == BLOCK + 5


def test_attempts_that_nobody_got_ready_for_were_not_won():
    (first, *_) = (entry for entry in all_levels() if entry.exercise == "rocket_legs")
    (cell,) = cells([first], [PROFILES["still"]], attempts=4, seed=1)
    assert cell.wins == (False,) * 4
    assert cell.qualities == (0.0,) * 4


def test_no_bout_is_played_twice():
    own = jobs(LEVELS[0], ADULT, 100, seed=1)
    assert sum(job.attempts for job in own) == 100
    assert all(later.seed - earlier.seed >= earlier.attempts for earlier, later in pairwise(own))
    following = jobs(LEVELS[0], ADULT, 100, seed=2)
    assert following[0].seed - own[-1].seed >= own[-1].attempts


def test_a_cell_says_what_simulate_says():
    (cell,) = cells(LEVELS[1:], [ADULT], attempts=6, seed=1)
    (job,) = jobs(LEVELS[1], ADULT, 6, seed=1)
    level = LEVELS[1].level
    alone = simulate(
        EXERCISES["star_map"], level, ADULT, attempts=6, seed=job.seed, fixed_d=level.d.start
    )
    assert cell.success == alone.success
    assert cell.quality == pytest.approx(sum(alone.qualities) / 6)
