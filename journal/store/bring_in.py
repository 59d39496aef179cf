"""What was brought in: sources with their rules, each import, which row became which entry, and what was decided."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import replace

from journal.records.bring_in import BroughtIn, Decision, Import, Source
from journal.store import private_keys
from journal.store.codec import from_row, insert, to_row, utc_text
from journal.store.open_file import OpenFile

_KEY = "bring in"
"""The key under which titles and rows are marked, hex; by its name among the journal's own keys."""

KEY_BYTES = 32


class BroughtIns:
    """The tables of bringing in. No title, name or cell of a file is in any of them."""

    def __init__(self, file: OpenFile) -> None:
        self.file = file
        self._new_key = secrets.token_bytes(KEY_BYTES)

    def key(self) -> bytes:
        """Return the key of marks, 32 bytes: the one that is kept, else the one that `keep_key` would keep."""
        kept = private_keys.read(self.file, _KEY)
        return self._new_key if kept is None else bytes.fromhex(kept)

    def keep_key(self) -> None:
        """Keep the key, before the first mark is kept. Belongs inside the transaction of the marks."""
        private_keys.keep(self.file, _KEY, self.key().hex())

    def forget_key(self) -> None:
        """Let the key go, where nothing marked with it is left. Belongs inside a transaction."""
        db = self.file.db
        tables = ("import_sources", "imports", "brought_in", "import_decisions")
        if not any(db.execute(f"SELECT 1 FROM {name} LIMIT 1").fetchone() for name in tables):
            db.execute("DELETE FROM own_keys WHERE name = ?", [_KEY])

    # --- sources --------------------------------------------------------------------------------

    def sources(self) -> list[Source]:
        """Return every source, the one last written first."""
        with self.file.reading() as db:
            rows = list(db.query("SELECT * FROM import_sources ORDER BY written_at DESC, id"))
        return [from_row(Source, row) for row in rows]

    def keep_source(self, source: Source) -> None:
        """Keep a source with its rules, in place of what was kept of it."""
        with self.file.transaction(of_entries=False) as db:
            db.execute("DELETE FROM import_sources WHERE id = ?", [source.id])
            insert(db, "import_sources", {**to_row(source), "written_at": utc_text(source.written_at)})

    def forget_source(self, source_id: str) -> None:
        """Forget a source and its rules; what came from it stays in the journal."""
        with self.file.transaction(of_entries=False) as db:
            db.execute("DELETE FROM import_sources WHERE id = ?", [source_id])

    # --- imports --------------------------------------------------------------------------------

    def imports(self) -> list[Import]:
        """Return every import that was not undone, the last first."""
        with self.file.reading() as db:
            rows = list(db.query("SELECT * FROM imports ORDER BY at DESC, id"))
        return [from_row(Import, row) for row in rows]

    def keep_import(self, done: Import) -> None:
        """Note an import. Belongs inside the transaction of its entries."""
        row = {**to_row(done), "at": utc_text(done.at)}
        insert(self.file.db, "imports", row)

    # --- rows -----------------------------------------------------------------------------------

    def identities(self) -> dict[str, BroughtIn]:
        """Return what every row became that was ever brought in, by its mark."""
        with self.file.reading() as db:
            rows = list(db.query("SELECT * FROM brought_in"))
        return {row["identity"]: from_row(BroughtIn, row) for row in rows}

    def decisions(self) -> dict[str, Decision]:
        """Return what was decided of single rows, by their marks."""
        with self.file.reading() as db:
            rows = list(db.query("SELECT * FROM import_decisions"))
        return {row["identity"]: from_row(Decision, row) for row in rows}

    def keep_decisions(self, import_id: str, decisions: Mapping[str, Decision]) -> None:
        """Keep what was decided of rows; what was decided before stays where it is the same. In the transaction."""
        db, before = self.file.db, self.decisions()
        for identity, decision in decisions.items():
            if before.get(identity) != decision:
                db.execute("DELETE FROM import_decisions WHERE identity = ?", [identity])
                row = {"identity": identity, "import_id": import_id, **to_row(decision)}
                insert(db, "import_decisions", row)

    def client_is_gone(self, client_id: str) -> None:
        """Take a purged client out of all rules and decisions. For the trash, in its transaction."""
        for source in self.sources():
            titles = tuple(rule for rule in source.rules.titles if rule.client_id != client_id)
            if titles != source.rules.titles:
                self.keep_source(replace(source, rules=replace(source.rules, titles=titles)))
        db = self.file.db
        db.execute("DELETE FROM import_decisions WHERE client_id = ?", [client_id])
        db.execute("DELETE FROM import_steps WHERE entry_id = ?", [client_id])
        # What a source was before an import: undone, it begins without rules.
        db.execute(
            "UPDATE import_steps SET said_before = '' WHERE done = 'source' AND instr(said_before, ?)", [client_id]
        )
