"""Whether a visit was shared with another person."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Everybody played alone."""
    with op.batch_alter_table("sessions") as sessions:
        sessions.add_column(sa.Column("shared", sa.String(), nullable=False, server_default=""))
