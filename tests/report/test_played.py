"""How the latest bouts were played stands in one place, and nothing is claimed from it."""

from game.report.html import html
from game.report.played import NO_CHANGE, played_table
from game.report.report import build_report
from game.store.records import MeasureRow
from tests.report import made_up
from tests.report.made_up import ENGLISH

NUMBERS = {
    "river_run.lag_s": (0.42, "s"),
    "river_run.n_stretches": (5.0, "1"),
    "river_run.gain": (None, "1"),
    "star_map.FR.MXE_pct": (81.4, "%"),
    "star_map.FR.DCL_pct": (70.0, "%"),
    "star_map.composite.DCL_pct": (77.5, "%"),
}


def report(measured=True):
    """Two visits; each of the bouts of play has the numbers of its exercise."""
    came = made_up.visits(made_up.DAYS[:2])
    rows = [row for n, visit in enumerate(came) for row in made_up.bouts_of(visit, n)]
    measures = [
        MeasureRow(
            session=row.session, bout=row.folder, started_utc=row.started_utc, key=key,
            value=value, unit=unit, filter="lowpass_5hz", version="measures/1",
        )
        for row in rows
        for key, (value, unit) in NUMBERS.items()
        if measured and key.startswith(row.exercise)
    ]  # fmt: skip
    return build_report(made_up.PATIENT, came, rows, measures, [], made_up.TODAY, ENGLISH)


def test_each_exercise_tells_of_its_latest_bout_in_words():
    rows = [row[3:6] for row in played_table(report(), ENGLISH).rows]
    assert rows == [
        ("Time behind the target", "0.42", "s"),
        ("Stretches", "5", ""),
        ("forward right: Furthest reach", "81.4", "%"),
        ("all together: Directional control", "77.5", "%"),
    ]


def test_a_number_stands_beside_the_level_and_the_difficulty_it_was_played_at():
    shown = report()
    latest = {bout.row.exercise: bout.row for bout in shown.bouts}
    for row in played_table(shown, ENGLISH).rows:
        bout = latest[row[6].partition(".")[0]]
        assert row[1] == bout.level_id
        assert row[2] == f"{bout.median_d:.0%}"


def test_play_makes_no_statement_of_change_and_is_no_stance():
    shown = report()
    assert shown.changes == ()
    assert shown.sway is None
    assert ENGLISH(NO_CHANGE) in html(shown, ENGLISH).decode()
    assert ENGLISH(NO_CHANGE) not in html(report(measured=False), ENGLISH).decode()
