"""Holds every request against the platforms' official descriptions, where they lie beside the project."""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Protocol, cast

from tests.servers.calls import Call

FOLDER = Path(__file__).resolve().parents[2].parent / "shared" / "contract"
ABSENT = "the official API descriptions are not here (../shared/contract beside the project's root)"


class _Validator(Protocol):
    def check(
        self,
        kind: str,
        method: str,
        path: str,
        query: dict[str, str],
        json: object,
        form: dict[str, str],
        files: list[dict[str, str]],
    ) -> list[str]: ...


def present() -> bool:
    """Say whether requests can be checked here."""
    return (FOLDER / "validate_requests.py").is_file() and (FOLDER / "specs").is_dir()


def _module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("contract_validator", FOLDER / "validate_requests.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(FOLDER)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def _validator() -> _Validator:
    # One for all tests: it parses a megabyte of JSON for each platform.
    return cast(_Validator, _module().Validator(str(FOLDER / "specs")))


def problems(kind: str, call: Call) -> list[str]:
    """Return what is wrong with a request by its platform's own description; nothing where that is absent."""
    if not present():
        return []
    files = [{"field": file.part, "filename": file.name, "content_type": file.type} for file in call.files]
    found = _validator().check(
        kind, call.verb, call.path, dict(call.query), call.json, dict(call.form), files
    )
    return [problem for problem in found if not problem.startswith("warn:")]
