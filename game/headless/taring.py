"""The foam is laid and the board zeroed with it, between two conditions of an assessment."""

from __future__ import annotations

from game.core.taring import Refused, Tare
from game.headless.calibrating import Say
from game.headless.clock import Clock
from game.session.assessing import Assessing
from game.session.live_taring import REFUSED, LiveTaring

LAY_S = 15.0
"""To step off and lay the foam (ours)."""
PATIENCE_S = 60.0
"""Then the trials go on without, and it is said."""


def lay_foam(assessing: Assessing, clock: Clock, say: Say) -> None:
    """Ask for the foam, and zero the board; tried again until somebody has stepped off."""
    session = assessing.session
    say("Step off the board. Lay the foam on it, and keep off until it is zeroed.")
    until = clock() + PATIENCE_S
    _wait(assessing, clock, LAY_S)
    result = _zero(assessing, clock)
    while isinstance(result, Refused) and result is not Refused.NO_LOAD and clock() < until:
        result = _zero(assessing, clock)
    if isinstance(result, Refused):
        said = f"Not zeroed with the foam on it. {REFUSED[result]}"
        session.note(said)
        assessing.zeroed(())
    else:
        said = "Zeroed. Step on the foam."
        assessing.zeroed(result)
    say(said)


def _wait(assessing: Assessing, clock: Clock, length_s: float) -> None:
    """What the device says meanwhile is nobody's."""
    until = clock() + length_s
    while clock() < until:
        clock.wait()
        assessing.session.device.read()


def _zero(assessing: Assessing, clock: Clock) -> Tare | Refused:
    session = assessing.session
    taring = LiveTaring(session.device, clock(), session.stand_in)
    while True:
        clock.wait()
        result = taring.advance(clock())
        if result is not None:
            return result
