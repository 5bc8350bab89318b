"""What the results of leaning are, by value."""

from __future__ import annotations

from collections.abc import Mapping

from game.measures.assessments.definition import BOARD, Definition, Line

REACHED = "Lininger 2018 and makers' pages for the ideas; every threshold is ours"

CONE = "angles of a maker's page (PhysioSensing); the height of the centre is unverified"
THEORETICAL = ("los_theoretical", "los_4_theoretical")

DEFINED: Mapping[str, Definition] = {
    "Lean": Definition(
        roots=("los", "los_4"),
        about=(
            "One direction, the mean of all (of RT_s the median), and the mean of each side. The "
            "origin is the mean place of the second before the cue; u is the way along the line to "
            "the target and v across it, in % of the 100 % distance."
        ),
        source=REACHED,
        filter=BOARD,
        lines={
            "RT_s": Line(
                "from the cue to the onset: the last slow sample before u passes 5 % and "
                "5 standard deviations for 0.1 s",
                "s",
                "smaller",
            ),
            "mvl_pct_per_s": Line("mean speed between 5 and 95 % of EPE", "%/s", "larger"),
            "mvl_deg_per_s": Line(
                "the same as an angle about the ankle; needs the body height", "deg/s", "larger"
            ),
            "EPE_pct": Line(
                "largest u from the onset to 0.2 s after the first movement", "%", "larger"
            ),
            "MXE_pct": Line(
                "largest u from the cue to the end; of several rounds the largest", "%", "larger"
            ),
            "DCL_pct": Line(
                "100 · (sum |du| - sum |dv|) / sum |du| over the first movement", "%", "larger"
            ),
            "path_straightness": Line(
                "straight line / path, over the first movement", "1", "larger"
            ),
            "no_movement": Line("whether nobody set out; then only MXE is known"),
            "false_start": Line("whether the onset was within 0.1 s of the cue"),
            "reached": Line("whether u and v came within the target"),
        },
    ),
    "Limits": Definition(
        roots=(),
        about="The whole test; its numbers are those of each lean.",
        source=REACHED,
        filter=BOARD,
        lines={
            "directions": Line("each direction as above"),
            "composite": Line("the mean of the directions"),
            "sides": Line("the mean of the three directions of each side"),
            "scale": Line("what 100 % is: the own reach, or the theoretical one by body height"),
            "n_directions": Line("directions in which somebody set out"),
        },
    ),
    "LimitsTest": Definition(
        roots=("los", "los_4"),
        about="What the whole test was.",
        source=REACHED,
        filter=BOARD,
        lines={
            "scale": Line("what 100 % is: the own reach"),
            "n_directions": Line("directions in which somebody set out"),
            "n_trials": Line("trials that count"),
        },
    ),
    "TheoreticalTest": Definition(
        roots=THEORETICAL,
        about=(
            "The same test against the theoretical distance; only on a board, where the height is "
            "known. People's own limits differ from it, older people's most (BMC Geriatr 2008 8:8)."
        ),
        source=CONE,
        filter=BOARD,
        lines={
            "height_cm": Line("of the body", "cm"),
            "n_directions": Line("directions in which somebody set out"),
        },
    ),
    "TheoreticalReach": Definition(
        roots=THEORETICAL,
        about="One direction, and the mean of all, in % of the theoretical distance.",
        source=CONE,
        filter=BOARD,
        lines={
            "limit_mm": Line(
                "0.5527 · height · sin of 8° forward and to the sides and 4.5° back; diagonals on "
                "the ellipse between",
                "mm",
            ),
            "EPE_pct": Line(
                "largest u from the onset to 0.2 s after the first movement", "%", "larger"
            ),
            "MXE_pct": Line(
                "largest u from the cue to the end; of several rounds the largest", "%", "larger"
            ),
        },
    ),
    "WeightShift": Definition(
        roots=("rws",),
        about="One axis at one pace, without the first two shifts; none below four shifts.",
        source="vendor pages for the paces; the rest is ours",
        filter=BOARD,
        lines={
            "velocity_mm_s": Line("mean speed along the axis", "mm/s"),
            "velocity_pct_per_s": Line("the same in shares of the own limit", "%/s"),
            "velocity_ratio": Line("velocity_pct_per_s / (2 · amplitude of the ball / pace)"),
            "amplitude_pct": Line("mean of half the way between turns, of the own limit", "%"),
            "DCL_pct": Line("100 · (way along - way across) / way along", "%", "larger"),
            "lag_s": Line(
                "shift in time at which swing and ball agree best; positive is behind", "s", "zero"
            ),
            "n_shifts": Line("shifts that count"),
        },
    ),
}
