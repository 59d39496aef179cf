"""What is being typed in a note editor, on its way into an encrypted draft.

The editor posts JSON: {"journal", "draft", "kind", "field", "text", "entry", "tab", "at"}.
"tab" tells the page's tab from others; "at" rises from one sending of it to the next.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from journal.errors import CannotWrite, DraftGone, FieldError, JournalError
from journal.records.entry import LONGEST_NOTE
from journal.store.drafts import ANSWER, Kept
from journal.wording.note_editor import ANSWERED_ELSEWHERE, SAVED_ELSEWHERE
from pages.frame import cookie, proof
from pages.frame.browsers import unlocked
from pages.frame.door.page import body
from pages.frame.in_order import InOrder
from pages.frame.unlocked import LOCKED, OTHER_JOURNAL

LONGEST_BODY = 12 * LONGEST_NOTE + 10_000
"""Bytes that are read at all: JSON may write one character as a pair of six-letter escapes."""

LONGEST_NAME = 200

in_order = InOrder()

TAKES = 2.0
"""Seconds that a page which comes waits for what the one before it sent as it went."""

_under_way = threading.Condition()
_sent = 0


def wait_for_last_words() -> None:
    """Let what is on its way to a draft arrive first: a page that was loaded anew begins with what is kept."""
    with _under_way:
        _under_way.wait_for(lambda: _sent == 0, timeout=TAKES)


@contextmanager
def _noted() -> Iterator[None]:
    global _sent
    with _under_way:
        _sent += 1
    try:
        yield
    finally:
        with _under_way:
            _sent -= 1
            _under_way.notify_all()


@dataclass(frozen=True, slots=True)
class _Typed:
    journal: str
    draft: str
    kind: str
    field: str
    text: str
    entry: str | None
    tab: str | None
    at: Any


async def keep(request: Request) -> Response:
    """Keep what was typed, or say why not.

    401 locked, 409 another journal, 410 thrown away, 413 too long, 422 not understood, 507 not written.
    """
    with _noted():
        typed = _understood(await body(request, LONGEST_BODY))
        if typed is None:
            return _said(422, "This draft could not be understood.")
        value, another = unlocked.writing(proof.of(request))
        response = await run_in_threadpool(_keep, typed, value)
    if another:
        cookie.give(response, another)
    return response


def _keep(typed: _Typed, value: str | None) -> Response:
    journal = unlocked.peek(value)
    if journal is None:
        return _said(401, LOCKED)
    if journal.id != typed.journal:
        return _said(409, OTHER_JOURNAL)
    try:
        with in_order.turn((journal.id, typed.draft, typed.field, typed.tab), typed.at) as late:
            if late:  # what this tab wrote after it is kept already
                return JSONResponse({"saved": True})
            kept = journal.drafts.put_text(
                typed.draft, typed.kind, typed.field, typed.text, entry_id=typed.entry, tab=typed.tab
            )
    except FieldError as error:
        return _said(413 if "at most" in error.reason else 422, str(error))
    except DraftGone as error:
        return _said(410, str(error))
    except CannotWrite as error:
        return _said(507, str(error))
    except JournalError:
        return _said(401, LOCKED)  # Locked by another thread in this very moment.
    elsewhere = ANSWERED_ELSEWHERE if typed.kind == ANSWER else SAVED_ELSEWHERE
    return JSONResponse({"saved": True, **({"sentence": elsewhere} if kept is Kept.BESIDE_ENTRY else {})})


def _understood(raw: bytes) -> _Typed | None:
    try:
        result = json.loads(raw)
        names = [result[name] for name in ("journal", "draft", "kind", "field")]
        text, entry, tab = result["text"], result.get("entry"), result.get("tab")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    if not all(_is_name(name) for name in names) or not isinstance(text, str):
        return None
    if not all(name is None or _is_name(name) for name in (entry, tab)):
        return None
    journal, draft, kind, field = names
    return _Typed(journal, draft, kind, field, text, entry, tab, result.get("at"))


def _is_name(result: Any) -> bool:
    return isinstance(result, str) and 0 < len(result) <= LONGEST_NAME


def _said(status: int, sentence: str) -> Response:
    return JSONResponse({"saved": False, "sentence": sentence}, status)


routes = [Route("/door/draft", keep, methods=["POST"])]
