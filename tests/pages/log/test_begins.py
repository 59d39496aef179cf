"""When it began, where nobody says: one rule in every form, from the first key on and until it is touched."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from journal.records.client import Client
from journal.store.journal import Journal
from tests.pages.conftest import OpenPage, Page, SetClock, moment

EVENING = date(2026, 11, 28)
MORNING = EVENING + timedelta(days=1)


@pytest.fixture(autouse=True)
def _late(set_clock: SetClock) -> None:
    set_clock(EVENING, "23:50")


@pytest.fixture
def k2(journal: Journal) -> Client:
    client = Client(at=moment(date(2024, 1, 1), "00:00"), code="K2")
    journal.clients.add(client)
    return client


def start(page: Page) -> tuple[date, time]:
    return page.value("at_day"), page.value("at_time")


@pytest.mark.parametrize(
    ("form", "first", "begun"),
    [
        ("session", {"demand": 4}, (MORNING, time(0, 25))),
        ("session", {"minutes": 50}, (EVENING, time(23, 35))),
        ("session", {"minutes": 50, "status": "planned"}, (MORNING, time(0, 25))),
        ("reflection", {"intensity": 3}, (MORNING, time(0, 25))),
        ("reflection", {"minutes": 30}, (EVENING, time(23, 55))),
        ("downtime", {"activity": "walk"}, None),
        ("downtime", {"minutes": 12}, (MORNING, time(0, 10))),
        ("contact", {"minutes": 8}, (MORNING, time(0, 15))),
        ("supervision", {"helpfulness": 7}, (EVENING, time(23, 25))),
        ("encounter", {"discomfort": 3}, (MORNING, time(0, 25))),
        ("on_call", {"called_out": True}, (MORNING, time(0, 25))),
        ("scale", {"scale": "who5"}, (MORNING, time(0, 25))),
    ],
)
def test_each_form_begins_with_the_first_answer_less_the_length(
    open_page: OpenPage, set_clock: SetClock, k2: Client, form: str, first: dict[str, object], begun: object
) -> None:
    page = open_page(f"log/{form}.py")
    set_clock(MORNING, "00:25")
    page.fill(**first).run()
    if begun is None:  # the activity brings its own length
        usual = timedelta(minutes=page.value("minutes") or 0)
        then = moment(MORNING, "00:25") - usual
        begun = (then.date(), time(then.hour, then.minute - then.minute % 5))
    assert start(page) == begun
    set_clock(MORNING, "01:40")
    assert start(page.run()) == begun


def test_a_note_that_is_typed_counts_as_the_first_key_though_the_page_did_not_run(
    open_page: OpenPage, journal: Journal, set_clock: SetClock
) -> None:
    page = open_page("log/reflection.py")
    assert start(page) == (EVENING, time(23, 50))
    set_clock(MORNING, "00:25")
    journal.drafts.put_text(page.draft, "reflection", "text", "It came along on the way home.")
    set_clock(MORNING, "00:40")
    journal.drafts.put_text(page.draft, "reflection", "text", "It came along on the way home, and stayed.")
    page.press("Save")
    assert [one.at for one in journal.reflections.latest(2)] == [moment(MORNING, "00:25")]


def test_the_start_follows_the_length_until_it_is_touched(open_page: OpenPage, set_clock: SetClock, k2: Client) -> None:
    set_clock(EVENING, "16:00")
    page = open_page("log/session.py").fill(client_id=k2.id)
    set_clock(EVENING, "16:20")
    page.fill(minutes=60).run()
    assert start(page) == (EVENING, time(15))
    page.fill(minutes=90).run()
    assert start(page) == (EVENING, time(14, 30))
    page.tell(f"{page.draft}.at", day=EVENING.isoformat(), time="14:15").fill(minutes=30).run()
    assert start(page) == (EVENING, time(14, 15))
    page.fill(minutes=45).run()
    assert start(page) == (EVENING, time(14, 15))


def test_a_touched_start_stays_after_f5(open_page: OpenPage, k2: Client) -> None:
    page = open_page("log/session.py").fill(client_id=k2.id)
    page.tell(f"{page.draft}.at", day="2026-11-27", time="09:10").run()
    again = open_page("log/session.py", draft=page.draft)
    assert start(again.fill(minutes=90).run()) == (date(2026, 11, 27), time(9, 10))


def test_a_form_in_which_nothing_was_said_moves_on_and_leaves_no_draft(
    open_page: OpenPage, journal: Journal, set_clock: SetClock
) -> None:
    page = open_page("log/reflection.py")
    set_clock(MORNING, "00:05")
    assert start(page.run()) == (MORNING, time(0, 5))
    assert journal.drafts.all() == []


def test_an_entry_that_is_edited_keeps_its_start(
    open_page: OpenPage, journal: Journal, set_clock: SetClock, k2: Client
) -> None:
    open_page("log/contact.py").fill(client_id=k2.id, minutes=10, purpose="check-in").press("Save")
    kept = journal.contacts.latest(1)[0]
    set_clock(MORNING, "00:25")
    open_page("log/contact.py", id=kept.id).fill(minutes=40).press("Save")
    assert journal.contacts.get(kept.id).at == kept.at == moment(EVENING, "23:40")


@pytest.mark.parametrize("form", ["session", "downtime", "supervision"])
def test_an_address_may_name_the_day_and_time_and_no_length_moves_it(
    open_page: OpenPage, form: str, k2: Client
) -> None:
    page = open_page(f"log/{form}.py", day="2026-11-26", time="11:15")
    asked = (date(2026, 11, 26), time(11, 15))
    assert start(page) == asked
    assert start(page.fill(minutes=30)) == asked


def test_once_it_is_saved_the_next_form_begins_now(open_page: OpenPage, k2: Client, journal: Journal) -> None:
    page = open_page("log/session.py", day="2026-11-26", time="11:15")
    page.fill(client_id=k2.id).press("Save")
    assert [session.at for session in journal.sessions.latest(9)] == [moment(date(2026, 11, 26), "11:15")]
    assert start(page) == (EVENING, time(23, 50))
    assert not {"day", "time"} & {*page.at.query_params}


@pytest.mark.parametrize("address", [{"day": "soon", "time": "11:15"}, {"day": "2026-11-26"}, {"time": "11:15"}])
def test_an_address_that_names_no_moment_is_passed_over(open_page: OpenPage, address: dict[str, str]) -> None:
    assert start(open_page("log/session.py", **address)) == (EVENING, time(23, 50))
