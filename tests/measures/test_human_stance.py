"""Real people standing quietly on a force plate: Santos & Duarte 2016, where the files are."""

from pathlib import Path

import pytest

from game.measures.panel import panel
from game.measures.recordings import read_lab_csv

FILES = sorted(
    (Path(__file__).parents[2].parent / "shared" / "data" / "human_stance").glob("*.csv")
)


@pytest.mark.skipif(not FILES, reason="the recordings of people are not here")
def test_people_sway_as_people_do():
    for file in FILES:
        time, trace, counts = read_lab_csv(file.read_bytes(), file.name)
        result = panel(time, trace, source="plate")
        found = result.measures
        assert (result.n, result.fs_hz, result.resample) == (counts.samples, 100.0, "none"), file
        assert 5 <= found["mvelo"] <= 90, file
        assert 2 <= found["rdist"] <= 40, file
        assert 0.1 <= found["mfreq"] <= 1.0, file
        assert 30 <= found["area_pe"] <= 10_000, file
