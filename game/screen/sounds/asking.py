"""What a second task is heard by: a beep on the side to turn to, a tap for a sign, one for its
answer. A sign to answer sounds like one to let pass, or nobody would have to look."""

from __future__ import annotations

from game.screen.sounds.tone import FloatArray, finish, mallet, pitch_hz

LENGTH_S = 0.5
PEAK = 0.16
ASIDE = 0.85
"""How far to the side, of 1."""


def left(_: int) -> FloatArray:
    """Turn to the left."""
    return _beep(5, -ASIDE)


def right(_: int) -> FloatArray:
    """Turn to the right: the same beep from the other side."""
    return _beep(5, ASIDE)


def up(_: int) -> FloatArray:
    """Higher, from the middle."""
    return _beep(8, 0.0)


def down(_: int) -> FloatArray:
    """Lower, from the middle."""
    return _beep(2, 0.0)


def sign(_: int) -> FloatArray:
    """Something to look at, and to answer or not."""
    return finish(mallet(pitch_hz(4), LENGTH_S, brightness=0.05), peak=0.1)


def answer(_: int) -> FloatArray:
    """The answer was taken; the same whether it was right."""
    return finish(mallet(pitch_hz(0), 0.35, brightness=0.05), peak=0.1)


def _beep(step: int, pan: float) -> FloatArray:
    return finish(mallet(pitch_hz(step), LENGTH_S, brightness=0.1), PEAK, pan)
