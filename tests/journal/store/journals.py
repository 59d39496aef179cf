"""Small fictional journals, quickly made: the key derivation costs next to nothing here."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from journal.records.client import Client
from journal.records.reflection import Reflection
from journal.records.session import Session, SessionStatus
from journal.store import keys, opening
from journal.store.connection import connect
from journal.store.journal import Journal
from journal.store.recovery_key import make_recovery_key
from tests.journal.practice import at

PASSPHRASE = "seven grey herons by the weir"
RECOVERY_KEY = make_recovery_key()
DATA_KEY = bytes(range(32))
JOURNAL_ID = "0" * 31 + "1"
CHEAP = keys.KdfCost(memory_kib=64, passes=1, lanes=1)
KEY_FILE = keys.make(JOURNAL_ID, DATA_KEY, PASSPHRASE, RECOVERY_KEY, cost=CHEAP)

DAY = date(2026, 10, 20)
LATER = datetime(2026, 11, 1, tzinfo=UTC)

ROOT = Path(__file__).parents[3]


def make(folder: Path) -> Journal:
    """Make a journal with its key file and return it open."""
    folder.mkdir(parents=True, exist_ok=True)
    journal = opening.create_unkeyed(folder, JOURNAL_ID, DATA_KEY)
    keys.write(folder, KEY_FILE)
    return journal


def reopen(folder: Path) -> Journal:
    """Open a journal whose bytes lie in `folder`, whatever its key file says."""
    return Journal(JOURNAL_ID, folder, connect(folder / "journal.db", DATA_KEY), DATA_KEY)


def client(code: str = "K1", **fields: Any) -> Client:
    return Client(code=code, at=at(date(2020, 1, 1), "00:00"), **fields)


def session(client_id: str, day: date = DAY, clock: str = "09:00", **fields: Any) -> Session:
    told: dict[str, Any] = {"status": SessionStatus.ATTENDED, "minutes": 50, "demand": 4, "written_at": LATER, **fields}
    return Session(client_id=client_id, at=at(day, clock), **told)


def reflection(text: str = "", day: date = DAY, clock: str = "20:00", **fields: Any) -> Reflection:
    return Reflection(text=text, at=at(day, clock), **{"intensity": 5, "minutes": 10, **fields})


def days(n: int, first: date = DAY) -> list[date]:
    return [first + timedelta(days=k) for k in range(n)]


def bytes_in(folder: Path) -> dict[str, bytes]:
    """Return every file under a folder with its bytes, backups included."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def opened_elsewhere(folder: Path) -> str:
    """Open the journal in another process with its passphrase, and return "opened" or the name of the error."""
    program = (
        "import sys, pathlib\n"
        "from journal.errors import JournalError\n"
        "from journal.store.opening import open_with_passphrase\n"
        "try:\n"
        "    open_with_passphrase(pathlib.Path(sys.argv[1]), sys.argv[2]).close()\n"
        "    print('opened')\n"
        "except JournalError as error:\n"
        "    print(type(error).__name__)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, str(folder), PASSPHRASE], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return run.stdout.strip()


def decrypted_pages(file: Path, key: bytes = DATA_KEY) -> list[bytes]:
    """Return the pages of a closed SQLCipher file as they lie there, free space included.

    Worked out by hand and not by the database, which would show rows only.
    """
    raw, size, reserve = file.read_bytes(), 4096, 80
    pages = []
    for start in range(0, len(raw), size):
        page = raw[start : start + size]
        first = 16 if start == 0 else 0  # the salt stands where the header's first bytes were
        decryptor = Cipher(algorithms.AES(key), modes.CBC(page[size - reserve : size - reserve + 16])).decryptor()
        pages.append(decryptor.update(page[first : size - reserve]) + decryptor.finalize())
    return pages


@dataclass(frozen=True)
class Outcome:
    """What another user's attempt came to: the error's class name ("" if none) and its sentence."""

    error: str
    sentence: str


def as_nobody(attempt: Any) -> Outcome:
    """Call `attempt` in a child process without root's power over permissions."""
    receiving, sending = os.pipe()
    child = os.fork()
    if child == 0:
        told = "\n"
        try:
            if os.getuid() == 0:
                os.setgid(65534)
                os.setuid(65534)
            attempt()
        except BaseException as raised:  # noqa: BLE001 everything is reported to the parent
            told = f"{type(raised).__name__}\n{raised}"
        os.write(sending, told.encode())
        os._exit(0)
    os.close(sending)
    with os.fdopen(receiving, "rb") as pipe:
        error, _, sentence = pipe.read().decode().partition("\n")
    os.waitpid(child, 0)
    return Outcome(error, sentence.strip())
