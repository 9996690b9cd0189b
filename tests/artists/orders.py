"""Orders for artists, and slips that remember."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from kitsumy.character import CharacterSheet, Look, Outfit, Palette
from kitsumy.comic import Figure, Shot
from kitsumy.geometry import Size
from kitsumy.ports import PanelOrder, Reference
from kitsumy.slips import Slip
from kitsumy.styles import find

WHISPER = "velvetquokka"
"""A word of an order that may be told nobody but the provider."""
RUDY = CharacterSheet(
    id="rudy",
    name="Rudy",
    look=Look(species="fox", gender="f", age="young", hair="short"),
    outfit=Outfit(garment="raincoat", hat="bowler", extras=("scarf",)),
    palette=Palette(coat="#e2762f", main="#f7d93d", second="#1d2b57"),
    seed=7,
)
KIT = CharacterSheet(
    id="kit",
    name="Kit",
    look=Look(species="cat", face=("glasses",)),
    palette=Palette(coat="#8a8a90", main="#d62828", second="#101014"),
)
STREET = Shot(
    place="street",
    time="night",
    weather="rain",
    action=f"the {WHISPER} flies away",
    figures=(
        Figure(character="kit", slot="right", expression="amused", facing="left"),
        Figure(character="rudy", slot="left", pose="run", expression="worried", prop="lantern"),
    ),
)


def picture(size: tuple[int, int] = (96, 128), form: str = "JPEG") -> bytes:
    out = BytesIO()
    Image.new("RGB", size, "#e2762f").save(out, form)
    return out.getvalue()


def order(style: str = "comic", shot: Shot = STREET, **more: object) -> PanelOrder:
    told: dict[str, object] = {"size": Size(900, 700), "seed": 11, "cast": (RUDY, KIT), **more}
    return PanelOrder.model_validate({"shot": shot, "style": find(style), **told})


def references(*characters: str) -> tuple[Reference, ...]:
    return tuple(Reference(character=one, blob=f"blob-{one}", data=picture()) for one in characters)


class Notes(Slip):
    """A slip that remembers every id it was told."""

    def __init__(self, external: str = "") -> None:
        super().__init__(external)
        self.told: list[str] = []

    async def sent(self, external: str) -> None:
        await super().sent(external)
        self.told.append(external)
