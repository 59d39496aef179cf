"""The coming weeks on their page: work, leave, clients away, supervision and the end of a board's period."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from journal.records.client import Client
from journal.records.cover import Cover
from journal.records.covering import Covering
from journal.records.person import Person, Relation
from journal.records.session import Session, SessionStatus
from journal.records.time_off import TimeOff
from journal.store.journal import Journal
from journal.store.kinds import Sessions
from journal.use_cases import absence
from tests.pages.conftest import OpenPage, SetClock, moment

PAGE = "ahead/coming_weeks.py"


@pytest.fixture(autouse=True)
def then(set_clock: SetClock) -> None:
    set_clock(date(2026, 11, 30), "09:00")


def test_an_empty_journal_has_one_press_to_begin(open_page: OpenPage) -> None:
    page = open_page(PAGE)
    assert "nothing usual is known" in page.said
    assert not page.at.get("plotly_chart")


def test_all_that_comes_stands_in_one_place(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    journal.time_off.add(TimeOff(at=moment(date(2026, 12, 21), "00:00"), last=date(2027, 1, 1)))
    journal.sessions.add(Session(at=moment(date(2026, 12, 8)), client_id=k2.id, status=SessionStatus.CANCELLED))
    journal.people.add(
        Person(
            at=moment(date(2026, 1, 1), "00:00"), name="Dana <b>", relation=Relation.CLINICAL_SUPERVISOR,
            next_meeting=date(2026, 12, 16),
        )
    )  # fmt: skip
    page = open_page(PAGE)
    assert len(page.at.get("plotly_chart")) == 1
    assert "The coming 8 weeks:" in page.said
    week = {line[:19]: line for line in page.said.split("\n") if line.startswith("Week of ")}
    assert "K2 called off Tue 8 Dec" in week["Week of Mon 7 Dec  "]
    assert "meeting Dana <b>, Wed 16 Dec" in week["Week of Mon 14 Dec "]
    assert "Holiday, Mon 21 Dec to Fri 1 Jan" in week["Week of Mon 21 Dec "]
    page.at.session_state["table.coming_weeks"] = True
    page.run()
    assert any("clients away" in str(html.proto.body).lower() for html in page.at.get("html"))


def test_the_end_of_a_boards_period_says_what_is_still_to_come(
    open_page: OpenPage, journal: Journal, k2: Client
) -> None:
    journal.settings.write(replace(journal.settings.read(), hours_preset="my_board", own_cpd_hours=20))
    page = open_page(PAGE)
    assert "the period ends Thu 31 Dec" in page.said
    assert "0 of 20 hours of continuing education" in page.said


def test_only_the_coming_weeks_are_read(
    open_page: OpenPage, journal: Journal, k2: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[date, date]] = []
    between = Sessions.between

    def noted(self: Sessions, first: date, last: date) -> list[Session]:
        asked.append((first, last))
        return between(self, first, last)

    monkeypatch.setattr(Sessions, "between", noted)
    open_page(PAGE)
    assert asked
    assert all(first >= date(2026, 12, 6) and last <= date(2027, 2, 1) for first, last in asked)


def test_notices_due_are_counted_and_name_no_client(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    journal.time_off.add(TimeOff(at=moment(date(2027, 1, 11), "00:00"), last=date(2027, 1, 17)))
    journal.sessions.add(Session(at=moment(date(2027, 1, 12)), client_id=k2.id))
    page = open_page(PAGE)
    (week,) = [line for line in page.said.split("\n") if line.startswith("Week of Mon 14 Dec")]
    assert "notice to 1 client of Mon 11 Jan to Sun 17 Jan: Mon 14 Dec" in week
    assert "K2" not in page.said


def test_sheets_to_be_destroyed_stand_on_their_day_until_they_are(open_page: OpenPage, journal: Journal) -> None:
    off = TimeOff(at=moment(date(2026, 11, 16), "00:00"), last=date(2026, 11, 29))
    journal.time_off.add(off)
    plan = absence.begin(journal, off, date(2026, 11, 10))
    dana = Person(at=moment(date(2026, 1, 1), "00:00"), name="Dana", relation=Relation.COLLEAGUE)
    journal.people.add(dana)
    cover = Cover(at=plan.at, plan_id=plan.id, person_id=dana.id, sheet_on=date(2026, 11, 12))
    journal.covers.add(cover)
    own = Covering(
        at=moment(date(2026, 11, 2), "00:00"), whose="Robin", last=date(2026, 11, 8),
        destroy_by=date(2026, 12, 9),
    )  # fmt: skip
    journal.coverings.add(own)
    page = open_page(PAGE)
    assert "Dana destroys your cover sheet by Mon 14 Dec" in page.said
    assert "destroy the cover sheet of Robin by Wed 9 Dec" in page.said
    journal.covers.update(replace(cover, destroyed_on=date(2026, 11, 30)))
    journal.coverings.update(replace(own, destroyed_on=date(2026, 11, 30)))
    page = open_page(PAGE)
    assert "your cover sheet" not in page.said
    assert "of Robin" not in page.said
