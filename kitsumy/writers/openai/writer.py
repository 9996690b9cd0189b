"""The writer: a plot, then its words, each one structured question; what does not hold is mended."""

from __future__ import annotations

import asyncio
from typing import Literal, NamedTuple, TypeVar

from pydantic import SecretStr, ValidationError

from kitsumy.comic import Brief, Comic, Dialogue, Plot
from kitsumy.errors import AnswerUnusable, CannotTranslate, ProviderError
from kitsumy.openai import PATIENCE, Connection
from kitsumy.ports import Translation
from kitsumy.providers import prices
from kitsumy.providers.prices import Prices
from kitsumy.slips import Slip

from .. import briefing, checking, mending, prompts, reading, rewriting
from ..limits import Allowance, Limits, usual
from ..wire import Wire, WireDialogue, WirePanel, WirePlot, WireTranslation
from . import worksheets
from .asking import Model
from .previewing import Preview
from .questions import Answer, Question, document

MODEL = "gpt-5-mini"
"""Writes well in many languages for about a cent a page."""
_Answer = TypeVar("_Answer", bound=Wire)
_THOUGHT = 2000
"""Tokens that a model really thinks, about."""
_TELLING: dict[checking.Kind, str] = {
    "words": "too many words",
    "language": "not in the order's language",
    "mute": "nobody says anything in the whole comic",
}
"""What a model mends better than scissors do, in words for it."""
_UNHEARD = "somebody speaks who is not of the cast"


