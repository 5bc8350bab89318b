"""Which cues are felt, as prescribed for each patient."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Nobody felt any before."""
    with op.batch_alter_table("patients") as patients:
        patients.add_column(sa.Column("haptics", sa.String(), nullable=False, server_default="off"))
