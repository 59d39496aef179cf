"""A browser without a screen: speaks ASGI to the program, and keeps cookies."""

from __future__ import annotations

import asyncio
import json
import secrets
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Mount
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from journal.store.journal import Journal
from pages.frame import capture, cookie, door, drafts, files, proof, saved, settle
from pages.frame.browsers import unlocked
from pages.frame.guard import Guard

PORT = 8765
HOST = f"127.0.0.1:{PORT}"
ORIGIN = f"http://{HOST}"
STREAM = "/_stcore/stream"


async def _streamlit(scope: Scope, receive: Receive, send: Send) -> None:
    """Stand in for Streamlit: whoever gets here, got in."""
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.accept"})
        while (await receive())["type"] != "websocket.disconnect":
            await send({"type": "websocket.send", "bytes": b"page"})
        await send({"type": "websocket.send", "bytes": b"what a page still had to say"})
        return
    if scope["path"] == "/component/faulty":
        raise RuntimeError("what the client said")
    cached = {"/static/js/index.js": "public, immutable, max-age=31536000"}.get(scope["path"], "no-cache")
    await PlainTextResponse("inside", headers={"Cache-Control": cached})(scope, receive, send)


def program() -> ASGIApp:
    """Return the door's routes and a stand-in for Streamlit, behind the guard."""
    own = [*capture.routes, *drafts.routes, *files.routes, *saved.routes, *settle.routes, *door.routes]
    routes = [*own, Mount("/", app=_streamlit)]
    return Starlette(routes=routes, middleware=[Middleware(Guard)])


@dataclass(frozen=True)
class Answer:
    """An answer as it came. `set_cookies` holds each Set-Cookie line."""

    status: int
    headers: dict[str, str]
    set_cookies: list[str]
    text: str

    def json(self) -> Any:
        """Return the body, read as JSON."""
        return json.loads(self.text)


class Browser:
    """One browser profile: its own cookies and its origin's secret, sent along as a browser and our scripts would."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.cookies: dict[str, str] = {}
        self.secret = secrets.token_urlsafe(32)
        self.known = secrets.token_urlsafe(32)

    @property
    def shown(self) -> proof.Proof:
        """What the browser shows."""
        return proof.Proof(self.cookies.get(cookie.name(), ""), self.secret)

    def is_let_into(self, journal: Journal) -> None:
        """Be in without a door."""
        self.cookies[cookie.name()] = unlocked.let_in(journal, self.shown)

    @property
    def is_inside(self) -> bool:
        """Whether the first page is Streamlit's, and not the door."""
        return "/door/inside.js" in self.get("/").text

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for a page."""
        return self.ask("GET", path, b"", headers)

    def post(self, path: str, form: dict[str, Any] | None = None, body: Any = None, **headers: str) -> Answer:
        """Send a form, or `body` as JSON, with our own origin unless `origin` says otherwise."""
        fields = {"secret": self.secret, "known": self.known, **(form or {})}
        raw = urlencode(fields, doseq=True).encode() if body is None else json.dumps(body).encode()
        return self.ask("POST", path, raw, {"origin": ORIGIN, **headers})

    def ask(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Answer:
        """Send one request; a header given as "" is left out, '_' in its name stands for '-'."""
        sent = iter([{"type": "http.request", "body": body, "more_body": False}])
        came: list[Message] = []

        async def receive() -> Message:
            return next(sent, {"type": "http.disconnect"})

        async def send(message: Message) -> None:
            came.append(message)

        asyncio.run(self._call(self.scope("http", path, headers, method), receive, send))
        return self._answer(came)

    async def _call(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app(scope, receive, send)

    def scope(self, kind: str, path: str, headers: dict[str, str], method: str = "GET") -> Scope:
        """Return what the server tells of a request."""
        told = {"host": HOST, "cookie": "; ".join(f"{n}={v}" for n, v in self.cookies.items())}
        if kind == "websocket":
            told["sec_websocket_protocol"] = f"streamlit, x, journal.{self.secret}"
        elif headers.get("sec_fetch_mode") != "navigate":
            told["x_journal_secret"] = self.secret
        told |= headers
        pure, _, query = path.partition("?")
        return {
            "type": kind,
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http" if kind == "http" else "ws",
            "path": pure,
            "raw_path": pure.encode(),
            "query_string": query.encode(),
            "root_path": "",
            "headers": [(n.replace("_", "-").encode(), v.encode()) for n, v in told.items() if v],
            "client": ("127.0.0.1", 50_000),
            "server": ("127.0.0.1", PORT),
            "subprotocols": [],
        }

    def _answer(self, came: list[Message]) -> Answer:
        start = next(m for m in came if m["type"] == "http.response.start")
        pairs = [(n.decode().lower(), v.decode()) for n, v in start["headers"]]
        lines = [value for name, value in pairs if name == "set-cookie"]
        for line in lines:
            for name, morsel in SimpleCookie(line).items():
                if morsel["max-age"] == "0":
                    self.cookies.pop(name, None)
                else:
                    self.cookies[name] = morsel.value
        text = b"".join(m.get("body", b"") for m in came if m["type"] == "http.response.body").decode()
        return Answer(start["status"], dict(pairs), lines, text)

    def stream(self, path: str = STREAM, **headers: str) -> bool:
        """Open the WebSocket, leave at once, and say whether it was opened at all."""
        sent = iter([{"type": "websocket.connect"}])
        came: list[Message] = []

        async def receive() -> Message:
            return next(sent, {"type": "websocket.disconnect", "code": 1000})

        async def send(message: Message) -> None:
            came.append(message)

        asyncio.run(self._call(self.scope("websocket", path, {"origin": ORIGIN, **headers}), receive, send))
        return any(m["type"] == "websocket.accept" for m in came)
