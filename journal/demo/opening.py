"""The demo journal, rebuilt at each opening under a key that is held in memory only."""

from __future__ import annotations

import shutil
import uuid
from datetime import date

from journal.demo.fill import fill
from journal.demo.folder import make, sweep
from journal.demo.life import life
from journal.store import keys
from journal.store.journal import Journal
from journal.store.opening import create_unkeyed


def open_demo(today: date, years: int = 2, seed: int = 7) -> Journal:
    """Build the fictional therapist's journal in a temporary folder and return it open.

    The folder is readable by its owner only and goes when the journal is
    closed. Those of processes that crashed go first. Raises CannotWrite or
    CannotOpen; nothing is left behind then.
    """
    sweep()
    folder, mark = make()

    def remove() -> None:
        mark.close()
        shutil.rmtree(folder, ignore_errors=True)

    try:
        journal = create_unkeyed(folder, uuid.uuid4().hex, keys.make_data_key(), is_demo=True)
        try:
            fill(journal, life(years, seed, today))
        except BaseException:
            journal.close()
            raise
    except BaseException:
        remove()
        raise
    journal.when_closed = remove
    return journal
