"""What the numbers of assessments are called in a report: message ids, by the names in keys."""

from __future__ import annotations

from collections.abc import Mapping

from game.exercises.assessments import ASSESSMENTS
from game.figures import Figures
from game.report.measure_names import NAMES as SWAY
from game.report.series import assessment_of
from game.text import Words, mark

NAMES: Mapping[str, str] = {
    "EO": mark("Sway velocity, eyes open"),
    "EC": mark("Sway velocity, eyes closed"),
    "ratio": mark("Eyes closed against open"),
    "percent": mark("Eyes closed against open, in per cent"),
    "stabilization_ratio_log": mark("Eyes closed against open, logarithm"),
    "firm_eo": mark("Firm ground, eyes open"),
    "firm_ec": mark("Firm ground, eyes closed"),
    "foam_eo": mark("Foam, eyes open"),
    "foam_ec": mark("Foam, eyes closed"),
    "composite": mark("Mean of the four conditions"),
    "visual_pct": mark("More sway without sight"),
    "proprioceptive_pct": mark("More sway on foam"),
    "vestibular_pct": mark("More sway on foam without sight"),
    "n_trials": mark("Trials that count"),
    "n_stopped": mark("Trials that were stopped"),
    "time_s": mark("Time held"),
    "best": mark("Time held, best"),
    "mean": mark("Time held, mean"),
    "n_touch": mark("Ended by a touch of the other foot"),
    "RT_s": mark("Reaction time"),
    "mvl_pct_per_s": mark("Speed of the first movement"),
    "mvl_deg_per_s": mark("Speed of the first movement, as an angle"),
    "EPE_pct": mark("Reach of the first movement"),
    "MXE_pct": mark("Furthest reach"),
    "DCL_pct": mark("Directional control"),
    "path_straightness": mark("Straightness of the way"),
    "n_directions": mark("Directions"),
    "height_cm": mark("Height of the body"),
    "limit_mm": mark("Theoretical limit"),
    "velocity_mm_s": mark("Speed of swinging"),
    "velocity_pct_per_s": mark("Speed of swinging, of the own limit"),
    "velocity_ratio": mark("Speed against the ball's"),
    "amplitude_pct": mark("Size of the swing"),
    "lag_s": mark("Time behind the target"),
    "n_shifts": mark("Shifts"),
    "left_kg": mark("Load, left"),
    "right_kg": mark("Load, right"),
    "percent_left": mark("Load on the left"),
    "SI_Robinson_pct": mark("Symmetry index of Robinson"),
    "SI_simple_pct": mark("Symmetry index, simple"),
    "ratio_min_max": mark("Smaller load against larger"),
    "symmetry_angle_pct": mark("Symmetry angle"),
    "n_reps": mark("Repetitions"),
    "time_5_s": mark("Time of five repetitions"),
    "peak_force_bw": mark("Peak force, body weights"),
    "rfd_bw_per_s": mark("Steepest rise of force"),
    "rise_time_s": mark("Time of rising"),
    "depth_deg": mark("Depth"),
    "tempo_down_s": mark("Time down"),
    "tempo_up_s": mark("Time up"),
    "AE": mark("Absolute error"),
    "CE": mark("Constant error"),
    "VE_n": mark("Variable error"),
    "VE_n1": mark("Variable error, over n - 1"),
    "RMSE_total": mark("Total error"),
    "range_deg": mark("Range"),
    "range_robust_deg": mark("Range, without the outermost 5 %"),
    "anterior_deg": mark("Tilt forward"),
    "posterior_deg": mark("Tilt back"),
    "right_deg": mark("Tilt to the right"),
    "left_deg": mark("Tilt to the left"),
    "n_cycles": mark("Cycles"),
    "period_ms": mark("Period of the beat"),
    "latency_ms": mark("Delay of the sound, taken off"),
    "mean_ms": mark("Behind the beat, mean"),
    "sd_ms_n1": mark("Behind the beat, standard deviation"),
    "mean_abs_ms": mark("Off the beat, mean"),
    "circ_mean_deg": mark("Behind the beat, as an angle"),
    "resultant_R": mark("Agreement with the beat, 0 to 1"),
    "circ_sd_deg": mark("Scatter around the beat, as an angle"),
    "n_beats": mark("Beats"),
    "n_paired": mark("Beats with a response"),
    "n_missed": mark("Beats without a response"),
    "n_extra": mark("Responses without a beat"),
    "path": mark("Length of the way"),
    "straight": mark("Straight line"),
    "straightness": mark("Straightness of the way"),
    "path_ratio": mark("Way against the straight line"),
    "n": mark("Movements"),
    "sparc": mark("Smoothness, spectral arc length"),
    "dlj": mark("Smoothness, dimensionless jerk"),
    "ldlj": mark("Smoothness, logarithm of jerk"),
    "D": mark("Distance of targets"),
    "W": mark("Width of targets"),
    "endpoint_sd": mark("Scatter of the ends"),
    "We": mark("Effective width"),
    "IDe": mark("Effective difficulty"),
    "MT_mean_s": mark("Time of a movement"),
    "TP_bits_s": mark("Throughput"),
    "ID_nominal": mark("Nominal difficulty"),
    "jerk": mark("Jerk of the trunk"),
    "jerk_per_s": mark("Jerk of the trunk, per second"),
    "rms_ml": mark("RMS acceleration, sideways"),
    "rms_ap": mark("RMS acceleration, forward and back"),
    "rms_2d": mark("RMS acceleration"),
    "dist": mark("Mean acceleration"),
    "rms_error_pct": mark("Distance from the middle, RMS"),
    "gain": mark("Size of the lean against what was asked"),
    "inside_pct": mark("Share of the time inside"),
    "n_stretches": mark("Stretches"),
    "set_out_s": mark("Time to set out"),
    "n_stars": mark("Stars"),
    "to_target_s": mark("Time to the target"),
    "overshoot_pct": mark("Beyond the target"),
    "n_fruits": mark("Fruits"),
    "rms_ml_pct": mark("Sway sideways, of the own reach"),
    "rms_ap_pct": mark("Sway forward and back, of the own reach"),
    "n_holds": mark("Holds"),
    "n_places": mark("Places"),
    "hold_s": mark("Longest time without leaving"),
    "n_off": mark("Times off the log"),
    "rms_tilt_pct": mark("Tilt of the ship, RMS"),
    "peak_tilt_pct": mark("Largest tilt of the ship"),
    "recovery_s": mark("Time until level again"),
    "level_pct": mark("Share of the time level"),
    "n_waves": mark("Waves"),
    "interval_sd_ms": mark("Time between steps, standard deviation"),
    "SI_step_pct": mark("Time of steps, right against left"),
    "rep_s": mark("Time of one repetition"),
    "n_full": mark("Repetitions in full"),
    "furthest_deg": mark("Furthest tilt"),
    "error_deg": mark("Distance from the middle of the paint"),
    "coupling_pct": mark("Tilt of the other axis along with it"),
    "angle_deg": mark("Angle of the stretch"),
    "range_pct": mark("Stretch, of the own range"),
    "total_s": mark("Time held, all together"),
    "fast_deg_per_s": mark("Speed within the hold"),
}

