"""Tricks of markup, links and mentions in everything that people and writers can name: they stay words."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.discord.markup import headed, plain
from kitsumy.character import CharacterSheet
from kitsumy.events import ComicReady, PlotReady
from kitsumy.jobs import Emit, Job
from kitsumy.library import Library
from kitsumy.workshop import COMIC_LETTERS, NewComic
from tests.bot.conftest import PNG
from tests.bot.discord.conftest import IDEA, House, Room
from tests.bot.discord.quiet import loud, marked_up, written
from tests.library import samples
from tests.servers.discord import DiscordServer, Guild, Message, Person

TRICKS = (
    *("@everyone", "@here", "<@7>", "<@!7>", "<@&7>", "<#7>", "</comic:7>", "<id:home>", "<a:fox:7>"),
    *("<t:0:R>", "[free](https://x.test)", "<https://x.test>", "https://x.test", "discord.gg/fox"),
    *("discord.com/invite/fox", "# ", "### x", "-# x", "> x", ">>> x", "- x", "* x", "**", "__x__", "~~x~~"),
    *("||x||", "`x`", "```\nx\n```", "\\", "\\\\*", "\n", "\n# x", "\u202e", "\u2067", "\u200b@here"),
    "x" + "\u0336\u0489" * 20,
)
WORDS = st.lists(st.sampled_from((*TRICKS, "fox", " ", "Рена")), min_size=1, max_size=5).map("".join)
WORDS = WORDS.filter(str.strip)  # nobody is called nothing


class Named(House):
    """A house whose writers and people name everything with the same word."""

    word = ""

    async def _comic(self, job: Job, emit: Emit) -> str:
        wanted = NewComic.model_validate_json(job.order.payload)
        emit(PlotReady(title=self.word, panels=2, cast=(self.word,)))
        hero = CharacterSheet(id="hero", name=self.word, palette=samples.COLOURS)
        made = await samples.comic(
            self.library,
            id=job.id[:COMIC_LETTERS],
            script=samples.script((hero,), 2, self.word),
            cast=(hero,),
            art=PNG + job.id.encode(),
            brief=wanted.brief,
        )
        await self.library.save(made)
        emit(ComicReady(comic=made.id, title=made.title))
        return made.id


@pytest.fixture
async def named(library: Library, discord_server: DiscordServer) -> AsyncIterator[Named]:
    discord_server.pace.unlimited()
    async with Named(library, discord_server).open() as opened:
        yield opened


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(word="".join(TRICKS[:9]))
@example(word="".join(TRICKS[9:20]))
@example(word="".join(TRICKS[20:]))
@given(word=WORDS)
async def test_words_stay_words_wherever_they_are_repeated(
    named: Named, room: Room, foxes: Guild, discord_server: DiscordServer, word: str
) -> None:
    human = discord_server.person("Ada")
    discord_server.joins(human, foxes)
    named.word, since = word, len(discord_server.calls)
    page = await room.page(human)
    await _repeated(room, human, page, word)
    await named.over()
    assert [(text, marked_up(text)) for text in written(discord_server, since) if marked_up(text)] == []
    assert loud(discord_server) == []


async def _repeated(room: Room, human: Person, page: Message, word: str) -> None:
    """Ask for all that repeats a word, or what is named by it."""
    for command, options in (
        ("/gallery", {}),
        ("/gallery", {"whose": "server"}),
        ("/cast list", {}),
        ("/cast show", {"name": word}),
        ("/cast show", {"name": f"{word} x"}),
        ("/cast edit", {"name": word, "trait": "hat", "value": word[:100]}),
        ("/cast rename", {"name": word, "new": word[:100]}),
        ("/sequel", {"comic": word, "style": word}),
        ("/export", {"format": "text"}),
        ("/comic", {"idea": word}),
        ("/comic", {"idea": IDEA, "style": word}),
    ):
        await room.answered(await room.asks(human, command, **options))
    for label in ("Redraw panel…", "Style…", "Export…", "Delete"):
        await room.answered(await room.press(human, page, label))
    form = (await room.asks(human, "/edit", panel=1)).modal
    assert form is not None
    await room.answered(room.server.submits(human, form, {form.labels[0]: word[:400]}))


@given(text=st.lists(st.one_of(st.sampled_from(TRICKS), st.text(max_size=9))).map("".join))
def test_plain_words_are_shown_as_they_are(text: str) -> None:
    assert marked_up(plain(text)) == []
    assert marked_up(headed(text)) == []


@pytest.mark.parametrize("trick", [one for one in TRICKS if one.strip("\\\n")])
def test_what_marks_up_would_be_found(trick: str) -> None:
    assert marked_up(f"y\n{trick} x") != []
