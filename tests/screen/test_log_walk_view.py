"""Log Walk on the screen: the log is what counts, the walker answers at once, feedback hides."""

from __future__ import annotations

from functools import cache
from itertools import count

import numpy as np
import pygame
import pytest

from game.core.control import Control
from game.core.event import Event, Missed, Reached
from game.core.feedback import Feedback, Mode
from game.core.level import Condition, Dial
from game.core.span import Span
from game.exercises import log_walk
from game.exercises.log_walk import Phase, State
from game.screen.look import Theme
from game.screen.views.log_lens import ROCK_S, sight
from game.screen.views.log_walk import LogWalk
from game.screen.views.log_words import ALL, HIDDEN, REST, said
from tests.screen.viewing import SMALL, THEMES, Heard, look

pytestmark = pytest.mark.usefixtures("display")


@cache
def made(theme: Theme, *, calm: bool) -> tuple[LogWalk, Heard]:
    """A view is costly: each theme has one, which goes through the tests."""
    heard = Heard()
    return LogWalk(look(theme, calm=calm, sound=heard), level()), heard


LATER = count(100, 100)


class Shown:
    """A view that has come to rest, long after whatever it showed before."""

    def __init__(self, theme: Theme, *, calm: bool = False) -> None:
        self.view, self.heard = made(theme, calm=calm)
        self.began_s = float(next(LATER))
        self.heard.names.clear()

    def drawn(self, state: State, t_s: float) -> np.ndarray:
        """The picture so many seconds on."""
        surface = pygame.Surface(SMALL)
        self.view.draw(surface, state, state, 1.0, self.began_s + t_s)
        return pygame.surfarray.array3d(surface)

    def happen(self, event: Event, t_s: float) -> None:
        self.view.happen([event], self.began_s + t_s)


def level(mode: Mode = "concurrent", base: int = 1) -> log_walk.Level:
    return log_walk.Level(
        d=Dial(start=0.5),
        condition=Condition(base=base),
        dial=log_walk.Spans(Span(0.5, 0.3), Span(6.0, 6.0)),
        plan=log_walk.Plan(stretches=4, feedback=Feedback(mode=mode)),
    )


def walked(level: log_walk.Level, phase: Phase, seconds: float) -> State:
    """So many seconds into the first log, or into the rest after it, along its middle."""
    state = log_walk.start(level, 2)
    while state.phase is not phase or not state.stretch or state.since < seconds * 120:
        state, _ = log_walk.step(state, log_walk.aim(state))
    return state


def leaning(state: State, x: float) -> State:
    after, _ = log_walk.step(state, Control(x, 0.0))
    return after


@pytest.mark.parametrize("theme", THEMES)
def test_the_walker_answers_a_lean_in_the_same_frame(theme: Theme) -> None:
    shown, state = Shown(theme), walked(level(), Phase.WALK, 2.0)
    shown.drawn(state, 0.0)
    left = shown.drawn(leaning(state, state.middle - 0.2), 2.0)
    right = shown.drawn(leaning(state, state.middle + 0.2), 2.0)
    assert (left != right).any(axis=2).sum() > 800


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("mode", ["terminal", "none"])
def test_a_hidden_walk_shows_nothing_of_the_lean(theme: Theme, mode: Mode) -> None:
    shown, state = Shown(theme), walked(level(mode), Phase.WALK, 2.0)
    shown.drawn(state, 0.0)
    places = (state.middle, state.middle - 0.2, 0.9)
    pictures = [shown.drawn(leaning(state, x), 5.0) for x in places]
    assert (pictures[0] == pictures[1]).all()
    assert (pictures[0] == pictures[2]).all()
    assert said(state) == HIDDEN


def test_a_hidden_light_is_gathered_in_silence() -> None:
    shown, own = Shown("adult"), level("none")
    state = log_walk.start(own, 2)
    while state.attempts == 0:
        before, (state, events) = state, log_walk.step(state, log_walk.aim(state))
        if events:
            shown.drawn(before, state.step / 120)
            shown.happen(events[0], state.step / 120)
    assert shown.heard.names == ["wood", "chime"]


@pytest.mark.parametrize("theme", THEMES)
def test_after_a_hidden_walk_its_prints_are_shown(theme: Theme) -> None:
    told, untold = (walked(level(mode), Phase.REST, 1.0) for mode in ("terminal", "none"))
    assert said(told) == REST
    shown, pictures = Shown(theme, calm=True), []
    for t_s, state in ((0.0, told), (10.0, untold)):
        shown.drawn(state, t_s)
        pictures.append(shown.drawn(state, t_s + 2.0))
    assert (pictures[0] != pictures[1]).any(axis=2).sum() > 1000


