"""The page on which a session is logged and edited."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from journal.records.client import Client, ClientFact
from journal.records.session import Medium, Session, SessionStatus
from journal.records.time_off import TimeOff
from journal.store.journal import Journal
from journal.use_cases import absence_tell
from tests.pages.conftest import AddClient, OpenPage, SetClock, days_ago, moment

PAGE = "log/session.py"


def test_an_empty_journal_says_what_will_be_here_and_where_to_begin(open_page: OpenPage) -> None:
    page = open_page(PAGE)

    assert "Add the first client" in page.buttons
    assert "will be listed here" in page.said


def test_opening_the_page_leaves_no_draft_behind(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    open_page(PAGE).run()

    assert journal.drafts.all() == []


def test_a_session_is_a_number_and_a_client(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    page = open_page(PAGE).fill(demand=0, client_id=k2.id).press("Save")

    (session,) = journal.sessions.latest(5)
    assert (session.client_id, session.demand, session.minutes) == (k2.id, 0, 50)
    assert (session.status, session.medium) == (SessionStatus.ATTENDED, Medium.ROOM)
    assert "Saved" in page.said
    assert "K2  ·  attended  ·  0 of 10" in page.said
    assert journal.drafts.all() == []


def test_minutes_follow_the_client_until_they_are_changed_by_hand(
    open_page: OpenPage, k2: Client, add_client: AddClient
) -> None:
    long, unknown = add_client("M1", minutes=80), add_client("R3")
    page = open_page(PAGE).fill(client_id=k2.id)
    assert page.value("minutes") == 50
    assert page.fill(client_id=long.id).value("minutes") == 80
    assert page.fill(client_id=unknown.id).value("minutes") is None

    page.fill(client_id=k2.id).fill(minutes=35)
    assert page.fill(client_id=long.id).value("minutes") == 35


def test_minutes_that_were_emptied_stay_empty(open_page: OpenPage, k2: Client) -> None:
    page = open_page(PAGE).fill(client_id=k2.id).fill(minutes=None)

    assert page.fill(demand=3).value("minutes") is None


def test_a_session_to_come_is_planned_and_not_rated(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    page = open_page(PAGE).fill(client_id=k2.id, demand=4).fill(at_day=days_ago(-3))

    assert page.value("status") == "planned"
    assert not page.has("demand")
    page.press("Save")
    (session,) = journal.sessions.latest(5)
    assert (session.status, session.demand) == (SessionStatus.PLANNED, None)


def test_a_status_chosen_by_hand_stays_when_the_day_changes(open_page: OpenPage, k2: Client) -> None:
    page = open_page(PAGE).fill(status="no-show").fill(at_day=days_ago(-3))

    assert page.value("status") == "no-show"


def test_the_rest_is_kept_too(open_page: OpenPage, journal: Journal, add_client: AddClient) -> None:
    couple = add_client("P4", members=("a", "b"))
    page = open_page(PAGE).fill(client_id=couple.id).fill(emergency=True)
    journal.drafts.put_text(page.draft, "session", "note", "my own words")
    page.fill(
        at_day=days_ago(1),
        at_time=time(15),
        requested_at_day=days_ago(1),
        requested_at_time=time(9),
        offered_at_day=days_ago(1),
        offered_at_time=time(11),
        medium="video",
        overran=True,
        interrupted=True,
        minutes=30,
        demand=8,
        members_present=[couple.members[1].id],
    )
    assert "Seen on the same day." in page.said
    page.press("Save")

    (session,) = journal.sessions.latest(5)
    assert session.at == moment(days_ago(1), "15:00")
    assert session.requested_at == moment(days_ago(1), "09:00")
    assert session.offered_at == moment(days_ago(1), "11:00")
    assert (session.emergency, session.overran, session.interrupted) == (True, True, True)
    assert (session.medium, session.minutes, session.note) == (Medium.VIDEO, 30, "my own words")
    assert session.members_present == (couple.members[1].id,)
    assert session.same_day is True


@pytest.mark.parametrize(
    ("status", "asked_days_ago", "said"),
    [
        ("attended", 1, "Seen on the same day."),
        ("attended", 2, "Seen on the next day."),
        ("attended", 4, "Seen 3 days later."),
        ("no-show", 2, "Offered on the next day; nobody came."),
        ("cancelled", 1, "Offered on the same day, and not taken up."),
        ("cancelled late", 1, "Offered on the same day, and cancelled late."),
        ("planned", 1, "Planned on the same day."),
    ],
)
def test_an_emergency_is_told_in_words_also_where_the_offer_was_declined(
    open_page: OpenPage, journal: Journal, k2: Client, status: str, asked_days_ago: int, said: str
) -> None:
    page = open_page(PAGE).fill(client_id=k2.id, at_day=days_ago(1), at_time=time(15), status=status)
    assert not page.has("requested_at_day")
    page.fill(emergency=True)
    assert "kept as cancelled" in page.said
    page.fill(requested_at_day=days_ago(asked_days_ago), requested_at_time=time(9))
    assert said in page.said
    page.press("Save")

    (session,) = journal.sessions.latest(1)
    assert (session.status, session.emergency, session.offered_at) == (SessionStatus(status), True, None)
    assert session.requested_at == moment(days_ago(asked_days_ago), "09:00")
    assert f"{status}  ·  emergency" in page.said


def test_times_of_an_emergency_are_not_kept_for_a_regular_session(
    open_page: OpenPage, journal: Journal, k2: Client
) -> None:
    page = open_page(PAGE).fill(client_id=k2.id, at_day=days_ago(1), emergency=True)
    page.fill(requested_at_day=days_ago(2), requested_at_time=time(9)).fill(emergency=False).press("Save")

    (session,) = journal.sessions.latest(1)
    assert (session.emergency, session.requested_at, session.same_day) == (False, None, None)


@pytest.mark.parametrize("members", [(), ("c", "d")])
def test_members_of_another_client_are_not_kept(
    open_page: OpenPage, journal: Journal, add_client: AddClient, members: tuple[str, ...]
) -> None:
    couple, other = add_client("P4", members=("a", "b")), add_client("F5", members=members)
    page = open_page(PAGE).fill(client_id=couple.id).fill(members_present=[couple.members[0].id])

    page.fill(client_id=other.id).press("Save")

    assert journal.sessions.latest(1)[0].members_present == ()


def test_no_members_are_asked_for_where_one_person_comes(open_page: OpenPage, k2: Client) -> None:
    assert not open_page(PAGE).fill(client_id=k2.id).has("members_present")


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"client_id": None}, "Client: is not chosen yet"),
        ({"status": None}, "Status: is not chosen yet"),
        ({"minutes": 1441}, "Minutes: must be between 1 and 1440"),
        ({"minutes": 0}, "Minutes: must be between 1 and 1440"),
        ({"at_day": None}, "Start, date: is needed"),
        ({"at_day": days_ago(-2), "status": "attended"}, "Status: cannot be attended yet"),
        (
            {"emergency": True, "requested_at_day": days_ago(0), "requested_at_time": time(1)},
            "Asked for at: must not lie after the session",
        ),
        ({"emergency": True, "requested_at_time": time(1)}, "Asked for at, date: is needed"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_lost(
    open_page: OpenPage, journal: Journal, k2: Client, wrong: dict[str, object], named: str
) -> None:
    page = open_page(PAGE).fill(client_id=k2.id, at_day=days_ago(1), minutes=50)
    page.fill(demand=6)
    for name, value in wrong.items():
        page.fill(**{name: value})
    page.press("Save")

    assert len(page.errors) == 1
    assert page.errors[0].startswith(named)
    assert page.errors[0].endswith("Nothing you typed was lost.")
    assert journal.sessions.count() == 0
    assert page.value("demand") == 6
    assert all(page.value(name) == value for name, value in wrong.items())


def test_an_hour_that_the_clocks_skipped_is_named(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    page = open_page(PAGE).fill(client_id=k2.id, at_day=moment(days_ago(0)).date().replace(year=2026, month=3, day=29))

    page.fill(at_time=time(2, 30)).press("Save")

    assert page.errors[0].startswith("Start, time: falls into the hour that the clocks skipped")
    assert journal.sessions.count() == 0


AUTUMN = date(2025, 10, 26)


@pytest.mark.parametrize("fold", [0, 1])
def test_an_entry_of_the_hour_that_comes_twice_stays_where_it_was(
    open_page: OpenPage, journal: Journal, k2: Client, fold: int
) -> None:
    at, asked = moment(AUTUMN, "02:10").replace(fold=fold), moment(AUTUMN, "02:50")
    session = Session(
        client_id=k2.id, at=at, status=SessionStatus.ATTENDED, emergency=True, requested_at=asked if fold else None
    )
    journal.sessions.add(session)
    page = open_page(PAGE, id=session.id)
    page.tell(f"{page.draft}.at", day="2025-10-25", time="02:10")
    page.tell(f"{page.draft}.at", day="2025-10-26", time="02:10")
    again = open_page(PAGE, id=session.id, draft=page.draft).fill(demand=4).press("Save")

    assert again.errors == []
    (kept,) = journal.sessions.latest(5)
    assert kept.demand == 4
    assert kept.at.astimezone(UTC) == at.astimezone(UTC)
    assert (kept.requested_at and kept.requested_at.astimezone(UTC)) == (asked.astimezone(UTC) if fold else None)


def test_a_session_of_the_second_such_hour_begins_in_it(
    open_page: OpenPage, journal: Journal, k2: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = datetime(2025, 10, 26, 1, 20, tzinfo=UTC)  # 02:20 by the clock, for the second time
    for looks in ("pages.parts.clock", "journal.store.draft_rows"):
        monkeypatch.setattr(f"{looks}.now_utc", lambda: now)
    page = open_page(PAGE).fill(client_id=k2.id, status="no-show", minutes=10)
    open_page(PAGE, draft=page.draft).press("Save")

    (kept,) = journal.sessions.latest(5)
    assert kept.at.astimezone(UTC) == now - timedelta(minutes=10)


def test_an_entry_is_edited_under_its_address(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    session = Session(
        client_id=k2.id, at=moment(days_ago(2)), status=SessionStatus.ATTENDED, demand=5, minutes=35, medium=Medium.HOME
    )
    journal.sessions.add(session)
    page = open_page(PAGE, id=session.id)
    assert (page.value("demand"), page.value("minutes"), page.value("medium")) == (5, 35, "home visit")

    page.fill(demand=None, overran=True).press("Save")

    (kept,) = journal.sessions.latest(5)
    assert (kept.id, kept.demand, kept.minutes, kept.overran) == (session.id, None, 35, True)
    assert kept.at == session.at
    assert len(journal.sessions.history(session.id)) == 1


def test_an_address_of_nothing_is_said_and_a_new_one_can_be_written(open_page: OpenPage, k2: Client) -> None:
    page = open_page(PAGE, id="0" * 32)

    assert any("not in the journal" in note for note in page.notes)
    assert page.value("status") == "attended"


def test_deleting_can_be_undone(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    session = Session(client_id=k2.id, at=moment(days_ago(2)), status=SessionStatus.NO_SHOW)
    journal.sessions.add(session)
    page = open_page(PAGE).press("Delete")
    assert journal.sessions.count() == 0

    page.press("Undo")

    assert journal.sessions.get(session.id) == session


def test_saving_can_be_undone(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    page = open_page(PAGE).fill(client_id=k2.id).press("Save").press("Undo")

    assert journal.sessions.count() == 0
    assert page.notes == []


def test_a_rating_of_zero_and_a_no_outlive_the_tab(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    draft = open_page(PAGE).fill(client_id=k2.id, demand=0).draft

    page = open_page(PAGE, draft=draft)

    assert (page.value("demand"), page.value("client_id"), page.value("minutes")) == (0, k2.id, 50)


def test_a_followed_value_still_follows_after_the_tab_was_closed(
    open_page: OpenPage, journal: Journal, k2: Client, add_client: AddClient
) -> None:
    long = add_client("M1", minutes=80)
    draft = open_page(PAGE).fill(client_id=k2.id).draft

    assert open_page(PAGE, draft=draft).fill(client_id=long.id).value("minutes") == 80
    again = open_page(PAGE, draft=draft).press("Save")  # what it followed in this tab is no word of another
    assert again.errors == []
    assert journal.sessions.latest(1)[0].minutes == 80


# --- beside a planned one ------------------------------------------------------------------------


@pytest.fixture
def planned(journal: Journal, k2: Client) -> Session:
    """Return a session that was planned for yesterday at ten."""
    session = Session(client_id=k2.id, at=moment(days_ago(1), "10:00"), minutes=80, medium=Medium.VIDEO, note="room 2")
    journal.sessions.add(session)
    return session


def test_a_session_beside_a_planned_one_settles_it(
    open_page: OpenPage, journal: Journal, k2: Client, planned: Session
) -> None:
    page = open_page(PAGE).fill(client_id=k2.id, demand=6).fill(at_day=days_ago(1), at_time=time(14, 30))
    assert "K2 is planned that day at 10:00: this settles it. Its note stays before yours." in page.said
    assert (page.value("minutes"), page.value("medium")) == (80, "video")
    journal.drafts.put_text(page.draft, "session", "note", "my own words")
    page.press("Save")

    (kept,) = journal.sessions.between(days_ago(7), days_ago(0))
    assert (kept.id, kept.status, kept.demand) == (planned.id, SessionStatus.ATTENDED, 6)
    assert (kept.at, kept.note) == (moment(days_ago(1), "14:30"), "room 2\nmy own words")
    assert "Saved as the one planned at 10:00" in page.said
    assert journal.drafts.all() == []
    page.press("Undo")
    assert replace(journal.sessions.get(planned.id), edited_at=None) == planned


def test_what_is_typed_on_while_it_settles_a_planned_one_is_a_change_of_that(
    open_page: OpenPage, journal: Journal, k2: Client, planned: Session
) -> None:
    page = open_page(PAGE).fill(client_id=k2.id, demand=6, at_day=days_ago(1))
    draft, tab = page.draft, page.at.session_state["tab"]
    journal.drafts.put_text(draft, "session", "note", "my own", tab=tab)
    page.press("Save")
    journal.drafts.put_text(draft, "session", "note", "my own words", tab=tab)
    assert [(left.entry_id, left.texts["note"]) for left in journal.drafts.all()] == [(planned.id, "my own words")]


def test_it_can_be_another_session_also_after_the_tab_was_closed(
    open_page: OpenPage, journal: Journal, k2: Client, planned: Session
) -> None:
    page = open_page(PAGE).fill(client_id=k2.id, demand=6, at_day=days_ago(1), at_time=time(16)).fill(beside=True)
    assert "this settles it" not in page.said
    again = open_page(PAGE, draft=page.draft)
    assert again.value("beside") is True
    again.press("Save")

    assert journal.sessions.get(planned.id) == planned
    (other,) = [s for s in journal.sessions.between(days_ago(7), days_ago(0)) if s.id != planned.id]
    assert (other.demand, other.at, other.medium) == (6, moment(days_ago(1), "16:00"), Medium.ROOM)


def test_an_emergency_is_another_session_than_the_planned_one(
    open_page: OpenPage, journal: Journal, k2: Client, planned: Session
) -> None:
    page = open_page(PAGE).fill(client_id=k2.id, at_day=days_ago(1), at_time=time(18)).fill(emergency=True)
    assert "is planned that day" not in page.said
    page.press("Save")

    assert journal.sessions.get(planned.id) == planned
    assert journal.sessions.count() == 2


def test_of_two_that_are_planned_the_nearest_is_meant_and_named(
    open_page: OpenPage, journal: Journal, k2: Client, planned: Session
) -> None:
    later = Session(client_id=k2.id, at=moment(days_ago(1), "17:00"))
    journal.sessions.add(later)
    page = open_page(PAGE).fill(client_id=k2.id, at_day=days_ago(1), at_time=time(15, 30))
    assert "planned that day at 10:00 and 17:00: this settles the one at 17:00." in page.said
    page.fill(at_time=time(9)).press("Save")

    assert journal.sessions.get(planned.id).status is SessionStatus.ATTENDED
    assert journal.sessions.get(later.id) == later


def test_a_start_that_nobody_typed_is_the_planned_one(
    open_page: OpenPage, journal: Journal, k2: Client, add_client: AddClient, set_clock: SetClock
) -> None:
    set_clock(days_ago(1), "11:07")
    m1, morning = add_client("M1"), Session(client_id=k2.id, at=moment(days_ago(1), "09:45"))
    journal.sessions.add_many([morning, Session(client_id=m1.id, at=moment(days_ago(1), "15:00"))])
    page = open_page(PAGE).fill(client_id=k2.id)
    assert page.value("at_time") == time(9, 45)
    page.fill(client_id=m1.id)
    assert (page.value("at_time"), page.value("status")) == (time(11, 5), "attended")  # it lies ahead still
    assert "M1 is planned that day at 15:00" in page.said
    page.fill(client_id=k2.id, demand=3).press("Save")

    kept = journal.sessions.get(morning.id)
    assert (kept.at, kept.demand) == (morning.at, 3)


def test_on_a_day_that_was_chosen_the_time_is_the_planned_one_until_it_is_typed(
    open_page: OpenPage, journal: Journal, k2: Client, set_clock: SetClock, planned: Session
) -> None:
    set_clock(days_ago(0), "16:02")
    page = open_page(PAGE).fill(client_id=k2.id)
    page.tell(f"{page.draft}.at", day=days_ago(1).isoformat(), time=page.value("at_time").isoformat("minutes"))
    assert (page.value("at_day"), page.value("at_time")) == (days_ago(1), time(10))
    again = open_page(PAGE, draft=page.draft)
    assert (again.value("at_day"), again.value("at_time")) == (days_ago(1), time(10))
    again.tell(f"{page.draft}.at", day=days_ago(1).isoformat(), time="11:30")
    again.press("Save")

    assert again.errors == []
    assert journal.sessions.get(planned.id).at == moment(days_ago(1), "11:30")


def test_a_new_day_for_what_is_planned_is_a_change_of_it(
    open_page: OpenPage, journal: Journal, k2: Client, set_clock: SetClock, planned: Session
) -> None:
    set_clock(days_ago(2), "12:00")
    page = open_page(PAGE).fill(client_id=k2.id).fill(at_day=days_ago(1), at_time=time(15))
    assert "K2 is planned that day at 10:00: this changes it. Its note stays before yours." in page.said
    page.press("Save")

    (kept,) = journal.sessions.between(days_ago(7), days_ago(0))
    assert (kept.id, kept.status, kept.at) == (planned.id, SessionStatus.PLANNED, moment(days_ago(1), "15:00"))


def test_what_was_settled_meanwhile_is_not_logged_twice_unseen(
    open_page: OpenPage, journal: Journal, k2: Client, planned: Session
) -> None:
    page = open_page(PAGE).fill(client_id=k2.id, demand=6, at_day=days_ago(1), at_time=time(10))
    journal.sessions.update(replace(planned, status=SessionStatus.NO_SHOW))
    page.press("Save")

    assert any("Nothing is saved yet" in error for error in page.errors)
    assert page.value("demand") == 6
    assert journal.sessions.count() == 1
    page.press("Save")
    assert journal.sessions.count() == 2


def test_a_planned_session_that_is_edited_is_beside_nothing(
    open_page: OpenPage, journal: Journal, k2: Client, planned: Session
) -> None:
    journal.sessions.add(Session(client_id=k2.id, at=moment(days_ago(1), "11:00")))
    page = open_page(PAGE, id=planned.id)
    assert "is planned that day" not in page.said
    page.fill(status="attended").press("Save")
    assert journal.sessions.get(planned.id).status is SessionStatus.ATTENDED


# --- around an absence ----------------------------------------------------------------------------


def away(journal: Journal, first: date, last: date) -> None:
    journal.time_off.add(TimeOff(at=moment(first, "00:00"), last=last))


def test_risk_is_asked_about_in_the_last_session_before_days_away(
    open_page: OpenPage, journal: Journal, add_client: AddClient
) -> None:
    m1 = add_client("M1")
    away(journal, days_ago(-3), days_ago(-10))
    page = open_page(PAGE).fill(client_id=m1.id)
    assert "Ask about risk before " in page.said
    assert "Ask about risk" not in page.fill(at_day=days_ago(1)).said  # that day is over
    journal.sessions.add(Session(at=moment(days_ago(-2)), client_id=m1.id))
    assert "Ask about risk" not in open_page(PAGE).fill(client_id=m1.id).said


def test_risk_is_asked_about_in_the_first_session_after_days_away_and_nowhere_else(
    open_page: OpenPage, journal: Journal, add_client: AddClient
) -> None:
    m1, seen = add_client("M1"), add_client("R3")
    away(journal, days_ago(10), days_ago(3))
    held = Session(at=moment(days_ago(1)), client_id=seen.id, status=SessionStatus.ATTENDED, minutes=50)
    journal.sessions.add(held)
    page = open_page(PAGE).fill(client_id=m1.id)
    assert "First session after " in page.said
    assert ": ask about risk" in page.said
    assert "ask about risk" not in page.fill(client_id=seen.id).said
    asked = ClientFact(client_id=m1.id, effective=days_ago(20), risk=False)
    journal.clients.add_fact(asked)
    assert "ask about risk" not in open_page(PAGE).fill(client_id=m1.id).said


def test_without_time_off_near_by_nothing_is_read_for_risk(
    open_page: OpenPage, journal: Journal, k2: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    away(journal, days_ago(-60), days_ago(-70))
    monkeypatch.setattr(absence_tell, "look", lambda *_: pytest.fail("read"))
    page = open_page(PAGE).fill(client_id=k2.id)
    assert page.errors == []
