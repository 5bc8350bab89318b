"""Music that follows the scene: its own for every island, never cut off, never in a hurry."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

import numpy as np
import pygame
import pytest

from game.core.event import Began, Ended, Missed, Paused, Reached, Reason, Resumed, Shown
from game.exercises import EXERCISES
from game.screen.music import BOTH, IN_S, MOST_KEPT, OUT_S, PIECES, Music, Piece, gains
from game.screen.places import ISLANDS
from game.screen.scenes.accompanying import ALWAYS_CALM, Accompaniment
from game.screen.sounds import score
from game.screen.sounds.loop import Loop, Part
from game.screen.sounds.tone import PENTATONIC, RATE_HZ

FRAME_S = 1 / 60
SHORT_S = 0.1


def _short(layers: int) -> Piece:
    hum = [Part(0.0, lambda: np.full((100, 2), 0.5))]
    return Piece(tuple(lambda: hum for _ in range(layers)), SHORT_S)


SHORT = {"one": _short(1), "two": _short(2), **{f"more {n}": _short(2) for n in range(6)}}


@pytest.fixture
def music(monkeypatch: pytest.MonkeyPatch) -> Iterator[Music]:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    pygame.mixer.init(RATE_HZ, -16, 2, 512, allowedchanges=0)
    yield Music(0, SHORT)
    pygame.mixer.quit()


def _heard(music: Music, seconds: float, now_s: float, volume: float = 1.0) -> np.ndarray:
    """(n, 2) the volumes of the two channels, frame by frame."""
    heard = []
    for frame in range(round(seconds / FRAME_S)):
        music.prepare()
        music.advance(now_s + frame * FRAME_S, volume)
        channels = [pygame.mixer.Channel(n) for n in (0, 1)]
        heard.append([one.get_volume() if one.get_busy() else 0.0 for one in channels])
    return np.array(heard)


def test_every_island_has_its_own_music() -> None:
    assert set(score.STYLES) == set(ISLANDS)
    assert {exercise.CARD.island for exercise in EXERCISES.values()} <= set(PIECES)
    melodies = {tuple(score._melody(style)) for style in score.STYLES.values()}
    assert len(melodies) == len(ISLANDS)


@pytest.mark.parametrize("island", score.STYLES)
def test_bars_fill_the_loop_and_begin_on_a_note_of_their_harmony(island: str) -> None:
    style = score.STYLES[island]
    assert style.bar_beats in score.RHYTHMS
    assert style.bar_beats * len(style.harmonies) == score.BEATS
    first = [note for note in score._melody(style) if note.beat % style.bar_beats == 0]
    assert len(first) == len(style.harmonies)
    for note in first:
        harmony = {step % len(PENTATONIC) for step in style.harmony(note.beat)}
        assert note.step % len(PENTATONIC) in harmony


@pytest.mark.parametrize("island", score.STYLES)
def test_the_music_is_composed_alike_every_time(island: str) -> None:
    style = score.STYLES[island]
    assert score._singles(style) == score._singles(style)
    assert score._melody(style) == score._melody(style)


def test_a_note_that_rings_over_the_end_sounds_on_at_the_beginning() -> None:
    long = np.stack([np.linspace(0.1, 1.0, 800)] * 2, axis=1)
    loop = Loop([Part(SHORT_S * 0.9, lambda: long)], SHORT_S).numbers()
    count = round(SHORT_S * RATE_HZ)
    assert len(loop) == count
    over = 800 - round(0.1 * count)
    assert loop[over - 1].min() == np.abs(loop).max()
    assert not loop[over : round(0.9 * count)].any()


@pytest.mark.parametrize("name", PIECES)
def test_music_is_made_in_small_pieces_so_that_no_frame_waits(name: str) -> None:
    """At most 5 s of one note at once; a whole loop would be felt."""
    for make in PIECES[name].layers:
        parts = make()
        assert len(parts) >= 8
        longest = max((part.make() for part in parts[:: max(1, len(parts) // 4)]), key=len)
        assert len(longest) <= 5.01 * RATE_HZ


def test_one_piece_is_silent_before_the_next_begins(music: Music) -> None:
    music.want("one")
    assert _heard(music, IN_S + 1, 0.0)[-1, 0] == 1.0
    music.want("two")
    crossing = _heard(music, OUT_S + IN_S + 1, 10.0)[:, 0]
    assert crossing.min() == 0.0
    assert crossing[-1] > 0.9
    assert np.abs(np.diff(crossing)).max() <= FRAME_S / OUT_S + 2 / 128


def test_effort_brings_the_melody_in_slowly_and_calm_takes_it_out(music: Music) -> None:
    music.want("two")
    assert _heard(music, 4.0, 0.0)[-1].tolist() == [1.0, 0.0]
    music.follow(1.0)
    rising = _heard(music, 15.0, 4.0)
    assert rising[-1] == pytest.approx([BOTH, BOTH], abs=0.02)
    assert np.abs(np.diff(rising, axis=0)).max() <= 0.02
    music.follow(0.0)
    assert _heard(music, 15.0, 19.0)[-1] == pytest.approx([1.0, 0.0], abs=0.02)


def test_volume_0_is_true_silence(music: Music) -> None:
    music.want("two")
    music.follow(1.0)
    assert not _heard(music, 5.0, 0.0, volume=0.0).any()


def test_silence_can_be_wanted_and_a_name_that_is_none_is_told(music: Music) -> None:
    music.want("one")
    _heard(music, 4.0, 0.0)
    music.want(None)
    assert not _heard(music, 2.0, 4.0)[-1].any()
    with pytest.raises(KeyError):
        music.want("jazz")


def test_only_a_few_pieces_are_kept_in_memory(music: Music) -> None:
    for n, name in enumerate(SHORT):
        music.want(name)
        _heard(music, 3.5, 4.0 * n)
    assert len(music._made) <= MOST_KEPT
    seconds = max(piece.length_s * len(piece.layers) for piece in PIECES.values())
    assert MOST_KEPT * seconds * RATE_HZ * 4 < 40e6


def test_no_effort_is_the_calm_layer_alone() -> None:
    assert gains(0.0) == (1.0, 0.0)


HOW = {"attempt": 1, "quality": 0.5, "time_s": 1.0, "x": 0.0, "y": 0.0}
SHOWN = Shown(step=0, attempt=1, x=0.0, y=0.0, radius=0.2, d=0.5)
BOUT = (
    Began(step=0),
    SHOWN,
    Paused(step=0, reason=Reason.STARTING),
    Resumed(step=0),
    Reached(step=0, **HOW),
    SHOWN,
    Missed(step=0, **HOW),
    Ended(step=0, how="done"),
)


def _followed(exercise: str, *, calm: bool = False, blind: bool = False) -> list[float]:
    efforts: list[float] = []
    look = SimpleNamespace(sound=SimpleNamespace(follow=efforts.append), calm=calm)
    bout = Accompaniment(look, exercise, blind=blind)
    for event in BOUT:
        bout.happen(event)
    return efforts


def test_the_melody_sounds_during_an_attempt_and_rests_between_and_in_a_pause() -> None:
    assert _followed("star_map") == [0, 1, 0, 1, 0, 1, 0, 0]


@pytest.mark.parametrize("exercise", sorted(ALWAYS_CALM))
def test_where_stillness_or_a_drum_is_asked_for_the_music_stays_calm(exercise: str) -> None:
    assert exercise in EXERCISES
    assert _followed(exercise) == []


def test_with_calm_wanted_or_closed_eyes_no_melody_comes() -> None:
    assert _followed("star_map", calm=True) == _followed("star_map", blind=True) == []
