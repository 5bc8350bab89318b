"""What a stance on one leg promises."""

from __future__ import annotations

import pytest

from game.core.control import CENTRE, Control
from game.core.event import Missed, Reached, Shown
from game.core.lifted_foot import LiftedFoot
from game.core.time import steps
from game.exercises import one_leg
from game.exercises.library import find_level

ON = {"left": Control(0, 0, right=0.02), "right": Control(0, 0, right=0.98)}


def played(leg, parts, slug=""):
    """The events of somebody who has this share on the right foot for so many seconds, one after
    the other, and the last state."""
    state = one_leg.start(find_level(f"one_leg/{leg}{slug}").level, 1)
    events = []
    for seconds, control in parts:
        for _ in range(steps(seconds)):
            state, happened = one_leg.step(state, control)
            events += happened
    return events, state


@pytest.mark.parametrize("leg", ["left", "right"])
def test_the_clock_starts_once_the_foot_has_been_up_for_0_3_s_and_a_touch_ends_it(leg):
    events, state = played(leg, [(2, CENTRE), (8, ON[leg]), (1, CENTRE)])
    shown, missed = events
    assert (type(shown), shown.step, shown.label) == (Shown, steps(2.3), leg)
    assert (type(missed), missed.step) == (Missed, steps(10.1))
    # from the start of the clock to the last step before the touch, not to its discovery
    assert missed.time_s == pytest.approx(7.7)
    assert state.attempts == 1
    assert one_leg.done(state)


@pytest.mark.parametrize(("slug", "cap_s"), [("", 30.0), ("-10s", 10.0)])
def test_the_cap_ends_a_hold_that_could_go_on(slug, cap_s):
    events, _ = played("right", [(40, ON["right"])], slug)
    assert (type(events[-1]), events[-1].time_s) == (Reached, cap_s)


def test_the_other_foot_lifted_is_not_the_one_that_was_asked_for():
    events, _ = played("left", [(20, ON["right"])])
    assert events == []


def test_a_foot_up_for_a_moment_starts_no_clock_and_a_brush_of_the_ground_ends_none():
    moments = [(0.25, ON["right"]), (0.1, CENTRE)] * 10
    assert played("right", moments)[0] == []
    brushes = [(1, ON["right"]), *[(0.09, CENTRE), (0.5, ON["right"])] * 10]
    events, state = played("right", brushes)
    assert [type(event) for event in events] == [Shown]
    assert not one_leg.done(state)


def test_where_no_foot_leaves_the_board_no_time_of_0_s_is_made_up():
    events, _ = played("right", [(31, CENTRE)])
    assert [type(event) for event in events] == [Missed]
    assert events[0].label == one_leg.NOT_LIFTED


@pytest.mark.parametrize(
    ("carries", "lifted"),
    [(0.14, True), (0.16, False)],  # 15 % of the load is the border
)
def test_a_side_with_less_than_15_percent_is_lifted(carries, lifted):
    foot = LiftedFoot("right")
    for _ in range(steps(0.3)):
        foot = foot.seen(1 - carries)
    assert foot.lifted is lifted


def test_an_assessment_is_never_made_easier_or_harder():
    state = one_leg.start(find_level("one_leg/left").level, 1)
    assert one_leg.dial(state, 1.0) == state
    assert not one_leg.CARD.scored
