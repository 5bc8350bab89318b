"""From the recorded trials of an assessment to its result.

An assessment's own module says how: one line in `RESULTS`, by the name of the assessment. Its
numbers are kept flat, under keys such as 'romberg.ratio' and 'los.F.RT_s'.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec

from game.measures.assessments import (
    from_effort,
    from_leaning,
    from_limits,
    from_reaching,
    from_stance,
    from_trunk,
)
from game.measures.assessments.definitions import line_of
from game.measures.assessments.recorded import Recorded
from game.measures.assessments.values import Value

__all__ = ["RESULTS", "Number", "Recorded", "ResultOf", "flat", "result_of", "unit_of"]


class Number(msgspec.Struct, frozen=True):
    """One number of a result, in the form in which the store keeps it."""

    value: float | None
    unit: str


ResultOf = Callable[[Sequence[Recorded]], Mapping[str, Value]]
"""The objects of a result, by their keys in the reference: {'romberg': Romberg(...)}."""

RESULTS: Mapping[str, ResultOf] = {
    "quiet_stance": from_stance.quiet_stance_of("quiet_stance"),
    "quiet_stance_closed": from_stance.quiet_stance_of("quiet_stance_closed"),
    "quiet_stance_60s": from_stance.quiet_stance_of("quiet_stance_60s"),
    "quiet_stance_closed_60s": from_stance.quiet_stance_of("quiet_stance_closed_60s"),
    "romberg": from_stance.romberg_of,
    "mctsib": from_stance.mctsib_of,
    "tandem": from_stance.tandem_of,
    "unilateral": from_stance.unilateral_of("unilateral"),
    "unilateral_10s": from_stance.unilateral_of("unilateral_10s"),
    "weight_symmetry": from_stance.weight_symmetry_of,
    "los": from_limits.limits_of_stability,
    "los_4": from_limits.four_directions,
    "rws": from_leaning.rhythmic_weight_shift,
    "joint_position_sense": from_leaning.joint_position_sense,
    "reaching": from_reaching.reaching,
    "sts": from_effort.rising_of("sts", "five"),
    "sts_30s": from_effort.rising_of("sts_30s", "half_minute"),
    "squat": from_effort.squat_of,
    "squat_load": from_effort.squat_load_of,
    "pelvic_tilt": from_effort.pelvic_tilt_of,
    "rhythm": from_effort.rhythm_of,
    "imu_sway": from_trunk.imu_sway_of,
}

UNITS: Mapping[str, str] = {
    "_s": "s",
    "_ms": "ms",
    "_mm": "mm",
    "_mm_s": "mm/s",
    "_deg": "deg",
    "_deg_per_s": "deg/s",
    "_pct": "%",
    "_pct_per_s": "%/s",
    "_kg": "kg",
    "_bw": "BW",
    "_bw_per_s": "BW/s",
    "_bits_s": "bits/s",
    "percent": "%",
    "percent_left": "%",
}
"""By the end of a key; what ends otherwise is a count, a share or without unit."""
SWAY_KEYS = ("EO", "EC", "firm_eo", "firm_ec", "foam_eo", "foam_ec", "composite", "mvelo")
"""Mean sway velocities, mm/s, whose keys the reference gives no unit."""


PANEL = "measures"
"""The field that holds them; it lends no name to the keys."""


def result_of(name: str, trials: Sequence[Recorded]) -> Mapping[str, Value]:
    """The objects that the trials of one visit give."""
    return RESULTS[name](trials)


def flat(objects: Mapping[str, Value]) -> dict[str, Number]:
    """Every number of a result under its dotted key; counts and flags are numbers too, words and
    lists are left out."""
    found: dict[str, Number] = {}
    for key, value in objects.items():
        _flatten(key, value, found)
    return found


def _flatten(key: str, value: object, found: dict[str, Number]) -> None:
    if isinstance(value, msgspec.Struct):
        value = {name: getattr(value, name) for name in value.__struct_fields__}
    if isinstance(value, Mapping):
        for name, inner in value.items():
            if name == PANEL:
                _flatten(key, inner, found)
            elif name != "undefined":
                _flatten(f"{key}.{name}", inner, found)
    elif value is None or isinstance(value, bool | int | float):
        number = None if value is None else float(value)
        found[key] = Number(number, unit_of(key))


def unit_of(key: str) -> str:
    """The unit of its definition, else the one that a dotted key wears; '1' for counts, shares."""
    line = line_of(key)
    if line is not None:
        return line.unit
    last = key.split(".")[-1]
    if last in SWAY_KEYS:
        return "mm/s"
    ends = [end for end in UNITS if last.endswith(end)]
    return UNITS[max(ends, key=len)] if ends else "1"
