"""The music of the islands, composed by a seed: a calm layer of pads and a few notes, and an effort
layer of a gentle pulse and a melody, which sound together or the first alone.

One key, one tempo, one loop of 24 beats; each island has its own bars, harmonies and instruments.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

import msgspec
import numpy as np

from game.screen.sounds import voices
from game.screen.sounds.ambience import waves
from game.screen.sounds.cues import BEAT_S
from game.screen.sounds.loop import Part
from game.screen.sounds.tone import PENTATONIC, FloatArray, pitch_hz

BEATS = 24
"""Bars of three and of four beats both fill it."""
LOOP_S = BEATS * BEAT_S
HARMONIES: Mapping[str, tuple[int, ...]] = {
    "D": (-5, -2, 0, 2),
    "E": (-4, -1, 1, 3),
    "A": (-7, -4, -1, 1),
    "B": (-6, -3, 0, 2),
}
"""Steps of the scale, lowest first."""
RHYTHMS: Mapping[int, tuple[tuple[float, ...], ...]] = {
    3: ((0, 1, 2), (0, 1.5, 2), (0, 2)),
    4: ((0, 1.5, 2, 3), (0, 1, 2), (0, 2, 2.5, 3)),
}
"""By beats of a bar: where the notes of a melody begin."""
LOWEST, HIGHEST = 3, 9
"""Steps of the melody."""
SPARSE = 0.6
"""Share of the places for a single note in the calm layer that have one."""

Voice = Callable[[float, float], FloatArray]


class Style(msgspec.Struct, frozen=True):
    """What makes an island's music its own."""

    harmonies: str
    """Letters of `HARMONIES`, one a bar; eight bars of three beats or six of four."""
    single: Voice
    melody: Voice
    pulse: Voice
    seed: int

    @property
    def bar_beats(self) -> int:
        """3 or 4."""
        return BEATS // len(self.harmonies)

    def harmony(self, beat: float) -> tuple[int, ...]:
        """Of the bar that a beat lies in."""
        return HARMONIES[self.harmonies[int(beat) % BEATS // self.bar_beats]]


class Note(NamedTuple):
    """One note of the score."""

    beat: float
    step: int
    loud: float
    length_s: float
    voice: Voice
    pan: float = 0.0


STYLES: Mapping[str, Style] = {
    "balance_bay": Style("DBADEA", voices.marimba, voices.marimba, voices.marimba, 31),
    "coordination_cove": Style("DADBEA", voices.harp, voices.kalimba, voices.kalimba, 32),
    "posture_peak": Style("DDBBAEDA", voices.glass, voices.harp, voices.harp, 33),
    "sense_sands": Style("EADEAD", voices.kalimba, voices.glass, voices.marimba, 34),
    "strength_shore": Style("DDBAEA", voices.marimba, voices.kalimba, voices.skin, 35),
    "stretch_springs": Style("DEADBEAD", voices.harp, voices.glass, voices.harp, 36),
}
"""By island."""


def calm(style: Style) -> Sequence[Part]:
    """Pads, a few single notes, water far away."""
    return (*waves(LOOP_S, 0.2), *_parts((*_pads(style), *_singles(style))))


def effort(style: Style) -> Sequence[Part]:
    """A pulse and a melody."""
    return _parts((*_pulse(style), *_melody(style)))


def _pads(style: Style) -> list[Note]:
    """The harmony of every bar, which swells over the bar lines."""
    beats = style.bar_beats
    return [
        Note((bar - 0.25) * beats, step, 0.22, 1.5 * beats * BEAT_S, voices.breath, pan)
        for bar, name in enumerate(style.harmonies)
        for step, pan in zip(HARMONIES[name], (0.0, -0.4, 0.4, -0.2), strict=True)
    ]


def _singles(style: Style) -> list[Note]:
    """High notes of the harmony, now and then."""
    rng = np.random.default_rng(style.seed)
    notes = []
    for beat in np.arange(0.5, BEATS, 2.0).tolist():
        step = int(rng.choice(style.harmony(beat))) + 2 * len(PENTATONIC)
        pan = float(rng.uniform(-0.5, 0.5))
        if rng.random() < SPARSE:
            notes.append(Note(beat, min(step, 11), 0.4, 2.4, style.single, pan))
    return notes


def _pulse(style: Style) -> list[Note]:
    """The ground and the fifth of the harmony in turn, on every beat; each bar begins a little
    louder."""
    notes = []
    for beat in range(BEATS):
        within = beat % style.bar_beats
        step, loud = style.harmony(beat)[within % 2], 0.3 if within else 0.5
        notes.append(Note(beat, step, loud, 0.8, style.pulse))
    return notes


def _melody(style: Style) -> list[Note]:
    """A phrase of half the loop, and the same again over the other half's harmonies."""
    notes = []
    for half in (0, 1):
        rng = np.random.default_rng(style.seed + 100)
        step = LOWEST + 2
        for bar in range(0, BEATS // 2, style.bar_beats):
            rhythms = RHYTHMS[style.bar_beats]
            for within in rhythms[int(rng.integers(len(rhythms)))]:
                beat = half * BEATS // 2 + bar + within
                step = min(HIGHEST, max(LOWEST, step + int(rng.integers(-2, 3))))
                step = step if within else _nearest(step, style.harmony(beat))
                notes.append(Note(beat, step, 0.5, 1.4, style.melody, 0.15))
    return notes


def _nearest(step: int, harmony: Sequence[int]) -> int:
    """The note of a harmony, in any octave, that lies nearest."""
    of_scale = {one % len(PENTATONIC) for one in harmony}
    inside = [n for n in range(LOWEST, HIGHEST + 1) if n % len(PENTATONIC) in of_scale]
    return min(inside, key=lambda n: abs(n - step))


def _parts(notes: Sequence[Note]) -> list[Part]:
    return [Part(note.beat * BEAT_S, partial(_wave, note)) for note in notes]


def _wave(note: Note) -> FloatArray:
    wave = note.loud * note.voice(pitch_hz(note.step), note.length_s)
    left, right = np.cos((note.pan + 1) * np.pi / 4), np.sin((note.pan + 1) * np.pi / 4)
    return np.stack([wave * left, wave * right], axis=1)
