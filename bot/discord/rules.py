"""A server's settings as its admins see them: one private message of menus and buttons, and two forms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, get_args

import discord
from discord import ChannelType, SelectDefaultValue, SelectDefaultValueType, ui

from bot.communities import MOST_DAILY, MOST_NAMED, CommunitySettings, Spoiler
from bot.texts import Texts
from kitsumy.language import LANGUAGES
from kitsumy.moderation import Strictness, stricter
from kitsumy.styles import styles

from .ids import Data
from .markup import LONGEST_FIELD, cut, plain

LIMITS = ("member_daily", "daily")
NONE = "none"
"""The value of a menu's line that chooses nothing."""
_CHANNELS = [
    ChannelType.text,
    ChannelType.news,
    ChannelType.voice,
    ChannelType.stage_voice,
    ChannelType.forum,
]
_DIGITS = len(str(MOST_DAILY))
_LONGEST_NAME = 22
Line = tuple[str, str]
"""A menu's line and its value."""


class _Chosen(SelectDefaultValue):
    """What a menu shows as chosen, its id as text, as Discord describes it: the library writes a number."""

    def to_dict(self) -> Any:  # noqa: ANN401 - the library's own type says number
        return {"id": str(self.id), "type": self.type.value}


def levels(least: Strictness) -> tuple[Strictness, ...]:
    """Return how strict a server can be where the installation is so strict at least."""
    return tuple(one for one in get_args(Strictness) if stricter(one, least) == one)


def screen(said: Texts, server: str, rules: CommunitySettings, least: Strictness) -> ui.LayoutView:
    """Return all settings of a server; ``least``: how strict the installation is."""
    frame: ui.Container[ui.LayoutView] = ui.Container(ui.TextDisplay(_head(said, rules)))
    for item in _sections(said, server, rules, least):
        frame.add_item(item)
    view = ui.LayoutView(timeout=None)
    view.add_item(frame)
    view.stop()
    return view


def limits_form(said: Texts, server: str, rules: CommunitySettings) -> ui.Modal:
    """Return the form of a server's daily numbers."""
    modal = _form(said("settings.limits_title"), Data("numbers", server, "limits"))
    for name in LIMITS:
        modal.add_item(_field(name, said(f"settings.field_{name}"), getattr(rules, name)))
    return modal


def role_form(said: Texts, server: str, role: tuple[str, str], before: int | None) -> ui.Modal:
    """Return the form of a role's daily number; the role is its id and its name."""
    id, name = role
    modal = _form(said("settings.role_title"), Data("numbers", server, f"role.{id}"))
    label = said("settings.field_role", name=cut(name or id, _LONGEST_NAME))
    modal.add_item(_field("role", label, before))
    return modal


def _head(said: Texts, rules: CommunitySettings) -> str:
    state = "settings.is_paused" if rules.paused else "settings.is_on"
    return f"### {plain(said('settings.title'))}\n{plain(said(state))}"


def _sections(
    said: Texts, server: str, rules: CommunitySettings, least: Strictness
) -> Iterable[ui.Item[ui.LayoutView]]:
    yield from _section(said, "channels", _channels(said, server, rules))
    yield from _section(said, "roles", _roles(said, server, rules))
    yield ui.TextDisplay("\n".join((_title(said, "limits"), *_limits(said, rules))))
    yield ui.ActionRow(_more(said, server, rules))
    for name, lines, now in _menus(said, rules, least):
        yield from _section(said, name, _menu(server, name, lines, now))
    shared = plain(said("settings.cast_on" if rules.cast else "settings.cast_off"))
    yield ui.TextDisplay(f"{_title(said, 'cast')}\n-# {shared}")
    yield ui.ActionRow(*_buttons(said, server, rules))


def _section(said: Texts, name: str, menu: ui.Item[ui.LayoutView]) -> Iterable[ui.Item[ui.LayoutView]]:
    yield ui.TextDisplay(f"{_title(said, name)}\n-# {plain(said(f'settings.{name}_hint'))}")
    yield ui.ActionRow(menu)


def _title(said: Texts, name: str) -> str:
    return f"**{plain(said(f'settings.{name}'))}**"


