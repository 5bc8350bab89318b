"""One finding about a device: its code, how much it matters, one sentence and one action."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from input_devices.health import Health
from input_devices.saying import Saying, mark

CORNERS: Sequence[str] = (
    mark("The front right corner"),
    mark("The back right corner"),
    mark("The front left corner"),
    mark("The back left corner"),
)
"""As the loads stand in a sample."""
UNPLUG = mark("Unplug it, wait 5 seconds, plug it in again.")
NEARER = mark("Bring it nearer to the computer. Check its batteries and its cable.")


class Severity(enum.StrEnum):
    """How much a finding matters."""

    STOP = "stop"
    """Nobody should stand on it, or play with it, until it is mended."""
    MEND = "mend"
    """It plays; what is measured is doubtful."""
    KNOW = "know"
    """Good to know."""
    GOOD = "good"


class Verdict(msgspec.Struct, frozen=True):
    """One finding."""

    code: str
    severity: Severity
    says: Saying
    do: Saying
    corner: int | None = None
    """Place of the corner that it is about, as the loads stand in a sample."""

    @property
    def text(self) -> str:
        """Both sentences in English."""
        return f"{self.says.text} {self.do.text}".strip()


Rule = Callable[[Health], Iterator[Verdict]]
"""Looks at a `Health` and gives what it finds."""


def said(
    code: str,
    severity: Severity,
    says: str,
    do: str,
    values: Mapping[str, object] = {},
    corner: int | None = None,
) -> Verdict:
    """A verdict whose sentence is filled in with these values, and with the name of its corner."""
    named = values if corner is None else {"corner": CORNERS[corner], **values}
    return Verdict(code, severity, Saying(says, named), Saying(do), corner)
