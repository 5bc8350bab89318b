"""The header of a SIB1 board: what the board is, how fast it sends, how its corners lie."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from input_devices.sample import Kind

CORNERS = ("TR", "BR", "TL", "BL")
HEADER = re.compile(r"#SIB(\d{1,4})((?: [A-Za-z0-9_]+=[^ ]*)*)")
KINDS = {"load4": Kind.LOAD4, "imu": Kind.ACC_GYRO, "tilt": Kind.TILT, "button": Kind.BUTTON}


class Board(msgspec.Struct, frozen=True):
    """What a board says of itself; a default stands for whatever it left out."""

    kinds: tuple[Kind, ...] = ()
    id: str = ""
    rate_hz: float | None = None
    raw: bool = False
    """Loads are raw counts, not grams."""
    order: tuple[int, int, int, int] = (0, 1, 2, 3)
    """Where TR, BR, TL and BL stand in a load line."""
    lx_mm: float | None = None
    ly_mm: float | None = None
    max_kg: float | None = None
    commands: tuple[str, ...] = ()


def header_fields(body: str) -> tuple[int, dict[str, str]] | None:
    """Version and fields of a header line; None if the line is no header."""
    match = HEADER.fullmatch(body)
    if match is None:
        return None
    return int(match[1]), dict(item.split("=", 1) for item in match[2].split())


def read_board(fields: Mapping[str, str]) -> Board:
    """The board that the fields of a header describe.

    Raises ValueError, with a sentence, for a field that cannot be used: a wrong order of corners or
    a distance of 0 would turn every lean into another.
    """
    kinds = tuple(KINDS[name] for name in fields.get("kind", "").split(",") if name in KINDS)
    unit = fields.get("unit", "g")
    if unit not in ("g", "raw"):
        raise ValueError(f"unit is '{unit}', must be g or raw")
    return Board(
        kinds=kinds,
        id=fields.get("id", "")[:16],
        rate_hz=_positive(fields, "rate"),
        raw=unit == "raw",
        order=corner_order(fields.get("order", ",".join(CORNERS))),
        lx_mm=_positive(fields, "lx"),
        ly_mm=_positive(fields, "ly"),
        max_kg=_positive(fields, "max"),
        commands=tuple(filter(None, fields.get("cmd", "").split(","))),
    )


def corner_order(text: str) -> tuple[int, int, int, int]:
    """Where TR, BR, TL and BL stand in a list such as `TL,TR,BL,BR`; ValueError if one is missing
    or twice there."""
    names = text.upper().split(",")
    if sorted(names) != sorted(CORNERS):
        raise ValueError(f"order is '{text}', must name TR, BR, TL and BL once each")
    top_right, bottom_right, top_left, bottom_left = (names.index(corner) for corner in CORNERS)
    return top_right, bottom_right, top_left, bottom_left


def _positive(fields: Mapping[str, str], key: str) -> float | None:
    text = fields.get(key)
    if text is None:
        return None
    if not re.fullmatch(r"\d{1,6}(\.\d{1,6})?", text) or float(text) <= 0:
        raise ValueError(f"{key} is '{text}', must be a number above 0")
    return float(text)
