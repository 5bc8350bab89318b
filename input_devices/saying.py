"""Sentences for a person, kept so that a screen can say them in another language.

This room speaks English and knows no catalogue: a sentence keeps its message apart from what is
filled in, and whoever shows it may translate the message first.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec


def mark(message: str) -> str:
    """The same string, seen by those who translate."""
    return message


class Saying(msgspec.Struct, frozen=True):
    """One sentence, or a few."""

    message: str
    """English, with `{name}` where something is filled in."""
    values: Mapping[str, object] = {}

    @property
    def text(self) -> str:
        """In English, filled in."""
        return self.message.format(**self.values) if self.values else self.message
