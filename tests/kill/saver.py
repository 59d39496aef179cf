"""The process that is killed: saves entries without pause and tells of each that was acknowledged.

    python -m tests.kill.saver FOLDER SEED

Waits for a line on standard input, opens the journal, prints "open", then a
line for each acknowledged change: "added", "edited" or "deleted", the kind,
the id, and what the entry now says.
"""

from __future__ import annotations

import random
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from journal.store.journal import Journal
from journal.store.opening import open_with_passphrase
from tests.journal.store.journals import PASSPHRASE, reflection, session


def save(journal: Journal, chance: random.Random) -> None:
    """Save until killed; each line is printed after the change was acknowledged."""
    someone = journal.clients.all()[0]
    while True:
        day = date(2021, 1, 4) + timedelta(days=chance.randrange(1800))
        if chance.random() < 0.5:
            thought = reflection("a thought " * chance.randrange(3, 60), day, client_id=someone.id)
            journal.reflections.add(thought)
            tell("added", "reflection", thought.id, thought.text)
            if chance.random() < 0.3:
                changed = journal.reflections.update(replace(thought, text=thought.text + "and another"))
                tell("edited", "reflection", changed.id, changed.text)
        else:
            hour = session(someone.id, day, note="short")
            journal.sessions.add(hour)
            tell("added", "session", hour.id, hour.note)
            if chance.random() < 0.2:
                journal.sessions.delete(hour.id)
                tell("deleted", "session", hour.id, "")


def tell(change: str, kind: str, entry_id: str, says: str) -> None:
    """Print what was acknowledged."""
    print(change, kind, entry_id, len(says), flush=True)  # noqa: T201 its parent listens read by the test that kills this process


if __name__ == "__main__":
    sys.stdin.readline()
    opened = open_with_passphrase(Path(sys.argv[1]), PASSPHRASE)
    print("open", flush=True)  # noqa: T201 its parent listens
    save(opened, random.Random(int(sys.argv[2])))
