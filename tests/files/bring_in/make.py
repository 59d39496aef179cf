"""Files of other programs, of our own making: one for each trap that is known.

    python -m tests.files.bring_in.make

writes them anew. What is found in each of them stands in tests/journal/exchange/bring_in/test_corpus.py.
"""

from __future__ import annotations

import base64
import io
import json
import zipfile
import zlib
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

HERE = Path(__file__).parent
FILES: dict[str, bytes] = {}

_XLS = (
    "c-rk)O=uHA6#izr`K9?aEhJ(H1*_ITsb0La>rb?Tq*O2dAZTj$5LyyR(}NzgT5}WxPl}g9J$R{l@drKVO+;wXgCGcr9z6*P9@?yL-tN{kDm0*l"
    "mi?A_^XAQbGjI3J&+abFN2)Uq6E!qp0BxunKDZlff|AcJghBO&Ayqr~QZgK@EBL$=NVf~m0&hGrhBDqYD0ra0Bnf<?bQ<R|R4nMJHN<}QAt$5{"
    "{UinMkR^yXdlhAQj^!qn_qpYBmV4Q9on=3@t%_5a*M@rbShM(q(#3T_$bKI)=L1{%(1BNS7GJ(0%(gD<E9G<J>#QQFwqq6)&_TVRmt;AFyYK^<"
    "Om8;Zdy-H^jDkIj??wvvX0PfODaXFHb^)^gSZVkC#qOmbHrsD1Dli4(EH9D@0*I-"
    "y#)ZSh$<o9k(xieD*)zGaPD}j2cwR4*X?|q$g~_r$L397eE)v;3zue<_PYAEr69T+e+DVQg#Cn8ROqiTny!Z8Oc4SyP!<H#N2h7uAt8@+qu1E%"
    "vgIv?LEPI%-"
    "ljT+Jbu;S;mND|0^6uddOF1;nZLV=`H;uEK@lM;;pl>I=^5y80WaYEAgY>z<+Qr!1du;|?bb5^vUtZHli?q0XOX8_!=fc`qKC+Dew##^xu;sg9"
    "9f=_<$#q4Dury2Z>4@c$Vm&L#7ESC+il1#!bS@~|UNBoe9kWidUt4VD4{UQkOjv9)GAc)H3zZbBFL^SXG!K$-Bo(*@lqeoaHf@-{;D-"
    "YT4jede;J|@{4Gh8Wr{>$ZYJDfT`7P1>ud_s{?))a%usDVyU1j>HJct72C0uA}{&d16?7qY*IrjfTiQ_bS31b*xKgL>~zx2H(8t-S-"
    "#PGjcLamNpZ^h65JpNCVquBE"
)
"""A small .xls, packed: nothing that is installed here writes such files."""

Made = Callable[[], bytes | str]


def _file(name: str) -> Callable[[Made], Made]:
    def made(make: Made) -> Made:
        content = make()
        FILES[name] = content.encode() if isinstance(content, str) else content
        return make

    return made


