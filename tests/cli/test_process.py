"""The program as shells see it: exit codes, streams, signals."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def environment(home: Path, **more: str) -> dict[str, str]:
    kept = {
        name: value for name, value in os.environ.items() if name not in ("PYTHONIOENCODING", "PYTHONUTF8")
    }
    return {**kept, "KITSUMY_DATA_DIR": str(home), "PYTHONPATH": str(ROOT), **more}


def kitsumy(home: Path, *words: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "kitsumy", *words]
    return subprocess.run(command, env=environment(home, **more), capture_output=True, check=False)


def test_help_loads_nothing_that_draws_or_stores(home: Path) -> None:
    probe = (
        "import sys; from kitsumy.cli import main; main(['--help']); "
        "heavy = {'PIL', 'numpy', 'sqlalchemy', 'alembic', 'aiosqlite'} & set(sys.modules); "
        "sys.exit(', '.join(heavy) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe], env=environment(home), capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert not home.exists()


def test_bad_input_ends_with_two(home: Path) -> None:
    done = kitsumy(home, "comic", "Кіт", "--panels", "99")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith("На сторінці може бути")


def test_a_terminal_without_our_letters_gets_question_marks(home: Path) -> None:
    done = kitsumy(home, "styles", "--lang", "uk", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"noir       ????????? ?????" in done.stdout
    assert b"+ Python" in kitsumy(home, "doctor", PYTHONIOENCODING="ascii").stdout


def test_broken_bytes_are_no_crash(home: Path) -> None:
    command = [os.fsencode(sys.executable), b"-m", b"kitsumy", b"comic", b"fox \xff\xfe"]
    done = subprocess.run(command, env=environment(home), capture_output=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith(b"There are invisible control characters")


def test_a_reader_that_leaves_is_no_error(home: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "kitsumy", "styles"]
    done = subprocess.run(command, env=environment(home), stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_ctrl_c_in_the_middle_of_a_comic(home: Path) -> None:
    endless = (
        "import asyncio, signal, sys; from kitsumy import artists, writers; from kitsumy.cli import main\n"
        # Whoever runs tests in the background has them ignore it.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "class Endless:\n"
        "    name, foresees = 'endless', True\n"
        "    async def plot(self, brief, parent=None, slip=None):\n"
        "        print('ready', flush=True)\n"
        "        await asyncio.sleep(60)\n"
        "    def credit(self, language):\n"
        "        return ''\n"
        "writers.find = artists.find = Endless\n"
        "sys.exit(main(['comic', 'Лис біжить']))"
    )
    command = [sys.executable, "-c", endless]
    with subprocess.Popen(
        command, env=environment(home), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout
        assert running.stdout.readline() == b"ready\n"
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=30)
    assert (running.returncode, out) == (130, b"")
    assert err.decode() == "Зупинено. Нічого недоробленого не залишилося.\n"
    assert kitsumy(home, "list").stdout.startswith(b"No comics yet.")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder(home: Path, tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o555)
    done = kitsumy(home, "comic", "Кіт губить капелюх", "--out", str(locked))
    assert done.returncode == 1
    assert done.stderr.decode().startswith("Не можу писати до теки")
