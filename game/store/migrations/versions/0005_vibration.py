"""How a vibration device is to be set, and for how long it was on in each bout."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """None was timed before."""
    for name in ("patients", "bouts"):
        with op.batch_alter_table(name) as table:
            table.add_column(sa.Column("vibration", sa.JSON(none_as_null=True), nullable=True))
