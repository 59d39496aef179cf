"""A second place for copies: a stick, another disk, a synced folder. Written after each backup, and read back.

What is there is known by its name, which ends in the journal's own mark;
nothing else in that folder is read, changed or deleted. A place that is not
there is no fault: it is noted, and tried again at the next unlock.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import secrets
import threading
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from journal.errors import CannotOpen, CannotWrite, FieldError, FolderNotOurs
from journal.records.entry import now_utc
from journal.store import archive, backup, private_keys, whole_file
from journal.store.journal import Journal

KEPT = backup.KEPT
"""Days of which copies are kept there; the oldest goes once a newer one was read back."""

_NOTED = "second place"
_MARK = 8
"""Letters of the journal's id in the names of its copies."""

AT_A_TIME = 2**20

FIELD = "second_place"
NOT_THERE = (
    "The second place is not there now: its folder is gone, or its disk or stick is not connected. "
    "It is tried again at each unlock. If it is there, choose it once more."
)
NOT_TAKEN = (
    "The second place did not take the copy: it may not be written to, or its disk is full or went away in the middle. "
    "Nothing is left of it there. It is tried again at the next unlock."
)
NOT_AS_WRITTEN = (
    "The copy in the second place, read back, was not what had been written, so it was removed. Such a disk or stick "
    "may be failing: do not count on it."
)
NOT_TAKEN_AWAY = "An older copy in the second place could not be deleted. Delete it there by hand."
DAMAGED_HERE = "The newest copy here is damaged, so it was not carried on. Make a new one now."
NO_BACKUP = "There is no backup yet that could be copied there."

_one_at_a_time = threading.Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What is known of the second place.

    `other_disk`: when it was chosen it lay on another disk than the journal;
    a place that lies on the journal's own now is then an empty mount. `since`:
    when it was chosen.
    `good_at`: of when the last copy is that was read back there, aware; `of`: the
    name of the backup it is of. `trouble` is why the last try failed, "" where it did
    not. `told_of` is the `newest` of which Today has said that it is old.
    """

    other_disk: bool = False
    since: datetime | None = None
    good_at: datetime | None = None
    of: str = ""
    trouble: str = ""
    told_of: datetime | None = None

    @property
    def newest(self) -> datetime | None:
        """Of when the last good copy there is; as long as there is none, when the place was chosen."""
        return self.good_at or self.since


def chosen(journal: Journal) -> Path | None:
    """Return the second place, or None where none was chosen."""
    said = journal.settings.read().second_place
    return Path(said) if said and not journal.is_demo else None


def noted(journal: Journal) -> Noted:
    """Return what is known of it."""
    try:
        return msgspec.convert(json.loads(private_keys.read(journal, _NOTED) or "{}"), Noted)
    except (ValueError, msgspec.ValidationError):  # as a later version has it
        return Noted()


def choose(journal: Journal, typed: str) -> None:
    """Remember a folder as the second place; nothing is written there yet.

    Raises FieldError naming `second_place`: no whole path, no folder, or one in
    the journal's own; CannotWrite.
    """
    try:
        folder = Path(typed.strip()).expanduser()
        if not folder.is_absolute():
            raise FieldError(FIELD, "needs its whole path, as the file manager shows it")
        if not folder.is_dir():
            raise FieldError(FIELD, "is no folder that is there now; connect the stick or make the folder first")
        whole, own = folder.resolve(), journal.folder.resolve()
    except (OSError, ValueError, RuntimeError):  # RuntimeError: somebody's home that is not known
        raise FieldError(FIELD, "cannot be looked at; choose another folder") from None
    if whole == own or own in whole.parents:
        raise FieldError(FIELD, "must lie outside of the journal’s own folder: whatever happens to that, happens to it")
    with journal.transaction(of_entries=False):
        journal.settings.write(replace(journal.settings.read(), second_place=str(folder)))
        _note(journal, Noted(since=now_utc(), other_disk=_disk(folder) != _disk(journal.folder)))


def give_up(journal: Journal) -> None:
    """Write there no more; what lies there stays. Raises CannotWrite."""
    with journal.transaction(of_entries=False):
        journal.settings.write(replace(journal.settings.read(), second_place=""))
        _note(journal, Noted())


def carry(journal: Journal, *, pruning: bool = True) -> Noted | None:
    """Bring the newest backup to the second place unless it is there, and return what is known then.

    Whatever fails is noted, and raises nothing but what the journal itself
    raises. Without `pruning` the older ones there stay.
    """
    place = chosen(journal)
    if place is None:
        return None
    with _one_at_a_time:
        before = noted(journal)
        try:
            newest = _newest(journal)
            found = _written(newest, _there(place, before, journal), journal.id)
            good = _made_at(newest)
            told_of = before.told_of if good == before.good_at else None
            after = replace(before, good_at=good, of=newest.name, trouble="", told_of=told_of)
            _sweep(place, journal.id)
            if pruning:
                _prune(place, journal.id, found)
        except CannotWrite as error:
            after = replace(before, trouble=str(error))
        _note(journal, after)
        return after


def copies(journal: Journal) -> list[Path]:
    """Return this journal's copies in the second place, newest first; none while it is not there."""
    place = chosen(journal)
    return _own(place, journal.id) if place is not None else []


