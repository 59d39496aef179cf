"""How the file came to be as it is: append-only, one function a step, never edited once released."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar

from sqlite_utils import Database, Migrations

from journal.errors import JournalNewer
from journal.store import folding

migrations = Migrations("journal")

Progress = Callable[[int, int], None]
"""Is told how much of a long step is done, and of how much: notes."""

_progress: ContextVar[Progress] = ContextVar("progress", default=lambda _done, _whole: None)
# A step is a function of the database alone.

_ENTRY = {"id": str, "at": str, "zone": str, "day": str, "written_at": str, "edited_at": str, "deleted_at": str}
_ENTRY_NEEDED = {"at", "zone", "day", "written_at"}


@migrations()
def m001_entries(db: Database) -> None:
    """One table for each kind of entry, its dated facts, day sums and work pattern."""
    kinds: dict[str, dict[str, type]] = {
        "clients": {
            "code": str, "colour": str, "members": str, "secrets": str, "ending": str, "ended_on": str,
            "approach": str, "contact_is_treatment": int, "role": str, "agreement": str, "consent_to_cover": int,
            "note": str,
        },
        "sessions": {
            "client_id": str, "minutes": int, "status": str, "medium": str, "interrupted": int, "overran": int,
            "emergency": int, "requested_at": str, "offered_at": str, "demand": int, "members_present": str,
            "note": str,
        },
        "on_calls": {"minutes": int, "called_out": int},
        "downtimes": {
            "activity": str, "category": str, "minutes": int, "origin": str, "own_choice": int, "felt": str,
            "energy_before": int, "energy_after": int, "note": str, "ce_credit": float,
        },
        "reflections": {
            "client_id": str, "minutes": int, "spontaneous": int, "kind": str, "place": str, "feelings": str,
            "chosen_valence": str, "intensity": int, "intrusiveness": int, "useful": int, "draining": int,
            "serve": str, "text": str, "waits": str, "waits_until": str, "to_supervision": int, "withheld": int,
            "wished_cancel": int,
        },
        "contacts": {
            "client_id": str, "with_whom": str, "consented_by": str, "minutes": int, "purpose": str,
            "initiator": str, "channel": str, "after_hours": int, "inside": int, "response_promised": int,
            "response_actual": int, "in_record": int, "demand": int,
        },
        "encounters": {
            "client_id": str, "setting": str, "avoidable": int, "acknowledged": str, "others_present": int,
            "exposed": int, "plan_agreed": int, "discomfort": int, "discussed_on": str, "dual_concern": int,
            "to_supervision": int, "note": str,
        },
        "supervisions": {
            "minutes": int, "supervisor": str, "format": str, "group_size": int, "wants": str, "notes": str,
            "feedback": str, "helpfulness": int, "actions": str, "counted_minutes": int,
        },
        "check_ins": {"heavy": int, "energy": int, "sleep": int, "line": str},
        "scales": {"scale": str, "form": str, "answers": str, "totals": str},
        "time_off": {"last": str, "kind": str, "cover": str, "notice_on": str, "kept_true": int, "note": str},
        "agenda": {
            "title": str, "client_id": str, "source_kind": str, "source_id": str, "want": str, "state": str,
            "supervision_id": str, "decision": str, "helped": int,
        },
    }  # fmt: skip
    for name, columns in kinds.items():
        references = [("client_id", "clients", "id")] if "client_id" in columns else []
        needed = _ENTRY_NEEDED | ({"client_id"} if name in {"sessions", "contacts", "encounters"} else set())
        db.table(name).create({**_ENTRY, **columns}, pk="id", not_null=needed, foreign_keys=references)
        db.table(name).create_index(["day"])
        db.table(name).create_index(["at"])
        if references:
            db.table(name).create_index(["client_id", "day"])
    db.table("sessions").create_index(["status", "at"])

    db.table("client_facts").create(
        {
            "id": str, "client_id": str, "member_id": str, "effective": str, "written_at": str, "unit": str,
            "acuity": int, "risk": int, "trauma": int, "phase": str, "need": int, "break_sensitivity": int,
            "frequency": str, "minutes": int, "slots": str,
        },
        pk="id",
        not_null={"client_id", "effective", "written_at"},
        foreign_keys=[("client_id", "clients", "id")],
    )  # fmt: skip
    db.table("client_facts").create_index(["client_id"])
    db.table("work_patterns").create(
        {"id": str, "effective": str, "written_at": str, "weekly_units": float, "workdays": str}, pk="id"
    )
    db.table("settings").create({"name": str, "value": str}, pk="name")
    db.table("day_sums").create({"day": str, "sums": str}, pk="day", not_null={"sums"})


@migrations()
def m002_history_and_drafts(db: Database) -> None:
    """What an entry was before each change, and what is being typed."""
    db.table("history").create(
        {"id": int, "kind": str, "entry_id": str, "changed_at": str, "change": str, "before": str},
        pk="id",
        not_null={"kind", "entry_id", "changed_at", "change"},
    )
    db.table("history").create_index(["entry_id"])
    db.table("drafts").create(
        {"id": str, "kind": str, "entry_id": str, "fields": str, "written_at": str},
        pk="id",
        not_null={"kind", "fields", "written_at"},
    )
    db.table("draft_texts").create(
        {"draft_id": str, "field": str, "text": str},
        pk=("draft_id", "field"),
        not_null={"text"},
        foreign_keys=[("draft_id", "drafts", "id")],
    )


@migrations()
def m003_search(db: Database) -> None:
    """All note text, in one place, searched newest first: `rank_at` orders the rows by time."""
    db.table("notes").create(
        {"id": int, "kind": str, "entry_id": str, "body": str},
        pk="id",
        not_null={"kind", "entry_id", "body"},
    )
    db.table("notes").create_index(["entry_id"], unique=True)
    db.table("notes").enable_fts(["body"], create_triggers=True, tokenize="unicode61 remove_diacritics 2")
    # Without it, deleted words stay readable in the index's pages.
    db.execute("INSERT INTO notes_fts(notes_fts, rank) VALUES ('secure-delete', 1)")


@migrations()
def m004_people_and_returns(db: Database) -> None:
    """People around the work, how a thought came back, the inbox's keys, and a way to the trash that reads only it."""
    db.table("people").create(
        {
            **_ENTRY, "name": str, "relation": str, "reach": str, "next_meeting": str, "note": str, "ended_on": str,
        },
        pk="id",
        not_null=_ENTRY_NEEDED | {"name", "relation"},
    )  # fmt: skip
    for index in (["day"], ["at"]):
        db.table("people").create_index(index)
    added: dict[str, dict[str, type]] = {
        "reflections": {"came_back": str, "came_back_on": str},
        "contacts": {"to_supervision": int},
        "supervisions": {"person_id": str},
    }
    for table, columns in added.items():
        for column, kind in columns.items():
            db.table(table).add_column(column, kind)
    db.execute("UPDATE contacts SET to_supervision = 0")
    db.table("own_keys").create({"name": str, "value": str}, pk="name", not_null={"value"})
    for table in (
        "clients", "sessions", "on_calls", "downtimes", "reflections", "contacts", "encounters", "supervisions",
        "check_ins", "scales", "time_off", "agenda", "people",
    ):  # fmt: skip
        # Few rows are in the trash, and none of the others is in this index.
        db.execute(f"CREATE INDEX {table}_in_trash ON {table} (deleted_at) WHERE deleted_at IS NOT NULL")


