"""How tall somebody is, for angles and the theoretical limits of stability."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Nobody's height was known before."""
    with op.batch_alter_table("patients") as patients:
        patients.add_column(sa.Column("height_cm", sa.Float(), nullable=True))
