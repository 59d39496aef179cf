"""Today, run without a browser: the day so far, what comes next, what is open."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from journal.records.check_in import CheckIn
from journal.records.client import Client
from journal.records.downtime import Downtime, DowntimeCategory
from journal.records.encounter import Encounter
from journal.records.entry import new_id
from journal.records.reflection import Feeling, Reflection, Waits
from journal.records.session import Session, SessionStatus
from journal.store.journal import Journal
from tests.pages.conftest import OpenPage, SetClock, moment

DAY = date(2026, 10, 14)


@pytest.fixture(autouse=True)
def _evening(set_clock: SetClock) -> None:
    set_clock(DAY, "18:00")


@pytest.fixture
def client(journal: Journal) -> Client:
    client = Client(at=moment(date(2026, 1, 1)), code="K2")
    journal.clients.add(client)
    return client


STEPS = {"Add the first client": "clients", "Plan the usual week": "week", "Answer the first evening": "check-in"}


@pytest.mark.parametrize(("label", "page"), STEPS.items())
def test_the_first_week_leads_to_each_of_its_steps(open_page: OpenPage, label: str, page: str) -> None:
    shown = open_page("today/today.py")
    assert [button for button in shown.buttons if button in STEPS] == list(STEPS)
    assert shown.press(label).way[0] == page
    assert "Nothing is open." in shown.said


def test_the_first_week_says_what_is_done_and_goes_when_all_is(
    journal: Journal, client: Client, open_page: OpenPage
) -> None:
    page = open_page("today/today.py")
    assert [button for button in page.buttons if button in STEPS] == list(STEPS)[1:]
    assert "Clients are added" in page.said
    journal.sessions.add(Session(at=moment(DAY + timedelta(days=1), "09:00"), client_id=client.id))
    assert [button for button in open_page("today/today.py").buttons if button in STEPS] == list(STEPS)[2:]
    journal.check_ins.add(CheckIn(at=moment(DAY, "17:30"), heavy=4))
    page = open_page("today/today.py")
    assert [button for button in page.buttons if button in STEPS] == []
    assert "The first week" not in [heading.value for heading in page.at.header]


def test_the_first_week_can_be_put_away_for_good(open_page: OpenPage) -> None:
    page = open_page("today/today.py").press("Put this away")
    assert [button for button in page.buttons if button in STEPS] == []
    page.press("Undo")
    assert [button for button in page.buttons if button in STEPS] == list(STEPS)
    page.press("Put this away")
    assert [button for button in open_page("today/today.py").buttons if button in STEPS] == []


@pytest.mark.parametrize(("days", "there"), [(28, True), (29, False)])
def test_after_four_weeks_of_entries_it_is_no_first_week(
    journal: Journal, client: Client, open_page: OpenPage, days: int, there: bool
) -> None:
    held = {"status": SessionStatus.ATTENDED, "demand": 4}
    journal.sessions.add(Session(at=moment(DAY - timedelta(days=days), "09:00"), client_id=client.id, **held))  # type: ignore[arg-type]
    assert ("Answer the first evening" in open_page("today/today.py").buttons) is there


def test_the_day_holds_its_sessions_and_what_was_logged(journal: Journal, client: Client, open_page: OpenPage) -> None:
    journal.reflections.add(
        Reflection(at=moment(DAY, "13:10"), client_id=client.id, intensity=7, feelings=(Feeling.WORRY,))
    )
    journal.sessions.add(
        Session(at=moment(DAY, "09:00"), client_id=client.id, minutes=50, status=SessionStatus.ATTENDED, demand=6)
    )
    day = open_page("today/today.py").day
    (session,) = day["told"]["sessions"]
    assert (session["at"], session["code"], session["called"]) == ("09:00", "K2", "a good deal")
    assert [(one["at"], one["line"].split()[0]) for one in day["logged"]] == [("13:10", "A")]
    assert day["told"]["sentence"] == "1 of 1 session is over. Today asked 7 points of you so far."
    assert day["now"] == "18:00"


def test_what_is_next_on_another_day_is_said_below_the_day(
    journal: Journal, client: Client, open_page: OpenPage
) -> None:
    journal.sessions.add(Session(at=moment(DAY + timedelta(days=1), "19:00"), client_id=client.id))
    said = open_page("today/today.py").said
    assert "K2, Thursday, 15 October at 19:00." in said
    journal.sessions.add(Session(at=moment(DAY, "19:00"), client_id=client.id))
    page = open_page("today/today.py")
    assert "at 19:00" not in page.said
    assert [one["at"] for one in page.day["told"]["sessions"]] == ["19:00"]


def test_sessions_of_earlier_days_wait_below_and_those_of_today_in_the_day(
    journal: Journal, client: Client, open_page: OpenPage
) -> None:
    journal.sessions.add(Session(at=moment(DAY, "09:00"), client_id=client.id, minutes=50))
    page = open_page("today/today.py")
    assert not any("to settle" in label for label in page.buttons)
    assert page.day["told"]["sessions"][0]["over"]
    journal.sessions.add(Session(at=moment(DAY - timedelta(days=1), "09:00"), client_id=client.id, minutes=50))
    page = open_page("today/today.py")
    assert "1 session to settle: did it take place?" in page.buttons
    page.tap("today.which", "Yesterday")
    assert not any("to settle" in label for label in page.buttons)
    assert page.day["day"] == "2026-10-13"
    assert page.day["now"] == ""


def test_the_evening_asks_at_the_foot_of_the_day(journal: Journal, client: Client, open_page: OpenPage) -> None:
    journal.sessions.add(
        Session(at=moment(DAY, "09:00"), client_id=client.id, minutes=50, status=SessionStatus.ATTENDED)
    )
    assert open_page("today/today.py").day["told"]["evening"] == "How heavy was today? 1 session not rated yet."
    journal.check_ins.add(CheckIn(at=moment(DAY, "17:30"), heavy=4))
    assert open_page("today/today.py").day["told"]["evening"] == ""


def test_an_unfinished_note_is_offered_again(journal: Journal, open_page: OpenPage) -> None:
    journal.drafts.put_text(new_id(), "reflection", "text", "half a thought")
    page = open_page("today/today.py")
    assert any(label.startswith("Unfinished: a thought") for label in page.buttons)
    assert "half a thought" not in page.said


def test_the_four_most_used_kinds_come_first_and_all_in_one_order(
    journal: Journal, client: Client, open_page: OpenPage
) -> None:
    def kinds() -> list[str]:
        keys = [button.key or "" for button in open_page("today/today.py").at.button]
        return [key.removeprefix("log.") for key in keys if key.startswith("log.")]

    assert kinds()[:4] == ["session", "reflection", "downtime", "check-in"]
    for n in range(3):
        journal.encounters.add(Encounter(at=moment(DAY, f"1{n}:10"), client_id=client.id, discomfort=3))
    # What was used least gives way; what stays keeps its place to the others.
    assert kinds()[:4] == ["session", "reflection", "downtime", "encounter"]
    assert kinds()[4:] == ["check-in", "supervision", "contact", "time off", "client", "on-call", "scale"]


def walks(journal: Journal, n: int) -> None:
    for k in range(n):
        at = moment(DAY - timedelta(days=k + 1), "12:00")
        journal.downtimes.add(
            Downtime(
                at=at, activity="walk", category=DowntimeCategory.SELF_CARE, minutes=20, energy_before=3, energy_after=6
            )
        )


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (
            8,
            "60 minutes until K2. Nothing has to happen. Energy was higher after walk, which fits into 60 minutes. "
            "Low energy tends to rise by itself; how much is the walk's is not known.",
        ),
        (
            3,
            "60 minutes until K2. Nothing has to happen. Too little is known yet of what fits into 60 minutes: "
            "3 of 8 walks so far.",
        ),
        (0, "60 minutes until K2. Nothing has to happen."),
    ],
)
def test_the_next_gap_tells_after_what_energy_was_higher_and_nothing_on_thin_data(
    journal: Journal, client: Client, open_page: OpenPage, n: int, said: str
) -> None:
    walks(journal, n)
    journal.sessions.add(Session(at=moment(DAY, "19:00"), client_id=client.id))
    assert open_page("today/today.py").day["told"]["gap"] == said


def test_a_thought_that_is_back_stands_first(journal: Journal, client: Client, open_page: OpenPage) -> None:
    journal.reflections.add(
        Reflection(
            at=moment(DAY - timedelta(days=3)),
            client_id=client.id,
            intensity=7,
            waits=Waits.NEXT_SESSION,
            waits_until=DAY,
        )
    )
    page = open_page("today/today.py")
    assert "One thing waits" in [box.label for box in page.at.expander]


def test_the_list_opens_entries_the_evening_of_its_day_and_a_new_break(
    journal: Journal, client: Client, open_page: OpenPage
) -> None:
    page = open_page("today/today.py")
    for asked, way in (
        ({"kind": "session", "id": "a" * 32}, ("session", {"id": "a" * 32})),
        ({"kind": "check-in"}, ("check-in", {"day": DAY.isoformat()})),
        ({"kind": "downtime"}, ("downtime", {})),
    ):
        assert page.open_in("day_list", asked).way == way
