"""Records to rows of the database and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, Table, select

from game.core.errors import SetupError

T = TypeVar("T", bound=msgspec.Struct)


def values_of(record: msgspec.Struct) -> dict[str, Any]:
    """The columns of a record. Raises SetupError where a value is outside what its field allows,
    which a struct does not check when it is made."""
    values: dict[str, Any] = msgspec.to_builtins(record)
    try:
        msgspec.convert(values, type(record))
    except msgspec.ValidationError as error:
        what, _, field = str(error).partition(" - at ")
        where = field.strip("`").removeprefix("$.") or "value"
        raise SetupError(f"{type(record).__name__} '{where}': {what}. Correct it.") from None
    return values


def record_of(row: Row[Any], kind: type[T], more: Mapping[str, Any] | None = None) -> T:
    """The record of a row; `more` are fields that stand in other tables."""
    # str: names that are also words of SQL come as a class of their own
    values = {str(name): value for name, value in row._mapping.items()}
    return msgspec.convert({**values, **(more or {})}, kind)


def select_records(
    connection: Connection, table: Table, kind: type[T], where: ColumnElement[bool], *order: str
) -> list[T]:
    """The records of a table that fit, in the order of these columns."""
    ask = select(table).where(where).order_by(*(table.c[name] for name in order))
    return [record_of(row, kind) for row in connection.execute(ask)]
