"""Readers and broken files: none raises, and every row ends as found, as a problem, or left out. None is lost."""

from __future__ import annotations

import csv
import io
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.exchange.bring_in import calendar, delimited, tables
from journal.exchange.bring_in.calendar_pieces import cut
from journal.exchange.bring_in.found import Found, Left, Problem, TableHead
from journal.exchange.bring_in.read import Format, read, recognised
from journal.wording import files_read
from tests.files.bring_in.make import FILES
from tests.journal.exchange.bring_in.told import ASKED

SMALL = sorted(name for name, data in FILES.items() if len(data) < 20_000)

LINES = st.sampled_from([
    "BEGIN:VCALENDAR", "END:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT", "BEGIN:VALARM", "END:VALARM", "BEGIN:VTODO",
    "END:VTODO", "BEGIN:VTIMEZONE", "END:VTIMEZONE", "TZID:Mine", "UID:1", "UID:2", "SUMMARY:Zoë", " folded", "",
    "DTSTART:20260304T100000", "DTSTART;TZID=Mine:20260304T100000", "DTSTART;VALUE=DATE:20260304", "DTSTART:soon",
    "DTSTART;TZID=Europe/London:20260329T013000", "DTEND:20260304T110000Z", "DTEND;VALUE=DATE:20260306",
    "DURATION:-PT5M", "DURATION:P1W", "DURATION:P99999999D", "RRULE:FREQ=DAILY;COUNT=3", "RRULE:FREQ=WEEKLY;BYDAY=MO",
    "RRULE:FREQ=MONTHLY;UNTIL=20260601", "RRULE:FREQ=SECONDLY", "RRULE:FREQ=DAILY;COUNT=3;UNTIL=20260601T000000Z",
    "RRULE:INTERVAL=2", "RRULE:FREQ=DAILY;BYMONTH=13", "RDATE:20260305T100000Z", "EXDATE:20260305T100000Z",
    "EXDATE;VALUE=DATE:20260304", "RDATE;VALUE=PERIOD:20260306T100000Z/PT2H", "RECURRENCE-ID:20260305T100000Z",
    "RECURRENCE-ID;RANGE=THISANDFUTURE:20260304T100000", "STATUS:CANCELLED", "SEQUENCE:1", "SEQUENCE:x",
    "METHOD:CANCEL", "X-WR-TIMEZONE:Asia/Tokyo", "X-WR-TIMEZONE:Nowhere", "DTSTART:00010101T000000",
    "DTSTART:99991231T235959Z",
])  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=30), st.sampled_from(["\n", "\r\n", "\r"]))
def test_each_component_of_a_calendar_is_found_a_problem_or_left_out(lines: list[str], ending: str) -> None:
    data = ending.join(["BEGIN:VCALENDAR", *lines]).encode()
    told = {found.line for found in calendar.read(data, ASKED)}
    assert {piece.line for piece in cut(data).rows} <= told


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_broken_file_is_read_as_far_as_it_goes(data: st.DataObject) -> None:
    content = bytearray(FILES[data.draw(st.sampled_from(SMALL))])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, max(len(content) - 1, 0)))
        content[at : at + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=6))
    whole = bytes(content)
    kind = data.draw(st.one_of(st.just(recognised("a.csv", whole)), st.sampled_from(Format))) or Format.TEXT
    assert _foreseen([*read(kind, whole, ASKED)])


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(Format), st.binary(max_size=400), st.sampled_from(["a", "a.ics", "a.zip", "a.xlsx", "a.txt"]))
def test_any_bytes_are_read_as_anything(kind: Format, data: bytes, name: str) -> None:
    recognised(name, data)
    found = [*read(kind, data, ASKED)]
    assert found
    assert _foreseen(found)


def _foreseen(found: list[Found]) -> bool:
    """Say whether no reader was surprised: what nobody foresaw is told, too, but costs the rest of the file."""
    return not any(isinstance(each, Problem) and each.why == files_read.REST_UNREADABLE for each in found)


CELLS = st.text(st.sampled_from('ab ,;\t|"\n\r1.é'), max_size=8)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(CELLS, max_size=5), max_size=45), st.sampled_from(",;\t"), st.booleans())
def test_each_record_of_a_table_is_counted_once(rows: list[list[str]], delimiter: str, quoted: bool) -> None:
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter, quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL).writerows(rows)
    data = written.getvalue().encode()
    lines = [line for line, _ in delimited.records(data)]
    found = [*tables.read(data, ASKED)]
    heads = sum(isinstance(each, TableHead) and each.line > 0 for each in found)
    if any(isinstance(each, TableHead) for each in found):
        assert heads + sum(_rows(each) for each in found) == len(lines)
        assert not [line for line, many in Counter(each.line for each in found).items() if many > 1 and line]


def _rows(found: Found) -> int:
    return 0 if isinstance(found, TableHead) else found.count if isinstance(found, Left) else 1


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from('ab,"\n\r;'), max_size=60))
def test_records_lose_no_line(text: str) -> None:
    """A quotation mark may swallow lines; what it swallowed is in its cell, or is read again once it proves open."""
    data = text.encode()
    begun = [line for line, _ in delimited.records(data)]
    assert begun == sorted(set(begun))
    assert begun[:1] in ([], [1])


@pytest.mark.parametrize("kind", Format)
def test_a_file_of_nothing_but_white_space_says_so(kind: Format) -> None:
    assert [type(found) for found in read(kind, b" \r\n\t\n", ASKED)] == [Problem]
