"""Keep what the admins of communities allow there."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make room for communities' rules."""
    op.create_table(
        "communities",
        sa.Column("community", sa.String, primary_key=True),
        sa.Column("document", sa.Text, nullable=False),
    )
