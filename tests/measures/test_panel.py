"""The result of one trial, and the list of measures behind it."""

import json

import msgspec
import pytest

from game.measures.once import once
from game.measures.panel import VERSION, panel
from game.measures.preparing import prepare
from game.measures.registry import MEASURES
from game.measures.trial import REASONS, Boundary
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
    "power_ml",
    "power_ap",
    "f50_ml",
    "f50_ap",
    "f95_ml",
    "f95_ap",
    "cfreq_ml",
    "cfreq_ap",
    "freqd_ml",
    "freqd_ap",
    "sampen_ml",
    "sampen_ap",
    "dfa_ml",
    "dfa_ap",
    *(
        f"msd_{direction}_{lag}"
        for direction in ("ml", "ap", "planar")
        for lag in ("0.01s", "0.05s", "0.1s", "0.5s", "1s", "2s", "5s", "10s")
    ),
]

FITTED = (
    *("H_short", "H_long", "D_short_mm2_per_s", "D_long_mm2_per_s", "crit_time_s", "crit_msd_mm2"),
    *("fit_lag_min_s", "fit_lag_break_s", "fit_lag_max_s"),
)
MINIMA = ("abs_min_s", "mean_of_minima_s", "sd_of_minima_s", "n_minima")
UNITS = {"mm", "mm/s", "mm^2", "mm^2/s", "Hz", "deg", "deg/s", "1"}


def test_measures_are_stored_in_their_documented_order():
    assert list(MEASURES) == STORED_ORDER


@pytest.mark.parametrize("measure", MEASURES.values(), ids=MEASURES)
def test_every_measure_says_what_it_is_and_where_it_comes_from(measure):
    assert measure.source
    assert measure.function.__doc__
    assert measure.function.__name__ == measure.key
    assert measure.undefined_if is None or measure.undefined_if in REASONS
    assert all(need.reason in REASONS for need in measure.needs)
    assert measure.unit in UNITS


@pytest.mark.parametrize("measure", MEASURES.values(), ids=MEASURES)
def test_only_amounts_of_sway_have_a_better_direction(measure):
    without = ("mean_", "corr_", "ellipse_angle", "mfreq", "fd", "f50", "f95", "cfreq", "freqd")
    without += ("sampen", "dfa", "msd")
    expected = None if measure.key.startswith(without) else "smaller"
    assert measure.better == expected


def test_a_result_carries_the_facts_that_make_it_comparable():
    result = panel(times_s(1000), sway(1000), source="plate")
    facts = (result.n, result.fs_hz, result.duration_s, result.filter, result.resample)
    assert facts == (1000, 100.0, 9.99, "lowpass_10hz", "none")
    assert result.version == VERSION == "measures/1"


def test_a_document_names_its_file_and_survives_json():
    document = panel(times_s(2000), sway(2000)).as_document("stance.csv")
    facts = ["file", "n", "fs_hz", "duration_s", "filter", "version", "resample", "quality"]
    assert list(document) == [*facts, "measures", "units", "undefined", "sda", "ttb"]
    assert document["file"] == "stance.csv"
    assert json.loads(json.dumps(document, allow_nan=False)) == document
    assert document["units"].keys() == document["measures"].keys()
    crossings = {key for key in document["undefined"] if ".crit_" in key}
    assert set(document["undefined"]) - crossings == {"mvelo_deg_per_s", "ttb"}


@pytest.mark.parametrize("n", [0, 1, 2, 500, 2000])
@pytest.mark.parametrize("feet", [None, Boundary(left=-99, right=99, back=-99, forward=99)])
def test_a_document_has_the_same_keys_for_every_recording(n, feet):
    document = panel(times_s(n), sway(n), boundary=feet).as_document("stance.csv")
    assert list(document["measures"]) == STORED_ORDER
    assert list(document["sda"]) == ["ml", "ap", "planar"]
    assert all(tuple(one) == FITTED for one in document["sda"].values())
    if feet is None:
        assert document["ttb"] is None
        assert document["undefined"]["ttb"] == "boundary"
    else:
        assert list(document["ttb"]) == ["ml", "ap"]
        assert all(tuple(one) == MINIMA for one in document["ttb"].values())


def test_what_measures_share_is_computed_once_for_a_trial_and_anew_for_the_next():
    calls = []

    @once
    def samples(trial):
        calls.append(trial)
        return trial.n

    trial = prepare(times_s(100), sway(100))
    assert [samples(trial), samples(trial)] == [100, 100]
    assert len(calls) == 1
    assert samples(msgspec.structs.replace(trial, n=99)) == 99


def test_the_same_recording_always_gives_the_same_numbers():
    assert panel(times_s(1000), sway(1000)) == panel(times_s(1000), sway(1000))