def calendar(*events: str, before: str = "", after: str = "END:VCALENDAR\n") -> str:
    """Return a calendar of events, each a few lines; line 3 is the first after its head."""
    inside = "".join(f"BEGIN:VEVENT\n{event.strip()}\nEND:VEVENT\n" for event in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{before}{inside}{after}"


def rules(name: str, *, winter: str = "+0100", summer: str = "+0200") -> str:
    """Return a VTIMEZONE that changes when Europe does."""
    return f"""BEGIN:VTIMEZONE
TZID:{name}
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:{summer}
TZOFFSETTO:{winter}
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:{winter}
TZOFFSETTO:{summer}
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
"""


def zipped(members: Mapping[str, bytes | str]) -> bytes:
    """Return a zip of files by name, the same bytes each time."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 3, 4, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def workbook(fill: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    """Return a spreadsheet."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    book.set_properties({"created": datetime(2026, 3, 4)})  # noqa: DTZ001 a spreadsheet knows no zones
    fill(book)
    book.close()
    return made.getvalue()


def opendocument(rows: str) -> bytes:
    """Return an .ods whose one sheet has these rows, as XML."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="Hours">{rows}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    return zipped(
        {
            "mimetype": kind,
            "META-INF/manifest.xml": f'<m:manifest xmlns:m="{manifest}">'
            f'<m:file-entry m:full-path="/" m:media-type="{kind}"/></m:manifest>',
            "content.xml": content,
        }
    )


def cell(text: str, repeated: int = 1) -> str:
    """Return a cell of an .ods."""
    return (
        f'<table:table-cell office:value-type="string" table:number-columns-repeated="{repeated}">'
        f"<text:p>{text}</text:p></table:table-cell>"
    )


# --- calendars ------------------------------------------------------------------------------------

_PLAIN = "UID:a1\nSUMMARY:K2\nDTSTART;TZID=Europe/London:20260304T100000\nDTEND;TZID=Europe/London:20260304T105000"


@_file("plain.ics")
def plain_ics() -> bytes | str:
    return calendar(_PLAIN)


@_file("windows_zone.ics")
def windows_zone_ics() -> bytes | str:
    return calendar("UID:a1\nSUMMARY:K2\nDTSTART;TZID=W. Europe Standard Time:20260704T100000\nDURATION:PT50M")


@_file("customized_zone.ics")
def customized_zone_ics() -> bytes | str:
    return calendar(
        "UID:a1\nDTSTART;TZID=Customized Time Zone:20260325T100000\nDURATION:PT50M\nRRULE:FREQ=WEEKLY;COUNT=2",
        before=rules("Customized Time Zone", winter="+0000", summer="+0100"),
    )


@_file("outlook_zone.ics")
def outlook_zone_ics() -> bytes | str:
    return calendar(
        'UID:a1\nDTSTART;TZID="(UTC+01:00) Amsterdam, Berlin, Bern":20260704T100000\nDURATION:PT50M',
        before=rules('"(UTC+01:00) Amsterdam, Berlin, Bern"'),
    )


@_file("zone_with_path.ics")
def zone_with_path_ics() -> bytes | str:
    return calendar("UID:a1\nDTSTART;TZID=/citadel.org/20210210_1/Europe/Paris:20260704T100000\nDURATION:PT50M")


@_file("unknown_zone.ics")
def unknown_zone_ics() -> bytes | str:
    return calendar("UID:a1\nDTSTART;TZID=Our Office:20260704T100000\nDURATION:PT50M")


@_file("lying_zone.ics")
def lying_zone_ics() -> bytes | str:
    return calendar(_PLAIN, before=rules("Europe/London", winter="+0900", summer="+0900"))


@_file("floating.ics")
def floating_ics() -> bytes | str:
    return calendar("UID:a1\nSUMMARY:K2\nDTSTART:20260704T100000\nDTEND:20260704T105000")


@_file("utc.ics")
def utc_ics() -> bytes | str:
    return calendar("UID:a1\nSUMMARY:Late\nDTSTART:20260704T233000Z\nDTEND:20260705T002000Z")


@_file("google_zone.ics")
def google_zone_ics() -> bytes | str:
    return calendar(
        "UID:a1\nDTSTART:20260704T100000Z\nDTEND:20260704T105000Z",
        "UID:a2\nDTSTART:20260704T100000\nDTEND:20260704T105000",
        before="X-WR-TIMEZONE:America/New_York\n",
    )


@_file("whole_days.ics")
def whole_days_ics() -> bytes | str:
    return calendar(
        "UID:a1\nSUMMARY:Leave\nDTSTART;VALUE=DATE:20260803\nDTEND;VALUE=DATE:20260808",
        "UID:a2\nSUMMARY:Training\nDTSTART;VALUE=DATE:20260901",
        "UID:a3\nSUMMARY:Same\nDTSTART:20260902\nDTEND:20260902",
    )


@_file("outlook_whole_day.ics")
def outlook_whole_day_ics() -> bytes | str:
    return calendar(
        "UID:a1\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE\nDTSTART;TZID=Europe/London:20260803T000000\n"
        "DTEND;TZID=Europe/London:20260805T000000"
    )


@_file("series.ics")
def series_ics() -> bytes | str:
    return calendar(
        "UID:a1\nSUMMARY:K2\nDTSTART;TZID=Europe/London:20260311T100000\nDURATION:PT50M\nRRULE:FREQ=WEEKLY;COUNT=4\n"
        "EXDATE;TZID=America/New_York:20260318T060000",
        "UID:a1\nSUMMARY:K2 moved\nRECURRENCE-ID:20260325T100000Z\n"
        "DTSTART;TZID=Europe/London:20260326T140000\nDURATION:PT50M",
    )


@_file("change_without_series.ics")
def change_without_series_ics() -> bytes | str:
    return calendar(
        "UID:a1\nSUMMARY:K2\nRECURRENCE-ID;TZID=Europe/London:20260304T100000\n"
        "DTSTART;TZID=Europe/London:20260305T100000\nDURATION:PT50M"
    )


@_file("this_and_future.ics")
def this_and_future_ics() -> bytes | str:
    return calendar(
        "UID:a1\nDTSTART;TZID=Europe/London:20260504T100000\nDURATION:PT50M\nRRULE:FREQ=WEEKLY;COUNT=3",
        "UID:a1\nRECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/London:20260511T100000\n"
        "DTSTART;TZID=Europe/London:20260511T120000\nDURATION:PT50M",
    )


@_file("reused_uid.ics")
def reused_uid_ics() -> bytes | str:
    return calendar(_PLAIN, "UID:a1\nSUMMARY:M1\nDTSTART;TZID=Europe/London:20260305T100000\nDURATION:PT50M")


@_file("versions.ics")
def versions_ics() -> bytes | str:
    return calendar(f"{_PLAIN}\nSEQUENCE:1", "UID:a1\nSUMMARY:Later\nDTSTART:20260304T130000Z\nSEQUENCE:2")


@_file("cancelled.ics")
def cancelled_ics() -> bytes | str:
    return calendar(
        f"{_PLAIN}\nSTATUS:CANCELLED",
        "UID:a2\nDTSTART:20260601T100000Z\nRRULE:FREQ=DAILY;COUNT=2",
        "UID:a2\nRECURRENCE-ID:20260602T100000Z\nDTSTART:20260602T100000Z\nSTATUS:CANCELLED",
    )


@_file("called_off.ics")
def called_off_ics() -> bytes | str:
    return calendar(_PLAIN, before="METHOD:CANCEL\n")


@_file("folded.ics")
def folded_ics() -> bytes | str:
    return (
        calendar("UID:a1\nSUMMARY:Zo@@ at\n  ten\nDTSTART\n ;TZID=Europe/London:2026\n 0304T100000")
        .encode()
        .replace(b"@@", b"\xc3\n \xab")
    )


@_file("latin1.ics")
def latin1_ics() -> bytes | str:
    return calendar("UID:a1\nSUMMARY:Zoë\nDTSTART:20260304T100000Z").encode("latin-1")


@_file("bom.ics")
def bom_ics() -> bytes | str:
    return b"\xef\xbb\xbf" + calendar(_PLAIN).replace("\n", "\r\n").encode()


@_file("utf16.ics")
def utf16_ics() -> bytes | str:
    return calendar("UID:a1\nSUMMARY:Zoë\nDTSTART:20260304T100000Z").encode("utf-16")


@_file("old_mac.ics")
def old_mac_ics() -> bytes | str:
    return calendar(_PLAIN).replace("\n", "\r")


@_file("endless.ics")
def endless_ics() -> bytes | str:
    return calendar("UID:a1\nDTSTART;TZID=Europe/London:20100104T100000\nDURATION:PT50M\nRRULE:FREQ=YEARLY")


@_file("endless_days.ics")
def endless_days_ics() -> bytes | str:
    return calendar(
        "UID:a1\nSUMMARY:Birthday\nDTSTART;VALUE=DATE:19800304\nDTEND;VALUE=DATE:19800305\nRRULE:FREQ=YEARLY",
        "UID:a2\nDTSTART:20270903T100000\nRRULE:FREQ=MONTHLY;BYDAY=1FR",
        "UID:a3\nDTSTART:20270903T100000Z\nRRULE:FREQ=WEEKLY;INTERVAL=8",
    )


@_file("until.ics")
def until_ics() -> bytes | str:
    return calendar(
        "UID:a1\nDTSTART;TZID=Europe/London:20260304T100000\nRRULE:FREQ=DAILY;UNTIL=20260305",
        "UID:a2\nDTSTART;TZID=Europe/London:20260304T100000\nRRULE:FREQ=DAILY;UNTIL=20260305T100000",
        "UID:a3\nDTSTART;VALUE=DATE:20260304\nRRULE:FREQ=DAILY;UNTIL=20260305T000000Z",
        "UID:a4\nDTSTART:20260304T100000\nRRULE:FREQ=DAILY;UNTIL=20260305T235959Z",
    )


@_file("moved_far.ics")
def moved_far_ics() -> bytes | str:
    """Return a series of which one is moved into the days asked for from after them, and one out of them."""
    return calendar(
        "UID:a1\nDTSTART;TZID=Europe/London:20271110T100000\nDURATION:PT50M\nRRULE:FREQ=WEEKLY",
        "UID:a1\nRECURRENCE-ID;TZID=Europe/London:20271208T100000\nDTSTART;TZID=Europe/London:20271129T090000",
        "UID:a1\nRECURRENCE-ID;TZID=Europe/London:20271117T100000\nDTSTART;TZID=Europe/London:20271217T090000",
    )


@_file("never_true.ics")
def never_true_ics() -> bytes | str:
    return calendar("UID:a1\nDTSTART:20260101T100000Z\nRRULE:FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30")


@_file("each_second.ics")
def each_second_ics() -> bytes | str:
    return calendar("UID:a1\nDTSTART:20260101T100000Z\nRRULE:FREQ=SECONDLY")


@_file("alarms.ics")
def alarms_ics() -> bytes | str:
    return calendar(
        "UID:a1\nBEGIN:VALARM\nSUMMARY:Not this\nTRIGGER:-PT5M\nEND:VALARM\nSUMMARY:K2\nDTSTART:20260304T100000Z\n"
        "BEGIN:VALARM\nTRIGGER:-PT5M\nACTION:DISPLAY\nEND:VALARM"
    )


@_file("two_calendars.ics")
def two_calendars_ics() -> bytes | str:
    return calendar(_PLAIN) + calendar("UID:b1\nDTSTART:20260304T130000", before="X-WR-TIMEZONE:Asia/Tokyo\n")


@_file("ends_first.ics")
def ends_first_ics() -> bytes | str:
    return calendar(
        "UID:a1\nDTSTART:20260304T100000Z\nDURATION:-PT50M",
        "UID:a2\nDTSTART:20260304T100000Z\nDTEND:20260304T090000Z",
        _PLAIN,
    )


@_file("cut_off.ics")
def cut_off_ics() -> bytes | str:
    return calendar(_PLAIN, f"UID:a2\n{_PLAIN[7:]}")[:-60]


@_file("lost_end.ics")
def lost_end_ics() -> bytes | str:
    return calendar(_PLAIN + "\nBEGIN:VEVENT\nUID:a2\nDTSTART:20260304T130000Z")


@_file("no_start.ics")
def no_start_ics() -> bytes | str:
    return calendar("UID:a1\nSUMMARY:K2", "UID:a2\nDTSTART:soon", _PLAIN)


@_file("bad_rule.ics")
def bad_rule_ics() -> bytes | str:
    return calendar("UID:a1\nDTSTART:20260304T100000Z\nRRULE:FREQ=SOMETIMES", f"{_PLAIN}\nRRULE:")


@_file("old_rule.ics")
def old_rule_ics() -> bytes | str:
    return calendar("UID:a1\nDTSTART:20260304T100000Z\nRRULE:FREQ=DAILY\nEXRULE:FREQ=WEEKLY")


@_file("no_uid.ics")
def no_uid_ics() -> bytes | str:
    return calendar("SUMMARY:A\nDTSTART:20260304T100000Z", "SUMMARY:B\nDTSTART:20260304T100000Z")


@_file("extra_days.ics")
def extra_days_ics() -> bytes | str:
    return calendar("UID:a1\nDTSTART:20260304T100000Z\nDURATION:PT1H\nRDATE;VALUE=PERIOD:20260306T100000Z/PT2H")


@_file("clocks_change.ics")
def clocks_change_ics() -> bytes | str:
    return calendar("UID:a1\nDTSTART;TZID=Europe/London:20260329T013000\nDTEND;TZID=Europe/London:20260329T030000")


@_file("over_midnight.ics")
def over_midnight_ics() -> bytes | str:
    return calendar(
        "UID:a1\nSUMMARY:On call\nDTSTART;TZID=Europe/London:20260304T200000\nDTEND;TZID=Europe/London:20260305T080000",
        "UID:a2\nDTSTART;TZID=Europe/London:20260304T200000\nDTEND;TZID=Europe/London:20260305T000000",
    )


@_file("other_kinds.ics")
def other_kinds_ics() -> bytes | str:
    return calendar(
        _PLAIN, before="BEGIN:VTODO\nUID:t\nDTSTART:20260304T100000Z\nEND:VTODO\nBEGIN:VFREEBUSY\nEND:VFREEBUSY\n"
    )


@_file("outside.ics")
def outside_ics() -> bytes | str:
    return calendar("UID:a1\nDTSTART:20200304T100000Z\nDTEND:20200304T110000Z", "UID:a2\nDTSTART;VALUE=DATE:20300101")


@_file("no_calendar.ics")
def no_calendar_ics() -> bytes | str:
    return "<html><body>Please sign in</body></html>"


# --- tables ---------------------------------------------------------------------------------------


@_file("semicolon.csv")
def semicolon_csv() -> bytes | str:
    return "Date;Client;Hours\n04.03.2026;K2;0,83\n05.03.2026;M1;1,5\n"


@_file("tabs.tsv")
def tabs_tsv() -> bytes | str:
    return "Date\tClient\n2026-03-04\tK2, early\n"


@_file("bars.csv")
def bars_csv() -> bytes | str:
    return "Date|Client\n2026-03-04|K2\n"


@_file("excel_says.csv")
def excel_says_csv() -> bytes | str:
    return "sep=;\nDate;Note\n2026-03-04;one, two\n2026-03-05;three, four\n"


@_file("utf16.csv")
def utf16_csv() -> bytes | str:
    return "Date\tClient\n2026-03-04\tZoë\n".encode("utf-16")


@_file("latin1.csv")
def latin1_csv() -> bytes | str:
    return "Date,Client\n2026-03-04,Zoë\n2026-03-05,André\n".encode("latin-1")


@_file("mixed_encodings.csv")
def mixed_encodings_csv() -> bytes | str:
    return "Date,Client\n2026-03-04,Zoë\n2026-03-05,Ýr\n2026-03-06,".encode() + "Anaïs\n".encode("latin-1")


@_file("two_line_header.csv")
def two_line_header_csv() -> bytes | str:
    return "Practice report\n\nDate,Time,,Client\n,Start,End,\n2026-03-04,10:00,10:50,K2\n"


@_file("groups_above.csv")
def groups_above_csv() -> bytes | str:
    return "Appointment,,,Client\nDate,Start,End,Name\n2026-03-04,10:00,10:50,K2\n"


@_file("totals.csv")
def totals_csv() -> bytes | str:
    return "Client,Minutes\nK2,50\nSubtotal,50\nM1,50\nGrand total,100\nTotal,\n"


@_file("empty_lines.csv")
def empty_lines_csv() -> bytes | str:
    return "Date,Client\n,\n\n2026-03-04,K2\n,,\n"


@_file("one_column.csv")
def one_column_csv() -> bytes | str:
    return "Note\nhello, you\nfine, and how are you\nbye\n"


@_file("quoted_lines.csv")
def quoted_lines_csv() -> bytes | str:
    return 'Date,Note\n2026-03-04,"two\nlines, one cell"\n2026-03-05,"a ""word"""\n'


@_file("open_quote.csv")
def open_quote_csv() -> bytes | str:
    return 'Date,Note\n2026-03-04,"never closed\n2026-03-05,fine\n2026-03-06,fine\n'


@_file("too_wide.csv")
def too_wide_csv() -> bytes | str:
    return "Date,Note\n2026-03-04,one,two\n2026-03-05,fine,\n2026-03-06\n"


@_file("no_header.csv")
def no_header_csv() -> bytes | str:
    return "2026-03-04,50,K2\n2026-03-05,50,M1\n"


@_file("doubled_names.csv")
def doubled_names_csv() -> bytes | str:
    return "Date,Start,,Start\n2026-03-04,10:00,x,11:00\n"


@_file("header_on_each_page.csv")
def header_on_each_page_csv() -> bytes | str:
    return "Date,Client\n2026-03-04,K2\nDate,Client\n2026-03-05,M1\n"


@_file("half_day_first.csv")
def half_day_first_csv() -> bytes | str:
    return "Date,Client\n25/03/2026,K2\n04/03/2026,K2\n03/25/2026,M1\n"


@_file("formulas_typed.csv")
def formulas_typed_csv() -> bytes | str:
    return "Client,Note\n=cmd|1,@SUM(A1)\n"


@_file("old_mac.csv")
def old_mac_csv() -> bytes | str:
    return "Date,Client\r2026-03-04,K2\r2026-03-05,M1\r"


@_file("hours.xlsx")
def hours_xlsx() -> bytes | str:
    def fill(book: xlsxwriter.Workbook) -> None:
        day, length = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"num_format": "[h]:mm"})
        sheet, hidden = book.add_worksheet("Hours"), book.add_worksheet("Lists")
        hidden.write_row(0, 0, ["Kind", "Rate"])
        hidden.hide()
        sheet.merge_range("B3:C3", "Session")
        sheet.write("A3", "Client")
        sheet.write_row(3, 1, ["Date", "Length"])
        sheet.merge_range("A3:A4", "Client")
        sheet.write("A5", "K2")
        sheet.write("B5", date(2026, 3, 4), day)
        sheet.write_formula("C5", "=TIME(0,50,0)", length, 50 / 1440)
        sheet.write("A7", "Total")
        sheet.write_formula("C7", "=SUM(C5:C6)", length, 50 / 1440)
        sheet.write_blank(900, 0, None, day)

    return workbook(fill)


