"""How long and how steadily somebody stood on each leg. Source: exercises 3.5, logged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from game.core.lifted_foot import Leg, LiftedFoot
from game.core.pose import right_share
from game.core.time import STEPS_PER_S, seconds
from game.measures.assessments.definition import BOARD, Definition, Line
from game.measures.assessments.from_stance import FIRST_S, LEAST_HOLD_S
from game.measures.assessments.one_leg import Hold, HoldTimes, one_leg
from game.measures.assessments.plane import Attempt
from game.measures.assessments.values import Value, mean_of, runs
from game.measures.bouts import Trace, path_of
from game.measures.play.attempts import Within, on_side, stands, sway, unbroken
from game.measures.play.bout import Played

ID = "flamingo_garden"
NO_HOLD = "this leg was not asked for"
NO_BOARD = "the device does not tell one leg from the other"
SHORT = f"nobody stood for {LEAST_HOLD_S:g} s without a touch-down"
LEGS: tuple[Leg, ...] = ("left", "right")


class FlamingoGarden(Value, frozen=True, kw_only=True):
    """The attempts on one leg."""

    time_s: HoldTimes | None = None
    n_touch: int | None = None
    mvelo: float | None = None
    n_holds: int = 0


def played(one: Played) -> Mapping[str, Value]:
    """'flamingo_garden.left' and 'flamingo_garden.right', by the leg that stands."""
    bout = one.bout
    trace = path_of(bout.samples, bout.header.geometry)
    attempts = unbroken(bout)
    return {f"{ID}.{leg}": _on(one, trace, leg, on_side(attempts, leg)) for leg in LEGS}


def _on(one: Played, trace: Trace, leg: Leg, attempts: Sequence[Attempt]) -> FlamingoGarden:
    if not attempts:
        return FlamingoGarden().because(NO_HOLD)
    times_s = one_leg([Hold(each.ended.time_s, each.reached, False) for each in attempts]).time_s
    found = FlamingoGarden(time_s=times_s, n_holds=len(attempts))
    if one.bout.header.device.unit != "mm":
        return found.because(NO_BOARD)
    stood = [_stands(trace, leg, each) for each in attempts]
    steady = [
        (first + FIRST_S, end) for first, end in map(_longest, stood) if end - first >= LEAST_HOLD_S
    ]
    return FlamingoGarden(
        time_s=times_s,
        n_touch=sum(_touches(each, own) for each, own in zip(attempts, stood, strict=True)),
        mvelo=mean_of(sway("mvelo", stands(one.bout, trace, steady))),
        n_holds=len(attempts),
    ).because(SHORT)


def _stands(trace: Trace, leg: Leg, attempt: Attempt) -> list[Within]:
    """The stretches of an attempt during which the other foot was lifted, s of bout time."""
    at = np.arange(attempt.shown.step, attempt.ended.step + 1)
    if not len(trace.t_s):
        return []
    x_mm = np.interp(at / STEPS_PER_S, trace.t_s, trace.xy_mm[:, 0])
    foot, lifted = LiftedFoot(leg), []
    for x in x_mm.tolist():
        foot = foot.seen(right_share(x))
        lifted.append(foot.lifted)
    return [(seconds(int(at[a])), seconds(int(at[b - 1]))) for a, b in runs(np.array(lifted))]


def _longest(stood: Sequence[Within]) -> Within:
    return max(stood, key=lambda one: one[1] - one[0], default=(0.0, 0.0))


def _touches(attempt: Attempt, stood: Sequence[Within]) -> int:
    """Of the stretches, those that ended before the attempt did."""
    return sum(end_s < seconds(attempt.ended.step) for _, end_s in stood)


SHOWN = (f"{ID}.*",)

DEFINED: Mapping[str, Definition] = {
    "FlamingoGarden": Definition(
        roots=(ID,),
        about=(
            "Attempts on one leg; left and right name the leg that stands. The level says how long "
            "a hold may last, and the ring how still it is to be: no test of how long somebody can "
            "stand. A foot is lifted when its side carries less than 15 % for 0.3 s."
        ),
        source="ours; exercises 3.5; time and velocity as of `unilateral`",
        filter=BOARD,
        lines={
            "time_s": Line(
                "the longest hold of an attempt, which drains twice as fast outside the ring as it "
                "fills inside, best and mean of the attempts",
                "s",
                "larger",
            ),
            "n_touch": Line("times the other foot came down before the attempt was over"),
            "mvelo": Line(
                f"sway velocity of the longest stand of each attempt, from {LEAST_HOLD_S:g} s on "
                "and without its first second, mean",
                "mm/s",
                "smaller",
            ),
            "n_holds": Line("attempts on this leg"),
        },
    ),
}
