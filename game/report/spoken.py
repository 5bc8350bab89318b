"""Of which measures change is spoken, and how each is compared.

Only measures with a better direction, and the three whose change a therapist asks for though they
have none: the Romberg quotient, the share of weight on the left, the pace that is kept. Nothing is
ever called better for it. What quiet stance, Romberg, mCTSIB and tandem store of single conditions
is left out: the same trials speak one by one.

Where a protocol has one trial a visit, which is made of repetitions (rising from a chair, tipping
the pelvis, beats), at least 3 of these stand for the 3 trials of a visit. The rule is none the
looser for it: the band is drawn from how much whole days differ, each of them one such trial, and
still takes 3 days. Source: measures reference 1, 3, 4 and 5.3.
"""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatchcase

import msgspec

from game.measures.registry import MEASURES
from game.report.usual import LEAST_TRIALS, Scale

AREAS = ("area_cc", "area_pe", "area_hull", "area_sw")
HEADLINE = "mvelo"
FIRST = (HEADLINE, "totex", "area_pe")
"""In the short table: velocity first, an ellipse in second place (measures reference 5.3, 4)."""


class Spoken(msgspec.Struct, frozen=True, kw_only=True):
    """How the change of a measure is told."""

    scale: Scale
    rests_on: str = ""
    """The number beside it that counts its repetitions, such as 'n_cycles'; empty: its trials."""
    per_trial: int = 1
    """Repetitions in each trial."""
    least_trials: int = 1
    """Of a day that counts."""
    step: float = 0.0
    """Of a count."""
    first: bool = False
    within: tuple[str, ...] = ()
    """Numbers beside it that must agree."""
    cap: str = ""
    """The flag beside it that says that more was possible."""

    @property
    def repeats(self) -> bool:
        """What it rests on are repetitions within trials, such as leans or beats."""
        return bool(self.rests_on) or self.per_trial > 1


def _line(scale: Scale, **rest: object) -> Spoken:
    return msgspec.convert({"scale": scale, **rest}, Spoken)


WHOLE = {"within": ("n_directions",)}
ON_HEIGHT = {"within": ("n_directions", "height_cm")}
RESULTS: Mapping[str, Spoken] = {
    "romberg.ratio": _line("log", first=True),
    "mctsib.composite": _line("log", first=True),
    "unilateral*.time_s.mean": _line("log", first=True, cap="capped"),
    "unilateral*.time_s.best": _line("log", cap="capped"),
    "unilateral*.mvelo": _line("log", first=True),
    "weight_symmetry.percent_left": _line("plain", first=True),
    "weight_symmetry.SI_simple_pct": _line("plain"),
    "weight_symmetry.SI_Robinson_pct": _line("plain"),
    "weight_symmetry.symmetry_angle_pct": _line("plain"),
    "los.composite.RT_s": _line("log", per_trial=8, **WHOLE),
    "los.composite.mvl_*": _line("log", per_trial=8, **WHOLE),
    "los.composite.MXE_pct": _line("plain", per_trial=8, first=True, **WHOLE),
    "los.composite.*": _line("plain", per_trial=8, **WHOLE),
    "los_4.composite.RT_s": _line("log", per_trial=4, **WHOLE),
    "los_4.composite.mvl_*": _line("log", per_trial=4, **WHOLE),
    "los_4.composite.MXE_pct": _line("plain", per_trial=4, first=True, **WHOLE),
    "los_4.composite.*": _line("plain", per_trial=4, **WHOLE),
    "los_theoretical.composite.*": _line("plain", per_trial=8, **ON_HEIGHT),
    "los_4_theoretical.composite.*": _line("plain", per_trial=4, **ON_HEIGHT),
    "los.forward.*": _line("plain", per_trial=3),
    "los.back.*": _line("plain", per_trial=3),
    "los.left.*": _line("plain", per_trial=3),
    "los.right.*": _line("plain", per_trial=3),
    "los*.*.RT_s": _line("log"),
    "los*.*.mvl_*": _line("log"),
    "los*.*.*": _line("plain"),
    "rws.*_2s.DCL_pct": _line("plain", rests_on="n_shifts", first=True),
    "rws.*.DCL_pct": _line("plain", rests_on="n_shifts"),
    "rws.*.lag_s": _line("plain", rests_on="n_shifts"),
    "rws.*.velocity_ratio": _line("log", rests_on="n_shifts"),
    "sts.time_5_s": _line("log", rests_on="n_reps", first=True),
    "sts_30s.n_reps": _line("plain", rests_on="n_reps", step=1.0, first=True),
    "squat.n_reps": _line("plain", rests_on="n_reps", step=1.0),
    "joint_position_sense.VE_n": _line("plain", per_trial=8, first=True),
    "joint_position_sense.*": _line("plain", per_trial=8),
    "pelvic_tilt.range_robust_deg": _line("plain", rests_on="n_cycles", first=True),
    "rhythm*.resultant_R": _line("plain", rests_on="n_paired", first=True, within=("period_ms",)),
    "rhythm*.sd_ms_n1": _line("log", rests_on="n_paired", within=("period_ms",)),
    "rhythm*.circ_sd_deg": _line("plain", rests_on="n_paired", within=("period_ms",)),
    "rhythm*.circ_mean_deg": _line("plain", rests_on="n_paired", within=("period_ms",)),
    "rhythm*.mean*_ms": _line("plain", rests_on="n_paired", within=("period_ms",)),
    "path_efficiency.straightness": _line("plain", per_trial=10, first=True),
    "path_efficiency.*.straightness": _line("plain", per_trial=10),
    "path_efficiency*.path_ratio": _line("log", per_trial=10),
    "smoothness*.sparc": _line("plain", per_trial=10),
    "smoothness*.ldlj": _line("plain", per_trial=10),
    "fitts.TP_bits_s": _line("log", per_trial=10, first=True),
    "fitts*.TP_bits_s": _line("log", per_trial=10),
    "fitts*.MT_mean_s": _line("log", per_trial=10),
}
"""Of visits, by a pattern of keys; the first that fits counts."""

SPEAKS = {
    "los": ("RT_s", "mvl_pct_per_s", "mvl_deg_per_s", "EPE_pct", "MXE_pct", "DCL_pct",
            "path_straightness"),
    "joint_position_sense": ("AE", "CE", "VE_n", "RMSE_total"),
}  # fmt: skip
"""Of these results, the numbers whose patterns above would let flags and lists in."""
REACHES = ("EPE_pct", "MXE_pct")
SPEAKS_ALSO = {
    "los_4": SPEAKS["los"],
    "los_theoretical": REACHES,
    "los_4_theoretical": REACHES,
}


def of_trial(key: str) -> Spoken | None:
    """How the change of a measure of single trials is told; None for one without a direction."""
    measure = MEASURES.get(key)
    if measure is None or measure.better is None:
        return None
    least = LEAST_TRIALS if key in AREAS else 1
    return Spoken(scale="log", least_trials=least, first=key in FIRST)


def of_visit(key: str) -> Spoken | None:
    """How the change of a number of an assessment's result is told; None for one that is not."""
    root, _, rest = key.partition(".")
    speaks = {**SPEAKS, **SPEAKS_ALSO}.get(root)
    if speaks is not None and rest.split(".")[-1] not in speaks:
        return None
    return next((one for pattern, one in RESULTS.items() if fnmatchcase(key, pattern)), None)
