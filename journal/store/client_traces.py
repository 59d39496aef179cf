"""What an erased client leaves beside the entries: earlier versions, drafts, lists, packs, lines in the inbox."""

from __future__ import annotations

import base64
import json
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from journal.errors import JournalError
from journal.records.alike import folded
from journal.store import inbox, inbox_files, own_folder, whole_file
from journal.store.client_named import Replace, replacing, rows_holding, without_client, without_in_json
from journal.store.connection import translated
from journal.store.journal import Journal
from journal.store.taken import Row, Taken

_LISTS = {"clinical_wills": ("clients",), "absence_plans": ("written",), "covers": ("client_ids",)}
"""Columns of lists in which clients stand."""

_AT_ONCE = 500
"""Ids in one question to the database."""


def take_histories(taken: Taken, own: Collection[str], client_id: str) -> int:
    """Take out what the client's entries were before, and what others were while they were the client's."""
    found = sum(len(taken.take("history", f"entry_id IN ({marks})", some)) for marks, some in _parts(own))
    of_client = "instr(before, ?) AND json_extract(before, '$.client_id') = ?"
    return found + len(taken.take("history", of_client, [client_id, client_id]))


def take_drafts(db: Database, taken: Taken, own: Collection[str], client_id: str) -> int:
    """Take out the drafts of the client's entries, and new ones about the client; return how many."""
    about = set()
    for draft_id, entry_id, told in db.execute("SELECT id, entry_id, fields FROM drafts").fetchall():
        if draft_id in own or entry_id in own or json.loads(told).get("client_id") == client_id:
            about.add(draft_id)
    for marks, some in _parts(about):
        taken.take("draft_texts", f"draft_id IN ({marks})", some)
        taken.take("drafts", f"id IN ({marks})", some)
    return len(about)


def take_packs(journal: Journal, taken: Taken, client_id: str, own: Collection[str], codes: Sequence[str]) -> list[str]:
    """Let go of the bytes of shares that speak of the client, and of what was answered to that; return their ids.

    Their lines in the ledger stay; whoever got one is asked to give it back.
    """
    db, found = journal.db, []
    for person_id, code in db.execute(
        "SELECT person_id, code FROM shared_codes WHERE client_id = ?", [client_id]
    ).fetchall():
        row = next(iter(db.query("SELECT * FROM shared_codes WHERE person_id = ? AND code = ?", [person_id, code])))
        taken.change("shared_codes", row, {"client_id": f"gone {code}"})
        found.append((person_id, code))
    given = dict(found)
    let_go = []
    for share in list(db.query("SELECT * FROM shares")):
        here = [*codes, *([given[share["person_id"]]] if share["person_id"] in given else [])]
        in_text = replacing(here, ())
        pairs = json.loads(share["entries"] or "[]")
        items = {item for item, entry_id in pairs if entry_id in own}
        text = bytes(share["payload"] or b"").decode("utf-8", "replace")
        if items or in_text(text) != text:
            rest = [pair for pair in pairs if pair[1] not in own]
            taken.change("shares", share, {"payload": None, "words": None, "entries": json.dumps(rest)})
            let_go.append(str(share["id"]))
        _leave_answers(db, taken, str(share["id"]), items, in_text, here)
    return let_go


def _leave_answers(
    db: Database, taken: Taken, share_id: str, items: Collection[str], in_text: Replace, codes: Sequence[str]
) -> None:
    """Leave of an answer what it says of others."""
    gone = {folded(code) for code in codes}
    for table in ("answers", "sheet_answers"):
        for row in list(db.query(f"SELECT * FROM {table} WHERE share_id = ?", [share_id])):
            told = json.loads(row["payload"])
            if isinstance(told.get("comments"), list):
                told["comments"] = [one for one in told["comments"] if one.get("on") not in items]
            if isinstance(told.get("calls"), list):
                told["calls"] = [one for one in told["calls"] if folded(str(one.get("code", ""))) not in gone]
            changed = without_in_json(told, in_text)
            if changed != json.loads(row["payload"]):
                taken.change(table, row, {"payload": json.dumps(changed, ensure_ascii=False)})


def leave_rules(db: Database, taken: Taken, client_id: str) -> None:
    """Leave the client out of what was said of files that were brought in, and of what that was before."""
    for row in rows_holding(db, "import_sources", ["rules"], [client_id]):
        taken.change("import_sources", row, {"rules": _without(row["rules"], client_id)})
    taken.take("import_decisions", "client_id = ?", [client_id])
    taken.take("import_steps", "entry_id = ?", [client_id])
    for row in rows_holding(db, "import_steps", ["said_before"], [client_id]):
        source = json.loads(row["said_before"])
        source["rules"] = _without(source["rules"], client_id)
        taken.change("import_steps", row, {"said_before": json.dumps(source)})


