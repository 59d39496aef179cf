"""`make run`: the real program, started and found again."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from pages.frame import launch


def test_the_first_free_port_is_taken() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert launch.free_port(port) > port


def test_a_note_left_by_a_program_that_is_gone_is_not_believed(tmp_path: Path) -> None:
    folder = tmp_path / "journal"
    assert launch.running_address(folder) is None
    launch.note_running(folder, {"address": "http://127.0.0.1:9", "instance": "x", "pid": 1})
    assert launch.running_address(folder) is None
    assert not folder.exists()


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"address": 1}', '{"address": "http://evil.example", "instance": "x"}']
)
def test_a_note_that_makes_no_sense_is_not_believed(tmp_path: Path, text: str) -> None:
    launch.running_file(tmp_path / "journal").write_text(text, encoding="utf-8")
    assert launch.running_address(tmp_path / "journal") is None


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps other lists than an owner and a mode")
def test_the_note_is_for_the_owner_alone(tmp_path: Path) -> None:
    launch.note_running(tmp_path / "journal", {})
    assert launch.running_file(tmp_path / "journal").stat().st_mode & 0o777 == 0o600


@pytest.fixture
def running(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], dict[str, str], str]]:
    """Start the real program; gives its process, its environment and its address."""
    environment = {**os.environ, "JOURNAL_HOME": str(tmp_path / "journal"), "BROWSER": "none", "JOURNAL_PORT": "18765"}
    command = [sys.executable, "-m", "pages.frame.launch"]
    process = subprocess.Popen(command, cwd=launch.ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        limit = time.monotonic() + 60
        while not (address := launch.running_address(tmp_path / "journal")):
            assert process.poll() is None
            assert time.monotonic() < limit
            time.sleep(0.1)
        yield process, environment, address
    finally:
        process.terminate()
        process.communicate(timeout=20)


def ask(address: str, **headers: str) -> tuple[int, str]:
    request = urllib.request.Request(address, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, ""


def test_the_real_program_is_guarded_found_again_and_ends(
    running: tuple[subprocess.Popen[str], dict[str, str], str], tmp_path: Path
) -> None:
    process, environment, address = running
    status, text = ask(f"{address}/reflection?id=3")
    assert (status, "Create my journal" in text, "stApp" in text) == (200, True, False)
    assert ask(address, Host="evil.example")[0] == 403
    assert ask(f"{address}/_stcore/metrics")[0] == 404
    assert ask(f"{address}/_stcore/health")[0] == 401
    assert ask(f"{address}/static/js/nothing.js")[0] in (200, 404)

    second = subprocess.run(
        [sys.executable, "-m", "pages.frame.launch"],
        cwd=launch.ROOT, env=environment, capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    assert f"already open at {address}" in second.stdout

    note = launch.running_file(tmp_path / "journal")
    server = json.loads(note.read_text(encoding="utf-8"))["pid"]
    os.kill(server, 15)  # what "Close the journal" sends itself
    assert process.wait(timeout=20) == 0
    assert not note.exists()
