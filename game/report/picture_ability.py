"""The map of person and levels: on one scale, how able somebody is in each domain and how hard
every rung of its exercises is. Source: Wright & Stone 1979, Best Test Design (the 'Wright map')."""

from __future__ import annotations

from collections.abc import Sequence

from game.core.difficulty import ahead_for, points
from game.figures import Figures
from game.report.parts import AbilityPart, DomainAbility, RungPart
from game.report.svg import Drawing
from game.text import Words

WIDTH, HIGH = 516.0, 250.0
TOP, FOOT, LEFT = 24.0, 26.0, 24.0
PERSON = 46.0
"""Room for the person, beside the exercises of a domain."""
COLUMN = 170.0
"""Of an exercise, at most."""
ZONE = (0.6, 0.9)
"""Success that suits a person. Source: exercises 8.6, A2."""


def ability_picture(part: AbilityPart | None, words: Words, figures: Figures) -> Drawing | None:
    """A block a domain: the person's ability and its interval, the zone in which 60 to 90 %
    succeed, and a bar for each rung over its dial. None without levels."""
    if part is None or not part.rungs:
        return None
    drawing = Drawing("ability", WIDTH, HIGH, words("Ability of the person, difficulty of levels"))
    scale = _Scale(part)
    _grid(drawing, scale, figures)
    columns = [list(_exercises(part, one.domain)) for one in part.abilities]
    room = WIDTH - LEFT - PERSON * len(columns)
    pitch = min(COLUMN, room / max(1, sum(map(len, columns))))
    x = LEFT + 4
    for ability, exercises in zip(part.abilities, columns, strict=True):
        wide = PERSON + pitch * len(exercises)
        _domain(drawing, scale, ability, (x, wide - 6), words)
        for n, rungs in enumerate(exercises):
            _ladder(drawing, scale, rungs, (x + PERSON + n * pitch, pitch - 12), words)
        x += wide
    _key(drawing, words)
    return drawing


class _Scale:
    """From logits to the height on the page."""

    def __init__(self, part: AbilityPart) -> None:
        known = [rung for rung in part.rungs if rung.sure]
        ends = [end for rung in known for end in (rung.easiest, rung.hardest)]
        ends += [end for one in part.abilities for end in (one.low, one.high)]
        self.low = 10 * int(min(map(points, ends)) // 10)
        self.high = 10 * -int(-max(map(points, ends)) // 10)

    def y(self, logits: float) -> float:
        """Points from the top; held within the picture."""
        share = (points(logits) - self.low) / (self.high - self.low)
        return TOP + (HIGH - TOP - FOOT) * (1 - max(0.0, min(share, 1.0)))


def _grid(drawing: Drawing, scale: _Scale, figures: Figures) -> None:
    step = 10 if scale.high - scale.low <= 100 else 20
    for value in range(scale.low, scale.high + 1, step):
        share = (value - scale.low) / (scale.high - scale.low)
        y = TOP + (HIGH - TOP - FOOT) * (1 - share)
        drawing.line([(LEFT, y), (WIDTH, y)], "grid")
        drawing.text(LEFT - 4, y + 2.5, figures.number(value), anchor="end")


def _exercises(part: AbilityPart, domain: str) -> Sequence[list[RungPart]]:
    own = [rung for rung in part.rungs if rung.domain == domain]
    names = dict.fromkeys(rung.exercise for rung in own)
    return [[rung for rung in own if rung.exercise == name] for name in names]


def _domain(
    drawing: Drawing,
    scale: _Scale,
    ability: DomainAbility,
    place: tuple[float, float],
    words: Words,
) -> None:
    """The zone across the whole block, and the person at its left."""
    x, wide = place
    low, high = ZONE
    top, bottom = scale.y(ability.mean - ahead_for(low)), scale.y(ability.mean - ahead_for(high))
    drawing.box(x, top, wide, bottom - top, "inside")
    for y in (top, bottom):
        drawing.line([(x, y), (x + wide, y)], "axis")
    drawing.text(x, 9, words(ability.title), "strong", room=wide)
    middle = x + 14
    upper, lower = scale.y(ability.high), scale.y(ability.low)
    drawing.line([(middle, upper), (middle, lower)], "edge")
    for y in (upper, lower):
        drawing.line([(middle - 4, y), (middle + 4, y)], "edge")
    drawing.dot(middle, scale.y(ability.mean), 3.4, "point" if ability.attempts else "hollow")


def _ladder(
    drawing: Drawing,
    scale: _Scale,
    rungs: Sequence[RungPart],
    place: tuple[float, float],
    words: Words,
) -> None:
    """One bar a rung, beside each other so that all are seen; a mark where the level starts."""
    x, wide = place
    drawing.text(x, 19, words(rungs[0].title), room=wide + 10)
    pitch = wide / len(rungs)
    for n, rung in enumerate(rungs):
        left = x + n * pitch
        if not rung.sure:
            drawing.text(left, HIGH - FOOT + 8, f"{rung.rung}", "tiny")
            continue
        top, bottom = scale.y(rung.hardest), scale.y(rung.easiest)
        kind = "pale" if rung.measured else "hollow"
        drawing.box(left, top, 0.72 * pitch, max(1.2, bottom - top), kind)
        start = scale.y(rung.start)
        drawing.line([(left, start), (left + 0.72 * pitch, start)], "pause")
        drawing.text(left + 0.36 * pitch, top - 2, f"{rung.rung}", "tiny", anchor="middle")


def _key(drawing: Drawing, words: Words) -> None:
    """What the shapes mean."""
    y, x = HIGH - 3.0, 4.0
    drawing.dot(x + 3, y - 2.5, 3, "point")
    x = drawing.text(x + 9, y, words("ability, and where it lies with 95 %")) + 10
    drawing.box(x, y - 6, 12, 7, "inside")
    x = drawing.text(x + 15, y, words("6 to 9 in 10 succeed")) + 10
    drawing.box(x, y - 6, 6, 7, "pale")
    x = drawing.text(x + 9, y, words("a rung, its dial from easy to hard")) + 10
    drawing.line([(x, y - 2.5), (x + 8, y - 2.5)], "pause")
    drawing.text(x + 11, y, words("where it starts"), room=WIDTH - x - 11)
