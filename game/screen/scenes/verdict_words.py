"""What the device room finds, in the player's language: it speaks English only, and keeps each
sentence apart from what is filled in."""

from __future__ import annotations

from game.figures import Figures
from game.text import Words
from input_devices.verdict import CORNERS, Verdict


def verdict_says(words: Words, verdict: Verdict) -> str:
    """What was found; figures and dates as the language writes them."""
    values = dict(verdict.says.values)
    if verdict.corner is not None:
        values["corner"] = words(CORNERS[verdict.corner])
    figures = Figures(words)
    for name, value in values.items():
        if name == "since":
            values[name] = figures.date(str(value))
        elif isinstance(value, str) and _is_number(value):
            values[name] = figures.number(float(value), len(value.partition(".")[2]))
    return words(verdict.says.message, **values)


def verdict_do(words: Words, verdict: Verdict) -> str:
    """What to do about it; empty where there is nothing."""
    return words(verdict.do.message) if verdict.do.message else ""


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
