"""What is found in each file of tests/files/bring_in, and that those are what their generator makes."""

from __future__ import annotations

import pytest

from journal.exchange.bring_in.read import Format, Options, read, recognised
from tests.files.bring_in.make import FILES, HERE
from tests.journal.exchange.bring_in.told import ASKED, told

FOUND: dict[str, tuple[Format, list[str]]] = {
    "plain.ics": (Format.CALENDAR, [
        "3: 'a1'  2026-03-04 10:00+0000 Europe/London 50 K2",
    ]),
    "windows_zone.ics": (Format.CALENDAR, [
        "3: 'a1'  2026-07-04 10:00+0200 Europe/Berlin 50 K2",
    ]),
    "customized_zone.ics": (Format.CALENDAR, [
        "18: 'a1' 20260325T100000Z 2026-03-25 10:00+0000 Europe/London 50 ",
        "18: 'a1' 20260401T090000Z 2026-04-01 10:00+0100 Europe/London 50 ",
    ]),
    "outlook_zone.ics": (Format.CALENDAR, [
        "18: 'a1'  2026-07-04 10:00+0200 Europe/Berlin 50 ",
    ]),
    "zone_with_path.ics": (Format.CALENDAR, [
        "3: 'a1'  2026-07-04 10:00+0200 Europe/Paris 50 ",
    ]),
    "unknown_zone.ics": (Format.CALENDAR, [
        "3: 'a1'  2026-07-04 10:00+0100 Europe/London 50  floating",
        "0 problem: Some appointments are in a time zone that this file does not "
        "explain. Their times were taken as they stand there: look at them.",
    ]),
    "lying_zone.ics": (Format.CALENDAR, [
        "18: 'a1'  2026-03-04 10:00+0000 Europe/London 50 K2",
    ]),
    "floating.ics": (Format.CALENDAR, [
        "3: 'a1'  2026-07-04 10:00+0100 Europe/London 50 K2 floating",
    ]),
    "utc.ics": (Format.CALENDAR, [
        "3: 'a1'  2026-07-05 00:30+0100 Europe/London 50 Late",
    ]),
    "google_zone.ics": (Format.CALENDAR, [
        "4: 'a1'  2026-07-04 06:00-0400 America/New_York 50 ",
        "9: 'a2'  2026-07-04 10:00-0400 America/New_York 50 ",
    ]),
    "whole_days.ics": (Format.CALENDAR, [
        "3: 'a1'  2026-08-03 to 2026-08-07 Europe/London None Leave",
        "9: 'a2'  2026-09-01 Europe/London None Training",
        "14: 'a3'  2026-09-02 Europe/London None Same",
    ]),
    "outlook_whole_day.ics": (Format.CALENDAR, [
        "3: 'a1'  2026-08-03 to 2026-08-04 Europe/London None ",
    ]),
    "series.ics": (Format.CALENDAR, [
        "3: 'a1' 20260311T100000Z 2026-03-11 10:00+0000 Europe/London 50 K2",
        "11: 'a1' 20260325T100000Z 2026-03-26 14:00+0000 Europe/London 50 K2 moved",
        "3: 'a1' 20260401T090000Z 2026-04-01 10:00+0100 Europe/London 50 K2",
    ]),
    "change_without_series.ics": (Format.CALENDAR, [
        "3: 'a1' 20260304T100000Z 2026-03-05 10:00+0000 Europe/London 50 K2",
    ]),
    "this_and_future.ics": (Format.CALENDAR, [
        "3: 'a1' 20260504T090000Z 2026-05-04 10:00+0100 Europe/London 50 ",
        "9: 'a1' 20260511T090000Z 2026-05-11 12:00+0100 Europe/London 50 ",
        "9: 'a1' 20260518T090000Z 2026-05-18 12:00+0100 Europe/London 50 ",
    ]),
    "reused_uid.ics": (Format.CALENDAR, [
        "3: 'a1' 20260304T100000Z 2026-03-04 10:00+0000 Europe/London 50 K2",
        "9: 'a1' 20260305T100000Z 2026-03-05 10:00+0000 Europe/London 50 M1",
    ]),
    "versions.ics": (Format.CALENDAR, [
        "10: 'a1'  2026-03-04 13:00+0000 Europe/London None Later",
        "3 left out, replaced by another row of the same file: 1",
    ]),
    "cancelled.ics": (Format.CALENDAR, [
        "3: 'a1'  2026-03-04 10:00+0000 Europe/London 50 K2 cancelled",
        "10: 'a2' 20260601T100000Z 2026-06-01 11:00+0100 Europe/London None ",
        "15: 'a2' 20260602T100000Z 2026-06-02 11:00+0100 Europe/London None  cancelled",
    ]),
    "called_off.ics": (Format.CALENDAR, [
        "4: 'a1'  2026-03-04 10:00+0000 Europe/London 50 K2 cancelled",
    ]),
    "folded.ics": (Format.CALENDAR, [
        "3: 'a1'  2026-03-04 10:00+0000 Europe/London None Zoë at ten",
    ]),
    "latin1.ics": (Format.CALENDAR, [
        "3: 'a1'  2026-03-04 10:00+0000 Europe/London None Zoë",
    ]),
    "bom.ics": (Format.CALENDAR, [
        "3: 'a1'  2026-03-04 10:00+0000 Europe/London 50 K2",
    ]),
    "utf16.ics": (Format.CALENDAR, [
        "3: 'a1'  2026-03-04 10:00+0000 Europe/London None Zoë",
    ]),
    "old_mac.ics": (Format.CALENDAR, [
        "3: 'a1'  2026-03-04 10:00+0000 Europe/London 50 K2",
    ]),
    "endless.ics": (Format.CALENDAR, [
        "3: 'a1' 20250104T100000Z 2025-01-04 10:00+0000 Europe/London 50 ",
        "3: 'a1' 20260104T100000Z 2026-01-04 10:00+0000 Europe/London 50 ",
        "3: 'a1' 20270104T100000Z 2027-01-04 10:00+0000 Europe/London 50 ",
    ]),
    "endless_days.ics": (Format.CALENDAR, [
        "3: 'a1' 20250304 2025-03-04 Europe/London None Birthday",
        "3: 'a1' 20260304 2026-03-04 Europe/London None Birthday",
        "3: 'a1' 20270304 2027-03-04 Europe/London None Birthday",
        "10: 'a2' 20270903T100000 2027-09-03 10:00+0100 Europe/London None  floating",
        "10: 'a2' 20271001T100000 2027-10-01 10:00+0100 Europe/London None  floating",
        "10: 'a2' 20271105T100000 2027-11-05 10:00+0000 Europe/London None  floating",
        "15: 'a3' 20270903T100000Z 2027-09-03 11:00+0100 Europe/London None ",
        "15: 'a3' 20271029T100000Z 2027-10-29 11:00+0100 Europe/London None ",
    ]),
    "until.ics": (Format.CALENDAR, [
        "3: 'a1' 20260304T100000Z 2026-03-04 10:00+0000 Europe/London None ",
        "3: 'a1' 20260305T100000Z 2026-03-05 10:00+0000 Europe/London None ",
        "8: 'a2' 20260304T100000Z 2026-03-04 10:00+0000 Europe/London None ",
        "8: 'a2' 20260305T100000Z 2026-03-05 10:00+0000 Europe/London None ",
        "13: 'a3' 20260304 2026-03-04 Europe/London None ",
        "13: 'a3' 20260305 2026-03-05 Europe/London None ",
        "18: 'a4' 20260304T100000 2026-03-04 10:00+0000 Europe/London None  floating",
        "18: 'a4' 20260305T100000 2026-03-05 10:00+0000 Europe/London None  floating",
    ]),
    "moved_far.ics": (Format.CALENDAR, [
        "3: 'a1' 20271110T100000Z 2027-11-10 10:00+0000 Europe/London 50 ",
        "3: 'a1' 20271124T100000Z 2027-11-24 10:00+0000 Europe/London 50 ",
        "9: 'a1' 20271208T100000Z 2027-11-29 09:00+0000 Europe/London None ",
        "14 left out, outside the window: 1",
    ]),
    "never_true.ics": (Format.CALENDAR, [
        "3: 'a1' 20260101T100000Z 2026-01-01 10:00+0000 Europe/London None ",
    ]),
    "each_second.ics": (Format.CALENDAR, [
        "3 problem: This appointment repeats so often that it is hardly one; none of its days were read.",
    ]),
    "alarms.ics": (Format.CALENDAR, [
        "3: 'a1'  2026-03-04 10:00+0000 Europe/London None K2",
    ]),
    "two_calendars.ics": (Format.CALENDAR, [
        "3: 'a1'  2026-03-04 10:00+0000 Europe/London 50 K2",
        "13: 'b1'  2026-03-04 13:00+0900 Asia/Tokyo None ",
    ]),
    "ends_first.ics": (Format.CALENDAR, [
        "3 problem: This appointment ends before it begins.",
        "13: 'a1'  2026-03-04 10:00+0000 Europe/London 50 K2",
        "8 problem: This appointment ends before it begins.",
    ]),
    "cut_off.ics": (Format.CALENDAR, [
        "3: 'a1'  2026-03-04 10:00+0000 Europe/London 50 K2",
        "9 problem: The file ends in the middle of this appointment; it was saved or sent only in part.",
        "0 problem: The file has no end: it was saved or sent only in part, and more "
        "appointments may be missing.",
    ]),
    "lost_end.ics": (Format.CALENDAR, [
        "3 problem: The file ends in the middle of this appointment; it was saved or sent only in part.",
        "8: 'a2'  2026-03-04 13:00+0000 Europe/London None ",
    ]),
    "no_start.ics": (Format.CALENDAR, [
        "3 problem: This appointment does not say when it begins.",
        "11: 'a1'  2026-03-04 10:00+0000 Europe/London 50 K2",
        "7 problem: When this appointment begins could not be read.",
    ]),
    "bad_rule.ics": (Format.CALENDAR, [
        "3 problem: How this appointment repeats could not be read, so none of its days were.",
        "8: 'a1'  2026-03-04 10:00+0000 Europe/London 50 K2",
    ]),
    "old_rule.ics": (Format.CALENDAR, [
        "3 problem: This appointment takes days out by an old kind of rule, so none of its days were read.",
    ]),
    "no_uid.ics": (Format.CALENDAR, [
        "3: '20260304T100000Z\\nA'  2026-03-04 10:00+0000 Europe/London None A",
        "7: '20260304T100000Z\\nB'  2026-03-04 10:00+0000 Europe/London None B",
    ]),
    "extra_days.ics": (Format.CALENDAR, [
        "3: 'a1' 20260304T100000Z 2026-03-04 10:00+0000 Europe/London 60 ",
        "3: 'a1' 20260306T100000Z 2026-03-06 10:00+0000 Europe/London 120 ",
    ]),
    "clocks_change.ics": (Format.CALENDAR, [
        "3: 'a1'  2026-03-29 02:30+0100 Europe/London 30 ",
    ]),
    "over_midnight.ics": (Format.CALENDAR, [
        "3: 'a1'  2026-03-04 to 2026-03-05 20:00+0000 Europe/London 720 On call",
        "9: 'a2'  2026-03-04 20:00+0000 Europe/London 240 ",
    ]),
    "other_kinds.ics": (Format.CALENDAR, [
        "3 left out, of a kind that is not read: 1",
        "7 left out, of a kind that is not read: 1",
        "9: 'a1'  2026-03-04 10:00+0000 Europe/London 50 K2",
    ]),
    "outside.ics": (Format.CALENDAR, [
        "3 left out, outside the window: 1",
        "8 left out, outside the window: 1",
    ]),
    "no_calendar.ics": (Format.CALENDAR, [
        "0 problem: There is no calendar in this file.",
    ]),
    "semicolon.csv": (Format.TABLE, [
        "1 head: Date | Client | Hours",
        "2: 04.03.2026 | K2 | 0,83",
        "3: 05.03.2026 | M1 | 1,5",
    ]),
    "tabs.tsv": (Format.TABLE, [
        "1 head: Date | Client",
        "2: 2026-03-04 | K2, early",
    ]),
    "bars.csv": (Format.TABLE, [
        "1 head: Date | Client",
        "2: 2026-03-04 | K2",
    ]),
    "excel_says.csv": (Format.TABLE, [
        "2 head: Date | Note",
        "3: 2026-03-04 | one, two",
        "4: 2026-03-05 | three, four",
    ]),
    "utf16.csv": (Format.TABLE, [
        "1 head: Date | Client",
        "2: 2026-03-04 | Zoë",
    ]),
    "latin1.csv": (Format.TABLE, [
        "1 head: Date | Client",
        "2: 2026-03-04 | Zoë",
        "3: 2026-03-05 | André",
    ]),
    "mixed_encodings.csv": (Format.TABLE, [
        "1 head: Date | Client",
        "2: 2026-03-04 | Zoë",
        "3: 2026-03-05 | Ýr",
        "4: 2026-03-06 | Anaïs",
    ]),
    "two_line_header.csv": (Format.TABLE, [
        "4 head: Date | Time Start | Time End | Client",
        "1 left out, of a kind that is not read: 1",
        "2 left out, empty: 1",
        "3 left out, of a kind that is not read: 1",
        "5: 2026-03-04 | 10:00 | 10:50 | K2",
    ]),
    "groups_above.csv": (Format.TABLE, [
        "2 head: Date | Start | End | Name",
        "1 left out, of a kind that is not read: 1",
        "3: 2026-03-04 | 10:00 | 10:50 | K2",
    ]),
    "totals.csv": (Format.TABLE, [
        "1 head: Client | Minutes",
        "2: K2 | 50",
        "3 left out, a total: 1",
        "4: M1 | 50",
        "5 left out, a total: 1",
        "6 left out, a total: 1",
    ]),
    "empty_lines.csv": (Format.TABLE, [
        "1 head: Date | Client",
        "2 left out, empty: 2",
        "4: 2026-03-04 | K2",
        "5 left out, empty: 1",
    ]),
    "one_column.csv": (Format.TABLE, [
        "1 head: Note",
        "2: hello, you",
        "3: fine, and how are you",
        "4: bye",
    ]),
    "quoted_lines.csv": (Format.TABLE, [
        "1 head: Date | Note",
        "2: 2026-03-04 | two\\nlines, one cell",
        '4: 2026-03-05 | a "word"',
    ]),
    "open_quote.csv": (Format.TABLE, [
        "1 head: Date | Note",
        "2 problem: A quotation mark is opened here and never closed, so this line could not be read.",
        "3: 2026-03-05 | fine",
        "4: 2026-03-06 | fine",
    ]),
    "too_wide.csv": (Format.TABLE, [
        "1 head: Date | Note",
        "2 problem: This line has more cells than the table has columns.",
        "3: 2026-03-05 | fine",
        "4: 2026-03-06 | ",
    ]),
    "no_header.csv": (Format.TABLE, [
        "0 head: Column 1 | Column 2 | Column 3",
        "1: 2026-03-04 | 50 | K2",
        "2: 2026-03-05 | 50 | M1",
    ]),
    "doubled_names.csv": (Format.TABLE, [
        "1 head: Date | Start | Column 3 | Start 2",
        "2: 2026-03-04 | 10:00 | x | 11:00",
    ]),
    "header_on_each_page.csv": (Format.TABLE, [
        "1 head: Date | Client",
        "2: 2026-03-04 | K2",
        "3 left out, of a kind that is not read: 1",
        "4: 2026-03-05 | M1",
    ]),
    "half_day_first.csv": (Format.TABLE, [
        "1 head: Date | Client",
        "2: 25/03/2026 | K2",
        "3: 04/03/2026 | K2",
        "4: 03/25/2026 | M1",
    ]),
    "formulas_typed.csv": (Format.TABLE, [
        "1 head: Client | Note",
        "2: =cmd|1 | @SUM(A1)",
    ]),
    "old_mac.csv": (Format.TABLE, [
        "1 head: Date | Client",
        "2: 2026-03-04 | K2",
        "3: 2026-03-05 | M1",
    ]),
    "hours.xlsx": (Format.TABLE, [
        "4 head of Hours: Client | Session Date | Session Length",
        "1 left out, empty: 2",
        "3 left out, of a kind that is not read: 1",
        "5: K2 | datetime.date(2026, 3, 4) | datetime.timedelta(seconds=3000)",
        "6 left out, empty: 1",
        "7 left out, a total: 1",
        "0 left out, of a kind that is not read: 1",
    ]),
    "two_sheets.xlsx": (Format.TABLE, [
        "1 head of January: Client | Minutes",
        "2: J | 50.5",
        "1 head of February: Client | Minutes",
        "2: F | 50.5",
    ]),
    "far_corner.xlsx": (Format.TABLE, [
        "0 problem: This sheet holds cells so far apart that it could not be read. Copy "
        "the table into a sheet of its own.",
    ]),
    "hours.ods": (Format.TABLE, [
        "1 head of Hours: Date | Client",
        "2: datetime.date(2026, 3, 4) | K2",
    ]),
    "repeated.ods": (Format.TABLE, [
        "0 problem: This sheet holds cells so far apart that it could not be read. Copy "
        "the table into a sheet of its own.",
    ]),
    "hours.xls": (Format.TABLE, [
        "1 head of Hours: Date | Client | Minutes",
        "2: datetime.date(2026, 3, 4) | K2 | 50",
        "3: datetime.date(2026, 3, 5) | M1 | ",
    ]),
    "day_one.json": (Format.DAY_ONE, [
        "1: A1 2026-03-04 21:10+0000 [A long day] 'Five in a row.  Tired!' tags work; 1 pictures",
        "2: A2 2026-07-04 22:10+0100 [] 'No zone here'",
        "3: A3 2026-07-05+0200 [] 'Only rich'",
        "4 left out, a picture: 1",
        "5 left out, empty: 1",
        "6 problem: The day of this entry could not be read.",
        "7 problem: This entry does not say of which day it is.",
        "8 problem: This row could not be read; it is not written as its kind of file is.",
    ]),
    "day_one.zip": (Format.DAY_ONE, [
        "1: A1 2026-03-04 21:10+0000 [A long day] 'Five in a row.  Tired!' tags work; 1 pictures",
        "2: A2 2026-07-04 22:10+0100 [] 'No zone here'",
        "1 problem in Other.json: This entry does not say of which day it is.",
    ]),
    "jrnl.txt": (Format.JRNL, [
        "1: 2026-03-04T21:10:00 2026-03-04 21:10 no zone [A long day] 'Five. @work' tags work",
        "4: 2026-03-05T21:00:15 2026-03-05 21:00 no zone [Short] ''",
        "6 left out, empty: 1",
    ]),
    "jrnl_day_first.txt": (Format.JRNL, [
        "1: 2026-03-25T21:10:00 2026-03-25 21:10 no zone [First] 'Words'",
        "4: 2026-03-04T09:00:00 2026-03-04 09:00 no zone [Second] ''",
    ]),
    "jrnl_pretty.txt": (Format.JRNL, [
        "1: 2026-03-04T21:10:00 2026-03-04 21:10 no zone [A long day] 'Five in a row.\\nTired.'",
        "5: 2026-03-05T09:00:00 2026-03-05 09:00 no zone [Short] ''",
    ]),
    "jrnl.json": (Format.JRNL, [
        "1: 2026-03-04T21:10:00 2026-03-04 21:10 no zone [A long day] 'Five in a row.' tags work",
        "2 left out, empty: 1",
        "3 problem: This entry does not say of which day it is.",
    ]),
    "daylio.csv": (Format.DAYLIO, [
        "2: 2026-03-05T21:30:00 2026-03-05 21:30 no zone [] 'Long\\nday & night' mood meh; tags work,walk",
        "3: 2026-03-04T21:00:00 2026-03-04 21:00 no zone [Title] '' mood knackered",
        "4: 2026-03-04T21:00:00 2 2026-03-04 21:00 no zone [] '' mood good",
        "5 problem: The day of this entry could not be read.",
        "6 left out, empty: 1",
    ]),
    "daylio_old.csv": (Format.DAYLIO, [
        "2: 2018-05-18T23:54:00 2018-05-18 23:54 no zone [] 'A walk' mood happy; tags clean,cook",
    ]),
    "journiv.zip": (Format.JOURNIV, [
        "1: m1 2026-03-04 21:10+0000 [A long day] 'Five in a row\\n\\nShort note' mood "
        "meh; tags work; 1 pictures",
        "2: 2026-07-04T21:10:00+00:00 2026-07-04 22:10+0100 [] '' mood good",
        "3 left out, a picture: 1",
        "4 problem in data.json: This entry does not say of which day it is.",
    ]),
    "journiv_old.json": (Format.JOURNIV, [
        "1: 2026-03-04T21:10:00+00:00 2026-03-04 21:10+0000 [] 'Five in a row' mood meh",
        "2: 2026-03-05T00:00:00 2026-03-05 no zone [] 'No hour'",
    ]),
    "notes.zip": (Format.MARKDOWN, [
        "1: notes/2026-03-04.md 2026-03-04 no zone [A long day] 'Five in a row.' 1 pictures",
        "7: notes/front.md 2026-03-05 09:30 no zone [Quiet] 'Little.' mood ok; tags work,rest",
        "0 left out, empty: 1",
        "1 problem in notes/ideas.md: This entry does not say of which day it is.",
        "0 problem in ../outside.md: This file in the zip names a place outside of it, so it was not read.",
        "0 problem in /absolute.md: This file in the zip names a place outside of it, so it was not read.",
        "0 left out, a picture: 1",
        "0 left out, of a kind that is not read: 1",
    ]),
    "front_list.md": (Format.MARKDOWN, [
        "7: front_list.md 2026-03-04 21:10 no zone [A long day] 'Five in a row.' tags work,rest",
    ]),
    "by_headings.md": (Format.MARKDOWN, [
        "3: 2026-03-04T21:10:00 2026-03-04 21:10 no zone [A long day] 'Five in a row.'",
        "7: 2026-03-05T09:00:00 2026-03-05 09:00 no zone [Short] 'Yes.'",
        "1 left out, of a kind that is not read: 1",
    ]),
    "diary.txt": (Format.TEXT, [
        "1: 2026-03-04T00:00:00 2026-03-04 no zone [] 'Five in a row.'",
        "4: 2026-03-05T00:00:00 2026-03-05 no zone [] 'Quiet: on the 3rd it was not.'",
    ]),
    "no_day.txt": (Format.TEXT, [
        "1 problem: This entry does not say of which day it is.",
    ]),
    "bomb.zip": (Format.MARKDOWN, [
        "0 problem in 2026-03-04.md: This file in the zip would grow far beyond its "
        "size, so it was not unpacked.",
        "1: 2026-03-05.md 2026-03-05 no zone [] 'Still read.'",
    ]),
    "cut_off.zip": (Format.MARKDOWN, [
        "0 problem: This zip file is damaged or was cut off.",
    ]),
    "deep.json": (Format.DAY_ONE, [
        "0 problem: This file is nested deeper than any journal is, so it was not read.",
    ]),
    "half.json": (Format.DAY_ONE, [
        "0 problem: This file is damaged or was cut off: it is no whole JSON.",
    ]),
    "nothing.csv": (Format.TABLE, [
        "0 problem: There is nothing in this file.",
    ]),
}  # fmt: skip


@pytest.mark.parametrize("name", FOUND)
def test_what_is_found(name: str) -> None:
    data = (HERE / name).read_bytes()
    kind, found = FOUND[name]
    assert recognised(name, data) is kind
    assert told(read(kind, data, ASKED, options=Options(name=name))) == found


def test_each_file_has_its_generator_and_says_what_is_found_in_it() -> None:
    assert {path.name for path in HERE.iterdir() if path.suffix not in {".py", ""}} == set(FILES) == set(FOUND)


@pytest.mark.parametrize("name", [name for name in FILES if not name.endswith((".xlsx", ".zip", ".ods"))])
def test_a_file_is_what_its_generator_makes(name: str) -> None:
    """Packed ones are left out: how tightly they are packed is the packer's own matter."""
    assert (HERE / name).read_bytes() == FILES[name]
