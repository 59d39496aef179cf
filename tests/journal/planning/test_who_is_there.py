"""Whom one can turn to, and after which scores it is brought to mind."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from journal.planning.who_is_there import a_lot_lately, who_is_there
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


@pytest.mark.parametrize(
    ("scale", "scores", "asks"),
    [
        ("stss", {"total": 37.0}, False),
        ("stss", {"total": 38.0}, True),
        ("stss", {"arousal": 25.0}, False),
        ("who5", {"score": 52.0}, False),
        ("who5", {"score": 48.0}, True),
        ("who5", {"score": 0.0}, True),
        ("burnout_item", {"score": 2.0}, False),
        ("burnout_item", {"score": 3.0}, True),
        ("pss10", {"score": 40.0}, False),
        ("proqol5", {"burnout": 50.0}, False),
        ("who5", {}, False),
    ],
)
def test_three_scales_ask_who_is_there(scale: str, scores: dict[str, float], asks: bool) -> None:
    assert a_lot_lately(scale, scores) is asks
