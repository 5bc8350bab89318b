"""What commands print: JSON on standard output, words for people on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any


def print_json(document: Any) -> None:
    """One JSON document; a number that is not finite would be a bug, so it raises ValueError."""
    print(json.dumps(document, allow_nan=False, ensure_ascii=False))


def say(text: str) -> None:
    """One line for the person at the terminal."""
    print(text, file=sys.stderr, flush=True)


def say_all(lines: Iterable[str]) -> None:
    """Several lines for the person at the terminal."""
    for line in lines:
        say(line)


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Columns set out with spaces."""
    lines = [list(header), *(list(row) for row in rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(header))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )
