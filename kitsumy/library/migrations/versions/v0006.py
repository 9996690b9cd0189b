"""Say in which community a comic was made, for those who look at what was made there."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
_MANY = 500


def upgrade() -> None:
    """Make columns of what every comic's brief says already."""
    op.add_column("comics", sa.Column("community", sa.String, nullable=False, server_default=""))
    op.add_column("comics", sa.Column("hidden", sa.Boolean, nullable=False, server_default="0"))
    _fill(op.get_bind())
    op.create_index("comics_by_community", "comics", ["community", "created_at"])


def _fill(connection: sa.Connection) -> None:
    comics = sa.table("comics", sa.column("id"), sa.column("brief"), sa.column("community"))
    after = ""
    while rows := connection.execute(_next(comics, after)).all():
        after = rows[-1].id
        for row in rows:
            origin = json.loads(row.brief).get("origin", {})
            if origin.get("community"):
                home = f"{origin['platform']}:{origin['community']}"
                connection.execute(sa.update(comics).where(comics.c.id == row.id).values(community=home))


def _next(comics: sa.TableClause, after: str) -> sa.Select[tuple[object, ...]]:
    return sa.select(comics.c.id, comics.c.brief).where(comics.c.id > after).order_by("id").limit(_MANY)
