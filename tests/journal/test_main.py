"""The command line: what it prints, how it ends, and that it never shows a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from journal.__main__ import cli
from journal.errors import DiskFull, JournalBusy
from journal.store import opening
from tests.journal.command_line import ROOT, process, run
from tests.journal.store import journals

# --- what does not open -----------------------------------------------------------------------------


def test_a_wrong_passphrase_ends_with_1_and_one_sentence(home: Path) -> None:
    for command in (("check",), ("report", "--json"), ("backup", "--to", str(home.parent / "copy"))):
        ran = run(*command, passphrase="not this one")
        assert (ran.exit_code, ran.stdout) == (1, "")
        assert ran.stderr.startswith("That passphrase does not open this journal.")
    assert not (home.parent / "copy").exists()


def test_where_there_is_no_journal_nobody_is_asked_for_a_passphrase(journal_home: Path) -> None:
    ran = CliRunner().invoke(cli, ["check", "--home", str(journal_home)])
    assert ran.exit_code == 1
    assert ran.stderr == "There is no journal in this folder yet.\n"
    assert not journal_home.exists()


@pytest.mark.parametrize("missing", ["journal.key", "journal.db"])
def test_a_missing_half_is_named(home: Path, missing: str) -> None:
    (home / missing).unlink()
    ran = run("check")
    assert ran.exit_code == 1
    assert missing in ran.stderr


def test_while_the_program_has_it_open_every_command_ends_with_3(home: Path, tmp_path: Path) -> None:
    program = (
        "import sys, pathlib\n"
        "from tests.journal.store import journals\n"
        "journal = journals.reopen(pathlib.Path(sys.argv[1]))\n"
        "print('open', flush=True)\n"
        "sys.stdin.read()\n"
        "journal.close()\n"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", program, str(home)], cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert holder.stdout
    try:
        assert holder.stdout.readline() == "open\n"
        before = journals.bytes_in(home)
        for command in (("check",), ("report",), ("backup", "--to", str(tmp_path / "copy"))):
            ran = run(*command)
            assert ran.exit_code == 3
            assert ran.stderr == str(JournalBusy()) + "\n"
            assert ran.stderr.startswith("This journal is open in the program; close it there first.")
        assert process("check", "--passphrase-file", "-", input=journals.PASSPHRASE).returncode == 3
        assert journals.bytes_in(home) == before
    finally:
        holder.communicate()
    assert run("check").exit_code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["no-such-command"],
        ["check", "--no-such-option"],
        ["report", "--from", "yesterday"],
        ["report", "--from", "2026-11-02", "--to", "2026-11-01", "--passphrase-file", "-"],
        ["demo", "--years", "0"],
        ["demo", "--years", "61"],
        ["backup"],
        ["restore"],
        ["check", "--passphrase-file", "/no/such/file"],
    ],
)
def test_what_is_not_understood_ends_with_2(home: Path, arguments: list[str]) -> None:
    ran = CliRunner().invoke(cli, arguments)
    assert ran.exit_code == 2
    assert "Usage:" in ran.stderr


def test_without_a_keyboard_the_passphrase_is_not_waited_for(home: Path) -> None:
    ran = process("check")
    assert ran.returncode == 2
    assert "--passphrase-file" in ran.stderr


@pytest.mark.skipif(os.name == "nt", reason="no pseudo-terminal")
def test_at_a_keyboard_the_passphrase_is_asked_for_and_not_shown(home: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    child = subprocess.Popen(
        [sys.executable, "-m", "journal", "check"],
        cwd=ROOT,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    shown = b""
    while b"Passphrase" not in shown:
        shown += os.read(ours, 1000)
    os.write(ours, journals.PASSPHRASE.encode() + b"\n")
    while b"time off" not in shown:
        shown += os.read(ours, 1000)
    assert child.wait() == 0
    os.close(ours)
    assert journals.PASSPHRASE.encode() not in shown


@pytest.mark.parametrize(("content", "words"), [(b"", "empty"), (b"\n", "empty"), (b"\xff\xfe\x00", "UTF-8")])
def test_a_passphrase_file_without_a_passphrase_is_told_so(
    home: Path, tmp_path: Path, content: bytes, words: str
) -> None:
    secret = tmp_path / "passphrase"
    secret.write_bytes(content)
    ran = CliRunner().invoke(cli, ["check", "--passphrase-file", str(secret)])
    assert ran.exit_code == 1
    assert words in ran.stderr


def test_an_unexpected_error_is_a_sentence_without_its_text(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise RuntimeError("a line of a note")

    monkeypatch.setattr(opening, "open_proved", fails)
    ran = run("check")
    assert ran.exit_code == 1
    assert "RuntimeError" in ran.stderr
    assert "a line of a note" not in ran.output


# --- demo -------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """Make a demo journal of a year as a process would, and return its folder and what was said."""
    folder = tmp_path_factory.mktemp("demo") / "journal"
    ran = process(
        "demo", "--home", str(folder), "--years", "1", "--seed", "5", "--passphrase-file", "-", input="wool and rain\n"
    )
    return folder, ran


def test_demo_makes_a_journal_like_any_other(made: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    folder, ran = made
    assert (ran.returncode, ran.stderr) == (0, "")
    recovery_key = ran.stdout.split("recovery key, shown this once: ")[1].strip()
    journal = opening.open_with_recovery_key(folder, recovery_key)
    assert not journal.is_demo
    assert journal.settings.read().zone == "Europe/Berlin"
    journal.close()
    checked = run("check", "--home", str(folder), passphrase="wool and rain")
    assert checked.exit_code == 0
    counts = {line.rsplit(": ", 1)[0]: int(line.rsplit(": ", 1)[1]) for line in checked.stdout.splitlines()}
    assert f"{sum(counts.values()):,} entries" in ran.stdout
    assert all(counts.values())
    again = run("demo", "--home", str(folder), passphrase="another")
    assert again.exit_code == 1
    assert "already lies in this folder" in again.stderr


def test_a_demo_that_cannot_be_written_leaves_the_folder_as_it_was(
    journal_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise DiskFull

    journal_home.mkdir()
    (journal_home / "letter").write_text("mine")
    monkeypatch.setattr("journal.demo.fill.fill", fails)
    ran = run("demo", "--years", "1")
    assert ran.exit_code == 1
    assert ran.stderr.startswith("The disk is full")
    assert [path.name for path in journal_home.iterdir()] == ["letter"]


# --- report for people, help ------------------------------------------------------------------------


def test_report_without_json_is_a_few_lines_for_people(home: Path) -> None:
    ran = run("report", "--from", "2026-11-02", "--to", "2026-11-15")
    assert ran.exit_code == 0
    lines = ran.stdout.splitlines()
    assert [line.split()[0] for line in lines[:2]] == ["2026-W45", "2026-W46"]
    assert lines[2].startswith("14 days: ")


def test_report_of_a_journal_without_entries_is_empty(journal_home: Path) -> None:
    journals.make(journal_home).close()
    ran = run("report", "--json")
    assert (ran.exit_code, ran.stdout.split()) == (0, ["{", '"weeks":', "[],", '"days":', "[]", "}"])


def test_every_command_and_option_has_a_word_of_help() -> None:
    for name, command in cli.commands.items():
        ran = CliRunner().invoke(cli, [name, "--help"])
        assert ran.exit_code == 0
        assert command.help
        assert all(option.help for option in command.params if isinstance(option, click.Option))
    assert set(cli.commands) == {
        "demo",
        "check",
        "backup",
        "restore",
        "report",
        "search",
        "measures",
        "log",
        "absences",
        "bring-in",
        "undo",
        "hours",
        "take-out",
        "erase",
        "renew-keys",
    }


@pytest.mark.parametrize("line", ["K2 cried at the door", "--K2 cried"])
def test_a_line_without_its_command_is_not_repeated_in_the_error(line: str) -> None:
    ran = CliRunner().invoke(cli, [line])
    assert ran.exit_code == 2
    assert "no such" in ran.stderr.casefold()
    assert "cried" not in ran.output


def test_a_line_given_for_the_passphrase_file_is_not_repeated_in_the_error(tmp_path: Path) -> None:
    ran = CliRunner().invoke(cli, ["log", "--home", str(tmp_path), "--passphrase-file", "K2 cried at the door", "walk"])
    assert ran.exit_code != 0
    assert "cried" not in ran.output
