"""The guard: who is let through, and what a locked browser gets instead."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import logging
import re

import pytest
from starlette.types import Message, Receive, Scope, Send

from pages.frame import cookie
from pages.frame.browsers import unlocked
from pages.frame.guard import LOCKED_NOW, Guard
from pages.frame.streamlit_page import FOR_EVER
from pages.parts.streamlit_private import static_folder
from tests.pages.frame.asgi_browser import ORIGIN, STREAM, Browser


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "127.0.0.1:80", "127.0.0.1.evil.example:8765", "[::1]:8765"]
)
@pytest.mark.parametrize("path", ["/", "/door/hello", "/static/x.js"])
def test_another_host_is_refused(inside: Browser, host: str, path: str) -> None:
    assert inside.get(path, host=host).status == 403


def test_a_request_without_host_is_refused(inside: Browser) -> None:
    assert inside.get("/", host="").status == 403


def test_localhost_is_sent_to_the_one_address_with_its_page(browser: Browser) -> None:
    answer = browser.get("/reflection?id=3", host="localhost:8765")
    assert (answer.status, answer.headers["location"]) == (307, "http://127.0.0.1:8765/reflection?id=3")


def test_localhost_may_not_post(inside: Browser) -> None:
    assert inside.post("/door/lock", host="localhost:8765", origin="http://localhost:8765").status == 403


@pytest.mark.parametrize(
    "origin",
    ["", "null", "http://evil.example", "http://127.0.0.1:9999", "http://localhost:8765", "https://127.0.0.1:8765"],
)
@pytest.mark.parametrize("path", ["/door/unlock", "/door/touch", "/door/draft", "/door/demo", "/door/close", "/"])
def test_a_post_from_another_origin_or_none_is_refused(inside: Browser, origin: str, path: str) -> None:
    assert inside.post(path, origin=origin).status == 403


@pytest.mark.parametrize(
    "origin", ["", "null", "http://evil.example", "http://127.0.0.1:9999", "http://localhost:8765"]
)
def test_a_stream_from_another_origin_or_none_is_refused(inside: Browser, origin: str) -> None:
    assert inside.stream() is True
    assert inside.stream(origin=origin) is False


def test_a_stream_to_another_host_is_refused(inside: Browser) -> None:
    assert inside.stream(host="localhost:8765", origin="http://localhost:8765") is False
    assert inside.stream(host="evil.example:8765") is False


def test_a_stream_elsewhere_than_streamlits_is_refused(inside: Browser) -> None:
    assert inside.stream("/other") is False


def test_a_locked_browser_gets_no_stream(recovery_key: str, browser: Browser) -> None:
    assert browser.stream() is False
    browser.cookies[cookie.name()] = "guessed"
    assert browser.stream() is False


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_what_another_page_wants_to_embed_is_refused(inside: Browser, site: str) -> None:
    assert inside.get("/media/x", sec_fetch_site=site, sec_fetch_mode="no-cors").status == 403
    assert inside.get("/door/peek", sec_fetch_site=site, sec_fetch_mode="cors").status == 403


def test_a_link_from_another_page_opens_the_door(recovery_key: str, browser: Browser) -> None:
    answer = browser.get("/", sec_fetch_site="cross-site", sec_fetch_mode="navigate")
    assert (answer.status, "Welcome back" in answer.text) == (200, True)


GATED = ["/component/x", "/_stcore/bidi-components/x", "/_stcore/health", "/_stcore/host-config"]


@pytest.mark.parametrize("path", GATED)
def test_media_and_components_only_for_an_unlocked_browser(inside: Browser, path: str) -> None:
    assert (inside.get(path).status, inside.get(path).text) == (200, "inside")
    unlocked.lock_all()
    assert inside.get(path).status == 401


def test_the_cookie_alone_opens_no_stream_takes_no_file_and_says_nothing(inside: Browser) -> None:
    """Any other server on this computer receives the cookie, and a socket can forge host and origin."""
    thief = Browser(inside.app)
    thief.cookies = dict(inside.cookies)
    for secret in (thief.secret, "", "x", "é"):
        thief.secret = secret
        assert thief.stream() is False
        assert thief.ask("PUT", "/_stcore/upload_file/a/b", b"x", {"origin": ORIGIN}).status == 401
        assert thief.get("/door/peek").json() == {"locked": True}
        assert thief.post("/door/touch").json() == {"locked": True}
        for path in ("/door/draft", "/door/capture"):
            sent = {"journal": "one", "draft": "d", "kind": "k", "field": "f", "text": "t", "do": "begin"}
            assert thief.post(path, body=sent).status == 401
        assert thief.post("/door/close").headers["location"] == "/"
    assert inside.stream() is True


def test_the_secret_alone_opens_no_stream(inside: Browser) -> None:
    inside.cookies.clear()
    assert inside.stream() is False
    assert inside.get("/door/peek").json() == {"locked": True}


def test_two_secrets_in_one_handshake_are_none(inside: Browser) -> None:
    told = f"streamlit, x, journal.{inside.secret}, journal.{inside.secret}"
    assert inside.stream(sec_websocket_protocol=told) is False


def test_streamlit_reads_the_subprotocols_without_the_secret(inside: Browser) -> None:
    seen: list[Scope] = []

    async def noting(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append(scope)

    async def nothing() -> Message:
        return {"type": "websocket.disconnect"}

    async def send(_message: Message) -> None:
        return None

    told = {"origin": ORIGIN, "sec_websocket_protocol": f"streamlit, xsrf, journal.{inside.secret}, tab-1"}
    asyncio.run(Guard(noting)(inside.scope("websocket", STREAM, told), nothing, send))
    headers = dict(seen[0]["headers"])
    assert headers[b"sec-websocket-protocol"] == b"streamlit, xsrf, tab-1"
    assert seen[0]["subprotocols"] == ["streamlit", "xsrf", "tab-1"]
    assert inside.secret not in repr(seen[0])


def test_streamlits_page_begins_with_our_scripts_and_runs_only_its_own_inline(inside: Browser) -> None:
    answer = inside.get("/")
    head, _, _ = answer.text.partition('<script type="module"')
    ours = [head.index(f"/door/{name}.js") for name in ("origin", "look", "writes", "inside")]
    assert ours == sorted(ours)
    inline = re.findall(r"<script>(.*?)</script>", answer.text, re.DOTALL)
    hashes = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in inline]
    assert hashes
    assert all(f"'sha256-{told}'" in answer.headers["content-security-policy"] for told in hashes)


def test_uploads_only_for_an_unlocked_browser(inside: Browser) -> None:
    path, origin = "/_stcore/upload_file/a/b", {"origin": ORIGIN}
    assert inside.ask("PUT", path, b"x", origin).text == "inside"
    assert inside.ask("PUT", path, b"x", {"origin": "http://evil.example"}).status == 403
    unlocked.lock_all()
    assert inside.ask("PUT", path, b"x", origin).status == 401


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics", "/_stcore/agent/interact", "/_stcore/agent/mcp", "/_stcore/agent/openapi.json",
        "/_stcore/script-health-check", "/page/_stcore/health", "/auth/login", "/oauth2callback", "/app/static/x",
        "/manifest.json", "/media/1.csv",
    ],
)  # fmt: skip
def test_what_the_journal_does_not_use_is_not_there_even_unlocked(inside: Browser, path: str) -> None:
    assert inside.get(path).status == 404
    assert inside.post(path).status == 404


@pytest.mark.parametrize("method", ["OPTIONS", "PATCH", "TRACE"])
def test_other_methods_are_not_served(inside: Browser, method: str) -> None:
    assert inside.ask(method, "/", b"", {"origin": ORIGIN}).status == 405


def test_the_frames_style_comes_behind_streamlits_and_may_be_kept(inside: Browser) -> None:
    page = inside.get("/").text
    style = re.search(r'<link rel="stylesheet" href="(/door/frame\.css\?[0-9a-f]{12})"></body>', page)
    assert style is not None
    assert page.index('rel="stylesheet" crossorigin') < style.start()
    answer = inside.get(style[1])
    assert answer.headers["content-type"].startswith("text/css")
    assert "immutable" in answer.headers["cache-control"]
    assert ".st-key-menu" in answer.text
    assert "--icon" in answer.text


def test_a_locked_page_is_the_door_and_nothing_of_streamlit(recovery_key: str, browser: Browser) -> None:
    answer = browser.get("/reflection?id=3")
    assert answer.status == 200
    assert 'value="/reflection?id=3"' in answer.text
    assert "inside" not in answer.text
    assert browser.post("/reflection").status == 401


def test_static_files_are_the_same_for_everyone(browser: Browser) -> None:
    answer = browser.get("/static/js/index.js")
    assert (answer.text, "immutable" in answer.headers["cache-control"]) == ("inside", True)


def test_a_part_of_the_page_is_what_streamlit_ships_and_may_be_kept_for_ever(browser: Browser) -> None:
    script = next(path for path in (static_folder() / "static" / "js").glob("*.js") if path.stat().st_size < 10_000)
    answer = browser.get(f"/static/js/{script.name}")
    assert answer.text == script.read_text(encoding="utf-8")
    assert answer.headers["content-type"].startswith("text/javascript")
    assert (answer.headers["cache-control"], answer.headers["x-content-type-options"]) == (FOR_EVER, "nosniff")
    assert int(answer.headers["content-length"]) == script.stat().st_size


@pytest.mark.parametrize("path", ["js/..", "js/../../index.html", "js/no-such.js", "js/%2e%2e", "index.html", "js/"])
def test_of_streamlit_s_page_nothing_but_its_parts_is_read(browser: Browser, path: str) -> None:
    assert browser.get(f"/static/{path}").text == "inside", "left to Streamlit, which knows what it serves"


@pytest.mark.parametrize("path", ["/", "/door/hello", "/door/peek", "/media/x", "/_stcore/metrics", "/static/x.js"])
def test_every_answer_carries_the_protecting_headers(inside: Browser, path: str) -> None:
    headers = inside.get(path).headers
    policy = headers["content-security-policy"]
    assert "frame-ancestors 'none'" in policy
    assert "default-src 'self'" in policy
    assert "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store"


def test_refusals_carry_them_too(browser: Browser) -> None:
    assert "content-security-policy" in browser.get("/", host="evil.example").headers


def test_the_doors_policy_is_stricter_than_streamlits(recovery_key: str, inside: Browser) -> None:
    page = inside.get("/").headers["content-security-policy"]
    unlocked.lock_all()
    door = inside.get("/").headers["content-security-policy"]
    assert ("blob:" in page, "wasm-unsafe-eval" in page) == (True, True)
    assert ("blob:" in door, "unsafe" in door) == (False, False)


def test_a_lock_cuts_the_open_stream_at_once(inside: Browser) -> None:
    came: list[Message] = []

    async def scene() -> None:
        arriving: asyncio.Queue[Message] = asyncio.Queue()
        arriving.put_nowait({"type": "websocket.connect"})

        async def send(message: Message) -> None:
            came.append(message)

        scope = inside.scope("websocket", STREAM, {"origin": ORIGIN})
        running = asyncio.create_task(inside._call(scope, arriving.get, send))
        while not came:
            await asyncio.sleep(0)
        await asyncio.to_thread(unlocked.lock, inside.cookies[cookie.name()])
        arriving.put_nowait({"type": "websocket.receive", "bytes": b"more"})
        await asyncio.wait_for(running, 5)

    asyncio.run(scene())
    assert [m["type"] for m in came] == ["websocket.accept", "websocket.close"]
    assert came[-1]["code"] == LOCKED_NOW


def test_a_fault_is_told_without_its_message(inside: Browser, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        answer = inside.get("/component/faulty")
    assert (answer.status, "Something went wrong" in answer.text) == (500, True)
    assert "RuntimeError at" in caplog.text
    assert "what the client said" not in caplog.text + answer.text


def test_a_tab_of_another_journal_may_not_come_back(inside: Browser) -> None:
    journal = unlocked.peek(inside.cookies[cookie.name()])
    assert journal is not None
    unlocked.remember_tab(inside.cookies[cookie.name()], "tab-1", journal)
    told = {"sec_websocket_protocol": f"streamlit, xsrf, tab-1, journal.{inside.secret}"}
    assert inside.stream(**told) is True
    unlocked._journal_of_tab["tab-1"] = "another journal"
    assert inside.stream(**told) is False


def test_the_first_page_has_one_address(inside: Browser, browser: Browser) -> None:
    for asking in (inside, browser):
        answer = asking.get("/today")
        assert (answer.status, answer.headers["location"]) == (307, "/")