@migrations()
def m005_weight_changes(db: Database) -> None:
    """The log of changed weights: the latest of a name is in force, for all history."""
    db.table("weight_changes").create(
        {"id": str, "changed_at": str, "name": str, "value": float}, pk="id", not_null={"changed_at", "name"}
    )


@migrations()
def m006_signed_off(db: Database) -> None:
    """The day on which someone signed for the hours of a supervision."""
    db.table("supervisions").add_column("signed_off_on", str)


@migrations()
def m007_sharing(db: Database) -> None:
    """With whom one shares, the ledger of what left, what came back; and for supervisors what arrived.

    The ledger outlives the person: what left cannot be called back.
    """
    tables: dict[str, tuple[dict[str, type], set[str]]] = {
        "sharing_with": (
            {
                "person_id": str, "thread": str, "my_name": str, "keys": str, "compared_on": str, "second_yes_on": str,
                "parts": str, "weeks": int, "last_sequence": int,
            },
            {"thread", "my_name", "parts", "weeks", "last_sequence"},
        ),
        "shares": (
            {
                "id": str, "person_id": str, "person_name": str, "sequence": int, "made_at": str, "first": str,
                "last": str, "parts": str, "hash": str, "items": str, "entries": str, "keys": str, "words": str,
                "payload": bytes,
            },
            {"person_id", "person_name", "sequence", "made_at", "hash"},
        ),
        "answers": (
            {"share_id": str, "hash": str, "trust": str, "taken_at": str, "payload": str},
            {"hash", "trust", "taken_at", "payload"},
        ),
        "supervisees": (
            {"thread": str, "name": str, "keys": str, "compared_on": str, "next_meeting": str},
            {"name", "keys", "compared_on"},
        ),
        "arrived_packs": (
            {
                "id": str, "hash": str, "thread": str, "sequence": int, "made_at": str, "keys": str,
                "arrived_at": str, "payload": bytes,
            },
            {"hash", "thread", "sequence", "made_at", "keys", "arrived_at", "payload"},
        ),
        "given_answers": (
            {"pack_id": str, "made_at": str, "payload": str, "file": bytes},
            {"made_at", "payload", "file"},
        ),
    }  # fmt: skip
    for name, (columns, needed) in tables.items():
        db.table(name).create(columns, pk=next(iter(columns)), not_null=needed)
    db.table("sharing_with").create_index(["thread"], unique=True)
    db.table("shares").create_index(["person_id", "sequence"], unique=True)
    db.table("arrived_packs").create_index(["thread", "sequence"])
    # A code stays taken when its client is gone: two clients under one code would be one person to the reader.
    db.table("shared_codes").create(
        {"person_id": str, "code": str, "client_id": str}, pk=("person_id", "code"), not_null={"client_id"}
    )
    db.table("shared_codes").create_index(["person_id", "client_id"], unique=True)