@_file("two_sheets.xlsx")
def two_sheets_xlsx() -> bytes | str:
    def fill(book: xlsxwriter.Workbook) -> None:
        for name in ("January", "February"):
            book.add_worksheet(name).write_row(0, 0, ["Client", "Minutes"])
            book.get_worksheet_by_name(name).write_row(1, 0, [name[0], 50.5])

    return workbook(fill)


@_file("far_corner.xlsx")
def far_corner_xlsx() -> bytes | str:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "Client")
        sheet.write(1_048_575, 16_383, "x")

    return workbook(fill)


@_file("hours.ods")
def hours_ods() -> bytes | str:
    day = (
        '<table:table-cell office:value-type="date" office:date-value="2026-03-04">'
        "<text:p>04.03.26</text:p></table:table-cell>"
    )
    empty = (
        '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    return opendocument(
        f"<table:table-row>{cell('Date')}{cell('Client')}</table:table-row>"
        f"<table:table-row>{day}{cell('K2')}</table:table-row>{empty}"
    )


@_file("repeated.ods")
def repeated_ods() -> bytes | str:
    return opendocument(f'<table:table-row table:number-rows-repeated="1000000">{cell("x", 1000)}</table:table-row>')


@_file("hours.xls")
def hours_xls() -> bytes | str:
    return zlib.decompress(base64.b85decode(_XLS))


