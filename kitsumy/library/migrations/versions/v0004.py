"""Keep orders until they are in somebody's hands, and what people chose for themselves."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make room for what frontends are asked for."""
    op.create_table(
        "orders",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("key", sa.String, nullable=False, unique=True),
        sa.Column("owner", sa.String, nullable=False),
        sa.Column("community", sa.String, nullable=False),
        sa.Column("platform", sa.String, nullable=False),
        sa.Column("chat", sa.String, nullable=False),
        sa.Column("message", sa.String, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("day", sa.String, nullable=False),
        sa.Column("reserved", sa.BigInteger, nullable=False, server_default="0"),
        sa.Column("spent", sa.BigInteger, nullable=False, server_default="0"),
        sa.Column("placed_at", sa.Float, nullable=False),
        sa.Column("ended_at", sa.Float),
        sa.Column("job", sa.String, nullable=False, server_default=""),
        sa.Column("photo", sa.String, nullable=False, server_default=""),
        sa.Column("asking", sa.Text, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("progress", sa.Text, nullable=False, server_default="{}"),
    )
    op.create_index("orders_by_owner", "orders", ["owner", "day"])
    op.create_index("orders_by_community", "orders", ["community", "day"])
    op.create_index("orders_by_day", "orders", ["day"])
    op.create_index("orders_by_state", "orders", ["state"])
    op.create_index("orders_by_photo", "orders", ["photo"])
    op.create_index("orders_by_message", "orders", ["platform", "chat", "message"])
    op.create_table(
        "people",
        sa.Column("owner", sa.String, primary_key=True),
        sa.Column("document", sa.Text, nullable=False),
    )
