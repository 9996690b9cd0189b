"""A command line to type into, and a studio that makes small comics at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest
from PIL import Image

from kitsumy import artists, writers
from kitsumy.artists.scripted import ScriptedArtist
from kitsumy.character import CharacterSheet, Look, Palette
from kitsumy.cli import main
from kitsumy.comic import Balloon, Dialogue, Figure, Lines, Plot, Script, Shot
from kitsumy.ports import Translation
from kitsumy.writers.scripted import ScriptedWriter


class Said(NamedTuple):
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def last(self) -> str:
        """The last line for people."""
        return self.out.rstrip("\n").split("\n")[-1]


Run = Callable[..., Said]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def typed(*words: str) -> Said:
        code = main(list(words))
        return Said(code, *capsys.readouterr())

    return typed


FOX = CharacterSheet(
    id="fox",
    name="Рената",
    look=Look(species="fox"),
    palette=Palette(coat="#e8702a", main="#b58a55", second="#5b3a2a"),
)


def script(title: str, panels: int) -> Script:
    shot = Shot(place="street", figures=(Figure(character="fox"),))
    words = Lines(balloons=(Balloon(speaker="fox", text="Де мій капелюх?"),))
    plot = Plot(title=title, cast=(FOX,), shots=(shot,) * panels)
    return Script(plot=plot, dialogue=Dialogue(panels=(words,) * panels))


TOLD = Translation(
    title="The hat",
    dialogue=Dialogue(panels=(Lines(balloons=(Balloon(speaker="fox", text="Where is my hat?"),)),)),
    names={"fox": "Renata"},
    untold=(1,),
)


@pytest.fixture
def studio(monkeypatch: pytest.MonkeyPatch) -> ScriptedWriter:
    """Make every comic a short one about a fox and her hat: three of one page, then one of two."""
    scripts = [
        script("Капелюх", 1),
        script("Капелюх", 1),
        script("The hat", 1),
        script("Two/pages: the end?", 2),
    ]
    writer = ScriptedWriter(scripts, [TOLD])
    artist = ScriptedArtist(Image.new("RGB", (90, 120), (40 * shade, 120, 160)) for shade in range(5))
    monkeypatch.setattr(writers, "find", lambda name="": writer)
    monkeypatch.setattr(artists, "find", lambda name="": artist)
    return writer
