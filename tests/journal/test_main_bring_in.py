"""`bring-in` takes what is clear, tells what is not by file and line, and `undo` takes all of it back."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from journal.exchange.bring_in.found import Asked
from journal.store.journal import Journal
from journal.use_cases import bring_in as use_case
from tests.journal.calendars import DAYS, MONDAY, add_client, calendar, event, series
from tests.journal.command_line import run
from tests.journal.store import journals

TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture(autouse=True)
def in_these_weeks(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(_journal: Journal, first: date | None = None, last: date | None = None) -> Asked:
        return replace(DAYS, first=first or DAYS.first, last=last or DAYS.last)

    monkeypatch.setattr(use_case, "asked", asked)


@pytest.fixture
def practice(tmp_path: Path) -> Path:
    with _open(tmp_path / "practice", new=True) as journal:
        add_client(journal, "K5", (2, "10:00"))
    return tmp_path / "practice"


@contextmanager
def _open(folder: Path, *, new: bool = False) -> Iterator[Journal]:
    journal = journals.make(folder) if new else journals.reopen(folder)
    try:
        yield journal
    finally:
        journal.close()


def told(*arguments: object) -> dict[str, Any]:
    ran = run("bring-in", *map(str, arguments), "--json")
    assert ran.exit_code == 0, ran.output
    return dict(json.loads(ran.stdout))


def test_what_is_clear_is_taken_and_the_rest_is_told_without_a_title(practice: Path, tmp_path: Path) -> None:
    file = tmp_path / "feed.ics"
    file.write_bytes(
        calendar(
            series("a", "Appointment", TUESDAY),
            event("b", "Wolframine at K5", MONDAY),
            event("c", "Supervision", MONDAY),
        )
    )
    looked = told(file, "--home", practice, "--dry-run")
    assert looked["undo"] is None
    found = told(file, "--home", practice)
    assert {name: found[name] for name in ("new", "changed", "same", "joined", "problems")} == {
        "new": 5, "changed": 0, "same": 0, "joined": 0, "problems": [],
    }  # fmt: skip
    assert [(one["file"], one["why"]) for one in found["unclear"]] == [(str(file), "may mean supervision: does it?")]
    assert found["unclear"][0]["line"] > 1
    assert told(file, "--home", practice) == {**found, "new": 0, "same": 5, "undo": None}

    ran = run("undo", found["undo"], "--home", str(practice))
    assert ran.stdout == "The import is undone: 5 entries went again.\n"
    with _open(practice) as journal:
        assert journal.sessions.count() == 0
        assert journal.brought_in.sources() == []
    again = run("undo", found["undo"], "--home", str(practice))
    assert again.exit_code == 1
    assert "Nothing was changed" in again.stderr


def test_rules_say_what_titles_and_columns_mean(practice: Path, tmp_path: Path) -> None:
    rules, feed, table = tmp_path / "rules.json", tmp_path / "feed.ics", tmp_path / "hours.csv"
    rules.write_text(json.dumps({"titles": {"Anna M.": "k5", "Supervision": "supervision"}, "lines": "contact"}))
    feed.write_bytes(calendar(event("b", "Anna M.", MONDAY), event("c", "Supervision", MONDAY, "18:00")))
    table.write_text("Datum;Beginn;Dauer (min);Klient\n2026-10-07;09:15;10;K5\n")
    found = told(feed, table, "--home", practice, "--rules", rules)
    assert (found["new"], found["unclear"], found["problems"]) == (3, [], [])
    with _open(practice) as journal:
        assert (journal.sessions.count(), journal.supervisions.count(), journal.contacts.count()) == (1, 1, 1)


@pytest.mark.parametrize(
    "wrong", ["[]", "{", '{"titles": {"A": "nobody"}}', '{"dates": "dd"}', '{"more": 1}', '{"moods": {"x": 99}}']
)
def test_rules_that_are_none_change_nothing(practice: Path, tmp_path: Path, wrong: str) -> None:
    rules, feed = tmp_path / "rules.json", tmp_path / "feed.ics"
    rules.write_text(wrong)
    feed.write_bytes(calendar(event("b", "K5", MONDAY)))
    ran = run("bring-in", str(feed), "--home", str(practice), "--rules", str(rules))
    assert ran.exit_code == 1
    assert "Nothing was changed" in ran.stderr
    with _open(practice) as journal:
        assert journal.sessions.count() == 0


def test_a_file_that_is_nothing_known_is_a_problem_and_said(practice: Path, tmp_path: Path) -> None:
    file = tmp_path / "picture.jpg"
    file.write_bytes(b"\xff\xd8\xff\xe0" + bytes(100))
    [problem] = told(file, "--home", practice)["problems"]
    assert (problem["file"], problem["line"]) == (str(file), 0)
    assert run("bring-in", str(tmp_path / "none.ics"), "--home", str(practice)).exit_code == 1


def test_a_journals_own_export_comes_in_with_its_ids_once_and_goes_again(practice: Path, tmp_path: Path) -> None:
    ran = run("take-out", "--home", str(practice), "--into", str(tmp_path), "--format", "json")
    assert ran.exit_code == 0, ran.output
    (file,) = tmp_path.glob("*.json")
    home = tmp_path / "another"
    with _open(home, new=True):
        pass

    looked = told(file, "--home", home, "--dry-run")
    assert (looked["undo"], looked["problems"]) == (None, [])
    assert looked["new"] > 0
    done = told(file, "--home", home)
    assert (done["new"], done["unclear"], done["joined"]) == (looked["new"], [], 0)
    with _open(home) as journal:
        assert [client.code for client in journal.clients.all()] == ["K5"]
    again = told(file, "--home", home)
    assert (again["new"], again["same"], again["undo"]) == (0, done["new"], None)

    two = run("bring-in", str(file), str(file), "--home", str(home))
    assert (two.exit_code, "alone" in two.stderr) == (1, True)
    ran = run("undo", done["undo"], "--home", str(home))
    assert ran.exit_code == 0, ran.output
    with _open(home) as journal:
        assert journal.clients.all() == []


def test_days_of_a_calendar_can_be_said(practice: Path, tmp_path: Path) -> None:
    file = tmp_path / "feed.ics"
    file.write_bytes(calendar(series("a", "Appointment", TUESDAY)))
    day = TUESDAY.isoformat()
    assert told(file, "--home", practice, "--dry-run")["new"] == 4
    assert told(file, "--home", practice, "--dry-run", "--from", day, "--to", day)["new"] == 1
    turned = run("bring-in", str(file), "--home", str(practice), "--from", "2026-01-02", "--to", "2026-01-01")
    assert (turned.exit_code, "Nothing was changed" in turned.output) == (1, True)


def test_days_are_not_for_a_journals_own_export(practice: Path, tmp_path: Path) -> None:
    file = tmp_path / "own.json"
    file.write_bytes(b'{"about": {}}')
    ran = run("bring-in", str(file), "--home", str(practice), "--from", "2026-01-01")
    assert (ran.exit_code, "brought back whole" in ran.output) == (1, True)


def test_a_file_whose_name_is_no_text_is_brought_in_too(practice: Path, tmp_path: Path) -> None:
    file = tmp_path / os.fsdecode(b"feed-\xff.ics")
    try:
        file.write_bytes(calendar(event("c", "Supervision", MONDAY)))
    except OSError:
        pytest.skip("this disk takes no such name")
    assert len(told(file, "--home", practice, "--dry-run")["unclear"]) == 1