# --- other journals -------------------------------------------------------------------------------

_DAY_ONE: dict[str, Any] = {
    "metadata": {"version": "1.0"},
    "entries": [
        {"uuid": "A1", "creationDate": "2026-03-04T21:10:00Z", "timeZone": "Europe/London", "tags": ["work", "work"],
         "text": "# A long day\n\nFive in a row\\. ![](dayone-moment://B1) Tired\\!", "photos": [{"identifier": "B1"}]},
        {"uuid": "A2", "creationDate": "2026-07-04T21:10:00Z", "text": "No zone here"},
        {"uuid": "A3", "creationDate": "2026-07-05T00:00:00Z", "timeZone": "Europe/Berlin", "isAllDay": True,
         "richText": '{"contents": [{"text": "Only "}, {"text": "rich"}]}'},
        {"uuid": "A4", "creationDate": "2026-07-06T10:00:00Z", "text": "![](dayone-moment://B2)"},
        {"uuid": "A5", "creationDate": "2026-07-06T10:00:00Z", "text": "  "},
        {"uuid": "A6", "creationDate": "one evening", "text": "When?"},
        {"uuid": "A7", "text": "When?"},
        "not an entry",
    ],
}  # fmt: skip


@_file("day_one.json")
def day_one_json() -> bytes | str:
    return json.dumps(_DAY_ONE)


