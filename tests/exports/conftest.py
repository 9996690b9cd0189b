"""Two comics with everything that can be lettered, made once: one in English, one in Ukrainian."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from kitsumy.artists.scripted import ScriptedArtist
from kitsumy.character import CharacterSheet, Look, Palette
from kitsumy.comic import Balloon, Brief, Dialogue, Figure, Lines, Plot, Script, Sfx, Shot
from kitsumy.exports import Volume
from kitsumy.geometry import Box, Point
from kitsumy.library import Library
from kitsumy.page import Anchor
from kitsumy.settings import Settings
from kitsumy.studio import Studio
from kitsumy.writers.scripted import ScriptedWriter

ANCHORS = tuple(
    Anchor(
        character=who,
        head=Box(x, 0.72, x + 0.14, 0.9),
        face=Box(x + 0.03, 0.77, x + 0.11, 0.88),
        mouth=Point(x + 0.07, 0.85),
    )
    for who, x in (("fox", 0.15), ("owl", 0.65))
)
TITLES = {"en": "The hat that wasn’t there", "uk": "Об’їзд і ґава з п’ятого під’їзду"}
IDEAS = {"en": "A fox loses her hat & finds <it>", "uk": "Лисиця губить капелюх"}
NAMES = {"en": ("Rena", "Professor Tock"), "uk": ("Рената", "Сова Соломія")}
WORDS = {
    "en": (
        ("Rain again. The town’s asleep.", "Where is my hat? I *left* it here!", "Drip"),
        ("Meanwhile, upstairs…", "Stop, hat-thief, stop!", "CRASH"),
        ("The end — or not.", "It was on your head, dear.", "Ha-ha"),
    ),
    "uk": (
        ("Знову дощ. Під’їзд спить.", "Де ж мій капелюх? Я *лишила* його тут!", "Крап"),
        ("А тим часом нагорі…", "Стій, крадію, віддай!", "ГРЮК"),
        ("Кінець — чи ні?", "Та він же в тебе на голові, люба.", "Ґвалт"),
    ),
}


def script(language: str) -> Script:
    fox, owl = NAMES[language]
    cast = (
        CharacterSheet(id="fox", name=fox, look=Look(species="fox", gender="f"), palette=_colours("#e8702a")),
        CharacterSheet(id="owl", name=owl, look=Look(species="owl"), palette=_colours("#9a7650")),
    )
    left = Figure(character="fox", slot="left", pose="slump", expression="sad")
    right = Figure(character="owl", slot="right", pose="shrug")
    shots = tuple(
        Shot(place="street", time="night", weather="rain", framing=framing, figures=(left, right))
        for framing in ("wide", "medium", "close")
    )
    kinds = (("speech", "thought"), ("shout", "whisper"), ("speech", "radio"))
    lines = tuple(
        Lines(
            captions=(caption,),
            balloons=(
                Balloon(speaker="fox", text=said, kind=first),  # type: ignore[arg-type]  # a balloon's kind
                Balloon(speaker="owl", text=sound + "?", kind=second),  # type: ignore[arg-type]  # the same
            ),
            sfx=(Sfx(text=sound, source="fox"),),
        )
        for (caption, said, sound), (first, second) in zip(WORDS[language], kinds, strict=True)
    )
    plot = Plot(title=TITLES[language], cast=cast, shots=shots)
    return Script(plot=plot, dialogue=Dialogue(panels=lines))


def _colours(coat: str) -> Palette:
    return Palette(coat=coat, main="#b58a55", second="#5b3a2a")


def picture(seed: int) -> Image.Image:
    """Return a picture that cannot be mistaken for another, nor for one turned or mirrored."""
    across, down = np.meshgrid(np.arange(600), np.arange(600))
    levels = np.stack([across * 255 // 600, down * 255 // 600, np.full_like(across, 70 * seed)], axis=-1)
    return Image.fromarray(levels.astype(np.uint8))


async def _made(language: str, home: Path) -> Volume:
    brief = Brief(idea=IDEAS[language], style="comic", language=language, panels=3)
    async with Library.open(Settings(data_dir=home)) as library:
        artist = ScriptedArtist([picture(seed) for seed in range(3)], ANCHORS)
        studio = Studio(ScriptedWriter([script(language)]), artist, library)
        comic = await studio.make(brief)
        return Volume(comic, tuple([await library.blobs.get(page.image) for page in comic.pages]))


@pytest.fixture(scope="session")
def volumes(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Volume]:
    """Return the comics by language."""
    return {
        language: asyncio.run(_made(language, tmp_path_factory.mktemp(language))) for language in ("en", "uk")
    }


@pytest.fixture(params=["en", "uk"])
def volume(request: pytest.FixtureRequest, volumes: Mapping[str, Volume]) -> Volume:
    """Return one comic, then the other."""
    return volumes[request.param]


@pytest.fixture
def long_volume(volumes: Mapping[str, Volume]) -> Volume:
    """Return a comic of three pages (all alike), the second part of its story."""
    comic, masters = volumes["en"]
    pages = tuple(comic.pages[0].model_copy(update={"number": number}) for number in (1, 2, 3))
    return Volume(comic.model_copy(update={"pages": pages, "part": 2}), masters * 3)