@migrations()
def m008_identifying_words(db: Database) -> None:
    """Words a client may be known by, of those clients for whom the therapist chose to keep them."""
    db.table("identifying_words").create(
        {"client_id": str, "words": str},
        pk="client_id",
        not_null={"words"},
        foreign_keys=[("client_id", "clients", "id")],
    )


@migrations()
def m009_changed_keys(db: Database) -> None:
    """Whether the key of a person one shares with was changed and not compared since."""
    db.table("sharing_with").add_column("changed", int, not_null_default=0)


@migrations()
def m010_folded_search(db: Database) -> None:
    """Note text as it is looked for (folding.py), so that how a word is written hides it from nobody.

    `notes` held a copy of the text as written, which stands in the entry too;
    it holds the folded words now, and the index is built anew of them.
    """
    db.table("notes").disable_fts()
    # All that is not ASCII is part of a word for it, and folded text has nothing else but letters, digits and spaces.
    db.execute("CREATE VIRTUAL TABLE notes_fts USING fts5(body, content='notes', content_rowid='id', tokenize='ascii')")
    db.execute("INSERT INTO notes_fts(notes_fts, rank) VALUES ('secure-delete', 1)")
    whole, done = db.execute("SELECT count(*) FROM notes").fetchone()[0], 0
    rows = db.execute("SELECT id, body FROM notes ORDER BY id LIMIT ?", [FOLDED_AT_ONCE]).fetchall()
    while rows:
        result = [(number, folding.folded(body)) for number, body in rows]
        db.conn.executemany("UPDATE notes SET body = ? WHERE id = ?", [(text, number) for number, text in result])
        db.conn.executemany("INSERT INTO notes_fts(rowid, body) VALUES (?, ?)", [row for row in result if row[1]])
        done += len(rows)
        _progress.get()(done, whole)
        rows = db.execute(
            "SELECT id, body FROM notes WHERE id > ? ORDER BY id LIMIT ?", [rows[-1][0], FOLDED_AT_ONCE]
        ).fetchall()
    db.execute("DELETE FROM notes WHERE body = ''")
    db.execute("INSERT INTO notes_fts(notes_fts) VALUES ('optimize')")
    old = "INSERT INTO notes_fts(notes_fts, rowid, body) VALUES ('delete', old.id, old.body);"
    new = "INSERT INTO notes_fts(rowid, body) VALUES (new.id, new.body);"
    for name, change, done_then in (
        ("notes_ai", "INSERT", new), ("notes_ad", "DELETE", old), ("notes_au", "UPDATE", old + " " + new),
    ):  # fmt: skip
        db.execute(f"CREATE TRIGGER {name} AFTER {change} ON notes BEGIN {done_then} END")


