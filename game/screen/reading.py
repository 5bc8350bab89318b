"""The order in which letters stand on a line, for scripts that are read from the right.

Where which letter goes is the Unicode bidirectional algorithm's to say (UAX #9, by python-bidi);
what each run of letters looks like is HarfBuzz's, which wants them in the order of speech.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import msgspec

from game.text import in_order, reads_from_right

WITH_THEM = frozenset({"R", "AL", "NSM"})
"""Classes of letters that are read from the right (Hebrew and its like, Arabic and its like), and
of marks on them."""
TAG = "\u0300"
"""A mark above a letter goes wherever its letter goes (rules W1 and N0), and comes after it from
the left, before it from the right: so it tells which brackets are to be turned round (rule L4)."""
NARROW, FIXED = "\u202f", "\u00a0"
"""No-break spaces: most of our faces have only the wide one."""
UNSEEN = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
"""What only says in which order to read."""


OPENING, CLOSING = "\u2066\u2067\u2068", "\u2069"
"""Of a part that keeps an order of its own."""


class Run(msgspec.Struct, frozen=True):
    """Letters that stand side by side, in the order in which they are spoken."""

    text: str
    from_right: bool

    @property
    def script(self) -> str:
        """What HarfBuzz is told, which joins letters by it: an ISO 15924 code."""
        if not self.from_right:
            return "Latn"
        arabic = any(unicodedata.bidirectional(one) == "AL" for one in self.text)
        return "Arab" if arabic else "Hebr"


@lru_cache(maxsize=2000)
def runs(text: str) -> tuple[Run, ...]:
    """What stands on a line, from left to right. A line in letters from the left is one run."""
    text = text.replace(NARROW, FIXED)
    if not reads_from_right(text):
        return (Run(UNSEEN.sub("", text), from_right=False),)
    parts = re.split(_FROM_RIGHT, _seen(text))
    return tuple(
        Run(part[::-1] if n % 2 else part, from_right=bool(n % 2))
        for n, part in enumerate(parts)
        if part
    )


def kept_apart(lines: list[str]) -> list[str]:
    """Lines that were broken within a part with an order of its own: it has it on every line."""
    if not any(CLOSING in line for line in lines):
        return lines
    kept, still_open = [], ""
    for line in lines:
        before = still_open
        for one in line:
            if one in OPENING:
                still_open += one
            elif one == CLOSING:
                still_open = still_open[:-1]
        kept.append(before + line + CLOSING * len(still_open))
    return kept


def _seen(text: str) -> str:
    """The letters of a line from left to right, with their brackets turned as they are read."""
    from bidi import get_display  # only here: languages from the left never ask

    whole = in_order(text)
    tagged = "".join(one + TAG if unicodedata.mirrored(one) else one for one in whole)
    seen = str(get_display(tagged, base_dir="R"))
    turned = re.sub(f"{TAG}(.)", lambda found: _turned(found[1]), seen)
    return UNSEEN.sub("", turned.replace(TAG, ""))


def _turned(sign: str) -> str:
    from bidi.mirror import MIRRORED

    return str(MIRRORED.get(sign, sign))


def _letters() -> str:
    """The letters from the right that games may be written in, as a class of a pattern."""
    blocks = (*range(0x0590, 0x0900), *range(0xFB1D, 0xFDFE), *range(0xFE70, 0xFEFD))
    found = (chr(one) for one in blocks)
    return "".join(one for one in found if unicodedata.bidirectional(one) in WITH_THEM)


_FROM_RIGHT = re.compile(f"((?:[{_letters()}]+ *)*[{_letters()}]+)")
"""Words side by side, with what is between them."""
