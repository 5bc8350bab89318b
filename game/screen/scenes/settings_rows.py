"""What can be set, as a table: each row knows its steps, and what it changes. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal

import msgspec

from game.core.viewing import Viewing
from game.core.volumes import SOFTEST_TONES
from game.core.wishes import Wishes
from game.figures import Figures
from game.text import Words, languages, mark

Tab = Literal["seeing", "hearing", "playing"]
Where = Literal["access", "volumes", "language", "viewing"]

TABS: dict[Tab, str] = {
    "seeing": mark("Seeing"),
    "hearing": mark("Hearing"),
    "playing": mark("Playing"),
}
SCREENS_INCH = (
    *(10.0, 11.6, 13.3, 14.0, 15.6, 17.3, 19.0, 21.5),
    *(24.0, 27.0, 32.0, 43.0, 55.0, 65.0, 75.0),
)
"""Diagonals that are sold."""
FELT = "felt"
DISTANCES_M = (0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 3.5, 4.0, 5.0)


class Set(msgspec.Struct, frozen=True):
    """Everything that the rows may change."""

    wishes: Wishes
    viewing: Viewing | None = None
    """None where nobody has told where the screen stands."""


class Row(msgspec.Struct, frozen=True):
    """One thing that can be set."""

    key: str
    """The field that it changes."""
    tab: Tab
    name: str
    says: str
    """What it does, in one line."""
    where: Where
    steps: tuple[Any, ...]
    said: Callable[[Any, Words], str]
    measured: bool = True
    """More and less have a meaning, so that a picture can show how much."""

    def value(self, now: Set) -> Any:
        """As it is now; None where nobody has told."""
        if self.where == "language":
            return now.wishes.language
        part = now.viewing if self.where == "viewing" else getattr(now.wishes, self.where)
        return None if part is None else getattr(part, self.key)

    def turned(self, now: Set, way: int, *, round_again: bool = False) -> Set:
        """One step on (way 1) or back (-1). round_again: after the last comes the first."""
        value = self.value(now)
        if value is None:
            return self._changed(now, getattr(Viewing(), self.key))
        at = _place(self.steps, value, way)
        if round_again:
            at %= len(self.steps)
        return self._changed(now, self.steps[max(0, min(at, len(self.steps) - 1))])

    def _changed(self, now: Set, value: Any) -> Set:
        replace = msgspec.structs.replace
        if self.where == "viewing":
            return replace(now, viewing=replace(now.viewing or Viewing(), **{self.key: value}))
        if self.where == "language":
            return replace(now, wishes=replace(now.wishes, language=value))
        part = replace(getattr(now.wishes, self.where), **{self.key: value})
        return replace(now, wishes=replace(now.wishes, **{self.where: part}))


def _place(steps: Sequence[Any], value: Any, way: int) -> int:
    """Where the next value stands; from between two steps it is the nearer one that way."""
    if value in steps:
        return steps.index(value) + way
    later = [i for i, step in enumerate(steps) if step > value]
    after = later[0] if later else len(steps)
    return after if way > 0 else after - 1


def _per_cent(value: float, words: Words) -> str:
    return Figures(words).share(value)


def _volume(value: int, words: Words) -> str:
    return Figures(words).share(value / 100) if value else words("Silent")


def _on(value: bool, words: Words) -> str:
    return words("On") if value else words("Off")


def _seconds(value: float, words: Words) -> str:
    return words("{n} s", n=Figures(words).number(value, 0 if value == round(value) else 1))


def _inch(value: float | None, words: Words) -> str:
    if value is None:
        return words("not known")
    return words("{n} inch", n=Figures(words).number(value, 0 if value == round(value) else 1))


def _metres(value: float | None, words: Words) -> str:
    if value is None:
        return words("not known")
    digits = next(n for n in (0, 1, 2) if round(value, n) == value or n == 2)
    return f"{Figures(words).number(value, digits)} m"


def _language(code: str, words: Words) -> str:
    """As its own speakers call it, so that it is found from any other."""
    from babel import Locale

    name = Locale.parse(code).get_language_name(code) or code
    return name[:1].upper() + name[1:]


def rows(tab: Tab, *, felt: bool = False) -> list[Row]:
    """Those of one tab, in order. felt: cues that are felt are prescribed for who is here; for
    others there is nothing to set."""
    every = (*ROWS, language_row())
    return [row for row in every if row.tab == tab and (felt or row.key != FELT)]


def language_row() -> Row:
    """The languages of now; a catalogue more is a step more."""
    says = mark("The words of the whole game")
    return Row(
        "language", "seeing", mark("Language"), says, "language",
        tuple(languages()), _language, measured=False,
    )  # fmt: skip


ROWS = (
    Row(
        "text", "seeing", mark("Text size"), mark("How large words are"),
        "access", (1.0, 1.25, 1.5, 1.75, 2.0), _per_cent,
    ),
    Row(
        "contrast", "seeing", mark("High contrast"), mark("Words stand out, pictures step back"),
        "access", (False, True), _on,
    ),
    Row(
        "screen_inch", "seeing", mark("Screen"), mark("From corner to corner"),
        "viewing", SCREENS_INCH, _inch,
    ),
    Row(
        "distance_m", "seeing", mark("Distance"), mark("From you to the screen"),
        "viewing", DISTANCES_M, _metres,
    ),
    Row(
        "captions", "hearing", mark("Captions"), mark("Sounds are written, too"),
        "access", (False, True), _on,
    ),
    Row(
        "music", "hearing", mark("Music"), mark("Waves and soft music"),
        "volumes", tuple(range(0, 101, 10)), _volume,
    ),
    Row(
        "cues", "hearing", mark("Sounds"), mark("They tell what happens"),
        "volumes", tuple(range(0, 101, 10)), _volume,
    ),
    Row(
        "tones", "hearing", mark("Guiding tones"), mark("They lead where nothing is seen"),
        "volumes", tuple(range(SOFTEST_TONES, 101, 10)), _volume,
    ),
    Row(
        FELT, "hearing", mark("Cues to feel"), mark("A motor tells what happens, too"),
        "access", (False, True), _on,
    ),
    Row(
        "calm", "playing", mark("Calm pictures"), mark("The background rests"),
        "access", (False, True), _on,
    ),
    Row(
        "pace", "playing", mark("Pace"), mark("Less speed, and more time"),
        "access", (0.5, 0.6, 0.7, 0.8, 0.9, 1.0), _per_cent,
    ),
    Row(
        "scan_s", "playing", mark("One switch"), mark("How long each choice is offered"),
        "access", (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0), _seconds,
    ),
    Row(
        "dwell_s", "playing", mark("Lean to choose"), mark("How long a lean is held"),
        "access", (1.5, 2.0, 2.5, 3.0, 3.5, 4.0), _seconds,
    ),
)  # fmt: skip
"""A test compares the keys with the fields of Access, Volumes and Viewing. The language has a row
of its own: `language_row`."""
