"""The drum of Drum March: a soft skin on the left, a lighter one on the right, and a rim for what
is only counted. Round and low; never a crack."""

from __future__ import annotations

import numpy as np

from game.screen.sounds.tone import FloatArray, finish, noise, pitch_hz, times

LENGTH_S = 0.55
AHEAD_S = 0.05
"""A drum fades in as every cue does, and is loudest so much later: it is struck that much before
its beat."""
PEAK = 0.2


def left(_: int) -> FloatArray:
    """The ground note, two octaves down."""
    return finish(skin(pitch_hz(-10)), peak=PEAK, pan=-0.35)


def right(_: int) -> FloatArray:
    """Its fifth."""
    return finish(skin(pitch_hz(-7)), peak=PEAK, pan=0.35)


def rim(_: int) -> FloatArray:
    """A tap of wood, quiet."""
    t = times(0.3)
    tap = np.sin(2 * np.pi * pitch_hz(3) * t) * np.exp(-t * 13)
    return finish(tap + 0.2 * noise(0.3, 900, 2400, seed=5) * np.exp(-t * 15), peak=0.08)


def skin(hz: float) -> FloatArray:
    """(n,) a skin of a pitch; it falls a little in pitch as it rings out."""
    t = times(LENGTH_S)
    turn = 2 * np.pi * hz * (t - 0.16 * np.exp(-t * 14) / 14)
    ring = np.sin(turn) * np.exp(-t * 8) + 0.35 * np.sin(1.59 * turn) * np.exp(-t * 13)
    return ring + 0.12 * noise(LENGTH_S, 250, 1100, seed=6) * np.exp(-t * 20)
