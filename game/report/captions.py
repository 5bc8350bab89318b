"""What stands beside tables and pictures: titles, terms, notes, and words for what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.core.condition import Dimension, step_name
from game.figures import Figures
from game.report.care import dose_said, prompts_said
from game.report.facts import period, stop_said
from game.report.measure_names import filter_name
from game.report.parts import Report, VisitPart
from game.text import Words

STOOD: tuple[Dimension, ...] = ("base", "surface", "vision")
"""What must be said of a stance, or its numbers are taken for those of another."""


def sway_terms(report: Report, words: Words) -> str:
    """What must be known to compare the sway with another: stance, trials, samples, rate,
    filter."""
    sway, figures = report.sway, Figures(words)
    if sway is None:
        return ""
    stood = (words(step_name(sway.condition, name)) for name in STOOD)
    parts = [", ".join(stood), words.count("from {n} trial", "mean of {n} trials", sway.trials)]
    if sway.samples is not None and sway.fs_hz is not None:
        n, rate = figures.number(sway.samples), figures.number(sway.fs_hz)
        parts.append(words("{n} samples at {rate} Hz", n=n, rate=rate))
    return "\u00a0· ".join((*parts, filter_name(sway.filter, words), sway.version))


def versions_said(report: Report, words: Words) -> str:
    """Which program made the recordings, and which this page."""
    made, now = ", ".join(report.versions), report.program_version
    if not made:
        return words("Nothing recorded yet; this page by Steady Isles {now}.", now=now)
    return words("Recorded with Steady Isles {made}; this page by {now}.", made=made, now=now)


def when(report: Report, words: Words) -> str:
    """The day of the report and the days it covers."""
    made = words("made on {day}", day=Figures(words).date(report.today_utc))
    return f"{made} · {period(report, words)}"


def titles(words: Words) -> Mapping[str, str]:
    """Of the sections and pictures, by name."""
    return {
        "stance": words("Quiet stance from above"),
        "reach": words("Reach and stance, same scale"),
        "sway": words("How steady"),
        "change": words("What may be said of change"),
        "curves": words("The latest quiet stance in curves"),
        "stabilogram": words("Course in time"),
        "spectrum": words("How fast the sway is"),
        "diffusion": words("How far apart two moments are"),
        "assessments": words("Assessments"),
        "rose": words("Limits of stability, the latest"),
        "exercises": words("Practice by exercise"),
        "success": words("Success and difficulty, bout by bout"),
        "ability": words("Ability, and how hard the levels are"),
        "course": words("Course of the last visit"),
        "visits": words("Visits: effort and pain before → most → after, 0 to 10"),
        "suggestions": words("Suggestions, and what was decided"),
        "notes": words("Notes"),
        "remarks": words("When reading these numbers"),
        "signal": words("How the data came at the last visit"),
    }


def missing(words: Words) -> Mapping[str, str]:
    """What stands where there is nothing to show, by name."""
    return {
        "stance": words("Quiet stance was not measured, or its recording is not there."),
        "reach": words("Reach was not measured."),
        "sway": words("Sway was not measured."),
        "curves": words("The recording is not there, or too short."),
        "assessments": words("No assessment was done yet."),
        "exercises": words("No bout was played yet."),
        "success": words("No attempt yet."),
        "ability": words("The difficulty of the levels is not known."),
        "course": words("No bout was played at the last visit."),
        "visits": words("No visit yet."),
        "suggestions": words("Nothing was suggested yet."),
        "notes": words("No notes."),
    }


def last_dose(report: Report, words: Words) -> str:
    """The dose of the last visit in one line; nothing before the first."""
    visit = report.last_visit
    if visit is None:
        return ""
    return dose_said(visit.care, visit.bouts, visit.active_s, words)


def notes_of(visit: VisitPart, words: Words) -> Sequence[tuple[str, str]]:
    """Day and text of a visit's notes; the reason of an early end comes first, what the game asked
    for last."""
    figures = Figures(words)
    day = figures.day(visit.started_utc)
    early = words("Ended early: {why}", why=stop_said(visit.ended_early, words))
    ended = [(day, early)] if visit.ended_early else []
    asked = [(day, said) for said in prompts_said(visit.care, words)]
    written = [(day, note.text) for note in reversed(visit.notes) if note.text.strip()]
    return [*ended, *written, *asked]


def remarks_said(report: Report, words: Words) -> tuple[str, ...]:
    """What to keep in mind; never silent."""
    if report.signal is None:
        return (words("No data yet."),)
    return report.remarks or (words("Nothing speaks against these data."),)
