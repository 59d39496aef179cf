"""`hours` hands over a dossier, one file or JSON; what is not understood is said, and nothing is written."""

from __future__ import annotations

import csv
import io
import json
import stat
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from click.testing import Result
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from journal.commands import hours as command
from journal.exchange.take_out.dossier_page import clock
from journal.measures.hours_asked import with_own_numbers
from journal.presets.hours import BY_KEY
from journal.records.placement import Placement
from journal.store.journal import Journal
from journal.wording.dates import date_in_words
from tests.journal.command_line import run
from tests.journal.practice import at
from tests.journal.store import journals

DAYS = ("--from", "2026-10-20", "--to", "2026-11-22")
BEGAN = date(2026, 1, 1)


@pytest.fixture(autouse=True)
def _evening(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "_now", lambda _: datetime(2026, 11, 22, 21, tzinfo=ZoneInfo("Europe/Berlin")))


def hours(home: Path, *more: str, preset: str = "bacp_student") -> Result:
    return run("hours", "--home", str(home), "--preset", preset, *more)


def told(home: Path, *more: str, preset: str = "bacp_student") -> Any:
    ran = hours(home, "--json", *more, preset=preset)
    assert ran.exit_code == 0, ran.output
    return json.loads(ran.stdout)


def write(home: Path, does: Callable[[Journal], object]) -> None:
    journal = journals.reopen(home)
    does(journal)
    journal.close()


def test_each_file_holds_what_the_json_tells(home: Path, tmp_path: Path) -> None:
    found = told(home, *DAYS)
    assert found["totals"]["with_clients"] > 1000
    files = {form: tmp_path / f"out.{form}" for form in ("pdf", "xlsx", "csv")}
    for form, file in files.items():
        ran = hours(home, *DAYS, f"--{form}", str(file))
        assert ran.exit_code == 0, ran.output
        assert "not sealed" in ran.output
        assert stat.S_IMODE(file.stat().st_mode) == 0o600

    whole = " ".join(" ".join(page.extract_text().split()) for page in PdfReader(files["pdf"]).pages)
    for week in found["weeks"]:
        days = " ".join(date_in_words(date.fromisoformat(week[name])) for name in ("first", "last"))
        assert f"{days} {clock(week['minutes'].get('individual', 0))}" in whole
    assert clock(found["totals"]["with_clients"]) in whole
    for meeting in found["meetings"]:
        assert f"{date_in_words(date.fromisoformat(meeting['day']))} {clock(meeting['minutes'])}" in whole

    sheet = CalamineWorkbook.from_path(str(files["xlsx"])).get_sheet_by_name("Weeks").to_python()
    place = sheet[0].index("Individual")
    told_minutes = [row[place] for row in sheet[1:]]
    minutes = [one.total_seconds() / 60 for one in told_minutes if isinstance(one, timedelta)]
    assert [round(one) for one in minutes[:-1]] == [week["minutes"].get("individual", 0) for week in found["weeks"]]
    assert round(minutes[-1]) == found["totals"]["minutes"]["individual"]

    rows = list(csv.reader(io.StringIO(files["csv"].read_text(encoding="utf-8"))))
    place = rows[0].index("Individual, minutes")
    assert [row[0] for row in rows[1:-1]] == [week["first"] for week in found["weeks"]]
    assert sum(int(row[place]) for row in rows[1:-1]) == int(rows[-1][place])


def test_the_keys_of_the_json_are_those_that_the_document_names(home: Path) -> None:
    document = (Path(__file__).parents[2] / "docs/hours.md").read_text(encoding="utf-8")
    found = told(home)
    deep = [found, found["preset"], found["totals"], found["ratio"], found["not_counted"]]
    deep += [rows[0] for rows in found.values() if isinstance(rows, list) and rows and isinstance(rows[0], dict)]
    assert [key for keys in deep for key in keys if f"`{key}`" not in document and key not in ("first", "last")] == []


