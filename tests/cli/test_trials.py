"""Providers are called once, as cheaply as they can be, and what came of it is said in plain words."""

from __future__ import annotations

import re

import pytest

from kitsumy import hiring, settings
from kitsumy.cli import trials
from kitsumy.cli.texts import texts
from tests.servers.faults import Refused
from tests.servers.openai import OpenAIServer
from tests.servers.replicate import ReplicateServer

from .conftest import Run

_SECONDS = re.compile(r"\d+[.,]\d (?=s|с)")


@pytest.fixture(autouse=True)
def hired(
    openai_server: OpenAIServer, replicate_server: ReplicateServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    replicate_server.draws = False
    monkeypatch.setenv("OPENAI_API_KEY", openai_server.key)
    monkeypatch.setenv("OPENAI_BASE_URL", openai_server.base_url)
    monkeypatch.setenv("REPLICATE_API_TOKEN", replicate_server.token)
    monkeypatch.setenv("REPLICATE_BASE_URL", replicate_server.url)


async def told(language: str) -> list[str]:
    said = texts(language)
    found = await trials.live(settings.load(), said)
    lines = [line for one in found for line in (one.sentence(said), one.advice(said)) if line]
    return [_SECONDS.sub("N ", line) for line in lines]


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "en",
            [
                "Words by openai: gpt-5-mini answered in N s for $0.000011",
                "Pictures by replicate: black-forest-labs/flux-2-pro drew one in N s for $0.030",
                "Pictures by openai: gpt-image-1-mini drew one in N s for $0.011",
            ],
        ),
        (
            "uk",
            [
                "Слова від openai: gpt-5-mini відповіла за N с, ціна 0,000011 $",
                "Малюнки від replicate: black-forest-labs/flux-2-pro намалювала один за N с, ціна 0,030 $",
                "Малюнки від openai: gpt-image-1-mini намалювала один за N с, ціна 0,011 $",
            ],
        ),
    ],
)
async def test_each_is_called_once(
    openai_server: OpenAIServer, replicate_server: ReplicateServer, language: str, lines: list[str]
) -> None:
    assert await told(language) == lines
    assert len(replicate_server.works) == len(openai_server.paid) == 1
    assert len(openai_server.calls_of("image")) == 1


async def test_whoever_fails_is_named_with_what_to_do(
    openai_server: OpenAIServer, replicate_server: ReplicateServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-yesterday")
    replicate_server.faults.on("create", Refused(402))
    assert await told("uk") == [
        "Слова від openai: відповіді немає",
        "Сервіс openai не приймає ключ. Перевірте його в налаштуваннях (.env).",
        "Малюнки від replicate: нічого не надійшло",
        "На рахунку в replicate скінчилися гроші. Поповніть його.",
        "Малюнки від openai: нічого не надійшло",
        "Сервіс openai не приймає ключ. Перевірте його в налаштуваннях (.env).",
    ]


def test_what_is_not_installed_is_said_before_anything_is_asked(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hiring, "find_spec", lambda name: None if name == "replicate" else object())
    said = run("comic", "A fox runs")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("Packages are missing for what the settings ask for: replicate. Install them:")
    doctor = run("doctor", "--lang", "uk")
    assert doctor.code == 1
    assert "бракує пакунків: replicate. Встановіть їх: python -m pip install" in doctor.out
    assert run("comic", "A fox runs", "--draft").code == 0
