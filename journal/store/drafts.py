"""What is being typed: kept, encrypted, until its entry is saved or the draft is thrown away."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from typing import Any

from journal.errors import DraftGone, FieldError
from journal.records.entry import LONGEST_NOTE, Entry, encodable
from journal.store import draft_rows
from journal.store.draft_rows import BEGUN
from journal.store.entries import Entries
from journal.store.open_file import OpenFile
from journal.store.reviewing import Reviewing

ANSWER = "answer"
"""Kind of the draft of an answer to a share; its entry is the pack."""

LAST_KEYS = "last_keys"
"""Id and kind of the one draft of what stood in lines and numbers as their pages went away, each by its input."""

TYPED = ".typed"
"""What a text's name ends in that holds what stands in a field for a date or a time; its page hears of it by itself."""


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


def is_empty(draft: Draft) -> bool:
    """Say whether a draft of a new entry holds nothing but, at most, the day and hour of a form that was opened."""
    moment = (f"at{TYPED}", f"at_day{TYPED}")
    said = any(text.strip() for name, text in draft.texts.items() if name not in moment)
    return draft.entry_id is None and not draft.fields and not said


class Kept(Enum):
    """What became of words that were sent to be kept."""

    AS_DRAFT = auto()
    BESIDE_ENTRY = auto()
    """As a draft too, of an entry that was saved meanwhile without them."""
    IN_ENTRY = auto()
    """The saved entry says them already."""


def draft_of(entry: Entry) -> str:
    """Return the id of the draft of this version of an entry: saved elsewhere since, it is another version."""
    return uuid.uuid5(uuid.UUID(entry.id), entry.as_of.isoformat()).hex


def beside(draft_id: str, tab: str) -> str:
    """Return the id of the draft that takes a tab's words where another tab writes in the same one."""
    return uuid.uuid5(uuid.NAMESPACE_OID, f"{draft_id} {tab}").hex


