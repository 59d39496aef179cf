"""What is being typed: kept, encrypted, until its entry is saved or the draft is thrown away."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from journal.errors import FieldError
from journal.records.entry import LONGEST_NOTE, encodable, now_utc
from journal.store.codec import utc_text

if TYPE_CHECKING:
    from journal.store.journal import Journal


_BEGUN = "begun_at"
"""Where, among a draft's fields, it is kept when it was begun; no input has this name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An unsaved form. `entry_id` names the entry being edited, None for a new one.

    `fields` holds the inputs as JSON can, `texts` the long texts by field.
    `begun_at` is when the first of them was kept, `written_at` the last.
    """

    id: str
    kind: str
    entry_id: str | None
    fields: Mapping[str, Any]
    texts: Mapping[str, str]
    begun_at: datetime
    written_at: datetime


class Drafts:
    """All drafts of an open journal."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self._dropped: set[str] = set()
        self._being_dropped: set[str] = set()

    def put_text(self, draft_id: str, kind: str, field: str, text: str, *, entry_id: str | None = None) -> None:
        """Keep a long text as it stands now. Raises FieldError beyond 200,000 characters.

        Of a draft that was dropped nothing is kept: the editor's last word
        may arrive after its entry was saved.
        """
        if len(text) > LONGEST_NOTE:
            raise FieldError(field, f"can hold {LONGEST_NOTE:,} characters at most")
        encodable(field, text)
        with self.journal.transaction(of_entries=False) as db:
            if draft_id in self._dropped:
                return
            self._have(draft_id, kind, entry_id)
            db.execute(
                "INSERT OR REPLACE INTO draft_texts (draft_id, field, text) VALUES (?, ?, ?)", [draft_id, field, text]
            )

    def put_fields(self, draft_id: str, kind: str, entry_id: str | None, fields: Mapping[str, Any]) -> None:
        """Keep the form's other inputs as they stand now."""
        with self.journal.transaction(of_entries=False) as db:
            if draft_id in self._dropped:
                return
            self._have(draft_id, kind, entry_id)
            [before] = db.execute("SELECT fields FROM drafts WHERE id = ?", [draft_id]).fetchone()
            kept = {**fields, _BEGUN: json.loads(before).get(_BEGUN)}
            db.execute("UPDATE drafts SET fields = ? WHERE id = ?", [json.dumps(kept, ensure_ascii=False), draft_id])

    def _have(self, draft_id: str, kind: str, entry_id: str | None) -> None:
        now = utc_text(now_utc())
        self.journal.db.execute(
            "INSERT INTO drafts (id, kind, entry_id, fields, written_at) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (id) DO UPDATE SET written_at = excluded.written_at, "
            "entry_id = coalesce(excluded.entry_id, entry_id)",
            [draft_id, kind, entry_id, json.dumps({_BEGUN: now}), now],
        )

    def get(self, draft_id: str) -> Draft | None:
        """Return a draft, or None."""
        found = self._where("id = ?", [draft_id])
        return found[0] if found else None

    def all(self) -> list[Draft]:
        """Return every draft, newest first."""
        return self._where("1 ORDER BY written_at DESC", [])

    def drop(self, draft_id: str) -> None:
        """Forget a draft; one that is not there is no fault."""
        with self.journal.transaction(of_entries=False) as db:
            db.execute("DELETE FROM draft_texts WHERE draft_id = ?", [draft_id])
            db.execute("DELETE FROM drafts WHERE id = ?", [draft_id])
            self._being_dropped.add(draft_id)

    def end_line(self, draft_id: str, field: str, *texts: str) -> None:
        """Forget a line that was saved, if the draft still holds one of `texts`; it may be begun again."""
        held = ", ".join("?" * len(texts))
        with self.journal.transaction(of_entries=False) as db:
            db.execute(
                f"DELETE FROM draft_texts WHERE draft_id = ? AND field = ? AND text IN ({held})",
                [draft_id, field, *texts],
            )
            db.execute(
                "DELETE FROM drafts WHERE id = ? AND NOT EXISTS (SELECT 1 FROM draft_texts WHERE draft_id = ?)",
                [draft_id, draft_id],
            )

    def settle_drops(self, *, committed: bool) -> None:
        """Make the transaction's drops final, or void: after a save that failed, typing goes on into the draft."""
        if committed:
            self._dropped |= self._being_dropped
        self._being_dropped.clear()

    def _where(self, condition: str, parameters: list[Any]) -> list[Draft]:
        with self.journal.reading() as db:
            rows = list(db.query(f"SELECT * FROM drafts WHERE {condition}", parameters))
            texts: dict[str, dict[str, str]] = {}
            for row in rows:
                found = db.execute("SELECT field, text FROM draft_texts WHERE draft_id = ?", [row["id"]])
                texts[row["id"]] = dict(found.fetchall())
        return [_draft(row, texts[row["id"]]) for row in rows]


def _draft(row: Mapping[str, Any], texts: Mapping[str, str]) -> Draft:
    fields = json.loads(row["fields"])
    return Draft(
        id=row["id"],
        kind=row["kind"],
        entry_id=row["entry_id"],
        begun_at=datetime.fromisoformat(
            fields.pop(_BEGUN, None) or row["written_at"]
        ),  # earlier versions kept no begin
        fields=fields,
        texts=texts,
        written_at=datetime.fromisoformat(row["written_at"]),
    )