@pytest.mark.parametrize("theme", THEMES)
def test_a_success_is_seen_and_heard_within_300_ms(theme: Theme) -> None:
    shown, state = Shown(theme), walked(level(), Phase.REST, 0.0)
    shown.drawn(state, 0.0)
    plain = shown.drawn(state, 5.0)
    reached = Reached(step=1, attempt=1, quality=1.0, time_s=6.0, x=0.0, y=0.0)
    shown.happen(reached, 5.0)
    assert (shown.drawn(state, 5.25) != plain).any(axis=2).sum() > 300
    assert shown.heard.names == ["chime"]


@pytest.mark.parametrize("theme", THEMES)
def test_a_miss_is_soft_and_changes_nothing_in_the_picture(theme: Theme) -> None:
    shown, state = Shown(theme), walked(level(), Phase.REST, 0.5)
    shown.drawn(state, 0.0)
    plain = shown.drawn(state, 5.0)
    shown.happen(Missed(step=1, attempt=1, quality=0.3, time_s=6.0, x=0.0, y=0.0), 5.0)
    assert (shown.drawn(state, 5.0) == plain).all()
    assert shown.heard.names == ["soft"]


@pytest.mark.parametrize("theme", THEMES)
def test_in_calm_mode_nothing_moves_by_itself(theme: Theme) -> None:
    shown, state = Shown(theme, calm=True), walked(level(), Phase.WALK, 2.0)
    shown.drawn(state, 0.0)
    assert (shown.drawn(state, 5.0) == shown.drawn(state, 7.3)).all()


@pytest.mark.parametrize("theme", THEMES)
def test_help_comes_after_a_while_beside_the_log_and_not_before(theme: Theme) -> None:
    shown, on_the_log = Shown(theme, calm=True), walked(level(), Phase.WALK, 2.0)
    beside = leaning(on_the_log, 0.9)
    assert not beside.inside
    shown.drawn(on_the_log, 0.0)
    shown.drawn(beside, 5.0)
    shown.drawn(beside, 6.5)
    helped = shown.drawn(beside, 8.0)
    shown.drawn(on_the_log, 12.0)
    shown.drawn(on_the_log, 14.0)
    shown.drawn(beside, 20.0)
    waiting = shown.drawn(beside, 20.7)
    assert (helped != waiting).any(axis=2).sum() > 100


@pytest.mark.parametrize("theme", THEMES)
def test_the_foot_that_goes_first_is_pictured(theme: Theme) -> None:
    states = {}
    for seed in range(12):
        state = log_walk.start(level(base=4), seed)
        states[state.lead] = state
    shown = Shown(theme)
    shown.drawn(states["left"], 0.0)
    left, right = (shown.drawn(states[lead], 2.0) for lead in ("left", "right"))
    assert (left != right)[450:].any(axis=2).sum() > 500


def test_logs_and_rocks_never_jump() -> None:
    """What lies nearest ahead comes nearer by a step a step, from log to rock to log."""
    state, last = log_walk.start(level(), 2), None
    while not log_walk.done(state):
        state, _ = log_walk.step(state, log_walk.aim(state))
        ahead = sorted(middle for middle in sight(state, 0.0).rocks if middle > 0.1)
        if last is not None and ahead:
            came = min(abs(last - middle) for middle in ahead)
            assert came < 0.02 or last < 0.13
        last = ahead[0] if ahead else None
    assert state.attempts == 4


def test_the_drawn_log_is_as_wide_as_the_one_that_counts() -> None:
    lens = made("child", calm=False)[0].crossing.lens
    state = walked(level(), Phase.WALK, 3.0)
    assert state.stretch is not None
    log = sight(state, 0.0).logs[0]
    assert log.middle(0.0) == pytest.approx(state.middle, abs=1e-3)
    edge = lens.place(state.middle + state.stretch.beam, 0.0)[0]
    assert edge - lens.place(state.middle, 0.0)[0] == pytest.approx(
        state.stretch.beam * 560 / 3, abs=0.5
    )
    assert lens.share(0.0) == 1.0 > lens.share(ROCK_S)


def test_no_line_is_longer_than_seven_words_or_40_letters() -> None:
    for message in ALL:
        assert len(message) <= 40
        assert len(message.split()) <= 7
