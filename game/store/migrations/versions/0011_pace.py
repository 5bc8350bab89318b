"""At which share of the full pace each bout was played."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """There was only the full pace before."""
    with op.batch_alter_table("bouts") as bouts:
        bouts.add_column(sa.Column("pace", sa.Float(), nullable=False, server_default="1"))
