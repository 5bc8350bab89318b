"""Statue Stretch on the screen: honest places, nothing that feedback hides, no flashes, both
skins."""

from __future__ import annotations

import math
from collections.abc import Iterator

import msgspec
import numpy as np
import pygame
import pytest

from game.core.control import Control
from game.core.event import Event
from game.core.feedback import Feedback
from game.core.span import Span
from game.exercises import statue_stretch
from game.exercises.statue_stretch import Phase, State
from game.patients.profile import CP12
from game.patients.simulate import player
from game.screen.look import Theme
from game.screen.views.statue_stretch import StatueStretch
from tests.screen.viewing import SMALL, THEMES, Heard, look, picture

pytestmark = pytest.mark.usefixtures("display")

STEPS_A_FRAME = 24
FRAME_S = STEPS_A_FRAME / 120
LEVEL = statue_stretch.Level(
    dial=statue_stretch.Spans(
        target_range=Span(0.6, 0.8), stillness=Span(0.4, 0.3), hold_s=Span(3.0, 4.0)
    ),
    plan=statue_stretch.Plan(reps=2),
)
"""Shorter holds than a level file may ask for: there is enough to see."""


def faded(mode: str) -> statue_stretch.Level:
    feedback = msgspec.convert({"mode": mode}, Feedback)
    return msgspec.structs.replace(LEVEL, plan=statue_stretch.Plan(reps=2, feedback=feedback))


def holding(level: statue_stretch.Level) -> State:
    """A second into the first hold of a perfect player."""
    state = statue_stretch.start(level, 2)
    while state.phase is not Phase.HOLD or state.since < 120:
        state, _ = statue_stretch.step(state, statue_stretch.aim(state))
    return state


def played(view: StatueStretch, surface: pygame.Surface) -> Iterator[State]:
    """A whole bout of a child, five pictures a second."""
    state, child, frame = statue_stretch.start(LEVEL, 2), player(CP12, 4, body="pelvis"), 0
    before = state
    while not statue_stretch.done(state):
        events: list[Event] = []
        for _ in range(STEPS_A_FRAME):
            before = state
            lean = child.lean(statue_stretch.aim(state), state.step)
            state, said = statue_stretch.step(state, lean)
            events += said
        view.happen(events, frame * FRAME_S)
        view.draw(surface, before, state, 1.0, frame * FRAME_S)
        frame += 1
        yield state


@pytest.mark.parametrize("theme", THEMES)
def test_a_whole_bout_is_drawn_and_heard_and_nothing_flashes(theme: Theme) -> None:
    """The whole picture's light never jumps by more than a tenth, and no large part of it by more
    than a fifth, from one picture to the next."""
    heard, surface = Heard(), pygame.Surface(SMALL)
    cells: list[np.ndarray] = []
    states = []
    for state in played(StatueStretch(look(theme, sound=heard), LEVEL), surface):
        states.append(state)
        pixels = pygame.surfarray.array3d(surface).astype(np.float32) / 255
        light = pixels @ np.array([0.2126, 0.7152, 0.0722], np.float32)
        cells.append(light.reshape(8, 80, 6, 60).mean((1, 3)))
    assert states[-1].attempts == 2
    assert states[-1].successes == heard.names.count("chime") > 0
    assert heard.names.count("count") == 2
    assert heard.names.count("collect") >= 4 * states[-1].successes
    changes = np.abs(np.diff(np.stack(cells), axis=0))
    assert np.abs(np.diff(np.stack(cells).mean((1, 2)))).max() < 0.1
    assert (changes > 0.2).mean(axis=(1, 2)).max() <= 0.1


@pytest.mark.parametrize("theme", THEMES)
def test_the_lean_is_where_it_is_and_half_way_between_two_steps_half_way(theme: Theme) -> None:
    field = StatueStretch(look(theme), LEVEL).field
    before = statue_stretch.start(LEVEL, 2)
    after, _ = statue_stretch.step(before, Control(0.4, 0.2))
    assert field.lean(before, after, 0.5) == pytest.approx(field.place(0.2, 0.1))
    rest, right, ahead = field.place(0.0, 0.0), field.place(0.3, 0.0), field.place(0.0, 0.3)
    assert right[0] > rest[0]
    assert ahead[1] < rest[1]


@pytest.mark.parametrize("theme", THEMES)
def test_the_stem_ends_where_the_lean_is_and_bends_without_a_kink(theme: Theme) -> None:
    field = StatueStretch(look(theme), LEVEL).field
    spine = field.spine(0.7, 0.1)
    assert spine[0][:2] == pytest.approx(field.foot)
    assert spine[-1][:2] == pytest.approx(field.place(0.7, 0.1))
    turns = np.diff([way for _, _, way in spine])
    assert spine[0][2] == pytest.approx(0.0)
    assert np.abs(turns).max() < math.radians(12)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("mode", "hides"), [("concurrent", False), ("none", True)])
def test_what_feedback_leaves_to_the_player_is_not_drawn(
    theme: Theme, mode: str, hides: bool
) -> None:
    """Neither the own lean, nor how much has grown, nor a word about haste."""
    here = holding(faded(mode))
    there = msgspec.structs.replace(here, x=here.x + 0.1, y=0.1, held=300, haste=30)
    first = picture(StatueStretch(look(theme), LEVEL), here, 5.0)
    second = picture(StatueStretch(look(theme), LEVEL), there, 5.0)
    assert (first == second) is hides


@pytest.mark.parametrize("theme", THEMES)
def test_a_lean_that_leaves_the_ring_comes_in_sight(theme: Theme) -> None:
    state = holding(faded("bandwidth"))
    beyond, _ = statue_stretch.step(state, Control(0.1, 0.0))
    assert (state.lean_seen, beyond.lean_seen) == (False, True)
    hidden = picture(StatueStretch(look(theme), LEVEL), state, 5.0)
    assert picture(StatueStretch(look(theme), LEVEL), beyond, 5.0) != hidden


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("mode", "shown"), [("terminal", True), ("none", False)])
def test_where_the_lean_was_is_shown_after_a_hold_only_with_terminal_feedback(
    theme: Theme, mode: str, shown: bool
) -> None:
    view, other = StatueStretch(look(theme), LEVEL), StatueStretch(look(theme), LEVEL)
    state = holding(faded(mode))
    aside = msgspec.structs.replace(state, x=0.9 * state.x)
    for n in range(5):
        picture(view, state, 5 + n)
        picture(other, aside, 5 + n)
    after, _ = statue_stretch.step(state, state.stretch.aim)  # type: ignore[union-attr]
    while after.phase is Phase.HOLD:
        after, _ = statue_stretch.step(after, statue_stretch.aim(after))
    assert (picture(view, after, 9.2) != picture(other, after, 9.2)) is shown


@pytest.mark.parametrize("theme", THEMES)
def test_what_has_grown_is_seen_where_the_player_may_see_it(theme: Theme) -> None:
    state = holding(LEVEL)
    more = msgspec.structs.replace(state, held=300)
    assert picture(StatueStretch(look(theme), LEVEL), state, 5.0) != picture(
        StatueStretch(look(theme), LEVEL), more, 5.0
    )


@pytest.mark.parametrize("theme", THEMES)
def test_in_calm_mode_nothing_moves_by_itself(theme: Theme) -> None:
    view, state = StatueStretch(look(theme, calm=True), LEVEL), holding(LEVEL)
    picture(view, state, 5.0)
    picture(view, state, 9.0)  # the place has gone where the stretch is held by the next
    assert picture(view, state, 17.0) == picture(view, state, 18.3)
