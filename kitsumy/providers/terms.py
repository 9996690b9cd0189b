"""The terms on which each provider is called: data, with settings before it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib import resources

from pydantic import Field

from kitsumy.frozen import Frozen

ANY = "any"


class Terms(Frozen):
    """How one provider is called."""

    at_once: int = Field(ge=1)
    per_minute: float = Field(gt=0)
    tries: int = Field(ge=1)
    patience: float = Field(gt=0)
    failures: int = Field(ge=1)
    window: float = Field(gt=0)
    rest: float = Field(ge=0)


class AllTerms(Frozen):
    """The terms of every provider."""

    rows: dict[str, Terms]

    def of(self, provider: str) -> Terms:
        """Return the terms of a provider."""
        return self.rows.get(provider, self.rows[ANY])


def defaults() -> AllTerms:
    """Return the terms of ``terms.toml``."""
    return AllTerms.model_validate(changed({}))


def changed(wanted: Mapping[str, Mapping[str, object]]) -> dict[str, object]:
    """Return the usual terms with some numbers in place of theirs; not validated yet."""
    usual = tomllib.loads((resources.files(__package__) / "terms.toml").read_text("utf-8"))
    anybody = {**usual[ANY], **wanted.get(ANY, {})}
    return {
        "rows": {who: {**anybody, **usual.get(who, {}), **wanted.get(who, {})} for who in {*usual, *wanted}}
    }
