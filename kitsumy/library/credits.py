"""Take a forgotten person's name out of what others made of their words."""

from __future__ import annotations

import json

from sqlalchemy import Column, Table, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from .tables import comics, versions
from .work_tables import jobs, orders, people

_DOCUMENTS: tuple[tuple[Table, Column[str]], ...] = (
    (comics, comics.c.brief),
    (versions, versions.c.brief),
    (orders, orders.c.asking),
    (jobs, jobs.c.payload),
)
"""Where a brief may say whose words it is."""


async def forget(connection: AsyncConnection, owner: str) -> None:
    """Let no document credit a person any more.

    Nobody is looked for who never chose anything: no name is kept without its person's consent.
    """
    chose = await connection.scalar(select(people.c.owner).where(people.c.owner == owner))
    for table, column in _DOCUMENTS if chose else ():
        ours = f'"credit":{{"owner":{json.dumps(owner)}'
        keys = list(table.primary_key.columns)
        found = select(column.label("document"), *keys).where(column.contains(ours, autoescape=True))
        for row in (await connection.execute(found)).all():
            here = [key == row._mapping[key] for key in keys]
            document = json.dumps(_without(json.loads(row.document), owner), ensure_ascii=False)
            await connection.execute(update(table).where(*here).values({column.name: document}))


def _without(document: object, owner: str) -> object:
    if isinstance(document, list):
        return [_without(one, owner) for one in document]
    if not isinstance(document, dict):
        return document
    return {
        key: None if key == "credit" and value and value["owner"] == owner else _without(value, owner)
        for key, value in document.items()
    }
