"""What is proposed to the therapist between visits."""

from __future__ import annotations

from typing import Literal

import msgspec

from game.core.level import Condition
from game.text import Words

Kind = Literal["up", "stay", "down", "condition"]
Status = Literal["open", "accepted", "declined", "outdated"]
Decision = Literal["accepted", "declined"]


class Suggestion(msgspec.Struct, frozen=True, kw_only=True):
    """What the software proposes to the therapist between visits; nothing changes before it is
    accepted."""

    id: str
    """Unique in the store: the session's id and the exercise."""
    patient: str
    session: str
    """The visit after which it was made."""
    made_utc: str
    exercise: str
    kind: Kind
    level_id: str
    """What was played."""
    to_level_id: str | None = None
    """The rung that is proposed; None where the rung stays."""
    to_condition: Condition | None = None
    """The condition that is proposed, one step from the present one; None where it stays."""
    reason: str
    """A message id for the catalogues, with places for the values."""
    values: dict[str, float | str] = {}
    status: Status = "open"
    decided_utc: str | None = None
    note: str = ""
    """What the therapist wrote when deciding."""

    @property
    def asks(self) -> bool:
        """It waits for a decision: open, and accepting it would change something."""
        changes = self.to_level_id is not None or self.to_condition is not None
        return self.status == "open" and changes

    @property
    def needs_pin(self) -> bool:
        """It touches what is off by default: a therapist confirms it apart. Source: clinical
        design 4.2."""
        return bool(self.values.get("pin"))

    def proposes(self, words: Words) -> str:
        """What would be otherwise, in the reader's language."""
        if self.to_condition is not None:
            before, after = (words(str(self.values[name])) for name in ("before", "after"))
            return words("{after} instead of {before}", after=after, before=before)
        if self.to_level_id is not None:
            to, now = (f"{self.values[name]:g}" for name in ("to_rung", "rung"))
            return words("level {to} instead of {now}", to=to, now=now)
        return words("easier") if self.kind == "down" else words("as it is")

    def said(self, words: Words) -> str:
        """Why, in the reader's language. A value that is a word is a message id itself."""
        values = {
            name: words(value) if isinstance(value, str) else f"{value:g}"
            for name, value in self.values.items()
        }
        return words(self.reason, **values)
