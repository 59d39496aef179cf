"""Every row about one client, taken out of an open journal; and the code, taken out of everybody else's texts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from journal.errors import EntryNotFound
from journal.records.alike import folded
from journal.records.entry import now_utc
from journal.store import bare_hours, client_named, client_traces, holds, importing_back, search_index
from journal.store.codec import columns, from_row, to_row
from journal.store.entries import Entries
from journal.store.journal import Journal
from journal.store.taken import Row, Taken

BARE = "bare hours"
LISTS = "lists"
_TYPED = ("calls_for_me", "names_lie", "own_words", "crisis_lines")
"""Settings that hold a person's own words."""

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


def take(journal: Journal, client_id: str) -> tuple[Taken, Found]:
    """Take everything about a client out. Belongs inside a transaction."""
    with journal.day_sums.postponed():
        db = journal.db
        taken, counts = Taken(db), dict[str, int]()
        client = next(iter(db.query("SELECT * FROM clients WHERE id = ? AND deleted_at IS NULL", [client_id])), None)
        if client is None or bare_hours.is_stand_in(client):
            raise EntryNotFound
        codes = codes_of(journal, client_id)
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
        counts[LISTS] = client_traces.leave_lists(journal, taken, client_id)
        client_traces.leave_rules(db, taken, client_id)
        naming, held_back = clean_texts(journal, taken, codes, client_id)
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


def clean_texts(journal: Journal, taken: Taken, codes: list[str], client_id: str) -> tuple[list[tuple[str, str]], int]:
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
    for row in client_named.rows_holding(db, "evidence", ["name"], codes):
        # In the name of a file "_" parts words; what is in the file itself nobody can look through.
        name = "_".join(map(in_text, row["name"].split("_")))
        if name != row["name"]:
            taken.change("evidence", row, {"name": name})
            naming.append(("cpd", row["cpd_id"]))
    for row in client_named.rows_holding(db, "settings", ["value"], codes):
        if row["name"] in _TYPED:
            taken.change("settings", row, {"value": _cleaned(row["value"], in_text)})
    # Settings that came with an own export lie beside it, as they were before and then.
    for row in list(db.query("SELECT * FROM import_steps WHERE done = ?", [importing_back.SETTINGS])):
        kept = {
            when: {name: _cleaned(value, in_text) if name in _TYPED else value for name, value in of.items()}
            for when, of in json.loads(row["said_before"]).items()
        }
        if kept != json.loads(row["said_before"]):
            taken.change("import_steps", row, {"said_before": json.dumps(kept)})
    client_traces.clean_drafts(db, taken, in_text, codes)
    client_traces.clean_sealed(db, taken, in_text, codes, client_id)
    return naming, held_back


def _cleaned(setting: str, in_text: client_named.Replace) -> str:
    told = json.loads(setting)
    changed = client_named.without_in_json(told, in_text)
    return setting if changed == told else json.dumps(changed)


def _history_naming(journal: Journal, table: Entries[Any], codes: list[str]) -> Iterator[tuple[Row, Any]]:
    """Yield each step of a kind's history in which one of the codes stands, with the entry as it was."""
    for row in client_named.rows_holding(journal.db, "history", ["before"], codes):
        if row["kind"] == table.kind:
            yield row, from_row(table.record, json.loads(row["before"]))


def codes_of(journal: Journal, client_id: str) -> list[str]:
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
