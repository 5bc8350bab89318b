"""Results of the limits of stability, from what was recorded: on the own scale, and where the
height is known on the theoretical one beside it.

Shares are of the person's own reach as it was calibrated; with a typical reach in its place there
is no result, for 70 % of nobody's reach says nothing. Source: measures reference 4.5.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from game.core.recording import Header
from game.measures.assessments.directions import SHORT
from game.measures.assessments.limits import (
    ORIGIN_S,
    SIDES,
    Lean,
    Limits,
    Scale,
    lean,
    limits,
    theoretical_limit_mm,
)
from game.measures.assessments.plane import Attempt, Plane, attempts_of, plane_of_trial
from game.measures.assessments.recorded import Recorded
from game.measures.assessments.values import Value

NOT_OWN = "the own reach was not measured"
GAP = "no stretch without a gap is long enough"
NO_TRIAL = "no trial was completed"


class LimitsTest(Value, frozen=True, kw_only=True):
    """What the whole test was; its numbers stand under each direction, 'composite' and the four
    sides."""

    scale: Scale = "own"
    n_directions: int = 0
    n_trials: int = 0


class TheoreticalTest(Value, frozen=True, kw_only=True):
    """The same test against the theoretical distance, which grows with the height."""

    height_cm: float | None = None
    n_directions: int = 0


class TheoreticalReach(Value, frozen=True, kw_only=True):
    """One direction, or the mean of all, in % of the theoretical distance."""

    limit_mm: float | None = None
    EPE_pct: float | None = None
    MXE_pct: float | None = None


def limits_of(name: str, trials: Sequence[Recorded]) -> Mapping[str, Value]:
    """'los', 'los.F', …, 'los.composite', 'los.forward', …; on a board and with a known height
    'los_theoretical', 'los_theoretical.F', … and 'los_theoretical.composite' too."""
    counting = [trial for trial in trials if trial.counts]
    found = limits(_rounds(counting, "own"), "own")
    whole = LimitsTest(scale="own", n_directions=found.n_directions, n_trials=len(counting))
    return {name: whole, **_by_key(name, found, bool(counting)), **_theoretical(name, counting)}


def limits_of_stability(trials: Sequence[Recorded]) -> Mapping[str, Value]:
    """All eight directions, under 'los'."""
    return limits_of("los", trials)


def four_directions(trials: Sequence[Recorded]) -> Mapping[str, Value]:
    """The same under 'los_4': another protocol, which is never compared with all eight. Each side
    is one direction here, and has no mean of its own."""
    found = limits_of("los_4", trials)
    return {key: value for key, value in found.items() if key.partition(".")[2] not in SIDES}


def _by_key(name: str, found: Limits, tried: bool) -> dict[str, Lean]:
    composite = found.composite if tried else Lean().because(NO_TRIAL)
    parts = {**_ordered(found), "composite": composite, **found.sides}
    return {f"{name}.{key}": part for key, part in parts.items()}


def _ordered(found: Limits) -> dict[str, Lean]:
    return {short: found.directions[short] for short in SHORT.values() if short in found.directions}


def _theoretical(name: str, trials: Sequence[Recorded]) -> dict[str, Value]:
    """Nothing without a height, and nothing of a tilt, which is no distance."""
    known = [one for one in trials if one.header.height_m and one.header.device.unit == "mm"]
    if not known:
        return {}
    height_m = known[-1].header.height_m
    assert height_m is not None
    alike = [one for one in known if one.header.height_m == height_m]
    found = limits(_rounds(alike, "theoretical"), "theoretical")
    root = f"{name}_theoretical"
    parts = {
        f"{root}.{short}": _reach(one, theoretical_limit_mm(short, height_m))
        for short, one in _ordered(found).items()
    }
    test = TheoreticalTest(height_cm=known[-1].header.height_cm, n_directions=found.n_directions)
    return {root: test, **parts, f"{root}.composite": _reach(found.composite, None)}


def _reach(one: Lean, limit_mm: float | None) -> TheoreticalReach:
    reason = next(iter(one.undefined.values()), "it differs between the directions")
    return TheoreticalReach(limit_mm=limit_mm, EPE_pct=one.EPE_pct, MXE_pct=one.MXE_pct).because(
        reason
    )


def _rounds(trials: Sequence[Recorded], scale: Scale) -> dict[str, list[Lean]]:
    """The leans to each direction."""
    rounds: dict[str, list[Lean]] = {}
    for trial in trials:
        for attempt, one in _leans(trial, scale):
            rounds.setdefault(SHORT.get(attempt.shown.label, attempt.shown.label), []).append(one)
    return rounds


def _leans(trial: Recorded, scale: Scale) -> list[tuple[Attempt, Lean]]:
    """Each target of a trial with the lean that came of it."""
    plane = plane_of_trial(trial)
    found = []
    for attempt in attempts_of(trial):
        if isinstance(plane, str):
            one = Lean().because(plane)
        elif scale == "own" and not trial.header.calibration.own:
            one = Lean().because(NOT_OWN)
        else:
            one = _lean(plane, attempt, trial.header, scale)
        found.append((attempt, one))
    return found


def _lean(plane: Plane, attempt: Attempt, header: Header, scale: Scale) -> Lean:
    shown, height_m = attempt.shown, header.height_m
    across, ahead = plane.limit(shown.x, shown.y)
    own = math.hypot(across, ahead)
    limit, share = own, math.hypot(shown.x, shown.y)
    if scale == "theoretical" and height_m is not None:
        limit = theoretical_limit_mm(SHORT[shown.label], height_m)
        share *= own / limit
    cue, end = plane.sample(shown.step), plane.sample(attempt.ended.step) + 1
    end = min(end, len(plane.xy))
    first = cue - math.ceil(ORIGIN_S * plane.fs_hz)
    if not plane.has(first, end) or end <= cue:
        return Lean().because(GAP)
    return lean(
        plane.xy[first:end],
        plane.fs_hz,
        cue=cue - first,
        towards=(across / own, ahead / own),
        limit_mm=limit,
        target_pct=100 * share,
        radius_pct=100 * shown.radius,
        height_m=height_m if plane.unit == "mm" else None,
    )
