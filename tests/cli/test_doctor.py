"""The doctor says what is missing and what to do about it."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from kitsumy import fonts
from kitsumy.cli import findings
from kitsumy.cli.findings import Finding
from kitsumy.cli.texts import texts
from kitsumy.settings import load

from .conftest import Run

BOTH = (texts("en"), texts("uk"))


class Usage(NamedTuple):
    total: int
    used: int
    free: int


@pytest.mark.parametrize(
    ("language", "end"), [("en", "Everything is ready.\n"), ("uk", "Усе готове до роботи.\n")]
)
def test_a_healthy_installation(run: Run, home: Path, language: str, end: str) -> None:
    said = run("doctor", "--lang", language)
    assert (said.code, said.err) == (0, "")
    assert said.out.endswith("\n\n" + end)
    assert str(home) in said.out
    assert "✗" not in said.out


def test_scripts_get_every_check(run: Run) -> None:
    report = json.loads(run("doctor", "--json").out)
    assert report["ok"] is True
    names = [check["check"] for check in report["checks"]]
    assert names == [
        "python",
        "packages",
        "rasteriser",
        "fonts",
        "cjk",
        "folder",
        "library",
        "language",
        "studio",
    ]


def test_a_data_folder_that_cannot_be(run: Run, home: Path) -> None:
    home.write_text("a file", "utf-8")
    said = run("doctor", "--lang", "uk")
    assert said.code == 1
    assert f"✗ Тека даних: до {home} не можна писати\n  Дайте собі право писати туди" in said.out
    assert said.out.endswith("Треба виправити: 2.\n")


def bad(finding: Finding, key: str) -> None:
    assert (finding.key, finding.verdict) == (key, "bad")
    for said in BOTH:
        assert len(finding.advice(said)) > 20
        assert "{" not in finding.sentence(said) + finding.advice(said)


def test_an_old_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    bad(findings.python(), "python_old")
    assert findings.python().sentence(BOTH[0]) == "Python 3.9.2 is too old"


def test_missing_packages_are_named_as_pip_knows_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(findings, "find_spec", lambda name: None if "pydantic" in name else object())
    bad(findings.packages(), "packages_missing")
    assert findings.packages().advice(BOTH[1]).endswith("python -m pip install pydantic pydantic-settings")


def test_the_second_rasteriser_is_as_good_as_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(findings, "find_spec", lambda name: object() if name == "resvg_py" else None)
    assert findings.rasteriser().sentence(BOTH[0]).startswith("Drawing: resvg-py")
    monkeypatch.setattr(findings, "find_spec", lambda _: None)
    bad(findings.rasteriser(), "rasteriser_missing")


def test_letters_without_kerning_are_worth_a_note(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "raqm_available", lambda: False)
    assert findings.letters().verdict == "note"
    assert "FriBidi" in findings.letters().advice(BOTH[1])


@pytest.mark.parametrize(("there", "key", "verdict"), [(True, "cjk", "fine"), (False, "cjk_missing", "note")])
def test_the_font_that_does_not_come_along_is_told_of(
    monkeypatch: pytest.MonkeyPatch, there: bool, key: str, verdict: str
) -> None:
    monkeypatch.setattr(fonts, "cjk_available", lambda: there)
    finding = findings.cjk()
    assert (finding.key, finding.verdict) == (key, verdict)
    for said in BOTH:
        assert ("pip install noto-cjk-sans-jp-bold" in finding.advice(said)) is not there
        assert "{" not in finding.sentence(said) + finding.advice(said)


def test_missing_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(role: str, size: int) -> None:
        raise FileNotFoundError(2, "no such file", "/fonts/Playpen.ttf")

    monkeypatch.setattr(fonts, "font", gone)
    bad(findings.letters(), "fonts_missing")
    assert findings.letters().sentence(BOTH[0]) == "Letters: Playpen.ttf is missing"


def test_a_disk_that_is_nearly_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**9, 10**9, 5_000_000))
    finding = findings.folder(load(), BOTH[1])
    bad(finding, "folder_full")
    assert finding.sentence(BOTH[1]).endswith("(вільно лише 5,0 МБ)")
