"""Answers to interactions: the first one, within seconds, and those by token after it."""

from __future__ import annotations

from . import refusals
from .asked import Answer, Asked
from .catalogue import MOST_OPTIONS, check_choice
from .composing import composed, note_pings
from .forms import check_modal
from .interactions import ACKNOWLEDGE_WITHIN, TOKEN_LIFE, Answering, Asking, Interaction, Modal
from .messages import EPHEMERAL, LOADING, Look, Message
from .permissions import Permission, in_channel
from .posting import change, remove, tell
from .rendering import message_json
from .wire import Body, Callback, CallbackData, Json
from .world import World


def _fits(interaction: Interaction, answer: int) -> bool:
    if interaction.kind is Asking.AUTOCOMPLETE:
        return answer == Answering.CHOICES
    if answer in (Answering.UPDATE, Answering.DEFER_UPDATE):
        return interaction.pressed is not None
    if answer == Answering.MODAL:
        return interaction.kind is not Asking.MODAL
    return answer in (Answering.MESSAGE, Answering.DEFER)


def _asked(world: World, asked: Asked) -> Interaction:
    found = world.interactions.get(asked.id("interaction_id"))
    if found is None or found.token != asked.path["token"]:
        raise refusals.UNKNOWN_INTERACTION
    if found.acknowledged:
        raise refusals.ACKNOWLEDGED
    if world.clock.time() - found.at > ACKNOWLEDGE_WITHIN:
        raise refusals.UNKNOWN_INTERACTION
    return found


def callback(world: World, asked: Asked) -> Answer:
    """Take the first answer to an interaction."""
    interaction, sent = _asked(world, asked), asked.body(Callback)
    if not _fits(interaction, sent.type):
        told = f"Value must be an answer that fits an interaction of type {int(interaction.kind)}"
        raise refusals.invalid("type", "BASE_TYPE_CHOICES", told)
    _ANSWERS[Answering(sent.type)](world, interaction, sent.data, asked)
    interaction.answer = Answering(sent.type)
    interaction.acknowledged_at = world.clock.time()
    return _acknowledged(world, interaction) if asked.flag("with_response") else None


def _acknowledged(world: World, interaction: Interaction) -> Json:
    found: Json = {"id": str(interaction.id), "type": int(interaction.kind)}
    resource: Json = {"type": int(interaction.answer or 0)}
    message = interaction.original
    if message is not None:
        found |= {"response_message_id": str(message.id), "response_message_loading": message.loading}
        found["response_message_ephemeral"] = message.only_for is not None
        # What was only put off comes without its message.
        if interaction.answer is not Answering.DEFER_UPDATE:
            resource["message"] = message_json(world, message)
    return {"interaction": found, "resource": resource}


def _only_for(world: World, interaction: Interaction, flags: int) -> Json:
    # Who may not use apps from outside a server is answered in private, whatever the bot wished.
    allowed = in_channel(interaction.channel, interaction.person.id) & Permission.USE_EXTERNAL_APPS
    forced = interaction.by_user_only and interaction.guild is not None and not allowed
    private = bool(flags & EPHEMERAL) or forced
    return {"only_for": interaction.person if private else None, "interaction": interaction}


def _told(world: World, interaction: Interaction, body: Body, asked: Asked) -> Message:
    who = _only_for(world, interaction, body.flags or 0)
    look = composed(world, body, asked.files, Look(0, flags=EPHEMERAL if who["only_for"] else 0))
    message = world.post(interaction.channel, world.bot, look, **who)
    note_pings(world, message, body.allowed_mentions)
    return message


def _say(world: World, interaction: Interaction, data: CallbackData, asked: Asked) -> None:
    interaction.original = _told(world, interaction, data, asked)
    tell(world, "MESSAGE_CREATE", interaction.original)


def _put_off(world: World, interaction: Interaction, data: CallbackData, asked: Asked) -> None:
    if (data.flags or 0) & ~EPHEMERAL:
        raise refusals.invalid("data.flags", "MESSAGE_FLAGS_INVALID", "Only EPHEMERAL can be set here")
    who = _only_for(world, interaction, data.flags or 0)
    flags = LOADING | (EPHEMERAL if who["only_for"] else 0)
    interaction.original = world.post(
        interaction.channel, world.bot, Look(world.clock.time(), flags=flags), **who
    )
    tell(world, "MESSAGE_CREATE", interaction.original)


def _put_off_update(world: World, interaction: Interaction, data: CallbackData, asked: Asked) -> None:
    interaction.original = interaction.pressed


def _update(world: World, interaction: Interaction, data: CallbackData, asked: Asked) -> None:
    pressed = interaction.pressed
    if pressed is None or not pressed.stands:
        raise refusals.UNKNOWN_MESSAGE
    interaction.original = pressed
    change(world, pressed, data, asked)


def _offer(world: World, interaction: Interaction, data: CallbackData, asked: Asked) -> None:
    if len(data.choices) > MOST_OPTIONS:
        raise refusals.bad_length("data.choices", 0, MOST_OPTIONS)
    for choice in data.choices:
        check_choice(choice.name, choice.value, "data.choices")
    interaction.choices = list(data.choices)


def _open(world: World, interaction: Interaction, data: CallbackData, asked: Asked) -> None:
    fields, components = check_modal(data), data.components or ()
    interaction.modal = Modal(interaction, data.custom_id, data.title, tuple(fields), components)


_ANSWERS = {
    Answering.MESSAGE: _say,
    Answering.DEFER: _put_off,
    Answering.DEFER_UPDATE: _put_off_update,
    Answering.UPDATE: _update,
    Answering.CHOICES: _offer,
    Answering.MODAL: _open,
}


def _by_token(world: World, asked: Asked) -> Interaction:
    number = asked.path["token"].rpartition("-")[2]
    found = world.interactions.get(int(number)) if number.isdigit() else None
    if found is None or asked.id("webhook_id") != world.bot.id:
        raise refusals.UNKNOWN_WEBHOOK
    if world.clock.time() - found.at > TOKEN_LIFE:
        raise refusals.TOKEN_EXPIRED
    if not found.acknowledged:
        raise refusals.UNKNOWN_WEBHOOK
    return found


def follow_up(world: World, asked: Asked) -> Json:
    """Say more; the first thing said after "thinking…" takes its place."""
    interaction, body = _by_token(world, asked), asked.body(Body)
    original = interaction.original
    if original is not None and original.loading and original.stands:
        return change(world, original, body, asked)
    if not interaction.follow_ups_left():
        raise refusals.TOO_MANY_FOLLOW_UPS
    message = _told(world, interaction, body, asked)
    interaction.follow_ups.append(message)
    tell(world, "MESSAGE_CREATE", message)
    return message_json(world, message)


def _message(world: World, asked: Asked) -> Message:
    interaction = _by_token(world, asked)
    if asked.path["message_id"] == "@original":
        found = interaction.original
    else:
        reachable = (*interaction.follow_ups, *(one for one in (interaction.original,) if one))
        found = next((one for one in reachable if one.id == asked.id("message_id")), None)
    if found is None or not found.stands or found.channel.deleted:
        raise refusals.UNKNOWN_MESSAGE
    return found


def get(world: World, asked: Asked) -> Json:
    return message_json(world, _message(world, asked))


def edit(world: World, asked: Asked) -> Json:
    return change(world, _message(world, asked), asked.body(Body), asked)


def delete(world: World, asked: Asked) -> Answer:
    remove(world, _message(world, asked))
    return None