def test_without_days_it_is_the_period_of_the_rule(home: Path) -> None:
    found = told(home, preset="pacfa")
    assert (found["first"], found["last"], found["until"]) == ("2026-07-01", "2027-06-30", "2026-11-22")
    assert found["asked"]
    assert told(home, *DAYS, preset="pacfa")["asked"] == []
    until = told(home, "--to", "2026-06-30", preset="pacfa")
    assert (until["first"], until["last"]) == ("2025-07-01", "2026-06-30")


def test_ones_own_numbers_hold_and_are_told(home: Path) -> None:
    def change(journal: Journal) -> None:
        journal.settings.write(with_own_numbers(journal.settings.read(), "bacp_student", {"weeks_between": 1.0}))

    assert not told(home, *DAYS)["gaps"]
    write(home, change)
    found = told(home, *DAYS)
    assert found["gaps"]
    assert found["preset"]["changed_by_you"] == {"weeks_between": 1.0}
    assert any("Changed by you" in line for line in found["assumed"])


def test_a_rule_that_is_not_known_is_told_with_those_that_are(home: Path) -> None:
    ran = hours(home, "--json", preset="heronry")
    assert ran.exit_code == 2
    assert "heronry" not in ran.output
    assert all(key in ran.output for key in BY_KEY)


@pytest.mark.parametrize(
    "more",
    [
        (),
        ("--json", "--pdf", "x.pdf"),
        ("--pdf", "x.pdf", "--csv", "x.csv"),
        ("--json", "--from", "2026-11-02", "--to", "2026-11-01"),
    ],
)
def test_it_takes_one_form_and_days_in_order(home: Path, more: tuple[str, ...]) -> None:
    assert hours(home, *more).exit_code == 2


def test_days_ahead_are_told_and_days_before_the_journal_hold_nothing(home: Path, tmp_path: Path) -> None:
    ahead = hours(home, "--json", "--from", "2027-01-01")
    assert (ahead.exit_code, "lie ahead" in ahead.output) == (1, True)
    old = ("--from", "2001-01-01", "--to", "2001-12-31")
    assert told(home, *old)["weeks"] == []
    ran = hours(home, *old, "--pdf", str(tmp_path / "old.pdf"))
    assert (ran.exit_code, "No file was written" in ran.output) == (1, True)
    assert not (tmp_path / "old.pdf").exists()


def test_a_file_that_is_there_is_not_touched_and_one_that_cannot_be_is_told(home: Path, tmp_path: Path) -> None:
    there = tmp_path / "there.pdf"
    there.write_text("mine", encoding="utf-8")
    ran = hours(home, *DAYS, "--pdf", str(there))
    assert (ran.exit_code, there.read_text(encoding="utf-8")) == (1, "mine")
    assert "not touched" in ran.output
    for file in (tmp_path / "none" / "a.pdf", tmp_path):
        ran = hours(home, *DAYS, "--pdf", str(file))
        assert ran.exit_code == 1
        assert "nothing was written" in ran.output or "Nothing was left there" in ran.output
    assert not (tmp_path / "none").exists()


def test_one_placement_is_told_alone_and_a_name_of_none_or_two_is_refused(home: Path) -> None:
    def place(name: str) -> Placement:
        return Placement(at=at(BEGAN, "09:00"), name=name, begins=BEGAN)

    clinic = place("Клиника у реки")

    def add(journal: Journal) -> None:
        journal.placements.add(clinic)
        for name in ("The school", "the school "):
            journal.placements.add(replace(place(name.strip()), name=name.strip()))
        session = next(one for one in journal.sessions.between(date(2026, 11, 1), date(2026, 11, 20)) if one.minutes)
        journal.sessions.update(replace(session, placement_id=clinic.id))

    write(home, add)
    found = told(home, *DAYS, "--placement", "клиника у реки")
    assert found["placement"] == "Клиника у реки"
    assert 0 < found["totals"]["with_clients"] < told(home, *DAYS)["totals"]["with_clients"]
    assert [one["name"] for one in found["placements"]] == ["Клиника у реки"]
    for name, says in (("the school", "Two placements"), ("heronry", "No placement")):
        ran = hours(home, "--json", "--placement", name)
        assert (ran.exit_code, says in ran.output, "heronry" in ran.output) == (1, True, False)
