"""Storm Captain on the screen: honest places, nothing that feedback hides, a still horizon."""

from __future__ import annotations

import math
from collections.abc import Iterator

import msgspec
import numpy as np
import pygame
import pytest

from game.core.control import Control
from game.core.feedback import Feedback
from game.core.level import Dial
from game.core.span import Span
from game.exercises import storm_captain
from game.exercises.storm_captain import Phase
from game.patients.profile import CP12
from game.patients.simulate import player
from game.screen.look import Theme
from game.screen.views.storm_captain import StormCaptain
from game.screen.views.storm_ship import MOST_ROLL_DEG, roll_deg
from tests.screen.viewing import SMALL, THEMES, Heard, look, picture

pytestmark = pytest.mark.usefixtures("display")

STEPS_A_FRAME = 12
FRAME_S = STEPS_A_FRAME / 120
LEVEL = storm_captain.Level(
    d=Dial(start=0.0),
    dial=storm_captain.Spans(
        disturbance=Span(0.3, 0.4),
        warning_s=Span(1.5, 1.0),
        period_s=Span(4.0, 3.0),
        tolerance=Span(0.6, 0.3),
        recover_s=Span(2.0, 1.5),
    ),
    plan=storm_captain.Plan(waves=2),
)


def with_mode(mode: str) -> storm_captain.Level:
    feedback = msgspec.convert({"mode": mode}, Feedback)
    return msgspec.structs.replace(LEVEL, plan=storm_captain.Plan(waves=3, feedback=feedback))


def under_a_wave(level: storm_captain.Level, off: float = 0.0) -> storm_captain.State:
    """Two seconds into the first wave of somebody whose ship lies `off` from level."""
    state = storm_captain.start(level, 2)
    while state.phase is not Phase.WAVE or state.since < 240:
        lean = Control(storm_captain.aim(state).x + off * (state.phase is Phase.WAVE), 0.0)
        state, _ = storm_captain.step(state, lean)
    return state


def played(view: StormCaptain, surface: pygame.Surface) -> Iterator[storm_captain.State]:
    """A whole bout of a child, a picture every 0.1 s."""
    state, child, frame = storm_captain.start(LEVEL, 2), player(CP12, 4), 0
    before = state
    while not storm_captain.done(state):
        events = []
        for _ in range(STEPS_A_FRAME):
            before = state
            state, said = storm_captain.step(
                state, child.lean(storm_captain.aim(state), state.step)
            )
            events += said
        view.happen(events, frame * FRAME_S)
        view.draw(surface, before, state, 1.0, frame * FRAME_S)
        frame += 1
        yield state


@pytest.mark.parametrize("theme", THEMES)
def test_a_whole_bout_is_drawn_and_heard_and_nothing_flashes(theme: Theme) -> None:
    """The whole picture's light never jumps by more than a tenth, and no large part of it by more
    than a fifth, from one frame to the next."""
    heard, surface = Heard(), pygame.Surface(SMALL)
    cells: list[np.ndarray] = []
    states = []
    for state in played(StormCaptain(look(theme, sound=heard), LEVEL), surface):
        states.append(state)
        pixels = pygame.surfarray.array3d(surface).astype(np.float32) / 255
        light = pixels @ np.array([0.2126, 0.7152, 0.0722], np.float32)
        cells.append(light.reshape(8, 80, 6, 60).mean((1, 3)))
    assert states[-1].attempts == 2
    assert heard.names.count("chime") == states[-1].successes
    assert {"swell_left", "swell_right", "splash", "collect"} <= set(heard.names)
    steps = np.abs(np.diff(np.stack(cells), axis=0))
    assert np.abs(np.diff(np.stack(cells).mean((1, 2)))).max() < 0.1
    assert (steps > 0.2).mean(axis=(1, 2)).max() <= 0.1


