"""Staying and leaving: touch, peek, lock, and closing the journal for today."""

from __future__ import annotations

import os
import secrets
import signal
import threading

from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from pages.frame import cookie
from pages.frame.browsers import unlocked
from pages.frame.door.page import HERE, page, to
from pages.frame.program import INSTANCE, NAME


def hello(_request: Request) -> Response:
    """Say that this is the program, and which one: a second start opens this one instead."""
    return JSONResponse({"program": NAME, "instance": os.environ.get(INSTANCE, "")})


def touch(request: Request) -> Response:
    """Note activity; the idle time starts anew."""
    value = cookie.read(request)
    return _state(value, unlocked.touch(value) is None)


def peek(request: Request) -> Response:
    """Say whether this browser is in, without counting as activity."""
    value = cookie.read(request)
    return _state(value, unlocked.peek(value) is None)


def _state(value: str | None, locked: bool) -> Response:
    journal = unlocked.peek(value)
    if locked or journal is None:
        return JSONResponse({"locked": True})
    return JSONResponse({"locked": False, "seconds_left": unlocked.seconds_left(value), "journal": journal.id})


def lock(request: Request) -> Response:
    """Lock every tab of this browser."""
    unlocked.lock(cookie.read(request))
    wants_page = "text/html" in request.headers.get("accept", "")
    response = to("/") if wants_page else JSONResponse({"locked": True})
    cookie.take_back(response)
    return response


async def close(request: Request) -> Response:
    """Close every journal and end the program. Only a browser that is in may do so."""
    if unlocked.peek(cookie.read(request)) is None:
        return to("/")
    await run_in_threadpool(unlocked.lock_all)
    nonce = secrets.token_urlsafe(16)
    response = page("closed", css=(HERE / "closed.css").read_text(encoding="utf-8"), nonce=nonce)
    # The style is in the page: by the time a style sheet is asked for, nobody is there to answer.
    response.headers["Content-Security-Policy"] = (
        f"default-src 'none'; style-src 'nonce-{nonce}'; img-src data:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    cookie.take_back(response)
    response.background = BackgroundTask(stop_soon)
    return response


def elsewhere(request: Request) -> Response:
    """Lead a reader of any other address under /door/ to the door itself: a form's answer that was asked for again."""
    return to("/") if request.method in ("GET", "HEAD") else PlainTextResponse("Not here.", 404)


def stop_soon() -> None:
    """End the program a moment from now, when the last page has reached the browser."""
    threading.Timer(0.3, signal.raise_signal, [signal.SIGTERM]).start()
