"""How hard the levels are is known, of the levels as they are now."""

from __future__ import annotations

import msgspec

from game.core.difficulty import rising
from game.exercises.difficulties import (
    FILE,
    LEAST_ERROR,
    current,
    read_difficulties,
    to_json,
)
from game.exercises.library import ladder_levels

KNOWN = read_difficulties()
LEVELS = ladder_levels()


def test_every_level_of_every_ladder_is_measured_as_it_is_now() -> None:
    measured = {level.level: level.sha256 for level in KNOWN.levels}
    assert measured == {entry.id: entry.sha256 for entry in LEVELS}, (
        f"measure them again: steady-isles ability --measure-levels levels/{FILE.name}"
    )


def test_a_level_farther_up_is_no_easier() -> None:
    start = {entry.id: entry.level.d.start for entry in LEVELS}
    for exercise in {entry.exercise for entry in LEVELS}:
        own = [entry.id for entry in LEVELS if entry.exercise == exercise]
        ladder = [level for name in own if (level := KNOWN.of(name))]
        assert rising(ladder, start), exercise


def test_turning_the_dial_up_never_makes_a_level_easier() -> None:
    for level in KNOWN.levels:
        places, logits = zip(*level.knots, strict=True)
        assert list(places) == sorted(places)
        assert list(logits) == sorted(logits)


def test_the_typical_adult_stands_at_zero_and_the_people_in_their_order() -> None:
    for typical in KNOWN.typical.values():
        assert typical["adult"] == 0
        names = ("athlete", "adult", "older", "cp12", "cp3")
        assert sorted(typical.values(), reverse=True) == [typical[name] for name in names]


def test_the_file_is_written_as_it_is_read() -> None:
    assert to_json(KNOWN) == FILE.read_bytes()


def test_an_edited_level_is_put_between_its_neighbours_and_marked() -> None:
    n = next(n for n, entry in enumerate(LEVELS) if entry.rung == 7)
    levels = list(LEVELS)
    levels[n] = msgspec.structs.replace(LEVELS[n], sha256="edited")
    now = current(KNOWN, levels)
    edited, below, above = (now.of(levels[m].id) for m in (n, n - 1, n + 1))
    assert edited is not None
    assert below is not None
    assert above is not None
    assert edited.origin == "neighbours"
    assert edited.error >= LEAST_ERROR
    assert below.at(0.5) <= edited.at(0.5) <= above.at(0.5)


def test_an_edited_level_at_the_end_of_a_ladder_is_unknown() -> None:
    levels = [
        msgspec.structs.replace(entry, sha256="edited") if entry.rung == 10 else entry
        for entry in LEVELS
    ]
    known = {level.level for level in current(KNOWN, levels).levels}
    assert known == {entry.id for entry in LEVELS if entry.rung != 10}
