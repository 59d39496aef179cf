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
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from journal.errors import EntryNotFound, FieldError, JournalError
from journal.records.alike import folded
from journal.records.client import Client
from journal.records.entry import new_id, now_utc
from journal.records.letting_go import SEALED_DAYS, LetGo, Sealed, Why
from journal.store import bare_hours, client_named, client_traces, holds, letting_go, search_index
from journal.store.codec import columns, from_row, insert, to_row, utc_text
from journal.store.entries import Entries
from journal.store.journal import Journal
from journal.store.taken import Row, Taken, put_back

BARE = "bare hours"
TEXTS, PACKS, DRAFTS, CHANGES = "texts that name the code", "packs", "drafts", "earlier versions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What there is of a client. `counts` by kind, and of what is no kind by the names above.

    `naming` are the entries of others, by kind and id, whose texts name the code; `held_back` of how many more the
    texts stay, since a legal hold is on their client. `ambiguous`: another client has the code too, so that texts
    stay as they are. `minutes` are those that stay as bare hours. `packs` are the ids of shares that are let go of.
    """

    counts: Mapping[str, int]
    naming: tuple[tuple[str, str], ...]
    held_back: int
    ambiguous: bool
    minutes: int
    packs: tuple[str, ...]


class _OnlyLooking(Exception):
    pass


def look(journal: Journal, client_id: str) -> Found:
    """Return what erasing a client would take, by doing it and undoing it in one transaction. Raises EntryNotFound."""
    found: list[Found] = []
    with suppress(_OnlyLooking), journal.transaction(of_entries=False):
        found.append(_take(journal, client_id)[1])
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
        codes = _codes(journal, client_id)
        lines = client_traces.lines_naming(journal, codes)
        taken, found = _take(journal, client_id)
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
        _clean_texts(journal, Taken(db), content["codes"], content["client"])
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


# --- taking out ----------------------------------------------------------------------------------


def _take(journal: Journal, client_id: str) -> tuple[Taken, Found]:
    """Take everything about a client out. Belongs inside a transaction."""
    with journal.day_sums.postponed():
        db = journal.db
        taken, counts = Taken(db), dict[str, int]()
        client = next(iter(db.query("SELECT * FROM clients WHERE id = ? AND deleted_at IS NULL", [client_id])), None)
        if client is None or bare_hours.is_stand_in(client):
            raise EntryNotFound
        codes = _codes(journal, client_id)
        ambiguous = len(codes) < len(_every_code(journal, client_id))
        bare = bare_hours.rested_on(journal, client_id)
        minutes = 0
        for session in bare:
            minutes += bare_hours.make_bare(journal, taken, session)
            journal.sessions._touch_days({session.day})
        own = {session.id for session in bare}
        for table, rows in _own_rows(journal, taken, client_id):
            counts[table.kind] = counts.get(table.kind, 0) + len(rows)
            own |= {row["id"] for row in rows}
        counts[BARE] = len(bare)
        for entry_id in own | {client_id}:
            search_index.forget(db, entry_id)
        counts[CHANGES] = client_traces.take_histories(taken, own | {client_id}, client_id)
        counts[DRAFTS] = client_traces.take_drafts(db, taken, own | {client_id}, client_id)
        packs = client_traces.take_packs(journal, taken, client_id, own, codes)
        counts[PACKS] = len(packs)
        client_traces.leave_lists(journal, taken, client_id)
        naming, held_back = _clean_texts(journal, taken, codes, client_id)
        counts[TEXTS] = len(naming)
        for name in ("client_facts", "identifying_words", "client_holds"):
            taken.take(name, "client_id = ?", [client_id])
        taken.take("clients", "id = ?", [client_id])
        counts["client"] = 1
        journal.clients.forget_cached()
        client_traces.forget_cached(journal)
    return taken, Found(
        counts={kind: n for kind, n in counts.items() if n},
        naming=tuple(naming),
        held_back=held_back,
        ambiguous=ambiguous,
        minutes=minutes,
        packs=tuple(packs),
    )


def _own_rows(journal: Journal, taken: Taken, client_id: str) -> Iterator[tuple[Entries[Any], list[Row]]]:
    """Take out every entry about the client, the trash included, and what these put on the agenda."""
    own: list[str] = []
    for table in journal.tables:
        if "client_id" in columns(table.record):  # type: ignore[arg-type]  # a class can be hashed
            rows = taken.take(table.table, "client_id = ?", [client_id])
            _touch(table, rows)
            own += [row["id"] for row in rows]
            yield table, rows
    for entry_id in own:
        yield journal.agenda, taken.take("agenda", "source_id = ?", [entry_id])


def _touch(table: Entries[Any], rows: Iterable[Row]) -> None:
    """Have the days of entries added up again."""
    for row in rows:
        if row["deleted_at"] is None:
            table._touch_days(table.days_of(from_row(table.record, row)))


def _clean_texts(journal: Journal, taken: Taken, codes: list[str], client_id: str) -> tuple[list[tuple[str, str]], int]:
    """Leave the codes out of everybody else's texts; return of which entries, and in how many a hold kept them."""
    if not codes:
        return [], 0
    db, naming, held_back, held = journal.db, [], 0, holds.clients_held(journal)
    others = [client.code for client in journal.clients.all() if client.id != client_id]
    in_text = client_named.replacing(codes, others)
    now = now_utc()
    for table in journal.tables:
        for row in client_named.rows_holding(db, table.table, columns(table.record), codes):  # type: ignore[arg-type]  # a class can be hashed
            record = from_row(table.record, row)
            cleaned = client_named.without(record, in_text)
            if cleaned == record:
                continue
            if row.get("client_id") in held or (table.table == "clients" and row["id"] in held):
                held_back += 1
                continue
            edited_at = max(now, record.as_of + timedelta(microseconds=1))
            taken.change(table.table, row, to_row(replace(cleaned, edited_at=edited_at)))
            naming.append((table.kind, record.id))
            if row["deleted_at"] is None:
                table._note(cleaned)
        for row, before in _history_naming(journal, table, codes):
            changed = client_named.without(before, in_text)
            if changed != before and getattr(before, "client_id", None) not in held:
                taken.change("history", row, {"before": json.dumps(to_row(changed), ensure_ascii=False)})
    for row in client_named.rows_holding(db, "client_facts", ["who_answers"], codes):
        if row["client_id"] not in held:
            taken.change("client_facts", row, {"who_answers": in_text(row["who_answers"])})
    for row in client_named.rows_holding(db, "settings", ["value"], codes):
        if row["name"] in ("calls_for_me", "names_lie", "own_words", "crisis_lines"):
            told = client_named.without_in_json(json.loads(row["value"]), in_text)
            taken.change("settings", row, {"value": json.dumps(told)})
    client_traces.clean_drafts(db, taken, in_text, codes)
    client_traces.clean_sealed(db, taken, in_text, codes, client_id)
    return naming, held_back


def _history_naming(journal: Journal, table: Entries[Any], codes: list[str]) -> Iterator[tuple[Row, Any]]:
    """Yield each step of a kind's history in which one of the codes stands, with the entry as it was."""
    for row in client_named.rows_holding(journal.db, "history", ["before"], codes):
        if row["kind"] == table.kind:
            yield row, from_row(table.record, json.loads(row["before"]))


def _codes(journal: Journal, client_id: str) -> list[str]:
    """Return the codes a client has or had, as they were written, but for those that another client has or had too."""
    every = _every_code(journal, client_id)
    owners = journal.clients.codes_ever()
    return [code for code in every if owners.get(folded(code), {client_id}) <= {client_id}]


def _every_code(journal: Journal, client_id: str) -> list[str]:
    with journal.reading() as db:
        before = db.execute(
            "SELECT json_extract(before, '$.code') FROM history WHERE kind = 'client' AND entry_id = ?", [client_id]
        ).fetchall()
        now = db.execute("SELECT code FROM clients WHERE id = ?", [client_id]).fetchall()
    return sorted({code for (code,) in (*before, *now) if code})


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
