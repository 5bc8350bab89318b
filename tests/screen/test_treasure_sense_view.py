"""Treasure Sense on the screen: honest places, nothing that would help a search, no flashes, both
skins."""

from __future__ import annotations

import msgspec
import numpy as np
import pygame
import pytest

from game.core.control import Control
from game.core.feedback import Feedback
from game.core.span import Span
from game.exercises import treasure_sense
from game.exercises.treasure_sense import Phase
from game.patients.profile import CP12
from game.patients.simulate import player
from game.screen.look import Theme
from game.screen.views.treasure_sense import TreasureSense
from tests.screen.viewing import SMALL, THEMES, Heard, look

pytestmark = pytest.mark.usefixtures("display")

STEPS_A_FRAME = 20
FRAME_S = STEPS_A_FRAME / 120
LEVEL = treasure_sense.Level(
    dial=treasure_sense.Spans(
        shown_s=Span(2.0, 2.0),
        delay_s=Span(1.0, 2.0),
        distance=Span(0.5, 0.6),
        tolerance=Span(0.3, 0.1),
        targets=Span(2, 4),
    ),
    plan=treasure_sense.Plan(treasures=2),
)


def faded(mode: str) -> treasure_sense.Level:
    feedback = msgspec.convert({"mode": mode}, Feedback)
    plan = treasure_sense.Plan(treasures=2, feedback=feedback)
    return msgspec.structs.replace(LEVEL, plan=plan)


def into(
    phase: Phase, level: treasure_sense.Level = LEVEL, attempts: int = 0
) -> treasure_sense.State:
    """A perfect player, 1.2 s into this phase."""
    state = treasure_sense.start(level, 2)
    while state.phase is not phase or state.attempts < attempts or state.since < 108:
        state, _ = treasure_sense.step(state, treasure_sense.aim(state))
    return state


def picture(view: TreasureSense, state: treasure_sense.State, t_s: float) -> bytes:
    """As it stands when all that comes and goes has come or gone."""
    surface = pygame.Surface(SMALL)
    view.draw(surface, state, state, 1.0, t_s - 3.0)
    view.draw(surface, state, state, 1.0, t_s)
    return pygame.image.tobytes(surface, "RGB")


def drawn(theme: Theme, state: treasure_sense.State) -> bytes:
    return picture(TreasureSense(look(theme, calm=True), LEVEL), state, 10.0)


@pytest.mark.parametrize("theme", THEMES)
def test_a_whole_bout_is_drawn_and_heard_and_nothing_flashes(theme: Theme) -> None:
    """The whole picture's light never jumps by more than a tenth, and no large part of it by more
    than a fifth, from one frame to the next."""
    heard, surface = Heard(), pygame.Surface(SMALL)
    view, cells = TreasureSense(look(theme, sound=heard), LEVEL), []
    state, child, frame = treasure_sense.start(LEVEL, 2), player(CP12, 4), 0
    before = state
    while not treasure_sense.done(state):
        events = []
        for _ in range(STEPS_A_FRAME):
            before = state
            lean = child.lean(treasure_sense.aim(state), state.step)
            state, said = treasure_sense.step(state, lean)
            events += said
            for event in said:
                child.notice(event)
        view.happen(events, frame * FRAME_S)
        view.draw(surface, before, state, 1.0, frame * FRAME_S)
        pixels = pygame.surfarray.array3d(surface).astype(np.float32) / 255
        light = pixels @ np.array([0.2126, 0.7152, 0.0722], np.float32)
        cells.append(light.reshape(8, 80, 6, 60).mean((1, 3)))
        frame += 1
    assert state.attempts == 2
    assert heard.names.count("chime") == state.successes
    assert (heard.names.count("search"), heard.names.count("home")) == (2, 2)
    steps = np.abs(np.diff(np.stack(cells), axis=0))
    assert np.abs(np.diff(np.stack(cells).mean((1, 2)))).max() < 0.1
    assert (steps > 0.2).mean(axis=(1, 2)).max() <= 0.1


