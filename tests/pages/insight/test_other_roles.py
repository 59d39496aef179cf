"""Coaching, legal and teaching on the caseload page: lines of their own, bounded by the period."""

from __future__ import annotations

from datetime import date

import pytest

from journal.records.client import Client, Role
from journal.records.session import Session, SessionStatus
from journal.store.journal import Journal
from tests.pages.conftest import OpenPage, SetClock, moment

PAGE = "insight/caseload_intensity.py"
WEDNESDAY = date(2026, 10, 14)
APART = "Not part of the figures above."


@pytest.fixture(autouse=True)
def _mid_week(set_clock: SetClock) -> None:
    set_clock(WEDNESDAY, "20:00")


def client(journal: Journal, code: str, role: Role) -> Client:
    taken_on = Client(at=moment(date(2025, 1, 1)), code=code, role=role)
    journal.clients.add(taken_on)
    return taken_on


def held(journal: Journal, who: Client, day: date, **told: object) -> None:
    told = {"minutes": 40, "status": SessionStatus.ATTENDED} | told
    journal.sessions.add(Session(at=moment(day, "14:00"), client_id=who.id, **told))  # type: ignore[arg-type]


def test_with_therapy_only_there_is_no_line(open_page: OpenPage, journal: Journal) -> None:
    held(journal, client(journal, "K2", Role.THERAPY), WEDNESDAY)

    assert APART not in open_page(PAGE).said


def test_each_role_has_a_line_of_its_own_and_adds_nothing_to_the_caseload(
    open_page: OpenPage, journal: Journal
) -> None:
    held(journal, client(journal, "K2", Role.THERAPY), WEDNESDAY)
    before = open_page(PAGE)
    coached, taught = client(journal, "L5", Role.COACHING), client(journal, "T1", Role.TEACHING)
    held(journal, coached, date(2026, 10, 8))
    held(journal, coached, date(2026, 10, 9))
    held(journal, coached, date(2026, 10, 12), status=SessionStatus.NO_SHOW)
    held(journal, taught, date(2026, 10, 12), minutes=90)
    shown = open_page(PAGE)

    assert f"Coaching, these 2 weeks: 2 sessions, 80 minutes. {APART}" in shown.said
    assert f"Teaching, these 2 weeks: 1 session, 90 minutes. {APART}" in shown.said
    assert shown.at.header[0].value == before.at.header[0].value


def test_it_is_bounded_by_the_period_and_outlives_the_client(open_page: OpenPage, journal: Journal) -> None:
    coached = client(journal, "L5", Role.COACHING)
    held(journal, coached, date(2026, 10, 9))
    held(journal, coached, date(2026, 3, 2), minutes=None)
    shown = open_page(PAGE)
    assert f"1 session, 40 minutes. {APART}" in shown.said

    shown.tap("period", "Year")
    assert f"2 sessions, 90 minutes, 1 session taken at the usual length. {APART}" in shown.said
    journal.clients.delete(coached.id)
    assert "2 sessions, 90 minutes" in shown.run().said
