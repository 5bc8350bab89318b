"""The page of definitions tells everything that the registry knows."""

import msgspec
import pytest

from game.measures.boundary import AxisBoundary
from game.measures.definitions import HEADS, definitions
from game.measures.diffusion import Diffusion
from game.measures.formulas import BOUNDARY, DIFFUSION, FORMULAS
from game.measures.panel import VERSION
from game.measures.registry import MEASURES


def rows():
    """The cells of every row whose first cell is a key, by key."""
    lines = [line for line in definitions().splitlines() if line.startswith("| `")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {row[0].strip("`"): row for row in cells}


def test_every_measure_has_its_words_and_every_word_its_measure():
    assert set(FORMULAS) == set(MEASURES)
    assert tuple(DIFFUSION) == Diffusion.__struct_fields__
    assert tuple(BOUNDARY) == AxisBoundary.__struct_fields__


@pytest.mark.parametrize("measure", MEASURES.values(), ids=MEASURES)
def test_a_row_has_the_formula_unit_direction_and_source_of_its_measure(measure):
    row = rows()[measure.key]
    assert len(row) == len(HEADS)
    assert row[1] == FORMULAS[measure.key]
    assert row[2] == ("no unit" if measure.unit == "1" else measure.unit)
    assert row[3] == (measure.better or "none")
    assert f"\n{row[4]}. {measure.source}\n" in definitions()
    assert all(row)


def test_rows_stand_in_stored_order():
    assert [key for key in rows() if key in MEASURES] == list(MEASURES)


@pytest.mark.parametrize(
    ("key", "condition"),
    [
        ("mean_ml", "no sample"),
        ("area_pe", "fewer than 3 samples"),
        ("dfa_ap", "fewer than 500 samples"),
        ("f50_ml", "shorter than 10 s"),
        ("f50_ml", "below 10 samples a second"),
        ("sampen_ml", "unfiltered at a rate that is no multiple of 20 Hz"),
        ("msd_ap_0.5s", "not longer than 0.5 s"),
        ("mvelo_deg_per_s", "the body height is not known"),
    ],
)
def test_a_row_tells_when_its_measure_is_undefined(key, condition):
    assert condition in rows()[key][-1].split("; ")


def test_the_page_names_its_version_and_is_plain_markdown():
    page = definitions()
    assert page.startswith(f"# Measures of sway, {VERSION}\n\n")
    assert page.endswith("\n")
    assert not page.endswith("\n\n")
    assert msgspec.json.decode(msgspec.json.encode(page)) == page
    assert "{" not in page
