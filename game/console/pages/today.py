"""Today: what needs attention, and who was here."""

from __future__ import annotations

from datetime import date, timedelta

from nicegui import ui
from starlette.requests import Request

from game.console.attention import LATELY_DAYS, Notice, came_on, notices
from game.console.desk import Desk
from game.console.parts import main_button, plain_button, sheet, told, tried
from game.console.shell import page
from game.exercises import EXERCISES
from game.figures import Figures
from game.store.overview import Overview
from game.store.records import Suggestion
from game.text import Words, mark

TAGS = {
    "pain": mark("Pain"),
    "early": mark("Ended early"),
    "suggestion": mark("Suggestion"),
    "away": mark("Away"),
}
URGENT = ("pain", "early")


@page("/", mark("Today"))
def today(desk: Desk, request: Request) -> None:
    """Quiet where nothing waits."""
    day = date.fromisoformat(desk.utc()[:10])
    seen = desk.store.overviews((day - timedelta(days=LATELY_DAYS)).isoformat())
    waiting = notices(seen, day, desk.words)
    with sheet(desk.words("Needs a look")):
        if not waiting:
            ui.label(desk.words("Nothing waits for you.")).classes("quiet")
        for one in waiting:
            _line(desk, one)
    with sheet(desk.words("Here today")):
        here = came_on(seen, day)
        if not here:
            ui.label(desk.words("Nobody yet.")).classes("quiet")
        for person in here:
            _visitor(desk, person)


def _line(desk: Desk, notice: Notice) -> None:
    words = desk.words
    with ui.element("article").classes("line"):
        tag = ui.label(words(TAGS[notice.what])).classes("chip")
        if notice.what in URGENT:
            tag.classes("warm")
        person_link(desk, notice.alias)
        with ui.element("div").classes("grow"):
            if notice.suggestion is not None:
                ui.label(_proposed(notice.suggestion, words)).classes("strong")
            ui.label(notice.said).classes("soft" if notice.suggestion else "")
        if notice.suggestion is not None:
            _decision(desk, notice.suggestion)
        else:
            ui.label(Figures(words).date(notice.utc)).classes("soft")


def _proposed(one: Suggestion, words: Words) -> str:
    title = words(EXERCISES[one.exercise].CARD.title) if one.exercise in EXERCISES else one.exercise
    return words("{title}: {what}", title=title, what=one.proposes(words))


def _decision(desk: Desk, one: Suggestion) -> None:
    """Accept or decline; what adds load, nudges or vibration is asked for once more."""
    words = desk.words

    def decide(accepts: bool) -> None:
        decision, confirmed = ("accepted" if accepts else "declined"), one.needs_pin
        desk.store.decide(one.id, decision, desk.utc(), confirmed=confirmed)  # type: ignore[arg-type]
        desk.store.sign_off(one.patient, f"{decision} {one.id}", desk.utc(), desk.account.name)
        told(words("Kept"))
        ui.navigate.to("/")

    def accept() -> None:
        tried(desk, lambda: decide(True))

    with ui.dialog() as asking, ui.card():
        ui.label(words("This adds load, nudges or vibration. Is that wanted?"))
        with ui.row():
            main_button(words("Accept"), accept)
            plain_button(words("Not now"), asking.close)
    main_button(words("Accept"), asking.open if one.needs_pin else accept)
    plain_button(words("Decline"), lambda: tried(desk, lambda: decide(False)))


def _visitor(desk: Desk, person: Overview) -> None:
    last = person.last
    assert last is not None
    words = desk.words
    with ui.element("article").classes("line"):
        person_link(desk, person.patient.alias)
        ui.element("div").classes("grow")
        if last.ended_utc is None:
            ui.label(words("Playing now")).classes("chip good")
        ui.label(f"{last.started_utc[11:16]} UTC").classes("soft")


def person_link(desk: Desk, alias: str) -> None:
    """To the page of a patient."""
    shown = desk.words("Guest") if alias == "guest" else alias
    ui.link(shown, f"/patients/{desk.house.keys.of(alias)}").classes("person")
