"""`log` keeps a line from the shell, or explains it; what it cannot keep is never lost and never on standard error."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner

from journal.__main__ import cli
from journal.records.entry import now_utc
from journal.records.session import SessionStatus
from journal.records.settings import Settings
from journal.store import inbox, inbox_files, opening
from journal.store.journal import Journal
from journal.use_cases import capture_line, left_line
from tests.journal.command_line import ROOT, process
from tests.journal.store import journals
from tests.journal.store.journals import client

Log = Callable[..., subprocess.CompletedProcess[str]]
LONDON = ZoneInfo("Europe/London")
YESTERDAY = now_utc().date() - timedelta(days=1)


def yesterday_at(hour: int) -> str:
    return datetime.combine(YESTERDAY, time(hour), tzinfo=LONDON).isoformat()


def _id(journal: Journal, code: str) -> str:
    found = journal.clients.by_code(code)
    assert found is not None
    return found.id


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a closed journal of two clients, ready for lines to be left."""
    journal = journals.make(tmp_path / "journal")
    for code in ("K2", "AB"):
        journal.clients.add(client(code))
    journal.settings.write(Settings(zone="Europe/London"))
    opening.make_inbox_ready(journal)
    journal.close()
    return tmp_path / "journal"


@pytest.fixture
def log(folder: Path, tmp_path: Path) -> Log:
    """Return what runs `log`, and sees that standard error holds no word of the line; `alone`, in its own process."""
    secret = tmp_path / "passphrase"
    secret.write_text(journals.PASSPHRASE + "\n")

    def run(
        *arguments: str, unlocked: bool = True, alone: bool = False, **told: str
    ) -> subprocess.CompletedProcess[str]:
        opens = ("--passphrase-file", str(secret)) if unlocked else ()
        command = ["log", *arguments, "--home", str(folder), *opens]
        if alone:
            ran = process(*command, TZ="Europe/London", **told)
        else:
            here = CliRunner().invoke(cli, command, input=told.get("input", ""), env={"TZ": "Europe/London"})
            ran = subprocess.CompletedProcess(command, here.exit_code, here.stdout, here.stderr)
        words = [word for line in (*arguments, told.get("input", "")) for word in line.split() if line[:1] != "-"]
        assert not [word for word in words if word in ran.stderr.split()]
        assert "Traceback" not in ran.stderr
        return ran

    return run


@pytest.fixture
def opened(folder: Path) -> Iterator[Callable[[], Journal]]:
    """Return what opens the journal in this process, to look into it."""
    held: list[Journal] = []

    def reopen() -> Journal:
        held.append(journals.reopen(folder))
        return held[-1]

    yield reopen
    for journal in held:
        journal.close()


def test_a_line_is_kept_as_the_page_would_keep_it(log: Log, opened: Callable[[], Journal]) -> None:
    ran = log("K2 worry 7 30m bed - no sleep #supervision", alone=True)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "Client: K2" in ran.stdout
    assert ran.stdout.splitlines()[-1] == "Kept."
    journal = opened()
    (thought,) = journal.reflections.latest(5)
    assert (thought.intensity, thought.minutes, thought.text) == (7, 30, "no sleep #supervision")
    assert thought.client_id == _id(journal, "K2")


def test_what_asks_something_is_not_kept_until_yes_is_said(log: Log, opened: Callable[[], Journal]) -> None:
    line = ("session AB half past 2", "--at", f"{YESTERDAY}T18:00")
    asked = log(*line, alone=True)
    assert asked.returncode == 1
    assert "past 2" in asked.stdout
    assert "--yes" in asked.stderr
    assert log(*line, "--dry-run", "--yes").stdout.splitlines()[-1] == "It would be kept."
    journal = opened()
    assert journal.sessions.count() == 0
    journal.close()
    assert log(*line, "--yes", alone=True).returncode == 0
    (session,) = opened().sessions.latest(5)
    assert (session.day, session.note) == (YESTERDAY, "half past")


def test_what_is_no_entry_is_not_kept_whatever_is_said(log: Log, opened: Callable[[], Journal]) -> None:
    ran = log("session ZZ9 14:00", "--yes", "--json")
    assert ran.returncode == 1
    told = json.loads(ran.stdout)
    assert (told["kind"], told["fields"]) == (None, {})
    assert "ZZ9" in told["doubts"][0]
    assert opened().sessions.count() == 0


