"""Drum March on the screen: beats are seen coming, nothing is told that feedback hides, both
skins."""

from __future__ import annotations

import msgspec
import numpy as np
import pygame
import pytest

from game.core.control import CENTRE, Control
from game.core.event import Collected
from game.core.exercise import with_limits
from game.core.feedback import Feedback
from game.core.level import Condition, Limits
from game.core.span import Span
from game.exercises import drum_march
from game.patients.profile import CP12
from game.patients.simulate import player
from game.screen.look import Theme
from game.screen.views import drum_words
from game.screen.views.drum_march import DrumMarch
from tests.screen.viewing import THEMES, Heard, look, picture

pytestmark = pytest.mark.usefixtures("display")

SMALL = (480, 270)
STEPS_A_FRAME = 12
FRAME_S = STEPS_A_FRAME / 120
LEVEL = drum_march.Level(
    dial=drum_march.Spans(
        tempo_bpm=Span(100, 110), window_ms=Span(400, 200), no_go_share=Span(0.2, 0.2)
    ),
    plan=drum_march.Plan(bout_s=20),
)


def faded(mode: str) -> drum_march.Level:
    feedback = msgspec.convert({"mode": mode}, Feedback)
    return msgspec.structs.replace(LEVEL, plan=drum_march.Plan(bout_s=20, feedback=feedback))


def marching(level: drum_march.Level, beats: int) -> drum_march.State:
    """So many beats into the first phrase of a perfect player."""
    state = drum_march.start(level, 2)
    while len(state.kept) < beats:
        state, _ = drum_march.step(state, drum_march.aim(state))
    return state


@pytest.mark.parametrize("theme", THEMES)
def test_a_whole_bout_is_drawn_and_heard_and_nothing_flashes(theme: Theme) -> None:
    """At the quickest tempo the whole picture's light never jumps by more than a twentieth, and no
    large part of it by more than a fifth, from one frame to the next."""
    heard, surface = Heard(), pygame.Surface(SMALL)
    view, child = DrumMarch(look(theme, SMALL, sound=heard), LEVEL), player(CP12, 4)
    before = state = drum_march.start(LEVEL, 2)
    cells: list[np.ndarray] = []
    kept = 0
    while not drum_march.done(state):
        events = []
        for _ in range(STEPS_A_FRAME):
            before = state
            state, said = drum_march.step(state, child.lean(drum_march.aim(state), state.step))
            events += said
        kept += sum(isinstance(event, Collected) for event in events)
        t_s = len(cells) * FRAME_S
        view.happen(events, t_s)
        view.draw(surface, before, state, 1.0, t_s)
        pixels = pygame.surfarray.array3d(surface).astype(np.float32) / 255
        light = pixels @ np.array([0.2126, 0.7152, 0.0722], np.float32)
        cells.append(light.reshape(8, 60, 6, 45).mean((1, 3)))
    assert heard.names.count("chime") == state.successes
    assert heard.names.count("collect") == kept
    drums = heard.names.count("drum_left"), heard.names.count("drum_right")
    assert sum(drums) == state.heard == 8 * state.planned
    assert drums[0] == drums[1]
    steps = np.abs(np.diff(np.stack(cells), axis=0))
    assert np.abs(np.diff(np.stack(cells).mean((1, 2)))).max() < 0.05
    assert (steps > 0.2).mean(axis=(1, 2)).max() <= 0.1


@pytest.mark.parametrize("theme", THEMES)
def test_a_beat_is_seen_coming_and_lies_on_its_drum_when_it_is_due(theme: Theme) -> None:
    view = DrumMarch(look(theme, SMALL), LEVEL)
    state = drum_march.start(LEVEL, 2)
    sizes = []
    while not state.playing or state.since < state.due:
        state, _ = drum_march.step(state, CENTRE)
        if state.playing:
            sizes.append(view.lanes.coming(state, 1.0)[-1].size)
    assert sizes == sorted(sizes)
    assert len(sizes) >= 240, "for two seconds at the least"
    first = view.lanes.coming(state, 1.0)[-1]
    assert (first.x, first.y) == pytest.approx(view.lanes.skin(first.way), abs=1)
    assert first.size == 1.0


