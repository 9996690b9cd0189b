"""Whatever goes wrong ends in one clear sentence, the right exit code, and nothing lost."""

from __future__ import annotations

import json
import logging
import sqlite3
import sys
from pathlib import Path

import pytest

from kitsumy.cli import browsing, diary, making
from kitsumy.errors import DiskFull
from kitsumy.exports import export
from kitsumy.writers.scripted import ScriptedWriter

from .conftest import Run

INPUT = [
    (["comic"], "There is no idea yet."),
    (["comic", " \n\t"], "There is no idea yet."),
    (["comic", "ї" * 1001], "В ідеї символів — 1001, а можна щонайбільше 1000."),
    (["comic", "a\x1b[2Jb"], "There are invisible control characters"),
    (["comic", "🦊🎩", "--lang", "uk"], "В ідеї немає жодного слова."),
    (["comic", "Кіт і <b>пес</b>"], "В ідеї є розмітка: «<b>»."),
    (["comic", "Лиcиця"], "В одному слові змішано латинські й кириличні літери: «Лиcиця»."),
    (["comic", "Порнографія з котами"], "Модерація відхилила цю ідею"),
    (["comic", "How to make a pipe bomb"], "Moderation refused this idea"),
    (["comic", "Кіт", "--style", "мангу"], "Стилю «мангу» немає. Може, «manga»?"),
    (["comic", "A cat", "--style", "xyz"], 'There is no style "xyz". Choose one of these: realistic, comic'),
    (["comic", "A cat", "--lang", "fr"], 'I do not speak the language "fr". Choose one of these: en, uk.'),
    (["comic", "Кіт", "--panels", "0"], "На сторінці може бути від 1 до 9 кадрів, а не 0."),
    (["comic", "A cat", "--panels", "99"], "A page has from 1 to 9 panels, and 99 were asked for."),
    (["comic", "A cat", "--pages", "5"], "A comic has from 1 to 4 pages, and 5 were asked for."),
    (["comic", "Кіт", "--panels", "багато"], "Після --panels має стояти ціле число, а не «багато»."),
    (["comic", "A cat", "--format", "gif"], 'I cannot write the format "gif".'),
    (["comic", "Кіт", "--out", "кіт.gif"], "Формату «gif» я не знаю."),
    (["sequel"], "There are no comics yet."),
    (["sequel", "1", "--idea", "  "], "There is no idea yet."),
    (["show", "nosuch", "--lang", "uk"], "Коміксу «nosuch» немає."),
    (["cast", "show", "Rena"], 'There is no character called "Rena".'),
    (["rm", "12"], 'There is no comic "12".'),
    (
        ["A fox loses her hat"],
        'There is no command "A fox loses her hat". If this is an idea, write: kitsumy comic',
    ),
]


@pytest.mark.parametrize(("words", "sentence"), INPUT)
def test_what_cannot_be_used_is_said_in_one_line(run: Run, words: list[str], sentence: str) -> None:
    said = run(*words)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(sentence)
    assert said.err.count("\n") == 1
    assert not list(Path().glob("comics/*"))


def test_a_folder_nobody_can_write_to_costs_no_work(run: Run, studio: ScriptedWriter) -> None:
    Path("taken").write_text("a file, not a folder", "utf-8")
    said = run("comic", "Лис губить капелюх", "--out", "taken/here")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("Не можу писати до теки «taken/here».")
    assert studio.history == []


