"""The one file of a backup: what stands in it, how much of it is believed, and the way out of it.

    version                 "2": of this form; left out by the first one, which had no lines
    journal.db              encrypted under the data key
    journal.key             opens it: the data key, wrapped under the passphrase and the recovery key of that day
    inbox/<id>.line         lines left at the locked door and not read yet, sealed as they were left

A zip, stored and not packed. Whoever made it, nothing of it is unpacked before
its members, their names, sizes and number are those that a backup can have.
"""

from __future__ import annotations

import os
import re
import shutil
import struct
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from journal.errors import BackupNewer, CannotOpen, DiskFull, FolderNotWritable, KeyFileDamaged
from journal.store import inbox_files, keys, whole_file
from journal.store.connection import JOURNAL_FILE, translated

VERSION = 2
"""Of the form that is written here. A file that names a later one is said to be newer."""

VERSION_MEMBER = "version"
MEMBERS = (JOURNAL_FILE, keys.KEY_FILE)
_LINE = re.compile(rf"{inbox_files.FOLDER}/({inbox_files.LINE.pattern})")

MOST_BYTES = 20 * 1024**3
"""Bytes of the journal in it. No journal is larger; a backup that claims to be is hostile or damaged."""

MOST_LINES = 1_000
"""Lines in it: more than an inbox takes."""

MOST_FILE_BYTES = MOST_BYTES + MOST_LINES * inbox_files.LONGEST_SEALED + 2**21
"""Bytes of the whole file."""

MOST_DIRECTORY = 2**20
"""Bytes of the list of members, which is read whole, into memory. Ours has 100 a line."""

_LONGEST_VERSION = 16
_END, _END_64, _LOCATOR_64 = b"PK\5\6", b"PK\6\6", b"PK\6\7"
_END_SIZE, _END_64_SIZE, _LOCATOR_64_SIZE = 22, 56, 20

