"""The library's tables. What is searched for is a column, what is only read back is a JSON document."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    TypeDecorator,
)

REVISIONS = ("0001", "0002", "0003")
"""Every revision this Kitsumy knows, oldest first: opening a library needs no migration tool to compare."""


class Moment(TypeDecorator[datetime]):
    """A moment, kept as UTC because SQLite forgets time zones."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn a moment of any zone into UTC."""
        return value and value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give a moment its zone back."""
        return value and value.replace(tzinfo=UTC)


metadata = MetaData()

# The same table Alembic would make, so that a fresh library can be stamped without importing it.
version = Table(
    "alembic_version",
    metadata,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)

comics = Table(
    "comics",
    metadata,
    Column("id", String, primary_key=True),
    Column("owner", String, nullable=False),
    Column("story", String, nullable=False),  # the first part's id: what numbers the parts
    Column("parent", String, nullable=False),  # no foreign key: sequels outlive their parents
    Column("part", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("style", String, nullable=False),
    Column("language", String, nullable=False),
    Column("writer", String, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("saved_at", Float, nullable=False),  # seconds since 1970, to compare with blobs' ages
    Column("brief", Text, nullable=False),
    Column("script", Text, nullable=False),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("change", Text, nullable=False, server_default="{}"),
    Column("changed_at", Moment),  # nothing as long as it is as it was made
    Index("comics_by_owner", "owner", "created_at"),
    Index("comics_by_story", "story"),
)

characters = Table(
    "characters",
    metadata,
    Column("key", String, primary_key=True),
    Column("owner", String, nullable=False),
    Column("sheet_id", String, nullable=False),
    Column("reference", String, nullable=False),  # blob key, or empty
    Column("sheet", Text, nullable=False),
    Index("characters_by_owner", "owner"),
)

casts = Table(
    "casts",
    metadata,
    Column("comic", ForeignKey("comics.id", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("character", ForeignKey("characters.key", ondelete="CASCADE"), nullable=False),
    PrimaryKeyConstraint("comic", "position"),
    Index("casts_by_character", "character"),
)

panels = Table(
    "panels",
    metadata,
    Column("comic", ForeignKey("comics.id", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("image", String, nullable=False),
    Column("document", Text, nullable=False),
    PrimaryKeyConstraint("comic", "position"),
    Index("panels_by_image", "image"),
)

pages = Table(
    "pages",
    metadata,
    Column("comic", ForeignKey("comics.id", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("image", String, nullable=False),
    Column("document", Text, nullable=False),
    PrimaryKeyConstraint("comic", "position"),
    Index("pages_by_image", "image"),
)

# What a comic was before its newest version; the art is the same in all of them.
versions = Table(
    "versions",
    metadata,
    Column("comic", ForeignKey("comics.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("changed_at", Moment),
    Column("change", Text, nullable=False),
    Column("brief", Text, nullable=False),
    Column("script", Text, nullable=False),
    PrimaryKeyConstraint("comic", "number"),
)

version_pages = Table(
    "version_pages",
    metadata,
    Column("comic", ForeignKey("comics.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("image", String, nullable=False),
    Column("document", Text, nullable=False),
    PrimaryKeyConstraint("comic", "number", "position"),
    Index("version_pages_by_image", "image"),
)

# Comics on their way, and what else takes its time. Times are seconds since 1970, to compare with leases.
jobs = Table(
    "jobs",
    metadata,
    Column("id", String, primary_key=True),
    Column("key", String, nullable=False, unique=True),
    Column("number", Integer, nullable=False),  # the order of submission
    Column("owner", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("payload", Text, nullable=False),
    Column("batch", Boolean, nullable=False),
    Column("state", String, nullable=False),
    Column("attempt", Integer, nullable=False, server_default="0"),
    Column("worker", String, nullable=False, server_default=""),
    Column("lease", Float, nullable=False, server_default="0"),
    Column("cancelling", Boolean, nullable=False, server_default="0"),
    Column("result", Text, nullable=False, server_default=""),
    Column("failure", Text, nullable=False, server_default=""),
    Column("submitted_at", Float, nullable=False),
    Column("started_at", Float),
    Column("ended_at", Float),
    Index("jobs_by_state", "state", "owner"),
    Index("jobs_by_owner", "owner", "started_at"),
    Index("jobs_by_number", "number"),
)

job_steps = Table(
    "job_steps",
    metadata,
    Column("job", ForeignKey("jobs.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("document", Text, nullable=False),
    PrimaryKeyConstraint("job", "number"),
)

# Calls to writers and artists. A row without a use is nobody's.
ledger = Table(
    "ledger",
    metadata,
    Column("key", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("state", String, nullable=False),
    Column("holder", String, nullable=False),
    Column("lease", Float, nullable=False),
    Column("document", Text, nullable=False, server_default=""),
    Column("blob", String, nullable=False, server_default=""),
    Column("begun_at", Float, nullable=False),
    Column("ended_at", Float),
    Index("ledger_by_blob", "blob"),
)

ledger_uses = Table(
    "ledger_uses",
    metadata,
    Column("key", ForeignKey("ledger.key", ondelete="CASCADE"), nullable=False),
    Column("owner", String, nullable=False),
    PrimaryKeyConstraint("key", "owner"),
    Index("ledger_uses_by_owner", "owner"),
)

PICTURES = (panels.c.image, pages.c.image, version_pages.c.image, characters.c.reference, ledger.c.blob)
"""Every column that holds a blob key: a blob that none of them names is nobody's."""

OWNED = tuple(table for table in metadata.sorted_tables if "owner" in table.c)
"""Every table that says whose a row is; the rest hangs on these by foreign keys."""
