"""Dose and care of a visit: what was planned and done, what each side did, what the game asked for
and why. In values, and in words for any page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import msgspec

from game.figures import Figures
from game.report.clock import seconds_between
from game.store.records import BoutRow, Chosen, Planned, Prompt, Shared, SideDose, Visit
from game.text import Words, mark

ASKED: Mapping[str, str] = {
    "rest": mark("A rest was suggested"),
    "long_rest": mark("A longer rest was due"),
    "finish": mark("Finishing was suggested"),
    "stop": mark("The visit was ended"),
}
CHOSE: Mapping[Chosen, str] = {
    "": "",
    "rested": mark("rested"),
    "cut_short": mark("rest cut short by hand"),
    "went_on": mark("went on after a rest"),
    "finished": mark("finished"),
    "stopped": "",
}


class Care(msgspec.Struct, frozen=True, kw_only=True):
    """Of one visit."""

    planned: Planned | None
    """None for a visit of an older program."""
    prompts: tuple[Prompt, ...]
    sides: SideDose
    """Sums over the bouts of play."""
    rest_s: float
    """Between the bouts, count-ins too."""
    near_step_offs: int
    """The most within 60 s in any bout."""
    losses_of_balance: int
    shared: Shared = ""
    """Another person played on the same board, bout by bout; who, no report knows."""


def care_of(visit: Visit, bouts: Sequence[BoutRow]) -> Care:
    """bouts: of this visit, oldest first, probes too."""
    play = [row for row in bouts if row.purpose == "play"]
    sides = [row.sides for row in play]
    return Care(
        planned=visit.planned,
        prompts=visit.prompts,
        sides=SideDose(
            left=sum(one.left for one in sides),
            right=sum(one.right for one in sides),
            other=sum(one.other for one in sides),
            left_s=round(sum(one.left_s for one in sides), 1),
            right_s=round(sum(one.right_s for one in sides), 1),
        ),
        rest_s=sum(_between(row, after) for row, after in pairwise(bouts)),
        near_step_offs=max((row.signs.near_step_offs for row in play), default=0),
        losses_of_balance=sum(row.signs.losses_of_balance for row in play),
        shared=visit.shared,
    )


def _between(row: BoutRow, after: BoutRow) -> float:
    passed_s = seconds_between(row.started_utc, after.started_utc)
    return max(0.0, passed_s - row.active_s - row.paused_s)


def prompts_said(care: Care, words: Words) -> tuple[str, ...]:
    """Each prompt with its reason, every other sign, and what came of it."""
    return tuple(_prompt(one, words) for one in care.prompts)


def _prompt(prompt: Prompt, words: Words) -> str:
    figures = Figures(words)
    reasons = {prompt.reason: prompt.values, **{one.reason: one.values for one in prompt.signs}}
    said = " ".join(
        words(reason, **{name: figures.number(value) for name, value in values.items()})
        for reason, values in reasons.items()
    )
    chose = CHOSE[prompt.chosen]
    end = f" ({words(chose)})" if chose else ""
    return words("{what}: {said}", what=words(ASKED[prompt.advice]), said=said) + end


def dose_said(care: Care, bouts: int, active_s: float, words: Words) -> str:
    """Done against planned, active against rest, and each side, in one line."""
    figures, sides = Figures(words), care.sides
    done = words.count("{n} bout", "{n} bouts", bouts)
    if care.planned is not None:
        done = words("{done} of {planned} bouts", done=bouts, planned=care.planned.bouts)
    parts = [
        done,
        words("{active} min active, {rest} min between bouts",
              active=figures.minutes(active_s), rest=figures.minutes(care.rest_s)),
        words("left: {n} repetitions, {minutes} min", n=sides.left,
              minutes=figures.minutes(sides.left_s)),
        words("right: {n} repetitions, {minutes} min", n=sides.right,
              minutes=figures.minutes(sides.right_s)),
    ]  # fmt: skip
    if sides.other:
        parts.append(words("without a side: {n}", n=sides.other))
    if care.losses_of_balance:
        n = care.losses_of_balance
        parts.append(words.count("{n} loss of balance", "{n} losses of balance", n))
    if care.shared:
        parts.append(words("played with another person"))
    return " · ".join(parts)
