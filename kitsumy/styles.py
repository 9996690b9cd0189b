"""Styles as data: how each one is drawn, lettered, laid out and prompted for."""

from __future__ import annotations

import difflib
import tomllib
from functools import lru_cache
from importlib import resources
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from .character import Colour
from .errors import UnknownStyle
from .frozen import Frozen
from .page import FontTheme

AccentColour = Annotated[str, StringConstraints(pattern=r"^(#[0-9a-f]{6}|accent)$")]


PROVIDERS = ("replicate", "openai", "http")
"""Whose image models every style names; "http" is a server of one's own."""


class DraftLook(Frozen):
    """How the draft artist draws. Lengths are page pixels, proportions factors of the plain figure."""

    print: Literal["soft", "dots", "tone", "ink"]
    ink: Colour
    paper: Colour
    outline: tuple[float, float]
    background_outline: float
    halo: float = 0.0
    """Width of the light edge that keeps a figure apart from a dark ground."""
    pitch: float = 0.0
    """Distance of the printed dots."""
    accents: tuple[Colour, ...] = ("#d62828", "#e0a020", "#1f9bcf", "#c2378c")
    """Colours for sounds and for what stays coloured where the rest goes grey; one of them a comic."""
    head: float
    leg: float
    eye: float


class LetteringHabits(Frozen):
    """Colours and pens of balloons, captions and sound effects."""

    balloon: Colour
    letters: Colour
    pen: int
    caption: Colour
    caption_letters: Colour
    sfx: AccentColour
    sfx_edge: Colour
    upper_case: bool = True
    font: FontTheme = "print"


class PageHabits(Frozen):
    """Paper, borders and gutters, in page pixels."""

    paper: Colour
    title: Colour
    border: Colour
    border_width: int
    """0 for panels that simply end."""
    gutter: tuple[int, int]
    note: Colour = "#75757d"
    """The small lines' colour: credits and page numbers."""
    effect: Colour = "#141418"
    """The colour of speed and focus lines over art that has none of its own."""
    establishing: Literal["bordered", "borderless", "bleed"] = "bordered"
    """How a wide first panel that has its tier to itself meets the paper; ``bleed`` runs to the edge."""
    closing: Literal["bordered", "borderless", "bleed"] = "bordered"
    """The same for a comic's last panel."""


class Choice(Frozen):
    """A model of a provider for a style, and what it needs to be told besides the style's own words."""

    model: str = Field(min_length=1)
    words: str = ""
    """Words before the style's own: those which a model's own weights listen to."""
    weights: str = ""
    """The address of LoRA weights, for models that take them."""


class Prompts(Frozen):
    """Words for image models, and the models of each provider, the first choice first."""

    words: str
    avoid: str
    models: dict[str, Annotated[tuple[Choice, ...], Field(min_length=1)]]

    @model_validator(mode="after")
    def _known_to_all(self) -> Self:
        if set(self.models) != set(PROVIDERS):
            raise ValueError(f"models of {', '.join(PROVIDERS)} are needed, and of nobody else")
        return self

    def choice(self, provider: str, rank: int = 0) -> Choice:
        """Return a provider's model, 0 for the first choice; the last one where it has fewer."""
        choices = self.models[provider]
        return choices[min(rank, len(choices) - 1)]


class Style(Frozen):
    """One style, by its key and its names in the languages of the frontends."""

    key: str
    names: dict[str, str]
    aliases: tuple[str, ...] = Field(default=())
    draft: DraftLook
    lettering: LetteringHabits
    page: PageHabits
    prompts: Prompts

    def accent(self, seed: int) -> str:
        """Return the accent colour of the comic with this seed."""
        return self.draft.accents[seed % len(self.draft.accents)]

    def answers_to(self) -> frozenset[str]:
        """Return every name by which people may ask for it, in lower case."""
        return frozenset(n.casefold() for n in (self.key, *self.names.values(), *self.aliases))


def read(text: str) -> dict[str, Style]:
    """Validate a TOML text of styles, keyed by style."""
    return {key: Style.model_validate({"key": key, **row}) for key, row in tomllib.loads(text).items()}


@lru_cache(maxsize=1)
def styles() -> dict[str, Style]:
    """Return all styles in the order people see them."""
    return read((resources.files(__package__) / "styles.toml").read_text("utf-8"))


def find(name: str) -> Style:
    """Return the style somebody asked for by any of its names.

    Raises:
        UnknownStyle: nothing answers to this name; carries the nearest that does.

    """
    wanted = " ".join(name.casefold().replace("-", " ").replace("_", " ").split())
    owners = {alias: style for style in styles().values() for alias in style.answers_to()}
    if wanted in owners:
        return owners[wanted]
    near = difflib.get_close_matches(wanted, owners, n=1)
    raise UnknownStyle(name, tuple(styles()), owners[near[0]].key if near else "")