FOLDED_AT_ONCE = 1_000
"""Notes that are read, folded and written before the next are."""


@migrations()
def m011_numbers_after_a_restore(db: Database) -> None:
    """In which line packs are numbered, here and in those that came: another one begins with each restored journal."""
    db.table("numbering").create({"restores": int, "line": str, "mark": str}, pk="restores", not_null={"line", "mark"})
    db.table("arrived_packs").add_column("line", str, not_null_default="")
    db.table("arrived_packs").add_column("restores", int, not_null_default=0)


@migrations()
def m012_returns(db: Database) -> None:
    """Endings after which the work with a client was taken up again."""
    db.table("clients").add_column("returns", str, not_null_default="[]")


@migrations()
def m013_days_due(db: Database) -> None:
    """Days whose sums are to be added up again at the opening, since they mean something else now.

    These are the days on which sessions begin in the same minute: members of
    a group, logged singly, are one session.
    """
    db.table("day_sums_due").create({"day": str}, pk="day")
    db.execute(
        "INSERT INTO day_sums_due SELECT DISTINCT day FROM sessions WHERE status = 'attended' AND deleted_at IS NULL "
        "GROUP BY day, substr(at, 1, 16) HAVING count(*) > 1"
    )


@migrations()
def m014_reached(db: Database) -> None:
    """Whether a client who did not come was reached."""
    db.table("sessions").add_column("reached", str)


@migrations()
def m015_absences(db: Database) -> None:
    """Plans of absences, what was decided for each client, and the plan that a session was cancelled or made by."""
    kinds: dict[str, dict[str, type]] = {
        "absence_plans": {
            "time_off_id": str, "make_ups": str, "policy": str, "open_slots": str, "most_a_day": int, "least_gap": int,
            "closed": str, "cover_as_written": str, "note": str, "written": str,
        },
        "absence_decisions": {
            "plan_id": str, "client_id": str, "choice": str, "check_in_by": str, "check_in_on": str, "call_first": int,
            "slot": str,
            "make_up": str, "made_id": str, "longer_by": int, "resource": str, "relationship": str,
            "wants_and_can": str, "why": str, "suggested": str, "told": str, "next_date": str, "risk_asked_on": str,
            "declined_cover": int, "safety_plan_on": str, "calls_at_night": str, "others_know": str, "asked_whom": str,
        },
    }  # fmt: skip
    for name, columns in kinds.items():
        references = [("client_id", "clients", "id")] if "client_id" in columns else []
        needed = _ENTRY_NEEDED | ({"client_id", "plan_id"} if references else {"time_off_id"})
        db.table(name).create({**_ENTRY, **columns}, pk="id", not_null=needed, foreign_keys=references)
        db.table(name).create_index(["day"])
        db.table(name).create_index(["at"])
        db.execute(f"CREATE INDEX {name}_in_trash ON {name} (deleted_at) WHERE deleted_at IS NOT NULL")
    db.table("absence_plans").create_index(["time_off_id"])
    db.table("absence_decisions").create_index(["plan_id"])
    db.table("sessions").add_column("plan_id", str)


