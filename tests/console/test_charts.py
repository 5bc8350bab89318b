"""A person's course as charts: every number of the index, at its place."""

from __future__ import annotations

from game.console.charts import difficulty_chart, minutes_chart, success_rows
from game.text import Words
from tests.report.made_up import bouts_of, visits

WORDS = Words.load()
VISITS = visits()
BOUTS = [row for n, visit in enumerate(VISITS) for row in bouts_of(visit, n)]
PLAY = [row for row in BOUTS if row.purpose == "play"]


def test_each_visit_has_its_minutes_and_attempts() -> None:
    chart = minutes_chart(VISITS, BOUTS, WORDS)
    minutes, attempts = (series["data"] for series in chart["series"])
    assert len(chart["xAxis"]["data"]) == len(minutes) == len(VISITS)
    assert sum(attempts) == sum(row.attempts for row in PLAY)
    assert abs(sum(minutes) - sum(row.active_s for row in BOUTS) / 60) < 0.05 * len(VISITS) + 1e-9


def test_each_exercise_has_its_line_with_every_bout_that_had_a_difficulty() -> None:
    chart = difficulty_chart(BOUTS, WORDS)
    assert len(chart["series"]) == len({row.exercise for row in PLAY})
    shown = [point for series in chart["series"] for point in series["data"]]
    assert len(shown) == sum(row.median_d is not None for row in PLAY)
    assert all(0 <= point["value"][1] <= 100 for point in shown)
    signs = [series["symbol"] for series in chart["series"]]
    assert len(set(signs)) == len(signs), "colour never stands alone"


def test_the_table_says_the_same_in_words() -> None:
    rows = success_rows(BOUTS, WORDS)
    assert sum(int(row["bouts"]) for row in rows) == len(PLAY)
    for row, exercise in zip(rows, dict.fromkeys(one.exercise for one in PLAY), strict=True):
        own = [one for one in PLAY if one.exercise == exercise]
        share = sum(one.successes for one in own) / sum(one.attempts for one in own)
        assert row["success"] == f"{100 * share:.0f}%"


def test_nobody_who_never_played_breaks_a_chart() -> None:
    assert minutes_chart([], [], WORDS)["series"][0]["data"] == []
    assert difficulty_chart([], WORDS)["series"] == []
    assert success_rows([], WORDS) == []
