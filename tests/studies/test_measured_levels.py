"""A domain whose levels have changed is measured alone, and the file comes out as if all were."""

from __future__ import annotations

import msgspec
import pytest

from game.exercises.difficulties import DOMAINS, read_difficulties
from game.exercises.library import ladder_levels
from game.studies.difficulties import jobs, measure, renewed
from main import main

LEVELS = ladder_levels()
TWO = ("fruit_shift", "storm_captain")
"""Quick to play, of two domains."""
STARS = [entry for entry in LEVELS if entry.exercise == "star_map"]


def played(levels):
    """(level, person, place of the dial) to seed."""
    return {
        (levels[job.level].id, job.person, job.d): job.seed
        for job in jobs(levels, others=9, seed=1)
    }


def test_people_play_a_level_alike_whatever_else_is_measured():
    among_all = played(LEVELS)
    alone = played(STARS)
    assert alone.items() <= among_all.items()
    assert len(set(among_all.values())) == len(among_all)


def test_a_domain_measured_anew_takes_the_place_of_its_own_and_leaves_the_others():
    before = read_difficulties()
    own = next(level for level in before.levels if DOMAINS[level.exercise] == "balance")
    changed = msgspec.structs.replace(own, error=0.123)
    found = msgspec.structs.replace(
        before, levels=(changed,), typical={"balance": before.typical["balance"]}
    )
    after = renewed(before, found)
    assert [level for level in after.levels if DOMAINS[level.exercise] == "balance"] == [changed]
    others = [level for level in before.levels if DOMAINS[level.exercise] != "balance"]
    assert [level for level in after.levels if DOMAINS[level.exercise] != "balance"] == others
    assert renewed(before, before) == before


@pytest.mark.slow
def test_one_domain_comes_out_as_it_does_among_all():
    two = [entry for entry in LEVELS if entry.rung in (1, 4, 8) and entry.exercise in TWO]
    whole = measure(two, others=6)
    alone = measure([entry for entry in two if entry.exercise == "fruit_shift"], others=6)
    assert alone.levels == tuple(one for one in whole.levels if one.exercise == "fruit_shift")


def test_a_domain_that_is_none_is_named_with_those_that_are(capsys, tmp_path):
    out = str(tmp_path / "x.json")
    assert main(["ability", "--measure-levels", out, "--only", "balace"]) == 2
    assert "balance" in capsys.readouterr().err
