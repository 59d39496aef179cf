"""The real server from start to end: private, silent about those who go away, and gone when it is told to go."""

from __future__ import annotations

import base64
import http.client
import os
import signal
import socket
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from pages.frame.door.page import streamlit_files
from tests.browser.conftest import Server, serving

WORDS = "Qwyzz told me"
"""What a client said, in whatever is sent here."""

posix = pytest.mark.skipif(os.name == "nt", reason="signals and limits of POSIX")

SECRET = "s" * 43


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which the server's demos lie."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


@pytest.fixture
def server(tmp_path: Path, temporary: Path) -> Iterator[Server]:
    with serving(tmp_path / "home", tmp_path / "server.log") as running:
        yield running


def demo(server: Server) -> str:
    """Open the demo and return the cookie."""
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    line.request("POST", "/door/demo", f"secret={SECRET}", {"Origin": server.address})
    answer = line.getresponse()
    assert answer.status == 303
    told = answer.getheader("set-cookie", "").partition(";")[0]
    line.close()
    return told


def hello(server: Server) -> int:
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    line.request("GET", "/door/hello")
    status = line.getresponse().status
    line.close()
    return status


@contextmanager
def line_to(server: Server, *, reset: bool) -> Iterator[socket.socket]:
    """Give a connection that is then cut: by a reset, as of a killed browser, or closed."""
    with socket.create_connection(("127.0.0.1", server.port), 20) as line:
        yield line
        if reset:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def asked(server: Server, method: str, path: str, told: str, *more: str) -> bytes:
    lines = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{server.port}", f"Origin: {server.address}"]
    return "\r\n".join([*lines, f"Cookie: {told}", f"X-Journal-Secret: {SECRET}", *more, "", ""]).encode()


def handshake(server: Server, told: str, *more: str) -> bytes:
    key = base64.b64encode(b"sixteen bytes ok").decode()
    return asked(
        server, "GET", "/_stcore/stream", told, "Upgrade: websocket", "Connection: Upgrade",
        "Sec-WebSocket-Version: 13", f"Sec-WebSocket-Key: {key}",
        f"Sec-WebSocket-Protocol: streamlit, x, journal.{SECRET}", *more,
    )  # fmt: skip


def begin_stream(line: socket.socket, server: Server, told: str) -> None:
    """Open the WebSocket of a browser that is in."""
    line.sendall(handshake(server, told))
    assert line.recv(1_000).startswith(b"HTTP/1.1 101")


def uploads(server: Server, told: str) -> Iterator[bytes]:
    """Give the beginnings of what a page sends, each cut at another place."""
    text = f'{{"text": "{WORDS}'.encode()
    for path in ("/door/draft", "/door/capture", "/door/unlock", "/door/line", "/_stcore/upload_file/a/b"):
        method = "PUT" if "upload" in path else "POST"
        for length in ("Content-Length: 1000", f"Content-Length: {len(text)}", "Content-Length: no"):
            whole = asked(server, method, path, told, length)
            yield whole + text
            if length.endswith("1000"):
                yield from (whole[:9], whole[:-2], whole)
        chunked = asked(server, method, path, told, "Transfer-Encoding: chunked")
        yield from (chunked + b"9\r\nQwyzz", chunked + f"{WORDS}\r\n\r\n".encode())


def nonsense(server: Server, told: str) -> Iterator[bytes]:
    """Give what is no HTTP, or only nearly."""
    yield f"{WORDS}\r\n\r\n".encode()
    yield b"\x16\x03\x01\x02\x00" + WORDS.encode() + b"\xff\r\n\r\n"  # the beginning of TLS
    yield f"GET /{WORDS} HTTP/9.9\r\n\r\n".encode()
    yield f"GET / HTTP/1.1\r\nHost: a\r\nHost: {WORDS}\r\n\r\n".encode()
    yield f"GET / HTTP/1.1\r\n{WORDS}\r\n\r\n".encode()
    yield b"GET /" + WORDS.encode() * 10_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n"
    yield asked(server, "GET", f"/%ff?{WORDS}", told)
    yield asked(server, "GET", "/", told, "Upgrade: nowhere", "Connection: Upgrade")


