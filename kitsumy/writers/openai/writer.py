"""The writer: a plot, then its words, each one structured question; what does not hold is mended."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from pydantic import SecretStr, ValidationError

from kitsumy.comic import Brief, Comic, Dialogue, Plot
from kitsumy.errors import AnswerUnusable, CannotTranslate, ProviderError
from kitsumy.openai import PATIENCE, Connection
from kitsumy.ports import Translation
from kitsumy.slips import Slip

from .. import briefing, checking, mending, prompts, reading, rewriting
from ..limits import Allowance, Limits, usual
from ..wire import Wire, WireDialogue, WirePlot, WireTranslation
from .asking import Model
from .questions import Question, document

MODEL = "gpt-5-mini"
"""Writes well in many languages for about a cent a page."""
Tariff = Callable[[str, int, int], int]
"""Micros for a model's tokens, read and written."""
_Answer = TypeVar("_Answer", bound=Wire)
_THOUGHTS = 6000
"""Tokens for what a model thinks before it answers."""
_PLOT_TOKENS, _WORD_TOKENS = 320, 220
"""Tokens of one panel's shot, and of its words in a language that takes many."""
_RULES_TOKENS, _CAST_TOKENS = 1800, 700
"""Tokens of the rules with the order, and of a plot's cast and facts."""
_WORTH_ASKING = frozenset({"words", "language", "mute"})
"""What a model mends better than scissors do."""
_TELLING = {
    "words": "too many words",
    "language": "not in the order's language",
    "mute": "nobody says anything in the whole comic",
}


def free(model: str, read: int, written: int) -> int:
    """Charge nothing: a server at home."""
    return 0


