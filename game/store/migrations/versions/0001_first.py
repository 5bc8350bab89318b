"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make them; there is nothing older to carry over."""
    op.create_table(
        "patients",
        sa.Column("alias", sa.String(length=32), nullable=False),
        sa.Column("group", sa.String(), nullable=False),
        sa.Column("theme", sa.String(), nullable=False),
        sa.Column("avatar", sa.String(), nullable=False),
        sa.Column("birth_year", sa.Integer(), nullable=True),
        sa.Column("affected_side", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("limits", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("alias", name="pk_patients"),
    )
    op.create_table(
        "calibrations",
        sa.Column("patient", sa.String(), nullable=False),
        sa.Column("device_id", sa.String(), nullable=False),
        sa.Column("made_utc", sa.String(), nullable=False),
        sa.Column("own", sa.Boolean(), nullable=False),
        sa.Column("calibration", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["patient"], ["patients.alias"], name="fk_calibrations_patient", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("patient", "device_id", "made_utc", name="pk_calibrations"),
    )
    op.create_table(
        "sessions",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("patient", sa.String(), nullable=False),
        sa.Column("started_utc", sa.String(), nullable=False),
        sa.Column("program_version", sa.String(), nullable=False),
        sa.Column("check_in", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("check_out", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("after_bouts", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("ended_utc", sa.String(), nullable=True),
        sa.Column("stop_reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["patient"], ["patients.alias"], name="fk_sessions_patient", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_sessions"),
    )
    op.create_index("ix_sessions_patient", "sessions", ["patient"], unique=False)
    op.create_table(
        "bouts",
        sa.Column("folder", sa.String(), nullable=False),
        sa.Column("patient", sa.String(), nullable=False),
        sa.Column("session", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("level_id", sa.String(), nullable=False),
        sa.Column("level_sha256", sa.String(), nullable=False),
        sa.Column("exercise", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("device_id", sa.String(), nullable=False),
        sa.Column("device_name", sa.String(), nullable=False),
        sa.Column("calibration_utc", sa.String(), nullable=False),
        sa.Column("own_calibration", sa.Boolean(), nullable=False),
        sa.Column("program_version", sa.String(), nullable=False),
        sa.Column("started_utc", sa.String(), nullable=False),
        sa.Column("ended", sa.String(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("successes", sa.Integer(), nullable=False),
        sa.Column("samples", sa.Integer(), nullable=False),
        sa.Column("active_s", sa.Float(), nullable=False),
        sa.Column("paused_s", sa.Float(), nullable=False),
        sa.Column("d_start", sa.Float(), nullable=True),
        sa.Column("d_end", sa.Float(), nullable=True),
        sa.Column("median_d", sa.Float(), nullable=True),
        sa.Column("latency", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("link", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["patient"], ["patients.alias"], name="fk_bouts_patient", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["session"], ["sessions.id"], name="fk_bouts_session", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("folder", name="pk_bouts"),
    )
    op.create_index("ix_bouts_patient", "bouts", ["patient"], unique=False)
    op.create_index("ix_bouts_session", "bouts", ["session"], unique=False)
    op.create_table(
        "notes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session", sa.String(), nullable=False),
        sa.Column("utc", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session"], ["sessions.id"], name="fk_notes_session", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_notes"),
    )
    op.create_index("ix_notes_session", "notes", ["session"], unique=False)
    op.create_table(
        "measures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session", sa.String(), nullable=False),
        sa.Column("bout", sa.String(), nullable=True),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.Float(), nullable=True),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("filter", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bout"], ["bouts.folder"], name="fk_measures_bout", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["session"], ["sessions.id"], name="fk_measures_session", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_measures"),
    )
    op.create_index("ix_measures_bout", "measures", ["bout"], unique=False)
    op.create_index("ix_measures_session", "measures", ["session"], unique=False)