@_file("day_one.zip")
def day_one_zip() -> bytes | str:
    return zipped(
        {
            "Journal.json": json.dumps({"entries": _DAY_ONE["entries"][:2]}),
            "Other.json": json.dumps({"entries": _DAY_ONE["entries"][6:7]}),
            "photos/b1.jpeg": b"picture",
        }
    )


@_file("jrnl.txt")
def jrnl_txt() -> bytes | str:
    return "[2026-03-04 21:10] A long day *\nFive. @work\n\n[2026-03-05 09:00:15 PM] Short\n\n[2026-03-06 08:00]\n"


@_file("jrnl_day_first.txt")
def jrnl_day_first_txt() -> bytes | str:
    return "[25.03.2026 21:10] First\nWords\n\n[04.03.2026 09:00] Second\n"


@_file("jrnl_pretty.txt")
def jrnl_pretty_txt() -> bytes | str:
    return "2026-03-04 21:10 A long day\n| Five in a row.\n| Tired.\n\n2026-03-05 09:00 Short\n"


@_file("jrnl.json")
def jrnl_json() -> bytes | str:
    return json.dumps(
        {
            "tags": {"@work": 1},
            "entries": [
                {
                    "title": "A long day",
                    "body": "Five in a row.",
                    "date": "2026-03-04",
                    "time": "21:10",
                    "tags": ["@work"],
                    "starred": False,
                },
                {"title": "", "body": "", "date": "2026-03-05", "time": "09:00", "tags": [], "starred": False},
                {"title": "When?", "body": "", "date": "", "time": ""},
            ],
        }
    )


