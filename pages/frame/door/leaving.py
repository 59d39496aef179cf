"""Staying and leaving: touch, peek, lock, and closing the journal for today."""

from __future__ import annotations

import secrets
import signal
import threading

from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from pages.frame import cookie, proof
from pages.frame.browsers import unlocked
from pages.frame.door.page import HERE, form, page, to

NOT_IN = "This browser was not in, so there was nothing to lock here."


def touch(request: Request) -> Response:
    """Note activity; the idle time starts anew."""
    return _staying(request, active=True)


def stay(request: Request) -> Response:
    """Say to a tab that is in whether it still is. Its secret is enough: its cookie may have been overwritten."""
    return _staying(request, active=False)


def _staying(request: Request, *, active: bool) -> Response:
    value, another = unlocked.writing(proof.of(request))
    if active:
        unlocked.touch(value)
    response = _state(value)
    if another:
        cookie.give(response, another)
    return response


def peek(request: Request) -> Response:
    """Say whether this browser is in, without counting as activity."""
    return _state(unlocked.proven(proof.of(request)))


def _state(value: str | None) -> Response:
    journal = unlocked.peek(value)
    if journal is None:
        return JSONResponse({"locked": True})
    return JSONResponse({"locked": False, "seconds_left": unlocked.seconds_left(value), "journal": journal.id})


def lock(request: Request) -> Response:
    """Lock every tab of the browser that shows this origin's secret, or a cookie that is in, and say so."""
    if unlocked.lock_shown(proof.of(request)):
        response = JSONResponse({"locked": True})
    else:
        response = JSONResponse({"locked": False, "sentence": NOT_IN})
    cookie.take_back(response)
    return response


async def close(request: Request) -> Response:
    """Close every journal and end the program. Only a browser that is in may do so."""
    if unlocked.proven(proof.of_form(request, await form(request))) is None:
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
