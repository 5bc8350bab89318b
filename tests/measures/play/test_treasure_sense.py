"""Finding places again with known errors."""

from __future__ import annotations

import pytest

from game.core.control import CENTRE, Control
from game.exercises.treasure_sense import Phase
from game.measures.play.treasure_sense import played
from tests.measures.play.leaning import bout, unmeasured

LEVEL = "treasure_sense/05-four-corners"
TOO_FAR = (0.05, -0.03)
"""Own reach, by turns."""


def erring(state, aim, step):
    """Too far along the way at every other place, not far enough at the others."""
    if state.phase is not Phase.FIND:
        return aim
    far = (state.place.x**2 + state.place.y**2) ** 0.5
    share = 1 + TOO_FAR[state.attempts % 2] / far
    return Control(share * state.place.x, share * state.place.y)


@pytest.fixture(scope="module")
def one():
    return bout(LEVEL, erring)


def test_errors_of_known_size_are_told_with_their_signs(one):
    found = played(one)["treasure_sense"]
    errors = [error for error, _ in zip([*TOO_FAR] * 50, range(found.n_places), strict=False)]
    mean = sum(errors) / len(errors)
    assert pytest.approx(mean, abs=0.004) == found.CE
    assert pytest.approx(sum(map(abs, errors)) / len(errors), abs=0.004) == found.AE
    assert found.VE_n == pytest.approx(
        (sum((error - mean) ** 2 for error in errors) / len(errors)) ** 0.5, abs=0.004
    )
    assert found.RMSE_total**2 == pytest.approx(found.CE**2 + found.VE_n**2)
    assert not found.undefined


def test_every_direction_has_its_own_errors_and_all_together_are_those_of_the_bout(one):
    found = played(one)
    whole = found.pop("treasure_sense")
    assert {"treasure_sense.left", "treasure_sense.right"} <= set(found)
    assert sum(each.n_places for each in found.values()) == whole.n_places
    together = sum(each.n_places * each.CE for each in found.values()) / whole.n_places
    assert together == pytest.approx(whole.CE)


def test_who_never_sets_out_has_searched_for_nothing():
    found = played(bout(LEVEL, lambda *_: CENTRE))["treasure_sense"]
    assert (found.AE, found.n_places) == (None, 0)
    assert found.undefined["CE"] == "no place was searched for"


def test_a_typical_reach_gives_no_errors(one):
    found = played(unmeasured(one))
    assert found["treasure_sense"].undefined["AE"] == "the own reach was not measured"
