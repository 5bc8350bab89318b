"""Panels without a filter, and what is defined and explained in them."""

import json

from game.measures.panel import panel
from game.measures.registry import MEASURES
from game.measures.trial import REASONS, Boundary

MEANS = {"mean_ml", "mean_ap"}
AXES = ("ml", "ap")
TEN_SECONDS = {
    f"{name}_{axis}"
    for name in ("power", "f50", "f95", "cfreq", "freqd", "sampen")
    for axis in AXES
}
DFA = {"dfa_ml", "dfa_ap"}
FEET = Boundary(left=-99.0, right=99.0, back=-99.0, forward=99.0)


def bare(t_s, xy_mm, **settings):
    """The panel without filter."""
    return panel(t_s, xy_mm, filter=None, **settings)


def defined(result):
    """The keys that have a value."""
    return {key for key, value in result.measures.items() if value is not None}


def undefined(result):
    """The keys of measures that have no value."""
    return set(result.undefined) & set(MEASURES)


def lags_from(shortest_s):
    """The keys of displacement after at least so long."""
    return {key for key in MEASURES if key.startswith("msd") and lag_of(key) >= shortest_s}


def lag_of(key):
    return float(key.rsplit("_", 1)[1].removesuffix("s"))


def nones(document):
    """The names of everything in a document that is None."""
    found = {key for key, value in document["measures"].items() if value is None}
    for name in ("sda", "ttb"):
        for axis, values in (document[name] or {}).items():
            found |= {f"{name}.{axis}.{key}" for key, value in values.items() if value is None}
    return found if document["ttb"] else found | {"ttb"}


def sound(result):
    """Whether a result is complete, goes through JSON unchanged, and explains every None."""
    document = result.as_document("trial.csv")
    again = json.loads(json.dumps(document, allow_nan=False))
    return (
        again == document
        and list(result.measures) == list(MEASURES)
        and set(result.undefined) == nones(document)
        and set(result.undefined.values()) <= set(REASONS)
    )
