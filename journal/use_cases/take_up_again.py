"""The work with a client who ended is taken up again: the same client under the same code, nothing of before lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from journal.records.alike import folded
from journal.records.client import Client, EndingKind
from journal.store.drafts import draft_of
from journal.store.journal import Journal
from journal.use_cases.changing import Changed, change

ROWS = ".rows"
"""How the name of an input ends that holds the names of rows."""


def ended_under(code: str, role: str, clients: Iterable[Client]) -> Client | None:
    """Return the client of that role who had this code, however it is written, and ended; None where there is none."""
    same = [c for c in clients if c.role == role and folded(c.code) == folded(code.strip())]
    ended = [c for c in same if c.ended_on is not None and c.ending is not EndingKind.DIED]
    return max(ended, key=lambda c: c.at) if same == ended and ended else None


def take_up_again(
    journal: Journal, client_id: str, day: date, *, draft_id: str, fields: Mapping[str, Any], texts: Mapping[str, str]
) -> Changed[Client]:
    """Keep that the work goes on from `day`; what was typed of a new client stands in the form of this one, unsaved.

    `fields` and `texts` are what the draft `draft_id` of the new client says,
    as a draft keeps it. Raises as `change` does; then nothing was changed.
    """
    with journal.transaction():
        changed = change(journal.clients, client_id, lambda client: client.taken_up(day))
        to, kind, client = draft_of(changed.now), journal.clients.kind, changed.now
        if fields:
            journal.drafts.put_fields(to, kind, client_id, _beside(fields, client))
        for name, text in texts.items():
            both = "\n".join(part for part in (getattr(client, name), text) if part)
            journal.drafts.put_text(to, kind, name, both, entry_id=client_id)
        journal.drafts.drop(draft_id)
    return changed


def _beside(fields: Mapping[str, Any], client: Client) -> dict[str, Any]:
    """Return the inputs with the members that the client has before those that were typed."""
    kept = dict(fields)
    if typed := kept.get(f"members{ROWS}"):
        kept[f"members{ROWS}"] = [*(str(n) for n in range(len(client.members))), *typed]
    return kept
