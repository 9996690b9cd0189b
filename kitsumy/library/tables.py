"""The library's tables. What is searched for is a column, what is only read back is a JSON document."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)

from .columns import Moment, metadata
from .work_tables import ledger, orders

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009")
"""Every revision this Kitsumy knows, oldest first: opening a library needs no migration tool to compare."""


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
    Column("community", String, nullable=False, server_default=""),  # its key, empty in private
    Column("hidden", Boolean, nullable=False, server_default="0"),  # from the rest of its community
    Index("comics_by_owner", "owner", "created_at"),
    Index("comics_by_story", "story"),
    Index("comics_by_community", "community", "created_at"),
)

characters = Table(
    "characters",
    metadata,
    Column("key", String, primary_key=True),
    Column("owner", String, nullable=False),
    Column("sheet_id", String, nullable=False),
    Column("reference", String, nullable=False),  # blob key, or empty
    Column("sheet", Text, nullable=False),
    Column("depicts", String, nullable=False, server_default=""),  # the person whom it shows, if one is named
    Column(
        "lender", String, nullable=False, server_default=""
    ),  # the character it is a copy of; no foreign key
    Index("characters_by_owner", "owner"),
    Index("characters_by_depicts", "depicts"),
    Index("characters_by_lender", "lender"),
)

# Whose characters anyone in a community may use.
shared_casts = Table(
    "shared_casts",
    metadata,
    Column("community", String, nullable=False),
    Column("character", ForeignKey("characters.key", ondelete="CASCADE"), nullable=False),
    Column("owner", String, nullable=False),
    Column("agreed", Boolean, nullable=False),  # by the person whom it shows, if another one is named
    Column("shared_at", Float, nullable=False),
    PrimaryKeyConstraint("community", "character"),
    Index("shared_casts_by_character", "character"),
    Index("shared_casts_by_owner", "owner"),
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

# What a comic was before its newest version.
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

# What a panel was up to a version, where a later one shows another drawing. Most changes leave the art alone.
version_panels = Table(
    "version_panels",
    metadata,
    Column("comic", ForeignKey("comics.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("image", String, nullable=False),
    Column("document", Text, nullable=False),
    PrimaryKeyConstraint("comic", "number", "position"),
    Index("version_panels_by_image", "image"),
)

PICTURES = (
    panels.c.image,
    pages.c.image,
    version_pages.c.image,
    version_panels.c.image,
    characters.c.reference,
    ledger.c.blob,
    orders.c.photo,
)
"""Every column that holds a blob key: a blob that none of them names is nobody's."""

OWNED = tuple(table for table in metadata.sorted_tables if "owner" in table.c)
"""Every table that says whose a row is; the rest hangs on these by foreign keys."""
