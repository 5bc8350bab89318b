"""Spans, levels, and the words that say what is wrong with them."""

from __future__ import annotations

import msgspec
import pytest

from game.core.errors import SetupError
from game.core.level import Level, Limits, parse_level
from game.core.span import Bound, Span


@pytest.mark.parametrize(
    ("written", "d", "value"),
    [
        (0.4, 0.7, 0.4),  # pinned
        ([0.3, 0.85], 0.0, 0.3),
        ([0.3, 0.85], 1.0, 0.85),
        ([0.4, 0.2], 0.5, 0.3),
        ({"span": [0.4, 0.2], "over": [0.5, 1.0]}, 0.5, 0.4),  # shrinks late
        ({"span": [0.4, 0.2], "over": [0.0, 0.5]}, 0.9, 0.2),
        (["none", 4.0], 0.2, None),  # no limit while the dial is low
        (["none", 4.0], 0.25, 10.0),
        (["none", 4.0], 1.0, 4.0),
    ],
)
def test_a_span_runs_from_easiest_to_hardest(written: object, d: float, value: object) -> None:
    at = Span.parse(written).at(d)
    assert at == (None if value is None else pytest.approx(value))


NO_SPANS: list[object] = [
    "wide",
    [],
    [1, 2, 3],
    True,
    [True, 1],
    ["none", "none", 1],
    [4.0, "none"],
    {"span": 3, "x": 1},
    {"over": [0, 1]},
    {"span": [1, 2], "over": [0.6, 0.4]},
    {"span": [1, 2], "over": [0, 2]},
    float("nan"),
    [0.1, float("inf")],
]


@pytest.mark.parametrize("written", NO_SPANS)
def test_anything_else_is_no_span(written: object) -> None:
    with pytest.raises(ValueError, match=r"expected|over|limit"):
        Span.parse(written)


class Dials(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    radius: Span
    hold_s: Span = Span(1.0, 1.0)


class Toy(Level, frozen=True, forbid_unknown_fields=True, kw_only=True):
    dial: Dials


BOUNDS = {
    "radius": Bound(0.1, 0.5, -1),
    "hold_s": Bound(0.3, 30.0, 1, "Choose a shorter hold."),
}


def read(text: str) -> Toy:
    return parse_level(text, "levels/toy/01.yaml", Toy, BOUNDS)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("dial: {radus: 0.3}", "unknown setting 'radus' in 'dial'. Did you mean 'radius'?"),
        ("dail: {radius: 0.3}", "unknown setting 'dail'. Did you mean 'dial'?"),
        ("dial: {}", "'dial' lacks 'radius'"),
        ("rung: 3", "the level lacks 'dial'"),
        ("dial: {radius: 0.3, hold_s: 45}", "'hold_s' is 45, must be at most 30. Choose a shorter"),
        ("dial: {radius: 0.05}", "'radius' is 0.05, must be at least 0.1"),
        ("dial: {radius: [0.2, 0.4]}", "'radius' gets easier as the dial goes up"),
        ("dial: {radius: wide}", "dial.radius"),
        ("{rung: 11, dial: {radius: 0.3}}", "'rung'"),
        ("{rung: one, dial: {radius: 0.3}}", "'rung'"),
        ("{d: {start: 0.9, max: 0.5}, dial: {radius: 0.3}}", "'d' must rise"),
        ("{condition: {base: 7}, dial: {radius: 0.3}}", "condition.base"),
        ("{supervision: nobody, dial: {radius: 0.3}}", "'supervision'"),
        ("- a list", "a level is a list of settings"),
        ("", "a level is a list of settings"),
        ("dial: {radius: [0.3", "this is not YAML"),
    ],
)
def test_a_wrong_level_says_where_what_and_what_to_do(text: str, said: str) -> None:
    with pytest.raises(SetupError) as error:
        read(text)
    assert str(error.value).startswith("levels/toy/01.yaml")
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_the_persons_limits_are_never_widened_by_a_level() -> None:
    level = read("{d: {start: 0.5, min: 0.2, max: 0.9}, dial: {radius: 0.3}}")
    narrow = msgspec.structs.replace(level, limits=Limits(d_min=0.0, d_max=0.4))
    assert [narrow.clamp(d) for d in (-1.0, 0.3, 0.8)] == [0.2, 0.3, 0.4]
    assert [level.clamp(d) for d in (0.0, 1.0)] == [0.2, 0.9]


@pytest.mark.parametrize(
    ("exercise", "setting", "said"),
    [
        ("star_map", "dwell_s: none", "cannot be left out"),
        ("star_map", "radius: [none, 0.2]", "cannot be left out"),
        ("rocket_legs", "depth_deg: [none, 60]", "Write none, or two numbers"),
    ],
)
def test_only_what_a_level_can_do_without_may_be_none(exercise, setting, said):
    from game.exercises import EXERCISES
    from game.exercises.library import ladder_levels

    rules = EXERCISES[exercise]
    text = next(entry.text for entry in ladder_levels() if entry.exercise == exercise)
    name = setting.partition(":")[0]
    lines = [line for line in text.splitlines() if not line.strip().startswith(f"{name}:")]
    lines.insert(lines.index("dial:") + 1, f"  {setting}")
    with pytest.raises(SetupError, match=said):
        parse_level("\n".join(lines), "level.yaml", rules.Level, rules.BOUNDS)
