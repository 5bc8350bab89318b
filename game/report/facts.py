"""What a reader should see at one glance: who, how much, how well, how steady, how sure."""

from __future__ import annotations

import msgspec

from game.core.level import Side
from game.core.patient import Group
from game.figures import Figures, unit
from game.report.parts import Change, Report
from game.report.practice import success
from game.report.usual import LEAST_TRIALS, Said
from game.text import Words, mark

GROUPS: dict[Group, str] = {
    "child_cp": mark("child with cerebral palsy"),
    "adult_msk": mark("adult after injury"),
    "stroke": mark("adult after stroke"),
    "older": mark("older adult"),
    "athlete": mark("athlete"),
}
SIDES: dict[Side, str] = {
    "left": mark("affected side: left"),
    "right": mark("affected side: right"),
    "none": "",
}
STOPPED = {
    "stopped": mark("stopped by hand"),
    "pain": mark("stopped because of pain"),
    "effort": mark("stopped because of effort"),
    "tired": mark("finished after signs of fatigue"),
    "interrupted": mark("cut off with the station"),
}
"""Why a visit ended early; a reason that is not here was written by a person."""

SAID: dict[Said, str] = {
    "not_enough": mark(
        "Not yet enough data to speak of change: this takes trials on 3 earlier days, and 3 "
        "trials on the last day."
    ),
    "inside": mark("No change that can be told from this person's usual variation."),
    "above": mark("Sway velocity was higher than this person's usual day-to-day variation."),
    "below": mark("Sway velocity was lower than this person's usual day-to-day variation."),
}
"""What may be said of change. Source: measures reference 5.3; less sway is not always better."""

DISCLAIMER = mark(
    "This report describes what was measured; it makes no diagnosis. A game score is not by itself "
    "a clinical measure. Compare only the same device, settings and version."
)


class Fact(msgspec.Struct, frozen=True):
    """A question, its answer in large letters, and what must be known with it."""

    label: str
    value: str
    detail: str


def who(report: Report, words: Words) -> str:
    """What is known of the person, in one line."""
    born = words("born {year}", year=report.birth_year) if report.birth_year else ""
    parts = (words(GROUPS[report.group]), born, words(SIDES[report.affected_side]))
    return " · ".join(part for part in parts if part)


def period(report: Report, words: Words) -> str:
    """From the first visit to the last."""
    figures, dose = Figures(words), report.dose
    if dose.first_utc is None or dose.last_utc is None:
        return words("no visit yet")
    first, last = figures.date(dose.first_utc), figures.date(dose.last_utc)
    if first == last:
        return words("visit of {day}", day=first)
    return words("visits from {first} to {last}", first=first, last=last)


def facts(report: Report, words: Words) -> tuple[Fact, ...]:
    """Five answers, always in this order."""
    figures = Figures(words)
    return (
        _how_much(report, words, figures),
        _last_visit(report, words, figures),
        _how_well(report, words, figures),
        _how_steady(report, words, figures),
        _how_sure(report, words, figures),
    )


def _how_much(report: Report, words: Words, figures: Figures) -> Fact:
    dose = report.dose
    minutes = words("{minutes} min active", minutes=figures.minutes(dose.active_s))
    bouts = words.count("{n} bout", "{n} bouts", dose.bouts)
    value = words.count("{n} visit", "{n} visits", dose.sessions)
    return Fact(words("Practised"), value, f"{minutes} · {bouts}")


def _last_visit(report: Report, words: Words, figures: Figures) -> Fact:
    visit = report.last_visit
    if visit is None:
        return Fact(words("Last visit"), words("none yet"), "")
    minutes = words("{minutes} min", minutes=figures.minutes(visit.active_s))
    paused = words("{time} paused", time=figures.clock(visit.paused_s))
    return Fact(words("Last visit"), figures.day(visit.started_utc), f"{minutes} · {paused}")


def _how_well(report: Report, words: Words, figures: Figures) -> Fact:
    dose = report.dose
    share = success(dose.attempts, dose.successes)
    if share is None:
        return Fact(words("Succeeded"), words("no attempt"), "")
    many = words(
        "{done} of {n} attempts",
        done=figures.number(dose.successes),
        n=figures.number(dose.attempts),
    )
    return Fact(words("Succeeded"), figures.share(share), many)


def _how_steady(report: Report, words: Words, figures: Figures) -> Fact:
    sway = report.sway
    value = sway.value("mvelo") if sway else None
    if sway is None or value is None:
        return Fact(words("Mean sway velocity"), words("not measured"), words("no valid probe"))
    trials = words.count("{n} trial", "{n} trials", sway.trials)
    detail = f"{figures.day(sway.started_utc)} · {trials}"
    return Fact(words("Mean sway velocity"), f"{figures.measure(value)} mm/s", detail)


def _how_sure(report: Report, words: Words, figures: Figures) -> Fact:
    n = len(report.remarks)
    signal = report.signal
    value = words.count("{n} remark", "{n} remarks", n) if n else words("no remarks")
    if signal is None:
        return Fact(words("Data"), words("no data"), "")
    gaps = words.count("{n} gap", "{n} gaps", signal.gaps)
    rate = "" if signal.rate_hz is None else f"{figures.number(signal.rate_hz)} Hz · "
    return Fact(words("Data"), value, rate + gaps)


def change_said(change: Change | None, words: Words) -> str:
    """What may be said of change, with the numbers that it rests on."""
    if change is None or len(change.trials) < LEAST_TRIALS:
        return words("Fewer than 3 trials: no statement of change.")
    said, usual = words(SAID[change.said]), change.usual
    if usual is None:
        return said
    if change.latest_trials < LEAST_TRIALS:
        said = words.count(
            "The last visit has {n} comparable trial; to speak of change it takes 3.",
            "The last visit has {n} comparable trials; to speak of change it takes 3.",
            change.latest_trials,
        )
    figures = Figures(words)
    low, high = figures.measure(usual.low), figures.measure(usual.high)
    band = words("Usual: {low} to {high} {unit}, of {n} trials on {days} days.", low=low, high=high,
                 unit=unit(change.unit), n=usual.trials, days=usual.days)  # fmt: skip
    return f"{said} {band}"


def signal_lines(report: Report, words: Words) -> tuple[tuple[str, str], ...]:
    """How the samples of the last visit came: names and values."""
    signal, figures = report.signal, Figures(words)
    if signal is None:
        return ()
    ms = [figures.number(age) for age in (signal.p50_ms, signal.p95_ms, signal.p99_ms)]
    drawn = " / ".join(ms) + " ms" if signal.p50_ms is not None else words("not measured")
    none = words("not measured")
    rate = none if signal.rate_hz is None else f"{figures.number(signal.rate_hz)} Hz"
    jitter = none if signal.jitter_ms is None else f"{figures.number(signal.jitter_ms, 1)} ms"
    longest = f" ({figures.number(signal.longest_gap_s, 2)} s)" if signal.gaps else ""
    lost = words("not counted") if signal.lost is None else figures.number(signal.lost)
    return (
        (words("Device"), ", ".join(signal.devices)),
        (words("Samples a second"), rate),
        (words("Jitter"), jitter),
        (words("Gaps above 0.2 s"), figures.number(signal.gaps) + longest),
        (words("Lost samples"), lost),
        (words("Age of the sample behind the picture (50 / 95 / 99 %)"), drawn),
    )


def stop_said(reason: str, words: Words) -> str:
    """Why a visit ended early, in words."""
    return words(STOPPED[reason]) if reason in STOPPED else reason
