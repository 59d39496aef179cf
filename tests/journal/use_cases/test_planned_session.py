"""Which planned session a line is about, and what stays of it as it was planned."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from journal.records.session import Medium, Session, SessionStatus
from journal.store.journal import Journal
from journal.use_cases.planned_session import as_it_went, meant_among, planned_on
from tests.journal.practice import at
from tests.journal.store.journals import DAY

SOMEBODY = "a" * 32
NOON = at(DAY, "12:00")
PLANNED = [Session(client_id=SOMEBODY, at=at(DAY, clock)) for clock in ("09:00", "12:05", "14:00")]


@pytest.mark.parametrize(
    ("status", "clock", "said", "meant"),
    [
        (SessionStatus.NO_SHOW, "14:00", True, ["14:00"]),
        (SessionStatus.ATTENDED, "10:00", True, []),
        (SessionStatus.NO_SHOW, "12:00", False, ["09:00", "12:05"]),  # five minutes early is begun
        (SessionStatus.CANCELLED, "12:00", False, ["09:00", "12:05", "14:00"]),  # that may be known before
    ],
)
def test_a_written_time_names_it_and_without_one_it_has_begun(
    status: SessionStatus, clock: str, said: bool, meant: list[str]
) -> None:
    went = Session(client_id=SOMEBODY, at=at(DAY, clock), status=status)
    found = meant_among(PLANNED, went, NOON, clock_said=said)
    assert [f"{session.at:%H:%M}" for session in found] == meant


def test_only_what_is_still_planned_that_day_is_found(journal: Journal) -> None:
    client = journal.clients.by_code("K2")
    assert client is not None
    first = Session(client_id=client.id, at=at(DAY, "09:00"))
    others = [
        Session(client_id=client.id, at=at(DAY, "10:00"), status=SessionStatus.CANCELLED),
        Session(client_id=client.id, at=at(DAY + timedelta(days=1), "09:00")),
    ]
    journal.sessions.add_many([first, *others])
    assert planned_on(journal, client.id, DAY) == [first]


def test_what_is_not_said_stays_as_it_was_planned() -> None:
    planned = replace(
        PLANNED[0], minutes=80, medium=Medium.VIDEO, emergency=True, requested_at=at(DAY, "08:00"), note="new room"
    )
    went = Session(client_id=SOMEBODY, at=NOON, status=SessionStatus.NO_SHOW, note="third time")
    kept = replace(planned, status=SessionStatus.NO_SHOW, note="new room\nthird time", written_at=went.written_at)
    assert as_it_went(planned, went) == kept
    assert as_it_went(planned, replace(went, minutes=20, medium=Medium.PHONE)) == replace(
        kept, minutes=20, medium=Medium.PHONE
    )
