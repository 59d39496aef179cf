"""A group while its therapist is away, and the therapist's own supervisees."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journal.planning.absence import Open
from journal.records.absence_decision import Choice
from journal.records.client import Unit
from journal.records.session import SessionStatus
from journal.records.share import Supervisee
from journal.records.time_off import TimeOff
from journal.store.journal import Journal
from journal.wording import absence as wording
from tests.pages.ahead.test_absence import OF_ALL, OF_ONE, PAGE, off, second_line, someone
from tests.pages.conftest import OpenPage, Page, days_ago

assert off  # a fixture


def of_one(open_page: OpenPage, absence: TimeOff) -> Page:
    _, about = open_page(PAGE, off=absence.id).press("More").way
    return open_page(OF_ONE, **about)


def offered(page: Page) -> set[str]:
    choices = next(group for group in page.at.button_group if group.key == f"{page.draft}.choice")
    return {*map(str, choices.options)}


@pytest.mark.parametrize(
    ("unit", "here", "not_here"),
    [(Unit.GROUP, {"Paused", "Co-leader", "Substitute"}, {"Waits", "Handed over"}),
     (Unit.COUPLE, {"Waits", "Handed over"}, {"Paused", "Co-leader", "Substitute"})],
)  # fmt: skip
def test_a_group_is_asked_in_its_own_words(
    open_page: OpenPage, journal: Journal, off: TimeOff, unit: Unit, here: set[str], not_here: set[str]
) -> None:
    someone(journal, "G1", unit=unit)
    choices = offered(of_one(open_page, off))
    assert (here - choices, not_here & choices) == (set(), set())


def test_a_group_of_which_nothing_is_decided_is_paused(open_page: OpenPage, journal: Journal, off: TimeOff) -> None:
    group = someone(journal, "G1", unit=Unit.GROUP)
    page = open_page(PAGE, off=off.id)
    assert "Suggested: paused until you are back" in second_line(page, group)
    page.press("Take all suggestions")
    (plan,) = journal.absence_plans.all()
    assert journal.absence_decisions.of_plan(plan.id)[group.id].choice is Choice.PAUSED
    page.press("Write it into the calendar")
    assert [one.status for one in journal.sessions.latest(5)] == [SessionStatus.CANCELLED_BY_ME]


def test_who_leads_a_group_meanwhile_is_named_before_it_is_taken(
    open_page: OpenPage, journal: Journal, off: TimeOff
) -> None:
    group = someone(journal, "G1", unit=Unit.GROUP, risk=True)
    of_one(open_page, off).fill(choice="co-leader").press("Save")
    page = open_page(PAGE, off=off.id)
    assert wording.OPEN[Open.NO_LEADER] in second_line(page, group)
    assert "1 client still open" in page.press("Write it into the calendar").said
    of_one(open_page, off).fill(led_by="Dana").press("Save")
    page = open_page(PAGE, off=off.id)
    assert "Co-leader  ·  Dana" in second_line(page, group)
    page.press("Write it into the calendar")
    assert [one.status for one in journal.sessions.latest(5)] == [SessionStatus.CANCELLED_BY_ME]


def test_who_is_there_for_supervisees_is_asked_where_there_are_any(
    open_page: OpenPage, journal: Journal, off: TimeOff
) -> None:
    assert "supervisees" not in open_page(PAGE, off=off.id).said
    journal.reviewing.keep(Supervisee(thread="c" * 32, name="Ida", keys="a key", compared_on=days_ago(1)))
    assert "not said yet" in open_page(PAGE, off=off.id).said
    (plan,) = journal.absence_plans.all()
    open_page(OF_ALL, id=plan.id).fill(supervisees_meanwhile="Dana, until the 3rd").press("Save")
    assert "Your supervisees: Dana, until the 3rd" in open_page(PAGE, off=off.id).said
    journal.absence_plans.update(replace(journal.absence_plans.get(plan.id), hours_free=2))
    assert "Dana" in open_page(PAGE, off=off.id).said