def leave_lists(journal: Journal, taken: Taken, client_id: str) -> int:
    """Leave the client out of lists of clients, of what these were before, and of what is typed for them.

    Returns in how many wills, covers and plans the client stood. A cover for
    this client alone goes: one for nobody would be one for all.
    """
    db, stood = journal.db, 0
    for table, names in _LISTS.items():
        for row in rows_holding(db, table, names, [client_id]):
            stood += 1
            rest = {name: _without(row[name], client_id) for name in names}
            if table == "covers" and rest["client_ids"] == "[]":
                taken.take("history", "entry_id = ?", [row["id"]])
                taken.take("notes", "entry_id = ?", [row["id"]])
                taken.take(table, "id = ?", [row["id"]])
            else:
                taken.change(table, row, rest)
    for row in rows_holding(db, "history", ["before"], [client_id]):
        before = json.loads(row["before"])
        for name in (name for names in _LISTS.values() for name in names if name in before):
            before[name] = _without(before[name], client_id)
        taken.change("history", row, {"before": json.dumps(before, ensure_ascii=False)})
    for row in rows_holding(db, "drafts", ["fields"], [client_id]):
        told = json.dumps(without_client(json.loads(row["fields"]), client_id), ensure_ascii=False)
        taken.change("drafts", row, {"fields": told})
    taken.take("draft_texts", "instr(field, ?)", [client_id])
    return stood


def clean_drafts(db: Database, taken: Taken, in_text: Replace, codes: Sequence[str]) -> None:
    """Leave the codes out of what is typed and not saved."""
    for row in rows_holding(db, "drafts", ["fields"], codes):
        told = without_in_json(json.loads(row["fields"]), in_text)
        if told != json.loads(row["fields"]):
            taken.change("drafts", row, {"fields": json.dumps(told, ensure_ascii=False)})
    for row in rows_holding(db, "draft_texts", ["text"], codes):
        taken.change("draft_texts", row, {"text": in_text(row["text"])})


def clean_sealed(db: Database, taken: Taken, in_text: Replace, codes: Sequence[str], client_id: str) -> None:
    """Leave a client out of others who are sealed."""
    for row in rows_holding(db, "sealed", ["content"], [*codes, client_id]):
        told = json.loads(row["content"])
        for step in told["rows"]:
            step[1:] = [_cleaned_row(one, in_text, client_id) for one in step[1:]]
        taken.change("sealed", row, {"content": json.dumps(told)})


def _cleaned_row(row: Row | None, in_text: Replace, client_id: str) -> Row | None:
    if row is None:
        return None
    return {name: _cleaned(name, value, in_text, client_id) for name, value in row.items()}


def _cleaned(name: str, value: Any, in_text: Replace, client_id: str) -> Any:
    if isinstance(value, dict):  # the bytes of a pack, which cannot be changed: they go whole
        text = base64.b64decode(value["bytes"]).decode("utf-8", "replace")
        return value if in_text(text) == text else None
    if isinstance(value, str) and value[:1] in ("[", "{"):
        with suppress(ValueError):
            told = without_client(json.loads(value), client_id)
            if isinstance(told, dict):  # an earlier version: its lists are JSON in JSON
                told = {
                    n: _cleaned(n, one, in_text, client_id) if isinstance(one, str) else one for n, one in told.items()
                }
            return json.dumps(without_in_json(told, in_text), ensure_ascii=False)
    return without_in_json(value, in_text, name)


def _without(told: str | None, client_id: str) -> str:
    return json.dumps(without_client(json.loads(told or "[]"), client_id), ensure_ascii=False)


def forget_cached(journal: Journal) -> None:
    """Read afresh what tables keep in memory."""
    for forget in journal.when_undone:
        forget()
    journal.time_off._all = None


# --- lines left at the locked door -----------------------------------------------------------------


def lines_naming(journal: Journal, codes: Sequence[str]) -> list[inbox.Line]:
    """Return the lines left at the locked door that name one of the codes; none where the inbox cannot be read."""
    in_text = replacing(codes, ())
    with suppress(JournalError):
        return [line for line in inbox.opened(journal).lines if in_text(line.text) != line.text]
    return []


def line_told(line: inbox.Line) -> dict[str, str]:
    """Return a line's file as it lies there, sealed, to be laid back."""
    return {"name": line.path.name, "sealed": base64.b64encode(line.path.read_bytes()).decode()}


def drop_line(line: inbox.Line) -> None:
    """Delete a line's file."""
    with translated():
        line.path.unlink(missing_ok=True)


def lay_line_back(journal: Journal, told: dict[str, str]) -> None:
    """Lay a line's file back into the inbox, under the name it had."""
    folder = journal.folder / inbox_files.FOLDER
    with inbox_files.writing, translated():
        own_folder.made(folder)
        whole_file.put(folder / Path(told["name"]).name, base64.b64decode(told["sealed"]))


def _parts(ids: Collection[str]) -> Iterable[tuple[str, list[str]]]:
    every = sorted(ids)
    for begin in range(0, len(every), _AT_ONCE):
        some = every[begin : begin + _AT_ONCE]
        yield ", ".join("?" * len(some)), some
