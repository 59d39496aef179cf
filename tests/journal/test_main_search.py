"""`search` finds notes from the shell."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from journal.demo.life import LONGEST
from tests.journal.command_line import ROOT, process, run
from tests.journal.store import journals
from tests.journal.store.journals import DAY, client, days, reflection, session


@pytest.fixture
def written(folder: Path) -> Path:
    """Return the folder of a closed journal with a few notes."""
    journal = journals.reopen(folder)
    someone = client()
    journal.clients.add(someone)
    journal.sessions.add(session(someone.id, DAY, note="the kettle sang"))
    journal.reflections.add(reflection("a kettle\nand \x1b[31m steering\x07", days(2)[1]))
    journal.reflections.add_many(reflection(f"common {n}", day) for n, day in enumerate(days(30)))
    journal.close()
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of this test's own closed, empty journal."""
    journals.make(tmp_path / "journal").close()
    return tmp_path / "journal"


def test_it_prints_day_kind_and_the_words_around_the_newest_first(written: Path) -> None:
    ran = run("search", "--home", str(written), "kett")
    assert ran.exit_code == 0
    first, second = ran.stdout.splitlines()
    assert first.split(maxsplit=2)[:2] == [days(2)[1].isoformat(), "reflection"]
    assert second.split(maxsplit=2) == [DAY.isoformat(), "session", "the kettle sang"]


def test_nothing_in_a_note_steers_the_terminal(written: Path) -> None:
    told = run("search", "--home", str(written), "kettle", "steering").stdout
    assert told.strip().isprintable()
    assert "steering" in told


def test_every_word_must_be_there_and_quotes_hold_words_together(written: Path) -> None:
    assert len(run("search", "--home", str(written), "kettle", "sang").stdout.splitlines()) == 1
    assert len(run("search", "--home", str(written), '"the kettle"').stdout.splitlines()) == 1
    nothing = run("search", "--home", str(written), "kettle", "nowhere")
    assert (nothing.exit_code, nothing.stdout) == (0, "")
    assert "No note holds these words" in nothing.stderr


def test_it_prints_the_newest_and_says_that_there_are_more(written: Path) -> None:
    few = run("search", "--home", str(written), "--most", "3", "common")
    assert [line.split()[0] for line in few.stdout.splitlines()] == [day.isoformat() for day in days(30)[:-4:-1]]
    assert "older ones with --most" in few.stderr
    every = run("search", "--home", str(written), "--most", "100", "common")
    assert (len(every.stdout.splitlines()), every.stderr) == (30, "")


@pytest.mark.parametrize("words", [["***"], ['"'], ["AND"], ["a:b", "NEAR("], ["x" * 10_000]])
def test_whatever_is_asked_for_it_answers(written: Path, words: list[str]) -> None:
    assert run("search", "--home", str(written), *words).exit_code == 0


def test_a_wrong_passphrase_is_a_sentence_and_no_word_of_the_journal(written: Path) -> None:
    ran = run("search", "--home", str(written), "kettle", passphrase="not this one")
    assert (ran.exit_code, ran.stdout) == (1, "")
    assert "does not open this journal" in ran.stderr


def test_a_journal_that_is_open_in_the_program_is_said(written: Path) -> None:
    journal = journals.reopen(written)
    ran = process(
        "search", "--home", str(written), "--passphrase-file", "-", "kettle", input=journals.PASSPHRASE + "\n"
    )
    journal.close()
    assert (ran.returncode, ran.stdout) == (3, "")


def test_without_words_and_without_a_keyboard_it_is_not_understood(written: Path) -> None:
    assert run("search", "--home", str(written)).exit_code == 2


def test_it_starts_without_what_only_pages_and_charts_need() -> None:
    """A one-shot command that loads them takes twice as long as one that does not."""
    program = (
        "import sys, journal.__main__\n"
        "print([m for m in ('streamlit', 'pandas', 'numpy', 'plotly', 'journal.demo.life') if m in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_the_longest_demo_of_the_command_line_is_that_of_the_demo() -> None:
    from journal.__main__ import LONGEST_DEMO

    assert LONGEST_DEMO == LONGEST
