"""The figures of `bench` for the panel of measures."""

import json

import numpy as np
import pytest

import main
from game.commands.benchmarks import BENCHMARKS
from game.commands.panel_benchmarks import GROWTH, memory_growth, panel_memory, peak_mb
from game.commands.panel_work import FAMILIES, MINUTE, TRACES, family_of, periodic, works
from game.measures.registry import MEASURES


def test_every_measure_belongs_to_a_family_that_is_timed():
    assert {family_of(key) for key in MEASURES} == set(FAMILIES) <= set(works(periodic(MINUTE)))
    assert family_of("range_2d") == "area"
    assert family_of("range_ml") == "distance"


@pytest.mark.slow
def test_a_recording_twice_as_long_takes_no_more_than_three_times_the_memory():
    for name in works(periodic(MINUTE)):
        pairs = [(works(t(2 * MINUTE))[name], works(t(MINUTE))[name]) for t in TRACES.values()]
        found = memory_growth(name, pairs)
        assert found.ok, found
        assert found.limit == GROWTH


def test_a_table_of_all_pairs_would_be_found():
    def pairs(n):
        return lambda: np.subtract.outer(np.zeros(n), np.zeros(n))

    assert 2.0 <= peak_mb(pairs(500)) <= 2.5  # 500 x 500 doubles
    assert not memory_growth("pairs", [(pairs(1000), pairs(500))]).ok


@pytest.mark.slow
def test_a_process_that_measures_ten_minutes_stays_below_200_mb(capsys):
    assert main.main(["bench", "--only", "panel_memory", "--json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)["results"]
    assert list(found) == ["name", "value", "unit", "baseline", "ratio", "goal", "ok"]
    assert found["ok"], found
    assert BENCHMARKS["panel_memory"] is panel_memory
