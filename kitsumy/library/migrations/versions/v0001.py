"""Make the first tables: comics with their casts, panels and pages."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make everything."""
    _comics()
    _characters()
    _casts()
    _pictures("panels")
    _pictures("pages")


def _comics() -> None:
    op.create_table(
        "comics",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("owner", sa.String, nullable=False),
        sa.Column("story", sa.String, nullable=False),
        sa.Column("parent", sa.String, nullable=False),
        sa.Column("part", sa.Integer, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("style", sa.String, nullable=False),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("writer", sa.String, nullable=False),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.Column("saved_at", sa.Float, nullable=False),
        sa.Column("brief", sa.Text, nullable=False),
        sa.Column("script", sa.Text, nullable=False),
    )
    op.create_index("comics_by_owner", "comics", ["owner", "created_at"])
    op.create_index("comics_by_story", "comics", ["story"])


def _characters() -> None:
    op.create_table(
        "characters",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("owner", sa.String, nullable=False),
        sa.Column("sheet_id", sa.String, nullable=False),
        sa.Column("reference", sa.String, nullable=False),
        sa.Column("sheet", sa.Text, nullable=False),
    )
    op.create_index("characters_by_owner", "characters", ["owner"])


def _casts() -> None:
    op.create_table(
        "casts",
        sa.Column("comic", sa.String, sa.ForeignKey("comics.id", ondelete="CASCADE"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column(
            "character", sa.String, sa.ForeignKey("characters.key", ondelete="CASCADE"), nullable=False
        ),
        sa.PrimaryKeyConstraint("comic", "position"),
    )
    op.create_index("casts_by_character", "casts", ["character"])


def _pictures(table: str) -> None:
    op.create_table(
        table,
        sa.Column("comic", sa.String, sa.ForeignKey("comics.id", ondelete="CASCADE"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("image", sa.String, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("comic", "position"),
    )
    op.create_index(f"{table}_by_image", table, ["image"])
