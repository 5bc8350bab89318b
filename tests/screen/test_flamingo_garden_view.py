"""Flamingo Garden on the screen: honest places, no flashes, both skins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
import numpy as np
import pygame
import pytest

from game.core.control import CENTRE, Control
from game.core.feedback import Feedback, Mode
from game.core.span import Span
from game.exercises import flamingo_garden
from game.exercises.flamingo_garden import Level, Phase, Plan, Spans, State
from game.screen.look import Theme
from game.screen.views.flamingo_bird import lifted
from game.screen.views.flamingo_chicks import Chicks
from game.screen.views.flamingo_garden import FlamingoGarden
from game.screen.views.flamingo_pond import FLAT, REACH
from game.screen.views.flamingo_words import said
from game.text import Words
from tests.screen.viewing import THEMES, Heard, look

pytestmark = pytest.mark.usefixtures("display")

SMALL = (320, 180)
STEPS_PER_FRAME = 12
LEVEL = Level(dial=Spans(hold_s=Span(2, 2), ring=Span(0.4, 0.4)), plan=Plan(sets=1, rest_s=6))


def standing(mode: Mode = "concurrent", y: float = 0.0) -> State:
    """The first leg has been stood on for a second, and then leant forward so far."""
    level = msgspec.structs.replace(LEVEL, plan=Plan(sets=1, feedback=Feedback(mode=mode)))
    state = flamingo_garden.start(level, 1)
    while state.stood < 120:
        state, _ = flamingo_garden.step(state, flamingo_garden.aim(state))
    aim = flamingo_garden.aim(state)
    for _ in range(6):
        state, _ = flamingo_garden.step(state, Control(0.0, y, right=aim.right))
    return state


def frame(view: FlamingoGarden, state: State, times_s: Sequence[float] = (1.0,)) -> np.ndarray:
    surface = pygame.Surface(pygame.display.get_surface().get_size())
    for t_s in times_s:
        view.draw(surface, state, state, 1.0, t_s)
    return pygame.surfarray.array3d(surface).astype(int)


def played(view: FlamingoGarden, surface: pygame.Surface) -> Iterator[State]:
    """A whole bout by somebody who does as asked, a picture every 0.1 s."""
    state = before = flamingo_garden.start(LEVEL, seed=2)
    right = 0.5
    while not flamingo_garden.done(state):
        events = []
        for _ in range(STEPS_PER_FRAME):
            right += 0.02 * (flamingo_garden.aim(state).right - right)
            before = state
            state, said_now = flamingo_garden.step(state, Control(0.0, 0.0, right=right))
            events += said_now
        t_s = state.step / 120
        view.happen(events, t_s)
        view.draw(surface, before, state, 1.0, t_s)
        yield state


@pytest.mark.parametrize("theme", THEMES)
def test_a_whole_bout_is_drawn_heard_and_never_flashes(theme: Theme) -> None:
    here = look(theme, SMALL)
    surface = pygame.Surface(SMALL)
    cells = []
    bout = []
    for state in played(FlamingoGarden(here, LEVEL), surface):
        bout.append(state)
        pixels = pygame.surfarray.array3d(surface).astype(np.float32) / 255
        light = pixels @ np.array([0.2126, 0.7152, 0.0722], np.float32)
        cells.append(light.reshape(8, 40, 6, 30).mean((1, 3)))
    last = bout[-1]
    assert last.successes == last.planned
    heard: Heard = here.sound  # type: ignore[assignment]
    assert heard.names.count("chime") == last.successes
    assert heard.names.count("collect") == last.planned
    steps = np.abs(np.diff(np.stack(cells), axis=0))
    assert steps.mean((1, 2)).max() < 0.05
    assert (steps > 0.1).mean(axis=(1, 2)).max() <= 0.1


@pytest.mark.parametrize("theme", THEMES)
def test_the_player_is_where_the_sway_is(theme: Theme) -> None:
    view = FlamingoGarden(look(theme, (640, 360)), LEVEL)
    state = standing(y=0.3)
    picture = frame(view, state)
    x, y = view.skin.pond.place(0.0, state.off_y)
    middle = view.skin.pond.middle
    assert (x - middle[0], middle[1] - y) == pytest.approx((0, state.off_y * REACH * FLAT / 3))
    still = frame(FlamingoGarden(look(theme, (640, 360)), LEVEL), standing(y=0.0))
    assert np.abs(picture - still).sum(2).max() > 150


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("mode", "hides"), [("concurrent", False), ("bandwidth", True),
                                             ("terminal", True), ("none", True)])  # fmt: skip
def test_less_feedback_hides_the_sway_and_nothing_else(
    theme: Theme, mode: Mode, hides: bool
) -> None:
    here = look(theme, SMALL)
    later = (0.0, 1.0, 2.0)  # the veil has fallen
    pictures = [frame(FlamingoGarden(here, LEVEL), standing(mode, y), later) for y in (0.05, 0.2)]
    assert np.array_equal(*pictures) is hides


@pytest.mark.parametrize("theme", THEMES)
def test_after_terminal_feedback_the_way_is_shown(theme: Theme) -> None:
    ways = []
    for mode in ("terminal", "none"):
        view = FlamingoGarden(look(theme, SMALL), LEVEL)
        state = standing(mode, 0.25)
        for t_s in (0.0, 0.1, 0.2):
            frame(view, state, (t_s,))
        ended = msgspec.structs.replace(state, phase=Phase.REST, attempts=1, stood=0, since=0)
        frame(view, ended, (0.3,))
        ways.append(len(view.skin.sway.replayed(ended, 0.4)))
    assert ways[0] > 0 == ways[1]


@pytest.mark.parametrize("theme", THEMES)
def test_calm_stills_everything_but_the_player(theme: Theme) -> None:
    view = FlamingoGarden(look(theme, SMALL, calm=True), LEVEL)
    state = standing()
    frame(view, state, (0.0, 4.0, 8.0))
    assert np.array_equal(frame(view, state, (9.0,)), frame(view, state, (9.7,)))


@pytest.mark.parametrize(("shift", "up"), [(0.0, 0.0), (0.3, 0.0), (0.7, 1.0), (-0.7, 1.0)])
def test_the_bird_draws_up_its_leg_as_the_load_goes_over(shift: float, up: float) -> None:
    assert lifted(shift) == pytest.approx(up)


@pytest.mark.parametrize(("left", "right"), [(3, 3), (5, 5), (7, 3), (1, 1)])
def test_every_hold_has_a_chick_of_its_own_on_the_side_of_its_leg(left: int, right: int) -> None:
    legs = ["left"] * left + ["right"] * right
    chicks = Chicks(look("child", SMALL), legs)  # type: ignore[arg-type]
    places = chicks.places
    assert len(set(places)) == left + right
    assert all((x < 960) == (leg == "left") for leg, (x, _) in zip(legs, places, strict=True))
    assert all(90 < x < 1830 for x, _ in places)


def test_the_words_are_short_and_never_of_the_body() -> None:
    state = flamingo_garden.start(LEVEL, 1)
    lines = set()
    while not flamingo_garden.done(state):
        state, _ = flamingo_garden.step(state, flamingo_garden.aim(state))
        lines.add(said(Words.load(), state))
    lines.add(said(Words.load(), msgspec.structs.replace(state, phase=Phase.STAND, gather=10)))
    body = {"leg", "legs", "foot", "feet", "knee", "weight", "body"}
    assert len(lines) >= 4
    for line in lines:
        assert len(line.split()) <= 7
        assert len(line) <= 40
        assert not body & set(line.lower().replace(",", "").split())


def test_nobody_is_told_off_in_the_quiet_garden() -> None:
    """A miss sounds soft, and the picture goes on as if the hold had been long enough."""
    here = look("adult", SMALL)
    view = FlamingoGarden(here, LEVEL)
    state, heard = flamingo_garden.start(LEVEL, 1), []
    while not flamingo_garden.done(state):
        state, events = flamingo_garden.step(state, CENTRE)
        view.happen(events, state.step / 120)
    heard = here.sound.names  # type: ignore[attr-defined]
    assert set(heard) == {"soft"}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("mode", ["terminal", "none"])
def test_a_hidden_hold_does_not_tell_how_it_goes(theme: Theme, mode: Mode) -> None:
    steady = standing(mode)
    swaying = msgspec.structs.replace(steady, held=0, best_held=0, inside=False)
    assert steady.held_share > 0.3
    times_s = (1.0, 1.5, 2.0)
    pictures = [
        frame(FlamingoGarden(look(theme, SMALL), LEVEL), one, times_s) for one in (steady, swaying)
    ]
    assert (pictures[0] == pictures[1]).all()
