"""With closed eyes a tone leads without a click, below its ceiling, and what it says is written."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pygame
import pytest

from game.core.bout import Phase
from game.core.control import CENTRE, Control
from game.core.guidance import REST, tone_of
from game.core.level import Condition
from game.core.patient import Patient
from game.screen.actions import Do
from game.screen.scenes.eyes_closed import SAID, said_of
from game.screen.scenes.play import Play
from game.screen.sounds.guide import LAYERS, gains, loops, nearer
from game.screen.sounds.tone import MUSIC_PEAK
from game.screen.window import Window
from tests.screen.bouts import ask, begin, wait
from tests.session.test_live_bout import replays_equal

AIMS = [Control(x / 4, y / 4) for x in range(-4, 5) for y in range(-4, 5)]


def test_no_loop_has_a_seam() -> None:
    for make in loops():
        wave = make()
        assert np.abs(wave[0] - wave[-1]).max() <= np.abs(np.diff(wave, axis=0)).max() + 1e-12


def test_whatever_it_says_it_stays_below_the_ceiling_of_the_music() -> None:
    peaks = [float(np.abs(make()).max()) for make in loops()]
    for aim in AIMS:
        each = gains(tone_of(CENTRE, aim, "plane"))
        for ear in (0, 1):
            loud = sum(peak * gain[ear] for peak, gain in zip(peaks, each, strict=True))
            assert 0 <= loud <= MUSIC_PEAK + 1e-9


def test_the_left_ear_hears_what_is_at_the_left() -> None:
    left = gains(tone_of(CENTRE, Control(-0.8, 0.0), "side"))
    assert sum(one[0] for one in left) > 0.9
    assert sum(one[1] for one in left) == pytest.approx(0.0)


def test_a_tone_that_turns_round_glides() -> None:
    """From the far left to the far right, frame by frame."""
    right = gains(tone_of(CENTRE, Control(0.8, 0.0), "side"))
    course = [gains(tone_of(CENTRE, Control(-0.8, 0.0), "side"))]
    for _ in range(60):
        course.append(nearer(course[-1], right, 0.13))
    steps = [
        abs(b[n][ear] - a[n][ear])
        for a, b in pairwise(course)
        for n in range(LAYERS)
        for ear in (0, 1)
    ]
    assert max(steps) <= 0.13 + 1e-9
    assert course[-1][5][1] == pytest.approx(right[5][1], abs=0.01)


def test_everything_that_is_heard_is_written() -> None:
    said = {said_of(tone_of(CENTRE, aim, "plane")) for aim in AIMS}
    assert said == set(SAID.values())
    assert said_of(REST) == "Tone: at rest, stay here"
    assert said_of(tone_of(CENTRE, Control(-0.2, 0.0), "side")) == "Tone: to the left"


@pytest.fixture
def scene(window: Window) -> Play:
    """Play with closed eyes."""
    blind = {"river_run": Condition(vision=3)}
    stage = window.stage
    stage.doors.store.add_patient(
        Patient(alias="P-TWO", theme="child", supervision="hands_on", conditions=blind)
    )
    stage.doors.come(stage, "P-TWO")
    session = stage.here.session
    session.keep(session.typical_calibration("of no importance"))
    return begin(window)


@pytest.mark.usefixtures("no_loudspeaker")
def test_the_player_has_a_dark_picture_and_the_therapist_a_small_one(
    window: Window, scene: Play
) -> None:
    look = window.stage.look
    seen = pygame.Surface((look.width, look.height)).convert()
    scene.draw(seen, window.stage.clock())
    light = pygame.surfarray.array3d(seen).mean(axis=2)
    middle = light[look.width // 3 :, : look.height * 3 // 4]
    assert middle.max() < 60
    corner = light[look.px(60) : look.px(380), look.px(870) : look.px(1030)]
    assert corner.mean() > 60


@pytest.mark.usefixtures("no_loudspeaker")
def test_a_bout_with_closed_eyes_is_recorded_as_such_and_replays(
    window: Window, scene: Play
) -> None:
    assert scene.live.bout.phase is Phase.PLAYING
    assert scene.ambience is None
    ask(window, Do.SKIP)
    wait(window, 0.5)
    assert scene.live.header.condition.vision == 3
    assert replays_equal(scene.live.recorder.folder)
