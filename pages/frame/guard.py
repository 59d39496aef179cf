"""The guard in front of everything, WebSocket included: who asks, from where, and what a locked browser may have.

    Host and Origin exactly ours?       ── no ──▶ refused
    a path that is served at all?       ── no ──▶ 404
    the door, or a static file          ─────────▶ through (the door's routes ask for themselves)
    a page, locked                      ─────────▶ the door's page, at the same address
    a page, unlocked                    ─────────▶ Streamlit's page, the same for everyone, without content
    the same code for everyone          ─────────▶ through, with the cookie of a browser that is in
    content: the WebSocket, a file up   ─────────▶ through, with that cookie and the origin's secret (proof.py)
    anything else, locked               ─────────▶ 401

Nothing of Streamlit but its static files, the same for everyone, reaches a
locked browser.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection, Request
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.frame import cookie, faults, proof
from pages.frame.browsers import unlocked
from pages.frame.door.locked import locked_door
from pages.frame.door.page import fault_page
from pages.frame.program import ADDRESS
from pages.frame.streamlit_page import inline_hashes, part_of_page, streamlit_page
from pages.parts import streamlit_private

CONTENT_POLICY = "; ".join(
    (
        "default-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        " ".join(("script-src 'self' blob: 'wasm-unsafe-eval'", *inline_hashes())),
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "connect-src 'self'",
        "font-src 'self' data:",
        "worker-src 'self' blob:",
        "frame-ancestors 'none'",
    )
)
"""What Streamlit's page may load and speak to: this server, and nobody else."""

HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Nothing to any other site. Not "no-referrer": with it a browser hides the origin of our own forms too.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}
"""On every answer that does not say otherwise itself. `no-store`: a locked journal is not in the browser's cache."""

STATIC = ("/static/", "/favicon.png")
UNLOCKED_ONLY = streamlit_private.CODE
UNLOCKED_ONLY_EXACT = streamlit_private.HEALTH
"""What a browser that is in fetches without our script: code, and what is the same for everyone. No content."""

WITH_SECRET = streamlit_private.UPLOADS
NEVER = streamlit_private.NOT_USED
"""Streamlit has them, this journal does not. A file is saved by way of pages/frame/files.py."""

TODAY = "/today"
"""The first page has no address but "/": at its own name Streamlit would say that there is no such page."""

LOCKED_NOW = 4401
"""The WebSocket code with which a tab is cut off at the moment its browser is locked."""