@pytest.mark.parametrize("theme", THEMES)
def test_the_lean_is_where_it_is_and_half_way_between_two_steps_half_way(theme: Theme) -> None:
    view = TreasureSense(look(theme), LEVEL)
    before = treasure_sense.start(LEVEL, 2)
    after, _ = treasure_sense.step(before, Control(0.4, 0.2))
    assert view.field.lean(before, after, 0.5) == pytest.approx(view.field.place(0.2, 0.1))
    middle = view.field.middle
    assert view.field.place(0.3, 0.0)[0] > middle[0]
    assert view.field.place(0.0, 0.3)[1] < middle[1]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("phase", [Phase.SHOW, Phase.BACK, Phase.FIND])
def test_the_own_lean_is_in_sight_until_the_search_begins(theme: Theme, phase: Phase) -> None:
    state = into(Phase.FIND) if phase is Phase.FIND else into(Phase.SHOW)
    here = msgspec.structs.replace(state, phase=phase, x=0.2, y=0.1)
    there = msgspec.structs.replace(here, x=-0.4, y=0.3)
    assert (drawn(theme, here) == drawn(theme, there)) is (phase is Phase.FIND)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("phase", [Phase.SHOW, Phase.WAIT, Phase.FIND])
def test_a_place_is_seen_while_it_is_shown_and_never_in_the_search(
    theme: Theme, phase: Phase
) -> None:
    shown = into(Phase.SHOW)
    assert shown.place is not None
    moved = msgspec.structs.replace(shown.place, x=-shown.place.x, y=0.4)
    here = msgspec.structs.replace(shown, phase=phase, x=0.0, y=0.0)
    there = msgspec.structs.replace(here, place=moved)
    assert (drawn(theme, here) != drawn(theme, there)) is (phase is Phase.SHOW)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("mode", "tells"), [("terminal", True), ("none", False)])
def test_feedback_decides_whether_a_search_is_shown_afterwards(
    theme: Theme, mode: str, tells: bool
) -> None:
    state = msgspec.structs.replace(into(Phase.RETURN, faded(mode), attempts=1), x=0.5, y=0.0)
    missed = msgspec.structs.replace(state.outcomes[0], x=0.1, y=0.4, found=False)
    here = msgspec.structs.replace(state, outcomes=(missed,))
    elsewhere = msgspec.structs.replace(missed, x=-0.3, y=0.2)
    there = msgspec.structs.replace(state, outcomes=(elsewhere,))
    assert (drawn(theme, here) != drawn(theme, there)) is tells


@pytest.mark.parametrize("theme", THEMES)
def test_a_find_is_answered_at_its_place_within_a_third_of_a_second(theme: Theme) -> None:
    state = into(Phase.FIND)
    view, surface = TreasureSense(look(theme), LEVEL), pygame.Surface(SMALL)
    view.draw(surface, state, state, 1.0, 7.0)
    view.draw(surface, state, state, 1.0, 10.0)
    before = pygame.surfarray.array3d(surface).astype(int)
    while state.phase is Phase.FIND:
        state, events = treasure_sense.step(state, treasure_sense.aim(state))
    view.happen(events, 10.0)
    view.draw(surface, state, state, 1.0, 10.0)
    for _ in range(30):
        state, _ = treasure_sense.step(state, treasure_sense.aim(state))
    view.draw(surface, state, state, 1.0, 10.25)
    place = state.outcomes[0].place
    x, y = (round(at) for at in view.field.place(place.x, place.y))
    part = np.s_[max(0, x - 40) : x + 40, max(0, y - 40) : y + 20]
    change = np.abs(pygame.surfarray.array3d(surface).astype(int)[part] - before[part])
    assert change.mean() > 12


def test_calm_stills_the_mist() -> None:
    state = into(Phase.FIND)
    calm, lively = (TreasureSense(look("child", calm=still), LEVEL) for still in (True, False))
    assert picture(calm, state, 10.0) == picture(calm, state, 13.0)
    assert picture(lively, state, 10.0) != picture(lively, state, 13.0)
