"""Keep which characters a community shares, whom a character shows, and whose copy it is."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make room for casts of communities."""
    op.add_column("characters", sa.Column("depicts", sa.String, nullable=False, server_default=""))
    op.add_column("characters", sa.Column("lender", sa.String, nullable=False, server_default=""))
    op.create_index("characters_by_depicts", "characters", ["depicts"])
    op.create_index("characters_by_lender", "characters", ["lender"])
    op.create_table(
        "shared_casts",
        sa.Column("community", sa.String, nullable=False),
        sa.Column(
            "character", sa.String, sa.ForeignKey("characters.key", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("owner", sa.String, nullable=False),
        sa.Column("agreed", sa.Boolean, nullable=False),
        sa.Column("shared_at", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("community", "character"),
    )
    op.create_index("shared_casts_by_character", "shared_casts", ["character"])
    op.create_index("shared_casts_by_owner", "shared_casts", ["owner"])
