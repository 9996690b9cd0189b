"""What people ask of the bot: commands, presses, choices, forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from .catalogue import MESSAGE_MENU, SLASH, Registered
from .interactions import Asking, Interaction, Modal
from .messages import BUTTON, CHANNEL_SELECT, ROLE_SELECT, SELECT, TEXT_INPUT, Message
from .offers import STRING, Filling, NotOffered, context, leaf, menu, nested, owners
from .permissions import inside
from .places import Channel, Person, Role
from .rendering import interaction_json, message_json
from .wire import Component, Json
from .world import World

Values = Mapping[str, str | list[str]]


class Acting:
    """Acts for people towards the bot; a test speaks through it."""

    world: World

    def menu(self, person: Person, channel: Channel) -> list[str]:
        """Return the commands that somebody is offered here, named in their language."""
        found = (one.command for one, _ in menu(self.world, person, channel).values())
        return [(one.name_localizations or {}).get(person.locale, one.name) for one in found]

    def slash(self, person: Person, channel: Channel, command: str, /, **options: object) -> Interaction:
        """Enter a command, as ``/cast show``; `NotOffered` for what a client would not take."""
        one, by, names = self._command(person, channel, command)
        filling = Filling(self.world, channel)
        filled = nested(names, filling.options(leaf(one, names), options))
        return self._enter(one, by, person, channel, {"options": filled, "resolved": filling.resolved})

    def completes(
        self, person: Person, channel: Channel, command: str, option: str, typed: str, /, **others: object
    ) -> Interaction:
        """Type into an option that completes; the bot's `choices` come with its answer."""
        one, by, names = self._command(person, channel, command)
        taken = leaf(one, names)
        if option not in [known.name for known in taken if known.autocomplete]:
            raise NotOffered(option, [known.name for known in taken if known.autocomplete])
        filling = Filling(self.world, channel)
        filled = filling.options(tuple(known for known in taken if known.name in others), others)
        filled.append({"name": option, "type": STRING, "value": typed, "focused": True})
        data: Json = {"options": nested(names, filled), "resolved": filling.resolved}
        return self._enter(one, by, person, channel, data, Asking.AUTOCOMPLETE)

    def context_menu(self, person: Person, message: Message, name: str) -> Interaction:
        """Choose a line of a message's context menu."""
        self._visible(person, message)
        offered = menu(self.world, person, message.channel)
        if f"{MESSAGE_MENU} {name}" not in offered:
            raise NotOffered(name, list(offered))
        one, by = offered[f"{MESSAGE_MENU} {name}"]
        shown = {str(message.id): message_json(self.world, message)}
        data: Json = {"target_id": str(message.id), "resolved": {"messages": shown}}
        return self._enter(one, by, person, message.channel, data)

    def _command(self, person: Person, channel: Channel, command: str) -> tuple[Registered, Json, list[str]]:
        first, *rest = command.removeprefix("/").split()
        offered = menu(self.world, person, channel)
        if f"{SLASH} {first}" not in offered or not inside(person, channel):
            raise NotOffered(command, list(offered))
        return (*offered[f"{SLASH} {first}"], rest)

    def _enter(
        self,
        one: Registered,
        by: Json,
        person: Person,
        channel: Channel,
        more: Json,
        kind: Asking = Asking.COMMAND,
    ) -> Interaction:
        data: Json = {"id": str(one.id), "name": one.command.name, "type": one.command.type, **more}
        data |= {"guild_id": str(one.guild_id)} if one.guild_id else {}
        return self._ask(kind, person, channel, data, by)

    def presses(self, person: Person, message: Message, button: str) -> Interaction:
        """Press a button by its label or custom id."""
        for shown in message.buttons:
            if button in (shown.label, shown.custom_id) and shown.custom_id and not shown.disabled:
                return self.forges(person, message, shown.custom_id)
        raise NotOffered(button, message.labels)

    def selects(
        self, person: Person, message: Message, name: str, *chosen: str | Role | Channel
    ) -> Interaction:
        """Choose lines, roles or channels of a menu, found by its placeholder or custom id."""
        for shown in message.menus:
            if name in (shown.placeholder, shown.custom_id) and not shown.disabled:
                values, resolved = _picked(shown, chosen)
                custom_id = shown.custom_id or ""
                return self.forges(person, message, custom_id, values=values, resolved=resolved)
        raise NotOffered(name, [shown.placeholder for shown in message.menus])

    def forges(
        self,
        person: Person,
        message: Message,
        custom_id: str,
        *,
        values: list[str] | None = None,
        resolved: Json | None = None,
    ) -> Interaction:
        """Press anything at all under a message that somebody sees, as a changed client can."""
        self._visible(person, message)
        data: Json = {"custom_id": custom_id, "component_type": BUTTON if values is None else SELECT}
        data |= {} if values is None else {"values": values}
        data |= {"resolved": resolved} if resolved else {}
        found = next((part for part in message.look.parts if part.custom_id == custom_id), None)
        data |= {"id": (found.model_extra or {}).get("id", 1) if found else 1}
        by = (
            message.interaction.owners if message.interaction else owners(self.world, person, message.channel)
        )
        return self._ask(Asking.COMPONENT, person, message.channel, data, by, message)

    def submits(self, person: Person, modal: Modal | None, values: Values) -> Interaction:
        """Send a form, its fields by label or custom id; what is not given stays as it opened."""
        if modal is None or modal.interaction.person is not person:
            raise NotOffered("no form is open")
        given = {modal.field(name).custom_id: value for name, value in values.items()}
        filled = {field.custom_id: _filled(field, given.get(field.custom_id)) for field in modal.fields}
        data: Json = {"custom_id": modal.custom_id, "resolved": {}}
        data["components"] = [_submitted(component, filled) for component in modal.components]
        asked = modal.interaction
        return self._ask(Asking.MODAL, person, asked.channel, data, asked.owners, asked.pressed)

    def _visible(self, person: Person, message: Message) -> None:
        channel = message.channel
        if not inside(person, channel) or message not in channel.seen_by(person):
            raise NotOffered("this message cannot be seen", person.name)

    def _ask(
        self,
        kind: Asking,
        person: Person,
        channel: Channel,
        data: Json,
        by: Json,
        pressed: Message | None = None,
    ) -> Interaction:
        world = self.world
        where = context(world, channel)
        asked = Interaction(
            world.next_id(),
            kind,
            world.clock.time(),
            person,
            channel,
            channel.guild,
            data,
            by,
            where,
            pressed,
        )
        world.interactions[asked.id] = asked
        # Where the bot was thrown out, its old buttons reach nobody.
        if channel.guild is None or channel.guild.bot_in or "1" in by:
            guild_id = channel.guild.id if channel.guild and channel.guild.bot_in else None
            world.wire.tell("INTERACTION_CREATE", interaction_json(world, asked), guild_id)
        return asked


