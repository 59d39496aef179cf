"""What the capture bar sends while a line is typed, and its answers. Nothing of it goes through Streamlit.

The bar posts JSON: {"journal", "do": "begin" | "show" | "save" | "undo", "zone", "tab", "at", …}; "at" rises from one
sending of a tab to the next. `show` and `save` carry the "line" and what the draft holds of it ("kept"); `save` also
what was shown of it ("shown", with the "now" it was read at) and the "id" the entry is to have.
A save that is answered is on the disk; the page is told afterwards, and only lists it.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from journal.exchange.capture import Captured
from journal.records.entry import LONGEST_NOTE, now_utc
from journal.store.journal import Journal
from journal.use_cases import capture_line
from journal.use_cases.capture_line import Kept
from journal.wording import capture as wording
from pages.frame.in_order import InOrder
from pages.frame.posted import answered
from pages.parts import clock

LONGEST_BODY = 12 * LONGEST_NOTE + 10_000
"""Bytes that are read at all: what is pasted is kept, also where it is no line any more."""

NOT_UNDERSTOOD = "This line could not be understood."

in_order = InOrder()

READ_AT_MOST = timedelta(minutes=10)
"""How long what was shown may be saved as it was shown; after that it is read, and shown, again."""


async def answer(request: Request) -> Response:
    """Answer the bar. 401 locked, 409 another journal, 413 too long, 422 not understood, 507 not written."""
    return await answered(
        request, _DO, longest=LONGEST_BODY, done="saved", not_understood=NOT_UNDERSTOOD, changed=wording.CHANGED
    )


def begin(journal: Journal, message: dict[str, Any]) -> dict[str, Any]:
    """Return the line that was not saved yet."""
    return {"line": capture_line.unfinished(journal)}


def show(journal: Journal, message: dict[str, Any]) -> dict[str, Any]:
    """Keep the line as a draft and return what it means."""
    line = _text(message, "line")
    with in_order.turn((journal.id, _text(message, "tab")), message.get("at")) as late:
        if not late:
            capture_line.keep_unfinished(journal, line, _known(message))
    now = _now(journal, message)
    return {"saved": False, **shown(capture_line.understand(journal, line, now), now)}


def save(journal: Journal, message: dict[str, Any]) -> dict[str, Any]:
    """Save the line, if it is what was shown, or was not shown yet and leaves no doubt; else return what it means."""
    line, now = _text(message, "line"), _shown_at(journal, message)
    entry_id = _text(message, "id")
    captured = capture_line.understand(journal, line, now, entry_id=entry_id)
    meant = shown(captured, now)
    seen = message.get("shown")
    changed = captured.good and seen and seen != meant["shown"]
    elsewhere = captured.good and _ended_elsewhere(journal, captured, message)
    if not captured.good or changed or elsewhere or (captured.doubts and not seen):
        capture_line.keep_unfinished(journal, line, _known(message))
        said = wording.ENDED_ELSEWHERE if elsewhere else wording.CHANGED if changed else ""
        return {"saved": False, "kept": True, **meant, "sentence": said}
    kept = capture_line.keep(journal, captured, entry_id=entry_id or None, before=_text(message, "kept"))
    undo = {"kind": kept.kind, "entry": kept.entry_id, "as_of": kept.as_of.isoformat(), "client": kept.client_id}
    return {"saved": True, "undo": undo, "chips": meant["chips"]}


def _ended_elsewhere(journal: Journal, captured: Captured, message: dict[str, Any]) -> bool:
    """Say whether the line was kept as it stands and is not any more: another tab saved it, or took it away."""
    line = _text(message, "line")
    if _known(message) != line or line in capture_line.unfinished_lines(journal).values():
        return False
    # Sent twice, because no answer came, it was saved by this very tab.
    return not any(table.kind == captured.kind and table.holds(_text(message, "id")) for table in journal.kinds)


def undo(journal: Journal, message: dict[str, Any]) -> dict[str, Any]:
    """Take back what was saved a moment ago."""
    kept = message.get("undo")
    if not isinstance(kept, dict) or kept.get("kind") not in [entries.kind for entries in journal.kinds]:
        return {"saved": False, "sentence": "This could not be understood."}
    entry_id, client_id = _text(kept, "entry"), _text(kept, "client") or None
    try:
        as_of = datetime.fromisoformat(_text(kept, "as_of"))
    except ValueError:
        return {"saved": False, "sentence": "This could not be understood."}
    capture_line.take_back(journal, Kept(kind=kept["kind"], entry_id=entry_id, as_of=as_of, client_id=client_id))
    return {"saved": False, "undone": True, "sentence": wording.TAKEN_BACK}


def shown(captured: Captured, now: datetime) -> dict[str, Any]:
    """Return what the bar shows of a line, and the mark by which it says so when saving."""
    return {
        "good": captured.good,
        "chips": [[chip.label, chip.value] for chip in captured.chips],
        "problems": list(captured.problems),
        "doubts": list(captured.doubts) if captured.good else [],
        "offers": [[offer.label, offer.line] for offer in captured.offers],
        "shown": capture_line.fingerprint(captured) if captured.good else "",
        "now": now.isoformat(),
    }


_DO = {"begin": begin, "show": show, "save": save, "undo": undo}


def _known(message: dict[str, Any]) -> str | None:
    """Return what the bar knows to be kept of its line; None where it does not say."""
    return _text(message, "kept") if "kept" in message else None


def _text(message: dict[str, Any], name: str) -> str:
    value = message.get(name)
    return value if isinstance(value, str) else ""


def _zone(journal: Journal, message: dict[str, Any]) -> ZoneInfo:
    return ZoneInfo(clock.whereabouts(journal, _text(message, "zone")).zone)


def _now(journal: Journal, message: dict[str, Any]) -> datetime:
    return now_utc().astimezone(_zone(journal, message))


def _shown_at(journal: Journal, message: dict[str, Any]) -> datetime:
    """Return the moment at which what was shown was read, or this moment if that is long ago."""
    now = _now(journal, message)
    try:
        before = datetime.fromisoformat(_text(message, "now")).astimezone(now.tzinfo)
    except (ValueError, OverflowError):
        return now
    return before if timedelta(0) <= now - before <= READ_AT_MOST else now


routes = [Route("/door/capture", answer, methods=["POST"])]