PARTS: Mapping[str, str] = {
    "left": mark("on the left"),
    "right": mark("on the right"),
    "forward": mark("forward"),
    "back": mark("back"),
    "F": mark("forward"),
    "FR": mark("forward right"),
    "R": mark("on the right"),
    "BR": mark("back right"),
    "B": mark("back"),
    "BL": mark("back left"),
    "L": mark("on the left"),
    "FL": mark("forward left"),
    "composite": mark("all together"),
    "ml": mark("sideways"),
    "ap": mark("forward and back"),
    "side": mark("side to side"),
    "left_first": mark("left foot in front"),
    "right_first": mark("right foot in front"),
    "near_left": mark("left, near"),
    "near_right": mark("right, near"),
    "forward_left": mark("forward left"),
    "forward_right": mark("forward right"),
    "back_left": mark("back left"),
    "back_right": mark("back right"),
    "los_theoretical": mark("of the theoretical limit"),
    "los_4_theoretical": mark("of the theoretical limit"),
}
"""Of an assessment, as they stand in keys."""
SIDES = ("forward", "back", "left", "right")
"""Of the limits of stability: means of three directions each."""


def value_said(name: str, value: float, figures: Figures) -> str:
    """A number without its unit, as exact as it is known: counts whole, reaction times to 0.1 s,
    and directional control no lower than none (measures reference 4.5)."""
    if name == "n" or name.startswith("n_"):
        return figures.number(value)
    if name == "RT_s":
        return figures.number(value, 1)
    return figures.measure(max(0.0, value) if name == "DCL_pct" else value)


UNTOLD = ("", "time_s", "path_efficiency", "smoothness", "fitts")
"""What the name of the number says already."""


def number_name(name: str, words: Words) -> str:
    """In words; a name that this version does not know stands for itself."""
    known = NAMES.get(name) or SWAY.get(name)
    return words(known) if known else name


def part_name(part: str, root: str, words: Words) -> str:
    """What a number belongs to within its assessment: 'left', 'forward right', 'On the left leg'.

    root: the first part of its key.
    """
    known = ASSESSMENTS.get(assessment_of(root))
    titles = {one.condition: one.title for one in known.parts} if known else {}
    if part in SIDES and root.startswith("los"):
        return words("{side}, three directions", side=words(PARTS[part]))
    told = [one for one in part.split(".") if one not in UNTOLD]
    return ", ".join(words(titles.get(one) or PARTS.get(one, one)) for one in told)
