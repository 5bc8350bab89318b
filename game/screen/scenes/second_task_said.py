"""How a second task went, in one line for the therapist."""

from __future__ import annotations

from game.figures import Figures
from game.session.summary import Summary
from game.text import Words


def second_task_said(summary: Summary, words: Words) -> str:
    """'Second task: 12 of 15 as asked, cost 8 %'; for how long a vibration device was on; empty
    where there was neither. Head turns and counting have no signs to count, and still a cost."""
    score, cost = summary.second_task, summary.cost
    told = "" if cost is None else words("cost {share} %", share=round(100 * cost))
    if score.asked:
        right = score.hits + score.passes
        counted = words("{good} of {asked} as asked", good=right, asked=score.asked)
        told = ", ".join(filter(None, (counted, told)))
    said = words("Second task: {told}", told=told) if told else ""
    return " \N{MIDDLE DOT} ".join(filter(None, (said, _vibrated(summary, words))))


def _vibrated(summary: Summary, words: Words) -> str:
    done = summary.row.vibration
    if done is None:
        return ""
    time = Figures(words).clock(done.on_s)
    return words("Vibration: {hz} Hz, {mm} mm, {time}", hz=done.hz, mm=done.mm, time=time)
