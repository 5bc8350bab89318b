"""Still Lake on the screen: honest places, nothing that feedback hides, no flashes, both skins."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import numpy as np
import pygame
import pytest

from game.core.control import Control
from game.core.feedback import Feedback
from game.core.span import Span
from game.exercises import still_lake
from game.exercises.still_lake import Phase
from game.patients.profile import CP12
from game.patients.simulate import player
from game.screen.look import Theme
from game.screen.views.still_lake import StillLake
from tests.screen.viewing import SMALL, THEMES, Heard, look, picture

pytestmark = pytest.mark.usefixtures("display")

STEPS_A_FRAME = 12
FRAME_S = STEPS_A_FRAME / 120
LEVEL = still_lake.Level(
    dial=still_lake.Spans(radius=Span(0.4, 0.2), hold_s=Span(3.0, 4.0)),
    plan=still_lake.Plan(holds=2),
)


def faded(mode: str) -> still_lake.Level:
    feedback = msgspec.convert({"mode": mode}, Feedback)
    return msgspec.structs.replace(LEVEL, plan=still_lake.Plan(holds=3, feedback=feedback))


def holding(level: still_lake.Level) -> still_lake.State:
    """Half a second into the first hold of a perfect player."""
    state = still_lake.start(level, 2)
    while state.phase is not Phase.HOLD or state.since < 60:
        state, _ = still_lake.step(state, still_lake.aim(state))
    return state


def played(view: StillLake, surface: pygame.Surface) -> Iterator[still_lake.State]:
    """A whole bout of a child, a picture every 0.1 s."""
    state, child, frame = still_lake.start(LEVEL, 2), player(CP12, 4), 0
    before = state
    while not still_lake.done(state):
        events = []
        for _ in range(STEPS_A_FRAME):
            before = state
            state, said = still_lake.step(state, child.lean(still_lake.aim(state), state.step))
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
    for state in played(StillLake(look(theme, sound=heard), LEVEL), surface):
        states.append(state)
        pixels = pygame.surfarray.array3d(surface).astype(np.float32) / 255
        light = pixels @ np.array([0.2126, 0.7152, 0.0722], np.float32)
        cells.append(light.reshape(8, 80, 6, 60).mean((1, 3)))
    assert states[-1].attempts == 2
    assert heard.names.count("chime") == states[-1].successes
    assert heard.names.count("collect") == 2
    steps = np.abs(np.diff(np.stack(cells), axis=0))
    assert np.abs(np.diff(np.stack(cells).mean((1, 2)))).max() < 0.1
    assert (steps > 0.2).mean(axis=(1, 2)).max() <= 0.1


@pytest.mark.parametrize("theme", THEMES)
def test_the_lean_is_where_it_is_and_half_way_between_two_steps_half_way(theme: Theme) -> None:
    view = StillLake(look(theme), LEVEL)
    before = still_lake.start(LEVEL, 2)
    after, _ = still_lake.step(before, Control(0.4, 0.2))
    assert view.field.lean(before, after, 0.5) == pytest.approx(view.field.place(0.2, 0.1))
    middle = view.field.middle
    right, ahead = view.field.place(0.3, 0.0), view.field.place(0.0, 0.3)
    assert right[0] > middle[0]
    assert ahead[1] < middle[1]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("mode", "hides"), [("concurrent", False), ("terminal", True)])
def test_what_feedback_leaves_to_the_player_is_not_drawn(
    theme: Theme, mode: str, hides: bool
) -> None:
    state = holding(faded(mode))
    here, _ = still_lake.step(state, Control(0.0, 0.0))
    there = msgspec.structs.replace(here, x=0.3, y=0.1, beads=(False, False))
    here = msgspec.structs.replace(here, beads=(True, True))
    first = picture(StillLake(look(theme), LEVEL), here, 5.0)
    second = picture(StillLake(look(theme), LEVEL), there, 5.0)
    assert (first == second) is hides


@pytest.mark.parametrize("theme", THEMES)
def test_a_lean_beyond_the_band_comes_in_sight(theme: Theme) -> None:
    state = holding(faded("bandwidth"))
    within, _ = still_lake.step(state, Control(0.1, 0.0))
    beyond, _ = still_lake.step(state, Control(0.8, 0.0))
    assert (within.lean_seen, beyond.lean_seen) == (False, True)
    hidden = picture(StillLake(look(theme), LEVEL), within, 5.0)
    assert picture(StillLake(look(theme), LEVEL), beyond, 5.0) != hidden


@pytest.mark.parametrize("theme", THEMES)
def test_where_the_lean_was_is_shown_after_a_hold_without_sight(theme: Theme) -> None:
    state, view = holding(faded("terminal")), StillLake(look(theme), LEVEL)
    plain = StillLake(look(theme), LEVEL)
    concurrent = holding(LEVEL)
    for n in range(5):
        lean = Control(0.05 * n, 0.0)
        state, _ = still_lake.step(state, lean)
        concurrent, _ = still_lake.step(concurrent, lean)
        state = msgspec.structs.replace(state, since=60 + 20 * n)
        concurrent = msgspec.structs.replace(concurrent, since=60 + 20 * n)
        picture(view, state, 5 + n)
        picture(plain, concurrent, 5 + n)
    after = msgspec.structs.replace(state, phase=Phase.BETWEEN, since=1)
    assert picture(view, after, 9.5) != picture(plain, after, 9.5)


@pytest.mark.parametrize("theme", THEMES)
def test_in_calm_mode_nothing_moves_by_itself(theme: Theme) -> None:
    view, state = StillLake(look(theme, calm=True), LEVEL), holding(LEVEL)
    picture(view, state, 5.0)  # the calm water has faded in by the next
    assert picture(view, state, 7.0) == picture(view, state, 8.3)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("mode", ["terminal", "none"])
def test_the_water_of_a_hidden_hold_stays_whatever_the_lean(theme: Theme, mode: str) -> None:
    pictures = []
    for lean in (0.0, 0.5):
        view, state = StillLake(look(theme, calm=True), LEVEL), holding(faded(mode))
        picture(view, state, 5.0)
        for _ in range(90):
            state, _ = still_lake.step(state, Control(lean, 0.0))
        assert state.phase is Phase.HOLD
        pictures.append(picture(view, state, 6.0))
    assert pictures[0] == pictures[1]
