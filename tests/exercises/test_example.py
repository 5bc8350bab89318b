"""The worked example of the README is an exercise: it checks, plays, replays in order and is
drawn."""

from __future__ import annotations

import importlib
import re
import sys
from pathlib import Path

import pygame
import pytest

from game.core.control import CENTRE
from game.core.errors import SetupError
from game.core.event import Faded, Missed, Reached, Shown
from game.core.level import parse_level
from game.patients.profile import ADULT, CP3
from game.patients.simulate import simulate
from game.screen.lettering import Lettering
from game.screen.look import Look
from game.screen.pictures import Pictures
from game.text import Words

PAGE = Path(__file__).resolve().parents[2] / "game" / "exercises" / "EXAMPLE.md"
SIZE = (480, 270)


def block(language):
    return re.findall(rf"```{language}\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture(scope="module")
def bell(tmp_path_factory):
    """The page's rules as a module that can be imported, as msgspec wants it."""
    yield from imported(tmp_path_factory.mktemp("rules"), "harbour_bell", block("python")[0])


@pytest.fixture(scope="module")
def picture(tmp_path_factory):
    yield from imported(tmp_path_factory.mktemp("view"), "harbour_bell_view", block("python")[1])


def imported(folder, name, text):
    (folder / f"{name}.py").write_text(text, encoding="utf-8")
    sys.path.insert(0, str(folder))
    yield importlib.import_module(name)
    sys.path.remove(str(folder))
    del sys.modules[name]


def level_of(bell, text=None):
    return parse_level(text or block("yaml")[0], "01-calm.yaml", bell.Level, bell.BOUNDS)


def test_the_readme_leads_to_the_page():
    readme = (PAGE.parents[2] / "README.md").read_text(encoding="utf-8")
    assert "game/exercises/EXAMPLE.md" in readme


def test_its_level_is_checked_like_any_other(bell):
    assert level_of(bell).rung == 1
    with pytest.raises(SetupError, match=r"'distance' is 0\.99"):
        level_of(bell, block("yaml")[0].replace("0.80", "0.99"))


def test_somebody_who_leans_well_rings_and_who_does_nothing_does_not(bell):
    level = level_of(bell)
    assert simulate(bell, level, ADULT, attempts=12, seed=1).success == 1.0
    state = bell.start(level, 1)
    events = []
    while not bell.done(state):
        state, happened = bell.step(state, CENTRE)
        events += happened
    assert {type(event) for event in events} == {Shown, Missed}


def test_the_dial_makes_it_harder(bell):
    level = level_of(bell)
    easy, hard = (
        simulate(bell, level, CP3, attempts=30, seed=2, fixed_d=d).success for d in (0.0, 1.0)
    )
    assert easy > hard + 0.2


def test_less_feedback_is_said_as_a_ring_begins(bell):
    level = level_of(bell, block("yaml")[0].replace("rings: 6", "feedback: {mode: none}, rings: 6"))
    state, events = bell.step(bell.start(level, 3), CENTRE)
    assert [type(event) for event in events] == [Shown, Faded]
    assert not state.lean_seen


class Heard:
    def __init__(self):
        self.names = []

    def play(self, name):
        self.names.append(name)


@pytest.mark.parametrize("theme", ["child", "adult"])
def test_its_view_draws_a_bout_and_sounds_when_it_rings(bell, picture, theme, monkeypatch):
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    pygame.display.init()
    pygame.font.init()
    pygame.display.set_mode(SIZE)
    heard, surface = Heard(), pygame.Surface(SIZE)
    look = Look(*SIZE, theme, Words.load(), Pictures(*SIZE), Lettering(SIZE[1] / 1080), heard)
    view = picture.HarbourBell(look, level_of(bell))
    state = bell.start(level_of(bell), 1)
    while not bell.done(state):
        before, (state, events) = state, bell.step(state, bell.aim(state))
        view.happen(events, state.step / 120)
        if state.step % 30 == 0 or any(isinstance(event, Reached) for event in events):
            view.draw(surface, before, state, 1.0, state.step / 120)
    assert heard.names == ["chime"] * state.planned
    pygame.display.quit()
