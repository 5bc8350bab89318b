"""How a second task went, in one line for the therapist."""

from __future__ import annotations

from game.session.summary import Summary
from game.text import Words


def second_task_said(summary: Summary, words: Words) -> str:
    """'Second task: 12 of 15 right, cost 8 %'; empty where nothing was asked. A cost is told for
    head turns and counting too, which have no signs to count."""
    score, cost = summary.second_task, summary.cost
    told = "" if cost is None else words("cost {share} %", share=round(100 * cost))
    if score.asked:
        right = score.hits + score.passes
        counted = words("{good} of {asked} as asked", good=right, asked=score.asked)
        told = ", ".join(filter(None, (counted, told)))
    return words("Second task: {told}", told=told) if told else ""
