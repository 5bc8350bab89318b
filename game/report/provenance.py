"""Where a published number comes from, and whether it speaks of this person, device and protocol.

A number of other people, another device or another protocol is never used; the reason is kept.
Source: measures reference 5.3, rules 2 and 5; clinical design 12, H18.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Annotated, Literal, TypeVar

import msgspec
import yaml

from game.core.errors import SetupError
from game.core.level import Condition
from game.core.patient import Group
from game.report.statement import Published, Unfit

Device = Literal["board", "plate", "sensor"]
"""Consumer balance boards, laboratory force plates, worn sensors."""
Sure = Literal["verified", "own", "unverified"]
Text = Annotated[str, msgspec.Meta(min_length=1)]

NAMED: Mapping[Device, re.Pattern[str]] = {
    "board": re.compile(r"\bboard\b", re.IGNORECASE),
    "plate": re.compile(r"\bplate\b", re.IGNORECASE),
    "sensor": re.compile(r"\b(sensor|imu|tilt)\b", re.IGNORECASE),
}
"""The class of a device by its name; who names it otherwise gets no published number."""
LONGEST_SETTLING_S = 6.0
"""A trial lasts as long as what is analysed and this at most (settling may be 2 to 5 s, measures
reference 4.0, and the end of a bout is rounded)."""


class People(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who was measured."""

    who: Text
    n: Annotated[int, msgspec.Meta(ge=2)] | None
    ages: tuple[float, float] | None
    """Years, both included; None where the rule holds for all."""
    groups: tuple[Group, ...]
    """Of our patients, those who are such people."""


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What limits and norms have in common."""

    id: Text
    keys: tuple[str, ...]
    """Patterns of the measures it speaks of; none: we measure nothing like it."""
    people: People
    device: Device | None
    """None: any."""
    made_on: Text
    """The device, as the source names it."""
    protocol: Text
    """In the source's words, shortened."""
    protocols: tuple[str, ...]
    """Patterns of our levels and assessments that are the same protocol."""
    condition: Condition | None = None
    """None: that of the protocol."""
    analysed_s: float | None = None
    """None: not told, or the time is the result."""
    filters: tuple[str, ...] = ()
    """Under which the numbers agree; empty: a limit in shares, whatever the filter."""
    source: Text
    sure: Sure
    read: Text
    """What of the source was read, or how the number was computed."""


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a value that a published number is to be held against."""

    key: str
    protocol: str
    device_name: str
    condition: Condition | None
    trial_s: float | None
    """How long a trial was played, settling included."""
    filter: str
    group: Group
    birth_year: int | None
    utc: str
    """When it was measured."""

    @property
    def device(self) -> Device | None:
        """The class of the device; None where its name does not tell."""
        return next((kind for kind, name in NAMED.items() if name.search(self.device_name)), None)


def speaks_of(row: Row, key: str) -> bool:
    """Is this the measure that was published?"""
    return any(fnmatchcase(key, pattern) for pattern in row.keys)


def unfit(row: Row, facts: Facts) -> Unfit | None:
    """Why a published number may not be used; None where it fits."""
    if row.device not in (None, facts.device):
        return "device"
    if facts.group not in row.people.groups:
        return "group"
    if row.people.ages is not None and facts.birth_year is None:
        return "age_unknown"
    if not _is_of_age(row, facts):
        return "age"
    if not _same_protocol(row, facts):
        return "protocol"
    return "filter" if row.filters and facts.filter not in row.filters else None


def _is_of_age(row: Row, facts: Facts) -> bool:
    """Only the year of birth is known: both ages of that year must fit."""
    if row.people.ages is None or facts.birth_year is None:
        return True
    years = int(facts.utc[:4]) - facts.birth_year
    low, high = row.people.ages
    return low <= years - 1 and years <= high


def _same_protocol(row: Row, facts: Facts) -> bool:
    if not any(fnmatchcase(facts.protocol, pattern) for pattern in row.protocols):
        return False
    if row.condition is not None and row.condition != facts.condition:
        return False
    if row.analysed_s is None:
        return True
    if facts.trial_s is None:
        return False
    return 0.0 <= facts.trial_s - row.analysed_s <= LONGEST_SETTLING_S


def published(row: Row, reason: Unfit | None) -> Published:
    """The row as a statement names it."""
    return Published(row.id, row.source, reason is None, reason)


R = TypeVar("R", bound=Row)


def read_rows(path: Path, row_type: type[R]) -> tuple[R, ...]:
    """The rows of a table of published numbers.

    Raises SetupError with the file, the place and what to do: for what cannot be read, an unknown
    or missing setting, a name that stands twice, and ages the wrong way round.
    """
    try:
        written = yaml.safe_load(path.read_text(encoding="utf-8"))
        rows = msgspec.convert(written, tuple[row_type, ...])  # type: ignore[valid-type]
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        line = str(error).splitlines()[0]
        raise SetupError(
            f"{path}: cannot be read ({line}).\nInstall the program again, or mend the file."
        ) from None
    except msgspec.ValidationError as error:
        raise SetupError(
            f"{path}: {error}.\nEvery row needs its people, device, protocol, source and number."
        ) from None
    _check(rows, path)
    return rows


def _check(rows: Sequence[Row], path: Path) -> None:
    names = [row.id for row in rows]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise SetupError(f"{path}: '{twice}' stands twice.\nGive each row a name of its own.")
    for row in rows:
        ages = row.people.ages
        if ages is not None and ages[0] > ages[1]:
            raise SetupError(
                f"{path}: '{row.id}' has the ages {ages[0]:g} to {ages[1]:g}.\n"
                "Put the younger first."
            )
