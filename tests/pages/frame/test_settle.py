"""What a press in the day's list sends, and is answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from journal.records.client import Client, ClientFact, EndingKind, Unit
from journal.records.entry import local_time
from journal.records.session import Reached, Session, SessionStatus
from journal.records.time_off import TimeOff
from journal.store.journal import Journal
from journal.use_cases import changing
from journal.use_cases import day as use_case
from journal.wording import today as wording
from pages.frame import cookie, settle, written
from pages.frame.browsers import unlocked
from tests.pages.frame.asgi_browser import Answer, Browser
from tests.pages.frame.conftest import PASSPHRASE

ZONE = "Europe/Berlin"
NOW = datetime(2026, 10, 22, 14, 5, tzinfo=UTC)
DAY = date(2026, 10, 22)


@pytest.fixture
def day(recovery_key: str, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Browser:
    """A day with K2 at ten and M1 at six in the evening, both planned."""
    assert browser.post("/door/unlock", {"passphrase": PASSPHRASE}).status == 303
    for looks in (settle, changing, use_case):
        monkeypatch.setattr(looks, "now_utc", lambda: NOW)
    start = local_time(date(2026, 1, 5), time(0), ZONE)
    clients = [Client(at=start, code=code) for code in ("K2", "M1")]
    journal_of(browser).clients.add_many(clients)
    journal_of(browser).sessions.add_many(
        [
            Session(id=letter * 32, at=local_time(DAY, time(hour), ZONE), client_id=client.id, minutes=50)
            for letter, hour, client in (("a", 10, clients[0]), ("b", 18, clients[1]))
        ]
    )
    return browser


def journal_of(browser: Browser) -> Journal:
    journal = unlocked.peek(browser.cookies[cookie.name()])
    assert journal is not None
    return journal


def press(browser: Browser, do: str, entry_id: str = "a" * 32, **told: Any) -> Answer:
    sent = {"journal": journal_of(browser).id, "do": do, "zone": ZONE, "day": DAY.isoformat(), "id": entry_id} | told
    return browser.post("/door/settle", body=sent)


def kept(browser: Browser, entry_id: str = "a" * 32) -> tuple[SessionStatus, int | None]:
    session = journal_of(browser).sessions.get(entry_id)
    return session.status, session.demand


def test_a_rating_says_that_a_planned_session_was_held_and_the_answer_is_the_day(day: Browser) -> None:
    told = press(day, "rate", demand=6).json()
    assert told["kept"]
    assert kept(day) == (SessionStatus.ATTENDED, 6)
    first, second = told["day"]["sessions"]
    assert (first["at"], first["code"], first["called"], first["demand"]) == ("10:00", "K2", "a good deal", 6)
    assert (second["over"], second["status"]) == (False, "planned")
    assert told["day"]["sentence"].startswith("1 of 2 sessions is over. Today asked 6 points")


def test_the_answer_has_the_clock_of_the_browser_until_settings_have_one(day: Browser) -> None:
    day.cookies[written.COOKIE] = "mdy/127"
    told = press(day, "rate", demand=6).json()["session"]
    assert (told["at"], told["start"][11:16], told["on"]) == ("10:00 am", "10:00", "Thursday, October 22")
    settings = journal_of(day).settings
    settings.write(replace(settings.read(), clock_hours=24))
    assert press(day, "rate", demand=7).json()["session"]["at"] == "10:00"


def test_a_session_that_was_not_held_keeps_no_rating(day: Browser) -> None:
    press(day, "rate", demand=6)
    told = press(day, "status", status="no-show").json()
    assert kept(day) == (SessionStatus.NO_SHOW, None)
    assert told["day"]["sessions"][0]["called"] == "did not come"


def test_a_press_is_taken_back_as_it_was_before(day: Browser) -> None:
    press(day, "rate", demand=6)
    changed = press(day, "status", status="no-show").json()["day"]["sessions"][0]
    told = press(day, "undo", status="attended", demand=6, reached=None, as_of=changed["as_of"]).json()
    assert told["kept"]
    assert kept(day) == (SessionStatus.ATTENDED, 6)


def test_what_was_changed_once_more_is_left_as_it_is(day: Browser) -> None:
    first = press(day, "rate", demand=6).json()["day"]["sessions"][0]
    press(day, "rate", demand=9)
    told = press(day, "undo", status="planned", demand=None, reached=None, as_of=first["as_of"]).json()
    assert not told["kept"]
    assert "changed once more" in told["sentence"]
    assert kept(day) == (SessionStatus.ATTENDED, 9)


def test_what_lies_ahead_cannot_be_rated(day: Browser) -> None:
    told = press(day, "rate", "b" * 32, demand=6).json()
    assert not told["kept"]
    assert kept(day, "b" * 32) == (SessionStatus.PLANNED, None)
    assert press(day, "status", "b" * 32, status="cancelled late").json()["kept"]


def test_who_did_not_come_is_asked_after_until_reached_where_there_is_risk(day: Browser) -> None:
    journal = journal_of(day)
    k2 = journal.clients.by_code("K2")
    assert k2 is not None
    assert not press(day, "status", status="no-show").json()["day"]["sessions"][0]["asks"]
    journal.clients.add_fact(ClientFact(client_id=k2.id, effective=date(2026, 9, 1), risk=True))
    assert press(day, "status", status="no-show").json()["day"]["sessions"][0]["asks"]
    trying = press(day, "reach", reached="trying").json()["day"]["sessions"][0]
    assert (trying["asks"], trying["called"]) == (True, "did not come, trying to reach")
    # It goes on asking on the days after.
    later = use_case.told(journal, date(2026, 10, 25), NOW + timedelta(days=3))
    assert [one.code for one in later.asking] == ["K2"]
    reached = press(day, "reach", reached="yes").json()["day"]["sessions"][0]
    assert (reached["asks"], reached["called"]) == (False, "did not come, reached since")
    assert use_case.told(journal, date(2026, 10, 25), NOW + timedelta(days=3)).asking == ()
    press(day, "undo", status="no-show", demand=None, reached="trying", as_of=reached["as_of"])
    assert journal.sessions.get("a" * 32).reached is Reached.TRYING
    # Held after all, nothing of it is left.
    press(day, "rate", demand=3)
    assert journal.sessions.get("a" * 32).reached is None


MONDAY = date(2026, 10, 19)


def press_in_week(browser: Browser, do: str, entry_id: str = "a" * 32, **told: Any) -> Any:
    return press(browser, do, entry_id, view="week", **{"day": MONDAY.isoformat(), **told}).json()


def test_in_the_week_a_press_is_answered_by_the_week(day: Browser) -> None:
    told = press_in_week(day, "rate", demand=6)
    assert told["kept"]
    assert (told["session"]["called"], told["week"]["monday"]) == ("a good deal", MONDAY.isoformat())
    thursday = told["week"]["days"][3]
    assert (thursday["short"], thursday["load"]["demand"]) == ("Thu 22", 6)
    assert [b["sessions"][0]["demand"] for b in thursday["blocks"]] == [6, None]
    assert told["week"]["unsettled"] == []


def test_a_session_is_moved_and_taken_back_to_the_minute(day: Browser) -> None:
    before = journal_of(day).sessions.get("b" * 32)
    told = press_in_week(day, "move", "b" * 32, to="2026-10-24", clock="11:30")
    assert told["kept"]
    moved = journal_of(day).sessions.get("b" * 32)
    assert (moved.at, moved.zone) == (local_time(date(2026, 10, 24), time(11, 30), ZONE), ZONE)
    assert [len(of["blocks"]) for of in told["week"]["days"]] == [0, 0, 0, 1, 0, 1, 0]
    told = press_in_week(
        day, "undo", "b" * 32, status="planned", demand=None, reached=None, start=before.at.isoformat(),
        as_of=told["session"]["as_of"],
    )  # fmt: skip
    assert told["kept"]
    assert journal_of(day).sessions.get("b" * 32).at == before.at


def test_moved_to_another_week_it_is_told_of_all_the_same(day: Browser) -> None:
    told = press_in_week(day, "move", "b" * 32, to="2026-10-29", clock="18:00")
    assert told["session"]["on"] == "Thursday, 29 October"
    assert [b["id"] for of in told["week"]["days"] for b in of["blocks"]] == ["a" * 32]


def test_what_was_moved_and_changed_once_more_stays_where_it_is(day: Browser) -> None:
    first = press_in_week(day, "move", "b" * 32, to="2026-10-23", clock="09:00")["session"]
    press_in_week(day, "move", "b" * 32, to="2026-10-24", clock="09:00")
    undo = {"status": "planned", "demand": None, "reached": None, "start": first["start"], "as_of": first["as_of"]}
    assert not press_in_week(day, "undo", "b" * 32, **undo)["kept"]
    assert journal_of(day).sessions.get("b" * 32).day == date(2026, 10, 24)


@pytest.mark.parametrize(
    "told",
    [
        {"to": "2026-10-24"}, {"clock": "10:00"}, {"to": "soon", "clock": "10:00"}, {"to": "2026-10-24", "clock": "25"},
        {"to": "2026-10-24", "clock": "10:00", "day": "2026-10-20"}, {"to": "1800-01-01", "clock": "10:00"},
        {"to": "2027-03-28", "clock": "02:30"},  # the hour that the clocks skip
    ],
)  # fmt: skip
def test_to_no_day_or_no_hour_nothing_is_moved(day: Browser, told: dict[str, Any]) -> None:
    before = journal_of(day).sessions.get("b" * 32)
    assert not press_in_week(day, "move", "b" * 32, **told)["kept"]
    assert journal_of(day).sessions.get("b" * 32) == before


def test_what_was_held_is_not_moved_by_a_press(day: Browser) -> None:
    press(day, "rate", demand=6)
    assert "no longer planned" in press_in_week(day, "move", to="2026-10-23", clock="10:00")["sentence"]


@pytest.mark.parametrize(
    ("do", "told"),
    [
        ("rate", {"demand": 11}), ("rate", {"demand": True}), ("rate", {"demand": "6"}), ("rate", {}),
        ("reach", {"reached": "yes"}), ("reach", {"reached": "no"}), ("status", {"status": "gone"}),
        ("status", {}), ("undo", {"status": "planned", "demand": None}),
        ("undo", {"status": "planned", "demand": None, "as_of": "yesterday"}),
        ("rate", {"demand": 6, "id": "f" * 32}),
    ],
)  # fmt: skip
def test_what_makes_no_sense_changes_nothing(day: Browser, do: str, told: dict[str, Any]) -> None:
    answer = press(day, do, **told)
    assert answer.status in (200, 422)
    assert not answer.json()["kept"]
    assert kept(day) == (SessionStatus.PLANNED, None)


def test_without_the_journal_nothing_is_told(day: Browser) -> None:
    other = day.post("/door/settle", body={"journal": "x", "do": "rate", "day": DAY.isoformat(), "id": "a" * 32})
    assert other.status == 409
    sent = {"journal": journal_of(day).id, "do": "rate", "demand": 6, "day": DAY.isoformat(), "id": "a" * 32}
    day.post("/door/lock")
    locked = day.post("/door/settle", body=sent)
    assert locked.status == 401
    assert "K2" not in locked.text


@pytest.mark.parametrize(
    ("ending", "after", "asks"),
    [
        (EndingKind.DIED, 1, False), (EndingKind.DIED, 0, False), (EndingKind.TRANSFERRED, 1, False),
        (EndingKind.PLANNED, 1, False), (EndingKind.PLANNED, 0, True), (EndingKind.STOPPED, 1, True),
    ],
)  # fmt: skip
def test_nobody_is_asked_after_who_died_or_with_whom_an_ending_was_agreed_since(
    day: Browser, ending: EndingKind, after: int, asks: bool
) -> None:
    journal = journal_of(day)
    k2 = at_risk(journal)
    press(day, "status", status="no-show")
    journal.clients.update(replace(k2, ending=ending, ended_on=DAY + timedelta(days=after)))
    if after:
        assert [one.code for one in use_case.told(journal, DAY, NOW).sessions if one.asks] == ["K2"]
    later = use_case.told(journal, DAY + timedelta(days=1), NOW + timedelta(days=1))
    assert [one.code for one in later.asking] == ["K2"] * asks


def test_who_came_since_is_not_asked_after(day: Browser) -> None:
    journal = journal_of(day)
    k2 = at_risk(journal)
    press(day, "status", status="no-show")
    week = timedelta(days=7)
    before, since = (local_time(DAY + way * week, time(10), ZONE) for way in (-1, 1))
    for at, asking in ((before, ["K2"]), (since, [])):
        session = Session(at=at, client_id=k2.id, status=SessionStatus.ATTENDED, written_at=NOW + 2 * week)
        journal.sessions.add(session)
        later = use_case.told(journal, DAY + 2 * week, NOW + 2 * week)
        assert [one.code for one in later.asking] == asking


def test_undo_puts_back_what_was_there_and_not_what_the_page_showed(day: Browser) -> None:
    journal = journal_of(day)
    at_risk(journal)
    press(day, "status", status="no-show")
    press(day, "reach", reached="trying")
    told = press(day, "reach", reached="yes").json()
    # It is in no list any more, and is told and taken back all the same.
    assert (told["session"]["id"], told["session"]["called"]) == ("a" * 32, "did not come, reached since")
    assert press(day, "undo", **told["undo"]).json()["kept"]
    assert journal.sessions.get("a" * 32).reached is Reached.TRYING


@pytest.mark.parametrize(
    "told", [{"day": "no day"}, {"day": "0001-01-02"}, {"day": None}, {"do": ["rate"]}, {"do": "gone"}]
)
def test_what_is_not_understood_changes_nothing(day: Browser, told: dict[str, Any]) -> None:
    sent = {"journal": journal_of(day).id, "do": "rate", "day": DAY.isoformat(), "id": "a" * 32, "demand": 6, **told}
    answer = day.post("/door/settle", body=sent)
    assert (answer.status, answer.json()["sentence"]) == (422, wording.NOT_UNDERSTOOD)
    assert kept(day) == (SessionStatus.PLANNED, None)


def at_risk(journal: Journal) -> Client:
    k2 = journal.clients.by_code("K2")
    assert k2 is not None
    journal.clients.add_fact(ClientFact(client_id=k2.id, effective=date(2026, 9, 1), risk=True))
    return k2


def test_who_is_in_the_trash_is_not_asked_after(day: Browser) -> None:
    journal = journal_of(day)
    k2 = at_risk(journal)
    assert press(day, "status", status="no-show").json()["day"]["sessions"][0]["asks"]
    journal.clients.delete(k2.id)
    later = use_case.told(journal, DAY + timedelta(days=1), NOW + timedelta(days=1))
    assert later.asking == ()
    journal.clients.restore(k2.id)
    later = use_case.told(journal, DAY + timedelta(days=1), NOW + timedelta(days=1))
    assert [one.code for one in later.asking] == ["K2"]


def test_the_first_hour_missed_after_time_off_is_asked_after_until_answered(day: Browser) -> None:
    journal = journal_of(day)
    k2 = journal.clients.by_code("K2")
    assert k2 is not None
    before = local_time(DAY - timedelta(days=14), time(10), ZONE)
    journal.sessions.add(Session(at=before, client_id=k2.id, status=SessionStatus.ATTENDED, written_at=NOW))
    assert not press(day, "status", status="no-show").json()["day"]["sessions"][0]["asks"]
    first = local_time(DAY - timedelta(days=12), time(0), ZONE)
    journal.time_off.add(TimeOff(at=first, last=DAY - timedelta(days=4)))
    told = press(day, "status", status="no-show").json()["day"]["sessions"][0]
    assert (told["asks"], told["called"]) == (True, "did not come, first after a break")
    later = use_case.told(journal, DAY + timedelta(days=2), NOW + timedelta(days=2))
    assert [one.code for one in later.asking] == ["K2"]
    press(day, "reach", reached="agreed step")
    assert use_case.told(journal, DAY + timedelta(days=2), NOW + timedelta(days=2)).asking == ()


def test_the_hour_of_a_group_is_one_and_rated_once(day: Browser) -> None:
    journal = journal_of(day)
    everyone = [journal.clients.by_code(code) for code in ("K2", "M1")]
    for client in everyone:
        assert client is not None
        journal.clients.add_fact(ClientFact(client_id=client.id, effective=date(2026, 9, 1), unit=Unit.GROUP))
    journal.sessions.update(replace(journal.sessions.get("b" * 32), at=journal.sessions.get("a" * 32).at))
    told = press(day, "rate", demand=6).json()["day"]
    assert told["sentence"].startswith("1 of 1 session is over. Today asked 6 points")
    assert [(one["code"], one["rated_with"]) for one in told["sessions"]] == [("K2", False), ("M1", True)]
    answer = press(day, "status", "b" * 32, status="attended").json()
    assert answer["session"]["called"] == "was there"
    assert [one["called"] for one in answer["day"]["sessions"]] == ["a good deal", "was there"]
    assert "not rated" not in answer["day"]["sentence"]
