"""Rocket Legs on the screen: it answers at once, hides what feedback hides, and keeps calm."""

from __future__ import annotations

from typing import Any

import msgspec
import numpy as np
import pygame
import pytest

from game.core.control import Control
from game.core.event import Missed, Reached
from game.core.feedback import Feedback, Mode
from game.core.level import Dial
from game.core.span import Span
from game.exercises import rocket_legs
from game.exercises.rocket_legs import Phase, State
from game.screen.look import Theme
from game.screen.views.rocket_legs import RocketLegs
from game.screen.views.rocket_words import ALL, said
from tests.screen.viewing import SMALL, THEMES, look

pytestmark = pytest.mark.usefixtures("display")

SEATED = Control(0.0, 0.0, load=0.2)


def level(kind: Any = "rise", mode: Mode = "concurrent") -> rocket_legs.Level:
    return rocket_legs.Level(
        d=Dial(start=0.5),
        dial=rocket_legs.Spans(Span(2.0, 1.5), Span(25, 15), Span(45, 60)),
        plan=rocket_legs.Plan(kind=kind, reps=3, feedback=Feedback(mode=mode)),
    )


def played(level: rocket_legs.Level, phase: Phase, seconds: float) -> State:
    """So many seconds into a phase, along with the ring."""
    state = rocket_legs.start(level, 2)
    while state.phase is not phase or state.way_s < seconds:
        state, _ = rocket_legs.step(state, rocket_legs.aim(state))
    return state


def drawn(view: RocketLegs, state: State, t_s: float = 5.0) -> np.ndarray:
    surface = pygame.Surface(SMALL)
    view.draw(surface, state, state, 1.0, t_s)
    return pygame.surfarray.array3d(surface)


@pytest.mark.parametrize("kind", ["rise", "squat"])
@pytest.mark.parametrize("theme", THEMES)
def test_a_whole_bout_is_drawn_and_every_ride_is_answered(theme: Theme, kind: str) -> None:
    here = look(theme)
    view, surface = RocketLegs(here, level(kind)), pygame.Surface(SMALL)
    state = before = rocket_legs.start(level(kind), 2)
    while not rocket_legs.done(state):
        before = state
        state, events = rocket_legs.step(state, rocket_legs.aim(state))
        view.happen(events, state.step / 120)
        if state.step % 30 == 0:
            view.draw(surface, before, state, 0.5, state.step / 120)
    heard: list[str] = here.sound.names  # type: ignore[attr-defined]
    assert heard.count("chime") == state.successes == 3
    assert heard.count("lift_up") == heard.count("lift_down") == 3


@pytest.mark.parametrize("theme", THEMES)
def test_what_rides_is_as_high_as_the_player_at_once(theme: Theme) -> None:
    view = RocketLegs(look(theme), level())
    before = played(level(), Phase.AWAY, 0.5)
    after, _ = rocket_legs.step(before, Control(0.0, 0.0, load=0.6))
    assert after.low == pytest.approx(0.5)
    middle = (view.shaft.y(0.0) + view.shaft.y(1.0)) / 2
    assert view.shaft.rider_y(before, after, 1.0) == pytest.approx(middle)
    half = (view.shaft.rider_y(before, before, 1.0) + middle) / 2
    assert view.shaft.rider_y(before, after, 0.5) == pytest.approx(half)


@pytest.mark.parametrize("theme", THEMES)
def test_out_of_sight_the_picture_says_nothing_of_the_height(theme: Theme) -> None:
    hidden = level(mode="terminal")
    here = played(hidden, Phase.AWAY, 1.2)
    elsewhere = msgspec.structs.replace(here, gauge=here.gauge.after(SEATED, 90.0), aside=0.4)
    assert elsewhere.low != here.low
    view = RocketLegs(look(theme), hidden)
    drawn(view, here, 1.0)
    assert (drawn(view, here, 9.0) == drawn(view, elsewhere, 9.0)).all()
    shown = level()
    seen = RocketLegs(look(theme), shown)
    there = played(shown, Phase.AWAY, 1.2)
    moved = msgspec.structs.replace(there, gauge=there.gauge.after(SEATED, 90.0))
    assert (drawn(seen, there, 9.0) != drawn(seen, moved, 9.0)).any()


@pytest.mark.parametrize("theme", THEMES)
def test_after_a_ride_out_of_sight_it_shows_how_far_it_went(theme: Theme) -> None:
    view = RocketLegs(look(theme), level())
    terminal = played(level(mode="terminal"), Phase.BACK, 0.1)
    while terminal.phase is not Phase.SETTLE:
        terminal, _ = rocket_legs.step(terminal, rocket_legs.aim(terminal))
    plain = msgspec.structs.replace(terminal, outcomes=())
    assert terminal.outcomes[-1].farthest == pytest.approx(1.0, abs=0.05)
    high = slice(0, SMALL[1] // 2)
    assert (drawn(view, terminal)[:, high] != drawn(view, plain)[:, high]).any()


def test_a_ride_fills_the_moon_and_an_effort_brings_out_a_star() -> None:
    state = played(level(), Phase.SETTLE, 0.0)
    told = {"step": 1, "attempt": 1, "time_s": 4.0, "x": 0.0, "y": 0.0}
    pictures = []
    for events in ((), (Reached(quality=1.0, **told),), (Missed(quality=0.4, **told),)):
        view = RocketLegs(look("child"), level())
        view.happen(events, 0.0)
        drawn(view, state, 0.0)
        pictures.append(drawn(view, state, 5.0))
    moon = slice(430, 570), slice(20, 160)
    assert (pictures[1][moon] != pictures[0][moon]).any()
    assert (pictures[2][moon] != pictures[0][moon]).any()
    assert pictures[1][moon].mean() > pictures[0][moon].mean()


@pytest.mark.parametrize("theme", THEMES)
def test_calm_keeps_everything_still_that_the_player_does_not_move(theme: Theme) -> None:
    view = RocketLegs(look(theme, calm=True), level())
    state = played(level(), Phase.AWAY, 1.0)
    drawn(view, state, 1.0)
    assert (drawn(view, state, 4.0) == drawn(view, state, 6.3)).all()


def test_what_is_said_is_short_and_follows_the_ring() -> None:
    assert all(len(line) <= 40 and len(line.split()) <= 7 for line in ALL)
    for kind, away, back in (("rise", "Up", "Down"), ("squat", "Down", "Up")):
        assert said(played(level(kind), Phase.AWAY, 0.1)).startswith(away)
        assert said(played(level(kind), Phase.BACK, 0.1)).startswith(back)
