"""How providers are called may be changed one number at a time, and keys are never shown."""

from __future__ import annotations

import pytest

from kitsumy import settings
from kitsumy.errors import BadSetting
from kitsumy.providers import terms


def test_one_number_can_be_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = terms.defaults()
    monkeypatch.setenv("KITSUMY_TERMS__REPLICATE__AT_ONCE", "3")
    monkeypatch.setenv("KITSUMY_TERMS__ANY__TRIES", "2")
    found = settings.load().terms
    assert found.of("replicate").at_once == 3
    assert found.of("replicate").per_minute == usual.of("replicate").per_minute
    assert found.of("openai").tries == found.of("whoever").tries == 2


@pytest.mark.parametrize(
    ("name", "value"),
    [("KITSUMY_TERMS__OPENAI__TRIES", "0"), ("KITSUMY_TERMS__OPENAI__TRY", "3"), ("KITSUMY_TERMS", "3")],
)
def test_what_is_no_number_of_theirs_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(BadSetting) as caught:
        settings.load()
    assert caught.value.name.startswith("KITSUMY_TERMS")


def test_chains_are_lists_of_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KITSUMY_ARTISTS", "replicate, openai,draft,")
    assert settings.load().artists == ("replicate", "openai", "draft")
    assert settings.load().writers == ()


def test_keys_come_by_their_vendors_names_and_are_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("OPENAI_API_KEY", "REPLICATE_API_TOKEN", "KITSUMY_IMAGES_KEY")
    for name in names:
        monkeypatch.setenv(name, f"hidden-{name}")
    found = settings.load()
    assert found.openai_api_key.get_secret_value() == "hidden-OPENAI_API_KEY"
    assert found.replicate_api_token.get_secret_value() == "hidden-REPLICATE_API_TOKEN"
    assert "hidden" not in repr(found)
