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
        for axis in ("ml", "ap"):
            assert 0.05 <= found[f"power_{axis}"] <= 500, file
            assert 0.15 <= found[f"f50_{axis}"] <= 1, file
            assert found[f"f50_{axis}"] <= found[f"f95_{axis}"] <= 3, file
            assert 0.3 <= found[f"cfreq_{axis}"] <= 1.5, file
            assert 0.4 <= found[f"freqd_{axis}"] <= 0.9, file
            assert 0.05 <= found[f"sampen_{axis}"] <= 1.2, file
            assert 1.1 <= found[f"dfa_{axis}"] <= 1.9, file
            assert found[f"msd_{axis}_0.01s"] < found[f"msd_{axis}_0.1s"] < found[f"msd_{axis}_1s"]
        for fit in (result.sda.ml, result.sda.ap, result.sda.planar):
            assert 0.5 < fit.H_short <= 1, file
            assert fit.H_long < fit.H_short, file
            assert fit.D_short_mm2_per_s > 0, file
            assert 0.2 <= fit.crit_time_s <= 3, file
