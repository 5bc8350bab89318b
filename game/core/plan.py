"""What the therapist prescribed. The game proposes; it never changes a plan."""

from __future__ import annotations

import re
from typing import Annotated, Literal

import msgspec
import yaml

from game.core.errors import SetupError, near_miss
from game.core.fading import Fading
from game.core.preparation import Item

Method = Literal["wud", "bayes", "fixed"]


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One visit: levels in order, and the dose."""

    name: str = "free"
    levels: tuple[str, ...] = ()
    """Level ids; empty means that the player chooses."""
    bouts: Annotated[int, msgspec.Meta(ge=1, le=30)] = 4
    rest_s: Annotated[float, msgspec.Meta(ge=0, le=600)] | None = None
    """None: the default of the person's group."""
    session_min: Annotated[float, msgspec.Meta(gt=0, le=120)] | None = None
    """Minutes of play after which finishing is suggested; None: the default of the person's
    group."""
    cap_min: Annotated[float, msgspec.Meta(gt=0, le=120)] | None = None
    """Minutes of play after which the visit ends; None, or more than that: the cap of the person's
    group."""
    probe: str | None = "quiet_stance/probe"
    """Level of the fixed probe at the start; None leaves it out."""
    preparation: Annotated[tuple[Item, ...], msgspec.Meta(max_length=5)] = ()
    """What is done off the board before the visit's warm-up; empty for nothing."""
    adapt: Method = "wud"
    """How the dial moves: 'wud' weighted up-down, 'bayes' with a prior from earlier visits, or
    'fixed'."""
    sided: bool = False
    """Keep a difficulty for each side and direction; always so for a person with an affected
    side."""

    feedback: Fading | None = None
    """How attempts tell less and less how they go, from visit to visit; None: the default of the
    person's group."""


def parse_plan(text: str, source: str) -> Plan:
    """A plan from YAML text. Raises SetupError naming the file and the setting."""
    try:
        return msgspec.convert(yaml.safe_load(text), Plan)
    except yaml.YAMLError:
        raise SetupError(
            f"{source}: this is not YAML. A plan lists 'levels:' and 'bouts:'."
        ) from None
    except msgspec.ValidationError as error:
        raise SetupError(f"{source}: {_in_words(str(error))}") from None


def _in_words(error: str) -> str:
    """msgspec's message as one a therapist can act on."""
    what, _, path = error.partition(" - at ")
    setting = path.strip("`").removeprefix("$").lstrip(".")
    kind = Fading if setting.startswith("feedback") else Plan
    known = kind.__struct_fields__
    unknown = re.search(r"unknown field `(.+?)`", what)
    if unknown and setting in ("", "feedback"):
        inside = f" in '{setting}'" if setting else ""
        return f"unknown setting '{unknown[1]}'{inside}. {near_miss(unknown[1], known)}"
    where = f"'{setting}': " if setting else ""
    return f"{where}{what}. Known settings: {', '.join(known)}."
