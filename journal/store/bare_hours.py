"""Hours that somebody signed for, once their client is erased: a day, minutes, and what kind of work it was.

    session of K2, 14:10, video, note …  ──▶  session of "erased", 12:00, 50 minutes

They belong to a stand-in, one for each role and unit, of those who are not of
age too, which lies in the trash so that nobody meets it, and which the trash
does not show. Where they were worked stays with them, and that they were held
from afar, as video: boards ask for both.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlite_utils import Database

from journal.records.client import Client, ClientFact, Role, Unit
from journal.records.held_together import held_together
from journal.records.placement_of import placement_of
from journal.records.session import DEFAULT_MINUTES, FROM_AFAR, Medium, Session, SessionStatus
from journal.store.codec import insert, to_row, utc_text
from journal.store.journal import Journal
from journal.store.taken import Taken

CODE = "erased"
"""What a stand-in is called."""

NOON = time(12)
"""The hour that is written for all of them: when they really were is not kept."""

_LONG_AGO = datetime(1900, 1, 2, tzinfo=ZoneInfo("UTC"))


def stand_in_id(role: Role, unit: Unit, *, child: bool = False) -> str:
    """Return the id of the stand-in of a role and unit, and of those not of age: the same in every journal."""
    of = f"{role.value} {unit.value}{' child' if child else ''}"
    return uuid.uuid5(uuid.NAMESPACE_OID, f"between-sessions erased {of}").hex


STAND_INS = frozenset(stand_in_id(role, unit, child=child) for role in Role for unit in Unit for child in (False, True))


def signed_until(journal: Journal) -> date | None:
    """Return the last day for which somebody signed; None while nobody did."""
    with journal.reading() as db:
        (day,) = db.execute("SELECT max(signed_off_on) FROM supervisions WHERE deleted_at IS NULL").fetchone()
    return date.fromisoformat(day) if day else None


def rested_on(journal: Journal, client_id: str) -> list[Session]:
    """Return the sessions of a client that stay as bare hours, in order of time.

    Attended ones, up to the last day for which somebody signed. Of one that
    was held together with others who stay, the hour is there through them.
    """
    until = signed_until(journal)
    if until is None:
        return []
    held = [
        session
        for session in journal.sessions.of_client(client_id, date.min, until)
        if session.status is SessionStatus.ATTENDED
    ]
    by_day: dict[date, list[Session]] = {}
    for session in held:
        by_day.setdefault(session.day, []).append(session)
    return [one for day, own in by_day.items() for one in _alone(journal, client_id, day, own)]


def _alone(journal: Journal, client_id: str, day: date, own: list[Session]) -> Iterable[Session]:
    """Yield one session for each hour of a day that was the client's alone."""
    attended = [one for one in journal.sessions.between(day, day) if one.status is SessionStatus.ATTENDED]
    for together in held_together(attended, lambda one: journal.clients.with_state(one.client_id, one.day)):
        if all(one.client_id == client_id for one in together):
            yield next(one for one in own if one.id == together[0].id)


def make_bare(journal: Journal, taken: Taken, session: Session) -> int:
    """Leave of a session its day, its minutes and what kind of work it was; return the minutes.

    Belongs inside the transaction that erases.
    """
    db = journal.db
    client, state = journal.clients.with_state(session.client_id, session.day)
    stand_in = _stand_in(db, client.role, state.unit, child=state.child)
    minutes = session.minutes or state.minutes or DEFAULT_MINUTES
    bare = Session(
        id=session.id,
        client_id=stand_in,
        at=_free(journal, session),
        minutes=minutes,
        status=SessionStatus.ATTENDED,
        medium=Medium.VIDEO if session.medium in FROM_AFAR else Medium.ROOM,
        placement_id=placement_of(session, state, journal.placements.known()),
        counts_as=session.counts_as,
        # Its day's end: when it was really written is not kept either, and it cannot be before the hour was held.
        written_at=datetime.combine(session.day + timedelta(days=1), time(), tzinfo=session.at.tzinfo),
    )
    row = next(iter(db.query("SELECT * FROM sessions WHERE id = ?", [session.id])))
    taken.change("sessions", row, to_row(bare))
    return minutes


def _free(journal: Journal, session: Session) -> datetime:
    """Return noon of its day, or the next minute at which nobody else began: two at one time can be one group."""
    rows = journal.db.execute("SELECT at FROM sessions WHERE day = ?", [session.day.isoformat()]).fetchall()
    begun = {datetime.fromisoformat(at) for (at,) in rows}
    at = datetime.combine(session.day, NOON, tzinfo=session.at.tzinfo)
    while at in begun:
        at += timedelta(minutes=1)
    return at


def _stand_in(db: Database, role: Role, unit: Unit, *, child: bool) -> str:
    client_id = stand_in_id(role, unit, child=child)
    if db.execute("SELECT 1 FROM clients WHERE id = ?", [client_id]).fetchone() is None:
        client = Client(id=client_id, at=_LONG_AGO, code=CODE, role=role, written_at=_LONG_AGO)
        insert(db, "clients", {**to_row(client), "deleted_at": utc_text(_LONG_AGO)})
        fact = ClientFact(
            id=client_id, client_id=client_id, effective=_LONG_AGO.date(), unit=unit, child=child or None,
            written_at=_LONG_AGO,
        )  # fmt: skip
        insert(db, "client_facts", to_row(fact))
    return client_id


def forget_unused(db: Database) -> None:
    """Let go of stand-ins without an hour."""
    for client_id in STAND_INS:
        if not db.execute("SELECT 1 FROM sessions WHERE client_id = ?", [client_id]).fetchone():
            db.execute("DELETE FROM client_facts WHERE client_id = ?", [client_id])
            db.execute("DELETE FROM clients WHERE id = ?", [client_id])


def is_stand_in(row: dict[str, Any]) -> bool:
    """Say whether a client's row is a stand-in."""
    return row["id"] in STAND_INS
