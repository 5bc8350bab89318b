"""Fruit Shift on the screen: honest places, answers at once, hidden what is to be hidden."""

from __future__ import annotations

import msgspec
import pygame
import pytest

from game.core.control import CENTRE, Control
from game.core.event import Event, Missed, Reached
from game.core.feedback import Feedback, Mode
from game.core.span import Span
from game.exercises import fruit_shift
from game.screen.look import Theme
from game.screen.views.fruit_harvest import KINDS, kind_of
from game.screen.views.fruit_otter import DECK_Y, rim_of
from game.screen.views.fruit_shift import FruitShift
from tests.screen.viewing import SMALL, THEMES, Heard, look, picture

pytestmark = pytest.mark.usefixtures("display")

LEVEL = fruit_shift.Level(
    dial=fruit_shift.Spans(
        distance=Span(0.6, 0.8), radius=Span(0.3, 0.2), dwell_s=Span(0.5, 0.7),
        preview_s=Span(1, 1), time_limit_s=Span(4, 4),
    ),
    plan=fruit_shift.Plan(fruits=3),
)  # fmt: skip
FRAME_STEPS = 12


def with_mode(mode: Mode) -> fruit_shift.Level:
    plan = msgspec.structs.replace(LEVEL.plan, feedback=Feedback(mode=mode))
    return msgspec.structs.replace(LEVEL, plan=plan)


def in_the_air(level: fruit_shift.Level) -> fruit_shift.State:
    """The first fruit has come down, and the basket is still in the middle."""
    state = fruit_shift.start(level, 2)
    while state.come_down < 1:
        state, _ = fruit_shift.step(state, CENTRE)
    return state


@pytest.mark.parametrize("theme", THEMES)
def test_a_whole_bout_is_drawn_with_a_cue_for_every_fruit(theme: Theme) -> None:
    heard = Heard()
    view, surface = FruitShift(look(theme, sound=heard), LEVEL), pygame.Surface(SMALL)
    state, x, kinds, frame = fruit_shift.start(LEVEL, 2), 0.0, set[type[Event]](), 0
    left = 15  # frames after the end, for what is still in the air
    while left:
        left -= fruit_shift.done(state)
        events: list[Event] = []
        for _ in range(FRAME_STEPS):
            x += ((0.0 if state.attempts == 1 else fruit_shift.aim(state).x) - x) * 0.05
            before = state
            state, said = fruit_shift.step(state, Control(x, 0.02))
            events += said
        view.happen(events, frame * FRAME_STEPS / 120)
        view.draw(surface, before, state, 0.5, frame * FRAME_STEPS / 120)
        kinds |= {type(event) for event in events}
        frame += 1
    assert {Reached, Missed} <= kinds
    assert heard.names.count("chime") == 2
    assert heard.names.count("soft") == 1
    assert heard.names.count("collect") == (2 if theme == "child" else 0)


@pytest.mark.parametrize("theme", THEMES)
def test_the_picture_answers_the_lean_at_once(theme: Theme) -> None:
    view, state = FruitShift(look(theme), LEVEL), fruit_shift.start(LEVEL, 2)
    still = picture(view, state, 1.0)
    moved, _ = fruit_shift.step(state, Control(0.1, 0.0))
    assert picture(view, moved, 1.0) != still


def test_the_rim_of_the_basket_is_where_the_lean_is() -> None:
    view = FruitShift(look("child"), LEVEL)
    otter = view._skin._otter  # type: ignore[union-attr]
    for lean in (-0.85, -0.3, 0.0, 0.5, 0.85):
        x, y = otter.rim(lean)
        assert x == pytest.approx(view.field.at(lean, 0)[0])
        feet = otter._foot(lean)
        assert feet + rim_of(lean)[0] == pytest.approx(view.field.design_x(lean))
        assert y == pytest.approx((DECK_Y + rim_of(lean)[1]) * SMALL[1] / 1080)
    assert rim_of(0.5)[0] > 0 > rim_of(-0.5)[0]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("mode", ["terminal", "none"])
def test_the_own_lean_is_hidden_and_the_fruit_is_not(theme: Theme, mode: Mode) -> None:
    view, state = FruitShift(look(theme, calm=True), with_mode(mode)), in_the_air(with_mode(mode))
    elsewhere, _ = fruit_shift.step(state, Control(-0.05, 0.0))
    state, _ = fruit_shift.step(state, Control(0.05, 0.0))
    picture(view, state, 1.0)  # it goes out of sight softly
    hidden = picture(view, state, 2.0)
    assert picture(view, elsewhere, 2.0) == hidden
    gone = msgspec.structs.replace(state, fruit=None)
    assert picture(view, gone, 2.0) != hidden


@pytest.mark.parametrize("theme", THEMES)
def test_terminal_feedback_marks_where_the_hold_ended(theme: Theme) -> None:
    pictures = []
    for mode in ("terminal", "none"):
        view = FruitShift(look(theme, calm=True), with_mode(mode))
        state, marked = in_the_air(with_mode(mode)), None
        shown = fruit_shift.start(with_mode(mode), 2)
        while shown.fruit is None:
            shown, events = fruit_shift.step(shown, CENTRE)
        view.happen(events, 0.0)
        while marked is None:
            state, events = fruit_shift.step(state, Control(state.fruit.x, 0.0))
            marked = next((event for event in events if isinstance(event, Reached)), None)
        view.happen(events, 1.0)
        away, _ = fruit_shift.step(state, CENTRE)
        for t_s in (1.0, 2.0):  # veil and answers have had their time
            picture(view, away, t_s)
        pictures.append(picture(view, away, 2.5))
    assert pictures[0] != pictures[1]


@pytest.mark.parametrize("theme", THEMES)
def test_a_window_that_changes_in_mid_bout_still_shows_what_was_gathered(theme: Theme) -> None:
    state = fruit_shift.start(LEVEL, 2)
    while state.attempts < 2:
        state, _ = fruit_shift.step(state, fruit_shift.aim(state))
    nothing = msgspec.structs.replace(state, outcomes=())
    pictures = [picture(FruitShift(look(theme), LEVEL), one, 1.0) for one in (state, nothing)]
    assert pictures[0] != pictures[1]


@pytest.mark.parametrize("theme", THEMES)
def test_calm_stills_what_moves_by_itself(theme: Theme) -> None:
    view, state = FruitShift(look(theme, calm=True), LEVEL), in_the_air(LEVEL)
    picture(view, state, 1.0)
    assert picture(view, state, 2.0) == picture(view, state, 2.7)


def test_every_kind_of_fruit_comes_once_in_four() -> None:
    for first in range(0, 40, 4):
        assert {kind_of(first + k) for k in range(4)} == set(KINDS)