def _channels(said: Texts, server: str, rules: CommunitySettings) -> ui.ChannelSelect[ui.LayoutView]:
    return ui.ChannelSelect(
        channel_types=_CHANNELS, **_naming(said, server, "channels", rules.channels, _channel)
    )


def _roles(said: Texts, server: str, rules: CommunitySettings) -> ui.RoleSelect[ui.LayoutView]:
    return ui.RoleSelect(**_naming(said, server, "roles", rules.roles, _role))


_channel, _role = SelectDefaultValueType.channel, SelectDefaultValueType.role


def _naming(
    said: Texts, server: str, name: str, chosen: Sequence[str], kind: SelectDefaultValueType
) -> dict[str, Any]:
    """Return what menus of channels and of roles have in common."""
    return {
        "custom_id": str(Data("rules", server, name)),
        "placeholder": said(f"settings.{name}_all"),
        "min_values": 0,
        "max_values": MOST_NAMED,
        "default_values": [_Chosen(id=int(one), type=kind) for one in chosen],
    }


def _limits(said: Texts, rules: CommunitySettings) -> Iterable[str]:
    """Return the daily numbers, those of roles where there are any to better."""
    for name in LIMITS:
        most = getattr(rules, name)
        told = said("settings.a_day", number=most) if most else said("settings.no_limit")
        yield f"-# {plain(said(f'settings.limit_{name}', told=told))}"
    if rules.member_daily is not None:
        for role, most in rules.role_daily.items():
            yield f"-# <@&{role}>: {plain(said('settings.a_day', number=most))}"


def _more(said: Texts, server: str, rules: CommunitySettings) -> ui.RoleSelect[ui.LayoutView]:
    first = rules.member_daily is None
    return ui.RoleSelect(
        custom_id=str(Data("rules", server, "more")),
        placeholder=said("settings.more_later" if first else "settings.more"),
        min_values=0,
        disabled=first,
    )


def _menus(
    said: Texts, rules: CommunitySettings, least: Strictness
) -> Iterable[tuple[str, Sequence[Line], str]]:
    named = [(style.names[said.language], key) for key, style in styles().items()]
    yield "style", [(said("settings.style_none"), NONE), *named], rules.style or NONE
    spoken = [(said(f"settings.language_{code}"), code) for code in LANGUAGES]
    yield "language", [(said("settings.language_none"), NONE), *spoken], rules.language or NONE
    yield "spoiler", [(said(f"settings.spoiler_{one}"), one) for one in get_args(Spoiler)], rules.spoiler
    strict = [(said(f"settings.moderation_{one}"), one) for one in levels(least)]
    yield "moderation", strict, stricter(rules.moderation, least)


def _menu(server: str, name: str, lines: Sequence[Line], now: str) -> ui.Select[ui.LayoutView]:
    options = [discord.SelectOption(label=line, value=value, default=value == now) for line, value in lines]
    return ui.Select(custom_id=str(Data("rules", server, name)), options=options)


def _buttons(said: Texts, server: str, rules: CommunitySettings) -> Iterable[ui.Button[ui.LayoutView]]:
    yield _button(said("settings.button_limits"), Data("rules", server, "limits"))
    for name in ("paused", "cast"):
        on = bool(getattr(rules, name))
        data = Data("rules", server, f"{name}.{int(not on)}")
        danger = name == "paused" and not on
        style = discord.ButtonStyle.danger if danger else discord.ButtonStyle.secondary
        yield _button(said(f"settings.button_{name}_{'off' if on else 'on'}"), data, style)


def _button(
    label: str, data: Data, style: discord.ButtonStyle = discord.ButtonStyle.secondary
) -> ui.Button[ui.LayoutView]:
    return ui.Button(label=label, custom_id=str(data), style=style)


def _form(title: str, data: Data) -> ui.Modal:
    modal = ui.Modal(title=cut(title, LONGEST_FIELD), custom_id=str(data), timeout=None)
    modal.stop()
    return modal


def _field(name: str, label: str, now: int | None) -> ui.Label[ui.Modal]:
    field: ui.TextInput[ui.Modal] = ui.TextInput(
        custom_id=name, default=None if now is None else str(now), required=False, max_length=_DIGITS
    )
    return ui.Label(text=cut(label, LONGEST_FIELD), component=field)
