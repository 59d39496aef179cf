"""Of how many clients it is recorded whether the work is about trauma."""

from __future__ import annotations

from datetime import date, timedelta

from journal.measures.trauma_recorded import Recorded, trauma_recorded
from journal.records.client import Client, ClientFact, Role
from journal.records.session import SessionStatus
from tests.journal.practice import LONG_AGO, at

MONDAY = date(2026, 10, 5)
ATTENDED = SessionStatus.ATTENDED


def test_a_no_is_recorded_and_an_open_question_is_not() -> None:
    yes, no, open_one, member, coached = (
        Client(at=at(LONG_AGO, "00:00"), code=code, role=role)
        for code, role in (("A", Role.THERAPY),) * 4 + (("B", Role.COACHING),)
    )
    facts = {
        yes.id: [ClientFact(client_id=yes.id, effective=date(2026, 12, 1), trauma=True)],
        no.id: [ClientFact(client_id=no.id, effective=LONG_AGO, trauma=False)],
        open_one.id: [ClientFact(client_id=open_one.id, effective=LONG_AGO, acuity=2)],
        member.id: [ClientFact(client_id=member.id, member_id="a", effective=LONG_AGO, trauma=True)],
        coached.id: [ClientFact(client_id=coached.id, effective=LONG_AGO, trauma=True)],
    }
    everyone = [yes, no, open_one, member, coached]
    week = [(MONDAY + timedelta(days=n % 5), c.id, ATTENDED) for n, c in enumerate([*everyone, yes])]
    later = MONDAY + timedelta(days=7)
    found = trauma_recorded(
        [*week, (later, open_one.id, ATTENDED), (later, yes.id, SessionStatus.PLANNED)],
        client_of={c.id: c for c in everyone}.__getitem__,
        facts_of=facts.__getitem__,
    )
    assert found == {MONDAY: Recorded(known=3, seen=4), later: Recorded(known=0, seen=1)}
