"""A client and everything about them: taken out whole, sealed for some days, then gone for good.

    live ──seal──▶ sealed (one row of this very file) ──purge──▶ gone; that something went is kept, not what
      ◀─call back──┘

Sealed, nothing of it stands in any table, index, history or draft: nobody
meets it. What was typed of the client elsewhere stays, without the code.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any

from journal.errors import EntryNotFound, FieldError, JournalError
from journal.records.alike import folded
from journal.records.client import Client
from journal.records.entry import new_id
from journal.records.letting_go import SEALED_DAYS, LetGo, Sealed, Why
from journal.store import bare_hours, client_taken, client_traces, holds, letting_go
from journal.store.codec import from_row, insert, to_row, utc_text
from journal.store.entries import Entries
from journal.store.journal import Journal
from journal.store.taken import Row, Taken, put_back

AFTER = "after-erasing"
"""What a backup is called that took the place of those which held an erased client."""


class _OnlyLooking(Exception):
    pass


def look(journal: Journal, client_id: str) -> client_taken.Found:
    """Return what erasing a client would take, by doing it and undoing it in one transaction. Raises EntryNotFound."""
    found: list[client_taken.Found] = []
    # Within the other's postponing no day is added up: it would be undone anyway.
    with suppress(_OnlyLooking), journal.transaction(of_entries=False), journal.day_sums.postponed():
        found.append(client_taken.take(journal, client_id)[1])
        raise _OnlyLooking
    return found[0]


def seal(
    journal: Journal, client_id: str, now: datetime, *, deadline: date | None = None, renews_backups: bool = False
) -> Sealed:
    """Take a client and everything about them out, in one transaction, to go for good in seven days or on `deadline`.

    Raises EntryNotFound, OnLegalHold, ClientOnHold or CannotWrite; then
    nothing was changed.
    """
    today = now.astimezone().date()
    sealed = Sealed(
        id=new_id(),
        sealed_at=now,
        goes_on=deadline or today + timedelta(days=SEALED_DAYS),
        by_deadline=deadline is not None,
        renews_backups=renews_backups,
    )
    with journal.transaction() as db:
        holds.refuse(journal, journal.settings, client_id)
        journal.clients.get(client_id)
        codes = client_taken.codes_of(journal, client_id)
        lines = client_traces.lines_naming(journal, codes)
        taken, found = client_taken.take(journal, client_id)
        content = {
            "rows": json.loads(taken.to_json()),
            "counts": dict(found.counts),
            "codes": codes,
            "client": client_id,
        }
        content["lines"] = [client_traces.line_told(line) for line in lines]
        row = {**to_row(sealed), "sealed_at": utc_text(now), "content": json.dumps(content)}
        insert(db, "sealed", row)
    for line in lines:
        client_traces.drop_line(line)
    return sealed


def all_sealed(journal: Journal) -> list[tuple[Sealed, dict[str, int]]]:
    """Return who is sealed, and how much of what; never who it is."""
    with journal.reading() as db:
        rows = list(db.query("SELECT * FROM sealed ORDER BY sealed_at, id"))
    return [(from_row(Sealed, row), json.loads(row["content"])["counts"]) for row in rows]


def clients_sealed(journal: Journal) -> set[str]:
    """Return the ids of the clients who are sealed."""
    with journal.reading() as db:
        return {json.loads(told)["client"] for (told,) in db.execute("SELECT content FROM sealed").fetchall()}


def call_back(journal: Journal, sealed_id: str) -> tuple[str, int]:
    """Put everything back as it was; return the client's code, and in how many places something stays as changed since.

    Raises EntryNotFound for what went for good, FieldError where another
    client has the code by now, CannotWrite; then it stays sealed.
    """
    with journal.day_sums.postponed():
        db = journal.db
        content = _content(journal, sealed_id)
        [client] = [from_row(Client, before) for table, before, after in content["rows"] if _is_client(table, after)]
        journal.clients.forget_cached()
        for other in journal.clients.all():
            if other.role is client.role and folded(other.code) == folded(client.code):
                raise FieldError("code", "is another client's by now; give that one another code first, then call back")
        stays = put_back(db, json.dumps(content["rows"]))
        bare_hours.forget_unused(db)
        db.execute("DELETE FROM sealed WHERE id = ?", [sealed_id])
        journal.clients.forget_cached()
        for table, record in _of_rows(journal, content["rows"]):
            table._note(record)
            table._touch_days(table.days_of(record))
    for line in content["lines"]:
        client_traces.lay_line_back(journal, line)
    return client.code, stays


def purge(journal: Journal, sealed_id: str, now: datetime) -> None:
    """Let a sealed client go for good, and everything that names the code since; empty the file of what they leave.

    Raises EntryNotFound, OnLegalHold or CannotWrite.
    """
    with journal.transaction() as db:
        holds.refuse(journal, journal.settings)
        content = _content(journal, sealed_id)
        db.execute("DELETE FROM sealed WHERE id = ?", [sealed_id])
        client_taken.clean_texts(journal, Taken(db), content["codes"], content["client"])
        for line in (lines := client_traces.lines_naming(journal, content["codes"])):
            client_traces.drop_line(line)
        note(journal, now, Why.ERASED, {**content["counts"], **({"lines": len(lines)} if lines else {})})
    empty_the_file(journal)


def purge_due(journal: Journal, now: datetime) -> list[Sealed]:
    """Let those go whose days are over, and return them. Under a legal hold none does.

    As in the trash: marked first, and not on the word of a clock that is
    behind; one whose day was named goes on that day.
    """
    if journal.settings.read().legal_hold or letting_go.known_later(journal, journal.tables, now):
        return []
    today = now.astimezone().date()
    due = {sealed.id: sealed for sealed, _ in all_sealed(journal) if sealed.goes_on <= today}
    ripe = {*letting_go.ripe(journal, "sealed", due, now)}
    gone = []
    for sealed in due.values():
        if sealed.by_deadline or sealed.id in ripe:
            with suppress(JournalError):
                purge(journal, sealed.id, now)
                gone.append(sealed)
    return gone


def note(journal: Journal, at: datetime, why: Why, counts: Mapping[str, int]) -> None:
    """Keep that something went for good, and how much; in the transaction in which it goes."""
    told = LetGo(id=new_id(), at=at, why=why, counts=tuple((kind, n) for kind, n in counts.items() if n))
    # `at` of an entry has a zone beside it; this one is a moment alone.
    row = {"id": told.id, "at": utc_text(at), "why": str(why), "counts": json.dumps(told.counts)}
    insert(journal.db, "let_go", row)


def went(journal: Journal) -> list[LetGo]:
    """Return what went for good, the newest first."""
    with journal.reading() as db:
        rows = db.execute("SELECT id, at, why, counts FROM let_go ORDER BY at DESC, id").fetchall()
    return [
        LetGo(id=i, at=datetime.fromisoformat(at), why=Why(why), counts=tuple((k, n) for k, n in json.loads(counts)))
        for i, at, why, counts in rows
    ]


def empty_the_file(journal: Journal) -> None:
    """Leave no page of what went, neither free ones nor in the search index or the write-ahead log."""
    with journal.reading() as db:
        db.execute("INSERT INTO notes_fts(notes_fts) VALUES ('optimize')")
        db.conn.commit()
        db.execute("VACUUM")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        db.execute("PRAGMA shrink_memory")


# --- back again ----------------------------------------------------------------------------------


def _content(journal: Journal, sealed_id: str) -> dict[str, Any]:
    found = journal.db.execute("SELECT content FROM sealed WHERE id = ?", [sealed_id]).fetchone()
    if found is None:
        raise EntryNotFound
    content: dict[str, Any] = json.loads(found[0])
    return content


def _is_client(table: str, after: Row | None) -> bool:
    return table == "clients" and after is None


def _of_rows(journal: Journal, rows: Iterable[tuple[str, Row, Row | None]]) -> Iterator[tuple[Entries[Any], Any]]:
    """Yield the live entries of the rows that were put back."""
    tables = {table.table: table for table in journal.tables}
    for name, before, _ in rows:
        if name in tables and (record := next(iter(tables[name].some([before["id"]])), None)) is not None:
            yield tables[name], record