class _Work(NamedTuple):
    """The words of a plot, as far as they are known before anything is said."""

    brief: Brief
    plot: Plot
    limits: Limits
    order: briefing.Document


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
        listed: Prices | None = None,
    ) -> None:
        self._connection = Connection(key, base_url, patience)
        self._model = Model(self._connection, model or MODEL, self.name)
        self._allowance, self._prices = allowance, listed or prices.usual()

    async def plot(self, brief: Brief, parent: Comic | None = None, slip: Slip | None = None) -> Plot:
        """Return a plot of exactly ``brief.panels * brief.pages`` shots; ``parent`` for a sequel.

        Raises:
            ProviderError: there is none, after one try.

        """
        slip = slip or Slip()
        question = worksheets.plot(brief, parent)
        if slip.telling is not None:
            question = question._replace(hears=Preview(brief, parent, slip.telling))
        told, answer = await self._answered(question, WirePlot, slip)
        read = reading.plot_of(told, brief, parent)
        kept = frozenset(sheet.id for sheet in brief.cast)
        before = frozenset(sheet.id for sheet in parent.script.plot.cast) if parent else frozenset()
        plot = read and mending.mended(read, brief.panels * brief.pages, kept | before, kept - before)
        if plot is None:
            raise await self._useless(slip)
        self._charge(answer, slip)
        return plot

    async def dialogue(
        self, brief: Brief, plot: Plot, parent: Comic | None = None, slip: Slip | None = None
    ) -> Dialogue:
        """Return the words of every shot of the plot.

        Raises:
            ProviderError: there are none, after one try.

        """
        slip = slip or Slip()
        limits = await asyncio.to_thread(self._allowance, brief)
        work = _Work(brief, plot, limits, briefing.dialogue_order(brief, plot, limits, parent))
        told, answer = await self._answered(worksheets.dialogue(brief, plot, work.order), WireDialogue, slip)
        if not told.panels:
            raise await self._useless(slip)
        self._charge(answer, slip)
        said = await self._repaired(told.panels, work, slip)
        return rewriting.rewritten(said, plot, brief.language, limits)

    async def translate(self, comic: Comic, language: str, slip: Slip | None = None) -> Translation:
        """Return a comic's words in another language.

        Raises:
            CannotTranslate: of no panel came back what was sent.
            ProviderError: nothing came back.

        """
        question = worksheets.translation(comic, language)
        slip = slip or Slip()
        told, answer = await self._answered(question, WireTranslation, slip)
        translation = reading.translation_of(told, comic)
        if len(translation.untold) == len(comic.script.dialogue.panels):
            await slip.sent("")
            raise CannotTranslate(language)
        self._charge(answer, slip)
        return translation

    async def answers(self, slip: Slip | None = None) -> str:
        """Make the cheapest real call and return the name of the model that answered.

        Raises:
            ProviderError: nobody did.

        """
        answer = await self._model.ask(worksheets.trial(), slip or Slip())
        self._charge(answer, slip or Slip())
        return answer.model or self._model.name

    def price(self, brief: Brief) -> int:
        """Return about how many micros a comic's plot and words will cost."""
        panels = brief.panels * brief.pages
        shots, words = worksheets.SHOT_TOKENS * panels, worksheets.WORD_TOKENS * panels
        read = 2 * worksheets.RULES_TOKENS + worksheets.CAST_TOKENS + shots
        return self._micros(read, _THOUGHT + worksheets.CAST_TOKENS + shots + words)

    def recipe(self) -> str:
        """Return the model, its server where that is not OpenAI, and the versions of the prompts."""
        server = "" if self._connection.official else self._connection.base_url
        return " ".join(filter(None, (self._model.name, server, prompts.recipe())))

    async def close(self) -> None:
        """Hang up."""
        await self._connection.close()

    async def _repaired(self, told: list[WirePanel], work: _Work, slip: Slip) -> Dialogue:
        """Return a dialogue whose worst panels have been asked for once more; as it was, if that fails."""
        said = reading.dialogue_of(told, work.plot, work.limits)
        wrong = _wrong(told, said, work)
        if not wrong:
            return said
        question = worksheets.repair(work.brief, work.plot, work.order, said.panels, wrong)
        try:
            # Only the first answer is worth finding again: this one is asked for anew.
            again, answer = await self._answered(question, WireDialogue, Slip())
        except ProviderError:
            return said
        self._charge(answer, slip)
        better = reading.panels_of(again.panels, work.plot, work.limits)
        panels = [better.get(at, old) if at in wrong else old for at, old in enumerate(said.panels)]
        return Dialogue(panels=tuple(panels))

    async def _answered(self, question: Question, kind: type[_Answer], slip: Slip) -> tuple[_Answer, Answer]:
        """Return what is read of an answer, and the answer."""
        answer = await self._model.ask(question, slip)
        told = document(answer.text)
        try:
            return kind.model_validate(told), answer
        except ValidationError:
            raise await self._useless(slip, "malformed" if told is None else "unlike") from None

    async def _useless(self, slip: Slip, flaw: Literal["malformed", "unlike"] = "unlike") -> AnswerUnusable:
        """Return why an answer is of no use. It is not worth finding again."""
        await slip.sent("")
        return AnswerUnusable(self.name, flaw)

    def _charge(self, answer: Answer, slip: Slip) -> None:
        slip.charged(self._micros(answer.read, answer.written), answer.model or self._model.name)

    def _micros(self, read: int, written: int) -> int:
        """Return what tokens cost: at OpenAI's prices, elsewhere at those of a server of one's own."""
        known = self._connection.official or self._model.name in self._prices.models.get(self.name, {})
        return self._prices.tokens(self.name if known else "http", self._model.name, read, written)


def _wrong(told: list[WirePanel], said: Dialogue, work: _Work) -> dict[int, list[str]]:
    """Return what of a dialogue is worth asking about, by panel."""
    wrong = {at: [_UNHEARD] for at in reading.unheard(told, work.plot)}
    for found in checking.check_dialogue(said, work.plot, work.brief.language, work.limits):
        if found.kind in _TELLING:
            everywhere = range(len(said.panels))
            for at in everywhere if found.panel is None else (found.panel,):
                wrong.setdefault(at, []).append(_TELLING[found.kind])
    return dict(sorted(wrong.items()))
