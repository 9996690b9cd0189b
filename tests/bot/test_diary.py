"""Whatever is logged, no secret is in it."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import diary
from bot.diary import Diary, Lines, Redactor
from tests.bot.conftest import MakeDesk
from tests.bot.surfaces import asking

KEY = "a/strange key+with=signs" + "\\n"
TELEGRAM = "123456789:" + "AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr"
DISCORD = "M" * 24 + "." + "Gabc12" + "." + "x" * 38
SHAPES = (TELEGRAM, DISCORD, "sk-" + "a1" * 20, "r8_" + "b2" * 18)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "logs" / "bot.log"
    root, level = logging.getLogger(), logging.getLogger().level
    handler = diary.begin([KEY, "hunter2"], path)
    yield path
    root.removeHandler(handler)
    root.setLevel(level)
    handler.close()


def shout(secret: str) -> None:
    log = logging.getLogger("somebody")
    log.info("key %s", secret)
    log.info("key " + secret.replace("%", "%%"))
    log.warning("at https://api.example/bot%s/getMe", secret)
    log.info("%r", {"token": secret})
    log.error("%(key)s", {"key": secret})
    try:
        raise ValueError(secret) from OSError(f"cause {secret}")
    except ValueError as error:
        log.error("failed: %s", error, exc_info=error)


@pytest.mark.parametrize("secret", [KEY, "hunter2", *SHAPES])
def test_no_way_into_the_diary_lets_a_secret_pass(secret: str, file: Path) -> None:
    shout(secret)
    lines = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert len(lines) == 6
    for line in lines:
        said = " ".join(map(str, line.values()))
        assert secret not in said
        assert repr(secret)[1:-1] not in said
        assert diary.HIDDEN in said
    assert "Traceback" in lines[-1]["error"]


def test_what_is_no_secret_stays() -> None:
    clean = Redactor([""])
    assert clean("order 12:30 of 1.2.3 at http://127.0.0.1:8081/bot") == (
        "order 12:30 of 1.2.3 at http://127.0.0.1:8081/bot"
    )
    assert clean("postgresql://me:" + "pass@db/kitsumy") == "postgresql://***@db/kitsumy"


def test_a_database_keeps_its_password_to_itself() -> None:
    url = "postgresql://me:" + "pass@db/x"
    assert diary.secrets_of(url) == (url, "pass")
    assert diary.secrets_of("sqlite+aiosqlite:///x.db") == ()


class Hearing(logging.Handler):
    def __init__(self, records: list[logging.LogRecord]) -> None:
        super().__init__()
        self.records = records

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


async def test_each_step_is_one_line_that_names_nobody(desk: MakeDesk) -> None:
    here = desk()
    async with here.open():
        order = await here.orders.book.order(await here.orders.place(asking(user="7777")))
    assert order is not None
    records: list[logging.LogRecord] = []
    log = logging.getLogger("bot.diary")
    heard = Hearing(records)
    log.addHandler(heard)
    level, log.level = log.level, logging.INFO
    try:
        Diary(lambda: order.placed_at + 1.5)(order, "failed", "TextDoesNotFit")
    finally:
        log.removeHandler(heard)
        log.level = level
    line = json.loads(Lines(Redactor([])).format(records[0]))
    assert line.pop("at")
    assert line == {
        "order": order.id,
        "step": "failed",
        "kind": "comic",
        "platform": "test",
        "owner": diary.hashed("test:7777"),
        "seconds": 1.5,
        "reason": "TextDoesNotFit",
    }
    assert "7777" not in json.dumps(line)
