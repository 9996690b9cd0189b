"""One live line for people, nothing for files."""

from __future__ import annotations

import io
import os

import pytest

from kitsumy.cli.progress import Progress, fitted, width
from kitsumy.cli.texts import texts
from kitsumy.errors import ProviderError
from kitsumy.events import (
    ComicReady,
    DialogueReady,
    DialogueStarted,
    Event,
    FellBack,
    LetteringStarted,
    PageReady,
    PanelReady,
    PanelStarted,
    PlotReady,
    PlotStarted,
    ProviderRetried,
    SheetReady,
)

STORY: tuple[Event, ...] = (
    PlotStarted(),
    PlotReady(title="T", panels=2, cast=("A",)),
    DialogueStarted(),
    DialogueReady(),
    SheetReady(character="Рената"),
    PanelStarted(panel=1, total=2),
    PanelStarted(panel=2, total=2),
    PanelReady(panel=2, done=1, total=2),
    PanelReady(panel=1, done=2, total=2),
    LetteringStarted(),
    PageReady(page=1, total=1),
    ComicReady(comic="1", title="T"),
)


class Terminal(io.StringIO):
    """A terminal that remembers what it was sent."""

    def isatty(self) -> bool:
        return True

    def lines(self) -> list[str]:
        return [line.rstrip() for line in self.getvalue().split("\r") if line.strip()]


def told(language: str, stream: io.StringIO) -> io.StringIO:
    progress = Progress(stream, texts(language))
    for event in STORY:
        progress(event)
    progress.finish()
    return stream


def test_every_stage_is_told_in_ukrainian() -> None:
    terminal = Terminal()
    told("uk", terminal)
    assert terminal.lines() == [
        "Створюю сюжет…",
        "Пишу діалоги…",
        "Малюю портрет: Рената…",
        "Малюю кадр 1/2…",
        "Малюю кадр 2/2…",
        "Розставляю репліки…",
        "Складаю сторінку 1/1…",
    ]


def test_every_stage_is_told_in_english() -> None:
    terminal = Terminal()
    told("en", terminal)
    assert terminal.lines()[0] == "Making up the plot…"
    assert terminal.lines()[3:5] == ["Drawing panel 1/2…", "Drawing panel 2/2…"]


def test_each_line_covers_the_one_before_and_the_last_leaves_nothing() -> None:
    terminal = Terminal()
    told("uk", terminal)
    shown = ""
    for line in terminal.getvalue().split("\r"):
        shown = line + shown[len(line) :]
        assert shown.rstrip() == line.rstrip()
    assert shown.strip() == ""


def test_files_and_pipes_get_nothing() -> None:
    assert told("uk", io.StringIO()).getvalue() == ""


def test_while_the_dialogue_is_written_the_first_panel_keeps_quiet() -> None:
    terminal = Terminal()
    progress = Progress(terminal, texts("en"))
    for event in (
        PlotStarted(),
        DialogueStarted(),
        PanelStarted(panel=1, total=3),
        PanelReady(panel=1, done=1, total=3),
    ):
        progress(event)
    assert terminal.lines() == ["Making up the plot…", "Writing the dialogue…", "Drawing panel 2/3…"]


def test_a_narrow_terminal_never_wraps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size((12, 24)))
    terminal = Terminal()
    told("uk", terminal)
    assert all(width(line) <= 11 for line in terminal.getvalue().split("\r"))
    assert terminal.lines()[0] == "Створюю сю…"


@pytest.mark.parametrize(
    ("text", "columns", "shown"),
    [
        ("abc", 3, "abc"),
        ("abcd", 3, "ab…"),
        ("狐の探偵", 6, "狐の…"),
        ("й", 1, "й"),
        ("ab cd", 4, "ab…"),
        ("abc", 0, ""),
    ],
)
def test_texts_are_cut_by_the_columns_they_take(text: str, columns: int, shown: str) -> None:
    assert fitted(text, columns) == shown
    assert width(shown) <= columns


def test_whoever_is_asked_again_is_told_of_while_it_lasts() -> None:
    terminal = Terminal()
    progress = Progress(terminal, texts("uk"))
    progress(ProviderRetried(provider="openai", seconds=1.5))
    assert terminal.lines() == ["Сервісу openai не вдалося; питаю ще раз…"]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "replicate cannot be reached. The draft studio stood in.\n"),
        ("uk", "Сервіс replicate недоступний. Його замінила чернеткова студія.\n"),
    ],
)
def test_that_somebody_stood_in_is_told_once_in_pipes_too(language: str, told: str) -> None:
    pipe = io.StringIO()
    progress = Progress(pipe, texts(language))
    for _ in range(3):
        progress(FellBack(provider="replicate", to="draft", reason="ProviderDown"))
    progress.finish()
    progress.finish()
    assert pipe.getvalue() == told


@pytest.mark.parametrize("language", ["en", "uk"])
def test_every_reason_to_stand_in_has_words(language: str) -> None:
    names = {error.__name__ for error in _under(ProviderError)}
    for name in names:
        pipe = io.StringIO()
        progress = Progress(pipe, texts(language))
        progress(FellBack(provider="replicate", to="openai", reason=name))
        progress.finish()
        assert "replicate" in pipe.getvalue()
        assert "openai" in pipe.getvalue()


def _under(kind: type[ProviderError]) -> list[type[ProviderError]]:
    below = kind.__subclasses__()
    return [*below, *(one for error in below for one in _under(error))]
