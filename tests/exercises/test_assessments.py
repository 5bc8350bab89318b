"""What holds for every assessment. A new one in ASSESSMENTS is tested by itself."""

from __future__ import annotations

import pytest

from game.core.condition import SUPERVISIONS, enough_supervision, watched_by
from game.core.level import Condition
from game.exercises import EXERCISES
from game.exercises.assessments import ASSESSMENTS
from game.exercises.library import find_level
from game.measures.assessments.results import RESULTS
from input_devices.device import CHANNELS

ALL = pytest.mark.parametrize("one", ASSESSMENTS.values(), ids=lambda one: one.name)


@ALL
def test_its_name_leads_to_it_and_to_its_result(one):
    assert ASSESSMENTS[one.name] is one
    assert one.name in RESULTS


@ALL
def test_its_parts_are_unscored_levels_that_the_same_devices_can_play(one):
    assert len({part.condition for part in one.parts}) == len(one.parts) > 0
    for part in one.parts:
        card = EXERCISES[find_level(part.level).exercise].CARD
        assert not card.scored
        able = [set(gives) for gives in CHANNELS.values() if _enough(one.needs, set(gives))]
        assert able, "no device can do this"
        assert all(_enough(card.needs, gives) for gives in able), part.level


def _enough(needs, gives):
    return any(set(need) <= gives for need in needs)


@ALL
def test_its_level_has_nothing_to_adapt(one):
    for part in one.parts:
        level = find_level(part.level).level
        assert level.rung is None
        assert level.d.min == level.d.max


@ALL
def test_somebody_is_as_near_as_its_hardest_condition_takes(one):
    for part in one.parts:
        level = find_level(part.level).level
        needs = watched_by(Condition(), level.condition)
        assert enough_supervision(one.supervision, needs)
        assert enough_supervision(level.supervision, needs)
    assert one.supervision in SUPERVISIONS


@ALL
def test_the_easy_comes_before_the_hard(one):
    """Eyes open before closed, firm before foam, two legs before one."""
    conditions = [find_level(part.level).level.condition for part in one.parts]
    order = [(one.base, one.surface, one.vision) for one in conditions]
    assert order == sorted(order)


@ALL
def test_its_sheet_says_what_to_prepare_and_what_to_tell_the_person(one):
    assert one.title
    assert one.tells
    assert one.prepare
    assert one.watch
    assert all(part.say.rstrip()[-1] in ".!?" for part in one.parts)
    assert one.rest_s >= 30
