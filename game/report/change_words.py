"""What is said of change, in words: the sentence, its reasons, limits and norms.

Nothing is called better or worse: less sway is not always better (measures reference 5.3, rule 7).
"""

from __future__ import annotations

from collections.abc import Mapping

from game.exercises.assessments import ASSESSMENTS
from game.figures import Figures, unit
from game.report.assessment_names import number_name, part_name
from game.report.measure_names import filter_name, measure_name
from game.report.series import assessment_of
from game.report.spoken import HEADLINE
from game.report.statement import Because, Code, Place, Published, Statement, Unfit
from game.report.usual import Said
from game.text import Words, mark

SAID: Mapping[Said, str] = {
    "not_enough": mark("Not yet enough data."),
    "inside": mark("No change that can be told from normal variation."),
    "above": mark("Higher: a change larger than the usual day-to-day variation."),
    "below": mark("Lower: a change larger than the usual day-to-day variation."),
}
"""Source: measures reference 5.3, rules 1 and 3."""
BECAUSE: Mapping[Code, str] = {
    "days": mark("{n} of {of} earlier days so far."),
    "trials": mark("The last day has {n} of {of} trials."),
    "repetitions": mark("The last day has {n} of {of} repetitions."),
    "same": mark("All earlier days gave one number, so its usual variation is not known."),
    "capped": mark("On {day} the longest time was held, and more was possible."),
    "device": mark("Another device since {day}: earlier days are not comparable."),
    "protocol": mark("Another protocol since {day}: earlier days are not comparable."),
    "condition": mark("The stance was changed on {day}: earlier days are not comparable."),
    "filter": mark("Another filter since {day}: earlier days are not comparable."),
    "formulas": mark("Other formulas since {day}: earlier days are not comparable."),
    "scope": mark("Other directions or another beat since {day}: earlier days are not comparable."),
}
UNFIT: Mapping[Unfit, str] = {
    "device": mark("of another kind of device"),
    "group": mark("of other people"),
    "age_unknown": mark("for an age, and the year of birth is not known"),
    "age": mark("for other ages"),
    "protocol": mark("of another protocol"),
    "filter": mark("with another filter"),
    "trials": mark("for the mean of 3 trials"),
    "cp": mark("not of people with cerebral palsy"),
}
NONE_OF_CP = mark("For standing with cerebral palsy there are no values of other people.")


def measured_in(statement: Statement, words: Words) -> str:
    """The measure and the protocol of a statement: 'Mean sway velocity: firm ground, eyes open'."""
    if "/" in statement.protocol:
        name, level = measure_name(statement.key, words), _level(statement.protocol, words)
        return words("{what}: {said}", what=name, said=level)
    root, *middle, last = statement.key.split(".")
    assessment = ASSESSMENTS.get(assessment_of(root))
    title = words(assessment.title) if assessment else statement.protocol
    part = part_name(".".join(middle), root, words)
    said = ", ".join(filter(None, (number_name(last, words), part)))
    return words("{what}: {said}", what=title, said=said)


def _level(level: str, words: Words) -> str:
    """How the trials at a level are called."""
    titles = {part.level: part.title for one in ASSESSMENTS.values() for part in one.parts}
    if level in titles:
        return words(titles[level])
    return words("before play") if level.endswith("/probe") else level


def statement_said(statement: Statement, words: Words) -> str:
    """What may be said, and why no more."""
    reasons = (because_said(one, words) for one in statement.because)
    return " ".join((words(SAID[statement.said]), *reasons))


def because_said(because: Because, words: Words) -> str:
    """One reason."""
    day = Figures(words).date(because.utc) if because.utc else ""
    return words(BECAUSE[because.code], n=because.n, of=because.of, day=day)


def then_said(statement: Statement, words: Words) -> str:
    """The usual value and what it rests on; a dash before there is one."""
    usual = statement.usual
    if usual is None:
        return "\N{EN DASH}"
    days = words.count("{n} day", "{n} days", usual.days)
    trials = _counted(usual.trials, statement, words)
    return f"{Figures(words).measure(usual.centre)} ({_kept(days)}, {_kept(trials)})"


def _counted(n: int, statement: Statement, words: Words) -> str:
    if statement.repeats:
        return words.count("{n} repetition", "{n} repetitions", n)
    return words.count("{n} trial", "{n} trials", n)


def now_said(statement: Statement, words: Words) -> str:
    """The latest value, its day and what it rests on."""
    figures = Figures(words)
    trials = _counted(statement.latest_trials, statement, words)
    day = figures.day(statement.latest_utc)
    return f"{figures.measure(statement.latest)} ({_kept(day)}, {_kept(trials)})"


def band_said(statement: Statement, words: Words) -> str:
    """Between which values nothing is said."""
    usual, figures = statement.usual, Figures(words)
    if usual is None or not usual.tells:
        return "\N{EN DASH}"
    low, high = figures.measure(usual.low), figures.measure(usual.high)
    return _kept(words("{low} to {high}", low=low, high=high))


def _kept(text: str) -> str:
    """On one line."""
    return text.replace(" ", "\u00a0")


def terms_said(statement: Statement, words: Words) -> str:
    """Device, filter and version."""
    return " · ".join((statement.device, filter_name(statement.filter, words), statement.version))


def limit_said(statement: Statement, words: Words) -> str:
    """The published limit that made the band wider, else why those that exist are not used."""
    if statement.limit is not None:
        return words("The band is as wide as the limit of {source}.", source=statement.limit.source)
    if statement.unused:
        return words("Published limits are {why}.", why=_unfit(statement.unused, words))
    return ""


def norm_said(statement: Statement, words: Words) -> str:
    """Where the value lies among other people, or why that is not said; nothing for a measure that
    no published values speak of. Nobody is measured against a norm here."""
    if statement.place is not None:
        return _place_said(statement, statement.place, words)
    if any(one.unfit == "cp" for one in statement.no_norms):
        return words(NONE_OF_CP)
    if not statement.no_norms:
        return ""
    return words(
        "No values of other people fit: those at hand are {why}.",
        why=_unfit(statement.no_norms, words),
    )


def norms_said(statements: tuple[Statement, ...], words: Words) -> list[str]:
    """Of the headline of each protocol; the same sentence stands once."""
    said = [norm_said(one, words) for one in statements if one.key == HEADLINE]
    return list(dict.fromkeys(filter(None, said)))


def _place_said(statement: Statement, place: Place, words: Words) -> str:
    figures = Figures(words)
    return words(
        "{measure}: {value} {unit}. Of {n} adults of these ages half lie below {middle}, and 90 of "
        "100 between {low} and {high} ({source}).",
        measure=measured_in(statement, words),
        value=figures.measure(statement.latest),
        unit=unit(statement.unit),
        n=figures.number(place.people),
        middle=figures.measure(place.middle),
        low=figures.measure(place.low),
        high=figures.measure(place.high),
        source=place.norm.source,
    )


def _unfit(rows: tuple[Published, ...], words: Words) -> str:
    reasons = dict.fromkeys(one.unfit for one in rows if one.unfit is not None)
    return ", ".join(words(UNFIT[one]) for one in reasons)