@migrations()
def m016_around_an_absence(db: Database) -> None:
    """What stands around an absence: notice, texts, consent, reactions, a long leave; how a client may be reached."""
    added: dict[str, dict[str, type]] = {
        "absence_plans": {
            "notice_as_written": str, "kept_as_written": int, "first_day_back": str, "hours_free": int,
            "looked_back_on": str, "long": str,
        },
        "absence_decisions": {
            "reminded_on": str, "kept": int, "returned": int, "resource_helped": int, "long_choice": str,
            "review_on": str, "farewell_on": str,
        },
        "client_facts": {"reach_by": str, "leave_message": int, "name_therapy": int, "who_answers": str},
    }  # fmt: skip
    filled = {
        "absence_plans": {
            "fee_rule": "",
            "emergency_route": "",
            "explained": "",
            "came": "",
            "notices_on": "[]",
            "texts": "[]",
        },
        "absence_decisions": {"without_consent": "", "reactions": "[]", "consents": "[]"},
    }
    for table, columns in added.items():
        for name, kind in columns.items():
            db.table(table).add_column(name, kind)
    for table, empty in filled.items():
        for name, value in empty.items():
            db.table(table).add_column(name, str, not_null_default=value)


@migrations()
def m017_cover(db: Database) -> None:
    """Who covers in an absence, for whom one covers, and the sheets: those given, those that came, what came back."""
    columns: dict[str, type] = {
        "plan_id": str, "person_id": str, "agreed_on": str, "client_ids": str, "hours": str, "reach": str,
        "skills": str, "names_at": str, "names_on": str, "sheet_id": str, "sheet_on": str, "destroy_by": str,
        "destroyed_on": str, "keep_until_handed_back": int, "calls": int, "minutes": int, "happened": str,
    }  # fmt: skip
    needed = _ENTRY_NEEDED | {"plan_id", "person_id"}
    db.table("covers").create({**_ENTRY, **columns}, pk="id", not_null=needed)
    for indexed in ("day", "at", "plan_id"):
        db.table("covers").create_index([indexed])
    db.execute("CREATE INDEX covers_in_trash ON covers (deleted_at) WHERE deleted_at IS NOT NULL")
    for name in ("may_call", "helps", "not_to_do"):
        db.table("absence_decisions").add_column(name, str, not_null_default="")
    db.table("shares").add_column("sheet_kind", str)
    columns = {
        "whose": str, "last": str, "sheet_id": str, "calls_taken": str, "happened": str, "destroy_by": str,
        "destroyed_on": str,
    }  # fmt: skip
    db.table("coverings").create({**_ENTRY, **columns}, pk="id", not_null=_ENTRY_NEEDED | {"whose", "last"})
    for indexed in ("day", "at"):
        db.table("coverings").create_index([indexed])
    db.execute("CREATE INDEX coverings_in_trash ON coverings (deleted_at) WHERE deleted_at IS NOT NULL")
    db.table("arrived_sheets").create(
        {
            "id": str, "hash": str, "thread": str, "sheet_kind": str, "made_at": str, "keys": str, "arrived_at": str,
            "compared_on": str, "payload": bytes, "answered_at": str, "answer": bytes,
        },
        pk="id",
        not_null={"hash", "thread", "sheet_kind", "made_at", "keys", "arrived_at"},
    )  # fmt: skip
    db.table("sheet_answers").create(
        {"share_id": str, "hash": str, "taken_at": str, "payload": str},
        pk="share_id",
        not_null={"hash", "taken_at", "payload"},
    )


@migrations()
def m018_clinical_wills(db: Database) -> None:
    """Clinical wills."""
    days = ("executor_agreed_on", "reserve_agreed_on", "looked_at_on", "clients_looked_at_on")
    words = (
        "executor_reach", "reserve_reach", "decides_incapacity", "may_do", "record_system", "appointment_book",
        "insurer", "board", "accountant", "landlord", "post", "telephone", "custodian", "names_lie", "retention",
        "supervisees", "waiting_list", "recent_clients", "funeral", "journal_to", "copies_lie",
    )  # fmt: skip
    columns: dict[str, type] = {
        "replaces_id": str, "executor_id": str, "executor_colleague": int, "reserve_id": str, "reserve_colleague": int,
        "journal_then": str, "clients": str, "texts": str, **dict.fromkeys(days, str), **dict.fromkeys(words, str),
    }  # fmt: skip
    db.table("clinical_wills").create({**_ENTRY, **columns}, pk="id", not_null=_ENTRY_NEEDED)
    db.table("clinical_wills").create_index(["day"])
    db.table("clinical_wills").create_index(["at"])
    db.execute("CREATE INDEX clinical_wills_in_trash ON clinical_wills (deleted_at) WHERE deleted_at IS NOT NULL")


