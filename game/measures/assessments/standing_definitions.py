"""What the results of standing still are, by value."""

from __future__ import annotations

from collections.abc import Mapping

from game.measures.assessments.definition import BOARD, Definition, Line

VELOCITY = "mean of mvelo over the valid trials of this condition"

DEFINED: Mapping[str, Definition] = {
    "Stance": Definition(
        roots=(
            "quiet_stance",
            "quiet_stance_closed",
            "quiet_stance_60s",
            "quiet_stance_closed_60s",
        ),
        about="Quiet stance, eyes open or closed: the measures of sway above, 30 s a trial.",
        source="Scoppa 2013 and Ruhe 2010 for length and filter; 3 x 30 s is ours",
        filter=BOARD,
        lines={
            "n_trials": Line("trials with a sway velocity"),
            "measures": Line("each measure of sway, its mean over the valid trials"),
        },
    ),
    "Tandem": Definition(
        roots=("tandem",),
        about="One foot behind the other. A trial that ended early is an attempt and no score.",
        source="ours, as quiet stance",
        filter=BOARD,
        lines={
            "n_trials": Line("trials with a sway velocity"),
            "n_stopped": Line("trials that were stopped"),
            "mvelo": Line(VELOCITY, "mm/s", "smaller"),
        },
    ),
    "Romberg": Definition(
        roots=("romberg",),
        about="Eyes closed against open, on one day, with the same feet and device.",
        source="Cornilleau-Peres et al. 2005, Gait Posture 22:96 (exact log form unverified)",
        filter=BOARD,
        lines={
            "measure": Line("the measure that is compared, mvelo"),
            "EO": Line("geometric mean of mvelo over the valid trials, eyes open", "mm/s"),
            "EC": Line("the same, eyes closed", "mm/s"),
            "ratio": Line("EC / EO"),
            "percent": Line("100 · EC / EO", "%"),
            "stabilization_ratio_log": Line("ln(EC / EO)"),
        },
    ),
    "Mctsib": Definition(
        roots=("mctsib",),
        about="Four conditions of 30 s: firm or foam, eyes open (E) or closed (C).",
        source="instrumented CTSIB, whose formulas are for areas; here for velocities",
        filter=BOARD,
        lines={
            "firm_eo": Line(f"{VELOCITY}, E", "mm/s", "smaller"),
            "firm_ec": Line(f"{VELOCITY}, C", "mm/s", "smaller"),
            "foam_eo": Line(f"{VELOCITY}, FE", "mm/s", "smaller"),
            "foam_ec": Line(f"{VELOCITY}, FC", "mm/s", "smaller"),
            "composite": Line(
                "mean of the four conditions; none without one of them", "mm/s", "smaller"
            ),
            "visual_pct": Line("100 · the smaller of (C - E) / E and (FC - FE) / FE", "%"),
            "proprioceptive_pct": Line("100 · the smaller of (FE - E) / E and (FC - C) / C", "%"),
            "vestibular_pct": Line("100 · (FC - E) / E", "%"),
        },
    ),
    "OneLeg": Definition(
        roots=("unilateral", "unilateral_10s"),
        about="Attempts on one leg; left and right name the leg that stands.",
        source="measures reference 4.4 (caps of 30 s, and 10 s for young children, unverified)",
        filter=BOARD,
        lines={
            "time_s": Line("best and mean of the times held", "s", "larger"),
            "capped": Line("whether a cap was reached, so that more was possible"),
            "n_touch": Line("attempts that ended with a touch of the other foot"),
            "mvelo": Line(
                "mean of mvelo over the held time without its first second; none below 5 s",
                "mm/s",
                "smaller",
            ),
        },
    ),
    "WeightSymmetry": Definition(
        roots=("weight_symmetry",),
        about=(
            "Load of each side, L and R. Of one plate it is where the load lies, which is the load "
            "of each foot only while the feet stand evenly about its middle."
        ),
        source="Robinson et al. 1987 as quoted; the symmetry angle in a form of ours",
        filter="none: means of the load",
        lines={
            "left_kg": Line("mean load of the left side", "kg"),
            "right_kg": Line("mean load of the right side", "kg"),
            "percent_left": Line("100 · L / (L + R)", "%"),
            "SI_Robinson_pct": Line(
                "100 · (R - L) / (0.5 · (R + L)); positive: more on the right", "%", "zero"
            ),
            "SI_simple_pct": Line("100 · (R - L) / (R + L), half of the above", "%", "zero"),
            "ratio_min_max": Line("the smaller load / the larger"),
            "symmetry_angle_pct": Line("100 · (45 deg - atan2(L, R)) / 90 deg", "%", "zero"),
            "source": Line("one_plate or two_plates, never in one curve"),
        },
    ),
}
