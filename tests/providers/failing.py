"""Three providers on loopback that fail as a case says, and what must not be read anywhere."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partialmethod
from pathlib import Path

import pytest

from bot import diary
from kitsumy import settings
from kitsumy.artists.comfy import ComfyMaker
from kitsumy.artists.replicate import ReplicateMaker
from kitsumy.openai.warming import warm
from tests.servers.comfy import ComfyServer
from tests.servers.faults import Faults, Silent
from tests.servers.openai import OpenAIServer
from tests.servers.replicate import ReplicateServer

from .failures import WORDS, Case

MARK = "zanzibar"
"""A word of the idea that nobody may read."""
IDEA = f"A fox plays the {MARK} flute"
COMFY_KEY = "comfy-loopback-opens-nothing-0000"
_PATIENCE = "0.4"
"""Seconds that are waited for somebody who says nothing."""
_EVERY = 0.02


@dataclass
class Providers:
    """All of them, and the settings that hire them."""

    openai: OpenAIServer
    replicate: ReplicateServer
    comfy: ComfyServer
    patch: pytest.MonkeyPatch

    @property
    def keys(self) -> tuple[str, ...]:
        return self.openai.key, self.replicate.token, COMFY_KEY

    def hire(self, case: Case, *, times: float = 999, tries: int = 1) -> None:
        """Have the case's provider asked first, and go wrong so many times."""
        words = case.call in WORDS
        self.patch.setenv("KITSUMY_WRITERS", "openai" if words else "draft")
        self.patch.setenv("KITSUMY_ARTISTS", "draft" if words else case.server)
        self.openai.responses = " by " not in case.call
        self.openai.schemas = "plain" not in case.call
        for one in ("OPENAI", "REPLICATE", "HTTP"):
            self.patch.setenv(f"KITSUMY_TERMS__{one}__TRIES", str(tries))
            if isinstance(case.fault, Silent) or case.said == "never ends":
                self.patch.setenv(f"KITSUMY_TERMS__{one}__PATIENCE", _PATIENCE)
        method = case.call.split(" by ")[0]
        self.faults(case.server).on(method, case.fault, times=times)
        if method == "image":
            self.faults(case.server).on("edit", case.fault, times=times)

    def faults(self, server: str) -> Faults:
        named = {"openai": self.openai, "replicate": self.replicate, "http": self.comfy}
        return named[server].faults


async def running(
    openai: OpenAIServer, replicate: ReplicateServer, patch: pytest.MonkeyPatch
) -> AsyncIterator[Providers]:
    """Set everything up for providers that are looked at often, and draw plainly."""
    warm()
    patch.setattr("kitsumy.artists.replicate.maker._LETTING_GO", _EVERY)
    replicate.draws = False
    for maker in (ReplicateMaker, ComfyMaker):
        patch.setattr(maker, "__init__", partialmethod(maker.__init__, every=_EVERY))
    async with ComfyServer() as comfy:
        for name, value in {
            "OPENAI_API_KEY": openai.key,
            "OPENAI_BASE_URL": openai.base_url,
            "REPLICATE_API_TOKEN": replicate.token,
            "REPLICATE_BASE_URL": replicate.url,
            "KITSUMY_IMAGES_URL": comfy.url,
            "KITSUMY_IMAGES_KIND": "comfy",
            "KITSUMY_IMAGES_KEY": COMFY_KEY,
        }.items():
            patch.setenv(name, value)
        yield Providers(openai, replicate, comfy, patch)


@contextmanager
def discreet(keys: Sequence[str], caplog: pytest.LogCaptureFixture, file: Path) -> Iterator[list[str]]:
    """Expect no key in any log line or file, and nothing of the idea in the diary or in what is told.

    What is told is put into the list that this yields.
    """
    told: list[str] = []
    caplog.set_level(logging.DEBUG)
    level = logging.getLogger().level
    handler = diary.begin(keys, file)
    handler.setLevel(logging.INFO)
    logging.getLogger().setLevel(level)
    try:
        yield told
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()
    written = [file.read_text("utf-8")] if file.exists() else []
    for key in keys:
        assert not [text for text in (caplog.text, *written, *told) if key in text]
        assert not [
            one
            for one in settings.load().home.rglob("*")
            if one.is_file() and key.encode() in one.read_bytes()
        ]
    assert not [text for text in (*written, *told) if MARK in text]
    assert not [one for one in caplog.records if one.exc_info and one.levelno >= logging.WARNING]
