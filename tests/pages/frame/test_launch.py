"""`make run`: the real program, started and found again."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
import webbrowser
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from journal.store.opening import journal_home
from journal.store.place import NoPlace, look
from pages.frame import launch
from pages.frame.running_note import read_note, running_file


def test_the_first_free_port_is_taken() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert launch.free_port(port) > port


def test_a_port_that_was_let_go_is_free_again() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
    assert launch.free_port(port) >= port


def told(capsys: pytest.CaptureFixture[str]) -> str:
    """Return the sentence with which the start was refused."""
    assert launch.main() == 1
    out, err = capsys.readouterr()
    assert err == ""
    assert "Nothing was" in out
    assert "start again" in out
    return out


@pytest.mark.parametrize(
    "port", ["http", "-1", "0", "65536", "99999999999999999999", "1e3", "8765.0", "８７６５", "²", "8 765", "0x50"]
)
def test_a_port_that_is_none_is_refused_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], port: str
) -> None:
    monkeypatch.setenv("JOURNAL_PORT", port)
    assert "JOURNAL_PORT must be a number from 1 to 65535" in told(capsys)


@pytest.mark.parametrize(("port", "taken_as"), [("", 8765), (" 9000 ", 9000), ("65535", 65535)])
def test_a_port_is_taken_as_told(monkeypatch: pytest.MonkeyPatch, port: str, taken_as: int) -> None:
    monkeypatch.setenv("JOURNAL_PORT", port)
    assert launch.first_port() == taken_as


def test_no_free_port_is_said_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(launch, "PORTS_TRIED", 1)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        monkeypatch.setenv("JOURNAL_PORT", str(taken.getsockname()[1]))
        assert "No port can be used here" in told(capsys)


def a_file(home: Path) -> None:
    home.write_bytes(b"mine")


def below_a_file(home: Path) -> None:
    home.parent.rmdir()
    home.parent.write_bytes(b"mine")


def a_link_to_a_disk_that_is_not_there(home: Path) -> None:
    home.symlink_to(home.parent / "unplugged" / "journal")


def below_a_link_to_nowhere(home: Path) -> None:
    home.parent.rmdir()
    home.parent.symlink_to(home.parent.parent / "unplugged")


def a_link_to_itself(home: Path) -> None:
    home.symlink_to(home)


posix = pytest.mark.skipif(os.name == "nt", reason="links, bytes and accounts of POSIX")


@posix
@pytest.mark.parametrize(
    ("put", "why"),
    [
        (a_file, "is a file"), (below_a_file, "is a file"), (a_link_to_a_disk_that_is_not_there, "that is not there"),
        (below_a_link_to_nowhere, "that is not there"), (a_link_to_itself, "could not look"),
    ],
)  # fmt: skip
def test_a_journals_folder_that_is_none_is_refused_in_a_sentence(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    put: Callable[[Path], None],
    why: str,
) -> None:
    home = tmp_path / "data" / "journal"
    home.parent.mkdir()
    put(home)
    monkeypatch.setenv("JOURNAL_HOME", str(home))
    assert why in told(capsys)


@posix
@pytest.mark.parametrize(
    ("home", "why"),
    [
        (os.fsdecode(b"/j\xff"), "not UTF-8"), ("/" + "j" * 300, "could not look"),
        ("~nobody-of-this-name/journal", "does not say where"),
    ],
)  # fmt: skip
def test_a_path_that_cannot_be_one_is_refused_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], home: str, why: str
) -> None:
    monkeypatch.setenv("JOURNAL_HOME", home)
    assert why in told(capsys)


@posix
def test_an_account_without_a_home_is_told_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def unknown(_: object) -> None:
        raise KeyError

    monkeypatch.delenv("JOURNAL_HOME")
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.delenv("HOME")
    monkeypatch.setattr("pwd.getpwuid", unknown)
    assert "does not say where" in told(capsys)
    monkeypatch.setenv("HOME", "not/a/full/path")
    assert "does not say where" in told(capsys)


@posix
def test_a_relative_place_is_the_same_for_the_launcher_and_the_server(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("JOURNAL_HOME", "mine")
    assert journal_home() == tmp_path / "mine"
    monkeypatch.delenv("JOURNAL_HOME")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", "relative")  # by its rules such a value counts as none
    assert tmp_path / "home" in journal_home().parents


def as_somebody_else(do: Callable[[], None]) -> str:
    """Return what the refusal says that this gives to an account with no rights here; "" if it is not refused."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        with contextlib.suppress(BaseException):
            if os.geteuid() == 0:
                os.setuid(65_534)
            try:
                do()
            except NoPlace as refusal:
                os.write(writing, str(refusal).encode())
        os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as said:
        return said.read().decode()


@posix
def test_a_folder_that_takes_nothing_is_refused_and_one_that_nobody_may_reach(tmp_path: Path) -> None:
    outside = Path(tempfile.mkdtemp())
    try:
        outside.chmod(0o555)
        refused = as_somebody_else(lambda: look(outside / "new" / "journal"))
        assert f"You may not write to {outside}" in refused
        assert "You may not write" in as_somebody_else(lambda: look(outside))
        outside.chmod(0o000)
        assert "may not look" in as_somebody_else(lambda: look(outside / "journal"))
        outside.chmod(0o777)
        assert as_somebody_else(lambda: look(outside / "journal")) == ""
    finally:
        outside.chmod(0o700)
        outside.rmdir()