@migrations()
def m019_groups_and_supervisees_away(db: Database) -> None:
    """Who leads a group meanwhile, and who is there for supervisees."""
    db.table("absence_decisions").add_column("led_by", str, not_null_default="")
    db.table("absence_plans").add_column("supervisees_meanwhile", str, not_null_default="")


@migrations()
def m020_lines_done(db: Database) -> None:
    """Which lines left at the door were dealt with: one that a restored or old inbox lays there again is known."""
    db.table("lines_done").create({"id": str, "done_at": str}, pk="id", not_null={"done_at"})


@migrations()
def m021_letting_go(db: Database) -> None:
    """Clients under a legal hold, clients taken out who can be called back, and that something went for good."""
    db.table("client_holds").create(
        {"client_id": str, "since": str},
        pk="client_id",
        not_null={"since"},
        foreign_keys=[("client_id", "clients", "id")],
    )
    db.table("sealed").create(
        {"id": str, "sealed_at": str, "goes_on": str, "by_deadline": int, "renews_backups": int, "content": str},
        pk="id",
        not_null={"sealed_at", "goes_on", "by_deadline", "renews_backups", "content"},
    )
    db.table("let_go").create({"id": str, "at": str, "why": str, "counts": str}, pk="id", not_null={"at", "why"})


@migrations()
def m022_brought_in(db: Database) -> None:
    """What came from other programs: sources with their rules, imports, which row became what, and the way back."""
    db.table("import_sources").create(
        {"id": str, "format": str, "name": str, "rules": str, "written_at": str},
        pk="id",
        not_null={"format", "name", "rules", "written_at"},
    )
    db.table("imports").create(
        {"id": str, "at": str, "formats": str, "new": int, "changed": int, "joined": int},
        pk="id",
        not_null={"at", "formats", "new", "changed", "joined"},
    )
    db.table("brought_in").create(
        {
            "identity": str, "source_id": str, "import_id": str, "kind": str, "entry_id": str, "as_of": str,
            "said": str, "joined": int,
        },
        pk="identity",
        not_null={"source_id", "import_id", "kind", "entry_id", "as_of", "said", "joined"},
    )  # fmt: skip
    db.table("brought_in").create_index(["entry_id"])
    db.table("import_decisions").create(
        {"identity": str, "import_id": str, "meaning": str, "client_id": str, "same": str},
        pk="identity",
        not_null={"import_id"},
    )
    db.table("import_steps").create(
        {
            "import_id": str, "n": int, "done": str, "identity": str, "kind": str, "entry_id": str, "history_id": int,
            "as_of_before": str, "said_before": str,
        },
        pk=("import_id", "n"),
        not_null={"done"},
    )  # fmt: skip


@migrations()
def m023_placements(db: Database) -> None:
    """Placements, opening balances, whose hours a client, a session and a meeting are, and what kind of hours."""
    columns: dict[str, type] = {
        "name": str, "setting": str, "begins": str, "ends": str, "supervisor_id": str, "agreement_signed_on": str,
        "agreement_entered_on": str, "client_group": str, "modality": str, "note": str,
    }  # fmt: skip
    db.table("placements").create({**_ENTRY, **columns}, pk="id", not_null=_ENTRY_NEEDED | {"name", "begins"})
    columns = {"preset": str, "what": str, "amount": float, "until": str, "placement_id": str, "note": str}
    needed = _ENTRY_NEEDED | {"preset", "what", "amount", "until"}
    db.table("opening_balances").create({**_ENTRY, **columns}, pk="id", not_null=needed)
    for table in ("placements", "opening_balances"):
        for indexed in ("day", "at"):
            db.table(table).create_index([indexed])
        db.execute(f"CREATE INDEX {table}_in_trash ON {table} (deleted_at) WHERE deleted_at IS NOT NULL")
    db.table("client_facts").add_column("child", int)
    for table in ("client_facts", "sessions", "supervisions"):
        db.table(table).add_column("placement_id", str)
    db.table("sessions").add_column("counts_as", str, not_null_default="[]")


