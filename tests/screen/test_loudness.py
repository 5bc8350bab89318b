"""Nothing that the game makes is loud or sudden, alone or together: by ITU-R BS.1770."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from game.screen.music import PIECES, gains
from game.screen.sound import CLIMBING, CUE_CHANNELS, CUES, SCALE_STEPS
from game.screen.sounds import guide
from game.screen.sounds.loop import Loop
from game.screen.sounds.tone import CUE_PEAK, MUSIC_PEAK, RATE_HZ, FloatArray
from tests.screen.loudness import (
    MOMENTARY_S,
    SHORT_TERM_S,
    STANDARD_HZ,
    loudest_lufs,
    offset,
    over_fade_in,
    steepest_rise,
)

MOST_LUFS = -14.0
LEAST_FADE_S = 0.05
"""Source of both: clinical design 9.6; the fade also hazard H10."""
MOST_RISE = 0.04
"""Of full scale within 10 ms: a sixth of a cue's ceiling (ours)."""
MOST_OFFSET = 1e-3
MOST_SEAM = 0.03
"""Of full scale from the last number of a loop to its first: no more than within it."""
TOGETHER_S = 4.0
AMBIENCES = [name for name, piece in PIECES.items() if len(piece.layers) == 1]
ISLANDS = [name for name, piece in PIECES.items() if len(piece.layers) > 1]


@pytest.fixture(scope="module")
def cues() -> dict[str, list[FloatArray]]:
    """Every cue, with every step of the scale that it may take."""
    return {
        name: [make(step) for step in range(SCALE_STEPS if name in CLIMBING else 1)]
        for name, make in CUES.items()
    }


@pytest.fixture(scope="module")
def loops() -> dict[str, FloatArray]:
    """Ambiences and guiding tones: everything that sounds on but the music of the islands."""
    guides = {f"guide {n}": make() for n, make in enumerate(guide.loops())}
    return {name: _layers(name)[0] for name in AMBIENCES} | guides


@pytest.mark.parametrize("rate_hz", [STANDARD_HZ, RATE_HZ])
def test_the_loudness_of_a_full_sine_on_one_side_is_the_answer_of_the_standard(
    rate_hz: int,
) -> None:
    """BS.1770-5, annex 1: 0 dBFS at 997 Hz on the left is -3.01 LKFS; both sides are 3 dB more."""
    sine = np.sin(2 * np.pi * 997 * np.arange(5 * rate_hz) / rate_hz)
    one, both = np.stack([sine, 0 * sine], axis=1), np.stack([sine, sine], axis=1)
    assert loudest_lufs(one, rate_hz, SHORT_TERM_S) == pytest.approx(-3.01, abs=0.02)
    assert loudest_lufs(both, rate_hz, MOMENTARY_S) == pytest.approx(0.0, abs=0.02)
    assert loudest_lufs(0.1 * one, rate_hz, SHORT_TERM_S) == pytest.approx(-23.01, abs=0.02)


def test_a_sudden_sound_and_one_off_its_middle_are_found() -> None:
    """The measures below can fail."""
    sine = np.sin(2 * np.pi * 440 * np.arange(RATE_HZ) / RATE_HZ)
    sudden = 0.24 * np.stack([sine, sine], axis=1)
    assert steepest_rise(sudden, RATE_HZ) > 2 * MOST_RISE
    assert over_fade_in(sudden, RATE_HZ, LEAST_FADE_S) > 0.9
    assert offset(sudden + 0.01) == pytest.approx(0.01, abs=1e-3)


def test_every_cue_is_soft(cues: dict[str, list[FloatArray]]) -> None:
    """Even of its loudest 0.4 s, which is stricter than the short-term loudness asked for."""
    for name, waves in cues.items():
        for wave in waves:
            assert loudest_lufs(wave, RATE_HZ, MOMENTARY_S) <= MOST_LUFS, name


def test_every_cue_fades_in(cues: dict[str, list[FloatArray]]) -> None:
    for name, waves in cues.items():
        for wave in waves:
            assert over_fade_in(wave, RATE_HZ, LEAST_FADE_S) <= 0.01, name


