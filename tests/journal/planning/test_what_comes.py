"""What comes in the eight weeks after this one, put side by side."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from journal.planning.absence_notices import Notice, Step
from journal.planning.what_comes import What, in_week, span_of, what_comes
from journal.records.person import Person, Relation
from journal.records.session import Session, SessionStatus
from journal.wording import coming_weeks as wording
from tests.journal.practice import ZONE, at, days_away

TODAY = date(2026, 11, 30)  # a Monday
FIRST, LAST = date(2026, 12, 7), date(2027, 1, 31)


def person(day: date | None, relation: Relation = Relation.CLINICAL_SUPERVISOR) -> Person:
    return Person(at=at(TODAY, "00:00"), name="Dana", relation=relation, next_meeting=day)


def session(day: date, status: SessionStatus, client: str = "a" * 32) -> Session:
    return Session(at=at(day), client_id=client, status=status)


def test_nothing_comes_of_nothing() -> None:
    assert what_comes(TODAY, zone=ZONE) == []
    assert span_of(TODAY) == (FIRST, LAST)


def test_each_thing_stands_on_its_days_in_order() -> None:
    found = what_comes(
        TODAY,
        time_off=[days_away(date(2026, 12, 24), date(2027, 3, 1)), days_away(TODAY, TODAY)],
        sessions=[
            session(date(2026, 12, 8), SessionStatus.CANCELLED),
            session(date(2026, 12, 8), SessionStatus.CANCELLED),
            session(date(2026, 12, 9), SessionStatus.CANCELLED_BY_ME),
            session(date(2026, 12, 10), SessionStatus.PLANNED),
        ],
        notices={
            "off": [
                Notice(client_id=one, step=Step.TELL, due=day)
                for one, day in (("a", FIRST), ("b", FIRST), ("c", TODAY), ("d", LAST))
            ],
            "later": [Notice(client_id="a", step=Step.TELL, due=date(2027, 2, 1))],
        },
        sheets={"cover": date(2026, 12, 18), "early": TODAY, "late": date(2027, 2, 1)},
        people=[person(date(2026, 12, 16)), person(None), person(date(2026, 12, 17), Relation.OWN), person(TODAY)],
        period=("My board", date(2026, 12, 31)),
        zone=ZONE,
    )
    assert [(one.what, one.first, one.last) for one in found] == [
        (What.NOTICE, FIRST, FIRST),
        (What.AWAY, date(2026, 12, 8), date(2026, 12, 8)),
        (What.SUPERVISION, date(2026, 12, 16), date(2026, 12, 16)),
        (What.SHEET, date(2026, 12, 18), date(2026, 12, 18)),
        (What.LEAVE, date(2026, 12, 24), LAST),
        (What.DEADLINE, date(2026, 12, 31), date(2026, 12, 31)),
        (What.NOTICE, LAST, LAST),
    ]
    assert [one.clients for one in found if one.what is What.NOTICE] == [2, 1]
    assert [one.what for one in in_week(found, date(2026, 12, 28))] == [What.LEAVE, What.DEADLINE]


@given(st.lists(st.tuples(st.integers(-30, 120), st.integers(0, 60)), max_size=8))
def test_leave_never_leaves_the_weeks_and_its_order_changes_nothing(spans: list[tuple[int, int]]) -> None:
    off = [days_away(TODAY + timedelta(a), TODAY + timedelta(a + n)) for a, n in spans]
    found = what_comes(TODAY, time_off=off, zone=ZONE)
    assert found == what_comes(TODAY, time_off=reversed(off), zone=ZONE)
    assert all(FIRST <= one.first <= one.last <= LAST for one in found)


def test_the_sentence_says_the_span_and_what_lies_above_plan() -> None:
    assert wording.sentence([]).startswith("Nothing is planned")
    assert wording.sentence([None, None]).startswith("Nothing is planned")
    assert wording.sentence([96.0, 118.4, None]) == (
        "The coming 3 weeks: between 96 and 118 of 100, 1 above plan; in 1 nothing comes."
    )
    assert wording.sentence([96.0]) == "The coming 1 week: 96 of 100."
