"""Whether a form was saved: asked when its button is pressed, answered when it is on the disk.

JSON is posted: {"journal", "do": "wait", "draft", "tab"}. {"kept": true, "sentence"} is answered once the transaction
is through; {"kept": false} where it was not within WAITS seconds: its page says why.
"""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from journal.store.journal import Journal
from journal.wording import today as wording
from pages.frame.posted import NotUnderstood, answered
from pages.parts.forms import just_saved

LONGEST_BODY = 1_000
"""Bytes that are read at all."""

WAITS = 5.0
"""Seconds an answer may take."""


async def answer(request: Request) -> Response:
    """Answer a press. 401 locked, 409 another journal, 413 too long, 422 not understood."""
    return await answered(
        request,
        {"wait": wait},
        longest=LONGEST_BODY,
        done="kept",
        not_understood=wording.NOT_UNDERSTOOD,
        changed=wording.CHANGED_SINCE,
    )


def wait(journal: Journal, message: dict[str, Any]) -> dict[str, Any]:
    """Return whether the draft was saved, as soon as it is."""
    draft, tab = message.get("draft"), message.get("tab")
    if not isinstance(draft, str) or not isinstance(tab, str):
        raise NotUnderstood
    sentence = just_saved.wait_for(journal.id, draft, tab, WAITS)
    return {"kept": sentence is not None, **({} if sentence is None else {"sentence": sentence})}


routes = [Route("/door/saved", answer, methods=["POST"])]
