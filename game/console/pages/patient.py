"""One person: who they are, what came of their visits, and the page for the file."""

from __future__ import annotations

from collections.abc import Sequence

from nicegui import ui
from starlette.requests import Request

from game.console.charts import difficulty_chart, minutes_chart, success_rows
from game.console.desk import Desk
from game.console.parts import danger_button, field, plain_button, sheet, tried
from game.console.shell import page
from game.core.errors import SetupError
from game.core.patient import GUEST, Patient
from game.figures import Figures
from game.report.facts import GROUPS, SIDES, stop_said
from game.report.practice import NOT_EARLY
from game.store.records import BoutRow, Visit
from game.text import mark

FORMATS = ("pdf", "html", "csv", "json")
MOST_VISITS = 12
"""In the list; the report has all."""


@page("/patients/{key}", mark("Patient"))
def patient(desk: Desk, request: Request) -> None:
    """Everything from the index: no recording is read."""
    alias = desk.house.keys.alias(request.path_params["key"])
    if alias is None:
        raise SetupError(desk.words("This page is of an earlier start of the console."))
    one, visits, bouts = (
        desk.store.patient(alias),
        desk.store.sessions(alias),
        desk.store.bouts(alias),
    )
    desk.store.sign_off(alias, "view", desk.utc(), desk.account.name)
    _who(desk, one, visits)
    if bouts:
        _course(desk, visits, bouts)
    _visits(desk, visits, bouts)
    if desk.leads and alias != GUEST:
        _erase(desk, alias)


def _who(desk: Desk, one: Patient, visits: Sequence[Visit]) -> None:
    words, figures = desk.words, Figures(desk.words)
    born = words("born {year}", year=one.birth_year) if one.birth_year else ""
    said = [words(GROUPS[one.group]), born, words(SIDES[one.affected_side])]
    with sheet(words("Guest") if one.alias == GUEST else one.alias):
        ui.label(" · ".join(part for part in said if part)).classes("soft")
        if one.notes:
            ui.label(one.notes).classes("notes")
        last = figures.date(visits[-1].started_utc) if visits else words("none yet")
        with ui.element("dl").classes("facts"):
            _fact(words("Visits"), figures.number(len(visits)))
            _fact(words("Last visit"), last)
            _fact(words("Success to aim at"), figures.share(one.target_success))
        with ui.element("div").classes("actions no-print"):
            for kind in FORMATS:
                path = f"/reports/{desk.house.keys.of(one.alias)}.{kind}"
                link = ui.link(words("Report, {format}", format=kind.upper()), path, new_tab=True)
                link.classes("as-button")


def _fact(label: str, value: str) -> None:
    with ui.element("div"):
        with ui.element("dt"):
            ui.label(label)
        with ui.element("dd"):
            ui.label(value)


def _course(desk: Desk, visits: Sequence[Visit], bouts: Sequence[BoutRow]) -> None:
    words = desk.words
    with sheet(words("How much")):
        ui.echart(minutes_chart(visits, bouts, words)).classes("chart")
    with sheet(words("How difficult, how well")):
        ui.echart(difficulty_chart(bouts, words)).classes("chart")
        named = {
            "exercise": words("Exercise"),
            "bouts": words("Bouts"),
            "minutes": words("min"),
            "success": words("Success"),
            "difficulty": words("Difficulty now"),
        }
        columns = [
            {"name": key, "label": said, "field": key, "align": "left"}
            for key, said in named.items()
        ]
        ui.table(columns=columns, rows=success_rows(bouts, words), row_key="exercise").props("flat")


def _visits(desk: Desk, visits: Sequence[Visit], bouts: Sequence[BoutRow]) -> None:
    words, figures = desk.words, Figures(desk.words)
    with sheet(words("Visits")):
        if not visits:
            ui.label(words("Nobody was here yet.")).classes("quiet")
        for visit in reversed(visits[-MOST_VISITS:]):
            own = [one for one in bouts if one.session == visit.id]
            tried = sum(one.attempts for one in own if one.purpose == "play")
            made = sum(one.successes for one in own if one.purpose == "play")
            with ui.element("article").classes("line"):
                ui.label(figures.moment(visit.started_utc)).classes("strong")
                ui.label(
                    words("{minutes} min", minutes=figures.minutes(sum(b.active_s for b in own)))
                )
                ui.label(words("{n} attempts", n=figures.number(tried)))
                ui.label(figures.share(made / tried if tried else None))
                with ui.element("div").classes("grow soft"):
                    for note in visit.notes:
                        ui.label(note.text)
                if visit.stop_reason not in NOT_EARLY:
                    ui.label(stop_said(visit.stop_reason, words)).classes("chip warm")


def _erase(desk: Desk, alias: str) -> None:
    """Asked for with the alias typed, for it cannot be taken back. Source: clinical design 10.2."""
    words = desk.words
    with ui.dialog() as asking, ui.card().classes("asking"):
        ui.label(words("Erase everything of {name}?", name=alias)).classes("strong")
        ui.label(words("Clinics must often keep records for years. Erasing cannot be undone."))
        typed = field(words("Type the alias to confirm"))

        def erase() -> None:
            if (typed.value or "").strip() != alias:
                raise SetupError(words("That is not the alias."))
            desk.store.erase_patient(alias, desk.utc(), desk.account.name)
            ui.navigate.to("/patients")

        with ui.row():
            danger_button(words("Erase"), lambda: tried(desk, erase))
            plain_button(words("Keep"), asking.close)
    with ui.element("div").classes("no-print"):
        danger_button(words("Erase this patient"), asking.open)
