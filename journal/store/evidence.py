"""Evidence of CPD: a list that never reads a file, and each file read alone, when it is asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date

from journal.errors import EntryNotFound, EvidenceThere, OnLegalHold
from journal.records.evidence import Evidence
from journal.store.choices import KeptSettings
from journal.store.codec import from_row, utc_text
from journal.store.connection import IntegrityError
from journal.store.open_file import OpenFile

_COLUMNS = "evidence.id, cpd_id, name, kind, size, sha256, held, added_at"


class KeptEvidence:
    """The evidence of each entry of CPD. It goes for good with its entry."""

    def __init__(self, file: OpenFile, settings: KeptSettings) -> None:
        self.file = file
        self._settings = settings

    def add(self, evidence: Evidence) -> None:
        """Keep a piece of evidence, with its content where it is held.

        Raises EvidenceThere where this entry has the same file already,
        EntryNotFound where there is no such entry, CannotWrite where the disk
        does not take it; then nothing was kept.
        """
        with self.file.transaction() as db:
            there = db.execute("SELECT deleted_at FROM cpd WHERE id = ?", [evidence.cpd_id]).fetchone()
            if there is None or there[0] is not None:
                raise EntryNotFound
            same = "SELECT 1 FROM evidence WHERE cpd_id = ? AND sha256 = ?"
            if db.execute(same, [evidence.cpd_id, evidence.sha256]).fetchone():
                raise EvidenceThere
            self._write(evidence)

    def add_many(self, evidence: Iterable[Evidence]) -> None:
        """Keep evidence that came with its entries. One that is held and brought no content is a sum alone."""
        with self.file.transaction():
            for one in evidence:
                self._write(one)

    def _write(self, evidence: Evidence) -> None:
        held = evidence.held and evidence.content is not None
        values = [
            evidence.id, evidence.cpd_id, evidence.name, evidence.kind, evidence.size, evidence.sha256, held,
            utc_text(evidence.added_at),
        ]  # fmt: skip
        try:
            self.file.db.execute(f"INSERT INTO evidence VALUES ({', '.join('?' * len(values))})", values)
        except IntegrityError:
            raise EvidenceThere from None
        if held:
            self.file.db.execute("INSERT INTO evidence_files VALUES (?, ?)", [evidence.id, evidence.content])

    def of(self, cpd_id: str) -> list[Evidence]:
        """Return the evidence of an entry, the first added first, without content."""
        return self._where("cpd_id = ?", cpd_id)

    def elsewhere(self, sha256: str, *, besides: str) -> list[str]:
        """Return the ids of the other entries, not in the trash, that have the very same file."""
        with self.file.reading() as db:
            rows = db.execute(
                "SELECT DISTINCT cpd_id FROM evidence JOIN cpd ON cpd.id = cpd_id "
                "WHERE sha256 = ? AND cpd_id != ? AND deleted_at IS NULL",
                [sha256, besides],
            ).fetchall()
        return [cpd_id for (cpd_id,) in rows]

    def sums(self) -> set[tuple[str, str]]:
        """Return the entry and the sum of every piece."""
        with self.file.reading() as db:
            return set(db.execute("SELECT cpd_id, sha256 FROM evidence").fetchall())

    def counts(self) -> dict[str, int]:
        """Return how many pieces each entry has; of those that have any."""
        with self.file.reading() as db:
            return dict(db.execute("SELECT cpd_id, count(*) FROM evidence GROUP BY cpd_id").fetchall())

    def total(self) -> tuple[int, int]:
        """Return how many files lie in the journal, the trash included, and their bytes."""
        with self.file.reading() as db:
            n, size = db.execute("SELECT count(*), coalesce(sum(size), 0) FROM evidence WHERE held").fetchone()
        return int(n), int(size)

    def content(self, evidence_id: str) -> bytes:
        """Return a file. Raises EntryNotFound where it is not held here (any more)."""
        with self.file.reading() as db:
            row = db.execute("SELECT content FROM evidence_files WHERE evidence_id = ?", [evidence_id]).fetchone()
        if row is None:
            raise EntryNotFound
        return bytes(row[0])

    def delete(self, evidence_id: str) -> None:
        """Delete a piece for good, its content too. What is gone already is no fault. Raises OnLegalHold."""
        with self.file.transaction() as db:
            if self._settings.read().legal_hold:
                raise OnLegalHold
            db.execute("DELETE FROM evidence WHERE id = ?", [evidence_id])

    def of_days(self, first: date, last: date) -> Iterator[Evidence]:
        """Yield what belongs to live entries of these days, each with its content, read one at a time."""
        with self.file.reading() as db:
            rows = db.execute(
                "SELECT evidence.id FROM evidence JOIN cpd ON cpd.id = cpd_id WHERE deleted_at IS NULL "
                "AND day BETWEEN ? AND ? ORDER BY added_at, evidence.id",
                [first.isoformat(), last.isoformat()],
            ).fetchall()
        for (evidence_id,) in rows:
            with self.file.reading() as db:
                asked = (
                    f"SELECT {_COLUMNS}, content FROM evidence LEFT JOIN evidence_files ON evidence_id = evidence.id "
                    "WHERE evidence.id = ?"
                )
                found = list(db.query(asked, [evidence_id]))
            for row in found:
                yield from_row(Evidence, row)

    def count_of_days(self, first: date, last: date) -> int:
        """Return how many belong to live entries of these days, without reading them."""
        with self.file.reading() as db:
            counted = db.execute(
                "SELECT count(*) FROM evidence JOIN cpd ON cpd.id = cpd_id WHERE deleted_at IS NULL "
                "AND day BETWEEN ? AND ?",
                [first.isoformat(), last.isoformat()],
            )
            return int(counted.fetchone()[0])

    def damaged(self) -> int:
        """Return how many files are not what their sums were made of, each read and let go again."""
        with self.file.reading() as db:
            rows = db.execute("SELECT id, sha256 FROM evidence WHERE held").fetchall()
            wrong = 0
            for evidence_id, sha256 in rows:
                row = db.execute("SELECT content FROM evidence_files WHERE evidence_id = ?", [evidence_id]).fetchone()
                wrong += row is None or hashlib.sha256(row[0]).hexdigest() != sha256
        return wrong

    def _where(self, condition: str, *values: str) -> list[Evidence]:
        with self.file.reading() as db:
            rows = list(db.query(f"SELECT {_COLUMNS} FROM evidence WHERE {condition} ORDER BY added_at, id", [*values]))
        return [from_row(Evidence, row) for row in rows]
