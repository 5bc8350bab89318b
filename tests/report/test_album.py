"""The album of an assessment: its leaves, its pictures, and what stands beside them."""

import msgspec
import pytest

from game.exercises.assessments import ASSESSMENTS
from game.figures import Figures
from game.report.album import Kept, first_of, leaves_of
from game.report.picture_rose import BEARINGS_DEG
from game.report.plates import BESIDE, plates_of
from tests.report import change_made_up as made
from tests.report import made_up
from tests.report.made_up import ENGLISH

ROMBERG, LOS = ASSESSMENTS["romberg"], ASSESSMENTS["los"]
OPEN, CLOSED = "romberg/firm_eo", "romberg/firm_ec"
LEANS = {f"los.{way}.MXE_pct": 80.0 + n for n, way in enumerate(BEARINGS_DEG)}


def kept(days, **changes):
    bouts, measures = made.trials("mvelo", days, **{"part": OPEN, **changes})
    return Kept(patient=made.ADULT, bouts=bouts, measures=measures)


def plates(stored, n=-1):
    leaf = leaves_of(ROMBERG, stored)[n]
    row = next(row for row in stored.bouts if row.folder == leaf.folder)
    return plates_of(ROMBERG, leaf, made_up.recording(row), stored, ENGLISH)


def test_every_trial_that_counts_has_a_leaf_in_the_order_of_the_conditions():
    closed = kept([[9.0, 10.0]], part=CLOSED)
    opened = kept([[7.0]])
    other = kept([[7.0]], part="quiet_stance/firm_eo")
    practice = kept([[7.0]], practice=True)
    every = (closed, opened, other, practice)
    stored = Kept(
        patient=made.ADULT,
        bouts=[row for one in every for row in one.bouts],
        measures=[row for one in every for row in one.measures],
    )
    found = [(leaf.title, leaf.number, leaf.of) for leaf in leaves_of(ROMBERG, stored)]
    titles = [part.title for part in ROMBERG.parts]
    assert found == [(titles[0], 1, 1), (titles[1], 1, 2), (titles[1], 2, 2)]


def test_a_trial_that_was_stopped_has_no_leaf():
    assert leaves_of(ROMBERG, kept([[None, 7.0]]))[0].folder.endswith("01-romberg/firm_eo")
    assert leaves_of(ROMBERG, kept([[None]])) == ()


def test_leafing_begins_at_the_visit_that_is_asked_for_else_at_the_last():
    leaves = leaves_of(ROMBERG, kept([[7.0, 7.0], [7.0], [7.0, 7.0]]))
    assert first_of(leaves, "s1") == 2
    assert first_of(leaves, "today") == 3
    assert first_of((), "today") == 0


def test_a_trial_is_drawn_as_path_course_spectrum_and_diffusion():
    found = plates(kept([[7.0]]))
    assert [one.drawing.name for one in found] == list(BESIDE)


def test_the_numbers_beside_a_picture_are_those_of_the_measures_with_their_units():
    panel = made_up.panel_of().measures
    path, *_ = plates(kept([[7.0]]))
    figures = Figures(ENGLISH)
    expected = [figures.measure(panel[key]) for key in BESIDE["stance"]]
    units = ["\u00a0mm/s", "\u00a0mm²", "\u00a0mm", "\u00a0mm", "°"]
    assert [said for _, said in path.numbers] == [
        number + unit for number, unit in zip(expected, units, strict=True)
    ]


def test_change_is_said_beside_path_and_course_and_never_beside_spectrum_or_diffusion():
    said = {one.drawing.name: one.said for one in plates(kept([[7.0, 7.1, 7.2]]))}
    assert said["stance"] == said["stabilogram"]
    assert said["stance"][1] == "Not yet enough data. 0 of 3 earlier days so far."
    assert said["spectrum"] == said["diffusion"] == ()


@pytest.mark.parametrize(("days", "trend"), [(1, False), (2, True)])
def test_a_trend_is_drawn_from_the_second_day_on(days, trend):
    names = [one.drawing.name for one in plates(kept([[7.0, 7.1, 7.2]] * days))]
    assert ("trend" in names) == trend


def test_a_trend_has_the_band_of_usual_variation_once_there_is_one():
    days = [[7.0, 7.1, 7.2], [7.3, 7.1, 7.4], [7.2, 7.0, 7.1], [12.0, 12.1, 12.2]]
    trend = plates(kept(days))[-1]
    assert "pale" in {getattr(shape, "kind", "") for shape in trend.drawing.shapes}
    assert dict(trend.numbers)["Usual"].startswith("7.1")
    assert trend.said[1].startswith("Higher: a change larger than")


def test_an_earlier_visit_says_nothing_of_what_came_after_it():
    days = [[7.0, 7.1, 7.2], [7.3, 7.1, 7.4], [7.2, 7.0, 7.1], [12.0, 12.1, 12.2]]
    first = plates(kept(days), 0)
    assert first[0].said[1] == plates(kept(days[:1]), 0)[0].said[1]
    assert "trend" not in [one.drawing.name for one in first]


def test_a_recording_that_cannot_be_read_leaves_the_trend():
    stored = kept([[7.0], [7.1]])
    leaf = leaves_of(ROMBERG, stored)[-1]
    assert [one.drawing.name for one in plates_of(ROMBERG, leaf, None, stored, ENGLISH)] == [
        "trend"
    ]


def test_the_limits_of_stability_of_a_visit_are_one_rose_with_their_means():
    bouts, measures = made.visits("los", [{**LEANS, "los.composite.MXE_pct": 84.0}], "lean")
    measures = [msgspec.structs.replace(one, unit="%") for one in measures]
    stored = Kept(patient=made.ADULT, bouts=bouts, measures=measures)
    (leaf,) = leaves_of(LOS, stored)
    (plate,) = plates_of(LOS, leaf, None, stored, ENGLISH)
    assert plate.drawing.name == "rose"
    assert plate.numbers[0] == ("Furthest reach", "84.0\u00a0%")
