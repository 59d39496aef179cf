"""The share of sessions about trauma over eight weeks, with what it rests on."""

from __future__ import annotations

from datetime import date, timedelta

from journal.measures.trauma_share import TraumaShare, eight_weeks, trauma_share
from journal.records.client import Client, ClientFact, Role, Unit, state_on
from journal.records.session import Session, SessionStatus
from journal.wording.caseload_intensity import trauma_share as said
from tests.journal.practice import at

TODAY = date(2026, 10, 14)
FIRST, LAST = date(2026, 8, 17), date(2026, 10, 11)


def client(code: str, role: Role = Role.THERAPY) -> Client:
    return Client(at=at(date(2026, 1, 1), "00:00"), code=code, role=role)


def flag(who: Client, flagged: bool, since: date = date(2026, 1, 1)) -> ClientFact:
    return ClientFact(client_id=who.id, effective=since, trauma=flagged)


def sessions(who: Client, *days: date, status: SessionStatus = SessionStatus.ATTENDED) -> list[Session]:
    return [Session(at=at(day), client_id=who.id, status=status) for day in days]


def share(
    clients: list[Client], flags: list[ClientFact], held: list[Session], others: list[ClientFact] | None = None
) -> TraumaShare:
    known = {c.id: c for c in clients}
    of = {c.id: [fact for fact in [*flags, *(others or [])] if fact.client_id == c.id] for c in clients}
    return trauma_share(
        held,
        TODAY,
        client_on=lambda client_id, day: (known[client_id], state_on(of[client_id], day)),
        is_recorded=lambda client_id: any(fact.trauma is not None for fact in of[client_id]),
    )


def test_eight_finished_weeks_are_looked_at() -> None:
    assert eight_weeks(TODAY) == (FIRST, LAST)
    k2 = client("K2")
    days = (FIRST - timedelta(days=1), FIRST, LAST, LAST + timedelta(days=1))
    assert share([k2], [flag(k2, True)], sessions(k2, *days)).sessions == 2


def test_those_of_whom_it_is_not_recorded_are_left_out_and_counted() -> None:
    k2, m1, x9 = client("K2"), client("M1"), client("X9")
    held = [*sessions(k2, FIRST, LAST), *sessions(m1, FIRST), *sessions(x9, FIRST, LAST)]
    found = share([k2, m1, x9], [flag(k2, True), flag(m1, False)], held)
    assert (found.flagged, found.sessions, found.left_out, found.recorded, found.clients) == (2, 3, 2, 2, 3)
    assert said(found.flagged, found.sessions, found.share, found.recorded, found.clients, found.left_out) == (
        "The last eight weeks: 2 of 3 sessions with clients whose work is about trauma, recorded for 2 of 3 "
        "clients; 2 sessions with the others left out."
    )


def test_recorded_of_nobody_is_silence_not_zero() -> None:
    k2 = client("K2")
    found = share([k2], [], sessions(k2, FIRST, LAST))
    assert found.share is None
    assert said(found.flagged, found.sessions, found.share, found.recorded, found.clients, found.left_out) == ""


def test_a_flag_counts_from_its_day_on_and_only_therapy_that_took_place() -> None:
    k2, coached = client("K2"), client("C1", Role.COACHING)
    since = date(2026, 9, 1)
    facts = [flag(k2, False), flag(k2, True, since), flag(coached, True)]
    held = [
        *sessions(k2, since - timedelta(days=1), since),
        *sessions(k2, LAST, status=SessionStatus.NO_SHOW),
        *sessions(coached, LAST),
    ]
    found = share([k2, coached], facts, held)
    assert (found.flagged, found.sessions, found.clients) == (1, 2, 1)


def test_a_share_in_per_cent_is_said_from_five_sessions_on() -> None:
    k2, m1 = client("K2"), client("M1")
    for n, part in ((2, "2 of 4 sessions with"), (3, "3 of 5 sessions (60 %) with")):
        days = (FIRST + timedelta(days=day) for day in range(n))
        found = share([k2, m1], [flag(k2, True), flag(m1, False)], [*sessions(k2, *days), *sessions(m1, FIRST, LAST)])
        assert part in said(found.flagged, found.sessions, found.share, 2, 2, 0)


def test_members_of_a_group_who_were_logged_singly_are_one_session() -> None:
    g1, g2, g3 = (client(code) for code in ("G1", "G2", "G3"))
    units = [ClientFact(client_id=c.id, effective=date(2026, 1, 1), unit=Unit.GROUP) for c in (g1, g2, g3)]
    flags = [flag(g1, True), flag(g2, False)]  # of G3 it is not recorded
    held = [*sessions(g1, FIRST, LAST), *sessions(g2, FIRST), *sessions(g3, FIRST, LAST)]
    found = share([g1, g2, g3], flags, held, units)
    assert (found.flagged, found.sessions, found.left_out, found.clients, found.recorded) == (2, 2, 0, 3, 2)
    found = share([g1, g2, g3], [flag(g2, False)], held, units)
    assert (found.flagged, found.sessions, found.left_out) == (0, 1, 1)
