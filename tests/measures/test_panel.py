"""The result of one trial, and the list of measures behind it."""

import json

import pytest

from game.measures.panel import VERSION, panel
from game.measures.registry import MEASURES
from game.measures.trial import REASONS
from tests.measures.signals import sway, times_s

STORED_ORDER = [
    "mean_ml",
    "mean_ap",
    "mdist",
    "mdist_ml",
    "mdist_ap",
    "rdist",
    "rdist_ml",
    "rdist_ap",
    "maxdist",
    "maxdist_ml",
    "maxdist_ap",
    "range_ml",
    "range_ap",
    "range_2d",
    "corr_ml_ap",
    "totex",
    "totex_ml",
    "totex_ap",
    "mvelo",
    "mvelo_ml",
    "mvelo_ap",
    "mvelo_deg_per_s",
    "area_cc",
    "area_pe",
    "ellipse_major",
    "ellipse_minor",
    "ellipse_angle_deg",
    "area_hull",
    "area_sw",
    "mfreq",
    "mfreq_ml",
    "mfreq_ap",
    "fd",
    "fd_cc",
    "fd_ce",
]


def test_measures_are_stored_in_their_documented_order():
    assert list(MEASURES) == STORED_ORDER


@pytest.mark.parametrize("measure", MEASURES.values(), ids=MEASURES)
def test_every_measure_says_what_it_is_and_where_it_comes_from(measure):
    assert measure.source
    assert measure.function.__doc__
    assert measure.function.__name__ == measure.key
    assert measure.undefined_if is None or measure.undefined_if in REASONS


@pytest.mark.parametrize("measure", MEASURES.values(), ids=MEASURES)
def test_only_amounts_of_sway_have_a_better_direction(measure):
    without = ("mean_", "corr_", "ellipse_angle", "mfreq", "fd")
    expected = None if measure.key.startswith(without) else "smaller"
    assert measure.better == expected


def test_a_result_carries_the_facts_that_make_it_comparable():
    result = panel(times_s(1000), sway(1000), source="plate")
    facts = (result.n, result.fs_hz, result.duration_s, result.filter, result.resample)
    assert facts == (1000, 100.0, 9.99, "lowpass_10hz", "none")
    assert result.version == VERSION == "measures/1"


def test_a_document_names_its_file_and_survives_json():
    document = panel(times_s(1000), sway(1000)).as_document("stance.csv")
    facts = ["file", "n", "fs_hz", "duration_s", "filter", "version", "resample", "quality"]
    assert list(document) == [*facts, "measures", "units", "undefined"]
    assert document["file"] == "stance.csv"
    assert json.loads(json.dumps(document, allow_nan=False)) == document
    assert document["units"].keys() == document["measures"].keys()
    assert document["undefined"] == {"mvelo_deg_per_s": "height"}


def test_the_same_recording_always_gives_the_same_numbers():
    assert panel(times_s(1000), sway(1000)) == panel(times_s(1000), sway(1000))
