"""The tone that leads with closed eyes says truly where to go, rests on the target, never jumps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.control import CENTRE, Control
from game.core.guidance import FAR, ON_TARGET, REST, tone_of

places = st.floats(-1, 1)
leans = st.builds(Control, places, places)


@pytest.mark.parametrize(
    ("lean", "aim", "asks", "side", "ahead"),
    [
        (CENTRE, Control(0.6, 0.0), "plane", 1, 0),
        (CENTRE, Control(-0.6, 0.0), "side", -1, 0),
        (CENTRE, Control(0.0, 0.6), "plane", 0, 1),
        (Control(0.0, 0.6), CENTRE, "plane", 0, -1),
        (Control(0.0, 0.9), Control(0.5, 0.0), "side", 1, 0),  # forward is not asked for
        (Control(0.0, 0.0, right=0.5), Control(0.0, 0.0, right=1.0), "leg", 1, 0),
        (Control(0.0, 0.0, right=0.6), Control(0.0, 0.0, right=0.0), "leg", -1, 0),
    ],
)
def test_it_stands_where_to_go(lean, aim, asks, side, ahead) -> None:
    tone = tone_of(lean, aim, asks)
    assert (round(tone.side), round(tone.ahead)) == (side, ahead)


def test_it_climbs_from_the_target_to_the_farthest_place() -> None:
    middle = (ON_TARGET + FAR) / 2
    heights = [
        tone_of(CENTRE, Control(far, 0.0), "side").height for far in (0, ON_TARGET, middle, FAR, 1)
    ]
    assert heights == pytest.approx([0, 0, 0.5, 1, 1])


@given(leans)
def test_on_the_target_it_rests(lean) -> None:
    assert tone_of(lean, lean, "plane") == REST


def test_nothing_is_told_while_both_feet_may_stand() -> None:
    assert tone_of(Control(0.0, 0.0, right=0.8), CENTRE, "leg") == REST


@given(leans, leans, places, places)
def test_a_small_movement_changes_it_a_little(lean, aim, x, y) -> None:
    """A hundredth of the reach, in whatever direction."""
    moved = Control(lean.x + 0.01 * x, lean.y + 0.01 * y)
    before, after = tone_of(lean, aim, "plane"), tone_of(moved, aim, "plane")
    for name in ("height", "side", "ahead", "loud"):
        assert abs(getattr(before, name) - getattr(after, name)) < 0.08


@given(leans, leans)
def test_it_stays_within_its_bounds(lean, aim) -> None:
    tone = tone_of(lean, aim, "plane")
    assert 0 <= tone.height <= 1
    assert 0 < tone.loud <= 1
    assert abs(tone.side) <= 1
    assert abs(tone.ahead) <= 1
