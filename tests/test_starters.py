"""Double-click starters: they start what is set up, say plainly what is missing, and fit the system they are for."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_house import ROOT

MAC, WINDOWS = "Start on macOS.command", "Start on Windows.cmd"

posix = pytest.mark.skipif(os.name == "nt", reason="a script for a shell")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a downloaded folder, the starter in it, with a name that has a space."""
    here = tmp_path / "Between Sessions"
    here.mkdir()
    for name in (MAC, "app.py", "requirements.lock"):
        shutil.copy(ROOT / name, here)
    for name in ("journal", "pages", ".streamlit"):
        shutil.copytree(ROOT / name, here / name, ignore=shutil.ignore_patterns("__pycache__"))
    return here


def started(folder: Path, tmp_path: Path, **more: str) -> subprocess.Popen[str]:
    environment = {
        **os.environ, "JOURNAL_HOME": str(tmp_path / "journal"), "BROWSER": "none", "JOURNAL_PORT": "20765", **more
    }  # fmt: skip
    command = ["/bin/sh", str(folder / MAC)]
    return subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True,
        stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip


@posix
def test_what_is_set_up_is_started_with_nothing_said_of_setting_up(folder: Path, tmp_path: Path) -> None:
    (folder / ".venv" / "bin").mkdir(parents=True)
    python = folder / ".venv" / "bin" / "python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    python.chmod(0o700)
    told = subprocess.run(["cksum"], stdin=(ROOT / "requirements.lock").open("rb"), capture_output=True, check=True)
    (folder / ".venv" / f".run-{told.stdout.decode().split()[0]}").touch()
    process = started(folder, tmp_path)
    try:
        assert process.stdout
        assert "Between Sessions is open at http://127.0.0.1:" in process.stdout.readline()
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=30)


@posix
def test_without_python_it_says_so_and_changes_nothing(folder: Path, tmp_path: Path) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    for tool in ("dirname", "cksum", "cut", "touch"):
        found = shutil.which(tool)
        assert found
        (tools / tool).symlink_to(found)
    process = started(folder, tmp_path, PATH=str(tools))
    said, _ = process.communicate(timeout=30)
    assert process.returncode == 1
    assert "Python 3.11 or newer is needed" in said
    assert not (folder / ".venv").exists()


def test_both_do_the_same_and_the_one_for_windows_is_kept_with_its_line_ends() -> None:
    mac, windows = ((ROOT / name).read_text(encoding="ascii") for name in (MAC, WINDOWS))
    for said in (
        "--require-hashes -r requirements.lock",
        "-m pages.frame.launch",
        "Nothing was changed",
        "-m venv .venv",
    ):
        assert said in mac, said
        assert said in windows, said
    assert "*.cmd text eol=crlf" in (ROOT / ".gitattributes").read_text(encoding="utf-8")
    labels = {line[1:].strip() for line in windows.splitlines() if line.startswith(":")}
    assert {word.split()[-1] for word in windows.splitlines() if "goto " in word} <= labels
