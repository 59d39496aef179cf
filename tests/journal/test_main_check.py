"""`check` finds whatever is not well, changes nothing, and never crashes over it."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journal.command_line import ROOT, process, run
from tests.journal.store import journals

KINDS = (
    "client", "session", "on-call", "downtime", "reflection", "contact", "encounter", "supervision", "check-in",
    "scale", "time off", "agenda", "person", "absence plan", "absence decision", "clinical will", "cover", "covering",
    "placement", "opening balance", "cpd", "supervision agreement", "about supervision", "supervisee note",
)  # fmt: skip


def test_check_counts_every_kind_and_is_content(home: Path) -> None:
    ran = run("check", "--home", str(home))
    assert ran.exit_code == 0
    counts = dict(line.rsplit(": ", 1) for line in ran.stdout.splitlines())
    assert tuple(counts) == KINDS
    assert all(int(count) > 0 for count in counts.values())
    journal = journals.reopen(home)
    assert {entries.kind: str(entries.count()) for entries in journal.tables} == counts
    journal.close()


def test_the_folder_is_journal_home_unless_told_otherwise(home: Path) -> None:
    assert run("check").stdout == run("check", "--home", str(home)).stdout != ""


def test_check_as_a_process_reads_the_passphrase_from_a_file_or_standard_input(home: Path, tmp_path: Path) -> None:
    secret = tmp_path / "passphrase"
    secret.write_text(journals.PASSPHRASE + "\r\n", encoding="utf-8")
    by_file = process("check", "--home", str(home), "--passphrase-file", str(secret))
    by_input = process("check", "--passphrase-file", "-", input=journals.PASSPHRASE, JOURNAL_HOME=str(home))
    assert (by_file.returncode, by_input.returncode) == (0, 0)
    assert by_file.stdout == by_input.stdout
    assert "session: " in by_file.stdout
    assert by_file.stderr == ""


def test_every_flipped_byte_of_the_journal_is_found_and_the_file_is_left_as_it_was(home: Path) -> None:
    path = home / "journal.db"
    whole = path.read_bytes()
    chance = random.Random(19)
    page = 4096
    # The salt, something in each page, each page's seal, and the very last byte.
    places = {*range(16), len(whole) - 1}
    for start in range(0, len(whole), page):
        places |= {start + chance.randrange(page), start + page - 1 - chance.randrange(80)}
    assert len(whole) // page >= 40
    for place in sorted(places):
        harmed = bytearray(whole)
        harmed[place] ^= 1 << chance.randrange(8)
        path.write_bytes(harmed)
        ran = run("check")
        assert ran.exit_code == 1, f"byte {place} of {len(whole)}"
        assert ran.stdout == ""
        assert "damaged" in ran.stderr
        assert path.read_bytes() == harmed
    path.write_bytes(whole)
    assert run("check").exit_code == 0


def test_every_flipped_byte_of_the_key_file_is_found(home: Path) -> None:
    path = home / "journal.key"
    whole = path.read_bytes()
    chance = random.Random(23)
    for place in range(len(whole)):
        harmed = bytearray(whole)
        harmed[place] ^= 1 << chance.randrange(8)
        path.write_bytes(harmed)
        ran = run("check")
        assert ran.exit_code == 1, f"byte {place}: {chr(whole[place])!r}"
        assert "damaged" in ran.stderr
        assert path.read_bytes() == harmed
    path.write_bytes(whole)
    assert run("check").exit_code == 0


@pytest.mark.parametrize("cut", [0, 1, 4095, 4096, 8192, -4096, -1])
def test_a_cut_journal_is_found(home: Path, cut: int) -> None:
    path = home / "journal.db"
    path.write_bytes(path.read_bytes()[:cut])
    ran = run("check")
    assert ran.exit_code == 1
    assert ran.stderr.strip().endswith(".")


def test_bytes_added_to_the_journal_are_found(home: Path) -> None:
    with (home / "journal.db").open("ab") as file:
        file.write(os.urandom(4096))
    assert run("check").exit_code == 1


def left_behind(home: Path) -> bytes:
    """Kill a process that has just saved something, and return the log it left behind."""
    program = (
        "import sys, os, pathlib\n"
        "from tests.journal.store import journals\n"
        "journal = journals.reopen(pathlib.Path(sys.argv[1]))\n"
        "someone = journals.client('NEW')\n"
        "journal.clients.add(someone)\n"
        "journal.reflections.add_many(journals.reflection('words ' * 50, day) for day in journals.days(12))\n"
        "os._exit(9)\n"
    )
    subprocess.run([sys.executable, "-c", program, str(home)], cwd=ROOT, check=False)
    return (home / "journal.db-wal").read_bytes()


def test_what_a_crash_left_in_the_log_is_taken_up(home: Path) -> None:
    before = int(run("check").stdout.split("client: ")[1].split()[0])
    assert len(left_behind(home)) > 4096
    ran = run("check")
    assert ran.exit_code == 0
    assert f"client: {before + 1}\n" in ran.stdout


def test_a_damaged_log_is_no_crash(home: Path, tmp_path: Path) -> None:
    log = left_behind(home)
    crashed = tmp_path / "crashed"
    shutil.copytree(home, crashed)
    chance = random.Random(29)
    harms = [os.urandom(9000), b"", log[: len(log) // 2], log[:-1], log + b"x"]
    for place in (*range(0, 32, 5), *(chance.randrange(len(log)) for _ in range(25))):
        harmed = bytearray(log)
        harmed[place] ^= 1 << chance.randrange(8)
        harms.append(bytes(harmed))
    for harmed_log in harms:
        shutil.rmtree(home)
        shutil.copytree(crashed, home)
        (home / "journal.db-wal").write_bytes(harmed_log)
        ran = run("check")
        assert ran.exit_code == 0 or "." in ran.stderr
        if ran.exit_code == 0:
            assert "session: " in ran.stdout


def test_a_note_changed_behind_the_index_is_told_in_a_sentence(home: Path) -> None:
    journal = journals.reopen(home)
    journal.db.execute("UPDATE reflections SET text = 'my own words' WHERE id = (SELECT min(id) FROM reflections)")
    journal.db.execute("UPDATE day_sums SET sums = '{}' WHERE day = (SELECT min(day) FROM day_sums)")
    journal.close()
    ran = run("check")
    assert ran.exit_code == 1
    assert "search index" in ran.stderr
    assert "sums of 1 days" in ran.stderr
    assert "my own words" not in ran.output
