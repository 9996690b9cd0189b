"""Turn a wish into a job: words are read, styles and comics found, everything refused before it is taken."""

from __future__ import annotations

from kitsumy import idea
from kitsumy.agency import NEW_FACES, Agency, allowed
from kitsumy.character import CharacterSheet
from kitsumy.comic import MAX_PAGES, MAX_PANELS, Brief, Comic, Origin
from kitsumy.errors import CountOutOfRange, NotInComic, UnknownLanguage
from kitsumy.jobs import JobEngine, JobOrder
from kitsumy.language import LANGUAGES, detect
from kitsumy.library import Library, pick
from kitsumy.styles import find as find_style
from kitsumy.workshop import Commission, NewComic, Painting, Redraw

from .asking import Asking, Wish
from .refusals import NoImageProvider
from .wishes import vocabulary

_PANELS = 5
MOST_CAST = 3
"""Characters who can be asked for at once: more have no room in one story."""


def check_quality(wish: Wish, agency: Agency) -> None:
    """Refuse what nobody here draws, as long as it is a person who wishes it and not yet an order.

    Raises:
        NoImageProvider: nobody draws but the draft studio.

    """
    if wish.quality == "full" and not agency.draws:
        raise NoImageProvider


async def commission(library: Library, asking: Asking, agency: Agency | None = None) -> Commission:
    """Return what an asking comes to, and what it may cost with whoever works for an agency.

    Raises:
        InputError: it cannot be made as it was asked for.

    """
    place = asking.place
    origin = Origin(
        platform=asking.person.platform,
        user=asking.person.user,
        community=place.community,
        hidden=place.hidden,
    )
    wish = asking.wish
    agency = agency or Agency()
    _check("panels", wish.panels, MAX_PANELS)
    _check("pages", wish.pages, MAX_PAGES)
    _check_language(wish, agency)
    if wish.kind == "redraw":
        return await _redraw(library, wish, origin, agency)
    if wish.kind == "full":
        return await _full(library, wish, origin, agency)
    if wish.kind == "sequel":
        parent = await library.comic(wish.comic, origin.owner)
        more = await _cast(library, asking)
        brief = await _sequel(library, wish, parent, origin, more)
        return _priced(NewComic(brief=brief, parent=parent.id, photo=wish.photo), wish, agency)
    cast = await _cast(library, asking)
    brief = _new(wish, origin, asking.person.language).model_copy(update={"cast": cast})
    return _priced(NewComic(brief=brief, photo=wish.photo), wish, agency)


def drafted(wanted: NewComic) -> NewComic:
    """Return a comic that costs nothing."""
    brief = wanted.brief.model_copy(update={"quality": "draft"})
    return wanted.model_copy(update={"brief": brief, "proof": False, "allowance": 0})


def _priced(wanted: NewComic, wish: Wish, agency: Agency) -> NewComic:
    """Return a comic in the quality that it gets, with what it may cost in that."""
    quality = wish.quality or ("full" if agency.is_full else "draft")
    brief = wanted.brief.model_copy(update={"quality": quality})
    price = agency.price(brief, 0 if wanted.parent else NEW_FACES)
    if wish.proof or (wish.quality is None and agency.proofs(brief, price)):
        brief = brief.model_copy(update={"quality": "draft"})
        cost = allowed(agency.price_of_script(brief))
        return wanted.model_copy(update={"brief": brief, "proof": True, "allowance": cost})
    return wanted.model_copy(update={"brief": brief, "allowance": allowed(price)})


def settled(asking: Asking, wanted: Commission) -> Asking:
    """Return an asking whose comic has its whole id: "the newest" may be another one by tomorrow.

    Its quality is settled as well: it is that which was reckoned with.
    """
    if isinstance(wanted, NewComic):
        known = {"comic": wanted.parent, "quality": wanted.brief.quality, "proof": wanted.proof}
    else:
        known = {"comic": wanted.comic}
    return asking.model_copy(update={"wish": asking.wish.model_copy(update=known)})