@_file("daylio.csv")
def daylio_csv() -> bytes | str:
    return "\ufefffull_date,date,weekday,time,mood,activities,note_title,note\n" + (
        '2026-03-05,March 5,Thursday,9:30 pm,meh,"work | walk","","Long<br>day &amp; night"\n'
        '2026-03-04,March 4,Wednesday,21:00,knackered,"","Title",""\n2026-03-04,March 4,Wednesday,21:00,good,"","",""\n'
        ',March 4,Wednesday,21:00,good,"","",""\n2026-03-03,March 3,Tuesday,21:00,,"","",""\n'
    )


@_file("daylio_old.csv")
def daylio_old_csv() -> bytes | str:
    return 'year,date,weekday,time,mood,activities,note\n2018,18 May,Friday,11:54 pm,happy,"clean | cook","A walk"\n'


_DATA: dict[str, Any] = {"export_version": "1.5", "app_version": "0.1", "journals": [{"title": "Work"}],
    "moments": [
    {"logged_at_utc": "2026-03-04T21:10:00Z", "logged_timezone": "Europe/London", "external_id": "m1", "tags": ["work"],
     "primary_mood_name": "meh", "media": [{"filename": "a.jpg"}], "note": "Short note",
     "entry": {"title": "A long day",
               "content_delta": {"ops": [{"insert": "Five "}, {"insert": {"image": "x"}}, {"insert": "in a row"}]}}},
    {"logged_at_utc": "2026-07-04T21:10:00", "logged_timezone": "", "primary_mood_name": "good"},
    {"logged_at_utc": "2026-07-04T21:10:00Z", "media": [{"filename": "b.jpg"}]},
    {"note": "When?"},
]}  # fmt: skip