def test_no_cue_rises_suddenly_not_even_its_second_stroke(
    cues: dict[str, list[FloatArray]],
) -> None:
    for name, waves in cues.items():
        assert max(steepest_rise(wave, RATE_HZ) for wave in waves) <= MOST_RISE, name


def test_everything_swings_around_its_middle(
    cues: dict[str, list[FloatArray]], loops: dict[str, FloatArray]
) -> None:
    everything = [*(wave for waves in cues.values() for wave in waves), *loops.values()]
    assert max(offset(wave) for wave in everything) <= MOST_OFFSET


def test_what_sounds_on_is_soft_and_even(loops: dict[str, FloatArray]) -> None:
    for name, wave in loops.items():
        _check_even(wave, name)


@pytest.mark.slow
def test_the_music_of_an_island_is_soft_even_and_without_a_seam() -> None:
    _check_island(ISLANDS[0])


@pytest.mark.slow
@pytest.mark.parametrize("island", ISLANDS[1:])
def test_so_is_that_of_every_island(island: str) -> None:
    _check_island(island)


def _check_island(island: str) -> None:
    layers = _layers(island)
    for effort in (0.0, 1.0):
        mixed = sum(part * layer for part, layer in zip(gains(effort), layers, strict=True))
        assert abs(np.abs(mixed).max() - MUSIC_PEAK) < 0.2 * MUSIC_PEAK
        _check_even(mixed, island)


def _check_even(wave: FloatArray, name: str) -> None:
    """Once round and on, as it is heard."""
    round_again = np.concatenate((wave, wave))
    assert np.abs(wave).max() <= MUSIC_PEAK + 1e-4, name
    assert offset(wave) <= MOST_OFFSET, name
    assert loudest_lufs(round_again, RATE_HZ, SHORT_TERM_S) <= MOST_LUFS, name
    assert steepest_rise(round_again, RATE_HZ, from_silence=False) <= MOST_RISE, name
    seam, within = np.abs(wave[0] - wave[-1]).max(), np.abs(np.diff(wave, axis=0)).max()
    assert seam <= within < MOST_SEAM, name


def test_a_cue_is_at_most_6_db_above_the_music() -> None:
    """Source: clinical design 9.6."""
    assert 20 * np.log10(CUE_PEAK / MUSIC_PEAK) <= 6.03


@pytest.mark.slow
def test_music_three_cues_and_the_guiding_tone_together_are_soft_and_never_clip(
    cues: dict[str, list[FloatArray]], loops: dict[str, FloatArray]
) -> None:
    """The loudest of all begin at the same moment."""
    last = {name: _fitting(waves[-1]) for name, waves in cues.items()}
    loudest = sorted(last, key=lambda name: -loudest_lufs(last[name], RATE_HZ, SHORT_TERM_S))
    below = _fitting(_loudest([loops[name] for name in AMBIENCES]))
    tone = loops[f"guide {len(guide.HEIGHTS) - 1}"] + loops[f"guide {len(guide.HEIGHTS)}"]
    below = below + _fitting(np.concatenate((tone, tone)))
    for three in combinations(loudest[: CUE_CHANNELS + 2], CUE_CHANNELS):
        whole = below + sum(last[name] for name in three)
        assert np.abs(whole).max() < 1.0
        assert loudest_lufs(whole, RATE_HZ, SHORT_TERM_S) <= MOST_LUFS, three
    peaks = sorted((np.abs(wave).max() for wave in last.values()), reverse=True)
    assert sum(peaks[:CUE_CHANNELS]) + np.abs(below).max() < 1.0


def _layers(name: str) -> list[FloatArray]:
    """(n, 2) each, as the sound device gets them, of full scale."""
    piece = PIECES[name]
    return [Loop(make(), piece.length_s).numbers() / 32767 for make in piece.layers]


def _loudest(waves: list[FloatArray]) -> FloatArray:
    return max(waves, key=lambda wave: loudest_lufs(wave, RATE_HZ, SHORT_TERM_S))


def _fitting(wave: FloatArray) -> FloatArray:
    """So long that a short-term window fits, with silence after it."""
    count = round(TOGETHER_S * RATE_HZ)
    return np.concatenate((wave, np.zeros((max(0, count - len(wave)), 2))))[:count]