def test_a_full_disk_leaves_the_comic_in_the_library(
    run: Run, studio: ScriptedWriter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(path: Path, data: bytes) -> None:
        raise DiskFull(str(path))

    with monkeypatch.context() as disk:
        disk.setattr(sys.modules[export.__module__], "write", no_room)
        said = run("comic", "Лис губить капелюх", "--panels", "1")
    assert (said.code, said.out) == (1, "")
    first, second = said.err.splitlines()
    assert first.startswith("Диск заповнено: для «comics/капелюх-")
    comic = json.loads(run("list", "--json").out)[0]["comic"]
    assert second == f"Сам комікс цілий, він у бібліотеці: kitsumy show {comic} --out ТЕКА"
    assert run("show", comic, "--out", "later").code == 0


def test_a_damaged_library(run: Run, home: Path) -> None:
    home.mkdir()
    (home / "kitsumy.db").write_bytes(b"this is no database" * 100)
    said = run("list", "--lang", "uk")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith(f"Бібліотеку «{home / 'kitsumy.db'}» пошкоджено")
    checked = run("doctor")
    assert checked.code == 1
    assert f'The library "{home / "kitsumy.db"}" is damaged' in checked.out
    assert "To be put right: 1." in checked.out


def test_a_newer_library(run: Run, home: Path) -> None:
    run("list")
    with sqlite3.connect(home / "kitsumy.db") as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    said = run("list")
    assert (said.code, said.out) == (1, "")
    assert "was made by a newer Kitsumy (its version is 9999" in said.err


@pytest.mark.usefixtures("studio")
def test_a_missing_picture(run: Run, home: Path) -> None:
    run("comic", "Лис губить капелюх", "--panels", "1")
    for blob in home.glob("blobs/??/*"):
        blob.unlink()
    said = run("show", "--out", "again", "--lang", "uk")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("Картинка цього коміксу зникла з диска (")
    assert not Path("again").exists()
    assert run("show").code == 0
    assert "Бібліотека: на диску бракує: 2 картинки" in run("doctor", "--lang", "uk").out


def test_a_bad_setting_is_named_but_never_repeated(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KITSUMY_DATABASE_URL", "oracle://me:s3cret@host/db")  # pragma: allowlist secret
    said = run("list")
    assert said.code == 1
    assert "KITSUMY_DATABASE_URL" in said.err
    assert "s3cret" not in said.err
    monkeypatch.setenv("KITSUMY_LANGUAGE", "klingon")
    assert "KITSUMY_LANGUAGE" in run("list").err


def test_what_nobody_expected_goes_into_the_log_without_secrets(
    run: Run, home: Path, studio: ScriptedWriter, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = "sqlite+aiosqlite:///" + str(home / "kitsumy.db")
    monkeypatch.setenv("KITSUMY_DATABASE_URL", url)
    monkeypatch.setenv("KITSUMY_IMAGES_KEY", "open-sesame")

    def broken(*_: object) -> None:
        raise ZeroDivisionError(f"while opening {url} with open-sesame")

    monkeypatch.setattr(making, "Studio", broken)
    said = run("comic", "Лис губить капелюх")
    assert (said.code, said.out) == (1, "")
    assert said.err == (
        "Усередині Kitsumy щось пішло не так; усе, що було готове, збережено. "
        f"Що саме сталося, записано у файлі {home / 'kitsumy.log'}.\n"
    )
    log = (home / "kitsumy.log").read_text("utf-8")
    assert "ZeroDivisionError: while opening *** with ***" in log
    assert url not in log


def test_warnings_go_into_the_log_and_not_between_the_lines(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KITSUMY_IMAGES_KEY", "open-sesame")

    async def warns(*_: object) -> int:
        logging.getLogger("kitsumy.somewhere").warning("no answer to %s", "open-sesame")
        return 0

    monkeypatch.setitem(browsing.COMMANDS, "styles", warns)
    assert run("styles") == (0, "", "")
    assert "warning: no answer to ***\n" in (home / "kitsumy.log").read_text("utf-8")


def test_a_password_is_cut_out_however_it_is_written() -> None:
    url = "postgresql+asyncpg://me:p%40ss@host/db"  # pragma: allowlist secret
    assert diary.without_secrets(f"{url} p%40ss p@ss host", url) == "*** *** *** host"
    assert diary.without_secrets("nothing to hide", "") == "nothing to hide"


def test_without_a_log_the_sentence_says_what_it_was(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.write_text("a file where the folder should be", "utf-8")

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setitem(browsing.COMMANDS, "styles", broken)
    assert run("styles").err.endswith("It was: ZeroDivisionError.\n")


@pytest.mark.usefixtures("studio")
def test_ctrl_c_ends_in_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(making, "Studio", interrupted)
    said = run("comic", "Лис губить капелюх")
    assert said.code == 130
    assert said.err == "Зупинено. Нічого недоробленого не залишилося.\n"
    assert run("list").out.startswith("No comics yet.")