DAMAGED = "This file is not a whole backup of a journal. Nothing was changed; try an older backup."
NOT_THERE = "There is no backup of that name. Nothing was changed."
NOT_READ = (
    "This backup could not be read to its end: its disk or stick did not give it. Nothing was changed. "
    "Check that it is connected, then try again, or take another backup."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a backup says of itself, its journal still sealed: bytes of the journal, and how many lines go along."""

    version: int
    key_file: keys.KeyFile
    database_bytes: int
    lines: int


def pack(path: Path, database: Path, key_file: bytes, lines: Mapping[str, bytes]) -> None:
    """Write a backup to `path`, on the disk when this returns; `lines` by their file names.

    Raises what the system raises.
    """
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as file:
        file.writestr(_member(VERSION_MEMBER), f"{VERSION}\n")
        journal = _member(JOURNAL_FILE)
        journal.file_size = database.stat().st_size
        with database.open("rb") as source, file.open(journal, "w") as target:
            shutil.copyfileobj(source, target, 2**20)
        file.writestr(_member(keys.KEY_FILE), key_file)
        for name, sealed in lines.items():
            file.writestr(_member(f"{inbox_files.FOLDER}/{name}"), sealed)
    if os.name != "nt":
        path.chmod(0o600)
    with path.open("rb+") as written:
        os.fsync(written.fileno())


def _member(name: str) -> zipfile.ZipInfo:
    return zipfile.ZipInfo(name)  # without its day: a clock before 1980 could not be written down


def look(path: Path) -> Contents:
    """Return what a backup holds, by its list of members and its key file alone.

    Raises CannotOpen: it is not there, cannot be read, is no whole backup;
    BackupNewer: a newer version of this program made it.
    """
    with _opened(path) as (_, contents, _lines):
        return contents


def read_through(path: Path) -> Contents:
    """Return what a backup holds once every byte of it was read and its sums fit. Raises as `look` does."""
    with _opened(path) as (file, contents, _lines):
        if file.testzip() is not None:
            raise CannotOpen(DAMAGED)
        return contents


def unpack_journal(path: Path, target: Path) -> Contents:
    """Copy the journal out of a backup, encrypted as it is, into the new file `target`; on failure it is not there.

    Raises as `look` does, and DiskFull or FolderNotWritable.
    """
    try:
        with _opened(path) as (file, contents, _lines):
            _out(file, JOURNAL_FILE, target)
            return contents
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def unpack(path: Path, folder: Path) -> Contents:
    """Copy everything out of a backup into an empty folder; on failure nothing of it is there.

    Raises as `look` does, and DiskFull or FolderNotWritable.
    """
    inbox, made = folder / inbox_files.FOLDER, list[Path]()
    made_inbox = False
    try:
        with _opened(path) as (file, contents, lines):
            for name in MEMBERS:
                made.append(folder / name)
                _out(file, name, folder / name)
            if lines:
                with translated():
                    inbox.mkdir(mode=0o700)
                made_inbox = True
                for name in lines:
                    made.append(inbox / name)
                    _out(file, f"{inbox_files.FOLDER}/{name}", inbox / name)
                whole_file.sync_folder(inbox)
            whole_file.sync_folder(folder)
            return contents
    except BaseException:
        for each in made:
            each.unlink(missing_ok=True)
        if made_inbox:
            inbox.rmdir()
        raise


def _out(file: zipfile.ZipFile, name: str, path: Path) -> None:
    with translated():
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "wb") as target, file.open(name) as source:
            shutil.copyfileobj(source, target, 2**20)
            target.flush()
            os.fsync(target.fileno())


@contextmanager
def _opened(path: Path) -> Iterator[tuple[zipfile.ZipFile, Contents, list[str]]]:
    """Give the open zip, what it holds and the names of its lines, once all of that is as it can be."""
    try:
        with path.open("rb") as raw:
            _look_at_end(raw)
            with zipfile.ZipFile(raw) as file:
                lines = _checked(file, os.fstat(raw.fileno()).st_size)
                version = _version(file)
                key_file = keys.parse(file.read(keys.KEY_FILE))
                size = file.getinfo(JOURNAL_FILE).file_size
                yield (
                    file,
                    Contents(version=version, key_file=key_file, database_bytes=size, lines=len(lines)),
                    lines,
                )
    except FileNotFoundError:
        raise CannotOpen(NOT_THERE) from None
    # RuntimeError: a member under a password of its own; NotImplementedError: a zip of another kind.
    except (zipfile.BadZipFile, EOFError, RuntimeError, NotImplementedError, KeyFileDamaged, struct.error):
        raise CannotOpen(DAMAGED) from None
    except (CannotOpen, DiskFull, FolderNotWritable):
        raise
    except (OSError, ValueError):  # ValueError: an offset outside of the file
        raise CannotOpen(NOT_READ) from None


def _look_at_end(raw: IO[bytes]) -> None:
    """Raise BadZipFile unless the list of members is as short as a backup's: the library would read all of it."""
    size = raw.seek(0, os.SEEK_END)
    raw.seek(max(0, size - _END_SIZE - _LOCATOR_64_SIZE - _END_64_SIZE))
    end = raw.read()
    last = end[-_END_SIZE:]
    if len(last) < _END_SIZE or not last.startswith(_END) or last[-2:] != b"\0\0":  # ours has no comment
        raise zipfile.BadZipFile
    sizes = [struct.unpack_from("<L", last, 12)[0]]
    if end[-_END_SIZE - _LOCATOR_64_SIZE :].startswith(_LOCATOR_64):
        if not end.startswith(_END_64):
            raise zipfile.BadZipFile
        sizes.append(struct.unpack_from("<Q", end, 40)[0])
    if max(sizes) > MOST_DIRECTORY:
        raise zipfile.BadZipFile


def _checked(file: zipfile.ZipFile, file_bytes: int) -> list[str]:
    """Return the names of the lines. Raises BadZipFile unless the members are those of a backup; BackupNewer."""
    there = file.infolist()
    members = {member.filename: member for member in there}
    if any(member.compress_type != zipfile.ZIP_STORED for member in there) or len(members) != len(there):
        raise zipfile.BadZipFile
    if _version(file) > VERSION:
        raise BackupNewer
    lines = [found[1] for name in members if (found := _LINE.fullmatch(name))]
    known = {*MEMBERS, VERSION_MEMBER, *(f"{inbox_files.FOLDER}/{name}" for name in lines)}
    has_version = VERSION_MEMBER in members
    if not {*MEMBERS} <= members.keys() <= known or (lines and not has_version) or len(lines) > MOST_LINES:
        raise zipfile.BadZipFile
    if members[keys.KEY_FILE].file_size > keys.MOST_BYTES or members[JOURNAL_FILE].file_size > MOST_BYTES:
        raise zipfile.BadZipFile
    if any(members[f"{inbox_files.FOLDER}/{name}"].file_size > inbox_files.LONGEST_SEALED for name in lines):
        raise zipfile.BadZipFile
    if sum(member.file_size for member in there) > file_bytes:  # members that lie over one another
        raise zipfile.BadZipFile
    return lines


def _version(file: zipfile.ZipFile) -> int:
    """Return the form that a file names; 1 of a file that names none. Raises BadZipFile for what is no number."""
    try:
        member = file.getinfo(VERSION_MEMBER)
    except KeyError:
        return 1
    if member.file_size > _LONGEST_VERSION or member.compress_size > _LONGEST_VERSION:
        raise zipfile.BadZipFile
    said = file.read(member).strip()
    if not said.isdigit() or int(said) < VERSION:  # the first one named none
        raise zipfile.BadZipFile
    return int(said)
