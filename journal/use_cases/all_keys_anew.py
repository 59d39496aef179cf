"""All keys anew: a passphrase, a recovery key and the key beneath them that nobody had, and what becomes of backups."""

from __future__ import annotations

from datetime import date

from journal.errors import JournalError
from journal.store import backup, renewing
from journal.store.journal import Journal
from journal.wording import all_keys_anew as wording


def renew(journal: Journal, passphrase: str, recovery_key: str, today: date, *, replaces_backups: bool) -> str:
    """Write the journal anew under these, and return what is to be said of it.

    With `replaces_backups` those in its folder give way to a new one; where
    that fails the keys hold all the same, and it is said. Raises CannotWrite;
    then all is as it was.
    """
    renewing.renew(journal, passphrase, recovery_key)
    return f"{wording.DONE} {_backups(journal, today, replaces=replaces_backups)}".strip()


def _backups(journal: Journal, today: date, *, replaces: bool) -> str:
    try:
        if replaces:
            backup.renew(journal, "new-key", today)
            return wording.REPLACED
        return wording.still_open([path.name for path in backup.made(journal.folder)])
    except JournalError as error:
        return wording.still_there(str(error))
