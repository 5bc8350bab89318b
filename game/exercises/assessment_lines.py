"""What the therapist reads before most assessments: what to have ready, and when to stop."""

from __future__ import annotations

from game.text import mark

SAME_FEET = mark("The same shoes as last time, or none; feet on the same marks")
WITHIN_REACH = mark("A chair behind, a rail or a firm chair within reach")
GAZE = mark("A mark at eye height, 2 to 3 m away; a quiet room")
OWN_REACH = mark("The reach calibrated today: everything is a share of it")

STEPS_OR_TOUCHES = mark("A step, a hand on the rail or your touch: stop the trial")
FEET_MOVE = mark("Feet that leave their marks: stop the trial")
FEET_FLAT = mark("Heels or toes that lift, a bent hip: note it, and say it before the next trial")
UNWELL = mark("Pain, dizziness or fear: stop, and do not repeat it today")

LOOK = mark("Stand as still as is comfortable, look at the mark, arms relaxed.")

STANDING_READY = (SAME_FEET, WITHIN_REACH, GAZE)
STANDING_STOP = (STEPS_OR_TOUCHES, FEET_MOVE, UNWELL)
LEANING_READY = (OWN_REACH, SAME_FEET, WITHIN_REACH)
LEANING_STOP = (FEET_FLAT, STEPS_OR_TOUCHES, UNWELL)
