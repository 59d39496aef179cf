"""Another program of this computer, on another port: it gets the cookie, and nothing with it."""

from __future__ import annotations

import base64
import secrets
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from journal.store.opening import open_with_passphrase
from tests.browser.conftest import PASSPHRASE, Profile, Server, serving, settle, unlock
from tests.browser.practice import small_practice

pytestmark = pytest.mark.browser

WORDS = "She stayed with me all the way home."


@dataclass
class Thief:
    """A web server of somebody else. `cookies` is what browsers sent it; `tosses` a cookie that it sets."""

    address: str = ""
    cookies: list[str] = field(default_factory=list)
    tosses: str = ""


@contextmanager
def thieving() -> Iterator[Thief]:
    """Run another real server on 127.0.0.1, whose page loads an image from itself."""
    thief = Thief()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if told := self.headers.get("Cookie"):
                thief.cookies.append(told)
            self.send_response(200)
            if thief.tosses:
                self.send_header("Set-Cookie", f"{thief.tosses}; Path=/")
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b'<h1>weather</h1><img src="/picture">')

        def log_message(self, *_: object) -> None:
            return None

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thief.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield thief
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def thief() -> Iterator[Thief]:
    with thieving() as running:
        yield running


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    small_practice(tmp_path / "home", "K2")
    with serving(tmp_path / "home", tmp_path / "server.log") as running:
        yield running


def written(context: BrowserContext, server: Server) -> Page:
    """Unlock, and write a note that is kept as a draft."""
    page = context.new_page()
    page.goto(f"{server.address}/reflection")
    unlock(page)
    box = page.get_by_label("Note")
    expect(box).to_be_editable()
    box.click()
    page.keyboard.type(WORDS)
    expect(page.get_by_text("Kept", exact=True)).to_be_visible()
    return page


def handshake(server: Server, cookies: str, protocols: str) -> str:
    """Ask for the WebSocket as a program can, host and origin forged; return the status line."""
    lines = [
        "GET /_stcore/stream HTTP/1.1",
        f"Host: 127.0.0.1:{server.port}",
        f"Origin: {server.address}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        f"Sec-WebSocket-Key: {base64.b64encode(secrets.token_bytes(16)).decode()}",
        f"Sec-WebSocket-Protocol: {protocols}",
        f"Cookie: {cookies}",
    ]
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as raw:
        raw.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        return raw.recv(1_000).decode("latin-1").splitlines()[0]


def secret_of(page: Page) -> str:
    return str(page.evaluate("window.journalDoor.secret()"))


def test_a_stolen_cookie_opens_nothing(server: Server, thief: Thief, profile: Profile) -> None:
    mine = profile("mine")
    page = written(mine, server)
    other = mine.new_page()
    other.goto(thief.address)
    expect(other.get_by_role("heading", name="weather")).to_be_visible()
    stolen = next(told for told in thief.cookies if f"between-sessions-{server.port}=" in told)

    assert " 403 " in handshake(server, stolen, "streamlit, x")
    assert " 403 " in handshake(server, stolen, f"streamlit, x, journal.{secrets.token_urlsafe(32)}")
    assert " 101 " in handshake(server, stolen, f"streamlit, x, journal.{secret_of(page)}")
    for path in ("/", "/reflection", "/door/new-key", "/door/setup", "/door/peek"):
        asked = Request(f"{server.address}{path}", headers={"Cookie": stolen})
        with urlopen(asked, timeout=20) as answer:
            text = answer.read().decode()
        assert not [word for word in (WORDS, "K2", "A thought") if word in text]

    theirs = profile("theirs")
    name, _, value = next(part for part in stolen.split("; ") if part.startswith("between-sessions")).partition("=")
    theirs.add_cookies([{"name": name, "value": value, "url": server.address}])
    view = theirs.new_page()
    view.goto(f"{server.address}/reflection")
    expect(view.get_by_label("Passphrase")).to_be_visible()
    assert "/door/unlock?next=%2Freflection" in view.url
    assert WORDS not in view.content()

    page.reload()
    expect(page.get_by_label("Note")).to_have_value(WORDS)
    assert secret_of(page) not in stolen + page.url + server.log.read_text()


def test_an_overwritten_cookie_loses_no_word_and_lock_still_locks(
    server: Server, thief: Thief, profile: Profile
) -> None:
    mine = profile("mine")
    page = written(mine, server)
    thief.tosses = f"between-sessions-{server.port}=tossed"
    other = mine.new_page()
    other.goto(thief.address)
    assert f"{thief.tosses}" in "; ".join(f"{c.get('name')}={c.get('value')}" for c in mine.cookies(server.address))

    page.bring_to_front()
    page.get_by_label("Note").press("End")
    page.keyboard.type(" And on.")
    expect(page.get_by_text("Kept", exact=True)).to_be_visible()
    page.reload()
    settle(page)
    expect(page.get_by_label("Note")).to_have_value(f"{WORDS} And on.")

    other.reload()
    page.bring_to_front()
    page.get_by_role("button", name="Lock now").click()
    expect(page.get_by_label("Passphrase")).to_be_visible()
    open_with_passphrase(server.home, PASSPHRASE).close()  # nobody else has it open: it really is locked
    unlock(page)
    expect(page.get_by_label("Note")).to_have_value(f"{WORDS} And on.")


def test_a_lock_forgets_the_secret_and_a_second_tab_finds_it(server: Server, profile: Profile) -> None:
    mine = profile("mine")
    page = written(mine, server)
    second = mine.new_page()
    second.goto(f"{server.address}/reflection")
    settle(second)
    assert secret_of(second) == secret_of(page) != ""
    before = secret_of(page)
    second.get_by_role("button", name="Lock now").click()
    expect(second.get_by_label("Passphrase")).to_be_visible()
    expect(page.get_by_label("Passphrase")).to_be_visible()
    assert secret_of(page) == ""
    unlock(second)
    assert secret_of(second) not in ("", before)
