"""One page for the therapist, always one, set by Typst."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from game.figures import Figures
from game.report.assessed_tables import assessed_lines
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
from game.report.faces import families, font_folder, fonts_of
from game.report.facts import DISCLAIMER, change_said, facts, signal_lines, who
from game.report.parts import Report
from game.report.pictures import pictures
from game.report.suggested import waiting
from game.report.tables import Table, exercise_table, sway_table, visit_table
from game.text import APART, Words, in_order

TEMPLATE = Path(__file__).with_name("page.typ")

ON_THE_PAGE = ("stance", "reach", "trend", "success", "course")
"""Pictures; the HTML report has the others too."""
MOST_EXERCISES = 7
MOST_VISITS = 6
MOST_NOTES = 4
MOST_WAITING = 2
"""Suggestions among the notes."""
MOST_REMARKS = 6
NOTE_LETTERS = 170
"""What the page has room for; the HTML report has the rest."""
EXTRA = (72.0, 60.0, 48.0, 36.0, 24.0, 12.0, 0.0)
"""By how much pictures are higher than usual, points: the page takes the most that fits."""

UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]")
"""Control characters, and those that would turn the text after them round."""

AS_IT_IS = frozenset({"language", "fonts", "svg"})
"""What is no words."""
HEBREW = {chr(one) for one in (*range(0x05D0, 0x05EB), 0x05BE, 0x05F3, 0x05F4)}
ORDERING = set("\u200e\u200f\u2066\u2067\u2068\u2069")
"""Say in which order to read, and are not seen."""
ALSO_COVERED = (
    set("\u2013\u2014\u2018\u2019\u201a\u201c\u201d\u201e\u2022\u2026\u2192\u202f\u2212")
    | HEBREW
    | ORDERING
)
"""Beyond Latin letters, what the fonts of the page have or need not."""


def pdf(report: Report, words: Words) -> bytes:
    """The page as PDF. The same report gives the same bytes."""
    import typst  # only here: with its fonts it is the largest thing to load

    whole = msgspec.to_builtins(page_of(report, words))
    page = msgspec.json.encode(_apart(whole) if words.from_right else whole).decode()
    with tempfile.TemporaryDirectory() as more:
        for name, font in fonts_of(page).items():
            (Path(more) / name).write_bytes(font)
        made = typst.compile(
            TEMPLATE,
            font_paths=[font_folder(), Path(more)],
            # other scripts need the fonts of the computer; finding them is not repeatable
            ignore_system_fonts=covered(page),
            sys_inputs={"page": page},
            pdf_standards="1.7",
            # else the writer asks the clock
            timestamp=int(np.datetime64(report.today_utc[:10], "s").astype(np.int64)),
        )
    assert isinstance(made, bytes)
    return made


def covered(text: str) -> bool:
    """Whether the fonts of the page have all these letters."""
    return all(ord(letter) < 0x180 or letter in ALSO_COVERED for letter in text)


def _apart(part: Any) -> Any:
    """Everything that is said, each with the order of its own first letter."""
    if isinstance(part, dict):
        return {name: one if name in AS_IT_IS else _apart(one) for name, one in part.items()}
    if isinstance(part, list | tuple):
        return [_apart(one) for one in part]
    return APART.format(in_order(part)) if isinstance(part, str) and part else part


def page_of(report: Report, words: Words) -> dict[str, Any]:
    """Everything the template asks for, in words, shortened to what one page can hold."""
    exercises = exercise_table(report, words)
    recent = report.visits[-MOST_VISITS:]
    return {
        "language": Figures(words).locale.language,
        "fonts": families(words),
        "title": words("Balance practice: report"),
        "alias": report.alias,
        "who": who(report, words),
        "period": when(report, words),
        "facts": facts(report, words),
        "pictures": [_pictures(report, words, extra) for extra in EXTRA],
        "titles": titles(words),
        "missing": missing(words),
        "sway": sway_table(report, words),
        "sway_terms": sway_terms(report, words),
        "dose": last_dose(report, words),
        "change": change_said(report.change, words),
        "assessed": assessed_lines(report, words),
        "exercises": _first(exercises, MOST_EXERCISES),
        "more_exercises": _more(len(exercises.rows) - MOST_EXERCISES, words),
        "visits": visit_table(recent, words),
        "more_visits": _more(len(report.visits) - MOST_VISITS, words),
        **_notes(report, words),
        "remarks": remarks_said(report, words)[:MOST_REMARKS],
        "signal": signal_lines(report, words),
        "versions": versions_said(report, words),
        "disclaimer": words(DISCLAIMER),
    }


def _pictures(report: Report, words: Words, extra: float) -> dict[str, Any]:
    found = pictures(report, words, extra)
    drawn = {name: found[name] for name in ON_THE_PAGE if name in found}
    return {
        name: {"svg": one.svg(alone=True), "title": one.title, "width": one.width}
        for name, one in drawn.items()
    }


def _first(table: Table, rows: int) -> Table:
    return msgspec.structs.replace(table, rows=table.rows[:rows])


def _more(n: int, words: Words) -> str:
    """Where to find what had no room."""
    if n <= 0:
        return ""
    return words.count(
        "{n} more stands in the HTML report.", "{n} more stand in the HTML report.", n
    )


def _notes(report: Report, words: Words) -> dict[str, Any]:
    """What waits for a decision, the newest notes, and why visits ended early."""
    notes = waiting(report, words)[:MOST_WAITING]
    notes += [note for visit in reversed(report.visits) for note in notes_of(visit, words)]
    shown = [{"when": when, "text": shortened(text)} for when, text in notes[:MOST_NOTES]]
    cut = any(len(one) != len(two["text"]) for (_, one), two in zip(notes, shown, strict=False))
    more = _more(len(notes) - MOST_NOTES, words)
    long = words("Long notes stand in full in the HTML report.") if cut else ""
    return {"notes": shown, "more_notes": " ".join(filter(None, (more, long)))}


def shortened(text: str) -> str:
    """On one line, cut between words where it is too long."""
    line = " ".join(UNPRINTABLE.sub(" ", re.sub("[\u2066-\u2069]", "", text)).split())
    if len(line) <= NOTE_LETTERS:
        return line
    cut = line[:NOTE_LETTERS]
    head, _, _ = cut.rpartition(" ")
    return (head or cut) + "…"
