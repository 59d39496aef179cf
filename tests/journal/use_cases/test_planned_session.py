"""Which planned session a line is about, and what stays of it as it was planned."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from journal.records.placement import NO_PLACEMENT
from journal.records.session import CountsAs, Medium, Session, SessionStatus
from journal.store.journal import Journal
from journal.use_cases.planned_session import as_it_went, meant_among, nearest, planned_on, settled
from tests.journal.practice import at
from tests.journal.store.journals import DAY

SOMEBODY = "a" * 32
NOON = at(DAY, "12:00")
PLANNED = [Session(client_id=SOMEBODY, at=at(DAY, clock)) for clock in ("09:00", "12:05", "14:00")]


@pytest.mark.parametrize(
    ("status", "clock", "said", "meant"),
    [
        (SessionStatus.NO_SHOW, "14:00", True, ["14:00"]),
        (SessionStatus.ATTENDED, "10:00", True, ["09:00"]),  # the nearest, whatever the hour
        (SessionStatus.ATTENDED, "20:00", True, ["14:00"]),
        (SessionStatus.NO_SHOW, "13:00", True, ["12:05"]),  # of two it is the nearer one
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


def test_an_emergency_is_another_session_unless_it_was_planned_as_one() -> None:
    went = Session(client_id=SOMEBODY, at=at(DAY, "18:00"), status=SessionStatus.ATTENDED, emergency=True)
    assert meant_among(PLANNED, went, NOON, clock_said=True) == []
    assert meant_among(PLANNED, replace(went, at=at(DAY, "14:00")), NOON, clock_said=True) == [PLANNED[2]]
    urgent = replace(PLANNED[0], emergency=True)
    assert meant_among([urgent], went, NOON, clock_said=True) == [urgent]


def test_of_two_as_near_the_earlier_is_meant() -> None:
    first, last = PLANNED[0], PLANNED[2]
    assert nearest([last, first], at(DAY, "11:30")) == first
    assert nearest([], NOON) is None


def test_away_from_home_the_day_is_that_of_the_session_or_ones_own(journal: Journal) -> None:
    client = journal.clients.by_code("K2")
    assert client is not None
    planned = Session(client_id=client.id, at=at(DAY, "01:00"))  # the evening before in New York
    journal.sessions.add(planned)
    there = planned.at.astimezone(ZoneInfo("America/New_York"))
    assert there.date() == DAY - timedelta(days=1)
    assert planned_on(journal, client.id, there) == [planned]
    assert planned_on(journal, client.id, at(DAY, "12:00", "America/New_York")) == [planned]
    assert planned_on(journal, client.id, at(DAY + timedelta(days=1), "12:00", "America/New_York")) == []


def test_settled_in_another_zone_at_its_own_time_it_stays_in_its_own_zone() -> None:
    planned = replace(PLANNED[0], note="new room", emergency=True, requested_at=at(DAY, "08:00"))
    went = Session(client_id=SOMEBODY, at=planned.at.astimezone(ZoneInfo("Asia/Tokyo")), note="third time")
    kept = settled(planned, went)
    assert (kept.id, kept.zone, kept.note) == (planned.id, "Europe/Berlin", "new room\nthird time")
    assert (kept.emergency, kept.requested_at) == (False, None)
    moved = settled(planned, replace(went, at=at(DAY, "21:00", "Asia/Tokyo"), emergency=True))
    assert (moved.zone, moved.requested_at) == ("Asia/Tokyo", planned.requested_at)


def test_only_what_is_still_planned_that_day_is_found(journal: Journal) -> None:
    client = journal.clients.by_code("K2")
    assert client is not None
    first = Session(client_id=client.id, at=at(DAY, "09:00"))
    others = [
        Session(client_id=client.id, at=at(DAY, "10:00"), status=SessionStatus.CANCELLED),
        Session(client_id=client.id, at=at(DAY + timedelta(days=1), "09:00")),
    ]
    journal.sessions.add_many([first, *others])
    assert planned_on(journal, client.id, at(DAY, "23:00")) == [first]


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


def test_a_written_time_is_when_it_was_held_and_one_that_was_not_held_keeps_its_own() -> None:
    went = Session(client_id=SOMEBODY, at=at(DAY, "11:00"), status=SessionStatus.ATTENDED)
    assert as_it_went(PLANNED[0], went, clock_said=True).at == went.at
    assert as_it_went(PLANNED[0], went).at == PLANNED[0].at
    missed = replace(went, status=SessionStatus.NO_SHOW)
    assert as_it_went(PLANNED[0], missed, clock_said=True).at == PLANNED[0].at


def test_what_was_planned_of_its_placement_stays_unless_another_is_said() -> None:
    planned = replace(PLANNED[0], placement_id="clinic", counts_as=(CountsAs.ASSESSMENT,))
    went = Session(client_id=SOMEBODY, at=planned.at, status=SessionStatus.ATTENDED)
    kept = settled(planned, went)
    assert (kept.placement_id, kept.counts_as) == ("clinic", (CountsAs.ASSESSMENT,))
    said = settled(planned, replace(went, placement_id=NO_PLACEMENT, counts_as=(CountsAs.OBSERVED,)))
    assert (said.placement_id, said.counts_as) == (NO_PLACEMENT, (CountsAs.OBSERVED,))
