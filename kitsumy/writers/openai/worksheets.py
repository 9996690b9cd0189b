"""The questions a writer asks: the rules of each work, its order, and the form its answer has."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from kitsumy.comic import Brief, Comic, Lines, Plot

from .. import briefing, prompts
from ..briefing import Document
from ..wire import WireDialogue, WirePlot, WireTranslation
from .questions import Question

THOUGHTS = 6000
"""Tokens for what a model thinks before it answers."""
SHOT_TOKENS, WORD_TOKENS = 320, 220
"""Tokens of one panel's shot, and of its words in a language that takes many."""
RULES_TOKENS, CAST_TOKENS = 1800, 700
"""Tokens of the rules with the order, and of a plot's cast and facts."""
_TRIAL_TOKENS = 500
_ROOM = 2
"""How many times as long as usual an answer may get."""


def plot(brief: Brief, parent: Comic | None) -> Question:
    """Return the question for a plot."""
    panels = brief.panels * brief.pages
    return Question(
        "plot",
        prompts.rules("plot", brief.mode),
        prompts.order(briefing.plot_order(brief, parent)),
        _exactly(WirePlot.model_json_schema(), "shots", panels),
        THOUGHTS + _ROOM * (CAST_TOKENS + SHOT_TOKENS * panels),
    )


def dialogue(brief: Brief, told: Plot, order: Document) -> Question:
    """Return the question for the words of a whole plot."""
    return Question(
        "dialogue",
        prompts.rules("dialogue", brief.mode),
        prompts.order(order),
        _words(told, len(told.shots)),
        THOUGHTS + _ROOM * WORD_TOKENS * len(told.shots),
    )


def repair(
    brief: Brief, told: Plot, order: Document, panels: Sequence[Lines], wrong: dict[int, list[str]]
) -> Question:
    """Return the question for better words of some panels, counted from 0."""
    return Question(
        "repair",
        prompts.rules("dialogue", brief.mode, "repair"),
        prompts.order(briefing.repair_order(order, panels, wrong)),
        _words(told, len(wrong)),
        THOUGHTS + _ROOM * WORD_TOKENS * len(wrong),
    )


def translation(comic: Comic, language: str) -> Question:
    """Return the question for a comic's words in another language."""
    panels = len(comic.script.dialogue.panels)
    return Question(
        "translation",
        prompts.rules("translation"),
        prompts.order(briefing.translation_order(comic, language)),
        _exactly(WireTranslation.model_json_schema(), "panels", panels),
        THOUGHTS + _ROOM * WORD_TOKENS * panels,
    )


def trial() -> Question:
    """Return the cheapest question there is: whether anybody answers."""
    schema = {
        "type": "object",
        "properties": {"ok": {"type": "boolean"}},
        "required": ["ok"],
        "additionalProperties": False,
    }
    return Question("trial", "Answer with the JSON object that says ok.", "Ok?", schema, _TRIAL_TOKENS)


def _words(told: Plot, count: int) -> dict[str, Any]:
    """Return the form of so many panels' words, said by the cast and nobody else."""
    schema = _exactly(WireDialogue.model_json_schema(), "panels", count)
    ids = [sheet.id for sheet in told.cast]
    return _said_by(_said_by(schema, "WireBalloon", "speaker", ids), "WireSound", "source", ["", *ids])


def _exactly(schema: dict[str, Any], name: str, count: int) -> dict[str, Any]:
    """Return a form that wants exactly so many of something."""
    row = {**schema["properties"][name], "minItems": count, "maxItems": count}
    return {**schema, "properties": {**schema["properties"], name: row}}


def _said_by(schema: dict[str, Any], kind: str, name: str, ids: Collection[str]) -> dict[str, Any]:
    """Return a form in which something is one of some ids."""
    parts = schema["$defs"]
    part = parts[kind]
    fields = {**part["properties"], name: {"type": "string", "enum": list(ids)}}
    return {**schema, "$defs": {**parts, kind: {**part, "properties": fields}}}
