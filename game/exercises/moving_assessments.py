"""Assessments of moving: rising from a chair, squatting, tipping the pelvis, keeping a beat; and
the sway of the trunk.

Words here are the therapist's, who may name the body; what the person sees on the screen does not.
No device says where it is worn: the therapist is told where to put it, and the condition of each
trial, which stands in its recording, says where it was. Source: measures reference 4.0, 4.8, 4.10,
4.11, 4.13.
"""

from __future__ import annotations

from game.core.assessment import Assessment, Part, once
from game.exercises.assessment_lines import (
    SAME_FEET,
    STANDING_READY,
    STANDING_STOP,
    UNWELL,
    WITHIN_REACH,
)
from game.exercises.standing_assessments import FIRM_EO
from game.text import mark

ON_A_SCALE = (("cop", "weight"),)

CHAIR = mark("A firm chair behind the board, not on it, its back against a wall; note its height")
ARMS = mark("Arms crossed on the chest, if that is safe; hands that help are noted every time")
HANDS = mark("Hands that push or pull: note it, it counts as rising with hands")
NOT_ALONE = mark("Sitting down beside the chair: stand next to the person, a hand ready")
BREATH = mark("Breath that is held: ask to breathe on")

RISE = mark(
    "Stand still first. Sit down when the picture says so. When it lights up, stand up fully and "
    "sit down, as quickly as is safe, until the tone."
)


def _rising(name: str, title: str, tells: str, part: Part) -> Assessment:
    return Assessment(
        name=name,
        title=title,
        tells=tells,
        prepare=(CHAIR, ARMS, SAME_FEET),
        watch=(HANDS, NOT_ALONE, BREATH, UNWELL),
        parts=(part,),
        needs=ON_A_SCALE,
        rest_s=60.0,
    )


FIVE_TIMES = _rising(
    "sts",
    mark("Sit to stand, five times"),
    mark("How quickly and how strongly somebody rises from a chair five times"),
    once("five", "sit_to_stand/five-times", mark("Five times"), RISE),
)
HALF_A_MINUTE = _rising(
    "sts_30s",
    mark("Sit to stand, 30 seconds"),
    mark("How often somebody rises from a chair in 30 seconds"),
    once("half_minute", "sit_to_stand/thirty-seconds", mark("As often as is safe in 30 s"), RISE),
)

SINK = mark(
    "Stand still first. At the tone bend your knees as deep as is comfortable and stretch them "
    "again, at your own pace, until the next tone. Heels stay down."
)
KNEES = mark("Pain, above all in a knee: stop, and do not repeat it today")
HEELS = mark("Heels that lift, a hand on the rail: note it, and say it before the next trial")


def _squatting(
    name: str, title: str, tells: str, where: str, needs: tuple[tuple[str, ...], ...], part: Part
) -> Assessment:
    """where: what has to be ready for this way of measuring."""
    return Assessment(
        name=name,
        title=title,
        tells=tells,
        prepare=(where, SAME_FEET, WITHIN_REACH),
        watch=(KNEES, HEELS, BREATH, UNWELL),
        parts=(part,),
        needs=needs,
        rest_s=60.0,
    )


SQUAT = _squatting(
    "squat",
    mark("Squats, by a sensor at the thigh"),
    mark("How often, how deep and how evenly somebody squats in 30 seconds"),
    mark("The sensor at the front of one thigh, halfway down, on the same leg as last time"),
    (("tilt2",),),
    once("thigh", "squats/half-minute", mark("30 s at one's own pace"), SINK),
)
SQUAT_LOAD = _squatting(
    "squat_load",
    mark("Squats, by the load"),
    mark("How often somebody squats in 30 seconds, as far as a board can tell: take it as a hint"),
    mark("Both feet on the board, as far left as right of its middle"),
    ON_A_SCALE,
    once("load", "squats/half-minute", mark("30 s at one's own pace"), SINK),
)

BOWL = mark(
    "Tip your pelvis like a bowl of water, slowly, as far as is comfortable. Never into pain."
)
PELVIC_TILT = Assessment(
    name="pelvic_tilt",
    title=mark("Pelvic tilt"),
    tells=mark(
        "How far the pelvis tips, forward and back and to the sides; a change below 10 degrees is "
        "none"
    ),
    prepare=(
        mark("The sensor flat on the sacrum, its front forward, on the same place as last time"),
        mark("Hold still for the first 5 s of each trial: they are its neutral"),
        WITHIN_REACH,
    ),
    watch=(
        mark("Pain, above all in the lower back: stop, and do not repeat it today"),
        mark("Knees that bend or a trunk that bows: note it, and say it before the next trial"),
    ),
    parts=(
        once("forward_back", "pelvic_range/forward-back", mark("Forward and back"), BOWL),
        once("side_to_side", "pelvic_range/side-to-side", mark("Side to side"), BOWL),
    ),
    needs=(("tilt2",),),
)

BEAT = mark(
    "Shift your weight, or step on the spot, left and right on the beat. Small steps, no hopping."
)
RHYTHM = Assessment(
    name="rhythm",
    title=mark("Keeping a beat"),
    tells=mark("How exactly and how evenly the weight goes from side to side on a beat"),
    prepare=(
        mark("Sound on and loud enough; the picture shows the same beat"),
        SAME_FEET,
        WITHIN_REACH,
    ),
    watch=(
        mark("A hand on the rail: note it. Hopping or stumbling: stop the trial"),
        UNWELL,
    ),
    parts=(
        once("60", "step_rhythm/sixty", mark("60 beats a minute"), BEAT),
        once("90", "step_rhythm/ninety", mark("90 beats a minute"), BEAT, after="60"),
    ),
    needs=(("cop",),),
)

TRUNK_SWAY = Assessment(
    name="imu_sway",
    title=mark("Trunk sway"),
    tells=mark("How much the trunk sways in quiet standing, by a motion sensor at the lower back"),
    prepare=(
        mark("The sensor at the fifth lumbar vertebra, its right side to the right"),
        *STANDING_READY,
    ),
    watch=STANDING_STOP,
    parts=(FIRM_EO,),
    needs=(("acc",),),
)

MOVING: tuple[Assessment, ...] = (
    FIVE_TIMES,
    HALF_A_MINUTE,
    SQUAT,
    SQUAT_LOAD,
    PELVIC_TILT,
    RHYTHM,
    TRUNK_SWAY,
)