class OpenAIWriter:
    """Writes with a language model of OpenAI, or of any server that speaks like it."""

    name = "openai"

    def __init__(
        self,
        key: SecretStr,
        model: str = "",
        *,
        base_url: str = "",
        patience: float = PATIENCE,
        allowance: Allowance = usual,
        tariff: Tariff = free,
    ) -> None:
        self._connection = Connection(key, base_url, patience)
        self._model = Model(self._connection, model or MODEL, self.name)
        self._allowance, self._tariff = allowance, tariff

    async def plot(self, brief: Brief, parent: Comic | None = None, slip: Slip | None = None) -> Plot:
        """Return a plot of exactly ``brief.panels * brief.pages`` shots; ``parent`` for a sequel.

        Raises:
            ProviderError: there is none, after one try.

        """
        panels = brief.panels * brief.pages
        question = Question(
            "plot",
            prompts.rules("plot", brief.mode),
            prompts.order(briefing.plot_order(brief, parent)),
            _with_exactly(WirePlot.model_json_schema(), "shots", panels),
            _THOUGHTS + _CAST_TOKENS * 2 + _PLOT_TOKENS * 2 * panels,
        )
        kept = frozenset(sheet.id for sheet in brief.cast)

        def read(told: WirePlot) -> Plot | None:
            plot = reading.plot_of(told, brief, parent)
            return plot and mending.mended(plot, panels, kept)

        return await self._answered(question, WirePlot, read, slip or Slip())

    async def dialogue(
        self, brief: Brief, plot: Plot, parent: Comic | None = None, slip: Slip | None = None
    ) -> Dialogue:
        """Return the words of every shot of the plot.

        Raises:
            ProviderError: there are none, after one try.

        """
        limits, slip = self._allowance(brief), slip or Slip()
        order = briefing.dialogue_order(brief, plot, limits, parent)
        question = Question(
            "dialogue",
            prompts.rules("dialogue", brief.mode),
            prompts.order(order),
            _with_exactly(WireDialogue.model_json_schema(), "panels", len(plot.shots)),
            _THOUGHTS + _WORD_TOKENS * 2 * len(plot.shots),
        )

        def read(told: WireDialogue) -> Dialogue | None:
            return reading.dialogue_of(told.panels, plot, limits) if told.panels else None

        said = await self._answered(question, WireDialogue, read, slip)
        said = await self._repaired(said, plot, brief, limits, order, slip)
        return rewriting.rewritten(said, plot, brief.language, limits)

    async def translate(self, comic: Comic, language: str) -> Translation:
        """Return a comic's words in another language.

        Raises:
            CannotTranslate: of no panel came back what was sent.
            ProviderError: nothing came back.

        """
        panels = len(comic.script.dialogue.panels)
        question = Question(
            "translation",
            prompts.rules("translation"),
            prompts.order(briefing.translation_order(comic, language)),
            WireTranslation.model_json_schema(),
            _THOUGHTS + _WORD_TOKENS * 2 * panels,
        )
        told = await self._answered(
            question, WireTranslation, lambda told: reading.translation_of(told, comic), Slip()
        )
        if len(told.untold) == panels:
            raise CannotTranslate(language)
        return told

    def price(self, brief: Brief) -> int:
        """Return about how many micros a comic's plot and words will cost."""
        panels = brief.panels * brief.pages
        read = 2 * _RULES_TOKENS + _CAST_TOKENS + _PLOT_TOKENS * panels
        written = _THOUGHTS // 3 + _CAST_TOKENS + (_PLOT_TOKENS + _WORD_TOKENS) * panels
        return self._tariff(self._model.name, read, written)

    def recipe(self) -> str:
        """Return the model, its server where that is not OpenAI, and the versions of the prompts."""
        server = "" if self._connection.official else self._connection.base_url
        return " ".join(filter(None, (self._model.name, server, prompts.recipe())))

    async def close(self) -> None:
        """Hang up."""
        await self._connection.close()

    async def _repaired(
        self,
        said: Dialogue,
        plot: Plot,
        brief: Brief,
        limits: Limits,
        order: briefing.Document,
        slip: Slip,
    ) -> Dialogue:
        """Return a dialogue whose worst panels have been asked for once more; as it was, if that fails."""
        wrong = _wrong(checking.check_dialogue(said, plot, brief.language, limits), len(plot.shots))
        if not wrong:
            return said
        question = Question(
            "repair",
            prompts.rules("dialogue", brief.mode, "repair"),
            prompts.order(briefing.repair_order(order, said.panels, wrong)),
            _with_exactly(WireDialogue.model_json_schema(), "panels", len(wrong)),
            _THOUGHTS + _WORD_TOKENS * 2 * len(wrong),
        )
        mine = Slip()  # only the first answer is worth finding again: this one is asked for anew
        try:
            told = await self._answered(question, WireDialogue, lambda told: told, mine)
        except ProviderError:
            return said
        slip.charged(mine.cost, mine.model)
        better = reading.panels_of(told.panels, plot, limits)
        panels = [better.get(at, old) if at in wrong else old for at, old in enumerate(said.panels)]
        return Dialogue(panels=tuple(panels))

    async def _answered(
        self,
        question: Question,
        kind: type[_Answer],
        read: Callable[[_Answer], _Result | None],
        slip: Slip,
    ) -> _Result:
        """Return what is made of an answer, and charge it. One of no use is not worth finding again."""
        answer = await self._model.ask(question, slip)
        try:
            result = read(_validated(document(answer.text, self.name), kind, self.name))
            if result is None:
                raise AnswerUnusable(self.name, "unlike")
        except AnswerUnusable:
            await slip.sent("")
            raise
        model = answer.model or self._model.name
        slip.charged(self._tariff(self._model.name, answer.read, answer.written), model)
        return result


_Result = TypeVar("_Result")


def _with_exactly(schema: dict[str, Any], name: str, count: int) -> Mapping[str, Any]:
    """Return a schema that wants exactly so many of something."""
    row = {**schema["properties"][name], "minItems": count, "maxItems": count}
    return {**schema, "properties": {**schema["properties"], name: row}}


def _validated(told: object, kind: type[_Answer], provider: str) -> _Answer:
    try:
        return kind.model_validate(told)
    except ValidationError:
        raise AnswerUnusable(provider, "unlike") from None


def _wrong(findings: tuple[checking.Finding, ...], panels: int) -> dict[int, list[str]]:
    """Return what is worth asking about, by panel."""
    wrong: dict[int, list[str]] = {}
    for found in findings:
        if found.kind in _WORTH_ASKING:
            for at in range(panels) if found.panel is None else (found.panel,):
                wrong.setdefault(at, []).append(_TELLING[found.kind])
    return wrong
