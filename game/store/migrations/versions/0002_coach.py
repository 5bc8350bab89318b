"""What the coach needs: attempts, sides and signs of each bout, the prescription, suggestions; and
what it asked for in each visit."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_PARTS = sa.JSON(none_as_null=True)
_LOCKED = '["load", "perturbation", "vibration"]'


def upgrade() -> None:
    """New columns get the values that an older database would have had; bouts are read again from
    their recordings at the next opening, since only these know the attempts."""
    with op.batch_alter_table("patients") as patients:
        patients.add_column(sa.Column("wished_success", sa.Float(), nullable=True))
        patients.add_column(_parts("locks", _LOCKED))
        patients.add_column(_parts("levels", "{}"))
        patients.add_column(_parts("conditions", "{}"))
        patients.add_column(sa.Column("supervision", sa.String(), nullable=True))
    with op.batch_alter_table("sessions") as sessions:
        sessions.add_column(sa.Column("planned", _PARTS, nullable=True))
        sessions.add_column(_parts("prompts", "[]"))
    with op.batch_alter_table("bouts") as bouts:
        bouts.add_column(_parts("tried", "[]"))
        bouts.add_column(_parts("sides", "{}"))
        bouts.add_column(_parts("signs", "{}"))
        bouts.add_column(_parts("condition", "{}"))
        bouts.add_column(sa.Column("part", sa.String(), nullable=False, server_default=""))
        bouts.add_column(sa.Column("practice", sa.Boolean(), nullable=False, server_default="0"))
    op.execute("UPDATE bouts SET ended = NULL")
    op.create_table(
        "suggestions",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("patient", sa.String(), nullable=False),
        sa.Column("session", sa.String(), nullable=False),
        sa.Column("made_utc", sa.String(), nullable=False),
        sa.Column("exercise", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("level_id", sa.String(), nullable=False),
        sa.Column("to_level_id", sa.String(), nullable=True),
        sa.Column("to_condition", _PARTS, nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("values", _PARTS, nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("decided_utc", sa.String(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["patient"], ["patients.alias"], name="fk_suggestions_patient", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["session"], ["sessions.id"], name="fk_suggestions_session", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_suggestions"),
    )
    op.create_index("ix_suggestions_patient", "suggestions", ["patient"], unique=False)
    op.create_index("ix_suggestions_session", "suggestions", ["session"], unique=False)


def _parts(name: str, default: str) -> sa.Column[object]:
    return sa.Column(name, sa.JSON(none_as_null=True), nullable=False, server_default=default)
