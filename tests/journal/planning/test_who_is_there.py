"""Whom one can turn to."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from journal.planning.who_is_there import who_is_there
from journal.records.person import Person, Relation

TODAY = date(2026, 11, 22)
NOON = datetime(2026, 1, 2, 12, tzinfo=ZoneInfo("Europe/Berlin"))


def person(relation: Relation, ended_on: date | None = None) -> Person:
    return Person(at=NOON, name=f"a {relation}", relation=relation, ended_on=ended_on)


def test_ones_own_people_come_first_and_no_one_who_judges_the_work() -> None:
    everyone = [person(relation) for relation in Relation]
    assert [p.relation for p in who_is_there(everyone, TODAY)] == [
        Relation.OWN,
        Relation.CLINICALLY_RESPONSIBLE,
        Relation.CLINICAL_SUPERVISOR,
        Relation.PEER,
        Relation.GROUP,
    ]


def test_someone_is_there_until_the_day_it_ended() -> None:
    last_day, gone = person(Relation.PEER, TODAY), person(Relation.PEER, TODAY - timedelta(days=1))
    assert who_is_there([gone, last_day], TODAY) == [last_day]