@migrations()
def m024_cpd(db: Database) -> None:
    """Continuing professional development, and its evidence; a file lies apart, so that nothing reads it unasked."""
    texts = ("plan", "did", "learnt", "changed_practice", "changed_clients")
    columns: dict[str, type] = {
        "activity": str, "status": str, "last": str, "category": str, "credit": float, "credit_unit": str,
        "downtime_ids": str, "statement": int, **dict.fromkeys(texts, str),
    }  # fmt: skip
    db.table("cpd").create({**_ENTRY, **columns}, pk="id", not_null=_ENTRY_NEEDED)
    db.table("cpd").create_index(["day"])
    db.table("cpd").create_index(["at"])
    db.execute("CREATE INDEX cpd_in_trash ON cpd (deleted_at) WHERE deleted_at IS NOT NULL")
    # Whatever takes an entry out takes its evidence along; within a transaction, in any order.
    db.execute(
        "CREATE TABLE evidence (id TEXT PRIMARY KEY, cpd_id TEXT NOT NULL REFERENCES cpd (id) ON DELETE CASCADE "
        "DEFERRABLE INITIALLY DEFERRED, name TEXT NOT NULL, kind TEXT NOT NULL, size INTEGER NOT NULL, "
        "sha256 TEXT NOT NULL, held INTEGER NOT NULL, added_at TEXT NOT NULL)"
    )
    db.table("evidence").create_index(["cpd_id"])
    db.execute(
        "CREATE TABLE evidence_files (evidence_id TEXT PRIMARY KEY REFERENCES evidence (id) ON DELETE CASCADE, "
        "content BLOB NOT NULL)"
    )


@migrations()
def m025_supervision_agreements(db: Database) -> None:
    """Agreements on supervision, thoughts about supervision itself, and what a supervisor notes of a supervisee."""
    texts = (
        "limits", "fee", "emergencies", "responsible", "reported", "what_of_notes", "dual_roles", "stands_in",
        "complaint", "note",
    )  # fmt: skip
    agreed: dict[str, type] = {
        "person_id": str, "since": str, "review_on": str, "put_off_until": str, "goals": str, "clients_know": int,
        "signed_on": str, "signed_entered_on": str, **dict.fromkeys(texts, str),
    }  # fmt: skip
    thought: dict[str, type] = {"person_id": str, "text": str, "unsaid": str, "then_what": str}
    noted: dict[str, type] = {"person_id": str, "text": str, "concerns": str, "advice": str, "stirred": str}
    for table, columns, needed in (
        ("supervision_agreements", agreed, {"since"}),
        ("about_supervision", thought, set[str]()),
        ("supervisee_notes", noted, {"person_id"}),
    ):
        db.table(table).create({**_ENTRY, **columns}, pk="id", not_null=_ENTRY_NEEDED | needed)
        for indexed in ("day", "at"):
            db.table(table).create_index([indexed])
        db.execute(f"CREATE INDEX {table}_in_trash ON {table} (deleted_at) WHERE deleted_at IS NOT NULL")


def known() -> frozenset[str]:
    """Return the names of all steps."""
    return frozenset(step.name for step in migrations._migrations)


def pending(db: Database) -> list[str]:
    """Return the names of the steps not taken yet. Raises JournalNewer if the file knows steps we do not."""
    names = known()
    if any(step.name not in names for step in migrations.applied(db)):
        raise JournalNewer
    return [step.name for step in migrations.pending(db)]


def apply(db: Database, progress: Progress | None = None) -> None:
    """Take every pending step, each in a transaction of its own: one that is cut short is as if it had not begun."""
    before = _progress.set(progress) if progress is not None else None
    try:
        migrations.apply(db)
    finally:
        if before is not None:
            _progress.reset(before)
