"""What a supervisor is handed: who shares with them, the packs that came, what was answered."""

from __future__ import annotations

import json
from typing import Any

from journal.errors import DraftGone, OnLegalHold
from journal.records.share import ArrivedPack, GivenAnswer, Supervisee
from journal.store import draft_rows
from journal.store.choices import KeptSettings
from journal.store.codec import columns, from_row, insert, to_row, utc_text
from journal.store.open_file import OpenFile


class Reviewing:
    """The supervisor's side."""

    def __init__(self, file: OpenFile, settings: KeptSettings) -> None:
        self.file = file
        self._settings = settings

    # --- who shares with oneself -----------------------------------------------------------------

    def supervisees(self) -> list[Supervisee]:
        """Return who shares with oneself: by the day of their next meeting, those without one last, by name."""
        with self.file.reading() as db:
            rows = list(db.query("SELECT * FROM supervisees ORDER BY next_meeting IS NULL, next_meeting, name, thread"))
        return [from_row(Supervisee, row) for row in rows]

    def keep(self, supervisee: Supervisee) -> None:
        """Keep someone whose keys were compared, in place of what was kept of that thread."""
        row = to_row(supervisee)
        with self.file.transaction() as db:
            db.execute("DELETE FROM supervisees WHERE thread = ?", [supervisee.thread])
            insert(db, "supervisees", row)

    def forget(self, thread: str) -> None:
        """Let go of someone, of all they sent, and of what was answered. Raises OnLegalHold."""
        with self.file.transaction() as db:
            if self._settings.read().legal_hold:
                raise OnLegalHold
            for pack in self.packs(thread):
                db.execute("DELETE FROM given_answers WHERE pack_id = ?", [pack.id])
                draft_rows.drop_all_of(db, pack.id)
            db.execute("DELETE FROM arrived_packs WHERE thread = ?", [thread])
            db.execute("DELETE FROM supervisees WHERE thread = ?", [thread])

    # --- packs -----------------------------------------------------------------------------------

    def packs(self, thread: str | None = None) -> list[ArrivedPack]:
        """Return the packs that came, of one thread or of all, the newest first: by restores, then by number."""
        return self._packs("" if thread is None else "WHERE thread = ?", *([] if thread is None else [thread]))

    def get(self, pack_id: str) -> ArrivedPack | None:
        """Return a pack that came, or None."""
        found = self._packs("WHERE id = ?", pack_id)
        return found[0] if found else None

    def payload(self, pack_id: str) -> bytes | None:
        """Return a pack's bytes as they were signed, or None."""
        with self.file.reading() as db:
            found = db.execute("SELECT payload FROM arrived_packs WHERE id = ?", [pack_id]).fetchone()
        return bytes(found[0]) if found else None

    def add(self, pack: ArrivedPack, payload: bytes) -> None:
        """Keep a pack that was opened; one that is here already stays as it is."""
        row = {**to_row(pack), "arrived_at": utc_text(pack.arrived_at), "payload": payload}
        with self.file.transaction() as db:
            insert(db, "arrived_packs", row, if_new=True)

    # --- answers ---------------------------------------------------------------------------------

    def answered_packs(self) -> set[str]:
        """Return the ids of the packs that were answered."""
        with self.file.reading() as db:
            return {pack_id for (pack_id,) in db.execute("SELECT pack_id FROM given_answers").fetchall()}

    def answer_to(self, pack_id: str) -> GivenAnswer | None:
        """Return what was answered to a pack, or None."""
        with self.file.reading() as db:
            rows = list(db.query("SELECT * FROM given_answers WHERE pack_id = ?", [pack_id]))
        return from_row(GivenAnswer, rows[0]) if rows else None

    def said(self, pack_id: str, item: str) -> str | None:
        """Return what the answer to a pack says of an item; None while it is not answered.

        Raises DraftGone for a pack that was let go of.
        """
        if self.get(pack_id) is None:
            raise DraftGone
        given = self.answer_to(pack_id)
        if given is None:
            return None
        comments = json.loads(given.payload)["comments"] or ()
        return next((comment["text"] for comment in comments if comment["on"] == item), "")

    def answered(self, answer: GivenAnswer, *, draft_id: str | None = None) -> GivenAnswer:
        """Keep an answer before its file is handed out, end its draft, and return it; or the one given before."""
        with self.file.transaction() as db:
            if (before := self.answer_to(answer.pack_id)) is not None:
                return before
            row = {**to_row(answer), "made_at": utc_text(answer.made_at), "file": answer.file}
            insert(db, "given_answers", row)
            if draft_id is not None:
                draft_rows.drop(db, draft_id)
        return answer

    def _packs(self, condition: str, *parameters: Any) -> list[ArrivedPack]:
        with self.file.reading() as db:
            named = ", ".join(columns(ArrivedPack))
            newest_first = "ORDER BY restores DESC, sequence DESC, made_at DESC, id"
            rows = list(db.query(f"SELECT {named} FROM arrived_packs {condition} {newest_first}", parameters))
        return [from_row(ArrivedPack, row) for row in rows]