@_file("journiv.zip")
def journiv_zip() -> bytes | str:
    return zipped({"data.json": json.dumps(_DATA), "media/a.jpg": b"picture"})


@_file("journiv_old.json")
def journiv_old_json() -> bytes | str:
    return json.dumps(
        {
            "export_version": "1.1",
            "journals": [
                {
                    "title": "Work",
                    "entries": [
                        {
                            "entry_datetime_utc": "2026-03-04T21:10:00Z",
                            "entry_timezone": "Europe/London",
                            "entry_date": "2026-03-04",
                            "content": "Five in a row",
                            "mood_log": {"mood_name": "meh"},
                        },
                        {"entry_date": "2026-03-05", "content_plain_text": "No hour"},
                    ],
                }
            ],
        }
    )


@_file("notes.zip")
def notes_zip() -> bytes | str:
    return zipped(
        {
            "notes/2026-03-04.md": "# A long day\n\nFive in a row\\. ![](a.png)\n",
            "notes/front.md": "---\ntitle: Quiet\ndate: 2026-03-05T09:30\ntags: [work, rest]\nmood: ok\n---\nLittle.\n",
            "notes/2026-03-06.md": "",
            "notes/ideas.md": "Some day\n",
            "notes/a.png": b"picture",
            "notes/.obsidian/app.json": "{}",
            "../outside.md": "out",
            "/absolute.md": "out",
        }
    )


