"""Levels: frozen, checked settings of one exercise, read from YAML text."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeVar

import msgspec
import yaml

from game.core.access import LEAST_PACE
from game.core.errors import SetupError, near_miss
from game.core.span import Bound, Span

LIMIT = "time_limit_s"
"""The setting that may be absent while the dial is low."""
Share = Annotated[float, msgspec.Meta(ge=0, le=1)]


class Dial(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the difficulty starts, and within which limits it may move; 0 easiest, 1 hardest."""

    start: Share = 0.15
    min: Share = 0.0
    max: Share = 1.0


class Condition(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The condition axis: steps on the ordered scales of the clinical design, 4.1. Only a therapist
    changes it."""

    base: Annotated[int, msgspec.Meta(ge=0, le=5)] = 1
    support: Annotated[int, msgspec.Meta(ge=0, le=4)] = 2
    vision: Annotated[int, msgspec.Meta(ge=0, le=3)] = 0
    surface: Annotated[int, msgspec.Meta(ge=0, le=4)] = 0
    head: Annotated[int, msgspec.Meta(ge=0, le=3)] = 0
    cognitive: Annotated[int, msgspec.Meta(ge=0, le=3)] = 0
    load: Annotated[int, msgspec.Meta(ge=0, le=2)] = 0
    perturbation: Annotated[int, msgspec.Meta(ge=0, le=3)] = 0
    vibration: Annotated[int, msgspec.Meta(ge=0, le=1)] = 0
    arms: Annotated[int, msgspec.Meta(ge=0, le=1)] = 0
    """Free or crossed. Source: exercises 3.6."""

    @property
    def sways(self) -> bool:
        """A stance on which some people never keep still, and which is assessed all the same: a
        trial begins once the load is steady. Source: measures reference 4.0."""
        return self.base > 1 or self.surface > 0 or self.vision == 3


STANCES = ("seated", "hip_width", "feet_together", "semi_tandem", "tandem", "single_leg")
"""Names of `Condition.base`, in order."""

Supervision = Literal["hands_on", "within_reach", "in_room", "remote", "independent"]
Side = Literal["left", "right", "none"]


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one person may be asked: what the therapist allows, narrower than any level and never
    widened by software, and the pace that the person has chosen."""

    d_min: Share = 0.0
    d_max: Share = 1.0
    behind: bool = False
    """Targets behind the person are allowed."""
    affected_side: Side = "none"
    affected_share: Annotated[float, msgspec.Meta(ge=0.5, le=0.7)] = 0.5
    least_time_limit_s: Annotated[float, msgspec.Meta(ge=0, le=60)] = 0.0
    """Time limits are never shorter; 6 for children, and `no_time_limit` for GMFCS III (clinical
    design, C10)."""
    no_time_limit: bool = False
    most_speed: Annotated[float, msgspec.Meta(gt=0, le=1)] = 1.0
    """Reach units per second that a picture may ask for; 0.12 for GMFCS III (exercises 3.4)."""
    pace: Annotated[float, msgspec.Meta(ge=LEAST_PACE, le=1)] = 1.0
    """Of the speed that a level asks for: the person's own choice, not the therapist's. Put in from
    their `Access` as a bout is made (`game.session.prescribed`); see `game.core.pace`."""

    def unhurried(self, allowed_s: float) -> float:
        """How much time is allowed at this pace where usually it is so much, s."""
        return allowed_s / self.pace


class Level(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What every level has. An exercise adds its `dial` and `plan`; the folder of the file names
    the exercise."""

    rung: Annotated[int, msgspec.Meta(ge=1, le=10)] | None = None
    """Its place on the ladder; None for probes and a therapist's own variants."""
    d: Dial = Dial()
    condition: Condition = Condition()
    supervision: Supervision = "within_reach"
    limits: Limits = Limits()

    @property
    def has_chair(self) -> bool:
        """There is something to sit down on, where the exercise has people sit down at all."""
        return True

    def clamp(self, d: float) -> float:
        """The difficulty nearest to d that the level and the person's limits allow."""
        low, high = max(self.d.min, self.limits.d_min), min(self.d.max, self.limits.d_max)
        return max(low, min(d, max(low, high)))


L = TypeVar("L", bound=Level)


def parse_level(text: str, source: str, level_type: type[L], bounds: Mapping[str, Bound]) -> L:
    """The level that YAML text describes.

    source: how messages name the file. bounds: what each parameter under `dial` may be. Raises
    SetupError with the file, the setting, and the nearest known name or what to do.
    """
    try:
        written = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f" line {mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", None) or "not readable"
        raise SetupError(
            f"{source}{place}: this is not YAML ({problem}). Compare with a level beside it."
        ) from None
    except (ValueError, LookupError, AttributeError, RecursionError) as error:
        # what PyYAML lets through: a day that does not exist, '!!bool maybe', 5000 brackets
        deep = isinstance(error, RecursionError)
        problem = "brackets within brackets, too deep" if deep else "a value of no known form"
        raise SetupError(
            f"{source}: this cannot be read ({problem}). Compare with a level beside it."
        ) from None
    if not isinstance(written, dict):
        raise SetupError(
            f"{source}: a level is a list of settings such as 'dial:'; this file has none."
        )
    written = _with_spans(written, source, level_type)
    try:
        level = msgspec.convert(written, level_type)
    except msgspec.ValidationError as error:
        raise SetupError(f"{source}: {_in_words(str(error), level_type)}") from None
    _check_dial(level, source, bounds)
    return level


def _with_spans(written: dict[Any, Any], source: str, level_type: type[Level]) -> dict[Any, Any]:
    """The same settings with the short forms of a span under `dial` read."""
    dial = written.get("dial")
    if not isinstance(dial, dict) or "dial" not in _fields(level_type, ""):
        return written
    kind = next(f.type for f in msgspec.structs.fields(level_type) if f.encode_name == "dial")
    spans = {f.encode_name for f in msgspec.structs.fields(kind) if f.type is Span}
    read = dict(dial)
    for name in spans & set(dial):
        try:
            read[name] = Span.parse(dial[name])
        except (ValueError, OverflowError) as error:
            raise SetupError(f"{source}: 'dial.{name}': {error}.") from None
    return {**written, "dial": read}


def _in_words(error: str, level_type: type[Level]) -> str:
    """msgspec's message as one a therapist can act on."""
    what, _, path = error.partition(" - at ")
    if path.startswith("`key`"):
        inside = path.partition(" in ")[2].strip("`").removeprefix("$").lstrip(".")
        return (
            f"'{inside or 'level'}': names of settings are words. Compare with a level beside it."
        )
    setting = path.strip("`").removeprefix("$").lstrip(".")
    unknown = re.search(r"unknown field `(.+?)`", what)
    if unknown:
        inside = f" in '{setting}'" if setting else ""
        hint = near_miss(unknown[1], _fields(level_type, setting))
        return f"unknown setting '{unknown[1]}'{inside}. {hint}"
    missing = re.search(r"missing required field `(.+?)`", what)
    if missing:
        inside = f"'{setting}'" if setting else "the level"
        return f"{inside} lacks '{missing[1]}'. Add it; a level beside this one shows how."
    return f"'{setting or 'level'}': {what[:1].lower()}{what[1:]}."


def _fields(level_type: type[Any], path: str) -> list[str]:
    """The names that a struct at this place of the level may have."""
    here: Any = level_type
    for name in filter(None, path.split(".")):
        here = next(f.type for f in msgspec.structs.fields(here) if f.encode_name == name)
    return [field.encode_name for field in msgspec.structs.fields(here)]


def _check_dial(level: Level, source: str, bounds: Mapping[str, Bound]) -> None:
    if not level.d.min <= level.d.start <= level.d.max:
        raise SetupError(
            f"{source}: 'd' must rise from min to start to max; "
            f"it is {level.d.min}, {level.d.start}, {level.d.max}."
        )
    dial = getattr(level, "dial", None)
    if dial is None:
        return
    absent = {
        field.name
        for field in msgspec.structs.fields(type(dial))
        if isinstance(field.default, Span) and field.default.hardest is None
    }
    for name, bound in bounds.items():
        span = getattr(dial, name)
        if isinstance(span, Span):
            _check_none(span, f"{source}: '{name}'", optional=name in absent)
            _check_span(span, f"{source}: '{name}'", bound)


def _check_none(span: Span, where: str, *, optional: bool) -> None:
    """'none' is for what a level may do without, and only a time limit may begin with it: the span
    counts down from 10 s."""
    if span.easiest is None and not optional:
        raise SetupError(f"{where} is none, and cannot be left out. Write a number, or two.")
    if span.easiest is None and span.hardest is not None and LIMIT not in where:
        raise SetupError(f"{where} goes from none to a number. Write none, or two numbers.")


def _check_span(span: Span, where: str, bound: Bound) -> None:
    for value in (span.easiest, span.hardest):
        if value is not None and not bound.low <= value <= bound.high:
            side = f"at most {bound.high:g}" if value > bound.high else f"at least {bound.low:g}"
            raise SetupError(f"{where} is {value:g}, must be {side}. {bound.advice}".rstrip())
    if (
        span.easiest is not None
        and span.hardest is not None
        and (span.hardest - span.easiest) * bound.harder < 0
    ):
        raise SetupError(
            f"{where} gets easier as the dial goes up ({span.easiest:g} to {span.hardest:g}). "
            "Write the easiest value first."
        )


def nearest_level(name: str, known: list[str]) -> str:
    """A hint for a level id that does not exist."""
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.4)
    return f"Did you mean '{near[0]}'?" if near else "'levels' lists them all."
