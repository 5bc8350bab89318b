"""Players whose leans are known: how far, how soon, how straight, and how far off."""

from __future__ import annotations

import msgspec

from game.core.control import CENTRE, Control
from game.exercises.limits_of_stability import Phase as LimitsPhase
from game.exercises.position_sense import Phase as SensePhase
from game.exercises.reaching import Phase as ReachPhase
from game.exercises.star_order import point
from tests.measures.assessments.played import REACH

EIGHT = "limits_of_stability/eight"


def minimum_jerk(share):
    share = min(1.0, max(0.0, share))
    return share**3 * (10 + share * (6 * share - 15))


def resting(lean, is_rest):
    """Nobody jumps: where `is_rest` says so they linger for a moment, and go back smoothly."""
    last, since = [CENTRE], [0]

    def whole(state, aim, step):
        if not is_rest(state):
            last[0], since[0] = lean(state, aim, step), 0
            return last[0]
        since[0] += 1
        left = 1 - minimum_jerk((since[0] / 120 - 0.3) / 0.5)
        return Control(left * last[0].x, left * last[0].y)

    return whole


def leans(reach, onset_s=0.5, lasts_s=1.0, slant=0.0):
    """Somebody who sets out so long after the cue, and holds at this share of their own limit.
    slant: millimetres to the right for each forward."""

    def lean(state, aim, step):
        share = reach * minimum_jerk((state.since / 120 - onset_s) / lasts_s)
        x, y = point(state.direction, share)
        return Control(x + slant * y * REACH.forward / REACH.right, y)

    return resting(lean, lambda state: state.phase is LimitsPhase.MIDDLE)


def tall(trial, height_cm=175.0):
    header = msgspec.structs.replace(trial.header, height_cm=height_cm)
    return msgspec.structs.replace(trial, header=header)


def follows(late_s, gain=0.8):
    aims = []

    def lean(state, aim, step):
        aims.append(aim)
        then = aims[max(0, len(aims) - 1 - round(120 * late_s))]
        return Control(gain * then.x, gain * then.y)

    return lean


def finds(error):
    """error: of the attempt, own reach, added to the place that is searched for."""

    def lean(state, aim, step):
        if state.phase is not SensePhase.FIND:
            return aim
        share = (aim.reach + error(state.attempts)) / aim.reach
        return Control(share * aim.x, share * aim.y)

    return resting(lean, lambda state: state.phase in (SensePhase.BEFORE, SensePhase.BACK))


def reaches(lasts_s, scatter=0.05, onset_s=0.3):
    """A movement of minimum jerk to the target, by turns a little too far and too short."""

    def lean(state, aim, step):
        end = aim.reach + scatter * (-1) ** state.attempts
        share = end / aim.reach * minimum_jerk((state.since / 120 - onset_s) / lasts_s)
        return Control(share * aim.x, share * aim.y)

    return resting(lean, lambda state: state.phase is ReachPhase.MIDDLE)
