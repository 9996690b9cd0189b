"""Put a sentence's parts together into a premise, whatever its language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .lexicon import lexicon
from .nominal import MOST_BEINGS, Nominal, beings, somebody, thing
from .premise import Premise, Thing
from .reading import Scene
from .vocabulary import function_words, species

_IDENTITIES = frozenset({"secret", "change"})
_SWAPS = frozenset(
    {
        "swap bodies with",
        "swap places with",
        "swap places",
        "swap bodies",
        "switch bodies with",
        "помінятися",
        "мінятися",
    }
)
_COPULAS = frozenset({"be", "бути", "стати", "ставати", "run for"})
_ENCOUNTERS = frozenset({"meet", "race", "argue"})
_ABOUT = frozenset({"", "and", "about", "over", "for", "of", "про", "за", "через"})
_WITH = frozenset({"with", "against", "from", "з", "із", "зі", "проти", "від", "and", "to", "для", "for", ""})


class Action(NamedTuple):
    """The story frame a verb asks for, and its infinitive; no frame without a verb."""

    frame: str = ""
    verb: str = ""
    facing: bool = False
    """Whether the verb has somebody at its other end: to race against a toaster."""


def premise(
    idea: str,
    language: str,
    heroes: Sequence[Nominal],
    action: Action,
    objects: Sequence[Nominal],
    others: Sequence[tuple[str, Nominal]],
    where: Scene,
) -> Premise:
    """Return the premise that a sentence's parts make."""
    heroes = _known(heroes, action)
    understood = bool(heroes)
    cast = list(heroes) or [somebody(language)]
    topic: Thing | None = None
    for nominal in objects:
        if _joins(nominal, action, language):
            cast.append(nominal)
        else:
            topic = topic or thing(nominal)
    for preposition, nominal in others:
        if nominal.alive and preposition in _WITH and len(cast) < MOST_BEINGS and not _stays(action):
            cast.append(nominal)
        elif not nominal.alive and topic is None and (nominal.thing or preposition in _ABOUT):
            topic = thing(nominal)
    if _stays(action) and objects:
        cast[0] = _disguised(cast[0], objects[0])
    cast, topic = _without_verb(cast, topic) if not action.verb else (cast, topic)
    members = beings(cast, idea, language)
    place = where.place or _place_of(topic, language)
    return Premise(
        idea=idea,
        language=language,
        cast=members,
        thing=topic,
        frame=action.frame or "meet",
        verb=action.verb,
        place=place,
        place_words=where.words,
        time=where.time,
        weather=where.weather,
        hint=understood + bool(action.frame) + bool(topic or len(members) > 1) + bool(place),
    )


def _known(heroes: Sequence[Nominal], action: Action) -> list[Nominal]:
    """Return the subjects without words that nobody knows, unless they are all there is to a verb."""
    known = [hero for hero in heroes if hero.alive or hero.thing]
    strange = [hero for hero in heroes if hero.noun.article or action.verb]
    return known or strange[:1]


def _place_of(topic: Thing | None, language: str) -> str:
    """Return the place that a story is about, when no thing shows it: rents an apartment."""
    words = topic.noun.nominative.casefold().split()[-1:] if topic and not topic.prop else []
    match = lexicon(language).find(words, 0, "place")
    return match.word.key if match else ""


def _stays(action: Action) -> bool:
    """Tell whether somebody in the object is the hero's other self."""
    return (action.frame in _IDENTITIES and action.verb not in _SWAPS) or action.verb in _COPULAS


def _joins(nominal: Nominal, action: Action, language: str) -> bool:
    """Tell whether an object is somebody who takes part in the story."""
    if _stays(action):
        return False
    if nominal.alive:
        return True
    lively = any(nominal.adjective.startswith(word) for word in function_words(language, "lively"))
    return bool(nominal.thing) and action.frame in _ENCOUNTERS and (lively or _faces(action, language))


def _faces(action: Action, language: str) -> bool:
    """Tell whether a verb needs somebody at its other end."""
    ends = action.verb.endswith((" with", " against", " to"))
    return action.facing or ends or action.verb in function_words(language, "encounters")


def longed_for(action: Action, language: str) -> Action:
    """Return what a longing makes of a verb: whoever wants to see something, wishes."""
    seen = action.verb.split()[:1] and action.verb.split()[0] in function_words(language, "sights")
    return action._replace(frame="wish") if seen else action


def _disguised(hero: Nominal, other: Nominal) -> Nominal:
    """Return a human hero who secretly is, or becomes, an animal: drawn as what it is, dressed as before."""
    known = other.species in species() and not hero.species and not hero.thing
    return hero._replace(species=other.species) if known else hero


def _without_verb(cast: list[Nominal], topic: Thing | None) -> tuple[list[Nominal], Thing | None]:
    """Return a cast named without any verb: things beside somebody are what it is about."""
    alive = [nominal for nominal in cast if nominal.alive]
    if not alive or len(alive) == len(cast):
        return cast[:MOST_BEINGS], topic
    loose = next(nominal for nominal in cast if not nominal.alive)
    return alive[:MOST_BEINGS], topic or thing(loose)
