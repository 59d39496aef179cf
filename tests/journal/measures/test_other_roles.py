"""Coaching, legal and teaching: totals of their own, never with the therapy."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

from journal.measures.other_roles import RoleTotal, other_roles
from journal.records.client import Client, ClientState, Role, Unit, state_on
from journal.records.session import Session, SessionStatus
from tests.journal.practice import Practice, at

FIRST, LAST = date(2026, 10, 5), date(2026, 11, 1)


def held(client: str, day: date = FIRST, **told: Any) -> Session:
    return Session(at=at(day), client_id=client, **{"status": SessionStatus.ATTENDED, "minutes": 60, **told})


def totals(practice: Practice, *sessions: Session) -> list[RoleTotal]:
    def client_on(client_id: str, day: date) -> tuple[Client, ClientState]:
        client, facts = practice.clients[client_id]
        return client, state_on(facts, day)

    return other_roles(sessions, FIRST, LAST, client_on=client_on)


def test_without_work_in_another_role_there_is_nothing_to_say() -> None:
    practice = Practice()
    assert totals(practice) == []
    assert totals(practice, held(practice.client())) == []


def test_each_role_has_its_own_total_in_a_fixed_order() -> None:
    practice = Practice()
    therapy, teaching, coaching, other = (
        practice.client(role=role) for role in (Role.THERAPY, Role.TEACHING, Role.COACHING, Role.COACHING)
    )
    sessions = [held(therapy), held(teaching, minutes=90), held(coaching, minutes=50), held(other, LAST, minutes=40)]
    expected = [
        RoleTotal(role=Role.COACHING, sessions=2, minutes=90, usual=0),
        RoleTotal(role=Role.TEACHING, sessions=1, minutes=90, usual=0),
    ]
    for _ in range(5):
        random.shuffle(sessions)
        assert totals(practice, *sessions) == expected


def test_a_course_whose_people_are_logged_singly_is_one_session() -> None:
    practice = Practice()
    course = [practice.client(role=Role.TEACHING, unit=Unit.GROUP) for _ in range(8)]
    (total,) = totals(practice, *(held(who, minutes=90) for who in course), held(course[0], LAST, minutes=90))
    assert (total.sessions, total.minutes) == (2, 180)


def test_only_what_took_place_in_the_period_counts() -> None:
    practice = Practice()
    coaching = practice.client(role=Role.COACHING)
    others = [held(coaching, status=status) for status in SessionStatus if status is not SessionStatus.ATTENDED]
    others += [held(coaching, date(2026, 10, 4)), held(coaching, date(2026, 11, 2))]
    (total,) = totals(practice, *others, held(coaching, FIRST), held(coaching, LAST))
    assert (total.sessions, total.minutes) == (2, 120)


def test_minutes_that_are_not_told_are_the_usual_ones_and_it_is_said() -> None:
    practice = Practice()
    usual, unknown = practice.client(role=Role.LEGAL, minutes=90), practice.client(role=Role.LEGAL)
    (total,) = totals(practice, held(usual, minutes=None), held(unknown, minutes=None), held(usual, minutes=10))
    assert (total.minutes, total.usual) == (90 + 50 + 10, 2)
