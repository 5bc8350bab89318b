"""Everybody: find one, or add one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from nicegui import ui
from starlette.requests import Request

from game.console.attention import LATELY_DAYS
from game.console.desk import Desk
from game.console.parts import choice, field, main_button, sheet, tried
from game.console.shell import page
from game.core.patient import GUEST, Patient, Theme
from game.report.facts import GROUPS
from game.store.overview import Overview
from game.text import Words, mark

ROWS = 25


@page("/patients", mark("Patients"))
def patients(desk: Desk, request: Request) -> None:
    """A table that is searched and sorted at the browser."""
    words = desk.words
    day = date.fromisoformat(desk.utc()[:10])
    seen = desk.store.overviews((day - timedelta(days=LATELY_DAYS)).isoformat())
    rows = [_row(desk, one) for one in seen if one.patient.alias != GUEST]
    with sheet():
        sought = field(words("Find"))
        table = ui.table(
            columns=_columns(words),
            rows=rows,
            row_key="key",
            pagination={"rowsPerPage": ROWS, "sortBy": "last", "descending": True},
        )
        name = words("Patients")
        table.props(f'flat aria-label="{name}"').classes("people")
        table.bind_filter_from(sought, "value")
        table.add_slot("body-cell-alias", LINKED)
        if not rows:
            ui.label(words("Nobody is registered yet.")).classes("quiet")
    _add(desk)


LINKED = """
<q-td :props="props">
  <a :href="'/patients/' + props.row.key" class="person">{{ props.value }}</a>
</q-td>
"""


def _columns(words: Words) -> list[dict[str, Any]]:
    named = {
        "alias": words("Alias"),
        "group": words("Group"),
        "lately": words("Visits in 4 weeks"),
        "last": words("Last visit"),
        "waits": words("Waits"),
    }
    return [
        {"name": name, "label": label, "field": name, "sortable": True, "align": "left"}
        for name, label in named.items()
    ]


def _row(desk: Desk, one: Overview) -> dict[str, Any]:
    words, last = desk.words, one.last
    return {
        "key": desk.house.keys.of(one.patient.alias),
        "alias": one.patient.alias,
        "group": words(GROUPS[one.patient.group]),
        "lately": one.lately,
        "last": last.started_utc[:10] if last else "",
        "waits": len(one.suggestions) or "",
    }


def _add(desk: Desk) -> None:
    words = desk.words
    groups: dict[str, str] = {key: words(said) for key, said in GROUPS.items()}
    with sheet(words("One more")), ui.element("div").classes("fields"):
        alias = field(words("Alias, never a name"))
        group = choice(words("Group"), groups, "child_cp")

        def add() -> None:
            kind = group.value
            theme: Theme = "child" if kind == "child_cp" else "adult"
            made = Patient(alias=(alias.value or "").strip(), group=kind, theme=theme)
            desk.store.add_patient(made)
            desk.store.sign_off(made.alias, "add", desk.utc(), desk.account.name)
            ui.navigate.to(f"/patients/{desk.house.keys.of(made.alias)}")

        main_button(words("Add"), lambda: tried(desk, add))
