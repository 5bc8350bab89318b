"""What was suggested stands in the report, with its reason and with what became of it."""

from __future__ import annotations

import json

import msgspec
import pytest

from game.report import csv_json
from game.report.html import html
from game.report.pdf import page_of, pdf
from game.report.suggested import suggestion_table
from game.store.records import Suggestion
from tests.report import made_up
from tests.report.made_up import ENGLISH
from tests.report.test_pages import pages_of


def suggestion(day: str, **fields: object) -> Suggestion:
    made = {
        "id": f"{day}-star_map",
        "patient": "P-7F3K",
        "session": day,
        "made_utc": f"{day}T14:52:00Z",
        "exercise": "star_map",
        "kind": "up",
        "level_id": "star_map/03-three-lanterns",
        "to_level_id": "star_map/04-little-bear",
        "reason": "{successes} of {attempts} attempts in {bouts} bouts succeeded.",
        "values": {"successes": 18, "attempts": 20, "bouts": 2, "rung": 3, "to_rung": 4},
    }
    return msgspec.convert({**made, **fields}, Suggestion)


WAITING = suggestion("2026-11-18")
SAID = "18 of 20 attempts in 2 bouts succeeded."


def report(*suggestions: Suggestion):
    return msgspec.structs.replace(made_up.report(), suggestions=suggestions)


@pytest.mark.parametrize(
    ("fields", "proposed", "decided"),
    [
        ({}, "level 4 instead of 3", "not yet decided"),
        (
            {"status": "accepted", "decided_utc": "2026-11-19T09:00:00Z"},
            "level 4 instead of 3",
            "accepted on 19 Nov 2026",
        ),
        (
            {"status": "declined", "decided_utc": "2026-11-19T09:00:00Z", "note": "not yet"},
            "level 4 instead of 3",
            "declined on 19 Nov 2026: not yet",
        ),
        ({"status": "outdated"}, "level 4 instead of 3", "outdated"),
        ({"kind": "stay", "to_level_id": None}, "as it is", "\N{EN DASH}"),
        ({"kind": "down", "to_level_id": None}, "easier", "\N{EN DASH}"),
    ],
)
def test_each_suggestion_tells_what_why_and_what_became_of_it(fields, proposed, decided):
    table = suggestion_table(report(suggestion("2026-11-18", **fields)), ENGLISH)
    assert table.rows == (("18 Nov 2026", "Star Map", proposed, SAID, decided),)


def test_the_newest_comes_first_and_all_stand_on_the_html_page():
    both = report(suggestion("2026-11-11", status="outdated"), WAITING)
    assert [row[0] for row in suggestion_table(both, ENGLISH).rows] == [
        "18 Nov 2026",
        "11 Nov 2026",
    ]
    page = html(both, ENGLISH).decode()
    assert page.count(SAID) == 2
    assert "Nothing was suggested yet." in html(report(), ENGLISH).decode()


def test_a_note_is_text_and_never_markup():
    noted = suggestion("2026-11-18", status="declined", note="<script>alert(1)</script>")
    assert b"<script>" not in html(report(noted), ENGLISH)


def test_what_waits_stands_on_the_one_page_and_what_is_decided_does_not():
    decided = suggestion("2026-11-11", status="declined", decided_utc="2026-11-12T09:00:00Z")
    many = [suggestion(f"2026-11-{day:02d}") for day in range(13, 19)]
    page = page_of(report(decided, *many), ENGLISH)
    said = [note["text"] for note in page["notes"] if note["text"].startswith("Suggested: ")]
    assert said == [f"Suggested: Star Map, level 4 instead of 3. {SAID}"] * 2
    assert pages_of(pdf(report(decided, *many), ENGLISH)) == 1


def test_the_json_has_them():
    document = json.loads(csv_json.json(report(WAITING), ENGLISH))
    assert document["suggestions"][0]["to_level_id"] == "star_map/04-little-bear"
