"""How the signs of a second task were answered in each bout."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Nothing was asked beside play before."""
    with op.batch_alter_table("bouts") as bouts:
        column = sa.Column("second_task", sa.JSON(), nullable=False, server_default="{}")
        bouts.add_column(column)
