"""The report in full, as one file that needs nothing beside it: no script, no network."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from pathlib import Path

from game.figures import Figures
from game.report.ability import ability_said
from game.report.assessed_tables import assessed_tables, conditions_said, definition_table
from game.report.captions import (
    last_dose,
    missing,
    notes_of,
    remarks_said,
    sway_terms,
    titles,
    versions_said,
    when,
)
from game.report.change_tables import change_table, common_terms, other_changes_table
from game.report.change_words import norms_said
from game.report.faces import FROM_RIGHT, SANS, SANS_FILES, families, font_folder, from_right_font
from game.report.facts import DISCLAIMER, change_said, facts, signal_lines, who
from game.report.feedback import feedback_table
from game.report.html_tables import figure, list_of, pairs, paragraph, row, section, table
from game.report.parts import Report
from game.report.picture_style import DARK, LIGHT, STYLE, variables
from game.report.pictures import pictures
from game.report.played import NO_CHANGE, played_table
from game.report.second_task import COST_SAID, second_task_table
from game.report.suggested import suggestion_table
from game.report.svg import plain
from game.report.tables import (
    bout_table,
    dose_table,
    exercise_table,
    level_table,
    measure_table,
    pause_table,
    sway_table,
    visit_table,
)
from game.report.vibrated import vibration_table
from game.text import Words

TEMPLATE = Path(__file__).with_name("page.html")


def html(report: Report, words: Words) -> bytes:
    """The report as one file. The same report gives the same bytes."""
    locale = Figures(words).locale
    places = {
        "language": plain(str(locale.language)),
        "direction": locale.text_direction,
        "title": plain(words("Balance practice: report")),
        "alias": plain(report.alias),
        "who": plain(who(report, words)),
        "when": plain(when(report, words)),
        "light": variables(LIGHT),
        "dark": variables(DARK),
        "style": STYLE.strip(),
        "faces": "\n".join(_faces(words)),
        "families": ", ".join(f'"{name}"' for name in families(words)),
        "sections": "\n".join(sections(report, words)),
        "disclaimer": plain(words(DISCLAIMER)),
        "versions": plain(versions_said(report, words)),
    }
    template = TEMPLATE.read_text(encoding="utf-8")
    return re.sub(r"\{\{(\w+)\}\}", lambda found: places[found[1]], template).encode()


def _faces(words: Words) -> Iterator[str]:
    """The fonts as text, so that the file looks the same where they are not installed."""
    for weight, name in SANS_FILES.items():
        yield _face(SANS, weight, (font_folder() / name).read_bytes())
    if words.from_right:  # two thirds of a megabyte each
        yield _face(FROM_RIGHT, 400, from_right_font("FiraGO-Regular.otf"))
        yield _face(FROM_RIGHT, 600, from_right_font("FiraGO-Bold.otf"))


def _face(family: str, weight: int, font: bytes) -> str:
    kind = "otf" if font.startswith(b"OTTO") else "ttf"
    source = f"url(data:font/{kind};base64,{base64.b64encode(font).decode()})"
    return f'@font-face {{ font-family: "{family}"; font-weight: {weight};\n  src: {source} }}'


def sections(report: Report, words: Words) -> Iterator[str]:
    """The parts of the page, in their order."""
    yield _facts(report, words)
    yield _trust(report, words)
    yield _standing(report, words)
    yield _curves(report, words)
    yield _assessments(report, words)
    yield _changed(report, words)
    yield _practice(report, words)
    yield _ability(report, words)
    yield _last_visit(report, words)
    yield _visits(report, words)
    yield _suggested(report, words)
    yield _details(report, words)


def _facts(report: Report, words: Words) -> str:
    items = "\n".join(
        f"<li><span>{plain(fact.label)}</span><strong>{plain(fact.value)}</strong>"
        f"<span>{plain(fact.detail)}</span></li>"
        for fact in facts(report, words)
    )
    return f'<ul class="facts">{items}</ul>'


def _trust(report: Report, words: Words) -> str:
    title = titles(words)
    said = list_of(remarks_said(report, words))
    remarks = f"<div><h3>{plain(title['remarks'])}</h3>{said}</div>"
    lines = pairs(signal_lines(report, words))
    signal = f"<div><h3>{plain(title['signal'])}</h3>{lines}</div>" if lines else ""
    return f'<div class="trust">{row(remarks, signal)}</div>'


def _standing(report: Report, words: Words) -> str:
    title, none, drawn = titles(words), missing(words), pictures(report, words)
    note = report.reach.note if report.reach else ""
    numbers = table(sway_table(report, words), "", headline=True, caption=False)
    terms = paragraph(sway_terms(report, words), "soft")
    change = f"<h3>{plain(title['change'])}</h3>{paragraph(change_said(report.change, words))}"
    return section(
        title["sway"],
        row(
            figure(drawn.get("stance"), title["stance"], none["stance"]),
            figure(drawn.get("reach"), f"{title['reach']}. {note}".strip(), none["reach"]),
        ),
        row(
            f"<div>{numbers}{terms}</div>",
            f"<div>{change}{figure(drawn.get('trend'), '', none['sway'])}</div>",
        ),
    )


def _curves(report: Report, words: Words) -> str:
    """Course, spectrum and diffusion of the trial that is drawn from above; nothing without it."""
    title, none, drawn = titles(words), missing(words), pictures(report, words)
    if "stabilogram" not in drawn:
        return ""
    names = ("stabilogram", "spectrum", "diffusion")
    figures = (figure(drawn.get(name), title[name], none["curves"]) for name in names)
    return section(title["curves"], row(*figures))


def _assessments(report: Report, words: Words) -> str:
    title, none, drawn = titles(words), missing(words), pictures(report, words)
    if not report.assessed:
        return section(title["assessments"], paragraph(none["assessments"], "soft"))
    said = words("The better direction is no limit: no number here passes or fails anybody.")
    rose = figure(drawn["rose"], title["rose"], "") if "rose" in drawn else ""
    return section(
        title["assessments"],
        paragraph(said, "soft"),
        *(table(one, "") for one in assessed_tables(report, words)),
        row(rose, pairs(conditions_said(report, words))),
    )


def _changed(report: Report, words: Words) -> str:
    """What may be said of each measure; nothing before any was taken."""
    if not report.changes:
        return ""
    return section(
        words("Change, measure by measure"),
        paragraph(words("Only the same device, protocol, stance and filter are compared."), "soft"),
        table(change_table(report, words), "", caption=False),
        paragraph(common_terms(report, words), "soft"),
        *(paragraph(said, "soft") for said in norms_said(report.changes, words)),
    )


def _practice(report: Report, words: Words) -> str:
    title, none, drawn = titles(words), missing(words), pictures(report, words)
    if not report.exercises:
        return section(title["exercises"], paragraph(none["exercises"], "soft"))
    strip = figure(drawn.get("success"), title["success"], none["success"])
    return section(
        title["exercises"], row(strip, table(exercise_table(report, words), "", caption=False))
    )


def _ability(report: Report, words: Words) -> str:
    title, none, drawn = titles(words), missing(words), pictures(report, words)
    said = ability_said(report.ability, words)
    return section(
        title["ability"],
        list_of(said) if said else "",
        figure(drawn.get("ability"), "", none["ability"]),
    )


def _last_visit(report: Report, words: Words) -> str:
    title, none, drawn = titles(words), missing(words), pictures(report, words)
    pauses = pause_table(report, words)
    return section(
        title["course"],
        figure(drawn.get("course"), "", none["course"]),
        paragraph(last_dose(report, words)),
        table(pauses, words("No pause.") if report.course else ""),
    )


def _visits(report: Report, words: Words) -> str:
    title, none = titles(words), missing(words)
    notes = [note for visit in reversed(report.visits) for note in notes_of(visit, words)]
    visits = table(visit_table(report.visits, words), none["visits"], caption=False)
    doses = table(dose_table(report.visits, words), "")
    profile = [(words("Profile"), report.profile_notes)] if report.profile_notes.strip() else []
    return "\n".join(
        (
            section(title["visits"], visits, doses),
            section(title["notes"], pairs(profile + notes, "notes") or paragraph(none["notes"])),
        )
    )


def _suggested(report: Report, words: Words) -> str:
    title, none = titles(words), missing(words)
    made = table(suggestion_table(report, words), none["suggestions"], caption=False)
    return section(title["suggestions"], made)


def _definitions(report: Report, words: Words) -> str:
    """Folded away: it is in English, and long."""
    content = definition_table(report, words)
    if not content.rows:
        return ""
    said = f"<summary>{plain(content.title)}</summary>"
    return f'<details lang="en">{said}{table(content, "", caption=False)}</details>'


def _details(report: Report, words: Words) -> str:
    none, played = missing(words), played_table(report, words)
    beside = second_task_table(report, words)
    return section(
        words("In detail"),
        table(measure_table(report, words), none["sway"]),
        table(other_changes_table(report, words), ""),
        table(played, ""),
        paragraph(words(NO_CHANGE), "soft") if played.rows else "",
        table(beside, ""),
        paragraph(words(COST_SAID), "soft") if beside.rows else "",
        table(feedback_table(report, words), ""),
        table(vibration_table(report, words), ""),
        table(bout_table(report.bouts, words), none["exercises"]),
        table(level_table(report, words), ""),
        _definitions(report, words),
        paragraph(words("All times are in UTC."), "soft"),
    )
