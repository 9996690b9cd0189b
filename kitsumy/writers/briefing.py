"""What a model is told of an order: the brief, the cast, the plot, what came before. All of it is data."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import JsonValue

from kitsumy.character import CharacterSheet
from kitsumy.comic import Brief, Comic, Lines, Plot, Shot
from kitsumy.styles import find

from .languages import name_of
from .limits import Limits

Document = dict[str, JsonValue]
_FACTS = 40
"""Most facts of a long series that a sequel is told."""


def plot_order(brief: Brief, parent: Comic | None) -> Document:
    """Return the order of a plot."""
    known = brief.cast or (parent.script.plot.cast if parent else ())
    return {
        "answer": "plot",
        **_asked(brief),
        "known_cast": [character(sheet) for sheet in known],
        **({"canon": canon(parent)} if parent else {}),
    }


def dialogue_order(brief: Brief, plot: Plot, limits: Limits, parent: Comic | None) -> Document:
    """Return the order of a plot's words."""
    return {
        "answer": "dialogue",
        **_asked(brief),
        "known_cast": [character(sheet) for sheet in brief.cast],
        "title": plot.title,
        "cast": [character(sheet) for sheet in plot.cast],
        "shots": [_shot(number, shot) for number, shot in enumerate(plot.shots, 1)],
        "facts": list(plot.facts),
        "limits": limits.model_dump(),
        **({"canon": canon(parent)} if parent else {}),
    }


def repair_order(order: Document, panels: Sequence[Lines], wrong: dict[int, list[str]]) -> Document:
    """Return the order to say some panels (from 0) of a dialogue better."""
    broken: list[JsonValue] = [
        {**_lines(panel + 1, panels[panel]), "wrong": list(reasons)} for panel, reasons in wrong.items()
    ]
    return {**order, "answer": "repair", "broken": broken}


def translation_order(comic: Comic, language: str) -> Document:
    """Return the order to tell a comic in another language."""
    plot, dialogue = comic.script.plot, comic.script.dialogue
    return {
        "answer": "translation",
        "language": name_of(language),
        "code": language,
        "title": plot.title,
        "cast": [{"id": sheet.id, "name": sheet.name, "voice": sheet.voice} for sheet in plot.cast],
        "script": [_lines(number, lines) for number, lines in enumerate(dialogue.panels, 1)],
    }


def canon(parent: Comic) -> Document:
    """Return what a sequel has to keep to."""
    plot, dialogue = parent.script.plot, parent.script.dialogue
    return {
        "title": plot.title,
        "part": parent.part,
        "facts": list(plot.facts[-_FACTS:]),
        "threads": list(plot.threads),
        "last_shot": _shot(len(plot.shots), plot.shots[-1]),
        "script": [_lines(number, lines) for number, lines in enumerate(dialogue.panels, 1)],
    }


def character(sheet: CharacterSheet) -> Document:
    """Return a sheet as a model reads and writes them."""
    look, outfit, palette = sheet.look, sheet.outfit, sheet.palette
    return {
        "id": sheet.id,
        "name": sheet.name,
        "role": sheet.role,
        "species": look.species,
        "gender": look.gender,
        "age": look.age,
        "build": look.build,
        "hair": look.hair,
        "face": list(look.face),
        "garment": outfit.garment,
        "hat": outfit.hat,
        "extras": list(outfit.extras),
        "coat": palette.coat,
        "hair_colour": palette.hair,
        "main": palette.main,
        "second": palette.second,
        "personality": sheet.personality,
        "voice": sheet.voice,
    }


def _asked(brief: Brief) -> Document:
    return {
        "idea": brief.idea,
        "mode": brief.mode,
        "style": find(brief.style).names["en"],
        "language": name_of(brief.language),
        "code": brief.language,
        "panels": brief.panels * brief.pages,
        "pages": brief.pages,
    }


def _shot(number: int, shot: Shot) -> Document:
    figures: list[JsonValue] = [
        {"character": one.character, "slot": one.slot, "pose": one.pose, "expression": one.expression}
        for one in shot.figures
    ]
    return {
        "panel": number,
        "place": shot.place,
        "framing": shot.framing,
        "action": shot.action,
        "mood": shot.mood,
        "figures": figures,
    }


def _lines(number: int, lines: Lines) -> Document:
    return {
        "panel": number,
        "captions": list(lines.captions),
        "balloons": [one.model_dump() for one in lines.balloons],
        "sfx": [one.model_dump() for one in lines.sfx],
    }
