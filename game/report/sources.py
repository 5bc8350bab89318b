"""Where a measure comes from, in the reader's language: our own words are translated, citations and
names of programs stand as they are."""

from __future__ import annotations

from collections.abc import Mapping

from game.measures.registry import DFA, ENTROPY, OURS, PREDICTION, PRIETO, WELCH
from game.text import Words, mark

KNOWN = "tests/measures"
DESCRIPTORS = "code_descriptors_postural_control"

SAID: Mapping[str, str] = {
    OURS: mark("ours; known answer in {place}"),
    PRIETO: mark("{source}, read by way of {place}"),
    PREDICTION: mark(
        "prediction ellipse with the exact F, hyperellipsoid of {place}; recommended by {source}"
    ),
    WELCH: mark("moments as in {source}, read by way of {place}; the Welch estimator is ours"),
    ENTROPY: mark(
        "sample entropy over N - m stretches of both lengths, in agreement with {one} and {other}"
    ),
    DFA: mark("order 1; its window sizes are ours, and so is the known answer in {place}"),
}
"""The message for each source of the registry that is more than a citation."""
PLACES: Mapping[str, Mapping[str, str]] = {
    OURS: {"place": KNOWN},
    PRIETO: {
        "source": "Prieto et al. 1996, IEEE Trans Biomed Eng 43:956",
        "place": DESCRIPTORS,
    },
    PREDICTION: {
        "place": "BMClab/datasets",
        "source": "Schubert & Kirchner 2014, Gait Posture 39:518",
    },
    WELCH: {"source": "Prieto et al. 1996", "place": DESCRIPTORS},
    ENTROPY: {"one": "antropy", "other": "EntropyHub"},
    DFA: {"place": KNOWN},
}
"""What no language changes: citations, programs, folders."""


def source_said(source: str, words: Words) -> str:
    """A source as the registry has it, in the reader's words; a bare citation as it is."""
    return words(SAID[source], **PLACES[source]) if source in SAID else source