def job(order: str, asking: Asking, wanted: Commission) -> JobOrder:
    """Return the job of an order: as often as it is submitted, it is the same one."""
    return JobOrder(key=order, owner=asking.person.owner, kind=wanted.kind, payload=wanted.model_dump_json())


async def withdraw(engine: JobEngine, order: str, owner: str) -> bool:
    """Stop an order's job, whoever knows its name by now; False when it is over."""
    for one in await engine.unfinished(owner):
        if one.order.key == order:
            return await engine.cancel(one.id, owner)
    return False


def _new(wish: Wish, origin: Origin, spoken: str) -> Brief:
    words = idea.read(wish.idea)
    return Brief(
        idea=words,
        style=find_style(wish.style or "comic").key,
        language=wish.language or detect(words, spoken),
        panels=wish.panels or _PANELS,
        pages=wish.pages or 1,
        mode="explain" if wish.explain else "story",
        origin=origin,
        credit=wish.credit,
    )


async def _sequel(
    library: Library, wish: Wish, parent: Comic, origin: Origin, more: tuple[CharacterSheet, ...]
) -> Brief:
    before = parent.brief
    words = idea.read(wish.idea) if wish.idea.strip() else ""
    heard = detect(words, before.language) if words else before.language
    return Brief(
        idea=words or before.idea,
        style=find_style(wish.style).key if wish.style else before.style,
        language=wish.language or heard,
        panels=wish.panels or before.panels,
        pages=wish.pages or before.pages,
        mode="sequel",
        cast=_together(await library.cast_of(parent), more),
        origin=origin,
    )


async def _cast(library: Library, asking: Asking) -> tuple[CharacterSheet, ...]:
    """Return the characters who are wished for, each under their key: ids are of one story.

    They are this person's own, or of the community's cast.
    """
    names, place = asking.wish.cast, asking.place
    _check("cast", len(names) or None, MOST_CAST)
    lent = await library.shared_casts.of(place.home) if names and place.shared else ()
    own = await library.characters(asking.person.owner) if names else ()
    found = [pick((*own, *lent), name) for name in names]
    return tuple({one.key: one.sheet.model_copy(update={"id": one.key}) for one in found}.values())


def _together(
    cast: tuple[CharacterSheet, ...], more: tuple[CharacterSheet, ...]
) -> tuple[CharacterSheet, ...]:
    """Return a cast with those who are not in it yet."""
    there = [sheet.model_dump(exclude={"id"}) for sheet in cast]
    return (*cast, *(sheet for sheet in more if sheet.model_dump(exclude={"id"}) not in there))


async def _redraw(library: Library, wish: Wish, origin: Origin, agency: Agency) -> Redraw:
    comic = await library.comic(wish.comic, origin.owner)
    if not 1 <= wish.panel <= len(comic.panels):
        raise NotInComic("panel", wish.panel, len(comic.panels))
    price = agency.price_of_panel(comic.brief)
    return Redraw(comic=comic.id, panel=wish.panel, origin=origin, allowance=allowed(price))


async def _full(library: Library, wish: Wish, origin: Origin, agency: Agency) -> Painting:
    comic = await library.comic(wish.comic, origin.owner)
    if not agency.draws:
        raise NoImageProvider
    # Drawn already, it is only shown: buttons stay under older messages.
    return Painting(comic=comic.id, origin=origin, allowance=allowed(agency.offer(comic) or 0))


def _check_language(wish: Wish, agency: Agency) -> None:
    """Refuse a language that nobody here writes; the draft studio writes two."""
    known: tuple[str, ...] = LANGUAGES
    if agency.writes and wish.quality != "draft":
        known = tuple(vocabulary().languages)
    if wish.language and wish.language not in known:
        raise UnknownLanguage(wish.language, known)


def _check(what: str, value: int | None, most: int) -> None:
    if value is not None and not 1 <= value <= most:
        raise CountOutOfRange(what, value, 1, most)
