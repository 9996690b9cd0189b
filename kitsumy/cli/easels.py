"""Show the styles and which models draw them; people choose a style, never a model."""

from __future__ import annotations

from kitsumy.artists.offers import Offer, offers
from kitsumy.hiring import listed_prices
from kitsumy.styles import Style, styles

from .asked import Asked
from .desk import Desk


async def show_styles(asked: Asked, desk: Desk) -> int:
    """Show the styles by key and name, and the models behind them with their price and what they take."""
    listed = listed_prices(desk.settings.prices)
    found = {style.key: offers(style, listed) for style in styles().values()}
    if asked.json:
        desk.emit([_described(style, found[style.key]) for style in styles().values()])
        return 0
    desk.table([(one.key, desk.style(one.key)) for one in styles().values()], flexible=1)
    desk.say()
    desk.say(desk.said("say.models"))
    drawn: dict[Offer, list[str]] = {}
    for style, known in found.items():
        for offer in known:
            drawn.setdefault(offer, []).append(style)
    rows = sorted(drawn.items(), key=lambda row: _place(row[0]))
    desk.table([_row(offer, keys, desk) for offer, keys in rows], flexible=5)
    desk.say()
    desk.say(desk.said("say.style_hint", key=list(styles())[-1]))
    return 0


def _described(style: Style, known: tuple[Offer, ...]) -> dict[str, object]:
    return {"style": style.key, "names": style.names, "models": [one.model_dump() for one in known]}


def _place(offer: Offer) -> tuple[str, int, str]:
    return offer.provider, offer.rank, offer.model


def _row(offer: Offer, keys: list[str], desk: Desk) -> tuple[str, ...]:
    everywhere = len(keys) == len(styles())
    return (
        f"  {offer.provider}",
        desk.said("say.first_choice" if offer.rank == 0 else "say.second_choice"),
        offer.family or offer.model,
        desk.said.money(offer.micros),
        desk.said.count("references", offer.references),
        desk.said("say.all_styles") if everywhere else ", ".join(keys),
    )
