"""What the field for a date and a time told the page, and what a draft holds of it, is taken as far as it is good."""

from __future__ import annotations

import json
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.records.client import Client
from journal.store.journal import Journal
from pages.parts.forms.moment_field import understood, with_typed
from tests.pages.conftest import OpenPage, days_ago, moment

LOG, AWAY, WEEK = "log/session.py", "ahead/time_off.py", "week/week.py"

ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.just("2026-03-05") | st.just("09:30"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["turn", "day", "time", "unread", "x"]), inner, max_size=4)
    ),
    max_leaves=8,
)


@given(told=ANY)
def test_whatever_is_told_never_breaks_a_page(told: Any) -> None:
    found = understood(told)
    assert found is None or type(found.turn) is int
    assert with_typed({}, {"at.typed": json.dumps(told), "text": "no field's", "x.typed": "{"}) is not None


@pytest.mark.parametrize(
    ("known", "shown"), [(0, "2026-03-05"), (1, "2026-03-05"), (2, "2026-01-01"), (3, "2026-01-01")]
)
def test_of_two_wordings_the_one_with_more_changes_by_hand_is_shown(known: int, shown: str) -> None:
    fields = {"last": {"date": "2026-01-01"}, "last.turn": known}
    typed = {"turn": 2, "day": "2026-03-05", "unread": []}
    assert with_typed(fields, {"last.typed": json.dumps(typed)})["last"] == {"date": shown}


def test_what_was_typed_and_not_left_is_there_after_f5(open_page: OpenPage, journal: Journal) -> None:
    page = open_page(LOG)
    typed = {"turn": 1, "day": "2026-03-05", "time": "09:10", "unread": []}
    journal.drafts.put_text(page.draft, "session", "at.typed", json.dumps(typed))
    again = open_page(LOG, draft=page.draft)
    assert (again.value("at_day"), again.value("at_time")) == (date(2026, 3, 5), time(9, 10))
    assert again.value("status") == "attended"


def test_what_is_no_date_is_named_when_saving_and_stands_there_still(open_page: OpenPage, journal: Journal) -> None:
    page = open_page(AWAY)
    page.tell(f"{page.draft}.at_day", day=None, unread="31.13").press("Save")
    [said] = page.errors
    assert said.endswith("is not one that can be kept; it stands there as you typed it. Nothing you typed was lost.")
    assert journal.time_off.all() == []
    assert open_page(AWAY, draft=page.draft).value("at_day.unread") == ["31.13"]


def test_what_follows_from_other_answers_leaves_alone_what_is_being_typed(open_page: OpenPage) -> None:
    page = open_page(AWAY)
    page.tell(f"{page.draft}.last", day=None, unread="5.1").tell(f"{page.draft}.at_day", day="2026-12-21")
    assert (page.value("last"), page.value("last.unread")) == (None, ["5.1"])


def test_a_day_out_of_bounds_is_not_taken(open_page: OpenPage) -> None:
    page = open_page(WEEK).tap("week.which", "Another").tell("week.day", day="2301-01-01")
    assert page.at.session_state["week.day"] is None


def test_a_press_right_after_typing_finds_the_newest(open_page: OpenPage, journal: Journal) -> None:
    """The field and the button arrive with one run: whichever is heard first, the date typed last is saved."""
    k2 = Client(at=moment(days_ago(400), "00:00"), code="K2")
    journal.clients.add(k2)
    page = open_page(LOG).fill(client_id=k2.id)
    next(button for button in page.at.button if button.label == "Save").click()
    page.tell(f"{page.draft}.at", day=days_ago(1).isoformat(), time="06:41")
    assert [one.at for one in journal.sessions.latest(2)] == [moment(days_ago(1), "06:41")]
