"""Who is asked after when an hour was missed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from journal.measures.breaks import Break
from journal.planning.gate import LOOKED_BACK, first_after_break, is_gated
from journal.records.client import Client, ClientFact, Frequency, Member, state_on
from journal.records.contact import Contact, Purpose
from journal.records.session import Session, SessionStatus
from tests.journal.practice import at

DAY = date(2026, 10, 22)
MEMBER = Member(label="younger")
CLIENT = Client(at=at(date(2026, 1, 1), "00:00"), code="K2", members=(MEMBER,))


def gated(*facts: ClientFact, sessions: list[Session] | None = None, contacts: list[Contact] | None = None) -> bool:
    return is_gated(CLIENT, state_on(facts, DAY), DAY, sessions or [], contacts or [])


def fact(**told: object) -> ClientFact:
    return ClientFact(client_id=CLIENT.id, effective=date(2026, 9, 1), **told)  # type: ignore[arg-type]


def test_risk_and_the_highest_acuity_of_any_member_gate() -> None:
    assert not gated()
    assert not gated(fact(acuity=3))
    assert gated(fact(risk=True))
    assert gated(fact(acuity=4))
    assert gated(fact(member_id=MEMBER.id, acuity=4))
    assert gated(fact(member_id=MEMBER.id, risk=True))
    # Somebody who is no member any more says nothing of those who are.
    assert not gated(fact(member_id="f" * 32, acuity=4, risk=True))


@pytest.mark.parametrize(("days", "counts"), [(0, True), (LOOKED_BACK, True), (LOOKED_BACK + 1, False), (-1, False)])
def test_an_emergency_and_a_crisis_contact_gate_for_four_weeks(days: int, counts: bool) -> None:
    then = at(DAY - timedelta(days=days))
    emergency = Session(at=then, client_id=CLIENT.id, status=SessionStatus.ATTENDED, emergency=True)
    called = Contact(at=then, client_id=CLIENT.id, purpose=Purpose.SUPPORT)
    assert gated(sessions=[emergency]) is counts
    assert gated(contacts=[called]) is counts


def test_what_was_only_planned_and_ordinary_calls_gate_nobody() -> None:
    planned = Session(at=at(DAY), client_id=CLIENT.id, emergency=True)
    held = Session(at=at(DAY), client_id=CLIENT.id, status=SessionStatus.ATTENDED)
    assert not gated(sessions=[planned, held], contacts=[Contact(at=at(DAY), client_id=CLIENT.id)])


AWAY = Break(DAY - timedelta(days=12), DAY - timedelta(days=4))


def hour(days: int, status: SessionStatus = SessionStatus.ATTENDED) -> Session:
    """An hour of the client's, so many days before the one that was missed."""
    return Session(at=at(DAY - timedelta(days=days)), client_id=CLIENT.id, status=status)


MISSED = hour(0, SessionStatus.NO_SHOW)


def first(*before: Session, often: Frequency | None = None, away: tuple[Break, ...] = ()) -> bool:
    return first_after_break(MISSED, often, [*before, MISSED], away)


def test_the_first_hour_after_the_therapist_was_away_is_asked_after() -> None:
    assert first(hour(14), away=(AWAY,))
    assert not first(hour(14))
    # Seen since, or missed since already: this is not the first.
    assert not first(hour(14), hour(2), away=(AWAY,))
    assert not first(hour(14), hour(3, SessionStatus.NO_SHOW), away=(AWAY,))
    # What was cancelled was no hour, and what was missed before the break says nothing of after it.
    assert first(hour(14), hour(3, SessionStatus.CANCELLED), away=(AWAY,))
    assert first(hour(21), hour(13, SessionStatus.NO_SHOW), away=(AWAY,))
    # Who was never there yet comes back from nowhere.
    assert not first(away=(AWAY,))
    # The break is to come.
    assert not first(hour(14), away=(Break(DAY + timedelta(days=1), DAY + timedelta(days=9)),))


@pytest.mark.parametrize(
    ("often", "days", "asked"),
    [
        (Frequency.WEEKLY, 14, False), (Frequency.WEEKLY, 15, True), (Frequency.TWICE_WEEKLY, 14, False),
        (Frequency.FORTNIGHTLY, 28, False), (Frequency.FORTNIGHTLY, 29, True), (Frequency.MONTHLY, 57, True),
        (Frequency.AS_NEEDED, 90, False), (None, 90, False),
    ],
)  # fmt: skip
def test_more_than_twice_the_rhythm_without_an_hour_is_an_interruption(
    often: Frequency | None, days: int, asked: bool
) -> None:
    assert first(hour(days), often=often) is asked
    assert not first(hour(days), hour(days - 7, SessionStatus.NO_SHOW), often=often)
