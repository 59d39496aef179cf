"""The page of the week: settle, plan, see."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, timedelta
from typing import Any

import pytest

from journal.records.client import Client, Frequency
from journal.records.session import Session, SessionStatus
from journal.records.time_off import TimeOff
from journal.store.journal import Journal
from pages.parts import page_links
from tests.pages.conftest import AddClient, OpenPage, Page, SetClock, days_ago, moment, today

PAGE = "week/week.py"
AT = {"day": "2026-10-22", "time": "11:15"}


def monday() -> date:
    return today() - timedelta(days=today().isoweekday() - 1)


def week_of(page: Page) -> dict[str, Any]:
    """Return what the grid was given."""
    told: dict[str, Any] = page.given("week_grid")["told"]
    return told


def in_week(page: Page, which: str) -> Page:
    return page.tap("week.which", which)


def planned_last_week(journal: Journal, client: Client, clock: str = "10:00") -> Session:
    """Plan a session of the Monday of the week before: what is settled below the grid lies in another week."""
    day = monday() - timedelta(days=7)
    session = Session(client_id=client.id, at=moment(day, clock), written_at=moment(day - timedelta(days=9)))
    journal.sessions.add(session)
    return session


def status_key(session: Session) -> str:
    return f"settle.week.{session.id}.status"


def demand_key(session: Session) -> str:
    return f"settle.week.{session.id}.demand"


def keys(page: Page) -> list[str]:
    return [group.key or "" for group in page.at.button_group]


def test_what_was_logged_elsewhere_meanwhile_is_not_planned_beside_it(
    open_page: OpenPage, journal: Journal, k2: Client, add_client: AddClient
) -> None:
    m1 = add_client("M1", (4, "16:00"), frequency=Frequency.WEEKLY)
    page = in_week(open_page(PAGE), "Next")
    tuesday = monday() + timedelta(days=8)
    logged = Session(client_id=k2.id, at=moment(tuesday, "11:30"))
    journal.sessions.add(logged)
    page.press("Plan these 2 sessions")

    sessions = journal.sessions.between(tuesday - timedelta(days=1), tuesday + timedelta(days=5))
    assert [(s.client_id, s.day) for s in sessions] == [(k2.id, tuesday), (m1.id, tuesday + timedelta(days=2))]
    assert "1 session planned" in page.said


@pytest.mark.parametrize("day", [date(2027, 3, 30), date(2026, 10, 27), date(2026, 11, 3), date(2027, 3, 16)])
def test_planned_from_abroad_an_appointment_keeps_its_time_at_home(
    open_page: OpenPage,
    journal: Journal,
    k2: Client,
    set_clock: SetClock,
    monkeypatch: pytest.MonkeyPatch,
    day: date,
) -> None:
    """The Tuesdays after each change of the clocks, at home and where one is."""
    journal.settings.write(replace(journal.settings.read(), zones_trusted=("America/New_York",)))
    monkeypatch.setattr("streamlit.runtime.context.ContextProxy.timezone", property(lambda self: "America/New_York"))
    set_clock(day - timedelta(days=7), "12:00")
    page = in_week(open_page(PAGE), "Next")
    assert "keep the time of your practice: Europe/Berlin." in page.said
    page.press("Plan this session")

    (session,) = journal.sessions.between(day, day)
    assert (session.at, session.zone) == (moment(day, "10:00"), "Europe/Berlin")
    assert session.at.astimezone(UTC) == moment(day, "10:00").astimezone(UTC)


def test_an_empty_week_says_what_will_be_here(open_page: OpenPage) -> None:
    page = open_page(PAGE)

    assert "can be planned here in one go" in page.said
    assert not any(button.startswith("Plan") for button in page.buttons)


def test_a_whole_week_is_planned_with_one_press_and_taken_back_with_one(
    open_page: OpenPage, journal: Journal, add_client: AddClient
) -> None:
    add_client("K2", (2, "10:00"), minutes=50, frequency=Frequency.WEEKLY)
    add_client("M1", (1, "09:00"), (4, "16:00"), frequency=Frequency.TWICE_WEEKLY)
    page = in_week(open_page(PAGE), "Next").press("Plan these 3 sessions")

    next_monday = monday() + timedelta(days=7)
    sessions = journal.sessions.between(next_monday, next_monday + timedelta(days=6))
    assert [(journal.clients.code_of(s.client_id), f"{s.at:%a %H:%M}", s.minutes) for s in sessions] == [
        ("M1", "Mon 09:00", None),
        ("K2", "Tue 10:00", 50),
        ("M1", "Thu 16:00", None),
    ]
    assert {s.status for s in sessions} == {SessionStatus.PLANNED}
    assert "3 sessions planned" in page.said
    assert not any(button.startswith("Plan") for button in page.buttons)
    assert [[block["sessions"][0]["code"] for block in day["blocks"]] for day in week_of(page)["days"]] == [
        ["M1"], ["K2"], [], ["M1"], [], [], [],
    ]  # fmt: skip

    page.press("Undo")
    assert journal.sessions.count() == 0
    assert "Plan these 3 sessions" in page.buttons


def test_what_is_not_ticked_is_not_planned(open_page: OpenPage, journal: Journal, add_client: AddClient) -> None:
    add_client("K2", (2, "10:00"))
    add_client("M1", (4, "16:00"))
    page = in_week(open_page(PAGE), "Next")
    next(tick for tick in page.at.checkbox if tick.label == "16:00 M1").uncheck()

    page.run().press("Plan this session")

    assert [journal.clients.code_of(s.client_id) for s in journal.sessions.latest(9)] == ["K2"]
    assert [tick.label for tick in page.at.checkbox] == ["16:00 M1"]


def test_with_nothing_ticked_there_is_nothing_to_press(open_page: OpenPage, add_client: AddClient) -> None:
    add_client("K2", (2, "10:00"))
    page = in_week(open_page(PAGE), "Next")
    page.at.checkbox[0].uncheck()
    page.run()

    assert next(button for button in page.at.button if button.key == "plan").disabled


def test_time_off_and_other_weeks(open_page: OpenPage, journal: Journal, add_client: AddClient) -> None:
    add_client("K2", (2, "10:00"), (4, "10:00"), frequency=Frequency.TWICE_WEEKLY)
    next_tuesday = monday() + timedelta(days=8)
    journal.time_off.add(TimeOff(at=moment(next_tuesday, "00:00"), last=next_tuesday))

    page = in_week(open_page(PAGE), "Next")
    assert "Plan this session" in page.buttons

    in_week(page, "Another")
    page.tell("week.day", day=(monday() + timedelta(days=17)).isoformat())
    assert "Plan these 2 sessions" in page.buttons


def test_a_skipped_hour_and_a_client_without_appointment_are_named(open_page: OpenPage, add_client: AddClient) -> None:
    add_client("K2", (7, "02:30"))
    add_client("M1", frequency=Frequency.WEEKLY)
    page = in_week(open_page(PAGE), "Another")
    page.tell("week.day", day="2026-03-25")

    assert "K2, Sunday, 29 March, 02:30: the clocks skip this hour" in page.said
    assert "No usual appointment is recorded for M1." in page.said
    assert not any(button.startswith("Plan") for button in page.buttons)


def test_a_passed_session_is_settled_and_rated_with_two_taps(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    session = planned_last_week(journal, k2)
    page = open_page(PAGE)
    assert demand_key(session) not in keys(page)

    page.tap(status_key(session), "attended")
    assert journal.sessions.get(session.id).status is SessionStatus.ATTENDED
    page.tap(demand_key(session), 7)

    kept = journal.sessions.get(session.id)
    assert (kept.status, kept.demand, kept.at) == (SessionStatus.ATTENDED, 7, session.at)
    assert len(journal.sessions.history(session.id)) == 2
    assert journal.sessions.unconfirmed(moment(days_ago(0), "23:59")) == []


def test_a_line_stays_in_its_place_until_the_page_is_opened_again(
    open_page: OpenPage, journal: Journal, k2: Client
) -> None:
    first, second = planned_last_week(journal, k2, "09:00"), planned_last_week(journal, k2, "11:00")
    page = open_page(PAGE).tap(status_key(first), "no-show")

    assert [key for key in keys(page) if key.endswith(".status")] == [status_key(first), status_key(second)]
    assert [key for key in keys(open_page(PAGE)) if key.endswith(".status")] == [status_key(second)]


def test_a_tap_can_be_undone(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    session = planned_last_week(journal, k2)
    page = open_page(PAGE).tap(status_key(session), "cancelled late").press("Undo")

    assert journal.sessions.get(session.id).status is SessionStatus.PLANNED
    assert next(group for group in page.at.button_group if group.key == status_key(session)).value is None


def test_a_second_tap_on_the_same_word_takes_it_back(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    session = planned_last_week(journal, k2)
    open_page(PAGE).tap(status_key(session), "attended").tap(demand_key(session), 4).tap(status_key(session), None)

    kept = journal.sessions.get(session.id)
    assert (kept.status, kept.demand) == (SessionStatus.PLANNED, None)


def test_another_status_takes_the_rating_away(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    session = planned_last_week(journal, k2)
    page = open_page(PAGE).tap(status_key(session), "attended").tap(demand_key(session), 4)

    page.tap(status_key(session), "no-show")

    kept = journal.sessions.get(session.id)
    assert (kept.status, kept.demand) == (SessionStatus.NO_SHOW, None)
    assert demand_key(session) not in keys(page)


def test_a_tap_on_what_was_deleted_elsewhere_is_said(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    session = planned_last_week(journal, k2)
    page = open_page(PAGE)
    journal.sessions.delete(session.id)

    page.tap(status_key(session), "attended")

    assert "not in the journal" in page.said
    assert status_key(session) not in keys(page)


def test_a_long_backlog_comes_in_parts(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    for hour in range(20):
        planned_last_week(journal, k2, f"{hour:02}:00")
        planned_last_week(journal, k2, f"{hour:02}:30")

    assert "And 10 more sessions after these." in open_page(PAGE).said


def test_what_is_settled_in_the_grid_is_not_asked_below_it(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    session = planned_last_week(journal, k2)
    page = open_page(PAGE)
    assert status_key(session) in keys(page)
    assert "What has passed in other weeks" in [heading.value for heading in page.at.header]

    in_week(page, "Before")
    assert status_key(session) not in keys(page)
    assert "What has passed in other weeks" not in [heading.value for heading in page.at.header]
    assert week_of(page)["unsettled"] == [session.id]


def test_away_from_the_practice_the_grid_says_whose_clock_it_goes_by(
    open_page: OpenPage, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "The hours are those of" not in open_page(PAGE).said
    journal.settings.write(replace(journal.settings.read(), zones_trusted=("America/New_York",)))
    monkeypatch.setattr("streamlit.runtime.context.ContextProxy.timezone", property(lambda self: "America/New_York"))
    assert "The hours are those of America/New York, where you are." in open_page(PAGE).said


@pytest.mark.parametrize(
    ("asked", "page", "carried"),
    [
        ({"kind": "session", "id": "a" * 32}, "session", {"id": "a" * 32}),
        ({"kind": "supervision", "id": "a" * 32}, "supervision", {"id": "a" * 32}),
        (
            {"kind": "downtime", "day": "2026-10-22", "time": "11:15"},
            "downtime",
            {"day": "2026-10-22", "time": "11:15"},
        ),
    ],
)
def test_what_is_pressed_in_the_grid_opens(
    open_page: OpenPage, asked: dict[str, str], page: str, carried: dict[str, str]
) -> None:
    way = open_page(PAGE).open_in("week_grid", asked).way
    assert way[0] == page
    assert {name: value for name, value in way[1].items() if name != "draft"} == carried


@pytest.mark.parametrize("asked", [{"kind": "session", "day": "soon", "time": "11:15"}, {"kind": "session"}, {}, "x"])
def test_what_no_grid_of_ours_sends_opens_nothing(open_page: OpenPage, asked: object) -> None:
    page = open_page(PAGE).open_in("week_grid", asked)
    assert page_links.CHOSEN not in page.at.session_state


def test_a_code_is_shown_as_it_was_typed(open_page: OpenPage, add_client: AddClient) -> None:
    add_client("![](//x)", (2, "10:00"))

    page = in_week(open_page(PAGE), "Next")

    assert [tick.label for tick in page.at.checkbox] == [r"10:00 \!\[\]\(\/\/x\)"]


def test_at_the_weekend_next_week_is_shown_first(open_page: OpenPage, set_clock: SetClock) -> None:
    set_clock(date(2026, 10, 24), "10:00")

    assert [title.value for title in open_page(PAGE).at.title] == ["26 October to 1 November 2026"]


def test_at_a_weekend_with_work_this_week_is_shown_first(
    open_page: OpenPage, journal: Journal, k2: Client, set_clock: SetClock
) -> None:
    set_clock(date(2026, 10, 24), "10:00")
    journal.sessions.add(Session(client_id=k2.id, at=moment(date(2026, 10, 24), "17:00")))

    assert [title.value for title in open_page(PAGE).at.title] == ["19 to 25 October 2026"]
