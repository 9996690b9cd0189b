"""Measure a comic's lettering, and draw over its pages what was measured."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from kitsumy import exports
from kitsumy.comic import Comic
from kitsumy.lettering import COLOURS, STRANGER, Fault, Mark, Score
from kitsumy.library import Library
from kitsumy.revising import proofreading
from kitsumy.sentences import shown

from . import opening
from .asked import Asked
from .desk import OWNER, Desk
from .output import Target, file_stem

_SHARES = frozenset({"face", "head", "share"})
"""Gates whose measures are parts of something."""
_SIGNS = {"fine": "✓", "warned": "·", "broken": "✗"}


async def inspect(asked: Asked, desk: Desk) -> int:
    """Print every page's score; 1 when something is to be put right."""
    target = Target.read(asked.out, asked.format)
    draws = asked.overlay or asked.open or asked.out is not None or asked.format is not None
    if draws:
        target.check()
    async with Library.open(desk.settings) as library:
        comic = await library.comic(asked.comic or "", OWNER, asked.version)
        scores = proofreading.proofread(comic)
        paths = await _overlaid(library, comic, scores, target, desk) if draws else ()
    if asked.json:
        desk.emit(described(comic, scores, paths))
    else:
        _tell(comic, scores, paths, desk)
    if asked.open and not opening.show(paths[0]):
        desk.warn(desk.said("errors.NotOpened"))
    return int(any(score.faults for score in scores))


async def _overlaid(
    library: Library, comic: Comic, scores: tuple[Score, ...], target: Target, desk: Desk
) -> tuple[Path, ...]:
    names = {seen: desk.said(f"overlay.{seen}") for seen in COLOURS}
    drawn = await proofreading.marked(library, comic, scores, names)
    path = target.folder / (target.name or f"{file_stem(comic)}-inspected")
    return await asyncio.to_thread(exports.export, exports.Volume(comic, drawn), path, target.format)


def described(comic: Comic, scores: Sequence[Score], paths: Sequence[Path] = ()) -> dict[str, object]:
    """Return what scripts get to know about a comic's lettering."""
    return {
        "comic": comic.id,
        "version": comic.version,
        "passes": not any(score.faults for score in scores),
        "likeness": [panel.likeness for panel in comic.panels],
        "pages": [score.model_dump(mode="json") for score in scores],
        "paths": [str(path.resolve()) for path in paths],
    }


def _tell(comic: Comic, scores: Sequence[Score], paths: Sequence[Path], desk: Desk) -> None:
    for score in scores:
        desk.say(_verdict(score, desk))
        desk.table([_row(mark, desk) for mark in score.marks], flexible=1)
        for number, fault in enumerate((*score.faults, *score.warnings), 1):
            desk.say(f"{number:>3}. {_sentence(fault, comic, desk)}")
        desk.say()
    for path in paths:
        desk.say(str(path))


def _verdict(score: Score, desk: Desk) -> str:
    key = "unwell" if score.faults else "warned" if score.warnings else "fine"
    counted = {"faults": len(score.faults), "warnings": len(score.warnings)}
    return desk.said(f"say.score_{key}", number=score.page, **counted)


def _row(mark: Mark, desk: Desk) -> tuple[str, ...]:
    state = "fine" if not mark.broken else "warned" if mark.limit.warns else "broken"
    sense = "at_most" if mark.limit.most is not None else "at_least"
    limit = mark.limit.most if mark.limit.most is not None else mark.limit.least or 0
    return (
        f" {_SIGNS[state]}",
        desk.said(f"gates.{mark.kind}"),
        "–" if mark.worst is None else _amount(mark.kind, mark.worst, desk),
        desk.said(f"say.{sense}", amount=_amount(mark.kind, limit, desk)),
        desk.said("say.of_them", number=mark.measured),
    )


def _amount(kind: str, amount: float, desk: Desk) -> str:
    """Return a measure with what decimals say something, as this language writes them."""
    if kind in _SHARES:
        return desk.said("say.percent", number=round(100 * amount))
    plain = f"{amount:.2f}".rstrip("0").rstrip(".")
    return plain.replace(".", desk.said("sizes.point"))


def _sentence(fault: Fault, comic: Comic, desk: Desk) -> str:
    return desk.said(
        f"faults.{fault.kind}",
        panel=fault.panel + 1,
        words=desk.said.quoted(shown(fault.about, 40)),
        who=_who(fault.about, comic, desk),
        amount=_amount(fault.kind, fault.amount, desk),
    )


def _who(character: str, comic: Comic, desk: Desk) -> str:
    known = {sheet.id: sheet.name for sheet in comic.script.plot.cast}
    if character == STRANGER and STRANGER not in known:
        return desk.said("say.stranger")
    return shown(known.get(character, character))
