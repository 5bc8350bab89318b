"""Assessments of standing: quiet stance, Romberg, mCTSIB, tandem, one leg, weight symmetry.

Words here are the therapist's, who may name the body; what the person sees on the screen does not.
Source: measures reference 4.0 to 4.4, 4.7; tandem after the order of stances of clinical design
4.1.
"""

from __future__ import annotations

import msgspec

from game.core.assessment import Assessment, Part
from game.text import mark

ON_THE_BOARD = (("cop",),)
"""Millimetres and seconds: a tilt sensor gives degrees, which are no sway of the pressure."""
SIDES = (("cop", "lr"),)

SAME_FEET = mark("The same shoes as last time, or none; feet on the same marks")
WITHIN_REACH = mark("A chair behind, a rail or a firm chair within reach")
GAZE = mark("A mark at eye height, 2 to 3 m away; a quiet room")
FOAM = mark("The same foam as last time, beside the board; note its type")

STEPS_OR_TOUCHES = mark("A step, a hand on the rail or your touch: stop the trial")
EYES_OPEN = mark("Eyes opened before the tone: stop the trial")
FEET_MOVE = mark("Feet that leave their marks: stop the trial")
UNWELL = mark("Pain, dizziness or fear: stop, and do not repeat it today")

LOOK = mark("Stand as still as is comfortable, look at the mark, arms relaxed.")
CLOSE = mark(
    "Stand as still as is comfortable, arms relaxed. Close your eyes now, and keep them closed "
    "until the tone."
)

FIRM_EO = Part(
    condition="firm_eo",
    level="quiet_stance/firm-eyes-open",
    title=mark("Firm ground, eyes open"),
    say=LOOK,
)
FIRM_EC = Part(
    condition="firm_ec",
    level="quiet_stance/firm-eyes-closed",
    title=mark("Firm ground, eyes closed"),
    say=CLOSE,
)
FOAM_EO = Part(
    condition="foam_eo",
    level="quiet_stance/foam-eyes-open",
    title=mark("Foam, eyes open"),
    say=LOOK,
)
FOAM_EC = Part(
    condition="foam_ec",
    level="quiet_stance/foam-eyes-closed",
    title=mark("Foam, eyes closed"),
    say=CLOSE,
)

QUIET_STANCE = Assessment(
    name="quiet_stance",
    title=mark("Quiet stance, eyes open"),
    tells=mark("How much the pressure under the feet moves in quiet standing"),
    prepare=(SAME_FEET, WITHIN_REACH, GAZE),
    watch=(STEPS_OR_TOUCHES, FEET_MOVE, UNWELL),
    parts=(FIRM_EO,),
    needs=ON_THE_BOARD,
)
QUIET_STANCE_CLOSED = Assessment(
    name="quiet_stance_closed",
    title=mark("Quiet stance, eyes closed"),
    tells=mark("How much the pressure under the feet moves in quiet standing without sight"),
    prepare=(SAME_FEET, WITHIN_REACH),
    watch=(EYES_OPEN, STEPS_OR_TOUCHES, FEET_MOVE, UNWELL),
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
    prepare=(SAME_FEET, WITHIN_REACH, GAZE),
    watch=(EYES_OPEN, STEPS_OR_TOUCHES, FEET_MOVE, UNWELL),
    parts=(FIRM_EO, FIRM_EC),
    needs=ON_THE_BOARD,
)
MCTSIB = Assessment(
    name="mctsib",
    title=mark("Sensory interaction (mCTSIB)"),
    tells=mark("How standing relies on sight, on feeling and on the sense of balance"),
    prepare=(SAME_FEET, WITHIN_REACH, GAZE, FOAM),
    watch=(EYES_OPEN, STEPS_OR_TOUCHES, FEET_MOVE, UNWELL),
    parts=(FIRM_EO, FIRM_EC, FOAM_EO, FOAM_EC),
    needs=ON_THE_BOARD,
)

HEEL_TO_TOE = mark("A line along the middle of the board; heel touches toe")
TANDEM = Assessment(
    name="tandem",
    title=mark("Tandem stance"),
    tells=mark("How steadily somebody stands heel to toe, with either foot behind"),
    prepare=(HEEL_TO_TOE, SAME_FEET, WITHIN_REACH, GAZE),
    watch=(
        mark("A foot that leaves the line, a hand on the rail or your touch: stop the trial"),
        UNWELL,
    ),
    parts=(
        Part(
            condition="left_behind",
            level="quiet_stance/tandem-left-behind",
            title=mark("Left foot behind"),
            say=mark("Right foot in front, heel to toe. Look at the mark and stand still."),
        ),
        Part(
            condition="right_behind",
            level="quiet_stance/tandem-right-behind",
            title=mark("Right foot behind"),
            say=mark("Left foot in front, heel to toe. Look at the mark and stand still."),
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
        SAME_FEET,
        WITHIN_REACH,
        GAZE,
    ),
    watch=(STEPS_OR_TOUCHES, FEET_MOVE, UNWELL),
    parts=(
        Part(
            condition="stance",
            level="quiet_stance/symmetry",
            title=mark("Both feet, eyes open"),
            say=LOOK,
        ),
    ),
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
            SAME_FEET,
            WITHIN_REACH,
            GAZE,
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
