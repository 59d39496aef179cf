"""What waits through meetings, whom one meets next, what is still to be done."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from journal.measures.agenda import meetings_since, next_meeting, open_actions, still_waiting
from journal.records.agenda import AgendaItem, AgendaState
from journal.records.person import Person, Relation
from journal.records.supervision import Action, Supervision
from tests.journal.practice import at

DAY = date(2026, 10, 1)
WEEK = timedelta(days=7)
LATER = at(DAY + 52 * WEEK)


def item(state: AgendaState = AgendaState.WAITING, clock: str = "10:00") -> AgendaItem:
    return AgendaItem(at=at(DAY, clock), title="K2", state=state)


def weekly(n: int, first: date = DAY + WEEK) -> list[datetime]:
    return [at(first + WEEK * k, "12:00") for k in range(n)]


def test_only_meetings_after_it_was_put_there_count() -> None:
    before, same_hour, after = at(DAY - WEEK), at(DAY, "10:00"), at(DAY, "14:00")

    assert meetings_since(item(), [before, same_hour, after], LATER) == 1


def test_a_meeting_under_way_when_it_was_put_there_does_not_count() -> None:
    assert meetings_since(item(clock="14:20"), [at(DAY, "14:00")], LATER) == 0


def test_a_meeting_still_to_come_does_not_count() -> None:
    assert meetings_since(item(), weekly(5), at(DAY + 2 * WEEK, "13:00")) == 2


@pytest.mark.parametrize(("meetings", "told"), [(0, None), (2, None), (3, 3), (7, 7)])
def test_what_three_meetings_passed_by_is_still_waiting(meetings: int, told: int | None) -> None:
    waiting = item()

    assert still_waiting([waiting], weekly(meetings), LATER).get(waiting.id) == told


@pytest.mark.parametrize("state", [s for s in AgendaState if s is not AgendaState.WAITING])
def test_what_was_raised_waits_no_longer(state: AgendaState) -> None:
    assert still_waiting([item(state)], weekly(9), LATER) == {}


def test_meetings_in_another_time_zone_are_compared_by_the_moment() -> None:
    early = at(DAY, "09:30", "America/New_York")  # 15:30 in Berlin

    assert meetings_since(item(clock="15:00"), [early], LATER) == 1
    assert meetings_since(item(clock="16:00"), [early], LATER) == 0


def person(name: str, next_meeting: date | None, **more: object) -> Person:
    told = {"relation": Relation.CLINICAL_SUPERVISOR, **more}
    return Person(at=at(DAY), name=name, next_meeting=next_meeting, **told)  # type: ignore[arg-type]  # as given


def test_whom_one_meets_next() -> None:
    soon, today = person("Dana", DAY + WEEK), person("Abe", DAY)
    people = [
        person("past", DAY - WEEK),
        person("no day", None),
        person("ended", DAY, ended_on=DAY - WEEK),
        person("own", DAY, relation=Relation.OWN),
        soon,
    ]

    assert next_meeting(people, DAY) == soon
    assert next_meeting([*people, person("Zoe", DAY), today], DAY) == today
    assert next_meeting(people[:4], DAY) is None


def test_open_actions_of_all_meetings_what_comes_next_first_and_the_rest_from_the_newest() -> None:
    old = Supervision(
        at=at(DAY),
        minutes=60,
        actions=(Action(text="read"), Action(text="done", done=True), Action(text="was due", due=DAY + WEEK)),
    )
    new = Supervision(
        at=at(DAY + 2 * WEEK),
        minutes=60,
        actions=(Action(text="later", due=DAY + 9 * WEEK), Action(text="soon", due=DAY + 3 * WEEK), Action(text="ask")),
    )

    found = open_actions([old, new], DAY + 3 * WEEK)

    assert [(told.action.text, told.place, told.supervision.id) for told in found] == [
        ("soon", 1, new.id),
        ("later", 0, new.id),
        ("ask", 2, new.id),
        ("was due", 2, old.id),
        ("read", 0, old.id),
    ]
    assert open_actions([], DAY) == []
