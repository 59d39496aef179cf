"""Files that are far too large, or would grow to be: a sentence, and neither minutes nor memory before it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

import pytest
import python_calamine
import xlsxwriter

from journal.exchange.bring_in import archives, calendar, calendar_series, tables
from journal.exchange.bring_in.archives import Archive, Refused
from journal.exchange.bring_in.found import Appointment, Left, LeftOut, Problem, TableHead, TableLine
from journal.exchange.bring_in.read import MOST_BYTES, Format, read, recognised
from journal.wording import files_read
from tests.files.bring_in.make import workbook, zipped
from tests.journal.exchange.bring_in.told import ASKED

EVENT = "BEGIN:VEVENT\nUID:{}\nDTSTART:20260304T100000Z\n{}END:VEVENT\n"


def test_a_series_of_more_appointments_than_are_taken_ends_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendar, "MOST_APPOINTMENTS", 40)
    daily = EVENT.format("a", "RRULE:FREQ=DAILY\n")
    data = f"BEGIN:VCALENDAR\n{daily}{EVENT.format('b', '')}{EVENT.format('c', '')}END:VCALENDAR\n".encode()
    found = [*calendar.read(data, ASKED)]
    assert [type(each) for each in found] == [Appointment] * 40 + [Problem, Left]
    assert found[-2:] == [
        Problem(line=2, why=files_read.too_many_appointments(40)), Left(why=LeftOut.NOT_READ, count=2),
    ]  # fmt: skip


def test_a_window_in_slices_holds_each_instance_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that comes to many is made slice by slice; what began in one is not begun again in the next."""
    hourly = EVENT.format("a", "RRULE:FREQ=HOURLY;COUNT=300\nDURATION:PT30H\n")
    data = f"BEGIN:VCALENDAR\n{hourly}END:VCALENDAR\n".encode()
    whole = [*calendar.read(data, ASKED)]
    monkeypatch.setattr(calendar_series, "_A_SLICE", 50)
    assert [*calendar.read(data, ASKED)] == whole
    assert len({each.recurrence for each in whole if isinstance(each, Appointment)}) == 300


def test_ten_thousand_alarms_cost_one_appointment() -> None:
    alarms = "BEGIN:VALARM\nTRIGGER:-PT5M\nACTION:DISPLAY\nDESCRIPTION:x\nEND:VALARM\n" * 10_000
    data = f"BEGIN:VCALENDAR\n{EVENT.format('a', alarms)}END:VCALENDAR\n".encode()
    (only,) = calendar.read(data, ASKED)
    assert isinstance(only, Appointment)


def test_reading_ends_where_it_is_stopped() -> None:
    data = f"BEGIN:VCALENDAR\n{''.join(EVENT.format(n, '') for n in range(50))}END:VCALENDAR\n".encode()
    taken: list[object] = []
    for each in calendar.read(data, replace(ASKED, stopped=lambda: len(taken) >= 7)):
        taken.append(each)
    assert len(taken) == 7


def test_a_file_over_the_limit_is_not_read() -> None:
    found = [*read(Format.TABLE, b"Date,Client\n" + b"x" * MOST_BYTES, ASKED)]
    assert found == [Problem(line=0, why=files_read.too_large(20))]


def test_a_table_of_more_lines_than_are_taken_counts_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_ROWS", 60)
    data = b"Date,Client\n" + b"2026-03-04,K2\n" * 100
    found = [*tables.read(data, ASKED)]
    assert sum(isinstance(each, TableLine) for each in found) == 60
    assert found[-2:] == [
        Problem(line=62, why=files_read.too_many_rows(60)), Left(why=LeftOut.NOT_READ, count=39, line=63),
    ]  # fmt: skip


def test_rows_that_were_only_formatted_are_no_rows() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        book.add_worksheet().write_row(0, 0, ["Date", "Client"])

    packed = zipfile.ZipFile(io.BytesIO(workbook(fill)))
    members = {name: packed.read(name) for name in packed.namelist()}
    sheet = members["xl/worksheets/sheet1.xml"]
    rows = b"".join(b'<row r="%d" ht="15"><c r="A%d" s="0"/></row>' % (n, n) for n in range(2, 150_001))
    members["xl/worksheets/sheet1.xml"] = sheet.replace(b"</sheetData>", rows + b"</sheetData>")
    data = zipped(members)
    assert len(data) < MOST_BYTES
    assert [type(each) for each in tables.read(data, ASKED)] == [TableHead]


def test_a_corner_far_out_is_seen_before_the_sheet_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    """Opened, two cells in opposite corners would take a gigabyte."""

    def opened(*_: object) -> None:
        raise AssertionError("opened")

    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "Date")
        sheet.write(200_000, 300, 1)

    monkeypatch.setattr(python_calamine, "CalamineWorkbook", opened)
    assert [*tables.read(workbook(fill), ASKED)] == [Problem(line=0, why=files_read.SHEET_TOO_LARGE)]


def test_a_bomb_is_never_unpacked() -> None:
    """By its own word, and where it lies about its size: what is read ends where it said it would."""
    honest = Archive(zipped({"a.md": b"0" * 15_000_000}))
    with pytest.raises(Refused, match="grow far beyond"):
        next(honest.chunks("a.md", 1000))
    many = Archive(zipped({f"{n}.md": bytes(range(256)) * 400 for n in range(30)}), most_bytes=1_000_000)
    with pytest.raises(Refused, match="grow far beyond"):
        [*map(many.read, many.names())]


def test_a_member_that_lies_about_its_size_is_refused() -> None:
    data = zipped({"2026-03-04.md": b"word " * 200_000})
    lying = data.replace((1_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lying != data
    assert [each for each in read(Format.MARKDOWN, lying, ASKED) if not isinstance(each, Problem)] == []


def test_a_zip_of_more_files_than_are_looked_at_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_MEMBERS", 20)
    data = zipped(dict.fromkeys((f"{n}.md" for n in range(21)), b""))
    assert [*read(Format.MARKDOWN, data, ASKED)] == [Problem(line=0, why=files_read.too_many_members(20))]


@pytest.mark.parametrize("name", ["../a.md", "/a.md", "..\\a.md", "C:\\a.md", "b/../../a.md"])
def test_a_name_that_leads_out_of_the_zip_is_not_read(name: str) -> None:
    (problem,) = islice(read(Format.MARKDOWN, zipped({name: "words"}), ASKED), 1)
    assert problem == Problem(line=0, why=files_read.OUTSIDE_ZIP, file=name)


def test_a_zip_in_a_zip_is_no_journal() -> None:
    assert recognised("a.zip", zipped({"b.zip": zipped({"2026-03-04.md": "words"})})) is None


def _each(data: bytes) -> Iterator[str]:
    yield from (type(each).__name__ for each in read(Format.DAY_ONE, data, ASKED))


def test_json_that_is_nested_without_end_is_not_parsed() -> None:
    assert [*_each(b'{"entries": ' + b"[" * 100_000)] == ["Problem"]
    assert [*_each(b'{"entries": "' + b"[" * 100_000 + b'"}')] == ["Problem"], "in a text they are only letters"
