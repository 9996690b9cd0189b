"""What is under and around messages: buttons, menus, forms, and a page with its frame.

Nothing here is kept by the library between a message and the press on it: every custom id says all that is
needed, so that a press means the same before and after a restart. ``stop`` tells the library so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO

import discord
from discord import ui

from bot.refusals import RolesOnly, WrongChannel
from bot.surface import Card, Parcel
from bot.texts import Texts, texts
from kitsumy.revising.rewording import LONGEST, Spot

from .ids import Data
from .markup import LONGEST_ALT, LONGEST_FIELD, LONGEST_LABEL, cut, headed, plain

_ROWS = (("sequel", "redraw", "edit"), ("style", "export", "delete"))
MOST_FIELDS = 5
"""Discord's number of fields in a form."""
_MOST_CHOICES = 25
Choice = tuple[str, str]
"""A label and a value."""


def words(card: Card) -> str:
    """Return what a status says."""
    return headed(texts(card.language).card(card))


def under_status(card: Card, *, alone: bool) -> ui.View | None:
    """Return the buttons under a status; ``alone``: one that brings the page when nothing else can."""
    if card.is_last:
        return None
    said = texts(card.language)
    found = [_button(said("discord.button_stop"), Data("stop", card.order))]
    if alone:
        found.append(_button(said("discord.button_get"), Data("get", card.order)))
    return _view(found)


def waiting(parcel: Parcel) -> tuple[str, ui.View]:
    """Return what stands where no picture may be sent, and the button that brings the page."""
    said = texts(parcel.language)
    return headed(said("discord.ready")), _view(
        [_button(said("discord.button_get"), Data("get", parcel.order))]
    )


def page(parcel: Parcel, *, looking: bool = False) -> ui.LayoutView:
    """Return a comic as it is shown: its title, its pages, how long it took, its owner's buttons."""
    said = texts(parcel.language)
    title, _, rest = said.caption(parcel).partition("\n")
    gallery = [
        discord.MediaGalleryItem(
            f"attachment://{name}", description=cut(alt, LONGEST_ALT) or None, spoiler=parcel.spoiler
        )
        for name, alt in zip(_names(parcel), parcel.alt, strict=True)
    ]
    view = ui.LayoutView(timeout=None)
    frame: ui.Container[ui.LayoutView] = ui.Container(ui.TextDisplay(f"### {plain(title)}"))
    frame.add_item(ui.MediaGallery(*gallery))
    if rest:
        small = "\n".join(f"-# {plain(line)}" for line in rest.splitlines())
        frame.add_item(ui.TextDisplay(small))
    view.add_item(frame)
    if parcel.offer is not None and not looking:
        bought = _button(said.offer(parcel.offer), Data("full", parcel.comic), discord.ButtonStyle.primary)
        view.add_item(ui.ActionRow(bought))
    for verbs in () if looking else _ROWS:
        view.add_item(
            ui.ActionRow(*(_button(said(f"discord.button_{v}"), Data(v, parcel.comic)) for v in verbs))
        )
    view.stop()
    return view


def files(parcel: Parcel, pages: Sequence[bytes]) -> list[discord.File]:
    """Return a comic's pages to be sent once."""
    named = zip(_names(parcel), pages, parcel.alt, strict=True)
    return [
        discord.File(BytesIO(data), name, description=cut(alt, LONGEST_ALT) or None)
        for name, data, alt in named
    ]


def storyboard(data: bytes, *, spoiler: bool) -> discord.File:
    """Return a storyboard to be sent once."""
    return discord.File(BytesIO(data), "storyboard.jpg", spoiler=spoiler)


def menu(data: Data, placeholder: str, choices: Iterable[Choice]) -> ui.View:
    """Return a menu of which one line is chosen."""
    return _view([choice(data, placeholder, choices)])


def choice(data: Data, placeholder: str, choices: Iterable[Choice]) -> ui.Select[ui.View]:
    """Return the menu itself."""
    options = [discord.SelectOption(label=cut(label, LONGEST_LABEL), value=value) for label, value in choices]
    return ui.Select(
        custom_id=str(data), placeholder=cut(placeholder, LONGEST_LABEL), options=options[:_MOST_CHOICES]
    )


def sure(said: Texts, data: Data) -> ui.View:
    """Return the question before something that cannot be undone."""
    return _view(
        [_button(said(f"discord.sure_{data.verb}"), data, discord.ButtonStyle.danger)],
    )


def switch(said: Texts, data: Data) -> ui.View:
    """Return a button that switches something on (1) or off (0)."""
    return _view([_button(said(f"discord.button_{data.verb}_{data.argument}"), data)])


def agreeing(said: Texts, key: str, whom: str) -> ui.View:
    """Return the buttons under the question whether somebody wants to be shown."""
    return _view(
        [
            _button(said("discord.button_agree"), Data("agree", key, whom), discord.ButtonStyle.success),
            _button(said("discord.button_refuse"), Data("refuse", key, whom)),
        ]
    )


def turning(said: Texts, data: Data, page: int, *, older: bool) -> list[ui.Button[ui.View]]:
    """Return the buttons that turn the pages of a list."""
    found = []
    if page:
        found.append(_button("‹ " + said("discord.button_newer"), data._replace(argument=str(page - 1))))
    if older:
        found.append(_button(said("discord.button_older") + " ›", data._replace(argument=str(page + 1))))
    return found


def form(said: Texts, data: Data, panel: int, lines: Sequence[tuple[str, Spot]], first: int) -> ui.Modal:
    """Return a form with a panel's words, from one of them on as many as it holds."""
    modal = ui.Modal(title=said("discord.panel", number=panel), custom_id=str(data), timeout=None)
    for number, (text, spot) in list(enumerate(lines, 1))[first - 1 : first - 1 + MOST_FIELDS]:
        most = LONGEST[spot.what]
        field: ui.TextInput[ui.Modal] = ui.TextInput(
            custom_id=str(number),
            style=discord.TextStyle.short if spot.what == "sfx" else discord.TextStyle.paragraph,
            default=text[:most],
            required=False,
            max_length=most,
        )
        label = said(f"discord.field_{spot.what}", number=spot.number)
        modal.add_item(ui.Label(text=cut(label, LONGEST_FIELD), component=field))
    modal.stop()
    return modal


def ruled(said: Texts, error: WrongChannel | RolesOnly) -> str:
    """Return, escaped, where or by whom a community's admins want comics: only Discord knows their names."""
    if isinstance(error, WrongChannel):
        return said("settings.other_channels", channels=" ".join(f"<#{one}>" for one in error.channels))
    return said("settings.other_roles", roles=" ".join(f"<@&{one}>" for one in error.roles))


def view_of(*items: ui.Item[ui.View]) -> ui.View:
    """Return some components under a message."""
    return _view(items)


def _view(items: Iterable[ui.Item[ui.View]]) -> ui.View:
    view = ui.View(timeout=None)
    for item in items:
        view.add_item(item)
    view.stop()
    return view


def _button(
    label: str, data: Data, style: discord.ButtonStyle = discord.ButtonStyle.secondary
) -> ui.Button[ui.View]:
    return ui.Button(label=label, custom_id=str(data), style=style)


def _names(parcel: Parcel) -> list[str]:
    return [f"comic-{parcel.comic}-{number}.jpg" for number in range(1, len(parcel.pages) + 1)]
