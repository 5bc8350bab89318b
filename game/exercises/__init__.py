"""The exercises: one module each, holding its Level, its State and its rules.

Everything here is pure: the same level, seed and controls give the same states and events. This
room knows the core only. No picture, no sound, no device, no clock, no file (but for `library`,
which reads the levels), and no randomness after `start`.

To add an exercise: a module with the names of `game.core.exercise.Exercise`, one line in
`EXERCISES`, a folder of levels under `levels/` and a view, all of one name. What its rules need
beside the contract goes into a module named after the noun (`river_course`, `star_order`). What
several have in common is there to be shared: `attempt` (its events), `dwell`, `middle`,
`stillness`, `lifted_foot`, `blocks` (a random order), `card_words`. The suite in `tests/exercises`
then walks over it by itself.
"""

from __future__ import annotations

from collections.abc import Mapping

from game.core.exercise import Exercise
from game.exercises import (
    drum_march,
    flamingo_garden,
    fruit_shift,
    limits_of_stability,
    log_walk,
    one_leg,
    pelvic_range,
    pelvis_painter,
    position_sense,
    quiet_stance,
    reaching,
    river_run,
    rocket_legs,
    sit_to_stand,
    squats,
    star_map,
    statue_stretch,
    step_rhythm,
    still_lake,
    storm_captain,
    treasure_sense,
    weight_shift,
)

EXERCISES: Mapping[str, Exercise] = {
    exercise.ID: exercise
    for exercise in (
        river_run,
        star_map,
        flamingo_garden,
        still_lake,
        fruit_shift,
        rocket_legs,
        log_walk,
        drum_march,
        pelvis_painter,
        treasure_sense,
        storm_captain,
        statue_stretch,
        quiet_stance,
        one_leg,
        limits_of_stability,
        weight_shift,
        position_sense,
        reaching,
        sit_to_stand,
        pelvic_range,
        step_rhythm,
        squats,
    )
}
