"""What each person needs to read, hear and handle the game."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Everybody sees and hears it as they did."""
    with op.batch_alter_table("patients") as patients:
        patients.add_column(sa.Column("access", sa.JSON(), nullable=False, server_default="{}"))