class Drafts:
    """All drafts of an open journal: of entries of its `tables`, and of answers given in `reviewing`.

    A draft that was saved or thrown away may still be open in another tab.
    What is typed on there is kept like any other words, as a draft of the
    saved entry where there is one: nothing that comes is passed over in
    silence.
    """

    def __init__(self, file: OpenFile, tables: Sequence[Entries[Any]], reviewing: Reviewing) -> None:
        self.file = file
        self._tables = tables
        self._reviewing = reviewing
        self._ended_by: dict[str, str] = {}
        self._within: dict[str, str] = {}
        self._seen_by: dict[tuple[str, str], set[str]] = {}

    def put_text(
        self, draft_id: str, kind: str, field: str, text: str, *, entry_id: str | None = None, tab: str | None = None
    ) -> Kept:
        """Keep a long text as it stands now. Raises FieldError beyond 200,000 characters.

        `tab` is who sends it: an editor's last words may arrive after its own
        page saved or threw away what was written. Saved, they are kept only
        as far as they say more; thrown away, DraftGone is raised, as it is for
        the comments on a share that was let go of.
        """
        if len(text) > LONGEST_NOTE:
            raise FieldError(field, f"can hold {LONGEST_NOTE:,} characters at most")
        encodable(field, text)
        with self.file.transaction(of_entries=False) as db:
            entry_id, said = self._saved(draft_id, kind, field, entry_id)
            if not db.execute("SELECT 1 FROM drafts WHERE id = ?", [draft_id]).fetchone():
                is_late = tab is not None and self._ended_by.get(draft_id) == tab
                heard = is_late and (field.endswith(TYPED) or text.strip() in (said or ""))
                if said is not None and (heard or text.strip() == said.strip()):
                    return Kept.IN_ENTRY
                if said is None and is_late:
                    raise DraftGone
            draft_rows.have(db, draft_id, kind, entry_id)
            if tab is not None and not field.endswith(TYPED):
                self._set_aside(draft_id, kind, field, text, tab)
            db.execute(
                "INSERT OR REPLACE INTO draft_texts (draft_id, field, text) VALUES (?, ?, ?)", [draft_id, field, text]
            )
        if tab is not None:
            self._seen_by[draft_id, field] = {tab}
        return Kept.AS_DRAFT if said is None else Kept.BESIDE_ENTRY

    def seen(self, draft_id: str, field: str, *, by: str) -> None:
        """Note that a tab begins with the text that is kept: what it sends goes on from there."""
        self._seen_by.setdefault((draft_id, field), set()).add(by)

    def unseen(self, draft_id: str, *, by: str) -> dict[str, str]:
        """Return the texts of a draft, by field, that another tab wrote and this one does not go on from."""
        draft = self.get(draft_id)
        texts = draft.texts if draft is not None else {}
        return {
            field: text
            for field, text in texts.items()
            if not field.endswith(TYPED) and by not in self._seen_by.get((draft_id, field), {by})
        }

    def _set_aside(self, draft_id: str, kind: str, field: str, text: str, tab: str) -> None:
        """Keep what another tab wrote in this field, and this one does not go on from, in a draft of its own."""
        db = self.file.db
        kept = db.execute(
            "SELECT text, entry_id, fields FROM draft_texts JOIN drafts ON id = draft_id WHERE id = ? AND field = ?",
            [draft_id, field],
        ).fetchone()
        others = self._seen_by.get((draft_id, field), {tab})
        if kept is not None and tab not in others and kept[0].strip():
            aside = beside(draft_id, min(others))
            draft_rows.have(db, aside, kind, kept[1])
            db.execute("UPDATE drafts SET fields = ? WHERE id = ?", [kept[2], aside])
            db.execute("INSERT OR REPLACE INTO draft_texts VALUES (?, ?, ?)", [aside, field, kept[0]])
        self.forget_aside(draft_id, {field: text}, tab=tab)

    def forget_aside(self, draft_id: str, texts: Mapping[str, str], *, tab: str) -> None:
        """Forget what was set aside of a tab's own words, where all of it stands in `texts` by now."""
        aside = self.get(beside(draft_id, tab))
        if aside is not None and all(text.strip() in texts.get(field, "") for field, text in aside.texts.items()):
            self.drop(aside.id)

    def put_fields(
        self,
        draft_id: str,
        kind: str,
        entry_id: str | None,
        fields: Mapping[str, Any],
        *,
        instead_of: str | None = None,
    ) -> None:
        """Keep other inputs of the form as they stand now; those not named stay as they are kept.

        With `instead_of`, those whose names begin so are forgotten first.
        """
        with self.file.transaction(of_entries=False) as db:
            entry_id, _ = self._saved(draft_id, kind, None, entry_id)
            draft_rows.have(db, draft_id, kind, entry_id)
            before = json.loads(db.execute("SELECT fields FROM drafts WHERE id = ?", [draft_id]).fetchone()[0])
            kept = {n: v for n, v in before.items() if instead_of is None or not n.startswith(instead_of)}
            now = json.dumps({**kept, **fields, BEGUN: before.get(BEGUN)}, ensure_ascii=False)
            db.execute("UPDATE drafts SET fields = ? WHERE id = ?", [now, draft_id])

    def _saved(
        self, draft_id: str, kind: str, field: str | None, entry_id: str | None
    ) -> tuple[str | None, str | None]:
        """Return which entry a draft is of, and what that says in a field; None for one not saved from this draft."""
        table = next((table for table in self._tables if table.kind == kind), None)
        if table is None:
            if kind == ANSWER and entry_id is not None and field is not None:
                return entry_id, self._reviewing.said(entry_id, field)
            return entry_id, None
        within = self._within.get(draft_id)
        entry = table.ever(entry_id or within or draft_id)
        if entry is None:
            return entry_id, None
        if entry.id in (draft_id, within) or self._of_earlier_version(table, entry, draft_id):
            said = getattr(entry, field, "") if field is not None else ""
            return entry.id, said if isinstance(said, str) else ""
        return entry_id, None

    def _of_earlier_version(self, table: Entries[Any], entry: Entry, draft_id: str) -> bool:
        if draft_id == draft_of(entry):
            return False
        return any(draft_id == draft_of(change.before) for change in table.history(entry.id) if change.before)

    def get(self, draft_id: str) -> Draft | None:
        """Return a draft, or None."""
        found = self._where("id = ?", [draft_id])
        return found[0] if found else None

    def all(self) -> list[Draft]:
        """Return every draft, newest first."""
        return self._where("1 ORDER BY written_at DESC", [])

    def drop(self, draft_id: str) -> None:
        """Forget a draft; one that is not there is no fault."""
        with self.file.transaction(of_entries=False) as db:
            draft_rows.drop(db, draft_id)

    def move(self, draft_id: str, to: str, *, entry_id: str | None) -> None:
        """Go on with a draft under another id, as one of `entry_id`; nothing may be kept under the new id yet."""
        with self.file.transaction(of_entries=False) as db:
            db.execute(
                "INSERT INTO drafts (id, kind, entry_id, fields, written_at)"
                " SELECT ?, kind, ?, fields, written_at FROM drafts WHERE id = ?",
                [to, entry_id, draft_id],
            )
            db.execute("UPDATE draft_texts SET draft_id = ? WHERE draft_id = ?", [to, draft_id])
            db.execute("DELETE FROM drafts WHERE id = ?", [draft_id])

    def ended(self, draft_id: str, *, by: str, within: str | None = None) -> None:
        """Note which tab saved a draft or threw it away: what arrives from there is late. Lasts until `begun`.

        `within` is the entry that took in a draft which was that of another, or a new one.
        """
        self._ended_by[draft_id] = by
        if within is not None and within != draft_id:
            self._within[draft_id] = within

    def begun(self, draft_id: str) -> None:
        """Note that a draft is written in, again perhaps: nothing that arrives for it is late."""
        self._ended_by.pop(draft_id, None)
        self._within.pop(draft_id, None)

    def end_line(self, draft_id: str, *texts: str) -> None:
        """Forget the lines of a draft that say one of `texts`, saved by now; they may be begun again."""
        held = ", ".join("?" * len(texts))
        with self.file.transaction(of_entries=False) as db:
            db.execute(f"DELETE FROM draft_texts WHERE draft_id = ? AND text IN ({held})", [draft_id, *texts])
            db.execute(
                "DELETE FROM drafts WHERE id = ? AND NOT EXISTS (SELECT 1 FROM draft_texts WHERE draft_id = ?)",
                [draft_id, draft_id],
            )

    def _where(self, condition: str, parameters: list[Any]) -> list[Draft]:
        with self.file.reading() as db:
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
        begun_at=datetime.fromisoformat(fields.pop(BEGUN, None) or row["written_at"]),  # earlier versions kept no begin
        fields=fields,
        texts=texts,
        written_at=datetime.fromisoformat(row["written_at"]),
    )