class Guard:
    """ASGI middleware. `app` is all of Streamlit and the door's routes."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._streams: defaultdict[str, set[tuple[asyncio.AbstractEventLoop, asyncio.Event]]] = defaultdict(set)
        unlocked.when_locked.append(self._cut_off)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await self._http(scope, receive, _with_headers(send))
        elif scope["type"] == "websocket":
            await self._websocket(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        answered = False

        async def noting(message: Message) -> None:
            nonlocal answered
            answered = True
            await send(message)

        try:
            await (self._answer(Request(scope)) or self.app)(scope, receive, noting)
        except Exception as error:  # noqa: BLE001 the server would log the message, and a message can hold a note's text
            faults.log(error)
            if not answered:
                await fault_page()(scope, receive, send)

    def _answer(self, request: Request) -> ASGIApp | None:
        """Return the guard's own answer, or None to let the request through."""
        host, path = request.headers.getlist("host"), request.url.path
        reading = request.method in ("GET", "HEAD")
        if host == [f"localhost:{cookie.port()}"] and reading:
            return RedirectResponse(request.url.replace(netloc=f"{ADDRESS}:{cookie.port()}"), 307)
        if host != [f"{ADDRESS}:{cookie.port()}"]:
            return _refused("This address is not served here.")
        if not reading and request.headers.getlist("origin") != [cookie.origin()]:
            return _refused("This came from another page than the journal's own.")
        if _from_elsewhere(request):
            return _refused("This was asked for by another page than the journal's own.")
        if not reading and request.method not in ("POST", "PUT", "DELETE"):
            return PlainTextResponse("Not served.", 405)
        if path.startswith("/door/"):
            return None
        if reading and path.startswith(STATIC):
            return part_of_page(request)
        if path.startswith(WITH_SECRET):
            return None if unlocked.proven(proof.of(request)) else PlainTextResponse("The journal is locked.", 401)
        needs_key = path.startswith(UNLOCKED_ONLY) or path in UNLOCKED_ONLY_EXACT
        if not needs_key and ("_stcore" in path or path.startswith(NEVER)):
            return PlainTextResponse("Not here.", 404)
        if reading and path == TODAY:
            return RedirectResponse("/", 307)
        is_in = unlocked.peek(cookie.read(request)) is not None
        if needs_key or not reading:
            return None if is_in and reading else PlainTextResponse("The journal is locked.", 401)
        return streamlit_page() if is_in else locked_door(request)

    async def _websocket(self, scope: Scope, receive: Receive, send: Send) -> None:
        connection = HTTPConnection(scope)
        shown, protocols = proof.of_stream(connection)
        key = unlocked.key(shown.cookie)
        if key is None or not _stream_allowed(connection, shown, protocols):
            await receive()  # the handshake; closing it unaccepted answers 403
            await send({"type": "websocket.close", "code": 1008})
            return
        MutableHeaders(scope=scope)[proof.PROTOCOLS] = ", ".join(protocols)
        scope["subprotocols"] = [name for name in protocols if name]
        locked = asyncio.Event()
        here = (asyncio.get_running_loop(), locked)
        self._streams[key].add(here)

        async def receive_or_cut() -> Message:
            arriving, cut = asyncio.ensure_future(receive()), asyncio.ensure_future(locked.wait())
            try:
                await asyncio.wait({arriving, cut}, return_when=asyncio.FIRST_COMPLETED)
                if not locked.is_set():
                    return arriving.result()
            finally:
                arriving.cancel()
                cut.cancel()
            await send({"type": "websocket.close", "code": LOCKED_NOW})
            return {"type": "websocket.disconnect", "code": LOCKED_NOW}

        async def send_unless_cut(message: Message) -> None:
            if not locked.is_set():
                await send(message)

        try:
            await self.app(scope, receive_or_cut, send_unless_cut)
        finally:
            self._streams[key].discard(here)
            if not self._streams[key]:
                del self._streams[key]

    def _cut_off(self, key: str, _tabs: frozenset[str]) -> None:
        """End the streams of a browser that was locked, from whatever thread: nothing more reaches its tabs."""
        for loop, locked in list(self._streams.get(key, ())):
            loop.call_soon_threadsafe(locked.set)


def _stream_allowed(connection: HTTPConnection, shown: proof.Proof, protocols: list[str]) -> bool:
    """Say whether a WebSocket may open: exact host and origin, cookie and secret, and a tab of the same journal."""
    headers = connection.headers
    if headers.getlist("host") != [f"{ADDRESS}:{cookie.port()}"]:
        return False
    if headers.getlist("origin") != [cookie.origin()] or connection.url.path != streamlit_private.STREAM:
        return False
    journal = unlocked.peek(unlocked.proven(shown))
    if journal is None:
        return False
    returning = protocols[streamlit_private.TAB_IN_PROTOCOLS :]
    return not returning or unlocked.may_return(returning[0], journal)


def _from_elsewhere(request: Request) -> bool:
    """Say whether a browser tells that another site, or another port of this computer, wants this embedded.

    A link from elsewhere that opens the journal as a page of its own is fine.
    """
    site = request.headers.get("sec-fetch-site", "none")
    own_page = request.headers.get("sec-fetch-mode") == "navigate" and request.method in ("GET", "HEAD")
    return site not in ("same-origin", "none") and not own_page


def _refused(sentence: str) -> PlainTextResponse:
    return PlainTextResponse(sentence, 403)


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            # Streamlit marks its own page "no-cache" and media not at all.
            if "immutable" not in headers["Cache-Control"]:
                headers["Cache-Control"] = "no-store"
        await send(message)

    return sending
