"""A language model's answers, made of the draft writer's scripts."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import cast

from kitsumy.character import CharacterSheet, Look, Outfit, Palette
from kitsumy.comic import Brief, Figure, Script, Shot
from kitsumy.draft.writer import write

from .questions import Json, Question


def answer(question: Question) -> str:
    """Return what the model says."""
    order = question.order
    if question.kind == "repair":
        return json.dumps({"panels": _repaired(order)}, ensure_ascii=False)
    if question.kind == "translation":
        return json.dumps(_translated(order), ensure_ascii=False)
    if question.kind in ("plot", "dialogue"):
        script = told(json.dumps(order, sort_keys=True))
        made = plot(script, order) if question.kind == "plot" else {"panels": panels(script)}
        return json.dumps(made, ensure_ascii=False)
    return json.dumps(_blank(question.schema)) if question.schema else '{"ok": true}'


@lru_cache(maxsize=256)
def told(order: str) -> Script:
    """Return the draft writer's script of an order."""
    asked = cast(Json, json.loads(order))
    pages = int(cast(int, asked.get("pages", 1)))
    code = str(asked.get("code", "en"))
    cast_ = [sheet(one) for one in cast(list[Json], asked.get("known_cast") or [])]
    return write(
        Brief(
            idea=str(asked["idea"]),
            style="comic",
            language=code if code in ("en", "uk") else "en",
            panels=int(cast(int, asked["panels"])) // pages,
            pages=pages,
            cast=tuple(cast_),
        )
    )


def sheet(told: Json) -> CharacterSheet:
    """Return the sheet of a character who was named in an order."""
    said = {name: str(value) for name, value in told.items()}
    colours = {name: said[name] for name in ("coat", "hair", "main", "second")}
    colours["hair"] = said["hair_colour"]
    return CharacterSheet(
        id=said["id"],
        name=said["name"],
        role=said["role"],
        look=Look.model_validate({"species": said["species"], "gender": said["gender"], "age": said["age"]}),
        outfit=Outfit(garment=said["garment"], hat=said["hat"]),
        palette=Palette.model_validate(colours),
    )


def plot(script: Script, order: Json) -> Json:
    """Return a script's plot as the wire has it."""
    teaches = order.get("mode") == "explain"
    facts: list[Json] = [{"text": fact, "kind": "story"} for fact in script.plot.facts]
    if teaches:
        facts.append({"text": f"Most of it is known: {order['idea']}", "kind": "checkable"})
    return {
        "title": script.plot.title,
        "cast": [_character(one) for one in script.plot.cast],
        "shots": [_shot(one) for one in script.plot.shots],
        "facts": facts,
    }


def _character(one: CharacterSheet) -> Json:
    look, outfit, palette = one.look, one.outfit, one.palette
    return {
        "id": one.id,
        "name": one.name,
        "role": one.role,
        "species": look.species,
        "gender": look.gender,
        "age": look.age if look.age in ("child", "elder") else "adult",
        "build": look.build if look.build in ("small", "large") else "average",
        "hair": look.hair,
        "face": list(look.face),
        "garment": outfit.garment,
        "hat": outfit.hat,
        "extras": list(outfit.extras),
        "coat": palette.coat,
        "hair_colour": palette.hair,
        "main": palette.main,
        "second": palette.second,
        "personality": one.personality,
        "voice": one.voice,
    }


def _shot(shot: Shot) -> Json:
    return {
        "place": shot.place,
        "time": shot.time if shot.time in ("night", "dusk") else "day",
        "weather": shot.weather if shot.weather in ("rain", "snow", "fog", "storm") else "clear",
        "framing": shot.framing,
        "angle": shot.angle if shot.angle in ("low", "high") else "eye",
        "action": shot.action,
        "mood": shot.mood,
        "effect": shot.effect or "none",
        "importance": shot.importance,
        "figures": [_figure(one) for one in shot.figures],
        "props": list(shot.props),
    }


def _figure(one: Figure) -> Json:
    return {
        "character": one.character,
        "slot": one.slot,
        "pose": one.pose,
        "expression": one.expression,
        "prop": one.prop,
    }


def panels(script: Script) -> list[Json]:
    """Return a script's words as the wire has them."""
    return [
        {
            "panel": number,
            "captions": list(lines.captions),
            "balloons": [one.model_dump(include={"speaker", "text", "kind"}) for one in lines.balloons],
            "sfx": [one.model_dump() for one in lines.sfx],
        }
        for number, lines in enumerate(script.dialogue.panels, 1)
    ]


def _repaired(order: Json) -> list[Json]:
    """Return the panels that were asked for once more, from the draft's own script."""
    wanted = {int(cast(int, one["panel"])) for one in cast(list[Json], order["broken"])}
    again = told(json.dumps({name: order[name] for name in order if name != "broken"}, sort_keys=True))
    return [one for one in panels(again) if one["panel"] in wanted]


def _translated(order: Json) -> Json:
    """Return every text as it was, with the language before it: nobody here speaks them all."""
    code = str(order["code"])

    def put(text: object) -> str:
        return f"[{code}] {text}"

    given = cast(list[Json], order["script"])
    return {
        "title": put(order["title"]),
        "names": [{"id": one["id"], "name": one["name"]} for one in cast(list[Json], order["cast"])],
        "panels": [
            {
                "panel": one["panel"],
                "captions": [put(text) for text in cast(list[str], one["captions"])],
                "balloons": [
                    {**said, "text": put(said["text"])} for said in cast(list[Json], one["balloons"])
                ],
                "sfx": one["sfx"],
            }
            for one in given
        ],
    }


def _blank(schema: Json) -> object:
    """Return the plainest thing that a schema allows."""
    kind = schema.get("type")
    if "enum" in schema:
        return cast(list[object], schema["enum"])[0]
    if kind == "object":
        return {name: _blank(cast(Json, one)) for name, one in cast(Json, schema["properties"]).items()}
    plain: dict[object, object] = {"array": [], "string": "ok", "boolean": True, "integer": 1, "number": 1.0}
    return plain.get(kind)
