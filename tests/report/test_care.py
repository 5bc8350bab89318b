"""What was planned and done, what each side did, and what the game asked for stand on the page."""

from __future__ import annotations

import csv
import io
import json

import msgspec
import pytest

from game.coach.fatigue import SAYS
from game.report import csv_json
from game.report.care import ASKED, CHOSE, dose_said, prompts_said
from game.report.html import html
from game.report.pdf import page_of, pdf
from game.session.caring import ADVISED
from game.text import Words
from tests.report import made_up
from tests.report.made_up import ENGLISH
from tests.report.test_pages import pages_of

REPORT = made_up.report()


def test_a_prompt_is_told_with_all_its_signs_and_what_came_of_it() -> None:
    assert REPORT.last_visit is not None
    assert prompts_said(REPORT.last_visit.care, ENGLISH) == (
        "A rest was suggested: Sway is 34\u00a0%\u00a0faster than in the first round. "
        "Reaching a target takes 45\u00a0%\u00a0longer than at first. (rested)",
    )


def test_a_prompt_stands_among_the_notes_of_both_pages() -> None:
    said = prompts_said(REPORT.visits[-1].care, ENGLISH)[0]
    assert said in html(REPORT, ENGLISH).decode()
    notes = page_of(REPORT, ENGLISH)["notes"]
    assert any(note["text"].startswith("A rest was suggested") for note in notes)


def test_the_dose_is_counted_for_each_side_and_against_the_plan() -> None:
    last = REPORT.visits[-1]
    bouts = [part.row for part in REPORT.bouts if part.row.session == last.session]
    play = [row for row in bouts if row.purpose == "play"]
    assert last.care.sides.left == sum(row.sides.left for row in play) == 20
    assert last.care.sides.right_s == pytest.approx(114.0)
    # five bouts that begin every 3 minutes: what was neither played nor paused lay between them
    assert last.care.rest_s == pytest.approx(
        4 * 180 - sum(row.active_s + row.paused_s for row in bouts[:-1])
    )
    line = dose_said(last.care, last.bouts, last.active_s, ENGLISH)
    assert line.startswith("4 of 4 bouts · ")
    assert "left: 20 repetitions, 2.1 min · right: 16 repetitions, 1.9 min" in line
    assert "1 loss of balance" in line


def test_a_visit_with_somebody_else_says_so_and_names_nobody() -> None:
    care = msgspec.structs.replace(REPORT.visits[-1].care, shared="together")
    alone = dose_said(REPORT.visits[-1].care, 3, 200.0, ENGLISH)
    assert dose_said(care, 3, 200.0, ENGLISH) == f"{alone} · played with another person"


def test_a_visit_of_an_older_program_says_only_what_was_done() -> None:
    care = msgspec.structs.replace(REPORT.visits[-1].care, planned=None)
    assert dose_said(care, 3, 200.0, ENGLISH).startswith("3 bouts · ")


def test_a_visit_with_many_prompts_still_has_one_page() -> None:
    care = msgspec.structs.replace(REPORT.visits[-1].care, prompts=(made_up.PROMPT,) * 12)
    last = msgspec.structs.replace(REPORT.visits[-1], care=care)
    crowded = msgspec.structs.replace(REPORT, visits=(*REPORT.visits[:-1], last))
    assert pages_of(pdf(crowded, ENGLISH)) == 1


def test_programs_get_the_dose_and_the_signs_too() -> None:
    rows = list(csv.DictReader(io.StringIO(csv_json.bouts_csv(REPORT, ENGLISH).decode())))
    assert (rows[-1]["left_repetitions"], rows[-1]["speed_unit_s"]) == ("5", "31.0")
    assert rows[-1]["affected_load_estimated"] == ""
    last = json.loads(csv_json.json(REPORT, ENGLISH))["visits"][-1]["care"]
    assert last["prompts"][0]["signs"][1]["values"] == {"n": 45}
    assert last["planned"]["bouts"] == 4


def test_every_prompt_and_every_answer_has_words() -> None:
    assert set(ASKED) == set(ADVISED.values())
    assert set(CHOSE) == {"", "rested", "cut_short", "went_on", "finished", "stopped"}
    for reason in SAYS.values():
        assert Words.load("en")(reason, n=3)
