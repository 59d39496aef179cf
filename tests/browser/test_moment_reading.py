"""What is typed into a date or a time field is read as it is meant, and never as something else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from journal.wording.dates import Written
from pages.frame import written

pytestmark = pytest.mark.browser

PAGES = Path(__file__).parents[2] / "pages"
SOURCE = PAGES / "parts" / "forms" / "moment_reading.js"
WRITES = PAGES / "frame" / "door" / "writes.js"
TODAY = "2026-11-28"

Reads = Callable[..., Any]


@pytest.fixture(scope="module")
def blank(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(locale="en-GB")
    page.evaluate("() => Object.defineProperty(document, 'cookie', { set: (told) => { window.told = told; } })")
    page.evaluate(f"() => {{ {WRITES.read_text('utf-8')} }}")
    page.evaluate(
        f"""() => {{
          {SOURCE.read_text("utf-8")}
          const how = (order, language) => {{
            const own = journalWrites.as(language);
            return {{ ...own, zone: "UTC", order: order || own.order }};
          }};
          window.r = {{ readDay, readTime, writeDay, writeTime, how }};
        }}"""
    )
    yield page
    page.close()


@pytest.fixture
def day(blank: Page) -> Reads:
    """Return a function that reads a typed day."""

    def read(typed: str, *, order: str = "dmy", language: str = "en-GB", today: str = TODAY) -> str | None:
        told: str | None = blank.evaluate(
            "([t, order, language, today]) => r.readDay(t, r.how(order, language), today)",
            [typed, order, language, today],
        )
        return told

    return read


@pytest.fixture
def clock(blank: Page) -> Reads:
    """Return a function that reads a typed time."""

    def read(typed: str) -> str | None:
        told: str | None = blank.evaluate("(t) => r.readTime(t, {zone: 'UTC'}, '14:07')", typed)
        return told

    return read


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("5.3.", "2026-03-05"),
        ("5/3", "2026-03-05"),
        ("05 03 2026", "2026-03-05"),
        ("5.3.26", "2026-03-05"),
        ("5.3.98", "1998-03-05"),
        ("5-3-2026", "2026-03-05"),
        ("2026-03-05", "2026-03-05"),
        ("2026年3月5日", "2026-03-05"),
        ("5 mar", "2026-03-05"),
        ("5th of March", "2026-03-05"),
        ("March 5, 2026", "2026-03-05"),
        ("Thu 5 Mar 2026", "2026-03-05"),
        ("5mar26", "2026-03-05"),
        ("0503", "2026-03-05"),
        ("05032026", "2026-03-05"),
        ("050326", "2026-03-05"),
        ("５．３．", "2026-03-05"),
        ("５月", None),
        ("٥/٣/٢٠٢٦", "2026-03-05"),
        ("५.३.", "2026-03-05"),
        ("today", TODAY),
        ("Yesterday", "2026-11-27"),
        ("tomorrow", "2026-11-29"),
        ("28.2.2027", "2027-02-28"),
        ("29.2.2027", None),
        ("29.2.2028", "2028-02-29"),
        ("31.4.", None),
        ("5", None),
        ("5.", None),
        ("5.3.2", None),
        ("5.13.", None),
        ("3/15/2026", None),
        ("mar", None),
        ("5 ma", None),
        ("5 mar apr", None),
        ("5.3.2026.7", None),
        ("5.3. <b>", None),
        ("next week", None),
        ("", ""),
        ("   ", ""),
    ],
)
def test_days_with_the_day_first(day: Reads, typed: str, meant: str | None) -> None:
    assert day(typed) == meant


@pytest.mark.parametrize(
    ("typed", "order", "meant"),
    [
        ("3/5/2026", "mdy", "2026-03-05"),
        ("3/5", "mdy", "2026-03-05"),
        ("0305", "mdy", "2026-03-05"),
        ("5 mar", "mdy", "2026-03-05"),
        ("26-3-5", "ymd", "2026-03-05"),
        ("3-5", "ymd", "2026-03-05"),
        ("20260305", "ymd", "2026-03-05"),
        ("2026/3/5", "mdy", "2026-03-05"),
    ],
)
def test_days_in_the_order_that_is_told(day: Reads, typed: str, order: str, meant: str) -> None:
    assert day(typed, order=order) == meant


@pytest.mark.parametrize(
    ("typed", "language", "meant"),
    [
        ("5. März", "de-DE", "2026-03-05"),
        ("5 mär", "de-DE", "2026-03-05"),
        ("gestern", "de-DE", "2026-11-27"),
        ("heute", "de-DE", TODAY),
        ("5 février", "fr-FR", "2026-02-05"),
        ("5 fevr", "fr-FR", "2026-02-05"),
        ("5 марта", "ru-RU", "2026-03-05"),
        ("5 mar", "ja-JP", "2026-03-05"),
    ],
)
def test_days_in_the_browsers_language_too(day: Reads, typed: str, language: str, meant: str) -> None:
    assert day(typed, language=language) == meant


def test_without_a_year_the_turn_of_the_year_is_looked_over(day: Reads) -> None:
    assert day("28.12.", today="2027-01-02") == "2026-12-28"
    assert day("2.1.", today="2026-12-28") == "2027-01-02"
    assert day("5.3.", today="2026-12-28") == "2026-03-05"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("0930", "09:30"),
        ("930", "09:30"),
        ("9.30", "09:30"),
        ("9:30", "09:30"),
        ("9,30", "09:30"),
        ("9 30", "09:30"),
        ("9h30", "09:30"),
        ("9.30 Uhr", "09:30"),
        ("9 Uhr 30", "09:30"),
        ("9", "09:00"),
        ("21", "21:00"),
        ("9.30 pm", "21:30"),
        ("9:30p.m.", "21:30"),
        ("9 p", "21:00"),
        ("12 am", "00:00"),
        ("12:15 pm", "12:15"),
        ("０９３０", "09:30"),
        ("９：３０", "09:30"),
        ("9時30分", "09:30"),
        ("21:30:00", "21:30"),
        ("noon", "12:00"),
        ("midnight", "00:00"),
        ("now", "14:07"),
        ("24:00", None),
        ("9:60", None),
        ("9:3", None),
        ("13 pm", None),
        ("0 am", None),
        ("930x", None),
        ("12345", None),
        ("", ""),
    ],
)
def test_times(clock: Reads, typed: str, meant: str | None) -> None:
    assert clock(typed) == meant


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    day_written=st.dates(date(1900, 1, 1), date(2200, 12, 31)),
    order=st.sampled_from(["dmy", "mdy", "ymd"]),
    language=st.sampled_from(
        ["en-GB", "en-US", "de-DE", "fr-CA", "ja-JP", "ar-EG", "fa-IR", "th-TH", "sv-SE", "hu-HU"]
    ),
)
def test_what_is_written_is_read_again(blank: Page, day_written: date, order: str, language: str) -> None:
    there_and_back = """([d, order, language]) => {
      const how = r.how(order, language);
      return r.readDay(r.writeDay(d, how), how, d);
    }"""
    for told in (order, ""):
        again = blank.evaluate(there_and_back, [day_written.isoformat(), told, language])
        assert again == day_written.isoformat()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.times(), hours=st.sampled_from([12, 24]))
def test_a_time_that_is_written_is_read_again(blank: Page, at: time, hours: int) -> None:
    written = f"{at:%H:%M}"
    assert (
        blank.evaluate("([t, hours]) => r.readTime(r.writeTime(t, {hours}), {zone: 'UTC'})", [written, hours])
        == written
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(max_size=30))
def test_any_text_is_a_day_that_exists_or_none(day: Reads, clock: Reads, typed: str) -> None:
    if any("\ud800" <= c <= "\udfff" for c in typed):
        return
    found = day(typed)
    assert not found or date.fromisoformat(found)
    at = clock(typed)
    assert not at or time.fromisoformat(at)


@pytest.mark.parametrize(
    ("language", "order", "mark", "hours", "week"),
    [
        ("en-GB", "dmy", "/", 24, 1),
        ("en-US", "mdy", "/", 12, 7),
        ("de-DE", "dmy", ".", 24, 1),
        ("sv-SE", "ymd", "-", 24, 1),
        ("ar-EG", "dmy", "/", 12, 6),
        ("no such thing", "dmy", "/", 24, 1),
    ],
)
def test_how_a_browser_writes(blank: Page, language: str, order: str, mark: str, hours: int, week: int) -> None:
    told = blank.evaluate("(l) => journalWrites.as(l)", language)
    assert [told[name] for name in ("order", "mark", "hours", "week")] == [order, mark, hours, week]


def test_the_browser_tells_the_server_and_is_understood(blank: Page) -> None:
    told = blank.evaluate("() => told")
    value, _, more = told.removeprefix(f"{written.COOKIE}=").partition("; ")
    assert written.as_told(value) == Written(order="dmy", mark="/", hours=24, week_begins=1)
    assert more == "path=/; SameSite=Strict"
