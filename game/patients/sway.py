"""Quiet sway in closed form: a slow and a fast damped oscillator on each axis, driven by noise.

    x'' = -2 z w x' - w^2 x + q xi,      q = s * sqrt(4 z w^3)

has the root mean square s, and its velocity w * s. Stepped exactly, so the step size changes
nothing. Source: exercises 8.2 (mathematics checked there by simulation; here by test).
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import expm
from scipy.signal import lfilter

from game.core.time import STEPS_PER_S
from game.patients.profile import BREATHING_DEG, PELVIS_HEIGHT_MM, TILT_ERROR_DEG, Profile

FloatArray = NDArray[np.float64]

SLOW_HZ = 0.1
SLOW_DAMPING = 1.0
FAST_DAMPING = 0.7
TREMOR_HZ = 5.0
BREATH_HZ = 0.25
BREATH_DAMPING = 0.1
"""Fifteen breaths a minute, not quite even (unverified)."""
ERROR_HZ = 0.5
ERROR_DAMPING = 1.0
"""What a tilt sensor is off wanders; the quick part is the device's own noise (ours)."""
BLOCK_STEPS = 20 * STEPS_PER_S


class Oscillator:
    """One part of the sway along one axis."""

    def __init__(self, hz: float, damping: float, rms: float, source: np.random.Generator) -> None:
        speed = 2 * math.pi * hz
        self._source = source
        self._step = _one_step(hz, damping)
        spread = np.diag([rms**2, (speed * rms) ** 2])
        kicks = spread - self._step @ spread @ self._step.T
        self._kick = _root(kicks)
        place, velocity = rms * source.standard_normal(), speed * rms * source.standard_normal()
        fade = float(np.linalg.det(self._step))
        self._poles = np.array([1.0, -float(np.trace(self._step)), fade])
        self._memory = np.array(
            [self._step[0, 0] * place + self._step[0, 1] * velocity, -fade * place]
        )
        self._last_kick = np.zeros(2)

    def block(self, count: int) -> FloatArray:
        """The next `count` places, 1/120 s apart.

        The two-state recursion x(k+1) = A x(k) + n(k), seen from the place alone, is a filter of
        second order on the kicks.
        """
        kicks = self._source.standard_normal((count, 2)) @ self._kick.T
        before = np.vstack([self._last_kick, kicks[:-1]])
        self._last_kick = kicks[-1]
        driven = kicks[:, 0] - self._step[1, 1] * before[:, 0] + self._step[0, 1] * before[:, 1]
        places, self._memory = lfilter([1.0], self._poles, driven, zi=self._memory)
        return np.asarray(places, dtype=np.float64)


@lru_cache(maxsize=64)
def _one_step(hz: float, damping: float) -> FloatArray:
    """How place and velocity move in 1/120 s, (2, 2), only to be read. Kept, for it takes 1 ms and
    all people share a few frequencies."""
    speed = 2 * math.pi * hz
    moves = np.array([[0.0, 1.0], [-(speed**2), -2 * damping * speed]])
    step = np.asarray(expm(moves / STEPS_PER_S), dtype=np.float64)
    step.flags.writeable = False
    return step


def _root(kicks: FloatArray) -> FloatArray:
    """Lower triangular root of a covariance; zeros where there is no noise."""
    if not kicks.any():
        return np.zeros((2, 2))
    return np.asarray(np.linalg.cholesky(kicks), dtype=np.float64)


class Sway:
    """The sway of one person, without end. Columns x right and y forward, mm from the mean."""

    def __init__(self, profile: Profile, seed: int) -> None:
        source = np.random.default_rng([seed, 1])
        slow, fast = profile.noise * profile.sway_slow_mm, profile.noise * profile.sway_fast_mm
        self._parts = [
            (
                Oscillator(SLOW_HZ, SLOW_DAMPING, slow, source),
                Oscillator(profile.fast_hz, FAST_DAMPING, fast, source),
            )
            for _ in range(2)
        ]
        self._tremor_mm = profile.tremor_mm
        self._done = 0

    def block(self, count: int = BLOCK_STEPS) -> tuple[FloatArray, FloatArray]:
        """The next `count` steps: sway, (count, 2) mm, and tremor, (count,) mm on both axes."""
        axes = [slow.block(count) + fast.block(count) for slow, fast in self._parts]
        t_s = (self._done + np.arange(count)) / STEPS_PER_S
        self._done += count
        return np.column_stack(axes), self._tremor_mm * np.sin(2 * np.pi * TREMOR_HZ * t_s)


class PelvisSway:
    """The unrest of a tilt sensor at the pelvis, without end: the sway of the body as a tilt,
    breathing, and the error of the sensor. Columns right and forward, degrees."""

    def __init__(self, profile: Profile, seed: int) -> None:
        self._sway = Sway(profile, seed)
        source = np.random.default_rng([seed, 2])
        self._breath = Oscillator(BREATH_HZ, BREATH_DAMPING, BREATHING_DEG, source)
        self._errors = [
            Oscillator(ERROR_HZ, ERROR_DAMPING, TILT_ERROR_DEG, source) for _ in range(2)
        ]

    def block(self, count: int = BLOCK_STEPS) -> tuple[FloatArray, FloatArray]:
        """The next `count` steps: sway, (count, 2) degrees, and what is there however still they
        keep, (count, 2) degrees."""
        sway_mm, tremor_mm = self._sway.block(count)
        added = np.column_stack([error.block(count) for error in self._errors])
        added[:, 1] += self._breath.block(count)
        added += np.degrees(tremor_mm / PELVIS_HEIGHT_MM)[:, np.newaxis]
        return np.degrees(sway_mm / PELVIS_HEIGHT_MM), added
