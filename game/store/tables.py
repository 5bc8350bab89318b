"""The tables of the database. Columns are the fields of the records, by name; what has parts of
its own is kept as JSON."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

REVISIONS = tuple(f"{number:04}" for number in range(1, 13))
"""Every migration, oldest first; the database of this program is at the last. Kept here because
asking Alembic takes longer than opening the store."""

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)
_Parts = JSON(none_as_null=True)


def _of(column: str, target: str, *, key: bool = False, optional: bool = False) -> Column[str]:
    """A column that names a row of another table, and goes with it."""
    of = ForeignKey(target, ondelete="CASCADE")
    return Column(column, String, of, primary_key=key, nullable=optional, index=not key)


patients = Table(
    "patients",
    metadata,
    Column("alias", String(32), primary_key=True),
    Column("group", String, nullable=False),
    Column("theme", String, nullable=False),
    Column("avatar", String, nullable=False),
    Column("birth_year", Integer),
    Column("affected_side", String, nullable=False),
    Column("language", String, nullable=False),
    Column("notes", Text, nullable=False),
    Column("limits", _Parts, nullable=False),
    Column("wished_success", Float),
    Column("locks", _Parts, nullable=False, server_default='["load", "perturbation", "vibration"]'),
    Column("levels", _Parts, nullable=False, server_default="{}"),
    Column("conditions", _Parts, nullable=False, server_default="{}"),
    Column("supervision", String),
    Column("height_cm", Float),
    Column("vibration", _Parts),
    Column("added_load", _Parts),
    Column("volumes", _Parts, nullable=False, server_default="{}"),
    Column("access", _Parts, nullable=False, server_default="{}"),
    Column("haptics", String, nullable=False, server_default="off"),
)

sessions = Table(
    "sessions",
    metadata,
    Column("id", String, primary_key=True),
    _of("patient", "patients.alias"),
    Column("started_utc", String, nullable=False),
    Column("program_version", String, nullable=False),
    Column("check_in", _Parts),
    Column("check_out", _Parts),
    Column("after_bouts", _Parts, nullable=False),
    Column("ended_utc", String),
    Column("stop_reason", Text, nullable=False),
    Column("planned", _Parts),
    Column("prompts", _Parts, nullable=False, server_default="[]"),
    Column("shared", String, nullable=False, server_default=""),
)

notes = Table(
    "notes",
    metadata,
    Column("id", Integer, primary_key=True),
    _of("session", "sessions.id"),
    Column("utc", String, nullable=False),
    Column("text", Text, nullable=False),
)

bouts = Table(
    "bouts",
    metadata,
    Column("folder", String, primary_key=True),
    _of("patient", "patients.alias"),
    _of("session", "sessions.id"),
    Column("number", Integer, nullable=False),
    Column("level_id", String, nullable=False),
    Column("level_sha256", String, nullable=False),
    Column("exercise", String, nullable=False),
    Column("purpose", String, nullable=False),
    Column("device_id", String, nullable=False),
    Column("device_name", String, nullable=False),
    Column("calibration_utc", String, nullable=False),
    Column("own_calibration", Boolean, nullable=False),
    Column("program_version", String, nullable=False),
    Column("started_utc", String, nullable=False),
    Column("ended", String),
    Column("attempts", Integer, nullable=False),
    Column("successes", Integer, nullable=False),
    Column("samples", Integer, nullable=False),
    Column("active_s", Float, nullable=False),
    Column("paused_s", Float, nullable=False),
    Column("d_start", Float),
    Column("d_end", Float),
    Column("median_d", Float),
    Column("latency", _Parts, nullable=False),
    Column("link", _Parts, nullable=False),
    Column("tried", _Parts, nullable=False, server_default="[]"),
    Column("sides", _Parts, nullable=False, server_default="{}"),
    Column("signs", _Parts, nullable=False, server_default="{}"),
    Column("condition", _Parts, nullable=False, server_default="{}"),
    Column("part", String, nullable=False, server_default=""),
    Column("practice", Boolean, nullable=False, server_default="0"),
    Column("second_task", _Parts, nullable=False, server_default="{}"),
    Column("vibration", _Parts),
    Column("told", _Parts, nullable=False, server_default="{}"),
    Column("added_load", _Parts),
    Column("pace", Float, nullable=False, server_default="1"),
)

suggestions = Table(
    "suggestions",
    metadata,
    Column("id", String, primary_key=True),
    _of("patient", "patients.alias"),
    _of("session", "sessions.id"),
    Column("made_utc", String, nullable=False),
    Column("exercise", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("level_id", String, nullable=False),
    Column("to_level_id", String),
    Column("to_condition", _Parts),
    Column("reason", Text, nullable=False),
    Column("values", _Parts, nullable=False),
    Column("status", String, nullable=False),
    Column("decided_utc", String),
    Column("note", Text, nullable=False),
)

measures = Table(
    "measures",
    metadata,
    Column("id", Integer, primary_key=True),
    _of("session", "sessions.id"),
    _of("bout", "bouts.folder", optional=True),
    Column("key", String, nullable=False),
    Column("value", Float),
    Column("unit", String, nullable=False),
    Column("filter", String, nullable=False),
    Column("version", String, nullable=False),
)

calibrations = Table(
    "calibrations",
    metadata,
    _of("patient", "patients.alias", key=True),
    Column("device_id", String, primary_key=True),
    Column("made_utc", String, primary_key=True),
    Column("own", Boolean, nullable=False),
    Column("calibration", _Parts, nullable=False),
)
