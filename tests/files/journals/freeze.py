"""Write frozen journals: small, fictional, each kind of thing in them, as this version of the program leaves them.

    python -m tests.files.journals.freeze m010

writes `m010-therapist` and `m010-supervisor` beside this file: to be run once after a new migration was released, and
never again for that one. What is frozen is never touched: every later version must open it and lose nothing.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from journal.records.agenda import AgendaItem
from journal.records.client import (
    BoundaryAgreement,
    Client,
    ClientFact,
    EndingKind,
    Frequency,
    Member,
    Phase,
    Role,
    Slot,
    Unit,
)
from journal.records.person import Person, Relation
from journal.records.session import Session
from journal.records.supervision import Want
from journal.records.work_pattern import WorkPattern
from journal.store import inbox, inbox_files, opening
from journal.store.journal import Journal
from journal.store.recovery_key import make_recovery_key
from journal.use_cases import capture_line
from tests.files.journals import contents, handed
from tests.files.journals.contents import CODES, DAY, LONG, MANY_SCRIPTS, at

HERE = Path(__file__).parent
PASSPHRASE = "nine brown otters under the bridge"


def main(name: str) -> None:
    """Write the two journals of one schema."""
    therapist, supervisor = (_made(HERE / f"{name}-{whose}") for whose in ("therapist", "supervisor"))
    fill(therapist)
    fill_small(supervisor)
    handed.hand_over(therapist, supervisor)
    for journal in (therapist, supervisor):
        _close(journal)


def _made(folder: Path) -> Journal:
    return opening.create(
        folder,
        PASSPHRASE,
        make_recovery_key(),
        contents.SETTINGS,
        WorkPattern(effective=date(2024, 1, 1), weekly_units=18.5, workdays=(1, 2, 4)),
    )


def _close(journal: Journal) -> None:
    with journal.reading() as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        db.execute("VACUUM")
    folder = journal.folder
    journal.close()
    inbox_files.leave(folder, "left at the door: call К2 back, naïve café 茶 🌿")


def fill(journal: Journal) -> None:
    """Put everything a therapist can keep into a journal."""
    clients = [Client(at=at("00:00", date(2021, 3, 1)), code=code) for code in CODES]
    family, gone, ended, first = clients[0], clients[1], clients[2], clients[3]
    members = (Member(label="elder"), Member(label="younger"))
    clients[0] = family = replace(family, members=members, secrets="none are kept", approach="systemic", note=LONG)
    clients[2] = replace(ended, ending=EndingKind.TRANSFERRED, ended_on=DAY, role=Role.COACHING, colour="rust")
    earlier = BoundaryAgreement(agreed_on=date(2022, 1, 1), hours="mornings", response_hours=48)
    agreed = BoundaryAgreement(
        agreed_on=date(2024, 5, 1), channels=("phone",), purposes=("scheduling",), weekdays=(1, 2, 3),
        hours_from=time(9), hours_until=time(18), response_hours=24,
    )  # fmt: skip
    clients[3] = first = replace(first, agreement=agreed.in_place_of(earlier), contact_is_treatment=True)
    journal.clients.add_many(clients)
    journal.clients.add_facts(
        [
            ClientFact(
                client_id=first.id, effective=date(2021, 3, 1), unit=Unit.INDIVIDUAL, acuity=3, risk=True, trauma=False,
                phase=Phase.WORKING, need=2, break_sensitivity=4, frequency=Frequency.WEEKLY, minutes=50,
                slots=(Slot(weekday=2, clock=time(9, 15)),),
            ),
            ClientFact(client_id=first.id, effective=date(2025, 6, 1), acuity=1, risk=False),
            ClientFact(client_id=family.id, member_id=members[0].id, effective=date(2021, 3, 1), acuity=4, trauma=True),
        ]
    )  # fmt: skip
    journal.sharing.keep_identifying_words(first.id, "Weir, the lock-keeper, Ödön")
    for table, entry in contents.entries(journal, first.id, family):
        table.add(entry)
    _changed(journal)
    # In the trash by now: one of each kind. And a client, of whom an entry there speaks.
    journal.sessions.add(session := Session(at=at("17:00"), client_id=gone.id, note="said only in the trash"))
    journal.sessions.delete(session.id)
    journal.clients.delete(gone.id)
    _drafts(journal, first.id)
    journal.settings.write(contents.SETTINGS_LATER)
    journal.patterns.add(WorkPattern(effective=date(2026, 1, 1), weekly_units=12, workdays=(2, 3)))
    journal.weights.add(contents.WEIGHTS)


def _changed(journal: Journal) -> None:
    """Change, delete and restore some, so that each way an entry moves is in the history."""
    for table in journal.tables:
        if table.table == "clients":
            continue
        newest, *_, oldest = table.latest(100)
        changed = table.update(replace(oldest, at=oldest.at - timedelta(minutes=5)))
        table.update(replace(changed, at=oldest.at))
        table.delete(oldest.id)
        table.restore(oldest.id)
        table.delete(newest.id)


def _drafts(journal: Journal, client_id: str) -> None:
    """Leave one unsaved form of each way there is."""
    drafts = journal.drafts
    [thought, *_] = journal.reflections.latest(1)
    drafts.put_fields("a" * 32, "reflection", None, {"client_id": client_id, "at_day": {"date": "2026-10-19"}})
    drafts.put_text("a" * 32, "reflection", "text", f"not saved yet\n{MANY_SCRIPTS}\n{LONG}")
    drafts.put_fields("b" * 32, "reflection", thought.id, {"intensity": 9})
    drafts.put_text("b" * 32, "reflection", "text", "a change not saved yet", entry_id=thought.id)
    for n, table in enumerate(journal.tables):
        drafts.put_fields(f"{n:032x}", table.kind, None, {"note": "begun", "at_time": {"time": "08:00:00"}})
    capture_line.keep_unfinished(journal, "K2 50 min heavy, the rest of the line 茶")
    drafts.put_text("c" * 32, "line", "text", "a left line, changed inside")
    drafts.put_fields("d" * 32, inbox.KEPT, None, {})


def fill_small(journal: Journal) -> None:
    """Put a little of a supervisor's own into a journal."""
    journal.clients.add(client := Client(at=at("00:00", date(2023, 1, 1)), code="S1"))
    journal.people.add(Person(at=at("09:00"), name="A peer", relation=Relation.PEER))
    for table, entry in contents.entries(journal, client.id, client)[:4]:
        table.add(entry)
    journal.agenda.add(AgendaItem(at=datetime.now(UTC).astimezone(at("09:00").tzinfo), title="own", want=Want.BE_HEARD))


if __name__ == "__main__":
    main(sys.argv[1])
