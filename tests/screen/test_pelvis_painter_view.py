"""Pelvis Painter on the screen: it answers at once, keeps what is painted, hides what feedback
hides."""

from __future__ import annotations

import msgspec
import numpy as np
import pygame
import pytest

from game.core.control import Control
from game.core.feedback import Feedback, Mode
from game.core.level import Dial
from game.core.span import Span
from game.exercises import pelvis_painter
from game.exercises.pelvis_painter import Phase, State
from game.screen.look import Theme
from game.screen.views.painter_words import ALL
from game.screen.views.pelvis_painter import PelvisPainter
from tests.screen.viewing import SMALL, THEMES, look

pytestmark = pytest.mark.usefixtures("display")

PAINTING = {"child": slice(20, 130), "adult": slice(20, 180)}
"""Rows of the picture in which lines grow, and no brush is."""


def level(mode: Mode = "concurrent", task: pelvis_painter.LegTask = "none") -> pelvis_painter.Level:
    return pelvis_painter.Level(
        d=Dial(start=0.5),
        dial=pelvis_painter.Spans(Span(0.6, 0.6), Span(0.3, 0.3), Span(3.0, 3.0)),
        plan=pelvis_painter.Plan(lines=3, leg_task=task, feedback=Feedback(mode=mode)),
    )


def played(level: pelvis_painter.Level, phase: Phase, steps: int, lines: int = 0) -> State:
    """So many steps into a phase, after so many lines of a perfect player."""
    state = pelvis_painter.start(level, 2)
    while state.attempts < lines or state.phase is not phase or state.since < steps:
        state, _ = pelvis_painter.step(state, pelvis_painter.aim(state))
    return state


def drawn(view: PelvisPainter, state: State, t_s: float = 5.0) -> np.ndarray:
    surface = pygame.Surface(SMALL)
    view.draw(surface, state, state, 1.0, t_s)
    return pygame.surfarray.array3d(surface)


@pytest.mark.parametrize("theme", THEMES)
def test_a_whole_bout_is_drawn_and_every_line_is_answered(theme: Theme) -> None:
    here = look(theme)
    view, surface = PelvisPainter(here, level()), pygame.Surface(SMALL)
    state = before = pelvis_painter.start(level(), 2)
    while not pelvis_painter.done(state):
        before = state
        state, events = pelvis_painter.step(state, pelvis_painter.aim(state))
        view.happen(events, state.step / 120)
        if state.step % 30 == 0:
            view.draw(surface, before, state, 0.5, state.step / 120)
    heard: list[str] = here.sound.names  # type: ignore[attr-defined]
    assert heard.count("chime") == heard.count("collect") == state.successes == 3


@pytest.mark.parametrize("theme", THEMES)
def test_the_brush_is_where_the_tilt_is_at_once(theme: Theme) -> None:
    view = PelvisPainter(look(theme), level())
    before = played(level(), Phase.FIND, 1)
    after, _ = pelvis_painter.step(before, Control(0.4, 0.0))
    assert view.field.tip(before, after, 1.0) == pytest.approx(view.field.place(0.4, 0.0))
    half = view.field.place((before.x + 0.4) / 2, 0.0)
    assert view.field.tip(before, after, 0.5) == pytest.approx(half)
    assert view.field.place(0.3, 0.0)[0] > view.field.middle[0] > view.field.place(-0.3, 0.0)[0]
    assert view.field.place(0.0, 0.3)[1] < view.field.middle[1]


@pytest.mark.parametrize("theme", THEMES)
def test_a_line_grows_with_the_hold_and_stays(theme: Theme) -> None:
    view, rows = PelvisPainter(look(theme, calm=True), level()), PAINTING[theme]
    empty = drawn(view, played(level(), Phase.BETWEEN, 5), 0.0)[:, rows]
    early = drawn(view, played(level(), Phase.HOLD, 60), 1.0)[:, rows]
    late = drawn(view, played(level(), Phase.HOLD, 300), 2.0)[:, rows]
    changed = [(part != empty).any(axis=2).sum() for part in (early, late)]
    assert 0 < changed[0] < changed[1]
    done = played(level(), Phase.BETWEEN, 5, lines=1)
    drawn(view, done, 3.0)
    whole = drawn(view, done, 9.0)[:, rows]
    assert (whole != empty).any(axis=2).sum() > 0
    anew = PelvisPainter(look(theme, calm=True), level())
    assert (drawn(anew, done, 9.0)[:, rows] == whole).all()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("mode", ["terminal", "none"])
def test_out_of_sight_the_picture_says_nothing_of_the_tilt(theme: Theme, mode: Mode) -> None:
    view, hidden = PelvisPainter(look(theme), level(mode)), level(mode)
    here = played(hidden, Phase.HOLD, 120)
    away = msgspec.structs.replace(here, x=0.0, y=0.2, inside=False, good=20, held=here.held)
    drawn(view, here, 1.0)
    assert (drawn(view, here, 9.0) == drawn(view, away, 9.0)).all()
    shown = PelvisPainter(look(theme), level())
    there = played(level(), Phase.HOLD, 120)
    moved = msgspec.structs.replace(there, x=0.0, y=0.2, inside=False)
    assert (drawn(shown, there, 9.0) != drawn(shown, moved, 9.0)).any()


@pytest.mark.parametrize("theme", THEMES)
def test_after_a_line_out_of_sight_it_shows_where_the_brush_was(theme: Theme) -> None:
    view = PelvisPainter(look(theme), level("terminal"))
    state = played(level("terminal"), Phase.BETWEEN, 20, lines=1)
    without = msgspec.structs.replace(state, marks=())
    drawn(view, state, 1.0)
    assert len(state.marks) == pelvis_painter.MARKS
    assert (drawn(view, state, 9.0) != drawn(view, without, 9.0)).any()


@pytest.mark.parametrize("theme", THEMES)
def test_a_boot_shows_which_leg_moves(theme: Theme) -> None:
    marching = level(task="marches")
    view = PelvisPainter(look(theme, calm=True), marching)
    rest, up = played(marching, Phase.HOLD, 0), played(marching, Phase.HOLD, 120)
    corner = slice(SMALL[0] * 3 // 4, None), slice(SMALL[1] * 2 // 3, None)
    pictures = [drawn(view, state)[corner] for state in (rest, up)]
    assert (pictures[0] != pictures[1]).any()
    still = PelvisPainter(look(theme, calm=True), level())
    plain = [drawn(still, played(level(), Phase.HOLD, n))[corner] for n in (0, 120)]
    assert (plain[0] == plain[1]).all()


@pytest.mark.parametrize("theme", THEMES)
def test_calm_keeps_everything_still_that_the_player_does_not_move(theme: Theme) -> None:
    view = PelvisPainter(look(theme, calm=True), level())
    state = played(level(), Phase.HOLD, 120)
    drawn(view, state, 1.0)
    assert (drawn(view, state, 4.0) == drawn(view, state, 6.3)).all()


def test_what_is_said_is_short() -> None:
    assert all(len(line) <= 40 and len(line.split()) <= 7 for line in ALL)
