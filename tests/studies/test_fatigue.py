"""Who does not tire is left alone; who tires fast is mostly seen."""

from __future__ import annotations

import pytest

from game.patients.profile import ADULT
from game.studies.fatigue import LEVELS, Job, Row, as_text, fatigue_study, tired, visits


def test_nobody_changes_who_does_not_tire() -> None:
    assert tired(ADULT, 12.0, 0.0) == ADULT
    later = tired(ADULT, 10.0, 1.0)
    assert later.sway_fast_mm == pytest.approx(1.1 * ADULT.sway_fast_mm)
    assert later.reaction_s == pytest.approx(1.2 * ADULT.reaction_s)


@pytest.mark.slow
def test_the_same_seeds_tell_the_same() -> None:
    job = Job("cp12", "star_map/03-three-lanterns", 8.0, (5,))
    assert visits(job) == visits(job)


def test_the_table_names_profile_level_and_share() -> None:
    line = as_text([Row("adult", "star_map/06-the-lyre", 8.0, 12, 3, {"time": 3})]).splitlines()[1]
    assert line.split() == ["adult", "star_map/06-the-lyre", "x8", "12", "25.0", "%", "time", "3"]


@pytest.mark.slow
def test_prompts_are_rare_without_fatigue_and_follow_it() -> None:
    """Five visits of a profile and level in the calm half: 50 in all; ten in the tiring one."""
    calm = fatigue_study(5, 100, strengths=(0.0,))
    assert sum(row.visits for row in calm) == 5 * 2 * len(LEVELS)
    prompted = sum(row.prompted for row in calm)
    # of 50 visits at 10 %, more than 9 would come once in 40 times
    assert prompted <= 9, as_text(calm)
    tiring = fatigue_study(10, 100, strengths=(12.0,), profiles=("older", "cp12", "cp3"))
    seen = sum(row.prompted for row in tiring if row.level_id.startswith("star_map"))
    assert seen >= 15, as_text(tiring)
