"""Whether a passphrase or recovery key is the right one: asked of the keys alone, before anything of a journal is read.

Deriving a key takes longer than all else, so this room knows nothing that takes long to load: what comes after may be
loaded meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from journal.errors import JournalFileMissing, NoJournal
from journal.store import key_change, keys
from journal.store.connection import JOURNAL_FILE, translated


def exists(folder: Path) -> bool:
    """Say whether a journal, or what is left of one, lies in the folder. Raises FolderNotWritable if none may look."""
    with translated():
        return any((folder / name).exists() for name in (JOURNAL_FILE, keys.KEY_FILE, f"{JOURNAL_FILE}-wal"))


@dataclass(frozen=True, slots=True)
class Proved:
    """A right passphrase or recovery key: whoever has it may open the journal, or join it where it is open."""

    key_file: keys.KeyFile
    data_key: bytes = field(repr=False)


def prove_passphrase(folder: Path, passphrase: str) -> Proved:
    """Return what the passphrase gives; it costs 64 MiB and opens nothing. Raises a CannotOpen."""
    key_file = _key_file(folder)
    return Proved(key_file, key_file.by_passphrase(passphrase))


def prove_recovery_key(folder: Path, recovery_key: str) -> Proved:
    """Return what the printed key gives. Raises a CannotOpen."""
    key_file = _key_file(folder)
    return Proved(key_file, key_file.by_recovery_key(recovery_key))


def _key_file(folder: Path) -> keys.KeyFile:
    if not exists(folder):
        raise NoJournal
    key_change.settle(folder)
    key_file = keys.read(folder)
    if not (folder / JOURNAL_FILE).exists():
        raise JournalFileMissing
    return key_file
