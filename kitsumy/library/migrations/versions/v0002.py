"""Number a comic's versions and keep the old ones."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Call every comic there is its first version; make room for what later ones replace."""
    op.add_column("comics", sa.Column("version", sa.Integer, nullable=False, server_default="1"))
    op.add_column("comics", sa.Column("change", sa.Text, nullable=False, server_default="{}"))
    op.add_column("comics", sa.Column("changed_at", sa.DateTime))
    _versions()
    _version_pages()


def _versions() -> None:
    op.create_table(
        "versions",
        sa.Column("comic", sa.String, sa.ForeignKey("comics.id", ondelete="CASCADE"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("changed_at", sa.DateTime),
        sa.Column("change", sa.Text, nullable=False),
        sa.Column("brief", sa.Text, nullable=False),
        sa.Column("script", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("comic", "number"),
    )


def _version_pages() -> None:
    op.create_table(
        "version_pages",
        sa.Column("comic", sa.String, sa.ForeignKey("comics.id", ondelete="CASCADE"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("image", sa.String, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("comic", "number", "position"),
    )
    op.create_index("version_pages_by_image", "version_pages", ["image"])
