"""Nothing flashes: hazard H9."""

from __future__ import annotations

import math

import numpy as np
import pygame
import pytest

from game.exercises import EXERCISES
from game.exercises.library import ladder_levels
from game.patients.player import body_for, player
from game.patients.profile import ADULT
from game.screen.lettering import Lettering
from game.screen.look import Look
from game.screen.pictures import Pictures
from game.screen.scenes.showing import view_of
from game.text import Words
from tests.screen.flashes import Film

SIZE = (480, 270)
EVERY = 2
"""One pixel of so many each way is enough to tell which share of a field flashes."""
RATE_HZ = 30
STEPS = 120 // RATE_HZ
FILM_S = 60.0
PLAYED = tuple(name for name, exercise in EXERCISES.items() if exercise.CARD.scored)


def film_of(frames, rate_hz=RATE_HZ, size=(90, 60)):
    film = Film(size, rate_hz)
    for frame in frames:
        picture = np.zeros((size[1], size[0], 3), np.uint8)
        film.add(frame(picture))
    return film.verdict


def lights(level_at, where=slice(None), seconds=4):
    """Frames whose grey is level_at(t), 0 to 255, on some rows of the picture."""

    def paint(level):
        def frame(picture):
            picture[where] = level
            return picture

        return frame

    return [paint(round(level_at(n / RATE_HZ))) for n in range(seconds * RATE_HZ)]


def square(hz, low=60, high=200):
    return lambda t: high if (t * hz) % 1 < 0.5 else low


def test_a_still_picture_passes():
    assert film_of(lights(lambda t: 120)).passes


def test_five_flashes_a_second_over_everything_are_found():
    verdict = film_of(lights(square(5)))
    assert verdict.flashing > 0.9
    assert not verdict.passes


def test_slow_swells_of_a_large_part_pass_and_of_the_whole_do_not():
    swell = square(1)
    assert film_of(lights(swell, slice(0, 8))).passes
    assert film_of(lights(swell)).full_screen == 2


def test_a_small_light_may_flicker():
    verdict = film_of(lights(square(8), (slice(0, 5), slice(0, 5))))
    assert 0 < verdict.flashing <= 0.25
    assert verdict.passes


def test_a_quarter_of_a_field_that_flickers_is_found():
    assert not film_of(lights(square(8), (slice(0, 20), slice(0, 12)))).passes


def test_what_only_grows_brighter_changes_once():
    assert film_of(lights(lambda t: 40 + 200 * t / 4)).full_screen == 1


def test_a_smooth_wave_counts_as_much_as_a_hard_edge():
    wave = film_of(lights(lambda t: 130 + 70 * math.sin(2 * math.pi * 5 * t)))
    assert not wave.passes


def test_red_that_comes_and_goes_is_found_though_its_light_hardly_changes():
    def frame(red):
        def paint(picture):
            picture[:] = (110, 0, 0) if red else (52, 52, 52)
            return picture

        return paint

    verdict = film_of([frame((n // 3) % 2 == 0) for n in range(90)])
    assert verdict.red > 0.9
    assert not verdict.passes


class Silent:
    def play(self, name):
        """Nobody listens."""


@pytest.fixture
def display(monkeypatch):
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    pygame.display.init()
    pygame.font.init()
    pygame.display.set_mode(SIZE)
    yield
    pygame.display.quit()


def a_minute_of(name, theme, level):
    """Frames of somebody who plays well, bout after bout."""
    look = Look(
        *SIZE, theme, Words.load(), Pictures(*SIZE), Lettering(SIZE[1] / 1080), Silent(), False
    )
    exercise, surface = EXERCISES[name], pygame.Surface(SIZE)
    someone = player(ADULT, 5, body=body_for(exercise.CARD.needs))
    step, bout = 0, 0
    while step < FILM_S * 120:
        view, state = view_of(name, look, level), exercise.start(level, bout)
        began, bout = step, bout + 1
        while step < FILM_S * 120 and not exercise.done(state):
            before, (state, events) = (
                state,
                exercise.step(state, someone.lean(exercise.aim(state), step)),
            )
            for event in events:
                someone.notice(event)
            step += 1
            view.happen(events, (step - began) / 120)
            if step % STEPS == 0:
                view.draw(surface, before, state, 1.0, (step - began) / 120)
                yield pygame.surfarray.array3d(surface).swapaxes(0, 1)[::EVERY, ::EVERY]


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["child", "adult"])
@pytest.mark.parametrize("name", PLAYED)
@pytest.mark.usefixtures("display")
def test_a_minute_of_every_exercise_at_its_quickest_never_flashes(name, theme):
    level = [entry.level for entry in ladder_levels() if entry.exercise == name][-1]
    film = Film((SIZE[0] // EVERY, SIZE[1] // EVERY), RATE_HZ)
    for frame in a_minute_of(name, theme, level):
        film.add(frame)
    assert film.verdict.passes, film.verdict
