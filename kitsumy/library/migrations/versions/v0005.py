"""Keep the drawings that others have taken the place of."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make room for panels as they were in old versions."""
    op.create_table(
        "version_panels",
        sa.Column("comic", sa.String, sa.ForeignKey("comics.id", ondelete="CASCADE"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("image", sa.String, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("comic", "number", "position"),
    )
    op.create_index("version_panels_by_image", "version_panels", ["image"])
