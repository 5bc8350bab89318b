"""People of one kind differ, and the typical one stays in their middle."""

from __future__ import annotations

import math

import msgspec
import numpy as np
import pytest

from game.core.errors import SetupError
from game.patients.condition import quiet_velocity_mm_s
from game.patients.individual import (
    COMMON_SKILL,
    SPREADS,
    blend,
    find_person,
    individual,
    of_ability,
)
from game.patients.profile import ADULT, ATHLETE, CP3, CP12, PEOPLE

CROWD = [individual(CP12, seed) for seed in range(600)]


def logs(trait):
    return np.log([getattr(person, trait) for person in CROWD])


def test_the_same_number_is_the_same_person_and_another_is_another():
    assert individual(CP12, 7) == individual(CP12, 7) == find_person("cp12#7")
    assert len({msgspec.json.encode(person) for person in CROWD}) == len(CROWD)
    ratios = [individual(kind, 7).sway_fast_mm / kind.sway_fast_mm for kind in (ADULT, CP12)]
    assert ratios[0] != pytest.approx(ratios[1])


@pytest.mark.parametrize("trait", [trait for trait in SPREADS if getattr(CP12, trait)])
def test_the_profile_is_the_typical_one_of_its_people(trait):
    spread = SPREADS[trait].sd
    assert np.median(logs(trait)) == pytest.approx(math.log(getattr(CP12, trait)), abs=spread / 6)
    assert logs(trait).std() == pytest.approx(spread, rel=0.12)


def test_the_steadier_are_also_quicker():
    quick, steady = -logs("fitts_a_s"), -logs("sway_fast_mm")
    assert np.corrcoef(quick, steady)[0, 1] == pytest.approx(COMMON_SKILL**2, abs=0.1)
    assert abs(np.corrcoef(logs("body_kg"), steady)[0, 1]) < 0.12


def test_quiet_sway_differs_between_people_by_a_third_as_in_the_balance_data_set():
    velocity = np.log([quiet_velocity_mm_s(person) for person in CROWD])
    assert velocity.std() == pytest.approx(0.33, abs=0.05)


def test_a_trait_that_a_profile_lacks_no_person_has():
    assert all(person.tremor_mm == 0 for person in CROWD)
    assert individual(CP3, 1).tremor_mm > 0


def test_between_two_kinds_every_trait_lies_between():
    for share in (0.1, 0.5, 0.9):
        someone = blend(CP3, ATHLETE, share)
        for trait in SPREADS:
            ends = sorted((getattr(CP3, trait), getattr(ATHLETE, trait)))
            assert ends[0] <= getattr(someone, trait) <= ends[1]


def test_ability_goes_through_all_five_kinds_without_a_step_back():
    for place, kind in enumerate(reversed(PEOPLE)):
        at_kind = of_ability(place / 4)
        for trait in SPREADS:
            assert getattr(at_kind, trait) == pytest.approx(getattr(kind, trait))
    shares = [of_ability(place / 40).sway_fast_mm for place in range(41)]
    assert shares == sorted(shares, reverse=True)


@pytest.mark.parametrize("share", [-0.1, 1.1])
def test_nobody_lies_outside_the_two_ends(share):
    with pytest.raises(ValueError, match="from 0 to 1"):
        of_ability(share)


@pytest.mark.parametrize("name", ["cp12#", "cp12#x", "cp12#-1", "cp12#1.5"])
def test_a_number_that_is_none_is_answered_with_an_example(name):
    with pytest.raises(SetupError, match="cp12#7"):
        find_person(name)
