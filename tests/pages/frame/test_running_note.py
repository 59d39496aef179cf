"""The note of a running program: what lies in its place, and who answers at its address."""

from __future__ import annotations

import json
import os
import re
import socket
import stat
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.frame import running_note
from pages.frame.program import proof
from pages.frame.running_note import Running, find_running, leave_note, read_note, running_file, take_note_back

SECRET = "0123456789abcdef" * 4
OURS = Running(8765, SECRET)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "journal"


def write(folder: Path, told: object, mode: int = 0o600) -> Path:
    path = running_file(folder)
    path.write_text(told if isinstance(told, str) else json.dumps(told), encoding="utf-8")
    path.chmod(mode)
    return path


def test_a_note_is_read_as_it_was_left(folder: Path) -> None:
    assert read_note(folder) is None
    leave_note(folder, OURS, 1)
    assert read_note(folder) == OURS
    assert not folder.exists()


@pytest.mark.parametrize(
    "address",
    [
        1, None, [], "", "http://evil.example", "http://evil.example:8765", "https://127.0.0.1:8765",
        "http://localhost:8765", "http://127.0.0.1", "http://127.0.0.1:", "http://127.0.0.1:0",
        "http://127.0.0.1:65536", "http://127.0.0.1:99999", "http://127.0.0.1:08765", "http://127.0.0.1:-1",
        "http://127.0.0.1:8765/", "http://127.0.0.1:8765\n", "http://127.0.0.1:8765@evil.example",
        "http://127.0.0.1:8765.evil.example", "http://127.0.0.1:87 65", "http://127.0.0.1:８７６５",
        "http://127.0.0.1:[", "http://127x0x0x1:8765", "HTTP://127.0.0.1:8765", "http://127.0.0.1:" + "9" * 500,
    ],
)  # fmt: skip
def test_no_other_address_is_believed_than_ours_with_a_port(folder: Path, address: object) -> None:
    write(folder, {"address": address, "instance": SECRET})
    assert read_note(folder) is None


@pytest.mark.parametrize("instance", [1, None, "", "x", SECRET[:-1], SECRET + "0", SECRET.upper(), "\ud800" * 64])
def test_a_note_without_the_secret_of_a_run_is_not_believed(folder: Path, instance: object) -> None:
    write(folder, {"address": OURS.address, "instance": instance})
    assert read_note(folder) is None


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", "1", "NaN", "[" * 900, '{"a":' * 190, "[" * 1_000_000, '"' + "x" * 50_000_000 + '"', "\0"],
    ids=["nothing", "cut", "list", "null", "one", "nan", "deep", "deep objects", "deep and long", "huge", "zero"],
)
def test_a_note_that_makes_no_sense_is_not_believed(folder: Path, text: str) -> None:
    write(folder, text)
    assert read_note(folder) is None


@given(st.binary(max_size=2_000))
def test_no_bytes_whatever_end_the_start(tmp_path_factory: pytest.TempPathFactory, written: bytes) -> None:
    folder = tmp_path_factory.getbasetemp() / "any-bytes"
    running_file(folder).write_bytes(written)
    running_file(folder).chmod(0o600)
    assert read_note(folder) is None


posix = pytest.mark.skipif(os.name == "nt", reason="Windows keeps other lists than an owner and a mode")


@posix
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o602, 0o644, 0o666])
def test_a_note_that_others_may_touch_is_not_believed(folder: Path, mode: int) -> None:
    told = {"address": OURS.address, "instance": SECRET}
    write(folder, told)
    assert read_note(folder) == OURS
    write(folder, told, mode)
    assert read_note(folder) is None


@posix
def test_a_note_of_another_account_is_not_believed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    leave_note(folder, OURS, 1)
    monkeypatch.setattr(os, "geteuid", lambda: 4_242)
    assert read_note(folder) is None


def a_folder(place: Path, _elsewhere: Path) -> None:
    place.mkdir()
    (place / "mine").touch()


def a_pipe(place: Path, _elsewhere: Path) -> None:
    os.mkfifo(place)


def a_socket(place: Path, _elsewhere: Path) -> None:
    with socket.socket(socket.AF_UNIX) as here:
        os.chdir(place.parent)  # the name of a socket is short
        here.bind(place.name)


def a_link(place: Path, elsewhere: Path) -> None:
    place.symlink_to(elsewhere)


def a_link_to_itself(place: Path, _elsewhere: Path) -> None:
    place.symlink_to(place)


