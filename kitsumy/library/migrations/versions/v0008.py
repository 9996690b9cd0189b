"""Keep by which id a provider knows a call, and what providers charged."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make room for accounts."""
    op.add_column("ledger", sa.Column("external", sa.String, nullable=False, server_default=""))
    op.create_table(
        "costs",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("provider", sa.String, nullable=False),
        sa.Column("model", sa.String, nullable=False),
        sa.Column("micros", sa.BigInteger, nullable=False),
        sa.Column("owner", sa.String, nullable=False),
        sa.Column("community", sa.String, nullable=False),
        sa.Column("job", sa.String, nullable=False),
        sa.Column("charged", sa.Boolean, nullable=False),
        sa.Column("day", sa.String, nullable=False),
        sa.Column("paid_at", sa.Float, nullable=False),
    )
    op.create_index("costs_by_job", "costs", ["job"])
    op.create_index("costs_by_owner", "costs", ["owner"])
    op.create_index("costs_by_day", "costs", ["day"])
