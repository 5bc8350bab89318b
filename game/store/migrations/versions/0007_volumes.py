"""How loud each person hears the game."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Everybody hears it as they did."""
    with op.batch_alter_table("patients") as patients:
        patients.add_column(sa.Column("volumes", sa.JSON(), nullable=False, server_default="{}"))
