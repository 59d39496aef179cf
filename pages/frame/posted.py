"""What a script of ours posts to a route of its own, past Streamlit: JSON with "journal" and "do", and its answer."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from journal.errors import CannotWrite, EntryChanged, JournalClosed, JournalError
from journal.store.journal import Journal
from pages.frame import cookie, proof, written
from pages.frame.browsers import unlocked
from pages.frame.door.page import body
from pages.frame.unlocked import LOCKED, OTHER_JOURNAL

Do = Callable[[Journal, dict[str, Any]], dict[str, Any]]
"""Does what a message asks and returns what is answered. Raises JournalError; NotUnderstood before it did anything."""


class NotUnderstood(Exception):
    """A message makes no sense."""


async def answered(
    request: Request, do: Mapping[str, Do], *, longest: int, done: str, not_understood: str, changed: str
) -> Response:
    """Answer a message. 401 locked, 409 another journal, 413 longer than `longest` bytes, 422 not understood, 507 not
    written; then, and where an entry was changed meanwhile, False stands under `done`, with a sentence.
    """

    def said(status: int, sentence: str) -> Response:
        return JSONResponse({done: False, "sentence": sentence}, status)

    def answer(message: dict[str, Any], value: str | None) -> Response:
        journal = unlocked.peek(value)
        if journal is None:
            return said(401, LOCKED)
        if journal.id != message["journal"]:
            return said(409, OTHER_JOURNAL)
        written.write_for(journal, request.cookies.get(written.COOKIE))
        try:
            return JSONResponse(do[message["do"]](journal, message))
        except JournalClosed:
            return said(401, LOCKED)  # Locked by another thread in this very moment.
        except CannotWrite as error:
            return said(507, str(error))
        except EntryChanged:
            return said(200, changed)
        except JournalError as error:
            return said(200, str(error))
        except NotUnderstood:
            return said(422, not_understood)

    raw = await body(request, longest)
    try:
        message = json.loads(raw)
    except (ValueError, RecursionError):
        message = None
    if not isinstance(message, dict) or not all(isinstance(message.get(name), str) for name in ("do", "journal")):
        return said(422, not_understood)
    if message["do"] not in do:
        return said(422, not_understood)
    value, another = unlocked.writing(proof.of(request))
    response = await run_in_threadpool(answer, message, value)
    if another:
        cookie.give(response, another)
    return response
