"""`study detection`: how many probes it takes to see a true improvement, and how often change is
spoken of where there is none, on simulated courses of therapy."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.commands.pictures import check_picture, write_picture
from game.commands.printing import print_json, table
from game.commands.studies.common import add_study, counted

if TYPE_CHECKING:
    from game.studies.detection import Case, Plan

HELP = (
    "simulate courses of therapy, and tell how often the report sees a true improvement and how "
    "often it speaks of change where there is none; the exit code is 1 when that is too often"
)
EXAMPLE = "steady-isles study detection --people 150 --out detection.svg"

PEOPLE = 150
"""Of each profile: about two minutes on two cores (ours)."""
SHOWN = "cp12"
"""Whose plans are printed one by one; all are in the JSON."""
DAYS = 4
"""Before therapy, of the sentences and of the second table: a whole baseline."""


def arguments(parser: argparse.ArgumentParser) -> None:
    add_study(parser, PEOPLE, "profile")
    parser.add_argument("--out", type=Path, metavar="FILE.svg", help="draw the power as well")


def run(args: argparse.Namespace) -> int:
    """Exit code 0 when false alarms are within 5 %, 1 when they surely are not."""
    from game.studies.detection import detection, jobs, too_many

    check_picture(args.out)
    with counted(len(jobs(args.people, args.seed)), quiet=args.json) as done:
        cases = detection(args.people, args.seed, scheduler=args.scheduler, done=done)
    if args.json:
        print_json(document(cases, args.seed))
    else:
        print("\n".join(_text(cases)))
    if args.out is not None:
        from game.studies.detection_picture import detection_picture

        write_picture(detection_picture(cases).svg(alone=True), args.out)
    return 1 if too_many(cases) else 0


def document(cases: Sequence[Case], seed: int) -> dict[str, Any]:
    """What `--json` prints."""
    from game.studies.detection import POWER, USUAL_DAY_SD, interval, too_many

    rows = []
    for case in cases:
        low, high = interval(case.told_by_session[-1], case.people)
        rows.append(
            {
                "patient": case.patient,
                "probes": case.plan.probes,
                "probes_assessed": case.plan.assessed,
                "days_before": case.days_before,
                "day_sd": case.day_sd,
                "improvement": case.improvement,
                "told": case.told,
                "told_low": low,
                "told_high": high,
                "told_by_session": [one / case.people for one in case.told_by_session],
                "ever": case.ever / case.people,
                "twice": case.twice / case.people,
                "sessions": case.sessions_for(POWER) if case.improvement else None,
            }
        )
    return {
        "rows": rows,
        "violations": [_named(case) for case in too_many(cases)],
        "sentences": list(_sentences(cases)),
        "people": cases[0].people,
        "seed": seed,
        "power": POWER,
        "usual_day_sd": USUAL_DAY_SD,
        "interval": 0.95,
    }


def _text(cases: Sequence[Case]) -> Iterator[str]:
    from game.studies.courses import DAYS_BEFORE
    from game.studies.detection import DAY_SDS, PLANS, USUAL_DAY_SD
    from game.studies.detection_picture import SHOWN_PLAN

    found = {_key(case): case for case in cases}
    patients = list(dict.fromkeys(case.patient for case in cases))
    yield f"Courses of 12 sessions, {cases[0].people} people of each profile. In %:"
    yield ""
    usual = _share(USUAL_DAY_SD)
    yield f"{SHOWN}, day-to-day SD {usual}, by plan and days with probes before therapy"
    rows = [
        [_plan(plan), f"{days}", *_cells(found, SHOWN, plan, days, USUAL_DAY_SD)]
        for plan in PLANS
        for days in DAYS_BEFORE
    ]
    yield table(["plan", "days", *_columns()], rows)
    yield ""
    yield f"{_plan(SHOWN_PLAN)}, {DAYS} days before therapy, by day-to-day SD"
    rows = [
        [patient, _share(day_sd), *_cells(found, patient, SHOWN_PLAN, DAYS, day_sd)]
        for patient in patients
        for day_sd in DAY_SDS
    ]
    yield table(["patient", "SD", *_columns()], rows)
    yield ""
    yield from _sentences(cases)


def _columns() -> list[str]:
    from game.studies.detection import IMPROVEMENTS

    power = [f"sees {_share(better)}" for better in IMPROVEMENTS if better]
    return ["false at the end", "at any visit", "twice in a row", *power, "sessions for 20 %"]


Key = tuple[str, "Plan", int, float, float]


def _key(case: Case) -> Key:
    return case.patient, case.plan, case.days_before, case.day_sd, case.improvement


def _cells(found: dict[Key, Case], patient: str, plan: Plan, days: int, day_sd: float) -> list[str]:
    from game.studies.detection import IMPROVEMENTS, POWER, interval

    none, *some = (found[patient, plan, days, day_sd, better] for better in IMPROVEMENTS)
    low, high = interval(none.told_by_session[-1], none.people)
    needed = found[patient, plan, days, day_sd, 0.20].sessions_for(POWER)
    return [
        f"{100 * none.told:.1f} ({100 * low:.1f} to {100 * high:.1f})",
        f"{100 * none.ever / none.people:.1f}",
        f"{100 * none.twice / none.people:.1f}" if plan.every_visit else "-",
        *(f"{100 * case.told:.0f}" for case in some),
        "not in 12" if needed is None else f"{needed}",
    ]


def _plan(plan: Plan) -> str:
    if plan.every_visit:
        return "1 probe a visit" if plan.probes == 1 else f"{plan.probes} probes a visit"
    return f"{plan.probes} probe a visit, {plan.assessed} at the end"


def _sentences(cases: Sequence[Case]) -> Iterator[str]:
    """What a clinic takes from it."""
    from game.report.usual import LEAST_TRIALS
    from game.studies.detection import ALLOWED, PLANS, USUAL_DAY_SD, too_many

    found = {_key(case): case for case in cases}
    yield (
        f"With fewer than {LEAST_TRIALS} probes on the day the report never speaks of change; "
        "one a visit draws the curve."
    )
    yield f"{SHOWN}, {DAYS} days before therapy, day-to-day SD {_share(USUAL_DAY_SD)}:"
    speaking = [plan for plan in PLANS if plan.assessed >= LEAST_TRIALS]
    for plan in speaking:
        yield f"  {_plan_said(found, plan)}"
    none = [case for case in cases if not case.improvement and case.plan in speaking]
    mean = sum(case.told for case in none) / len(none)
    worst = max(none, key=lambda case: case.told)
    held = "that is too many" if too_many(cases) else f"{_share(ALLOWED)} is held, within chance"
    yield (
        f"All profiles and plans that speak: {_share(mean, 1)} false alarms at the end on average, "
        f"at most {_share(worst.told, 1)} ({_named(worst)}); {held}."
    )
    yield "A change said at one visit of many may be chance; said twice in a row it hardly is."


def _plan_said(found: dict[Key, Case], plan: Plan) -> str:
    from game.studies.detection import IMPROVEMENTS, POWER, USUAL_DAY_SD

    none, *some = (found[SHOWN, plan, DAYS, USUAL_DAY_SD, better] for better in IMPROVEMENTS)
    wanted = found[SHOWN, plan, DAYS, USUAL_DAY_SD, 0.20]
    needed, power = wanted.sessions_for(POWER), f"{_share(POWER)} power at 20 % improvement"
    sessions = (
        f"{power} is not reached within 12 sessions ({_share(wanted.told)} are seen)"
        if needed is None
        else f"{needed} sessions are needed for {power}"
    )
    reached = [case for case in some if case.sessions_for(POWER) is not None]
    smallest = (
        f"at {_share(reached[0].improvement)} from session {reached[0].sessions_for(POWER)} on"
        if reached
        else f"nor at {_share(IMPROVEMENTS[-1])} ({_share(some[-1].told)})"
    )
    alarms = f"false alarms {_share(none.told, 1)} at the end"
    if plan.every_visit:
        ever, twice = none.ever / none.people, none.twice / none.people
        alarms += f", {_share(ever, 1)} at any visit, {_share(twice, 1)} twice in a row"
    return f"With {_plan(plan)}, {sessions}, {smallest}; {alarms}."


def _share(share: float, digits: int = 0) -> str:
    return f"{100 * share:.{digits}f} %"


def _named(case: Case) -> str:
    return (
        f"{case.patient}, {_plan(case.plan)}, {case.days_before} days before, "
        f"day-to-day SD {_share(case.day_sd)}"
    )
