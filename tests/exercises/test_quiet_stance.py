"""What the probe promises."""

from __future__ import annotations

from game.core.control import CENTRE, Control
from game.core.event import Reached, Shown
from game.exercises import quiet_stance
from game.exercises.library import find_level

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
