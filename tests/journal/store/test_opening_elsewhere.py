"""A journal that is open in another process, and a lock that nothing lets go of."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from journal.errors import (
    JournalBusy,
)
from journal.store import backup, check, keys, opening
from journal.store.recovery_key import make_recovery_key
from tests.journal.store.journals import (
    KEY_FILE,
    PASSPHRASE,
    ROOT,
    bytes_in,
    client,
    opened_elsewhere,
    reopen,
)


def test_a_second_process_is_told_that_the_journal_is_open(folder: Path) -> None:
    assert opened_elsewhere(folder) == "opened"
    before = bytes_in(folder)
    journal = reopen(folder)
    assert opened_elsewhere(folder) == "JournalBusy"
    journal.close()
    assert bytes_in(folder) == before
    assert opened_elsewhere(folder) == "opened"


def test_nothing_the_program_does_lets_go_of_the_lock(folder: Path, tmp_path: Path) -> None:
    """Closing any descriptor of a file drops the process's locks on it: nothing may open journal.db on the side."""
    journal = opening.open_with_passphrase(folder, PASSPHRASE)
    journal.clients.add(client())
    backup.daily(journal, date(2026, 10, 20))
    backup.to_file(journal, tmp_path / "other.journal-backup")
    backup.restore(tmp_path / "other.journal-backup", tmp_path / "restored")
    assert list(check.problems(journal)) == []
    journal.change_passphrase("another one")
    journal.change_recovery_key(make_recovery_key())
    keys.write(folder, KEY_FILE)  # back to the passphrase the other process knows
    opening.prove_passphrase(folder, PASSPHRASE)
    assert opening.exists(folder)
    with pytest.raises(JournalBusy):  # a second tab's attempt, in this very process
        opening.open_with_passphrase(folder, PASSPHRASE)
    assert opened_elsewhere(folder) == "JournalBusy"
    journal.clients.add(client("K2"))
    assert opened_elsewhere(folder) == "JournalBusy"
    journal.close()
    assert opened_elsewhere(folder) == "opened"


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs /proc")
def test_the_file_is_opened_once_and_only_once_by_the_database(folder: Path, tmp_path: Path) -> None:
    opened: list[str] = []

    def note(event: str, arguments: tuple[object, ...]) -> None:
        if watching and event in ("open", "os.open"):
            opened.append(str(arguments[0]))

    watching = True
    sys.addaudithook(note)
    journal = opening.open_with_passphrase(folder, PASSPHRASE)
    backup.to_file(journal, tmp_path / "other.journal-backup")
    list(check.problems(journal))
    watching = False
    held = [path.readlink() for path in Path("/proc/self/fd").iterdir() if path.is_symlink()]
    assert held.count(folder / "journal.db") == 1
    assert str(folder / "journal.db") not in opened
    journal.close()


def test_a_killed_process_leaves_no_lock_behind(folder: Path) -> None:
    program = (
        "import sys, pathlib, time\n"
        "from journal.store.opening import open_with_passphrase\n"
        "journal = open_with_passphrase(pathlib.Path(sys.argv[1]), sys.argv[2])\n"
        "print('open', flush=True)\n"
        "time.sleep(60)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(folder), PASSPHRASE], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(JournalBusy):
            opening.open_with_passphrase(folder, PASSPHRASE)
        other.kill()
    opening.open_with_passphrase(folder, PASSPHRASE).close()
