"""Which comic is meant where everybody sees what becomes of it."""

from __future__ import annotations

from kitsumy.comic import Comic

from .desk import Visit


async def comic(visit: Visit, reference: str) -> Comic:
    """Return the comic that a reference names; without one, in a server, the newest that was made there.

    Nobody expects before a whole server what they made last in private, or where only some can look.

    Raises:
        ComicNotFound: this person has none, or none from here.
        AmbiguousComic: there are several.

    """
    place, shelf = visit.place, visit.house.shelf
    if reference.strip() or not place.community:
        return await shelf.comic(reference, visit.owner)
    seen = await visit.desk.openness.is_open(visit.asked.channel, int(place.community))
    return await shelf.newest_in(place.home, visit.owner, hidden=not seen)
