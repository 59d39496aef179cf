"""Dates and times in each of the forms that Settings offer: no day and no time is told as another one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.wording import dates, share_page, shared_pack
from journal.wording.dates import MONTHS, ONE_FORM, WEEKDAYS, Written

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
FORMS = st.builds(
    Written,
    order=st.sampled_from(["dmy", "mdy", "ymd"]),
    mark=st.sampled_from(["/", ".", "-"]),
    hours=st.sampled_from([12, 24]),
    week_begins=st.integers(1, 7),
)
PATTERNS = {
    "dmy": ("%d %B %Y", "%A, %d %B %Y", "%d{0}%m{0}%Y", "%a %d %b"),
    "mdy": ("%B %d, %Y", "%A, %B %d, %Y", "%m{0}%d{0}%Y", "%a %b %d"),
    "ymd": ("%Y-%m-%d", "%A, %Y-%m-%d", "%Y{0}%m{0}%d", "%a %b %d"),
}
US = Written(order="mdy", mark="/", hours=12, week_begins=7)
YEAR_FIRST = Written(order="ymd", mark="-")


@pytest.fixture(autouse=True)
def form_again() -> Iterator[None]:
    """Leave the form to whoever said it before."""
    before = dates._asked[:]
    yield
    dates._asked[:] = before


def write_as(how: Written) -> None:
    dates.asked_of(lambda: how)


def read(said: str, pattern: str) -> datetime:
    return datetime.strptime(said, pattern)  # noqa: DTZ007 only what was said is looked at


@given(day=DAYS, how=FORMS)
def test_every_date_is_read_again_from_each_form(day: date, how: Written) -> None:
    write_as(how)
    in_words, with_weekday, in_figures, short = PATTERNS[how.order]
    forms = (
        (dates.date_in_words(day), in_words),
        (dates.day_with_year(day), with_weekday),
        (dates.in_figures(day), in_figures.format(how.mark)),
        (f"{dates.short_date(day)} {day.year}", f"{short} %Y"),
    )
    assert [read(said, pattern).date() for said, pattern in forms] == [day] * len(forms)
    assert dates.day_with_year(day).startswith(WEEKDAYS[day.weekday()])


@given(day=DAYS, how=FORMS)
def test_a_day_without_its_year_names_its_month(day: date, how: Written) -> None:
    write_as(how)
    for said in (dates.day_in_words(day), dates.day_and_month(day), dates.day_near(day, day)):
        assert MONTHS[day.month - 1] in said
        assert str(day.year) not in said
    assert str(day.year) in dates.day_near(day, date(day.year - 1, 1, 1))
    assert str(day.year) in dates.date_near(day, date(day.year - 1, 1, 1))


@given(at=st.times(), how=FORMS)
def test_every_time_is_read_again_from_each_clock(at: time, how: Written) -> None:
    write_as(how)
    pattern = "%H:%M" if how.hours == 24 else "%I:%M %p"
    assert read(dates.clock(at), pattern).time() == at.replace(second=0, microsecond=0)
    assert dates.clock(datetime.combine(date(2026, 10, 22), at)) == dates.clock(at)


@given(first=DAYS, days=st.integers(0, 800), how=FORMS)
def test_a_span_says_both_its_ends(first: date, days: int, how: Written) -> None:
    write_as(how)
    last = first + timedelta(days=days)
    begin, end = dates.span_in_words(first, last).split(" to ")
    assert end == dates.date_in_words(last)
    assert begin in (dates.date_in_words(first), dates.day_and_month(first))
    if first.year != last.year:
        assert begin == dates.date_in_words(first)


@given(how=FORMS)
def test_a_calendar_has_all_seven_days_and_begins_as_told(how: Written) -> None:
    write_as(how)
    week = dates.week_of_calendar()
    assert sorted(week) == [1, 2, 3, 4, 5, 6, 7]
    assert week[0] == how.week_begins
    assert all((later - earlier) % 7 == 1 for earlier, later in pairwise(week))


@pytest.mark.parametrize(
    ("how", "said"),
    [
        (ONE_FORM, ("Thursday, 22 October", "22 October 2026", "22/10/2026", "09:05", "00:00", "12:30")),
        (US, ("Thursday, October 22", "October 22, 2026", "10/22/2026", "9:05 am", "12:00 am", "12:30 pm")),
        (YEAR_FIRST, ("Thursday, October 22", "2026-10-22", "2026-10-22", "09:05", "00:00", "12:30")),
    ],
)
def test_how_a_day_looks(how: Written, said: tuple[str, ...]) -> None:
    write_as(how)
    day = date(2026, 10, 22)
    clocks = [dates.clock(at) for at in (time(9, 5), time(0), time(12, 30))]
    assert (dates.day_in_words(day), dates.date_in_words(day), dates.in_figures(day), *clocks) == said


@pytest.mark.parametrize(
    ("how", "within", "across", "years"),
    [
        (ONE_FORM, "23 to 29 November 2026", "30 November to 6 December 2026", "28 December 2026 to 3 January 2027"),
        (US, "November 23 to 29, 2026", "November 30 to December 6, 2026", "December 28, 2026 to January 3, 2027"),
        (YEAR_FIRST, "2026-11-23 to 2026-11-29", "2026-11-30 to 2026-12-06", "2026-12-28 to 2027-01-03"),
    ],
)
def test_a_week_is_said_once_where_it_can(how: Written, within: str, across: str, years: str) -> None:
    write_as(how)
    for monday, said in ((date(2026, 11, 23), within), (date(2026, 11, 30), across), (date(2026, 12, 28), years)):
        assert dates.short_span_in_words(monday, monday + timedelta(days=6)) == said


def test_what_leaves_has_the_one_form_whatever_is_chosen() -> None:
    write_as(US)
    with dates.in_one_form():
        assert dates.date_in_words(date(2026, 10, 22)) == "22 October 2026"
    assert dates.date_in_words(date(2026, 10, 22)) == "October 22, 2026"


def test_a_decision_that_is_kept_has_the_one_form_and_a_sentence_that_is_shown_has_not() -> None:
    write_as(US)
    assert share_page.agreed_with("Dana", date(2026, 12, 1)) == "Agreed with Dana, due Tuesday, 1 December 2026"
    assert share_page.due("2026-12-01") == ", due Tuesday, December 1"


def test_a_pack_says_by_the_readers_clock_when_it_was_made() -> None:
    write_as(US)
    said = shared_pack.made("2026-10-22T22:30:00Z", 3, 0, ZoneInfo("Europe/Berlin"))
    assert said == "Made on Friday, October 23, 2026, 12:30 am, as number 3"


def test_nobody_asked_the_one_form_holds() -> None:
    dates._asked.clear()
    assert dates.written() == ONE_FORM
    assert dates.day_with_year(date(2026, 10, 22)) == "Thursday, 22 October 2026"


def test_a_span_near_today_says_each_month_and_the_year_only_where_they_are_needed() -> None:
    first, last, today = date(2026, 8, 3), date(2026, 8, 10), date(2026, 7, 1)
    assert dates.span_near(first, last, today) == "3 to 10 August"
    assert dates.span_near(first, date(2026, 9, 1), today) == "3 August to 1 September"
    assert dates.span_near(first, first, today) == "3 August"
    assert dates.span_near(date(2026, 12, 23), date(2027, 1, 2), today) == "23 December to 2 January"
    assert dates.span_near(first, last, date(2028, 1, 1)) == "3 to 10 August 2026"
    assert dates.span_near(first, first, date(2028, 1, 1)) == "3 August 2026"
    write_as(US)
    assert dates.span_near(first, last, today) == "August 3 to 10"
    write_as(YEAR_FIRST)
    assert dates.span_near(first, last, today) == "2026-08-03 to 2026-08-10"
