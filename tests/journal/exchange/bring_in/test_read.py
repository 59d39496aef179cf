"""What a file is: its content says so first, its name where the content could be anything."""

from __future__ import annotations

import json
from datetime import date

import pytest

from journal.exchange.bring_in import tables
from journal.exchange.bring_in.calendar_zones import zone_named
from journal.exchange.bring_in.cells import DateOrder
from journal.exchange.bring_in.found import Problem
from journal.exchange.bring_in.read import Format, Options, read, recognised
from journal.wording import files_read
from tests.files.bring_in.make import FILES, zipped
from tests.journal.exchange.bring_in.told import ASKED, told


@pytest.mark.parametrize(("name", "content", "kind"), [
    ("export.txt", FILES["plain.ics"], Format.CALENDAR), ("basic", FILES["bom.ics"], Format.CALENDAR),
    ("old.dat", FILES["hours.xls"], Format.TABLE), ("hours.zip", FILES["hours.xlsx"], Format.TABLE),
    ("hours.bin", FILES["hours.ods"], Format.TABLE), ("table.csv", FILES["daylio.csv"], Format.DAYLIO),
    ("journal.txt", FILES["jrnl.txt"], Format.JRNL), ("data.json", FILES["day_one.json"], Format.DAY_ONE),
    ("data.json", FILES["journiv_old.json"], Format.JOURNIV), ("a.TSV", b"Date\tClient", Format.TABLE),
    ("a.md", b"words", Format.MARKDOWN), ("a.txt", b"words", Format.TEXT), ("a.ics", b"words", Format.CALENDAR),
    ("a.zip", zipped({"a.txt": "words"}), Format.TEXT),
    ("a.json", b'{"format": "between-sessions-journal"}', Format.OWN_EXPORT),
    ("a.db", b"SQLite format 3\x00", Format.OWN_EXPORT), ("a.png", b"\x89PNG\r\n\x1a\n\x00\x00", None),
    ("a.json", json.dumps([1, 2]).encode(), None), ("a", b"", None), ("a.zip", zipped({"a.exe": b"MZ"}), None),
    ("a.csv", b"MZ\x00\x00\x00", None),
])  # fmt: skip
def test_what_a_file_is(name: str, content: bytes, kind: Format | None) -> None:
    assert recognised(name, content) is kind


def test_a_text_without_a_day_takes_the_one_that_is_asked() -> None:
    asked = Options(day=date(2026, 3, 4))
    assert told(read(Format.TEXT, b"words", ASKED, options=asked)) == [
        "1: 2026-03-04T00:00:00 2026-03-04 no zone [] 'words'"
    ]
    named = Options(name="2026-03-05 evening.txt")
    assert told(read(Format.TEXT, b"words", ASKED, options=named))[0].startswith("1: 2026-03-05 evening.txt 2026-03-05")


def test_days_that_could_be_two_are_read_in_the_order_that_is_asked() -> None:
    text = b"[04.03.2026 21:10] One\n\n[05.03.2026 21:10] Two\n"
    assert [type(each) for each in read(Format.JRNL, text, ASKED)] == [Problem, Problem]
    found = told(read(Format.JRNL, text, ASKED, options=Options(order=DateOrder.DMY)))
    assert [each[:13] for each in found] == ["1: 2026-03-04", "3: 2026-03-05"]


def test_what_nobody_foresaw_costs_the_rest_of_the_file_and_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("K2 and what was said")

    monkeypatch.setattr(tables, "read", broken)
    assert [*read(Format.TABLE, b"Date,Client", ASKED)] == [Problem(line=0, why=files_read.REST_UNREADABLE)]


@pytest.mark.parametrize(("said", "zone"), [
    ("Europe/London", "Europe/London"), ("europe/london", "Europe/London"), ("GMT Standard Time", "Europe/London"),
    ("America/New York", "America/New_York"), ("/freeassociation.sourceforge.net/Europe/Berlin", "Europe/Berlin"),
    ("tzone://Microsoft/Utc", "UTC"), ('"UTC+02:00"', "Etc/GMT-2"), ("GMT-5", "Etc/GMT+5"),
    ("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"), ("Customized Time Zone", None), ("", None),
    ("Europe", None), ("../../etc/passwd", None), ("UTC+99", None),
])  # fmt: skip
def test_zones_by_the_names_that_programs_have_for_them(said: str, zone: str | None) -> None:
    assert zone_named(said) == zone
