"""Harder to stand on is harder to stand on, for everybody."""

from __future__ import annotations

import itertools

import msgspec
import pytest

from game.core.level import Condition
from game.patients.condition import on_condition, quiet_velocity_mm_s, sway_factor
from game.patients.profile import ADULT, ATHLETE, OLDER, PEOPLE

FREE = Condition(support=4)
HIGHEST = {
    "base": 5, "support": 4, "vision": 3, "surface": 4, "head": 3,
    "cognitive": 3, "load": 2, "perturbation": 3, "vibration": 1,
    "arms": 1,
}  # fmt: skip


@pytest.mark.parametrize("support", range(5))
@pytest.mark.parametrize("profile", PEOPLE, ids=lambda profile: profile.name)
def test_where_levels_were_tuned_nobody_changes(profile, support):
    assert on_condition(profile, Condition(support=support)) == profile


def test_the_table_speaks_of_every_step_of_every_scale():
    assert set(HIGHEST) == set(Condition.__struct_fields__)
    for field, highest in HIGHEST.items():
        msgspec.convert({field: highest}, Condition)
        with pytest.raises(msgspec.ValidationError):
            msgspec.convert({field: highest + 1}, Condition)
        for step in range(highest + 1):
            on_condition(ADULT, Condition(**{field: step}))


@pytest.mark.parametrize(
    ("profile", "surface", "vision", "ratio"),
    [
        (ATHLETE, 2, 0, 23.8 / 8.8),
        (ADULT, 2, 0, 23.8 / 8.8),
        (ADULT, 0, 3, 9.7 / 8.8),
        (ADULT, 2, 3, 31.5 / 8.8),
        (OLDER, 2, 0, 36.4 / 11.6),
        (OLDER, 0, 3, 12.4 / 11.6),
        (OLDER, 2, 3, 43.8 / 11.6),
    ],
)
def test_foam_and_closed_eyes_do_what_they_did_to_163_adults(profile, surface, vision, ratio):
    harder = on_condition(profile, msgspec.structs.replace(FREE, surface=surface, vision=vision))
    grown = quiet_velocity_mm_s(harder) / quiet_velocity_mm_s(profile)
    assert grown == pytest.approx(ratio)


@pytest.mark.parametrize("profile", PEOPLE, ids=lambda profile: profile.name)
@pytest.mark.parametrize("field", HIGHEST)
def test_a_harder_step_is_never_steadier_and_never_reaches_farther(profile, field):
    elsewhere = Condition(base=4, support=3, vision=2, surface=2)
    people = [
        on_condition(profile, msgspec.structs.replace(elsewhere, **{field: step}))
        for step in range(HIGHEST[field] + 1)
    ]
    for easier, harder in itertools.pairwise(people):
        assert harder.sway_fast_mm >= easier.sway_fast_mm
        assert harder.sway_fast_mm / harder.los_side_mm >= easier.sway_fast_mm / easier.los_side_mm
        assert harder.reaction_s >= easier.reaction_s


def test_hands_take_away_only_what_was_added():
    hard = Condition(base=5, surface=2, vision=3, support=0)
    factors = [sway_factor(ADULT, msgspec.structs.replace(hard, support=s)) for s in range(5)]
    assert factors == sorted(factors)
    assert factors[0] > 1