@posix
@pytest.mark.parametrize("put", [a_folder, a_pipe, a_socket, a_link, a_link_to_itself])
def test_what_is_no_file_of_ours_is_neither_believed_nor_followed(
    folder: Path, tmp_path: Path, put: Callable[[Path, Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    elsewhere = write(tmp_path / "elsewhere", {"address": OURS.address, "instance": SECRET})
    before = elsewhere.read_bytes()
    put(running_file(folder), elsewhere)
    assert read_note(folder) is None
    other = Running(9_999, SECRET[::-1])
    leave_note(folder, other, 1)
    assert read_note(folder) == (None if put is a_folder else other)
    assert elsewhere.read_bytes() == before
    assert put is not a_folder or (running_file(folder) / "mine").exists()


@posix
def test_note_and_folders_made_for_it_are_for_the_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        leave_note(tmp_path / "share" / "deep" / "journal", OURS, 1)
    finally:
        os.umask(before)
    note = running_file(tmp_path / "share" / "deep" / "journal")
    modes = [stat.S_IMODE(place.stat().st_mode) for place in (note, note.parent, note.parent.parent)]
    assert modes == [0o600, 0o700, 0o700]


def test_only_the_run_that_left_a_note_takes_it_back(folder: Path) -> None:
    leave_note(folder, OURS, 1)
    take_note_back(folder, Running(8765, SECRET[::-1]))
    assert read_note(folder) == OURS
    take_note_back(folder, OURS)
    assert not running_file(folder).exists()
    take_note_back(folder, OURS)


Answering = Callable[[socket.socket, Running, str], None]


@contextmanager
def listening(answer: Answering) -> Iterator[Running]:
    """Have somebody answer one question at a free port. `answer` is told what a true program would know."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        there = Running(server.getsockname()[1], SECRET)

        def serve() -> None:
            with suppress(OSError):
                line, _ = server.accept()
                with line:
                    asked = line.recv(10_000).decode()
                    answer(line, there, re.findall("nonce=([0-9a-f]+)", asked)[0])

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield there
        finally:
            thread.join(30)


def told(there: Running, nonce: str) -> bytes:
    return json.dumps({"program": "between-sessions", "proof": proof(there.secret, there.port, nonce)}).encode()


def rightly(line: socket.socket, there: Running, nonce: str) -> None:
    line.sendall(b"HTTP/1.1 200 OK\r\n\r\n" + told(there, nonce))


def test_the_program_that_knows_the_secret_is_found(folder: Path) -> None:
    with listening(rightly) as there:
        leave_note(folder, there, 1)
        assert find_running(folder) == there
    assert find_running(folder) is None  # it has gone


def nothing(_line: socket.socket, _there: Running, _nonce: str) -> None:
    """Close the line."""


def no_http(line: socket.socket, _there: Running, _nonce: str) -> None:
    line.sendall(b"\x00\xff SSH-2.0 \r\n\r\n")


def the_name_alone(line: socket.socket, there: Running, nonce: str) -> None:
    """Answer as an earlier version did, with all that another program can learn."""
    line.sendall(b'HTTP/1.1 200 OK\r\n\r\n{"program": "between-sessions", "instance": "%s"}' % nonce.encode())


def the_echo(line: socket.socket, _there: Running, nonce: str) -> None:
    line.sendall(f"HTTP/1.1 200 OK\r\n\r\n{nonce}".encode())


def deep_json(line: socket.socket, _there: Running, _nonce: str) -> None:
    line.sendall(b"HTTP/1.1 200 OK\r\n\r\n" + b"[" * 3_000)


def the_answer_of_another_port(line: socket.socket, there: Running, nonce: str) -> None:
    """Pass the question on to the true program at its own port."""
    line.sendall(told(Running(there.port - 1, there.secret), nonce))


def the_answer_to_another_question(line: socket.socket, there: Running, nonce: str) -> None:
    line.sendall(told(there, nonce[::-1]))


def endless_headers(line: socket.socket, there: Running, nonce: str) -> None:
    line.sendall(b"HTTP/1.1 200 OK\r\n" + b"X-More: yes\r\n" * 100_000)
    rightly(line, there, nonce)


def endless_body(line: socket.socket, there: Running, nonce: str) -> None:
    line.sendall(b"HTTP/1.1 200 OK\r\n\r\n" + b" " * 10_000_000 + told(there, nonce))


def a_trickle(line: socket.socket, there: Running, nonce: str) -> None:
    """Send a byte now and then, for five times as long as is waited, and the right answer in the end."""
    for _ in range(50):
        line.sendall(b" ")
        threading.Event().wait(0.02)
    rightly(line, there, nonce)


@pytest.mark.parametrize(
    "answer",
    [
        nothing, no_http, the_name_alone, the_echo, deep_json, the_answer_of_another_port,
        the_answer_to_another_question, endless_headers, endless_body, a_trickle,
    ],
)  # fmt: skip
def test_whoever_else_answers_there_is_not_the_program(
    folder: Path, answer: Answering, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running_note, "ANSWER_SECONDS", 0.2 if answer is a_trickle else 10.0)
    with listening(answer) as there:
        leave_note(folder, there, 1)
        assert find_running(folder) is None


def test_the_secret_does_not_travel() -> None:
    asked: list[bytes] = []

    def listen(line: socket.socket, there: Running, nonce: str) -> None:
        asked.append(told(there, nonce))
        rightly(line, there, nonce)

    with listening(listen) as there:
        assert there.answers()
    assert SECRET.encode() not in asked[0]


def test_of_two_who_start_at_once_one_waits_for_the_other(folder: Path) -> None:
    order: list[str] = []
    inside, waiting = threading.Event(), threading.Event()

    def second() -> None:
        inside.wait(30)
        waiting.set()
        with running_note.one_start_at_a_time(folder, 30):
            order.append("second")

    thread = threading.Thread(target=second)
    thread.start()
    with running_note.one_start_at_a_time(folder, 30):
        inside.set()
        waiting.wait(30)
        thread.join(0.2)
        order.append("first")
    thread.join(30)
    assert order == ["first", "second"]
    assert list(folder.parent.iterdir()) == []


@posix
@pytest.mark.parametrize("put", [a_folder, a_pipe, a_link, a_link_to_itself])
def test_what_lies_in_the_place_of_the_lock_keeps_nobody_from_starting(
    folder: Path, tmp_path: Path, put: Callable[[Path, Path], None]
) -> None:
    precious = tmp_path / "precious"
    precious.write_bytes(b"mine")
    put(folder.parent / f"{folder.name}.starting", precious)
    with running_note.one_start_at_a_time(folder, 30):
        pass
    assert precious.read_bytes() == b"mine"
