"""`take-out` writes one open file, for this account's eyes, read back; or nothing at all."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from journal.exchange.take_out import as_json
from journal.use_cases.take_out import ENDINGS, Format
from tests.journal.command_line import run


@pytest.fixture
def into(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


@pytest.mark.parametrize("form", list(Format))
def test_it_writes_one_file_of_each_format(home: Path, into: Path, form: Format) -> None:
    ran = run("take-out", "--home", str(home), "--into", str(into), "--format", form.value)
    assert ran.exit_code == 0, ran.output
    (file,) = into.iterdir()
    assert file.name.endswith(ENDINGS[form])
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "read back" in ran.output
    assert "not sealed" in ran.output


def test_a_part_of_a_period_holds_that_and_no_more(home: Path, into: Path) -> None:
    chosen = ("--only", "self-care,practice", "--from", "2026-11-02", "--to", "2026-11-08")
    ran = run("take-out", "--home", str(home), "--into", str(into), "--format", "json", *chosen)
    assert ran.exit_code == 0, ran.output
    told = json.loads(next(into.iterdir()).read_bytes())
    assert told["about"]["parts"] == ["practice", "self-care"]
    assert told["sessions"]
    assert {row["day"] for row in told["sessions"]} <= {f"2026-11-0{n}" for n in range(2, 9)}
    assert "reflections" not in told


@pytest.mark.parametrize(
    "chosen", [("--only", "heronry"), ("--only", ""), ("--from", "2026-11-02", "--to", "2026-11-01"), ("--from", "x")]
)
def test_what_is_not_understood_is_said_and_nothing_is_written(home: Path, into: Path, chosen: tuple[str, ...]) -> None:
    ran = run("take-out", "--home", str(home), "--into", str(into), "--format", "json", *chosen)
    assert ran.exit_code == 2
    assert "heronry" not in ran.output
    assert list(into.iterdir()) == []


def test_nothing_is_overwritten_and_no_folder_is_made(home: Path, into: Path) -> None:
    there = ("--home", str(home), "--format", "csv")
    assert run("take-out", *there, "--into", str(into)).exit_code == 0
    (file,) = into.iterdir()
    before = file.read_bytes()
    again = run("take-out", *there, "--into", str(into))
    assert (again.exit_code, file.read_bytes()) == (1, before)
    assert "was not touched" in again.output
    nowhere = run("take-out", *there, "--into", str(into / "none"))
    assert nowhere.exit_code == 1
    assert not (into / "none").exists()


def test_where_there_is_nothing_no_file_is_left(home: Path, into: Path) -> None:
    old = ("--from", "1999-01-01", "--to", "1999-12-31", "--only", "self-care")
    ran = run("take-out", "--home", str(home), "--into", str(into), "--format", "sqlite", *old)
    assert ran.exit_code == 1
    assert "Nothing was written" in ran.output
    assert list(into.iterdir()) == []


def test_what_does_not_read_back_the_same_is_thrown_away(
    home: Path, into: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(as_json, "_encode", lambda _row: b'{"id": "another"}')
    ran = run("take-out", "--home", str(home), "--into", str(into), "--format", "json")
    assert ran.exit_code == 1
    assert "thrown away" in ran.output
    assert list(into.iterdir()) == []