def test_the_ship_rolls_the_way_it_lies_and_never_by_more_than_ten_degrees() -> None:
    rolls = [roll_deg(tilt / 20) for tilt in range(-40, 41)]
    assert rolls == sorted(rolls)
    assert rolls == pytest.approx([-roll for roll in reversed(rolls)])
    assert max(rolls) <= MOST_ROLL_DEG == 10


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("off", [-0.4, 0.0, 0.4])
def test_the_ball_and_the_masthead_go_to_the_low_side_at_once(theme: Theme, off: float) -> None:
    view, state = StormCaptain(look(theme), LEVEL), under_a_wave(LEVEL, off)
    picture(view, state, 1.0)
    middle = view.clinometer.place(0.0)[0]
    ball = view.clinometer.place(state.tilt)[0] - middle
    foot, head = view.ship.point(0, 0), view.ship.point(0, -500)
    assert [math.copysign(1, v) if abs(v) > 1 else 0 for v in (ball, head[0] - foot[0])] == [
        math.copysign(1, off) if off else 0
    ] * 2


@pytest.mark.parametrize("theme", THEMES)
def test_in_calm_mode_the_ship_stands_upright_and_the_ball_tells(theme: Theme) -> None:
    view = StormCaptain(look(theme, calm=True), LEVEL)
    level, listing = under_a_wave(LEVEL), under_a_wave(LEVEL, 0.4)
    shown = [picture(view, state, 1.0) for state in (level, listing)]
    foot, head = view.ship.point(0, 0), view.ship.point(0, -500)
    assert foot[0] == head[0]
    assert shown[0] != shown[1]
    assert picture(view, level, 1.0) == picture(view, level, 7.0), "nothing idles"


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("mode", ["terminal", "none", "bandwidth"])
def test_what_feedback_hides_is_the_same_picture_wherever_the_ship_lies(
    theme: Theme, mode: str
) -> None:
    level = with_mode(mode)
    states = [under_a_wave(level, off) for off in (0.0, 0.3)]
    pictures = []
    for state in states:
        assert not state.ship_seen
        view = StormCaptain(look(theme, calm=True), level)
        picture(view, state, 0.5)
        pictures.append(picture(view, state, 5.0))
    assert pictures[0] == pictures[1]


@pytest.mark.parametrize("theme", THEMES)
def test_the_wave_stays_in_sight_whatever_feedback_hides(theme: Theme) -> None:
    state = under_a_wave(with_mode("none"))
    high = picture(StormCaptain(look(theme, calm=True), LEVEL), state, 1.0)
    gone = msgspec.structs.replace(state, since=state.wave.period_steps - 1, level_x=0.0, x=0.0)
    assert picture(StormCaptain(look(theme, calm=True), LEVEL), gone, 1.0) != high


@pytest.mark.parametrize("theme", THEMES)
def test_after_a_wave_without_the_ship_terminal_feedback_shows_how_it_lay(theme: Theme) -> None:
    def after(mode: str, off: float) -> bytes:
        level = with_mode(mode)
        state = under_a_wave(level, off)
        while state.phase is Phase.WAVE:
            lean = Control(storm_captain.aim(state).x + off, 0.0)
            state, _ = storm_captain.step(state, lean)
        state = msgspec.structs.replace(state, x=0.0, successes=0)
        return picture(StormCaptain(look(theme, calm=True), level), state, 1.0)

    assert after("terminal", 0.0) != after("terminal", 0.4)
    assert after("none", 0.0) == after("none", 0.4)


@pytest.mark.parametrize("theme", THEMES)
def test_the_horizon_stands_while_the_ship_rolls(theme: Theme) -> None:
    """The sky and the sea far from ship and wave are the same, pixel by pixel."""
    view, edges = StormCaptain(look(theme), LEVEL), []
    for off in (-0.4, 0.4):
        surface = pygame.Surface(SMALL)
        state = under_a_wave(LEVEL, off)
        view.draw(surface, state, state, 1.0, 1.0)
        far = 600 if state.side == "left" else 10
        edges.append(pygame.image.tobytes(surface.subsurface((far, 150, 30, 80)), "RGB"))
    assert edges[0] == edges[1]
