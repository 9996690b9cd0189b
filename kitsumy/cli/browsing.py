"""Look at the comics that there are; and remove some."""

from __future__ import annotations

from kitsumy.comic import Comic
from kitsumy.library import ComicSummary, Library
from kitsumy.sentences import shown as fit

from .asked import Asked
from .desk import OWNER, Desk
from .easels import show_styles
from .making import deliver, described, size
from .output import Target

_LONGEST_FACT = 240
SHOWN_ID = 8
"""Letters of an id that lists show; any unique beginning will do."""


async def catalogue(asked: Asked, desk: Desk) -> int:
    """List the comics, newest first."""
    async with Library.open(desk.settings) as library:
        found = await library.comics(OWNER, asked.limit + 1)
    shown = found[: asked.limit]
    if asked.json:
        desk.emit([_summarised(number, one) for number, one in enumerate(shown, 1)])
    elif not shown:
        desk.say(desk.said("say.nothing"))
    else:
        desk.table([_row(number, one, desk) for number, one in enumerate(shown, 1)], flexible=1)
        if len(found) > len(shown):
            desk.say(desk.said("say.more", limit=asked.limit * 2))
    return 0


def _summarised(number: int, one: ComicSummary) -> dict[str, object]:
    return {
        "number": number,
        "comic": one.id,
        "title": one.title,
        "part": one.part,
        "style": one.style,
        "language": one.language,
        "panels": one.panels,
        "pages": one.pages,
        "created_at": one.created_at.isoformat(timespec="seconds"),
    }


def _row(number: int, one: ComicSummary, desk: Desk) -> tuple[str, ...]:
    part = f"#{one.part}" if one.part > 1 else ""  # of its own, so that no narrow terminal cuts it off
    return (
        f"{number:>2}",
        one.title.removesuffix(f" {part}"),
        part,
        desk.style(one.style),
        desk.said.count("panels", one.panels),
        f"{one.created_at.astimezone():%Y-%m-%d}",
        one.id[:SHOWN_ID],
    )


async def show(asked: Asked, desk: Desk) -> int:
    """Tell about a comic; write its pictures once more when somewhere or somehow is asked for."""
    target = Target.read(asked.out, asked.format)
    writes = asked.open or asked.out is not None or asked.format is not None
    if writes:
        target.check()
    async with Library.open(desk.settings) as library:
        found = await library.comic(asked.comic or "", OWNER, asked.version)
        if writes:
            return await deliver(found, library, target, asked, desk)
        if asked.json:
            desk.emit(described(found))
        else:
            await _tell(found, library, desk)
    return 0


async def _tell(found: Comic, library: Library, desk: Desk) -> None:
    desk.say(desk.said.quoted(found.title))
    cast = ", ".join(sheet.name for sheet in await library.cast_of(found))
    desk.facts(
        (
            ("say.idea", found.brief.idea),
            ("say.style", desk.style(found.brief.style)),
            ("say.size", size(found, desk)),
            ("say.cast", cast),
            ("say.parent", found.parent),
            ("say.version", str(found.version) if found.version > 1 else ""),
            ("say.made", f"{found.created_at.astimezone():%Y-%m-%d %H:%M}"),
            ("say.number", found.id),
        )
    )
    if facts := found.script.plot.checkable:
        desk.say(desk.said("say.checkable"))
        for fact in facts:
            desk.say(f"  {fit(fact, _LONGEST_FACT)}")


async def remove(asked: Asked, desk: Desk) -> int:
    """Remove comics; every reference is understood before the first one goes."""
    async with Library.open(desk.settings) as library:
        found = {one.id: one for one in [await library.comic(each, OWNER) for each in asked.comics]}
        for one in found.values():
            await library.remove(one.id, OWNER)
            desk.say(desk.said("say.removed", title=desk.said.quoted(one.title)))
    return 0


COMMANDS = {"list": catalogue, "show": show, "rm": remove, "styles": show_styles}
