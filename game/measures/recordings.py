"""Laboratory recordings: text with a header t,x,y becomes arrays. Opens no file."""

from __future__ import annotations

import csv
import difflib
import math

import msgspec
import numpy as np

from game.core.errors import SetupError
from game.measures.trial import FloatArray

COLUMNS = ("t", "x", "y")
LOAD = "load_n"
HEADER = "t,x,y (s, mm right, mm forward)"


class LabCounts(msgspec.Struct, frozen=True):
    """What a file held. What has no position is NaN in the arrays; preparation removes it."""

    samples: int  # lines below the header
    unreadable: int  # of these, with a time, x or y that is no finite number
    unloaded: int  # of these, with nobody on the plate: a load of 0 has no centre of pressure


def read_lab_csv(text: str | bytes, name: str) -> tuple[FloatArray, FloatArray, LabCounts]:
    """A recording as t_s (n,), xy_mm (n, 2) and counts, in the order of the file.

    The header names t, x, y in any order and case; `load_n` (N) is used where it is there, other
    columns are not. name: of the file, for errors. Raises SetupError for bytes that are no text,
    for a missing header or column, and for a file without samples.
    """
    lines = [line for line in decoded(text, name).splitlines() if line.strip()]
    if not lines:
        raise SetupError(f"{name}: the file is empty. Choose a recording with the header {HEADER}.")
    header = [cell.strip().lower() for cell in cells(lines[0])]
    places = [column_place(column, header, name) for column in COLUMNS]
    if len(lines) == 1:
        raise SetupError(f"{name}: no sample follows the header. Choose a complete recording.")

    load_place = header.index(LOAD) if LOAD in header else None
    rows = [cells(line) for line in lines[1:]]
    values = np.array([[number(row, place) for place in places] for row in rows])
    readable = np.isfinite(values).all(axis=1)
    loaded = np.array([load_place is None or not number(row, load_place) <= 0 for row in rows])
    values[~loaded, 1:] = math.nan
    counts = LabCounts(len(rows), int(np.sum(~readable)), int(np.sum(readable & ~loaded)))
    return values[:, 0], values[:, 1:], counts


def decoded(text: str | bytes, name: str) -> str:
    """The characters of a text file; SetupError for one that holds anything else."""
    try:
        plain = text if isinstance(text, str) else text.decode("utf-8")
    except UnicodeDecodeError:
        plain = "\0"
    if "\0" in plain:
        raise SetupError(f"{name}: this is no text file. Save it as CSV in UTF-8.")
    return plain.removeprefix("\ufeff")


def cells(line: str) -> list[str]:
    """The cells of a line; none where it cannot be taken apart."""
    if '"' not in line:
        return line.split(",")
    try:
        return next(csv.reader([line]))
    except csv.Error:
        return []


def number(row: list[str], place: int) -> float:
    """A cell as a number, NaN where it is none."""
    try:
        return float(row[place])
    except (ValueError, IndexError):
        return math.nan


def column_place(column: str, header: list[str], name: str) -> int:
    """Where a column stands; SetupError with the nearest name where it does not."""
    if column in header:
        return header.index(column)
    if all(math.isfinite(number(header, place)) for place in range(len(header))):
        raise SetupError(f"{name}: line 1 has numbers, no names. Put the header {HEADER} above it.")
    others = [other for other in header if other not in (*COLUMNS, LOAD, "")]
    starting = [other for other in others if other.startswith(column)]
    near = starting or difflib.get_close_matches(column, others, n=1, cutoff=0.25)
    hint = f"Is it '{near[0]}'? Rename it" if near else "Add it"
    raise SetupError(f"{name}: no column '{column}'. {hint}: the header is {HEADER}.")
