"""Leaning to stars with known answers."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest

from game.core.control import CENTRE, Control
from game.exercises.star_map import Phase
from game.measures.assessments.definitions import line_of
from game.measures.play.bout import Played
from game.measures.play.results import PLAYED, is_shown
from game.measures.play.star_map import played
from tests.measures.assessments.played import trial

LEVEL = "star_map/06-the-lyre"


def bout(lean):
    """A bout by somebody who leans to each star as a rule says, and comes back at once."""

    def whole(state, aim, step):
        return lean(state) if state.phase is Phase.REACH else CENTRE

    found = trial(LEVEL, whole)
    header = msgspec.structs.replace(found.header, purpose="play")
    return Played(msgspec.structs.replace(found, header=header), np.zeros((0, 3)))


def leaning(share=1.0, onset_s=0.5, lasts_s=1.0, slant=0.0):
    """Straight to this share of the star's distance, as smoothly as people do. slant: across the
    way for each step along it, in own reach."""

    def lean(state):
        s = min(1.0, max(0.0, (state.since / 120 - onset_s) / lasts_s))
        part = share * s**3 * (10 + s * (6 * s - 15))
        x, y = part * state.star.x, part * state.star.y
        return Control(x + slant * y, y - slant * x)

    return lean


def test_a_straight_lean_gives_back_its_onset_its_reach_and_full_control():
    found = played(bout(leaning()))
    one, whole = found["star_map.F"], found["star_map.composite"]
    # a tenth of own reach, a fifth of the way or less, comes 0.2 to 0.4 s after the onset
    assert 0.6 < one.set_out_s < 0.9
    assert one.EPE_pct == pytest.approx(one.MXE_pct, abs=0.5)
    assert one.DCL_pct == pytest.approx(100.0, abs=1.0)
    assert whole.n_stars == sum(
        f.n_stars for key, f in found.items() if key != "star_map.composite"
    )
    assert not whole.undefined


def test_who_sets_out_later_is_told_so_by_as_much():
    early = played(bout(leaning(onset_s=0.3)))["star_map.composite"]
    late = played(bout(leaning(onset_s=0.8)))["star_map.composite"]
    assert late.set_out_s - early.set_out_s == pytest.approx(0.5, abs=0.03)


def test_a_slanting_lean_has_less_control():
    found = played(bout(leaning(slant=0.1)))["star_map.composite"]
    assert 60 < found.DCL_pct < 97


def test_who_goes_back_and_tries_again_has_a_first_reach_and_a_furthest():
    """Half of the way, back, and then all of it."""

    def lean(state):
        t_s = state.since / 120
        part = (
            0.5 * np.sin(np.pi * min(1.0, t_s / 1.5)) if t_s < 1.5 else min(1.0, (t_s - 1.5) / 1.0)
        )
        return Control(part * state.star.x, part * state.star.y)

    found = played(bout(lean))["star_map.composite"]
    assert found.EPE_pct == pytest.approx(found.MXE_pct / 2, rel=0.05)


def test_who_never_sets_out_has_a_furthest_reach_and_no_time():
    found = played(bout(lambda state: CENTRE))["star_map.composite"]
    assert (found.set_out_s, found.EPE_pct, found.DCL_pct) == (None, None, None)
    assert found.MXE_pct == pytest.approx(0.0, abs=0.1)


def test_a_typical_reach_gives_no_numbers():
    one = bout(leaning())
    typical = msgspec.structs.replace(one.bout.header.calibration, own=False)
    header = msgspec.structs.replace(one.bout.header, calibration=typical)
    other = msgspec.structs.replace(one.bout, header=header)
    found = played(msgspec.structs.replace(one, bout=other))
    assert list(found) == ["star_map.composite"]
    assert found["star_map.composite"].undefined["EPE_pct"] == "the own reach was not measured"


def test_every_number_that_a_page_shows_has_its_line():
    for play in PLAYED.values():
        for one in play.defined.values():
            assert all(
                line_of(f"{root}.composite.{name}") for root in one.roots for name in one.lines
            )
    assert is_shown("star_map.FR.MXE_pct")
    assert not is_shown("star_map.FR.DCL_pct")
    assert not is_shown("mvelo")