@_file("front_list.md")
def front_list_md() -> bytes | str:
    return "---\ncreated: 2026-03-04 21:10\ntags:\n  - work\n  - rest\n---\n# A long day\nFive in a row.\n"


@_file("by_headings.md")
def by_headings_md() -> bytes | str:
    return "# 2026\n\n### 2026-03-04 21:10 A long day\n\nFive in a row.\n\n### 2026-03-05 09:00 Short\n\nYes.\n"


@_file("diary.txt")
def diary_txt() -> bytes | str:
    return "Wednesday, 4 March 2026\nFive in a row.\n\nThursday, 5 March 2026\nQuiet: on the 3rd it was not.\n"


@_file("no_day.txt")
def no_day_txt() -> bytes | str:
    return "Some thoughts without a day.\n"


# --- zips and the rest ----------------------------------------------------------------------------


@_file("bomb.zip")
def bomb_zip() -> bytes | str:
    return zipped({"2026-03-04.md": b"0" * 15_000_000, "2026-03-05.md": "Still read."})


@_file("cut_off.zip")
def cut_off_zip() -> bytes | str:
    return zipped({"2026-03-04.md": "A long day"})[:-30]


@_file("deep.json")
def deep_json() -> bytes | str:
    return '{"entries": [{"creationDate": ' + "[" * 5000 + "]" * 5000 + "}]}"


@_file("half.json")
def half_json() -> bytes | str:
    return json.dumps(_DAY_ONE)[:-40]


@_file("nothing.csv")
def nothing_csv() -> bytes | str:
    return ""


def main() -> None:
    """Write every file."""
    for name, content in FILES.items():
        (HERE / name).write_bytes(content)


if __name__ == "__main__":
    main()
