"""Bouts of play by somebody who leans as a rule says."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import numpy as np

from game.core.calibration import Calibration
from game.core.control import Control
from game.measures.play.bout import Played
from tests.measures.assessments.played import REACH, trial


def bout(level_id: str, lean: Callable[..., Control], calibration: Calibration = REACH) -> Played:
    """A bout and the aims of a perfect player. lean: of state, aim and step."""
    aims = []

    def whole(state, aim, step):
        aims.append((step, aim.x, aim.y))
        return lean(state, aim, step)

    found = trial(level_id, whole, calibration=calibration)
    header = msgspec.structs.replace(found.header, purpose="play")
    return Played(msgspec.structs.replace(found, header=header), np.array(aims))


def perfect(state, aim, step):
    return aim


def eased(share: float) -> float:
    """Of a way, smooth at both ends."""
    s = min(1.0, max(0.0, share))
    return s**3 * (10 + s * (6 * s - 15))


def unmeasured(one: Played) -> Played:
    """The same bout with a typical reach in place of the own."""
    typical = msgspec.structs.replace(one.bout.header.calibration, own=False)
    header = msgspec.structs.replace(one.bout.header, calibration=typical)
    return msgspec.structs.replace(one, bout=msgspec.structs.replace(one.bout, header=header))
