"""The page of definitions tells everything that the registry knows."""

import importlib
import pkgutil
from pathlib import Path

import msgspec
import pytest

from game.measures import assessments
from game.measures.assessments.definitions import DEFINED, line_of
from game.measures.assessments.results import RESULTS, unit_of
from game.measures.assessments.values import Value
from game.measures.boundary import AxisBoundary
from game.measures.definitions import BETTER, HEADS, definitions
from game.measures.diffusion import Diffusion
from game.measures.formulas import BOUNDARY, DIFFUSION, FORMULAS
from game.measures.panel import VERSION
from game.measures.registry import MEASURES


def rows():
    """The cells of every row whose first cell is a key, by key."""
    page = definitions().replace("\\|", "/")
    lines = [line for line in page.splitlines() if line.startswith("| `")]
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


PAGE = Path(__file__).parents[2] / "game" / "measures" / "DEFINITIONS.md"


def values_of_assessments():
    for module in pkgutil.iter_modules(assessments.__path__, f"{assessments.__name__}."):
        importlib.import_module(module.name)
    ours = [value for value in Value.__subclasses__() if value.__module__.startswith("game.")]
    return {value.__name__: value for value in ours}


def test_every_number_of_an_assessment_is_defined():
    found = values_of_assessments()
    assert set(found) <= set(DEFINED)
    for name, value in found.items():
        fields = [field for field in value.__struct_fields__ if field != "undefined"]
        assert set(DEFINED[name].lines) == set(fields), name


def test_what_an_assessment_is_and_where_it_comes_from_stands_on_the_page():
    page = definitions()
    for one in DEFINED.values():
        for name, line in one.lines.items():
            assert line.formula, name
            if one.roots:
                cells = rows()[f"{one.roots[0]}.{name}"]
                assert cells[2] == ("no unit" if line.unit == "1" else line.unit)
                assert cells[3] == BETTER[line.better]
        assert not one.roots or f"{one.about}\n" in page
        assert not one.roots or f"Source: {one.source}. Filter: {one.filter}." in page


@pytest.mark.parametrize(
    ("key", "unit", "better"),
    [
        ("los.F.EPE_pct", "%", "larger"),
        ("los_4.composite.RT_s", "s", "smaller"),
        ("unilateral.left.time_s.best", "s", "larger"),
        ("mctsib.firm_eo", "mm/s", "smaller"),
        ("los.n_directions", "1", None),
        ("imu_sway.jerk", "m^2/s^5", None),
        ("quiet_stance.mvelo", "mm/s", "smaller"),
    ],
)
def test_a_stored_key_finds_its_line(key, unit, better):
    line = line_of(key)
    assert (line.unit, line.better) == (unit, better)


def test_no_two_assessments_share_a_key():
    """Two of one visit, such as eight and four directions, stand beside each other in the store."""
    roots = [
        (root, name)
        for name, result in RESULTS.items()
        for root in {key.partition(".")[0] for key in result([])}
    ]
    assert len(roots) == len({root for root, _ in roots}), sorted(roots)
    assert {name for _, name in roots} == set(RESULTS) - {"rws", "rhythm"}, "these name no part"


def test_a_key_that_nobody_defined_has_no_line():
    assert line_of("romberg.luck") is None


def test_a_number_is_stored_in_the_unit_of_its_definition():
    for one in DEFINED.values():
        for name, line in one.lines.items():
            for root in one.roots:
                assert unit_of(f"{root}.{name}") == line.unit, f"{root}.{name}"


def test_the_page_in_the_repository_is_up_to_date():
    made = "python main.py measure --definitions --out game/measures/DEFINITIONS.md"
    assert PAGE.read_text(encoding="utf-8") == definitions(), f"Make it anew: {made}"


def test_a_measure_whose_key_has_a_point_keeps_its_unit():
    assert unit_of("quiet_stance.msd_ml_0.01s") == "mm^2"
    assert unit_of("tandem.left.msd_planar_0.5s") == "mm^2"
