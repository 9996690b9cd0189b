"""Props: the things a story is about, as flat pictures that any number of panels may draw at once."""

from __future__ import annotations

import difflib
import json
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from kitsumy.frozen import Frozen

GRID = 32.0
"""Width and height of the square on which every prop is drawn."""
_PAINTS = re.compile(r'"(#[0-9a-fA-F]{3}|#[0-9a-fA-F]{6})"')
_IDS = re.compile(r'(\bid="|url\(#|href="#)')
_ALIKE = 0.78
"""How alike a misspelt word must be to a known one."""


@dataclass(frozen=True, slots=True)
class Prop:
    """One thing: its name and its markup on the grid."""

    name: str
    body: str

    def markup(self, prefix: str, paint: Callable[[str], str] = str) -> str:
        """Return the markup for one use: ids kept apart by a prefix, every colour through ``paint``."""
        own = _IDS.sub(lambda found: found[0] + prefix, self.body)
        return _PAINTS.sub(lambda found: f'"{paint(_long(found[1]))}"', own)

    @property
    def colours(self) -> tuple[str, ...]:
        """Return the colours it is painted in, each once."""
        return tuple(dict.fromkeys(_long(found) for found in _PAINTS.findall(self.body)))

    def svg(
        self,
        prefix: str,
        size: float,
        *,
        ink: str = "",
        pen: float = 0.0,
        halo: float = 0.0,
        paint: Callable[[str], str] = str,
    ) -> str:
        """Return a fragment ``size`` wide around the origin; pen and halo reach beyond the shape."""
        scale = size / GRID
        under = self._edge(f"{prefix}w", "#ffffff", 2 * (pen + halo) / scale) if halo else ""
        under += self._edge(f"{prefix}o", ink, 2 * pen / scale) if ink and pen else ""
        place = f"translate({-size / 2:.2f} {-size / 2:.2f}) scale({scale:.4f})"
        return f'<g transform="{place}">{under}{self.markup(prefix, paint)}</g>'

    def _edge(self, prefix: str, ink: str, width: float) -> str:
        """Fatten every shape with one round stroke; what lies above covers all but the outer half."""
        pen = f'stroke="{ink}" stroke-width="{width:.3f}" stroke-linejoin="round" stroke-linecap="round"'
        return f"<g {pen}>{self.markup(prefix, lambda _: ink)}</g>"


def _long(colour: str) -> str:
    return colour.lower() if len(colour) == 7 else "#" + "".join(2 * digit for digit in colour[1:].lower())


@cache
def _data(name: str) -> str:
    return (resources.files(__package__) / "data" / name).read_text("utf-8")


@lru_cache(maxsize=1)
def props() -> dict[str, Prop]:
    """Return every prop by its name."""
    bodies: dict[str, str] = json.loads(_data("props.json"))
    return {name: Prop(name, body) for name, body in bodies.items()}


class _Table(Frozen):
    """What props.toml says."""

    large: frozenset[str]
    words: dict[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def _table() -> _Table:
    return _Table.model_validate(tomllib.loads(_data("props.toml")))


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    """Map every word a prop answers to, in lower case with spaces, to the prop's name."""
    words = {name.replace("-", " "): name for name in props()}
    for name, others in _table().words.items():
        words |= {other: name for other in others if other not in words}
    return words


def large(prop: Prop) -> bool:
    """Return whether a thing stands as high as a grown-up."""
    return prop.name in _table().large


def prop(name: str) -> Prop | None:
    """Return the prop of exactly this name, None when there is none."""
    return props().get(name)


@lru_cache(maxsize=1024)
def find(word: str) -> Prop | None:
    """Return the prop nearest to free words: by name, by its words from the last one on, by likeness."""
    wanted = " ".join(word.casefold().replace("-", " ").replace("_", " ").replace("’", "'").split())[:80]
    words = _words()
    if not wanted:
        return None
    parts = wanted.split()
    tails = [" ".join(parts[start:]) for start in range(len(parts))] + parts[::-1]
    for tail in tails:
        for form in (tail, tail.removesuffix("s"), tail.removesuffix("es")):
            if form in words:
                return props()[words[form]]
    near = difflib.get_close_matches(wanted, words, n=1, cutoff=_ALIKE)
    return props()[words[near[0]]] if near else None
