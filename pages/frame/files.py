"""A file on its way out: handed to the tab that asked for it, once, within a minute, and to nobody else.

The page lays it here when "save" is pressed; the tab's script fetches it with
this origin's secret and saves it. Its address alone opens nothing.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from pages.frame import clock, proof
from pages.frame.browsers import unlocked

SECONDS = 60.0
"""Seconds that a file waits for the tab that asked for it."""

MOST = 20
"""Files that wait at a time; the oldest goes."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    browser: str
    until: float
    name: str
    mime: str
    content: bytes = field(repr=False)


class Files:
    """The files that wait, by an address of 32 random bytes. Safe to use from any thread."""

    def __init__(self) -> None:
        self.clock: Callable[[], float] = clock.seconds
        self._waiting: dict[str, _Waiting] = {}
        self._changing = threading.Lock()
        unlocked.when_locked.append(self.forget)

    def lay(self, value: str, name: str, mime: str, content: bytes) -> str:
        """Lay a file down for the browser with this cookie and return its address."""
        token = secrets.token_urlsafe(32)
        with self._changing:
            self._drop(lambda waiting: waiting.until <= self.clock())
            while len(self._waiting) >= MOST:
                del self._waiting[next(iter(self._waiting))]
            key = unlocked.key(value) or ""
            self._waiting[token] = _Waiting(key, self.clock() + SECONDS, name, mime, content)
        return f"/door/file/{token}"

    def take(self, token: str, value: str | None) -> _Waiting | None:
        """Return a file to the browser it waits for, once; None to anybody else, and after a minute."""
        key = unlocked.key(value)
        with self._changing:
            waiting = self._waiting.get(token)
            if waiting is None or key is None or waiting.browser != key:
                return None
            del self._waiting[token]
            return waiting if waiting.until > self.clock() else None

    def forget(self, key: str, _tabs: frozenset[str] = frozenset()) -> None:
        """Forget what waits for a browser that was locked."""
        with self._changing:
            self._drop(lambda waiting: waiting.browser == key)

    def _drop(self, which: Callable[[_Waiting], bool]) -> None:
        self._waiting = {token: waiting for token, waiting in self._waiting.items() if not which(waiting)}


files = Files()
"""The ones of this process."""


def hand_out(request: Request) -> Response:
    """Hand a file to the script that shows cookie and secret. 404 for everything else."""
    waiting = files.take(request.path_params["token"], unlocked.proven(proof.of(request)))
    if waiting is None:
        return PlainTextResponse("Not here.", 404)
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(waiting.name)}"}
    return Response(waiting.content, media_type=waiting.mime, headers=headers)


routes = [Route("/door/file/{token}", hand_out)]
