"""Assessments of standing: quiet stance, Romberg, mCTSIB, tandem, one leg, weight symmetry.

Words here are the therapist's, who may name the body; what the person sees on the screen does not.
Source: measures reference 4.0 to 4.4, 4.7; tandem after the order of stances of clinical design
4.1.
"""

from __future__ import annotations

import msgspec

from game.core.assessment import Assessment, Part
from game.exercises.assessment_lines import (
    LOOK,
    SAME_FEET,
    STANDING_READY,
    STANDING_STOP,
    UNWELL,
    WITHIN_REACH,
)
from game.text import mark

ON_THE_BOARD = (("cop",),)
"""Millimetres and seconds: a tilt sensor gives degrees, which are no sway of the pressure."""
SIDES = (("cop", "lr"),)

FOAM = mark("The same foam as last time, beside the board; note its type")

EYES_OPEN = mark("Eyes opened before the tone: stop the trial")

CLOSE = mark(
    "Stand as still as is comfortable, arms relaxed. Close your eyes now, and keep them closed "
    "until the tone."
)


def _stance(condition: str, slug: str, title: str, say: str) -> Part:
    """slug: of the level of quiet stance."""
    return Part(condition=condition, level=f"quiet_stance/{slug}", title=title, say=say)


FIRM_EO = _stance("firm_eo", "firm-eyes-open", mark("Firm ground, eyes open"), LOOK)
FIRM_EC = _stance("firm_ec", "firm-eyes-closed", mark("Firm ground, eyes closed"), CLOSE)
FOAM_EO = _stance("foam_eo", "foam-eyes-open", mark("Foam, eyes open"), LOOK)
FOAM_EC = _stance("foam_ec", "foam-eyes-closed", mark("Foam, eyes closed"), CLOSE)

QUIET_STANCE = Assessment(
    name="quiet_stance",
    title=mark("Quiet stance, eyes open"),
    tells=mark("How much the pressure under the feet moves in quiet standing"),
    prepare=STANDING_READY,
    watch=STANDING_STOP,
    parts=(FIRM_EO,),
    needs=ON_THE_BOARD,
)
QUIET_STANCE_CLOSED = Assessment(
    name="quiet_stance_closed",
    title=mark("Quiet stance, eyes closed"),
    tells=mark("How much the pressure under the feet moves in quiet standing without sight"),
    prepare=(SAME_FEET, WITHIN_REACH),
    watch=(EYES_OPEN, *STANDING_STOP),
    parts=(FIRM_EC,),
    needs=ON_THE_BOARD,
)
FOR_WHO_CAN = mark("Only for who stands for a minute without effort; else take the 30 s")


def _of_a_minute(name: str, title: str, half: Assessment, level: str) -> Assessment:
    """The same for 60 s, as laboratories measure; another protocol, with keys of its own."""
    part = msgspec.structs.replace(half.parts[0], level=level)
    return msgspec.structs.replace(
        half, name=name, title=title, prepare=(FOR_WHO_CAN, *half.prepare), parts=(part,)
    )


QUIET_STANCE_60S = _of_a_minute(
    "quiet_stance_60s",
    mark("Quiet stance, eyes open, 60 s"),
    QUIET_STANCE,
    "quiet_stance/firm-eyes-open-60s",
)
QUIET_STANCE_CLOSED_60S = _of_a_minute(
    "quiet_stance_closed_60s",
    mark("Quiet stance, eyes closed, 60 s"),
    QUIET_STANCE_CLOSED,
    "quiet_stance/firm-eyes-closed-60s",
)
ROMBERG = Assessment(
    name="romberg",
    title=mark("Romberg quotient"),
    tells=mark("How much more somebody sways with eyes closed than with eyes open"),
    prepare=STANDING_READY,
    watch=(EYES_OPEN, *STANDING_STOP),
    parts=(FIRM_EO, FIRM_EC),
    needs=ON_THE_BOARD,
)
MCTSIB = Assessment(
    name="mctsib",
    title=mark("Sensory interaction (mCTSIB)"),
    tells=mark("How standing relies on sight, on feeling and on the sense of balance"),
    prepare=(*STANDING_READY, FOAM),
    watch=(EYES_OPEN, *STANDING_STOP),
    parts=(FIRM_EO, FIRM_EC, FOAM_EO, FOAM_EC),
    needs=ON_THE_BOARD,
)

HEEL_TO_TOE = mark("A line along the middle of the board; heel touches toe")
TANDEM = Assessment(
    name="tandem",
    title=mark("Tandem stance"),
    tells=mark("How steadily somebody stands heel to toe, with either foot behind"),
    prepare=(HEEL_TO_TOE, *STANDING_READY),
    watch=(
        mark("A foot that leaves the line, a hand on the rail or your touch: stop the trial"),
        UNWELL,
    ),
    parts=(
        _stance(
            "left_behind",
            "tandem-left-behind",
            mark("Left foot behind"),
            mark("Right foot in front, heel to toe. Look at the mark and stand still."),
        ),
        _stance(
            "right_behind",
            "tandem-right-behind",
            mark("Right foot behind"),
            mark("Left foot in front, heel to toe. Look at the mark and stand still."),
        ),
    ),
    needs=ON_THE_BOARD,
)
WEIGHT_SYMMETRY = Assessment(
    name="weight_symmetry",
    title=mark("Weight symmetry"),
    tells=mark("How evenly the load lies on both sides of the board"),
    prepare=(
        mark("Feet on the marks, as far left as right of the middle of the board"),
        *STANDING_READY,
    ),
    watch=STANDING_STOP,
    parts=(_stance("stance", "symmetry", mark("Both feet, eyes open"), LOOK),),
    needs=ON_THE_BOARD,
)

OWN_HALF = mark("The standing foot in the middle of its own half")
LIFT_RIGHT_FOOT = mark("Stand on your left leg: lift the right foot, look at the mark, hold.")
LIFT_LEFT_FOOT = mark("Stand on your right leg: lift the left foot, look at the mark, hold.")


def _on_one_leg(name: str, title: str, slug: str) -> Assessment:
    """Three attempts on each leg; slug: of the levels, after the leg."""
    return Assessment(
        name=name,
        title=title,
        tells=mark("How long and how steadily each leg stands alone"),
        prepare=(
            OWN_HALF,
            *STANDING_READY,
            mark("The first time here: try it before, fingertips on the rail"),
            mark("Hands on the hips, or as agreed"),
        ),
        watch=(
            mark("A hand on the rail, your touch, a foot that shifts: stop the trial"),
            mark("The other foot touches down: the board notices, and it counts"),
            UNWELL,
        ),
        parts=(
            Part(
                condition="left",
                level=f"one_leg/left{slug}",
                title=mark("On the left leg"),
                say=LIFT_RIGHT_FOOT,
            ),
            Part(
                condition="right",
                level=f"one_leg/right{slug}",
                title=mark("On the right leg"),
                say=LIFT_LEFT_FOOT,
            ),
        ),
        needs=SIDES,
    )


UNILATERAL = _on_one_leg("unilateral", mark("One-leg stance"), "")
UNILATERAL_10S = _on_one_leg("unilateral_10s", mark("One-leg stance, young children"), "-10s")
"""A shorter cap is another protocol, and its numbers have keys of their own."""

STANDING: tuple[Assessment, ...] = (
    QUIET_STANCE,
    QUIET_STANCE_CLOSED,
    QUIET_STANCE_60S,
    QUIET_STANCE_CLOSED_60S,
    ROMBERG,
    MCTSIB,
    TANDEM,
    UNILATERAL,
    UNILATERAL_10S,
    WEIGHT_SYMMETRY,
)
