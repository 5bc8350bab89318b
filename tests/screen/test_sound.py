"""What the player hears: soft, limited, in one key, and never a reason to fail."""

from __future__ import annotations

import ast
from pathlib import Path

import numpy as np
import pygame
import pytest

from game.core.patient import Patient
from game.core.volumes import Volumes
from game.screen.sound import (
    CLIMBING,
    CUE_CHANNELS,
    CUES,
    FIRST_QUIET_S,
    SCALE_STEPS,
    TWICE_S,
    Sound,
)
from game.screen.sounds.tone import CUE_PEAK, FloatArray
from game.screen.window import Options, Window

SCREEN = Path(__file__).resolve().parents[2] / "game" / "screen"


@pytest.mark.parametrize("name", CUES)
def test_a_cue_stays_below_its_ceiling_and_ends_in_silence(name: str) -> None:
    for wave in _steps(name):
        peak = np.abs(wave).max()
        assert 0.05 < peak <= CUE_PEAK + 1e-9
        assert np.abs(wave[-8:]).max() < 0.02 * peak


def test_every_cue_that_is_played_exists() -> None:
    for path in SCREEN.rglob("*.py"):
        for name in _played(ast.parse(path.read_text(encoding="utf-8"))):
            assert name in CUES, f"{path.name} plays '{name}'"


def _steps(name: str) -> list[FloatArray]:
    """The waves of a cue, one for each step of the scale that it may take."""
    return [CUES[name](step) for step in range(SCALE_STEPS if name in CLIMBING else 1)]


def _played(tree: ast.AST) -> list[str]:
    """Names in calls such as look.sound.play('chime')."""
    return [
        node.args[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "play"
        and ast.unparse(node.func.value).endswith("sound")
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    ]


def test_a_cue_is_not_cut_short_while_a_channel_is_silent() -> None:
    now = [0.0]
    sound = Sound(lambda: now[0])
    assert sound.open()
    try:
        now[0] = 5.0
        sound.play("complete")
        channels = [pygame.mixer.Channel(n) for n in range(CUE_CHANNELS)]
        long = channels[0].get_sound()
        for name in ("soft", "count", "answer"):
            sound.play(name)
            channels[1].stop()
        assert channels[0].get_sound() is long
    finally:
        sound.close()


def test_without_a_sound_device_it_is_silent_and_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "none_such")
    sound = Sound(lambda: 0.0)
    assert not sound.open()
    sound.play("chime")
    sound.ambience("water")
    sound.volumes = Volumes(0, 0, 20)
    sound.prepare()
    sound.close()


def test_no_cue_in_the_first_second(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    import pygame

    now = [5.0]
    sound = Sound(lambda: now[0])
    assert sound.open()
    try:
        sound.play("splash")
        assert not pygame.mixer.Channel(0).get_busy()
        now[0] += FIRST_QUIET_S + 0.01
        sound.play("splash")
        assert pygame.mixer.Channel(0).get_busy()
    finally:
        sound.close()


def test_cues_at_volume_0_are_true_silence() -> None:
    now = [0.0]
    sound = Sound(lambda: now[0])
    assert sound.open()
    try:
        now[0] = 5.0
        sound.volumes = Volumes(cues=0)
        sound.play("splash")
        assert not any(pygame.mixer.Channel(n).get_busy() for n in range(CUE_CHANNELS))
        sound.volumes = Volumes(cues=50)
        sound.play("chime")
        assert pygame.mixer.Channel(0).get_volume() == pytest.approx(0.5, abs=0.01)
    finally:
        sound.close()


def test_who_has_come_hears_their_own_volumes(data: Path) -> None:
    window = Window(Options(folder=data, device="mouse:", size=(640, 360)))
    window.load()
    try:
        own = Volumes(music=0, cues=40, tones=30)
        window.stage.doors.store.add_patient(Patient(alias="Mika", volumes=own))
        window.stage.doors.come(window.stage, "Mika")
        window.frame()
        assert window.sound.volumes == own
        window.stage.doors.part(window.stage, "stopped")
        window.frame()
        assert window.sound.volumes == Volumes()
    finally:
        window.close()


def test_a_row_of_successes_climbs_the_scale() -> None:
    now = [0.0]
    sound = Sound(lambda: now[0])
    steps = []
    for pause_s in (0.0, 1.0, 1.0, 9.0):
        now[0] += pause_s
        steps.append(sound._climb(now[0]))
    assert steps == [0, 1, 2, 0]


def test_a_cue_that_two_ask_for_in_one_frame_is_heard_once() -> None:
    now = [0.0]
    sound = Sound(lambda: now[0])
    assert sound.open()
    try:
        now[0] = 5.0
        sound.play("count")
        sound.play("count")
        assert not pygame.mixer.Channel(1).get_busy()
        now[0] += TWICE_S + 0.01
        sound.play("count")
        assert pygame.mixer.Channel(1).get_busy()
    finally:
        sound.close()