def test_as_json_it_says_kind_fields_doubts_and_note(log: Log) -> None:
    ran = log("session K2 9:00 7 she was calm", "--at", f"{YESTERDAY}T18:00", "--json", alone=True)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert json.loads(ran.stdout) == {
        "kind": "session",
        "fields": {"at": yesterday_at(9), "client": "K2", "status": "attended", "demand": 7},
        "doubts": [],
        "note": "she was calm",
    }


def test_planned_rated_and_what_is_there_already_are_settled_as_on_the_page(
    log: Log, opened: Callable[[], Journal]
) -> None:
    journal = opened()
    planned = journals.session(_id(journal, "K2"), YESTERDAY, "10:00", status=SessionStatus.PLANNED, demand=None)
    journal.sessions.add(planned)
    journal.close()
    evening = ("--at", f"{YESTERDAY}T18:00")
    assert log("K2 attended", *evening).returncode == 0
    assert log("K2 6", *evening).returncode == 0
    again = log("session K2 10:00", *evening)
    assert again.returncode == 1
    assert "there already" in again.stdout
    (session,) = opened().sessions.latest(5)
    assert (session.id, session.status, session.demand) == (planned.id, SessionStatus.ATTENDED, 6)


def test_of_several_lines_all_are_kept_or_none(log: Log, opened: Callable[[], Journal]) -> None:
    evening = ("--at", f"{YESTERDAY}T18:00")
    twice = log("-", *evening, input="walk 20m 3>6\n\nsession AB 10:00 6\nsession AB 10:00 6\n")
    assert twice.returncode == 1
    assert "there already" in twice.stdout
    journal = opened()
    assert (journal.downtimes.count(), journal.sessions.count(), journal.drafts.all()) == (0, 0, [])
    journal.close()
    good = log("-", *evening, "--json", alone=True, input="walk 20m 3>6\n\nsession AB 10:00 6\n")
    assert good.returncode == 0
    assert [json.loads(row)["kind"] for row in good.stdout.splitlines()] == ["downtime", "session"]
    journal = opened()
    assert (journal.downtimes.count(), journal.sessions.count()) == (1, 1)


def test_while_it_is_open_the_line_is_sealed_and_is_confirmed_inside(
    log: Log, opened: Callable[[], Journal], folder: Path
) -> None:
    journal = opened()
    ran = log("K2 worry 7 - said at noon", "--at", f"{YESTERDAY}T18:00", alone=True)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "open in the program" in ran.stdout
    assert "Sealed into the inbox" in ran.stdout
    assert not any(b"worry" in file.read_bytes() for file in (folder / inbox_files.FOLDER).iterdir())
    (line,) = inbox.opened(journal).lines
    assert (line.text, line.left_at.isoformat()) == ("K2 worry 7 - said at noon", yesterday_at(18))
    captured = capture_line.understand(journal, line.text, line.left_at.astimezone(LONDON))
    kept = left_line.keep(journal, line, captured, lambda _: None)
    assert journal.reflections.get(kept.entry_id).text == "said at noon"
    assert inbox.opened(journal).lines == ()


def test_without_a_passphrase_it_is_sealed_and_explained_by_the_words_alone(
    log: Log, opened: Callable[[], Journal]
) -> None:
    explained = log("call ZZ9 8m support", "--dry-run", "--json", unlocked=False)
    assert explained.returncode == 0
    told = json.loads(explained.stdout)
    assert (told["kind"], told["fields"]["client"], told["fields"]["minutes"]) == ("contact", "ZZ9", 8)
    assert "Read without the journal" in explained.stderr
    sealed = log("-", unlocked=False, alone=True, input="K2 worry 7\nwalk 20\n")
    assert (sealed.returncode, sealed.stderr) == (0, "")
    assert [line.text for line in inbox.opened(opened()).lines] == ["K2 worry 7", "walk 20"]


