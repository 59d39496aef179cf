"""The page of days away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from journal.records.client import Client, ClientFact
from journal.records.on_call import OnCall
from journal.records.session import Session, SessionStatus
from journal.records.time_off import TimeOff, TimeOffKind
from journal.store.journal import Journal
from journal.use_cases import absence
from tests.pages.conftest import ZONE, OpenPage, SetClock, days_ago, moment, today

PAGE = "ahead/time_off.py"


def away(journal: Journal, first: date, last: date) -> TimeOff:
    off = TimeOff(at=moment(first, "00:00"), last=last)
    journal.time_off.add(off)
    return off


def worked(journal: Journal, day: date) -> None:
    client = journal.clients.by_code("K2") or Client(at=moment(days_ago(400), "00:00"), code="K2")
    if journal.clients.count() == 0:
        journal.clients.add(client)
    journal.sessions.add(Session(at=moment(day), client_id=client.id, minutes=50, status=SessionStatus.ATTENDED))


def test_an_empty_page_says_what_will_be_here(open_page: OpenPage, journal: Journal) -> None:
    page = open_page(PAGE).run()

    assert "will be listed here" in page.said
    assert journal.drafts.all() == []


def test_one_day_is_one_date(open_page: OpenPage, journal: Journal) -> None:
    page = open_page(PAGE).fill(at_day=date(2026, 4, 24)).press("Save")

    (off,) = journal.time_off.all()
    assert (off.first, off.last, off.kind) == (date(2026, 4, 24), date(2026, 4, 24), TimeOffKind.HOLIDAY)
    assert "Friday, 24 April 2026" in page.said
    assert journal.drafts.all() == []


def test_the_last_day_follows_the_first_until_it_is_chosen(open_page: OpenPage) -> None:
    page = open_page(PAGE).fill(at_day=date(2026, 4, 24))
    assert page.value("last") == date(2026, 4, 24)

    page.fill(last=date(2026, 4, 30)).fill(at_day=date(2026, 4, 25))
    assert page.value("last") == date(2026, 4, 30)


def test_everything_is_kept(open_page: OpenPage, journal: Journal) -> None:
    page = open_page(PAGE)
    journal.drafts.put_text(page.draft, "time off", "note", "the sea")
    page.fill(at_day=days_ago(20), kind="training").fill(last=days_ago(10)).press("Save")

    (off,) = journal.time_off.all()
    assert (off.first, off.last, off.kind) == (days_ago(20), days_ago(10), TimeOffKind.TRAINING)
    assert off.note == "the sea"


def test_what_was_asked_here_before_stays_and_can_be_read(open_page: OpenPage, journal: Journal) -> None:
    off = replace(away(journal, days_ago(20), days_ago(11)), cover="M. covers", notice_on=days_ago(50), kept_true=False)
    journal.time_off.update(off)
    page = open_page(PAGE, id=off.id)
    assert all(said in page.said for said in ("M. covers", "no", "As it was written here before"))
    page.fill(last=days_ago(12)).press("Save")
    kept = journal.time_off.get(off.id)
    assert (kept.cover, kept.notice_on, kept.kept_true) == ("M. covers", days_ago(50), False)
    plan = absence.begin(journal, kept, today())
    assert (plan.cover_as_written, plan.notice_as_written, plan.kept_as_written) == ("M. covers", days_ago(50), False)


def test_an_open_draft_of_what_was_asked_before_is_gone_on_with(open_page: OpenPage, journal: Journal) -> None:
    said = {"at_day": {"date": days_ago(20).isoformat()}, "cover": "x" * 501, "kept_true": True}
    journal.drafts.put_fields("d" * 32, "time off", None, said)
    page = open_page(PAGE, draft="d" * 32).press("Save")
    assert page.errors[0].startswith("Who covers: can hold 500 characters at most")
    page.fill(cover="M.").press("Save")
    (off,) = journal.time_off.all()
    assert (off.cover, off.kept_true) == ("M.", True)


def test_in_the_trash_and_in_its_history_it_reads_as_before(journal: Journal) -> None:
    off = replace(away(journal, days_ago(20), days_ago(11)), cover="M. covers", notice_on=days_ago(50))
    journal.time_off.update(off)
    journal.time_off.update(replace(off, cover="N. covers"))
    journal.time_off.delete(off.id)
    journal.time_off.restore(off.id)
    assert journal.time_off.get(off.id).cover == "N. covers"
    before = [change.before for change in journal.time_off.history(off.id)]
    assert [one.cover for one in before if isinstance(one, TimeOff)][:2] == ["", "M. covers"]


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"at_day": None}, "First day: is needed"),
        ({"last": days_ago(21)}, "Last day: must not lie before the start"),
        ({"last": date(2190, 1, 1)}, "Last day: lies more than three years after the start"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_lost(
    open_page: OpenPage, journal: Journal, wrong: dict[str, object], named: str
) -> None:
    page = open_page(PAGE).fill(at_day=days_ago(20)).fill(kind="sick").fill(**wrong).press("Save")

    assert page.errors[0].startswith(named)
    assert page.errors[0].endswith("Nothing you typed was lost.")
    assert page.value("kind") == "sick"
    assert journal.time_off.count() == 0


def test_midnight_may_be_skipped_that_night(
    open_page: OpenPage, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pages.parts.clock.browser_zone", lambda _journal: "Africa/Cairo")
    assert open_page(PAGE).fill(at_day=date(2026, 4, 24)).press("Save").errors == []

    assert journal.time_off.all()[0].first == date(2026, 4, 24)


def test_a_day_with_clients_or_on_call_does_not_count_as_free(open_page: OpenPage, journal: Journal) -> None:
    away(journal, days_ago(20), days_ago(11))
    assert "10 of 10 days without client contact" in open_page(PAGE).said

    worked(journal, days_ago(20))
    journal.on_calls.add(OnCall(at=moment(days_ago(11)), minutes=60))
    worked(journal, days_ago(21))
    said = open_page(PAGE).said
    assert "8 of 10 days without client contact" in said
    assert "so far" not in said


def test_while_it_lasts_only_the_days_up_to_now_are_counted(
    open_page: OpenPage, journal: Journal, set_clock: SetClock
) -> None:
    away(journal, date(2026, 4, 20), date(2026, 4, 30))
    worked(journal, date(2026, 4, 21))
    set_clock(date(2026, 4, 22), "12:00")
    page = open_page(PAGE)

    assert "2 of 3 days without client contact so far" in page.said
    assert [heading.value for heading in page.at.header] == ["Now and coming", "Past"]


def test_of_what_is_to_come_nothing_is_counted(open_page: OpenPage, journal: Journal) -> None:
    away(journal, days_ago(-1), days_ago(-3))

    assert "without client contact" not in open_page(PAGE).said


def test_long_past_days_are_folded_away(open_page: OpenPage, journal: Journal) -> None:
    for year in range(2010, 2022):
        away(journal, date(year, 7, 1), date(year, 7, 8))
    page = open_page(PAGE)

    assert "1 July to 8 July 2012" in page.said
    assert "2011" not in page.said
    assert [box.label for box in page.at.expander][-1] == "Earlier (2)"


def test_an_entry_in_the_address_is_edited(open_page: OpenPage, journal: Journal) -> None:
    off = away(journal, days_ago(20), days_ago(11))
    page = open_page(PAGE, id=off.id)
    assert (page.value("at_day"), page.value("last")) == (days_ago(20), days_ago(11))
    assert journal.drafts.all() == []

    page.fill(last=days_ago(12)).press("Save")
    assert journal.time_off.get(off.id).last == days_ago(12)
    assert journal.time_off.count() == 1


def test_an_address_of_nothing_is_said(open_page: OpenPage) -> None:
    assert any("not in the journal" in said for said in open_page(PAGE, id="0" * 32).notes)


def test_deleting_can_be_undone(open_page: OpenPage, journal: Journal) -> None:
    off = away(journal, days_ago(20), today())
    page = open_page(PAGE).press("Delete")
    assert journal.time_off.count() == 0

    page.press("Undo")
    assert journal.time_off.get(off.id) == off


def test_what_a_deleted_time_off_cancelled_is_asked_about(open_page: OpenPage, journal: Journal) -> None:
    client = Client(at=moment(days_ago(400), "00:00"), code="K2")
    journal.clients.add(client)
    journal.clients.add_fact(ClientFact(client_id=client.id, effective=days_ago(1), risk=False))
    session = Session(at=moment(days_ago(-5)), client_id=client.id)
    journal.sessions.add(session)
    off = away(journal, days_ago(-4), days_ago(-6))
    plan = absence.begin(journal, off, today())
    absence.take(journal, plan.id, today(), ZONE)
    assert journal.sessions.get(session.id).status is SessionStatus.CANCELLED_BY_ME
    page = open_page(PAGE).press("Delete")
    assert "1 session stays as its plan wrote" in page.said
    page.press("Take it back")
    assert journal.sessions.get(session.id).status is SessionStatus.PLANNED
    assert "stays as its plan wrote" not in open_page(PAGE).said


def test_what_came_of_a_past_one_is_one_press_away(open_page: OpenPage, journal: Journal) -> None:
    off = away(journal, days_ago(20), days_ago(11))
    assert open_page(PAGE).press("What came of it").way == ("absence-back", {"off": off.id})
