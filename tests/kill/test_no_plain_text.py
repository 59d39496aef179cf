"""Nothing that was typed lies readable on the disk: not with the journal open, not after a crash, not after closing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journal.store import journals

ROOT = Path(__file__).parents[2]
CANARY = "the canary sings of Überdruß at noon"

WRITER = """
import sys, pathlib, tempfile
from datetime import date
from journal.store import backup
from journal.store.opening import open_with_passphrase
from dataclasses import replace
from tests.journal.store import journals
canary = sys.argv[2]
journal = open_with_passphrase(pathlib.Path(sys.argv[1]), journals.PASSPHRASE)
thought = journals.reflection(canary)
journal.reflections.add(thought)
journal.reflections.update(replace(thought, text=canary + ", twice"))
gone = journals.reflection("gone: " + canary)
journal.reflections.add(gone)
journal.reflections.delete(gone.id)
journal.drafts.put_text("d" * 32, "reflection", "text", "draft: " + canary)
journal.drafts.put_fields("d" * 32, "reflection", None, {"said": canary})
# More text than is sorted in memory, and the sorting not finished: what spills, has spilled.
many = journals.days(1500, date(2020, 1, 6))
with journal.day_sums.postponed():
    journal.reflections.add_many(journals.reflection(f"{n} {canary} " * 50, day) for n, day in enumerate(many))
journal.db.execute("PRAGMA cache_size = 10")
sorting = journal.db.execute("SELECT text FROM reflections ORDER BY text || id")
sorting.fetchone()
journal.db.execute("SELECT body FROM notes_fts WHERE notes_fts MATCH 'canary' ORDER BY rank LIMIT 5").fetchall()
backup.keep(journal, "test", date(2026, 11, 22))
print("written", flush=True)
sys.stdin.readline()
sorting.close()
journal.close()
"""


def forms(sentence: str) -> list[bytes]:
    """Return the bytes that would give a sentence away, whole or in part."""
    part = sentence.split(" of ")[0]
    return [text.encode(code) for text in (sentence, part) for code in ("utf-8", "utf-16-le", "utf-16-be")]


def betrayed_by(*folders: Path, process: int | None = None) -> list[str]:
    """Return the files below the folders that hold the canary, and those a process has open though deleted."""
    every = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    assert every
    if process is not None and sys.platform == "linux":
        opened = Path(f"/proc/{process}/fd").iterdir()
        every += [path for path in opened if path.is_file() or str(path.readlink()).endswith("(deleted)")]
    return [str(path) for path in every if any(form in path.read_bytes() for form in forms(CANARY))]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return the folder of a closed journal."""
    folder = tmp_path / "home" / "journal"
    journals.make(folder).close()
    return folder


@pytest.fixture
def temporary(tmp_path: Path) -> Path:
    """Return the only temporary folder the writer knows."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    (folder / "something").write_text("else")
    return folder


@pytest.mark.parametrize("end", ["killed", "closed"])
def test_no_note_lies_readable_on_the_disk(home: Path, temporary: Path, end: str) -> None:
    places = dict.fromkeys(("TMPDIR", "SQLITE_TMPDIR", "TEMP", "TMP", "HOME"), str(temporary))
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(home), CANARY],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, **places},
    )  # fmt: skip
    assert writer.stdout
    assert writer.stdout.readline() == "written\n"
    assert (home / "journal.db-wal").stat().st_size > 100_000
    assert list((home / "backups").iterdir())
    assert betrayed_by(home.parent, temporary, process=writer.pid) == []
    if end == "killed":
        writer.kill()
    writer.communicate("done\n" if end == "closed" else None)
    assert (home / "journal.db-wal").exists() == (end == "killed")
    assert betrayed_by(home.parent, temporary) == []
    # It was really there: whoever has the key reads it.
    journal = journals.reopen(home)
    assert CANARY in journal.reflections.latest(1)[0].text
    journal.close()


@pytest.mark.parametrize("code", ["utf-8", "utf-16-le", "utf-16-be"])
def test_the_search_would_have_found_it(temporary: Path, code: str) -> None:
    (temporary / "log").write_bytes(b"\x00\x01" + f"she wrote: {CANARY}, and".encode(code))
    assert betrayed_by(temporary) == [str(temporary / "log")]