def test_a_full_inbox_says_so_and_how_many_were_taken(log: Log, opened: Callable[[], Journal], folder: Path) -> None:
    for n in range(inbox_files.MOST_LINES - 1):
        (folder / inbox_files.FOLDER).mkdir(exist_ok=True)
        (folder / inbox_files.FOLDER / f"{n:032x}.line").write_bytes(b"-")
    ran = log("-", unlocked=False, input="K2 worry 7\nwalk 20m\n")
    assert ran.returncode == 1
    assert "1 of 2 lines were sealed" in ran.stderr


def test_of_lines_of_which_one_is_too_long_none_is_sealed(log: Log, opened: Callable[[], Journal]) -> None:
    ran = log("-", unlocked=False, input=f"K2 worry 7\n{'a' * (inbox_files.LONGEST_LINE + 1)}\n")
    assert ran.returncode == 1
    assert "2,000 characters" in ran.stderr
    assert inbox.opened(opened()).lines == ()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("K2", "worry", "7"), 2, "in quotes"), ((), 2, "no keyboard"), (("K2 worry", "--at", "noon"), 2, "14:00"),
        (("K2 worry", "--at", "2999-01-01"), 2, "ahead"), (("-",), 1, "no line"),
    ],
)  # fmt: skip
def test_what_is_no_line_is_said(log: Log, arguments: tuple[str, ...], code: int, said: str) -> None:
    ran = log(*arguments)
    assert (ran.returncode, ran.stdout) == (code, "")
    assert said in ran.stderr


def test_where_there_is_no_journal_no_inbox_is_made(tmp_path: Path) -> None:
    ran = process("log", "K2 worry 7", "--home", str(tmp_path / "nowhere"))
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == "There is no journal in this folder yet.\n"
    assert not (tmp_path / "nowhere").exists()


def test_a_wrong_passphrase_keeps_nothing_and_seals_nothing(folder: Path, opened: Callable[[], Journal]) -> None:
    ran = process("log", "K2 worry 7", "--home", str(folder), "--passphrase-file", "-", input="not this one\n")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "does not open this journal" in ran.stderr
    assert inbox.count(opened()) == 0


class Keyboard:
    """A terminal at which `log` runs."""

    def __init__(self, folder: Path) -> None:
        import pty

        self.screen, theirs = pty.openpty()
        self.child = subprocess.Popen(
            [sys.executable, "-m", "journal", "log", "--home", str(folder)],
            cwd=ROOT, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
            preexec_fn=lambda: __import__("fcntl").ioctl(0, __import__("termios").TIOCSCTTY, 0),
        )  # fmt: skip
        os.close(theirs)

    def sees(self, *words: str) -> None:
        shown = b""
        while not all(word.encode() in shown for word in words):
            shown += os.read(self.screen, 1000)

    def types(self, text: str) -> None:
        os.write(self.screen, text.encode())


@pytest.mark.skipif(os.name == "nt", reason="no pseudo-terminal")
def test_at_a_keyboard_it_asks_and_one_more_enter_keeps_it(folder: Path, opened: Callable[[], Journal]) -> None:
    keyboard = Keyboard(folder)
    keyboard.sees("Passphrase")
    keyboard.types("not this one\n")
    keyboard.sees("does not open", "Passphrase")
    keyboard.types(journals.PASSPHRASE + "\n")
    keyboard.sees("Line")
    keyboard.types("session K9 14:00\n")
    keyboard.sees("not one of your clients", "anew")
    keyboard.types("K2 worry 7 half awake\n")
    keyboard.sees("half", "Enter keeps it")
    keyboard.types("\n")
    keyboard.sees("Kept.")
    assert keyboard.child.wait() == 0
    (thought,) = opened().reflections.latest(5)
    assert thought.text == "half awake"


@pytest.mark.skipif(os.name == "nt", reason="no pseudo-terminal")
def test_a_line_that_was_typed_and_given_up_waits_as_unfinished(folder: Path, opened: Callable[[], Journal]) -> None:
    keyboard = Keyboard(folder)
    keyboard.sees("Passphrase")
    keyboard.types(journals.PASSPHRASE + "\n")
    keyboard.sees("Line")
    keyboard.types("session K9 14:00\n")
    keyboard.sees("anew")
    keyboard.types("\x04")
    keyboard.sees("unfinished")
    assert keyboard.child.wait() == 1
    assert capture_line.unfinished(opened()) == "session K9 14:00"