def fails(_address: str) -> bool:
    raise webbrowser.Error


@pytest.mark.parametrize(
    ("opener", "said"), [(fails, True), (lambda _address: False, True), (lambda _address: True, False)]
)
def test_where_there_is_no_browser_the_address_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], opener: Callable[[str], bool], said: bool
) -> None:
    monkeypatch.delenv("BROWSER", raising=False)
    monkeypatch.setattr(webbrowser, "open", opener)
    launch.open_browser("http://127.0.0.1:1")
    assert ("Please open http://127.0.0.1:1 yourself" in capsys.readouterr().out) is said


COMMAND = [sys.executable, "-m", "pages.frame.launch"]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Return what a start finds around it: nothing that was meant for us, and a terminal that knows no quotes."""
    settings = tmp_path / "home" / ".streamlit"
    settings.mkdir(parents=True)
    for name in ("config.toml", "credentials.toml", "secrets.toml"):
        (settings / name).write_bytes(b"[server\x00\xff of another program")
    return {
        **os.environ,
        "HOME": str(tmp_path / "home"),
        "JOURNAL_HOME": str(tmp_path / "journal"),
        "JOURNAL_PORT": "18765",
        "BROWSER": "none",
        "PYTHONIOENCODING": "ascii",
        "STREAMLIT_SERVER_ADDRESS": "0.0.0.0",  # noqa: S104  what must not be obeyed
        "STREAMLIT_LOGGER_LEVEL": "debug",
    }


@pytest.fixture
def start(environment: dict[str, str]) -> Iterator[Callable[[], subprocess.Popen[str]]]:
    """Start the real program; what still runs in the end is ended."""
    started: list[subprocess.Popen[str]] = []

    def begin() -> subprocess.Popen[str]:
        started.append(
            subprocess.Popen(
                COMMAND, cwd=launch.ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
            )
        )
        return started[-1]

    yield begin
    for process in started:
        if process.poll() is None:
            process.terminate()
        process.communicate(timeout=30)


def line_of(process: subprocess.Popen[str]) -> str:
    """Return the next line that a start says."""
    assert process.stdout
    return process.stdout.readline()


def ask(address: str, **headers: str) -> tuple[int, str]:
    request = urllib.request.Request(address, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, ""


def test_the_real_program_is_guarded_found_again_and_ends(
    start: Callable[[], subprocess.Popen[str]], tmp_path: Path
) -> None:
    process = start()
    assert "Between Sessions is open at http://127.0.0.1:" in line_of(process)
    running = read_note(tmp_path / "journal")
    assert running
    address = running.address
    status, text = ask(f"{address}/reflection?id=3")
    assert (status, "Create my journal" in text, "stApp" in text) == (200, True, False)
    assert ask(address, Host="evil.example")[0] == 403
    assert ask(f"{address}/_stcore/metrics")[0] == 404
    assert ask(f"{address}/_stcore/health")[0] == 401
    assert ask(f"{address}/static/js/nothing.js")[0] in (200, 404)
    with socket.socket() as elsewhere:
        assert elsewhere.connect_ex(("127.0.0.2", running.port)) != 0  # served to one address, not to the network

    second = start()
    assert f"already open at {address}" in line_of(second)
    assert second.wait(timeout=20) == 0

    note = running_file(tmp_path / "journal")
    os.kill(json.loads(note.read_text(encoding="utf-8"))["pid"], signal.SIGTERM)  # as "Close the journal" does
    assert process.wait(timeout=20) == 0
    assert not note.exists()
    assert process.stderr
    assert process.stderr.read() == ""


@posix
def test_two_starts_at_once_are_one_program_and_a_killed_one_is_no_obstacle(
    start: Callable[[], subprocess.Popen[str]], tmp_path: Path
) -> None:
    both = [start(), start()]
    said = sorted(((line_of(process), process) for process in both), key=lambda pair: "already" in pair[0])
    running = read_note(tmp_path / "journal")
    assert running
    assert said[0][0] == f"Between Sessions is open at {running.address}\n"
    assert said[1][0] == f"Between Sessions is already open at {running.address}\n"
    assert said[1][1].wait(timeout=20) == 0

    server = json.loads(running_file(tmp_path / "journal").read_text(encoding="utf-8"))["pid"]
    said[0][1].kill()
    os.kill(server, signal.SIGKILL)
    said[0][1].wait(timeout=20)
    assert read_note(tmp_path / "journal") == running

    third = start()
    assert "Between Sessions is open at" in line_of(third)
    renewed = read_note(tmp_path / "journal")
    assert renewed
    assert renewed != running
    third.send_signal(signal.SIGHUP)  # its terminal was closed
    assert third.wait(timeout=20) == 0
    assert not renewed.answers()
    assert {place.name for place in tmp_path.iterdir()} == {"home"}
    assert third.stderr
    assert third.stderr.read() == ""
