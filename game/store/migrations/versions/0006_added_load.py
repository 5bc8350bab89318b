"""How much is worn where a condition has added load."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """No amount was kept before."""
    with op.batch_alter_table("patients") as patients:
        column = sa.Column("added_load", sa.JSON(none_as_null=True), nullable=True)
        patients.add_column(column)
