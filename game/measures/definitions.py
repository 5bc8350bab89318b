"""The page of definitions: every measure as it is computed, and what the assessments give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from game.measures.assessments.definition import Definition
from game.measures.assessments.definitions import DEFINED
from game.measures.diffusion import FITTED_LAGS, LEAST_LAGS, LEAST_S
from game.measures.formulas import BOUNDARY, DIFFUSION, FORMULAS
from game.measures.lowpass import DEFAULT_CUTOFF_HZ
from game.measures.panel import VERSION
from game.measures.registry import MEASURES, Better, Measure
from game.measures.resampling import HALF_WINDOW_S, OUTPUT_HZ
from game.measures.spectrum import BAND_HZ, SEGMENT_S
from game.measures.trial import REASONS

BETTER: Mapping[Better | None, str] = {
    "smaller": "smaller",
    "larger": "larger",
    "zero": "nearer zero",
    None: "none",
}
"""Of a quiet stance, and calmer rather than healthier: fear stiffens."""

HEADS = ("key", "formula", "unit", "better", "source", "filter", "undefined when")

ANY_FILTER = "that of the trial"
FILTERED = "that of the trial; not none, unless the rate is a multiple of 20 Hz"


def definitions() -> str:
    """The page in Markdown: conventions, one row a measure in stored order, objects, sources."""
    sources = list(dict.fromkeys(measure.source for measure in MEASURES.values()))
    rows = [row(measure, sources.index(measure.source) + 1) for measure in MEASURES.values()]
    numbered = [f"{number}. {source}" for number, source in enumerate(sources, start=1)]
    parts = (
        f"# Measures of sway, {VERSION}",
        *conventions(),
        "## Measures",
        table(HEADS, rows),
        *objects(),
        "## Sources",
        "\n".join(numbered),
        *assessed(),
    )
    return "\n\n".join(parts) + "\n"


def row(measure: Measure, source: int) -> tuple[str, ...]:
    """The cells of one measure; source: its number in the list of sources."""
    return (
        f"`{measure.key}`",
        FORMULAS[measure.key],
        "no unit" if measure.unit == "1" else measure.unit,
        BETTER[measure.better],
        f"{source}",
        FILTERED if any(need.reason == "stride" for need in measure.needs) else ANY_FILTER,
        "; ".join(undefined_when(measure)),
    )


def undefined_when(measure: Measure) -> list[str]:
    """Every condition under which a measure of a readable trial is None."""
    few = "no sample" if measure.samples == 1 else f"fewer than {measure.samples} samples"
    last = [REASONS[measure.undefined_if]] if measure.undefined_if else []
    return [few, *(need.otherwise for need in measure.needs), *last]


def conventions() -> tuple[str, ...]:
    """What the formulas take for granted."""
    filters = ", ".join(f"{source} {hz:g} Hz" for source, hz in DEFAULT_CUTOFF_HZ.items())
    return (
        "x is to the right (mediolateral, `ml`), y is forward (anteroposterior, `ap`), mm. Both "
        "are centred: their means over the analysed samples are subtracted. RD is the distance of "
        "a sample from the mean position. N samples at fs per second last T = (N - 1) / fs. "
        "Variances are over N; the covariance S of the ellipse is over N - 1.",
        "**Filter.** Butterworth of order 2, forwards and backwards; the cut-off of a source is "
        f"stored with every result ({filters}, or none). An irregular source is first averaged in "
        f"windows of {HALF_WINDOW_S:g} s to either side, at {OUTPUT_HZ:g} Hz.",
        f"**Spectrum.** Welch's estimate: Hann window, segments of {SEGMENT_S:g} s (the whole "
        "record if that is shorter), half overlapping, a straight line taken from each, no "
        f"padding. m0, m1 and m2 are the moments of the density from {BAND_HZ[0]:g} to "
        f"{BAND_HZ[1]:g} Hz.",
        "**Better** is the direction of a calmer quiet stance. Less sway is not always better, "
        "and what has no direction is never coloured.",
        "**Undefined** is stored as null, with a reason. So is every measure of a recording with "
        "no readable sample, too short or torn by gaps for its protocol, or that cannot be "
        "filtered; and a value too large to compute with.",
    )


def objects() -> tuple[str, ...]:
    """What is stored beside the measures."""
    return (
        "## Stabilogram diffusion: `sda`",
        "For `ml`, `ap` and `planar`: two straight lines through the mean square displacement "
        f"(MSD) in double logarithms, at {FITTED_LAGS} lags evenly spaced in theirs. The break is "
        f"where their squared errors are least together, at least {LEAST_LAGS} lags to a side. "
        "The lags go from what filter and averaging leave alone, 1 / (2 · cut-off) and twice the "
        "half window, to 10 s or a third of the recording. Informational.",
        table(("key", "meaning"), meanings(DIFFUSION)),
        f"Null for a recording shorter than {LEAST_S:g} s, for one that is still or comes back "
        "exactly to where it was, and with too few lags; the crossing also where the lines are "
        "parallel or cross outside the fit.",
        "## Time to boundary: `ttb`",
        "For `ml` and `ap`, and only where the boundary of the feet is known: the distance to the "
        "side ahead over the speed (central differences), 0 beyond that side; samples at rest are "
        "left out. The minima are the values lower than their neighbours.",
        table(("key", "meaning"), meanings(BOUNDARY)),
        "Null without a boundary; without minima, and the standard deviation with fewer than two.",
    )


def assessed() -> tuple[str, ...]:
    """What the assessments give, value by value."""
    return (
        "# Assessments",
        "Every trial follows one protocol: the person stands until the load is steady, a count of "
        "three, the first 3 s are discarded. A trial that was stopped is an attempt and not a "
        "result; where none counts, the result is null with its reason. Results of one visit are "
        "means of the trials that count, of reaction times the median.",
        "**Better** is a direction and never a limit: no number here passes or fails anybody.",
        *(part for one in DEFINED.values() if one.roots for part in value_of(one)),
    )


ASSESSED_HEADS = ("key", "formula", "unit", "better")


def value_of(one: Definition) -> tuple[str, ...]:
    """A heading, what it is, its numbers, its source and filter."""
    rows = [
        (
            f"`{one.roots[0]}.{field}`",
            line.formula,
            "no unit" if line.unit == "1" else line.unit,
            BETTER[line.better],
        )
        for field, line in one.lines.items()
    ]
    names = ", ".join(f"`{root}`" for root in one.roots)
    origin = f"Source: {one.source}. Filter: {one.filter}."
    return f"## {names}", one.about, table(ASSESSED_HEADS, rows), origin


def meanings(words: Mapping[str, str]) -> list[tuple[str, ...]]:
    """The rows of an object."""
    return [(f"`{key}`", meaning) for key, meaning in words.items()]


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(escaped(cell) for cell in cells)} |" for cells in lines)


def escaped(cell: str) -> str:
    """A cell whose strokes do not end it."""
    return cell.replace("|", "\\|")
