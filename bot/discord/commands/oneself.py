"""What is between a person and the bot: quota, language, what is kept, and that it is removed."""

from __future__ import annotations

from discord import app_commands

from kitsumy.language import LANGUAGES

from .. import looks, personal
from ..desk import Asked, Visit
from ..ids import Data
from ..wording import said, worded
from .making import LANGUAGES as NAMED

_OWN = app_commands.Choice(name=said("discord.language_auto"), value="auto")


@app_commands.command(name="quota", description=said("commands.quota"))
async def quota(asked: Asked) -> None:
    """Tell how many comics are left today."""
    visit = await Visit.of(asked)
    now = await visit.house.quotas.standing(visit.person, visit.place)
    told = visit.said
    spent = {"spent": f"{now.spent:.2f}", "budget": f"{now.budget:.2f}"}
    lines = [
        told("discord.quota", made=now.made, daily=now.daily),
        told("settings.quota_here", **now.here.model_dump()) if now.here else "",
        told("settings.quota_together", **now.together.model_dump()) if now.together else "",
        told("settings.is_paused") if (await visit.rules()).paused else "",
        told("discord.quota_waiting", orders=told.count("order", now.waiting)) if now.waiting else "",
        told("discord.quota_spent", **spent) if now.spent else "",
        told("discord.quota_again", moment=told.moment(now.seconds)),
    ]
    await visit.tell("\n".join(filter(None, lines)))


@app_commands.command(name="language", description=said("commands.language"))
@worded("speech")
@app_commands.choices(speech=[*NAMED, _OWN])
async def language(asked: Asked, speech: str) -> None:
    """Speak another language to this person."""
    visit = await Visit.of(asked)
    await visit.house.people.speak(visit.owner, speech if speech in LANGUAGES else "")
    visit = await Visit.of(asked)
    await visit.tell(visit.said("discord.language_chosen"))


@app_commands.command(name="privacy", description=said("commands.privacy"))
async def privacy(asked: Asked) -> None:
    """Tell what is kept, with a switch for one's name."""
    visit = await Visit.of(asked)
    await visit.tell(*await personal.privacy(visit))


@app_commands.command(name="forgetme", description=said("commands.forgetme"))
async def forgetme(asked: Asked) -> None:
    """Ask whether everything of this person is to be removed."""
    visit = await Visit.of(asked)
    sure = looks.sure(visit.said, Data("forget", visit.person.user))
    await visit.tell(visit.said("discord.forget"), sure)
