"""Sheets that came for oneself, who stands in for somebody; and what came back of those that were given."""

from __future__ import annotations

from datetime import date, datetime

from journal.errors import EntryNotFound, JournalError, OnLegalHold
from journal.records.share import ArrivedSheet
from journal.store.choices import KeptSettings
from journal.store.codec import columns, from_row, insert, to_row, utc_text
from journal.store.connection import IntegrityError
from journal.store.open_file import OpenFile


class Sheets:
    """Sheets on either side."""

    def __init__(self, file: OpenFile, settings: KeptSettings) -> None:
        self.file = file
        self._settings = settings

    # --- that came -------------------------------------------------------------------------------

    def add(self, sheet: ArrivedSheet, payload: bytes) -> None:
        """Keep a sheet that came, with its bytes. One that is here already stays as it is."""
        with self.file.transaction(of_entries=False) as db:
            if self.get(sheet.id) is None:
                insert(
                    db,
                    "arrived_sheets",
                    {**to_row(sheet), "arrived_at": utc_text(sheet.arrived_at), "payload": payload},
                )

    def all(self) -> list[ArrivedSheet]:
        """Return every sheet that came, the newest first."""
        return self._sheets("")

    def get(self, sheet_id: str) -> ArrivedSheet | None:
        """Return a sheet that came, or None."""
        found = self._sheets("WHERE id = ?", sheet_id)
        return found[0] if found else None

    def payload(self, sheet_id: str) -> bytes | None:
        """Return the bytes of a sheet; None where it was destroyed, or never came."""
        return self._bytes("payload", sheet_id)

    def compared(self, sheet_id: str, on: date | None) -> None:
        """Note the day on which the six words of its sender were compared by voice; None takes it back."""
        with self.file.transaction(of_entries=False) as db:
            db.execute(
                "UPDATE arrived_sheets SET compared_on = ? WHERE id = ?", [on.isoformat() if on else None, sheet_id]
            )

    def answered(self, sheet_id: str, at: datetime, file: bytes) -> None:
        """Keep the sealed answer to a sheet, in place of one before. Raises EntryNotFound for a destroyed one."""
        with self.file.transaction(of_entries=False) as db:
            if self.payload(sheet_id) is None:
                raise EntryNotFound
            db.execute(
                "UPDATE arrived_sheets SET answered_at = ?, answer = ? WHERE id = ?", [utc_text(at), file, sheet_id]
            )

    def answer(self, sheet_id: str) -> bytes | None:
        """Return the sealed answer to a sheet, as it can be saved again; or None."""
        return self._bytes("answer", sheet_id)

    def answered_at(self, sheet_id: str) -> datetime | None:
        """Return when the answer to a sheet was sealed; None while there is none."""
        with self.file.reading() as db:
            found = db.execute("SELECT answered_at FROM arrived_sheets WHERE id = ?", [sheet_id]).fetchone()
        return datetime.fromisoformat(found[0]) if found and found[0] is not None else None

    def destroy(self, sheet_id: str) -> None:
        """Let go of the bytes of a sheet and of its answer. That it came stays known. Raises OnLegalHold."""
        with self.file.transaction(of_entries=False) as db:
            if self._settings.read().legal_hold:
                raise OnLegalHold
            db.execute("UPDATE arrived_sheets SET payload = NULL, answer = NULL WHERE id = ?", [sheet_id])

    # --- that was given --------------------------------------------------------------------------

    def came_back(self, share_id: str) -> str | None:
        """Return the hash of the answer that was taken in to a sheet; None while there is none."""
        with self.file.reading() as db:
            found = db.execute("SELECT hash FROM sheet_answers WHERE share_id = ?", [share_id]).fetchone()
        return str(found[0]) if found else None

    def keep_answer(self, share_id: str, hash: str, at: datetime, payload: str) -> None:
        """Keep an answer to a sheet. Raises JournalError where there is one already."""
        with self.file.transaction(of_entries=False) as db:
            try:
                row = {"share_id": share_id, "hash": hash, "taken_at": utc_text(at), "payload": payload}
                insert(db, "sheet_answers", row)
            except IntegrityError:
                raise JournalError(
                    "This sheet was answered before, and that answer is kept. Nothing was changed."
                ) from None

    def _sheets(self, where: str, *values: str) -> list[ArrivedSheet]:
        names = ", ".join(columns(ArrivedSheet))
        with self.file.reading() as db:
            rows = list(db.query(f"SELECT {names} FROM arrived_sheets {where} ORDER BY arrived_at DESC, id", [*values]))
        return [from_row(ArrivedSheet, row) for row in rows]

    def _bytes(self, name: str, sheet_id: str) -> bytes | None:
        with self.file.reading() as db:
            found = db.execute(f"SELECT {name} FROM arrived_sheets WHERE id = ?", [sheet_id]).fetchone()
        return bytes(found[0]) if found and found[0] is not None else None