def frames() -> Iterator[bytes]:
    """Give what may come over a WebSocket and is no message of Streamlit's."""
    text = WORDS.encode()[:12].ljust(12)
    yield b"\x82\x0c" + text  # not masked, as a browser's must be
    yield b"\xf2\x8c\0\0\0\0" + text  # reserved bits
    yield b"\x82\x8c\0\0\0\0" + text  # bytes that are no message
    yield b"\x82\x8c\0\0\0\0" + text[:5]  # cut
    yield b"\x82\xff" + b"\xff" * 8 + b"\0\0\0\0"  # as long as the world
    yield b"\x81\x82\0\0\0\0\xff\xfe"  # text that is none
    yield b"\x88\x82\0\0\0\0\0\x01"  # a close without a reason there is
    yield b"\x8f\x80\0\0\0\0"  # an unknown kind
    yield b"\x82\x80\0\0\0\0"  # empty


def cut_everywhere(server: Server) -> None:
    """Send the server the beginning of everything, and go away."""
    told = demo(server)
    script = streamlit_files()[0]
    for reset in (True, False):
        for sent in (*uploads(server, told), *nonsense(server, told), handshake(server, told)[:-2]):
            with suppress(ConnectionError), line_to(server, reset=reset) as line:
                line.sendall(sent)
        assert hello(server) == 200
        for path in (script, "/", "/today", f"/{WORDS.split()[0]}", "/media/Qwyzz.png", "/component/Qwyzz/x"):
            for read in (0, 10):
                with suppress(ConnectionError), line_to(server, reset=reset) as line:
                    line.sendall(asked(server, "GET", path, told))
                    line.recv(read)
        with line_to(server, reset=reset) as line:
            line.sendall(handshake(server, told))
        for more in ("Sec-WebSocket-Version: 99", f"Sec-WebSocket-Extensions: {WORDS};;==", f"X: {WORDS}"):
            with suppress(ConnectionError), line_to(server, reset=reset) as line:
                line.sendall(handshake(server, told, more))
                line.recv(1_000)
        for frame in frames():
            with suppress(ConnectionError), line_to(server, reset=reset) as line:
                begin_stream(line, server, told)
                line.sendall(frame)
        assert hello(server) == 200


def said(server: Server) -> list[str]:
    """Return what the server printed, without the greeting."""
    lines = [line for line in server.log.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [line for line in lines if "You can now view" not in line and "URL: http" not in line]


@posix
def test_who_goes_away_in_the_middle_leaves_no_line_and_keeps_nobody_from_closing(server: Server) -> None:
    cut_everywhere(server)
    with line_to(server, reset=False) as half, line_to(server, reset=False) as open_stream:
        half.sendall(asked(server, "POST", "/door/draft", "", "Content-Length: 1000") + WORDS.encode())
        begin_stream(open_stream, server, demo(server))
        server.process.send_signal(signal.SIGTERM)
        assert server.process.wait(20) == -signal.SIGTERM
    assert said(server) == []


@posix
def test_the_server_is_private(server: Server, temporary: Path) -> None:
    demo(server)
    [folder] = temporary.iterdir()
    assert {place.stat().st_mode & 0o077 for place in (folder, *folder.iterdir())} == {0}
    if sys.platform == "linux":
        about = Path("/proc") / str(server.process.pid)
        [limit] = [line for line in (about / "limits").read_text().splitlines() if "core" in line]
        assert limit.split()[4:6] == ["0", "0"]
        assert "Umask:\t0077" in (about / "status").read_text()


@posix
def test_the_demo_of_a_killed_server_is_swept_at_the_next_start_and_the_own_at_the_end(
    server: Server, temporary: Path, tmp_path: Path
) -> None:
    demo(server)
    [killed] = temporary.iterdir()
    server.process.kill()
    server.process.wait(20)
    assert (killed / "journal.db").exists()
    mine = temporary / "between-sessions-demo-mine"
    mine.mkdir()
    (mine / "journal.key").write_bytes(b"mine")
    with serving(tmp_path / "home", tmp_path / "next.log") as following:
        assert list(temporary.iterdir()) == [mine]
        demo(following)
        demo(following)
        assert len(list(temporary.iterdir())) == 2
    assert list(temporary.iterdir()) == [mine]
    assert said(following) == []


def test_the_first_page_waits_for_no_module_that_it_does_not_need() -> None:
    """A tenth of a second each, on a morning on which nobody wants to wait."""
    heavy = ("numpy", "pandas", "textblob", "phonenumbers", "journal.sharing.redaction", "journal.demo.life")
    script = (
        "import sys\n"
        "import app\n"
        "from pages.frame.lifespan import load, modules_of\n"
        "from pages.parts.menu import PLACES, PAGES\n"
        "for page in (PAGES / 'frame' / 'navigation.py', PLACES['today'].path):\n"
        "    for module, names in modules_of(page):\n"
        "        load(module, names)\n"
        "assert 'pages.today.day_list' in sys.modules\n"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