@pytest.mark.parametrize("theme", THEMES)
def test_the_own_lean_is_seen_at_once(theme: Theme) -> None:
    view, state = DrumMarch(look(theme, SMALL), LEVEL), marching(LEVEL, 2)
    here = msgspec.structs.replace(state, x=0.2)
    there = msgspec.structs.replace(state, x=0.6)
    assert picture(view, here, 5.0) != picture(view, there, 5.0)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    ("mode", "hides"), [("concurrent", False), ("terminal", True), ("none", True)]
)
def test_what_feedback_leaves_to_the_player_is_not_drawn(
    theme: Theme, mode: str, hides: bool
) -> None:
    """Neither where the weight is, nor whether a beat was met."""
    state = marching(faded(mode), 2)
    met = msgspec.structs.replace(state, x=0.3, came=state.since, landed=True)
    missed = tuple(msgspec.structs.replace(beat, made=False, off=20) for beat in state.kept)
    other = msgspec.structs.replace(state, x=-0.6, kept=missed)
    first = picture(DrumMarch(look(theme, SMALL), LEVEL), met, 5.0)
    second = picture(DrumMarch(look(theme, SMALL), LEVEL), other, 5.0)
    assert (first == second) is hides


@pytest.mark.parametrize("theme", THEMES)
def test_nothing_is_heard_of_a_beat_that_was_met_where_it_is_not_told(theme: Theme) -> None:
    heard = Heard()
    view, state = DrumMarch(look(theme, SMALL, sound=heard), LEVEL), marching(faded("terminal"), 2)
    picture(view, state, 5.0)
    view.happen([Collected(step=state.step, kind="left", x=-0.7, y=0.0)], 5.0)
    assert "collect" not in heard.names


@pytest.mark.parametrize("theme", THEMES)
def test_how_a_phrase_went_is_shown_after_it_where_it_was_hidden(theme: Theme) -> None:
    told, untold = marching(faded("terminal"), 8), marching(faded("none"), 8)
    assert not told.playing
    after = picture(DrumMarch(look(theme, SMALL), LEVEL), told, 9.0)
    assert after != picture(DrumMarch(look(theme, SMALL), LEVEL), untold, 9.0)


@pytest.mark.parametrize("theme", THEMES)
def test_in_calm_mode_nothing_moves_by_itself(theme: Theme) -> None:
    view, state = DrumMarch(look(theme, SMALL, calm=True), LEVEL), marching(LEVEL, 2)
    picture(view, state, 5.0)
    assert picture(view, state, 7.0) == picture(view, state, 8.3)


def test_words_say_what_is_different_today() -> None:
    dual = msgspec.structs.replace(LEVEL, condition=Condition(cognitive=2))
    assert drum_words.said(marching(dual, 2), drum_words.SLEEPERS) == drum_words.SLEEPERS
    assert drum_words.said(marching(LEVEL, 2), drum_words.SLEEPERS) == drum_words.GO
    own = with_limits(LEVEL, Limits(no_time_limit=True))
    assert drum_words.said(marching(own, 2), drum_words.SLEEPERS) == drum_words.WAITS
    for message in drum_words.ALL:
        assert len(message) <= 40
        assert len(message.split()) <= 7


def test_at_the_own_tempo_the_next_beat_waits_on_its_drum() -> None:
    own = with_limits(LEVEL, Limits(no_time_limit=True))
    view, state = DrumMarch(look("child", SMALL), own), marching(own, 2)
    there = Control(state.x, state.y)
    for _ in range(200):
        state, _ = drum_march.step(state, there)
    waiting = view.lanes.coming(state, 1.0)[-1]
    assert (waiting.left_s, waiting.size) == (0.0, 1.0)