def replace_all(journal: Journal) -> None:
    """Bring the newest backup to the second place, and let every other copy there go: they hold what went for good.

    Raises CannotWrite where one may still be there.
    """
    place = chosen(journal)
    known = carry(journal, pruning=False)
    if place is None or known is None:
        return
    if known.trouble:
        raise CannotWrite(known.trouble)
    newest = _sum(_newest(journal))
    try:
        for there in copies(journal):
            if _sum(there) != newest:
                there.unlink(missing_ok=True)
    except OSError:
        raise CannotWrite(NOT_TAKEN_AWAY) from None


def told(journal: Journal) -> None:
    """Note that it was said and read how old the last copy there is. Raises CannotWrite."""
    now = noted(journal)
    _note(journal, replace(now, told_of=now.newest))


def _note(journal: Journal, of: Noted) -> None:
    private_keys.keep(journal, _NOTED, json.dumps(msgspec.to_builtins(asdict(of))))


def _newest(journal: Journal) -> Path:
    try:
        there = backup.made(journal.folder)
    except FolderNotOurs as error:
        raise CannotWrite(str(error)) from None
    if not there:
        raise CannotWrite(NO_BACKUP)
    return max(there, key=lambda path: (path.stat().st_mtime_ns, path.name))


def _made_at(path: Path) -> datetime:
    """Return of when a backup is, as its file tells; not later than now."""
    try:
        return min(now_utc(), datetime.fromtimestamp(path.stat().st_mtime, UTC))
    except (OSError, ValueError, OverflowError):
        return now_utc()


def _there(place: Path, known: Noted, journal: Journal) -> Path:
    """Return the place, if it is there. An empty mount is not: what is written there lies on the journal's disk."""
    try:
        if not place.is_dir() or (known.other_disk and _disk(place) == _disk(journal.folder)):
            raise CannotWrite(NOT_THERE)
    except OSError:
        raise CannotWrite(NOT_THERE) from None
    return place


def _disk(folder: Path) -> int:
    return folder.stat().st_dev


def _name(newest: str, mark: str, again: str = "") -> str:
    return f"{newest.removesuffix(backup.ENDING)}-{mark}{again}{backup.ENDING}"


def _written(newest: Path, place: Path, journal_id: str) -> Path:
    """Copy a backup to the place and return its copy, read back whole. What is there is never overwritten.

    Raises CannotWrite, and then nothing of it is there.
    """
    mark = journal_id[:_MARK]
    fresh = place / f".{_name(newest.name, mark)}.{secrets.token_hex(4)}.tmp"
    try:
        try:
            archive.read_through(newest)
        except CannotOpen:
            raise CannotWrite(DAMAGED_HERE) from None
        path = place / _name(newest.name, mark)
        told = _sum(newest)
        stem = path.name.removesuffix(backup.ENDING)
        for there in (each for each in _own(place, journal_id) if each.name.startswith(stem)):
            if _sum(there) == told:
                return there
        if path.exists():
            path = place / _name(newest.name, mark, f"-{secrets.token_hex(3)}")
        _copy(newest, fresh)
        if _sum(fresh) != told:
            raise CannotWrite(NOT_AS_WRITTEN)
        os.replace(fresh, path)
        with suppress(OSError):  # some file systems of sticks have no such thing
            whole_file.sync_folder(place)
    except OSError:
        raise CannotWrite(NOT_TAKEN) from None
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
    return path


def _copy(source: Path, target: Path) -> None:
    descriptor = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "wb") as into, source.open("rb") as out:
        while part := out.read(AT_A_TIME):
            into.write(part)
        into.flush()
        os.fsync(into.fileno())
    made = source.stat()
    with suppress(OSError):  # it says when the copy is of; not every stick can
        os.utime(target, ns=(made.st_atime_ns, made.st_mtime_ns))


def _sum(path: Path) -> bytes:
    """Return the sum of a file as its disk gives it, not as it is remembered from writing, where that can be asked."""
    whole = hashlib.sha256()
    with path.open("rb") as file:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        while part := file.read(AT_A_TIME):
            whole.update(part)
    return whole.digest()


def _own(place: Path, journal_id: str) -> list[Path]:
    return sorted(_found(place, _names(journal_id)), reverse=True)


def _names(journal_id: str) -> str:
    return rf"\d{{4}}-\d\d-\d\d-[a-z0-9_-]+-{journal_id[:_MARK]}(-[0-9a-f]{{6}})?{re.escape(backup.ENDING)}"


def _found(place: Path, names: str) -> list[Path]:
    ours = re.compile(names)
    with suppress(OSError), os.scandir(place) as found:
        return [place / e.name for e in found if ours.fullmatch(e.name) and e.is_file(follow_symlinks=False)]
    return []


def _prune(place: Path, journal_id: str, newest: Path) -> None:
    """Let the oldest days go. Those named for a later day than the newest are set aside: a wrong clock named them."""
    older = [path for path in _own(place, journal_id) if path.name[:10] <= newest.name[:10]]
    days = sorted({path.name[:10] for path in older}, reverse=True)[:KEPT]
    for old in (path for path in older if path.name[:10] not in days):
        with suppress(OSError):
            old.unlink(missing_ok=True)


def _sweep(place: Path, journal_id: str) -> None:
    """Remove what a program that was killed left half-written."""
    for stray in _found(place, rf"\.{_names(journal_id)}\.[0-9a-f]{{8}}\.tmp"):
        with suppress(OSError):
            stray.unlink(missing_ok=True)
