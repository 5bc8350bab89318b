"""One person's course as charts (ECharts options). Pure; everything comes from the index."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from game.exercises import EXERCISES
from game.figures import Figures
from game.store.records import BoutRow, Visit
from game.text import Words

COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
"""Okabe-Ito; every line also has a sign of its own."""
SIGNS = ("circle", "rect", "triangle", "diamond", "pin", "arrow")
GREY = "#7c8a97"


def minutes_chart(
    visits: Sequence[Visit], bouts: Sequence[BoutRow], words: Words
) -> dict[str, Any]:
    """Minutes of play and attempts of each visit."""
    figures = Figures(words)
    by = {visit.id: [one for one in bouts if one.session == visit.id] for visit in visits}
    minutes = [round(sum(one.active_s for one in rows) / 60, 1) for rows in by.values()]
    tries = [sum(one.attempts for one in rows if one.purpose == "play") for rows in by.values()]
    return _chart(
        [figures.date(visit.started_utc) for visit in visits],
        [
            {"name": words("minutes of play"), "type": "bar", "data": minutes, "barMaxWidth": 26},
            {"name": words("attempts"), "type": "line", "data": tries, "yAxisIndex": 1},
        ],
        [words("min"), words("attempts")],
    )


def difficulty_chart(bouts: Sequence[BoutRow], words: Words) -> dict[str, Any]:
    """Where the dial stood in the middle of each bout, a line for each exercise; the level with
    it, when a point is touched."""
    played = [one for one in bouts if one.purpose == "play" and one.median_d is not None]
    exercises = list(dict.fromkeys(one.exercise for one in played))
    lines = []
    for name in exercises:
        card = EXERCISES[name].CARD if name in EXERCISES else None
        data = [
            {"value": [one.started_utc, round(100 * (one.median_d or 0))], "name": one.level_id}
            for one in played
            if one.exercise == name
        ]
        lines.append({"name": words(card.title) if card else name, "type": "line", "data": data})
    made = _chart([], lines, [words("difficulty, 0 to 100 %")])
    return {**made, "xAxis": {"type": "time", **_axis()}}


def success_rows(bouts: Sequence[BoutRow], words: Words) -> list[dict[str, str]]:
    """The same by exercise, as a table for who does not see a chart."""
    figures, rows = Figures(words), []
    for name in dict.fromkeys(one.exercise for one in bouts if one.purpose == "play"):
        own = [one for one in bouts if one.exercise == name and one.purpose == "play"]
        tried, made = sum(one.attempts for one in own), sum(one.successes for one in own)
        last = next((one for one in reversed(own) if one.median_d is not None), None)
        rows.append(
            {
                "exercise": words(EXERCISES[name].CARD.title) if name in EXERCISES else name,
                "bouts": figures.number(len(own)),
                "minutes": figures.minutes(sum(one.active_s for one in own)),
                "success": figures.share(made / tried if tried else None),
                "difficulty": figures.share(last.median_d if last else None),
            }
        )
    return rows


def _chart(names: list[str], series: list[dict[str, Any]], units: list[str]) -> dict[str, Any]:
    styled = [
        {
            "symbol": SIGNS[n % len(SIGNS)],
            "symbolSize": 8,
            "lineStyle": {"width": 2},
            **one,
        }
        for n, one in enumerate(series)
    ]
    return {
        "color": list(COLOURS),
        "animation": False,
        "aria": {"enabled": True},
        "textStyle": {"fontFamily": "Steady, sans-serif"},
        "grid": {"left": 56, "right": 56, "top": 48, "bottom": 64},
        "legend": {"top": 4, "textStyle": {"color": GREY}},
        "tooltip": {"trigger": "axis" if names else "item"},
        "dataZoom": [{"type": "inside"}, {"type": "slider", "height": 18, "bottom": 10}],
        "xAxis": {"type": "category", "data": names, **_axis()},
        "yAxis": [{"type": "value", "name": unit, **_axis()} for unit in units],
        "series": styled,
    }


def _axis() -> dict[str, Any]:
    return {
        "axisLabel": {"color": GREY},
        "nameTextStyle": {"color": GREY},
        "splitLine": {"lineStyle": {"color": GREY, "opacity": 0.18}},
    }
