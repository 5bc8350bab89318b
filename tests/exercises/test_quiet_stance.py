"""What the probe promises."""

from __future__ import annotations

import pytest

from game.core.control import CENTRE, Control
from game.core.errors import SetupError
from game.core.event import Reached, Shown
from game.exercises import quiet_stance
from game.exercises.library import find_level, level_of_text

LEVEL = find_level("quiet_stance/probe").level


def test_the_probe_lasts_thirty_seconds_after_three_to_settle():
    state, events = quiet_stance.start(LEVEL, 1), []
    while not quiet_stance.done(state):
        assert quiet_stance.aim(state) == CENTRE
        state, happened = quiet_stance.step(state, Control(0.3, -0.2))
        events += happened
    assert [(type(event), event.step) for event in events] == [(Shown, 360), (Reached, 3960)]
    assert events[-1].quality == 1.0
    assert state.seconds_left == 0.0


def test_the_probe_is_never_made_easier_or_harder():
    state = quiet_stance.start(LEVEL, 1)
    assert quiet_stance.dial(state, 1.0) == state
    assert not quiet_stance.CARD.scored


def test_the_clock_counts_down():
    state = quiet_stance.start(LEVEL, 1)
    assert state.seconds_left == 33.0
    assert state.settling
    for _ in range(400):
        state, _ = quiet_stance.step(state, CENTRE)
    assert not state.settling
    assert 29 < state.seconds_left < 30


@pytest.mark.parametrize(
    ("name", "settle_s", "whole_s"),
    [("probe", 3, 33), ("firm-eyes-closed", 3, 33), ("foam-eyes-open", 3, 33), ("symmetry", 2, 12)],
)
def test_a_level_says_how_long_it_is(name, settle_s, whole_s):
    state, events = quiet_stance.start(find_level(f"quiet_stance/{name}").level, 1), []
    while not quiet_stance.done(state):
        state, happened = quiet_stance.step(state, CENTRE)
        events += happened
    assert [event.step for event in events] == [120 * settle_s, 120 * whole_s]
    assert events[-1].time_s == whole_s - settle_s


@pytest.mark.parametrize("plan", ["{analysed_s: 5}", "{analysed_s: 300}", "{settle_s: 1}"])
def test_no_level_is_shorter_or_longer_than_a_protocol_may_be(plan):
    with pytest.raises(SetupError, match="plan"):
        level_of_text(f"plan: {plan}\n", "mine.yaml", "quiet_stance", "quiet_stance/mine")


def test_the_probe_is_the_one_that_earlier_recordings_were_made_with():
    sha256 = "6601975d61315cafeba1fb28e9ad9ac612e18800d705053ff5ae04b0873d6fab"
    assert find_level("quiet_stance/probe").sha256 == sha256
