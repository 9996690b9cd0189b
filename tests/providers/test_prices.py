"""Prices are dated data: checked when loaded, and an installation's own come first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitsumy.providers import prices
from kitsumy.providers.prices import Price
from kitsumy.slips import MICROS


def test_the_list_has_a_date_and_a_row_for_every_model_of_the_styles() -> None:
    assert prices.usual().as_of.year >= 2026
    assert prices.image("replicate", "black-forest-labs/flux-2-pro", 1.0, 0) == 30_000


@pytest.mark.parametrize(
    ("megapixels", "references", "dollars"),
    [(0.5, 0, 0.03), (1.0, 0, 0.03), (1.0486, 0, 0.03), (1.2, 0, 0.045), (2.0, 3, 0.09), (4.0, 0, 0.075)],
)
def test_a_picture_costs_its_first_megapixel_the_further_ones_and_its_references(
    megapixels: float, references: int, dollars: float
) -> None:
    price = prices.image("replicate", "black-forest-labs/flux-2-pro", megapixels, references)
    assert price == round(dollars * MICROS)


def test_tokens_are_charged_by_the_million_and_rounded_up() -> None:
    assert prices.tokens("openai", "gpt-5-mini", 1_000_000, 0) == 250_000
    assert prices.tokens("openai", "gpt-5-mini", 1, 0) == 1
    assert prices.tokens("openai", "gpt-5-mini", 0, 0) == 0


def test_an_edition_costs_what_its_model_costs() -> None:
    assert prices.tokens("openai", "gpt-5-mini-2025-08-07", 0, 1_000_000) == 2_000_000
    assert prices.image("replicate", "stability-ai/sdxl:7762fd07cf82", 1.0, 0) == 6_000


def test_a_model_without_a_row_has_no_price_unless_its_provider_has_one_for_all() -> None:
    with pytest.raises(KeyError):
        prices.image("replicate", "somebody/new", 1.0, 0)
    dear = prices.tokens("openai", "gpt-9", 1_000_000, 0)
    assert dear >= prices.tokens("openai", "gpt-5", 1_000_000, 0)
    assert prices.image("http", "whatever.safetensors", 2.0, 4) == 0


def test_own_rows_come_before_the_usual_ones() -> None:
    own = prices.read('as_of = 2027-01-01\n[replicate."somebody/new"]\nfirst = 0.01\n')
    both = prices.usual().under(own)
    assert both.as_of == own.as_of
    assert both.image("replicate", "somebody/new", 1.0, 0) == 10_000
    assert both.image("replicate", "stability-ai/sdxl", 1.0, 0) == 6_000


@pytest.mark.parametrize(
    "text",
    [
        "as_of = 2026-11-25\n[openai.gpt]\nread = -1.0\n",
        "as_of = 2026-11-25\n[openai.gpt]\nreads = 1.0\n",
        "[openai.gpt]\nread = 1.0\n",
        "as_of = 2026-11-25\n[openai.gpt]\nstep = 0.0\n",
        "not toml",
    ],
)
def test_what_is_no_list_of_prices_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        prices.read(text)


@given(st.floats(0.1, 16), st.floats(0.1, 16), st.integers(0, 14))
def test_more_never_costs_less(one: float, other: float, references: int) -> None:
    price = Price(first=0.03, further=0.015, step=0.5, reference=0.01)
    small, large = sorted((one, other))
    assert price.image(small, references) <= price.image(large, references)
    assert price.image(small, references) <= price.image(small, references + 1)