def _picked(field: Component, chosen: Sequence[str | Role | Channel]) -> tuple[list[str], Json]:
    """Return a menu's values, and what they point to; refuse what a client would."""
    more = field.model_extra or {}
    if not more.get("min_values", 1) <= len(chosen) <= more.get("max_values", 1):
        raise NotOffered(chosen, more)
    labels = [one for one in chosen if isinstance(one, str)]
    kinds: Json = {}
    for kind, one in _things(field.type, chosen):
        kinds[kind] = {**cast("Json", kinds.get(kind, {})), str(one.id): one.json()}
    values = [str(one.id) for one in chosen if not isinstance(one, str)] + _chosen(field, labels)
    return values, kinds


def _things(menu: int, chosen: Sequence[str | Role | Channel]) -> Iterator[tuple[str, Role | Channel]]:
    for one in chosen:
        if isinstance(one, str):
            continue
        kind = "roles" if isinstance(one, Role) else "channels"
        if menu != {"roles": ROLE_SELECT, "channels": CHANNEL_SELECT}[kind]:
            raise NotOffered(menu, kind)
        yield kind, one


def _chosen(field: Component, labels: list[str]) -> list[str]:
    found = [
        option.value for option in field.options for name in labels if name in (option.label, option.value)
    ]
    if len(found) < len(labels):
        raise NotOffered(labels, [option.label for option in field.options])
    return found


def _filled(field: Component, given: str | list[str] | None) -> Json:
    filled: Json = {"type": field.type, "custom_id": field.custom_id, "id": 1}
    if field.type == SELECT:
        standing = [option.value for option in field.options if option.default]
        labels = standing if given is None else [given] if isinstance(given, str) else given
        return filled | {"values": _chosen(field, labels)}
    if field.type != TEXT_INPUT:
        raise NotOffered("this server fills in texts and menus only", field.type)
    value = str((field.value or "") if given is None else given)
    if not value and not field.required:
        return filled | {"value": ""}
    if not max(1, field.min_length or 1) <= len(value) <= (field.max_length or 4000):
        raise NotOffered(field.label, value)
    return filled | {"value": value}


def _submitted(component: Component, filled: dict[str | None, Json]) -> Json:
    if component.component is not None:
        return {"type": component.type, "id": 1, "component": filled[component.component.custom_id]}
    if component.components:
        return {"type": component.type, "components": [filled[one.custom_id] for one in component.components]}
    return {"type": component.type, "id": 1}
