"""Story frames as data: the beats of each frame, how they are staged, and what is said in them."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Literal

from pydantic import Field, model_validator

from kitsumy.comic import Framing
from kitsumy.frozen import Frozen
from kitsumy.page import BalloonKind

from .grammar import fields

Part = Literal["single", "setup", "plan", "insert", "attempt", "scene", "low", "turn", "payoff", "button"]
Flag = Literal["prop", "floor", "gone", "all"]
"""prop: the hero holds the thing; floor: it lies between the two; gone: what the hero lost is not worn;
all: a third character is there as well."""
FRAMES = (
    "lose seek argue make fear hide meet secret wish race rescue steal sleep learn sell change".split()  # noqa: SIM905
)
Who = Literal["A", "B", "C"]
_LINE = re.compile(r"^([ABC])([~!-]?): (.+)$")
_KINDS: dict[str, BalloonKind] = {"": "speech", "~": "thought", "!": "shout", "-": "whisper"}


class Stance(Frozen):
    """How somebody stands in a beat."""

    pose: str
    expression: str


class Beat(Frozen):
    """One moment of a story, as it is staged; its words are kept by language."""

    name: str
    part: Part
    priority: int = Field(ge=1, le=99)
    """The smaller, the sooner it is told when there are few panels."""
    ending: str = ""
    """Which of the frame's endings it belongs to; empty for all of them."""
    framing: Framing = "medium"
    hero: str = ""
    """``pose/expression``, empty when absent."""
    other: str = ""
    flags: tuple[Flag, ...] = ()
    effect: Literal["", "focus", "speed"] = ""
    mood: str = "calm"
    importance: int = Field(default=3, ge=1, le=5)
    action: str = ""

    @model_validator(mode="after")
    def _staged(self) -> Beat:
        for stance in (self.hero, self.other):
            if stance and stance.count("/") != 1:
                raise ValueError(f"{self.name}: a stance is pose/expression, not {stance!r}")
        return self

    def stance(self, who: Who) -> Stance | None:
        """Return how a character stands, None when it is not there; a third stands like the other."""
        words = self.hero if who == "A" else self.other
        return Stance(pose=words.split("/")[0], expression=words.split("/")[1]) if words else None


class Utterance(Frozen):
    """One balloon's template."""

    who: Who
    text: str
    kind: BalloonKind = "speech"


class Variant(Frozen):
    """One way to say a beat: templates of its captions, balloons and sounds."""

    tags: frozenset[str] = frozenset()
    """What must be true of the story, see ``Facts`` in the storyteller."""
    captions: tuple[str, ...] = ()
    balloons: tuple[Utterance, ...] = ()
    sounds: tuple[str, ...] = ()

    @property
    def needs(self) -> frozenset[str]:
        """Return the tags and whatever the fields and speakers ask for."""
        texts = [*self.captions, *(balloon.text for balloon in self.balloons)]
        used = {field.split(".")[0] for text in texts for field in fields(text)}
        speakers = {balloon.who for balloon in self.balloons}
        asked = {name for name in ("thing", "other", "third") if name in used}
        topic = "topic" in self.tags and "thing" in asked
        return self.tags | (asked - {"thing"} if topic else asked) | ({"other"} if "B" in speakers else set())


def variant(text: str) -> Variant:
    """Read one variant: ``@ tags``, ``> caption``, ``A: line`` (~ thought, ! shout, - whisper), ``* sound``.

    Raises:
        ValueError: a line is none of these.

    """
    tags: list[str] = []
    captions: list[str] = []
    balloons: list[Utterance] = []
    sounds: list[str] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        mark, _, rest = line.partition(" ")
        spoken = _LINE.match(line)
        if spoken:
            who, kind, words = spoken.groups()
            balloons.append(Utterance.model_validate({"who": who, "text": words, "kind": _KINDS[kind]}))
        elif mark in ("@", ">", "*") and rest:
            {"@": tags.extend, ">": captions.extend, "*": sounds.extend}[mark](
                rest.split() if mark == "@" else [rest]
            )
        else:
            raise ValueError(f"neither a tag, a caption, a line nor a sound: {line!r}")
    return Variant(
        tags=frozenset(tags), captions=tuple(captions), balloons=tuple(balloons), sounds=tuple(sounds)
    )


def variants(text: str) -> tuple[Variant, ...]:
    """Read variants that are parted by blank lines."""
    return tuple(variant(block) for block in re.split(r"\n\s*\n", text.strip()) if block.strip())


class Frame(Frozen):
    """A kind of story: its beats in the order they are told, and their words in one language."""

    key: str
    beats: tuple[Beat, ...]
    words: dict[str, tuple[Variant, ...]]

    @model_validator(mode="after")
    def _every_beat_has_words(self) -> Frame:
        names = {beat.name for beat in self.beats}
        if names != set(self.words):
            raise ValueError(f"{self.key}: beats and words differ: {sorted(names ^ set(self.words))}")
        return self

    @property
    def endings(self) -> tuple[str, ...]:
        """Return the keys of the endings on offer, in the order they are written."""
        return tuple(dict.fromkeys(beat.ending for beat in self.beats if beat.ending))


def stories() -> Traversable:
    """Return the folder of the stories."""
    return resources.files(__package__).joinpath("data", "stories")


INTERLUDES = "interludes"
"""The frame of scenes that fit into every story; its endings are the scenes."""
_NEAREST = {
    "change": "meet",
}
"""Frames that are told like another one."""


@lru_cache(maxsize=64)
def frame(key: str, language: str) -> Frame:
    """Load a frame or the interludes; KeyError for a key that is neither."""
    if key not in (*FRAMES, INTERLUDES):
        raise KeyError(key)
    key = _NEAREST.get(key, key)
    folder = stories()
    staged = tomllib.loads(folder.joinpath(f"{key}.toml").read_text(encoding="utf-8"))
    words = tomllib.loads(folder.joinpath(language, f"{key}.toml").read_text(encoding="utf-8"))
    return Frame(
        key=key,
        beats=tuple(Beat.model_validate(beat) for beat in staged["beats"]),
        words={name: variants(text) for name, text in words.items()},
    )
