"""Every format holds the same values, opens elsewhere, and lies to nobody about what is in it."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import shutil
import sqlite3
import subprocess
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import jsonschema
import pytest
from datasette.app import Datasette
from python_calamine import CalamineWorkbook

from journal.exchange.take_out.as_ics import Shown
from journal.exchange.take_out.as_xlsx import LONG as LONG_SHEET
from journal.exchange.take_out.schema import schema
from journal.exchange.take_out.taking import EVIDENCE, evidence_path
from journal.records.session import SessionStatus
from journal.records.taken_out import NAMED, TABLES, Chosen, Part, columns_of
from journal.store.journal import Journal
from journal.wording.values import MINUTES
from tests.journal.exchange.take_out import taken
from tests.journal.store import journals

FILES = ("content",)
"""Columns that hold files: no cell does."""

Rows = dict[str, dict[str, dict[str, Any]]]
"""Table → id → row."""


@pytest.fixture(scope="module")
def journal(four_weeks: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    home = tmp_path_factory.mktemp("taken") / "journal"
    shutil.copytree(four_weeks, home)
    with taken.opened(home) as opened:
        taken.with_traps(opened)
        yield opened


@pytest.fixture(scope="module")
def rows(journal: Journal) -> Rows:
    """What the JSON holds: the other formats are compared with it."""
    members = json.loads(taken.file_of(journal, "json").content)
    return {name: {row["id"]: row for row in members[name]} for name in NAMED if name in members}


def test_json_is_what_its_schema_says(journal: Journal) -> None:
    told = json.loads(taken.file_of(journal, "json").content)
    jsonschema.Draft202012Validator(schema()).validate(told)
    assert sum(len(told[name]) for name in NAMED if name in told) == sum(map(len, taken.live(journal).values()))


def test_csv_holds_the_same_values(journal: Journal, rows: Rows) -> None:
    with zipfile.ZipFile(io.BytesIO(taken.file_of(journal, "csv").content)) as files:
        package = json.loads(files.read("datapackage.json"))
        for resource in package["resources"]:
            text = files.read(resource["path"]).decode("utf-8")
            found = list(csv.DictReader(io.StringIO(text, newline="")))
            assert [row["id"] for row in found] == list(rows[resource["name"]])
            sorts = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
            for row in found:
                cells = rows[resource["name"]][row["id"]].items()
                for name, value in ((name, value) for name, value in cells if name not in FILES):
                    assert _from_text(row[name], sorts[name]) == (None if value == "" else value), (name, row["id"])


def _from_text(text: str, sort: str) -> Any:
    if text == "":
        return None
    if sort in ("integer", "number", "boolean", "array", "any"):
        return json.loads(text)
    return text


def test_a_spreadsheet_holds_the_same_values_and_its_days_are_days(journal: Journal, rows: Rows) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(taken.file_of(journal, "xlsx").content))
    pieces: dict[tuple[str, str, str], str] = {}
    for of, entry, field, _, text in lines_of(book, LONG_SHEET)[1:]:
        pieces[of, entry, field] = pieces.get((of, entry, field), "") + text
    for table in TABLES:
        head, *lines = lines_of(book, table.name)
        for line in lines:
            row = dict(zip(head, line, strict=True))
            for column in (one for one in columns_of(table, frozenset(Part)) if one.name not in FILES):
                value, cell = rows[table.name][row["id"]][column.name], row[column.name]
                whole: Any = pieces.get((table.name, row["id"], column.name), cell)
                if column.sort == "moment" and type(whole) is date:  # the reader's word for midnight
                    whole = datetime.combine(whole, datetime.min.time())
                assert whole == _cell(column.name, column.sort, value), (table.name, column.name)


def lines_of(book: CalamineWorkbook, name: str) -> list[list[Any]]:
    return [list(line) for line in book.get_sheet_by_name(name).to_python(skip_empty_area=False)]


def _cell(name: str, sort: str, value: Any) -> Any:
    if value is None or value == "" or value == []:
        return ""
    if name in MINUTES:
        return timedelta(minutes=value) if sort == "integer" else value
    if sort == "date":
        return date.fromisoformat(value)
    if sort == "moment":
        moment = datetime.fromisoformat(value)
        return (moment if name == "at" else moment.astimezone(UTC)).replace(tzinfo=None, microsecond=0)
    return json.dumps(value, ensure_ascii=False) if sort == "json" else value


def test_a_cell_that_begins_like_a_formula_is_text(journal: Journal) -> None:
    with zipfile.ZipFile(io.BytesIO(taken.file_of(journal, "xlsx").content)) as files:
        sheets = [files.read(name) for name in files.namelist() if name.startswith("xl/worksheets/sheet")]
    assert sheets
    assert not any(b"<f>" in sheet or b"<hyperlink" in sheet for sheet in sheets)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed here")
def test_libreoffice_opens_the_spreadsheet(journal: Journal, tmp_path: Path) -> None:
    file = tmp_path / "taken.xlsx"
    file.write_bytes(taken.file_of(journal, "xlsx").content)
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "csv", "--outdir", str(tmp_path), str(file)], check=True, timeout=120
    )
    assert "code" in (tmp_path / "taken.csv").read_text(encoding="utf-8").splitlines()[0]


def test_datasette_serves_the_database(journal: Journal, rows: Rows, tmp_path: Path) -> None:
    file = tmp_path / "taken.sqlite"
    file.write_bytes(taken.file_of(journal, "sqlite").content)

    async def asked() -> tuple[list[dict[str, Any]], dict[str, Any], list[dict[str, Any]]]:
        served = Datasette([str(file)])
        session = next(iter(rows["sessions"]))
        days = await served.client.get("/taken/days.json?_shape=array&_size=max")
        one = await served.client.get(f"/taken/sessions/{session}.json?_shape=objects")
        keys = await served.client.get("/taken.json?sql=select+*+from+weeks+order+by+monday&_shape=array")
        return days.json(), one.json()["rows"][0], keys.json()

    days, one, weeks = asyncio.run(asked())
    held = [row for row in rows["sessions"].values() if row["status"] == SessionStatus.ATTENDED]
    assert sum(day["sessions"] or 0 for day in days) == len(held)
    assert sum(week["sessions"] or 0 for week in weeks) == len(held)
    assert all(date.fromisoformat(week["monday"]).weekday() == 0 for week in weeks)
    told = rows["sessions"][one["id"]]
    assert {name: told[name] for name in ("at", "note", "client_id", "demand")} == {
        name: one[name] for name in ("at", "note", "client_id", "demand")
    }


def test_the_database_keeps_its_own_promises(journal: Journal, tmp_path: Path) -> None:
    file = tmp_path / "taken.sqlite"
    file.write_bytes(taken.file_of(journal, "sqlite").content)
    with closing(sqlite3.connect(file)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("PRAGMA foreign_key_list(sessions)").fetchall()
        assert db.execute("SELECT count(*) FROM sqlite_master WHERE sql LIKE '%VIRTUAL%'").fetchone() == (0,)


def test_a_calendar_holds_what_took_time_and_no_word_more(journal: Journal) -> None:
    for shown in Shown:
        file = taken.file_of(journal, "ics", shown=shown).content
        calendar = icalendar.Calendar.from_ical(file)
        events = list(calendar.walk("VEVENT"))
        assert calendar.errors == []
        assert all(event.errors == [] for event in events)
        codes = {client.code for client in journal.clients.all()}
        known = {"Supervision", "On call", "Away", *codes, *(f"Contact {code}" for code in codes)}
        assert {str(event["SUMMARY"]) for event in events} <= (known if shown is Shown.CODES else {"Busy"})
        assert not any("DESCRIPTION" in event or "LOCATION" in event or "ATTENDEE" in event for event in events)
        called_off = {
            session.id for session in taken.live(journal)["sessions"] if session.status not in ("planned", "attended")
        }
        assert called_off
        assert not called_off & {str(event["UID"]).partition("@")[0] for event in events}
        starts = {event.start for event in events if isinstance(event, icalendar.Event)}
        twice = [
            session.at.astimezone(UTC)
            for session in taken.live(journal)["sessions"]
            if session.day == date(2026, 10, 25)
        ]
        assert len(twice) == 2
        assert starts.issuperset(twice)


@pytest.mark.parametrize("form", ["csv", "markdown"])
def test_files_of_evidence_lie_in_a_folder_of_the_zip_but_not_beside_practice_facts_alone(
    journal: Journal, form: str
) -> None:
    held = [one for one in taken.live(journal)["evidence"] if one.content is not None]
    assert held
    with zipfile.ZipFile(io.BytesIO(taken.file_of(journal, form).content)) as files:
        there = {name: files.read(name) for name in files.namelist() if name.startswith("evidence/")}
    assert there == {f"evidence/{one.id} {one.name}": one.content for one in held}
    practice = taken.file_of(journal, form, Chosen(parts=frozenset({Part.PRACTICE}))).content
    with zipfile.ZipFile(io.BytesIO(practice)) as files:
        told = {name: files.read(name) for name in files.namelist()}
    assert not [name for name in told if name.startswith("evidence/")]
    for one in held:
        assert not [name for name, text in told.items() if one.name.encode() in text], "a name may name a client"
        assert [name for name, text in told.items() if one.sha256.encode() in text]


def test_markdown_has_a_page_for_each_day_with_its_words(journal: Journal) -> None:
    with zipfile.ZipFile(io.BytesIO(taken.file_of(journal, "markdown").content)) as files:
        pages = {name: files.read(name).decode("utf-8") for name in files.namelist()}
    assert len(pages) == len(set(pages))
    entries = [
        e for name, of in taken.live(journal).items() if NAMED[name].is_of_entries and name != "clients" for e in of
    ]
    assert {
        name for name in pages if name not in ("clients.md", "evidence.md") and not name.startswith("evidence/")
    } == {f"{e.day.year}/{e.day}.md" for e in entries}
    written = "\n".join(pages.values())
    for reflection in taken.live(journal)["reflections"]:
        for line in reflection.text.splitlines():
            assert f"> {line}".rstrip() in written
    assert sum(page.count("\n## ") for page in pages.values()) >= len(entries)


@pytest.mark.parametrize("form", ["sqlite", "csv", "json", "xlsx", "markdown"])
def test_practice_facts_hold_no_word_and_no_rating_of_ones_own(journal: Journal, form: str) -> None:
    canary = "heronry at dusk"
    client = journal.clients.all()[0]
    session = journals.session(client.id, note=canary, demand=9, clock="07:07")
    journal.sessions.add(session)
    journal.reflections.add(journals.reflection(canary))
    try:
        practice = taken.file_of(journal, form, Chosen(parts=frozenset({Part.PRACTICE})))
        assert canary not in _text_of(practice.content, form)
        whole = taken.file_of(journal, form)
        assert canary in _text_of(whole.content, form)
    finally:
        journal.sessions.delete(session.id)
    if form == "json":
        told = json.loads(practice.content)
        assert "reflections" not in told
        assert "settings" not in told
        assert not any({"demand", "note"} & row.keys() for row in told["sessions"])


def _text_of(content: bytes, form: str) -> str:
    if form in ("json", "sqlite"):
        return content.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(content)) as files:
        return "\n".join(files.read(name).decode("utf-8", "replace") for name in files.namelist())


def test_reflections_alone_know_their_clients_by_code_and_no_more(journal: Journal) -> None:
    chosen = Chosen(parts=frozenset({Part.REFLECTIONS}), first=date(2026, 11, 1), last=date(2026, 11, 7))
    told = json.loads(taken.file_of(journal, "json", chosen).content)
    assert {row["day"] for row in told["reflections"]} <= {f"2026-11-0{n}" for n in range(1, 8)}
    spoken_of = {row["client_id"] for name in ("reflections", "agenda") for row in told[name]} - {None}
    assert {row["id"] for row in told["clients"]} == spoken_of
    assert all(row.keys() == {"id", "at", "zone", "day", "written_at", "code", "in_trash"} for row in told["clients"])
    assert "sessions" not in told


@pytest.mark.parametrize(
    ("name", "end"),
    [
        ("証" * 200, "証"),
        ("明" * 196 + ".pdf", "明.pdf"),
        ("é" * 100 + "." + "ü" * 90, "ü"),
        ("../../up.pdf", " up.pdf"),
    ],
)
def test_a_file_of_evidence_has_a_name_that_every_disk_takes(name: str, end: str) -> None:
    path = evidence_path("a" * 32, name)
    member = path.removeprefix(EVIDENCE)
    assert len(member.encode()) <= 255
    assert "/" not in member
    assert path.endswith(end)
