"""A comic told in words alone: what every panel shows, and who says what; for ears, fingers and searches."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kitsumy.character import CharacterSheet
from kitsumy.comic import Balloon, Comic, Figure, Lines, Sfx
from kitsumy.page import Page

from .volume import Volume
from .words import Words, named, words

ALT_TEXT = 1024
"""Characters that Discord takes as a picture's description and Telegram as a photo's caption."""
_STRESSED = re.compile(r"\*(\S|\S.*?\S)\*")


def transcript(volume: Volume) -> bytes:
    """Return a whole comic as plain text, in UTF-8."""
    return ("\n".join(_told(volume.comic)).rstrip() + "\n").encode("utf-8")


def _told(comic: Comic) -> Iterator[str]:
    said, plot = words(comic.brief.language), comic.script.plot
    yield comic.title
    yield said("about", panels=len(plot.shots), pages=len(comic.pages))
    yield from ("", said("cast"))
    yield from (_member(sheet, comic, said) for sheet in plot.cast)
    for page in comic.pages:
        if len(comic.pages) > 1:
            yield from ("", said("page", number=page.number))
        for frame in page.frames:
            yield from ("", said("panel", number=frame.panel + 1))
            yield from _scene(comic, frame.panel, frame is page.frames[0], said)
            yield from _shown(comic, frame.panel, said)
            yield from _lines(comic, frame.panel, said)
    if plot.checkable:
        yield from ("", said("checkable"), *(f"- {fact}" for fact in plot.checkable))
    yield from ("", comic.pages[-1].footer)


def alt_text(comic: Comic, page: Page, limit: int = ALT_TEXT) -> str:
    """Return a page's picture in words, at most so many characters of them.

    What does not fit goes in this order: what panels show beside their words, then the end, which is cut
    after a whole word and shows an ellipsis.
    """
    full, short = (" ".join(_spoken(comic, page, shown)) for shown in (True, False))
    return full if len(full) <= limit else _cut(short, limit)


def _spoken(comic: Comic, page: Page, shown: bool) -> Iterator[str]:
    said = words(comic.brief.language)
    yield _ended(comic.title)
    if len(comic.pages) > 1:
        yield said("page_of", number=page.number, count=len(comic.pages))
    for frame in page.frames:
        told = [
            *_scene(comic, frame.panel, frame is page.frames[0], said),
            *(_shown(comic, frame.panel, said) if shown else ()),
            *_lines(comic, frame.panel, said),
        ]
        yield said("panel_shown", number=frame.panel + 1, shown=" ".join(map(_ended, told)))


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?", "…")) else f"{sentence}."


def _cut(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    whole = text[:limit].rsplit(" ", 1)[0] if " " in text[:limit] else text[: limit - 1]
    return whole.rstrip(" ,;:—-")[: max(0, limit - 1)] + "…"[:limit]


def _scene(comic: Comic, index: int, first: bool, said: Words) -> Iterator[str]:
    """Say how near a panel is and, at the top of a page and where it changes, where and when it plays."""
    shots = comic.script.plot.shots
    where = _where(comic, index, said)
    if not first and where == _where(comic, index - 1, said):
        where = ""
    scene = ": ".join(filter(None, (said.framings.get(shots[index].framing, ""), where)))
    if scene:
        yield f"{scene[0].upper()}{scene[1:]}."


def _where(comic: Comic, index: int, said: Words) -> str:
    shot, language = comic.script.plot.shots[index], comic.brief.language
    tables = ((said.places, shot.place), (said.times, shot.time), (said.weathers, shot.weather))
    return ", ".join(filter(None, (named(table, key, language) for table, key in tables)))


def _shown(comic: Comic, index: int, said: Words) -> Iterator[str]:
    """Say who does what in a panel, and what lies there."""
    shot, language = comic.script.plot.shots[index], comic.brief.language
    yield from (_figure(comic, figure, said) for figure in shot.figures)
    things = ", ".join(filter(None, (_thing(prop, said, language) for prop in shot.props)))
    if things:
        yield said("lying", things=things)
    action = named(said.actions, shot.action, language)
    if action:
        yield said("action", action=action.rstrip("."))


def _figure(comic: Comic, figure: Figure, said: Words) -> str:
    language = comic.brief.language
    pose = named(said.poses, figure.pose, language) or said.poses["stand"]
    thing = _thing(figure.prop, said, language)
    mood = named(said.moods, figure.expression, language)
    if mood and figure.expression not in said.moods:
        mood = f", {mood}"
    return said(
        "figure",
        name=_name(comic, figure.character),
        where=said.slots[figure.slot],
        pose=pose + (said("holding", thing=thing) if thing else ""),
        mood=mood,
    )


def _member(sheet: CharacterSheet, comic: Comic, said: Words) -> str:
    kind = said.kind(sheet.look, comic.brief.language)
    known = not kind or kind.casefold() in sheet.name.casefold()
    return sheet.name if known else said("member", name=sheet.name, species=kind)


def _name(comic: Comic, character: str) -> str:
    """Return a character's name; a voice that is nobody's in the cast is called as the script calls it."""
    known = {sheet.id: sheet.name for sheet in comic.script.plot.cast}
    return known.get(character, character)


def _thing(prop: str, said: Words, language: str) -> str:
    return named(said.things, prop, language).replace("-", " ")


def _lines(comic: Comic, index: int, said: Words) -> Iterator[str]:
    lines: Lines = comic.script.dialogue.panels[index]
    told = [
        *(said("caption", text=_plain(caption)) for caption in lines.captions),
        *(_balloon(comic, balloon, said) for balloon in lines.balloons),
        *(_sound(comic, sound, said) for sound in lines.sfx),
    ]
    yield from told or [said("silent")]


def _balloon(comic: Comic, balloon: Balloon, said: Words) -> str:
    return said(balloon.kind, name=_name(comic, balloon.speaker), text=_plain(balloon.text))


def _sound(comic: Comic, sound: Sfx, said: Words) -> str:
    if not sound.source:
        return said("sound", text=_plain(sound.text))
    return said("sound_of", name=_name(comic, sound.source), text=_plain(sound.text))


def _plain(text: str) -> str:
    return " ".join(_STRESSED.sub(r"\1", text).split())
