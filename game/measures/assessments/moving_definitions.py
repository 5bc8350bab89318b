"""What the results of rising, squatting, tilting, reaching and keeping time are, by value."""

from __future__ import annotations

from collections.abc import Mapping

from game.measures.assessments.definition import BOARD, Definition, Line

SELECTIONS = "mean over the movements to targets, without the first two"

DEFINED: Mapping[str, Definition] = {
    "Rising": Definition(
        roots=("sts", "sts_30s"),
        about="Standing up from a chair behind the board, by its load; in body weights (BW).",
        source="onset of Kazi 2025 (abstract); counting at 75 and 35 % is ours",
        filter="none: steps of the load are what is looked for",
        lines={
            "n_reps": Line(
                "risings past 75 % of the way from the seated load, for 0.2 s", "1", "larger"
            ),
            "time_5_s": Line("from the cue to the fifth steady standing", "s", "smaller"),
            "peak_force_bw": Line("mean over repetitions of the largest load", "BW"),
            "rfd_bw_per_s": Line("mean of the steepest slope over 50 ms", "BW/s"),
            "rise_time_s": Line(
                "mean of the time from 5 % above the seated load to the lowest load "
                "before steady standing",
                "s",
            ),
            "peak_force_bw_each": Line("of each repetition", "BW"),
            "rfd_bw_per_s_each": Line("of each repetition", "BW/s"),
            "rise_time_s_each": Line("of each repetition", "s"),
        },
    ),
    "Squat": Definition(
        roots=("squat", "squat_load"),
        about=(
            "Squats by the turn of the thigh from quiet standing. The depth they are counted by is "
            "the 95th percentile of the trial. From the load of a board alone, as `squat_load`, "
            "only their number: a dip and then a swing of 2 % of body weight, which is a hint."
        ),
        source="ours; there is no standard",
        filter="angle 4 Hz; load 0.2 to 3 Hz",
        lines={
            "n_reps": Line(
                "down past 60 % and up past 30 % of the depth, in 1 s or more", "1", "larger"
            ),
            "depth_deg": Line("mean of the deepest angles", "deg"),
            "tempo_down_s": Line("mean time from the beginning to the deepest", "s"),
            "tempo_up_s": Line("mean time from the deepest to the end", "s"),
            "low_confidence": Line("whether only the load was known"),
        },
    ),
    "PelvicTilt": Definition(
        roots=("pelvic_tilt",),
        about=(
            "Angle against gravity, from the median of the neutral phase, without the first cycle. "
            "No change below 10 deg is told as one (PMC5034504)."
        ),
        source="ours",
        filter="angle 5 Hz",
        lines={
            "range_deg": Line("largest less smallest angle", "deg"),
            "range_robust_deg": Line(
                "97.5th less 2.5th percentile, the one to show", "deg", "larger"
            ),
            "anterior_deg": Line("furthest forward of neutral", "deg"),
            "posterior_deg": Line("furthest back of neutral", "deg"),
            "n_cycles": Line("times the tilt came forward after having been behind"),
        },
    ),
    "SideTilt": Definition(
        roots=("pelvic_tilt",),
        about="The same angle to either side. No change below 10 deg is told as one.",
        source="ours",
        filter="angle 5 Hz",
        lines={
            "range_deg": Line("largest less smallest angle", "deg"),
            "range_robust_deg": Line(
                "97.5th less 2.5th percentile, the one to show", "deg", "larger"
            ),
            "right_deg": Line("furthest to the right of neutral", "deg"),
            "left_deg": Line("furthest to the left of neutral", "deg"),
            "n_cycles": Line("times the tilt came to the right after having been to the left"),
        },
    ),
    "PositionSense": Definition(
        roots=("joint_position_sense",),
        about=(
            "Places found again without seeing, by leaning: targets and errors in own reach, 0.1 "
            "being a tenth of how far this person can lean that way, also where a key says deg. "
            "Positive is overshoot. RMSE_total² = CE² + VE_n²."
        ),
        source="PMC4925678",
        filter=BOARD,
        lines={
            "AE": Line("mean of the absolute errors", "1", "zero"),
            "CE": Line("mean of the errors", "1", "zero"),
            "VE_n": Line("standard deviation of the errors, over n; the one to show", "1", "zero"),
            "VE_n1": Line("the same over n - 1; none for one trial", "1", "zero"),
            "RMSE_total": Line("root of the mean squared error", "1", "zero"),
            "target_deg": Line("each target", "1"),
            "reproduced_deg": Line("each place that was found", "1"),
        },
    ),
    "Rhythm": Definition(
        roots=("rhythm",),
        about=(
            "Responses to a beat. Each beat takes the nearest unused response within half a "
            "period; early is negative (Repp 2005). Mean and deviation are biased low by this "
            "pairing (Baath 2015), so the counts stand beside them."
        ),
        source="circular statistics; pairing as measures reference 4.11",
        filter="none",
        lines={
            "period_ms": Line("from beat to beat", "ms"),
            "mean_ms": Line("mean of response less beat", "ms", "zero"),
            "sd_ms_n1": Line("its standard deviation, over n - 1", "ms", "smaller"),
            "mean_abs_ms": Line("mean of its absolute value", "ms", "zero"),
            "circ_mean_deg": Line(
                "direction of the mean of exp(i · 2 pi · asynchrony / period)", "deg", "zero"
            ),
            "resultant_R": Line("length of that mean, 0 to 1", "1", "larger"),
            "circ_sd_deg": Line("root of (-2 ln R)", "deg", "smaller"),
            "n_beats": Line("beats that count"),
            "n_paired": Line("beats with a response"),
            "n_missed": Line("beats without"),
            "n_extra": Line("responses without a beat"),
            "latency_ms": Line("of the output, where known; taken off the responses", "ms"),
        },
    ),
    "PathEfficiency": Definition(
        roots=("path_efficiency",),
        about="How straight the ways to targets were.",
        source="ours; onset and end at 5 % of the peak speed",
        filter=BOARD,
        lines={
            "path": Line(f"length of the way; {SELECTIONS}", "mm"),
            "straight": Line("straight line from its beginning to its end", "mm"),
            "straightness": Line("straight / path", "1", "larger"),
            "path_ratio": Line("path / straight", "1", "smaller"),
            "n": Line("movements that count"),
        },
    ),
    "Smoothness": Definition(
        roots=("smoothness",),
        about="Of the speed of one movement; negative, and nearer zero is smoother.",
        source="Balasubramanian et al. 2015, JNER 12:112, table 3",
        filter=BOARD,
        lines={
            "sparc": Line(
                "minus the arc length of the speed's spectrum, divided by its largest, "
                "to 10 Hz and while it is 5 % of that",
                "1",
                "larger",
            ),
            "dlj": Line(
                "-(T³ / peak speed²) · integral of its squared second derivative, T = N/fs",
                "1",
                "larger",
            ),
            "ldlj": Line("-ln |dlj|", "1", "larger"),
        },
    ),
    "Throughput": Definition(
        roots=("fitts",),
        about="Speed and accuracy of choosing targets of one size and distance, as one number.",
        source="ISO 9241-411 (wording unverified); Roig-Maimo and MacKenzie 2018",
        filter=BOARD,
        lines={
            "D": Line("distance of the target, in own reach"),
            "W": Line("its width, in own reach"),
            "endpoint_sd": Line("standard deviation, over n - 1, of the ends along the way"),
            "We": Line("4.133 · endpoint_sd"),
            "IDe": Line("log2(D / We + 1)", "bits"),
            "MT_mean_s": Line("mean time from onset to arrival", "s", "smaller"),
            "TP_bits_s": Line("IDe / MT_mean_s", "bits/s", "larger"),
            "ID_nominal": Line("log2(D / W + 1)", "bits"),
        },
    ),
}
