"""Mouse and keys, from posted window events."""

from __future__ import annotations

import os

import pytest

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from input_devices.devices import make_device
from input_devices.sample import Kind

WINDOW = (1000, 500)


@pytest.fixture(autouse=True)
def _window():
    pygame.display.init()
    pygame.event.clear()
    yield
    pygame.display.quit()


def posted(*events):
    """What the window hands out after these events were posted."""
    pygame.event.clear()
    for event in events:
        pygame.event.post(event)
    return pygame.event.get()


def motion(x, y):
    return pygame.event.Event(pygame.MOUSEMOTION, pos=(x, y), rel=(0, 0), buttons=(0, 0, 0))


def key(kind, code):
    return pygame.event.Event(kind, key=code)


def pumped(device, events, now):
    device.pump(events, now, WINDOW)
    (sample,) = device.read()
    assert (sample.kind, sample.t) == (Kind.AXES, now)
    return sample.values


@pytest.mark.parametrize(
    ("place", "values"),
    [
        ((500, 250), (0.0, 0.0)),
        ((600, 250), (0.5, 0.0)),  # 100 px of 0.4 * 500
        ((500, 150), (0.0, 0.5)),  # up on the screen is forward
        ((400, 350), (-0.5, -0.5)),
        ((1000, 250), (1.0, 0.0)),  # no longer than 1
        ((900, 650), (0.70711, -0.70711)),
    ],
)
def test_the_mouse_points_from_the_middle_of_the_window(place, values):
    mouse = make_device("mouse:")
    mouse.open()
    assert pumped(mouse, posted(motion(3, 3), motion(*place)), 1.0) == pytest.approx(
        values, abs=1e-5
    )


def test_a_still_mouse_keeps_pointing():
    mouse = make_device("mouse:?radius=0.8")
    mouse.open()
    assert pumped(mouse, [], 0.0) == (0.0, 0.0)
    assert pumped(mouse, posted(motion(600, 250)), 0.1) == (0.25, 0.0)
    assert pumped(mouse, [], 60.0) == (0.25, 0.0)
    assert mouse.state == "live"


@pytest.mark.parametrize(
    ("code", "direction"),
    [
        (pygame.K_LEFT, (-1, 0)),
        (pygame.K_d, (1, 0)),
        (pygame.K_UP, (0, 1)),
        (pygame.K_s, (0, -1)),
    ],
)
def test_a_key_moves_the_point_at_its_speed_and_it_springs_back(code, direction):
    keys = make_device("keys:?speed=2")
    keys.open()
    assert pumped(keys, posted(key(pygame.KEYDOWN, code)), 1.0) == (0.0, 0.0)
    moved = pumped(keys, [], 1.1)
    assert moved == pytest.approx([0.2 * part for part in direction])
    back = pumped(keys, posted(key(pygame.KEYUP, code)), 1.15)
    assert back == pytest.approx([0.1 * part for part in direction])
    assert pumped(keys, [], 1.3) == (0.0, 0.0)


def test_without_a_spring_the_point_stays():
    keys = make_device("keys:?spring=0&speed=1")
    keys.open()
    pumped(keys, posted(key(pygame.KEYDOWN, pygame.K_RIGHT)), 0.0)
    pumped(keys, posted(key(pygame.KEYUP, pygame.K_RIGHT)), 0.0)
    pumped(keys, posted(key(pygame.KEYDOWN, pygame.K_RIGHT)), 0.1)
    pumped(keys, posted(key(pygame.KEYUP, pygame.K_RIGHT)), 0.2)
    assert pumped(keys, [], 0.3) == pytest.approx((0.1, 0.0))


def test_two_keys_go_no_further_than_one():
    keys = make_device("keys:")
    keys.open()
    events = posted(key(pygame.KEYDOWN, pygame.K_RIGHT), key(pygame.KEYDOWN, pygame.K_w))
    pumped(keys, events, 0.0)
    for i in range(1, 20):
        x, y = pumped(keys, [], 0.1 * i)
    assert (x, y) == pytest.approx((0.70711, 0.70711), abs=1e-5)


def test_a_window_that_loses_the_focus_lets_go_of_every_key():
    keys = make_device("keys:")
    keys.open()
    pumped(keys, posted(key(pygame.KEYDOWN, pygame.K_RIGHT)), 0.0)
    pumped(keys, posted(pygame.event.Event(pygame.WINDOWFOCUSLOST)), 0.1)
    assert pumped(keys, [], 0.3) == (0.0, 0.0)


def test_a_window_that_hung_does_not_make_the_point_jump():
    keys = make_device("keys:?speed=1")
    keys.open()
    pumped(keys, posted(key(pygame.KEYDOWN, pygame.K_RIGHT)), 0.0)
    assert pumped(keys, [], 9.0) == pytest.approx((0.2, 0.0))


@pytest.mark.parametrize("uri", ["mouse:", "keys:"])
def test_a_pointer_plays_but_measures_nothing(uri):
    device = make_device(uri)
    device.pump([], 0.0, WINDOW)
    assert device.read() == []  # not open yet
    assert (device.info.measures, device.info.unit) == (False, "reach")
