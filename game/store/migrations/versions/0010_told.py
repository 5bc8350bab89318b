"""How the attempts of each bout told how they went, and what was worn in it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Bouts are read again from their recordings at the next opening, which know both."""
    with op.batch_alter_table("bouts") as bouts:
        bouts.add_column(sa.Column("told", sa.JSON(), nullable=False, server_default="{}"))
        bouts.add_column(sa.Column("added_load", sa.JSON(none_as_null=True), nullable=True))
    op.execute("UPDATE bouts SET ended = NULL")
