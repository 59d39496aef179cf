"""Browsers that have unlocked before: they go ahead of strangers at the door. It opens nothing.

Beside `journal.key` lie the hashes of random tokens that such browsers keep.
Whoever guesses passphrases without one makes only other strangers wait.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from contextlib import suppress
from pathlib import Path

from journal.errors import JournalError
from journal.store import whole_file
from journal.store.connection import translated

FILE = "journal.known"

MOST = 12
"""Browsers that are remembered; the one that unlocked longest ago is forgotten first."""

SHORTEST, LONGEST = 32, 200
"""Characters of a token: 32 random bytes are 43 in base 64."""

LONGEST_FILE = 4_096
"""Bytes of the file: a hash has 64 letters."""


def token_hash(token: str) -> str | None:
    """Return the hash of a token, or None of what can be none."""
    return hashlib.sha256(token.encode()).hexdigest() if SHORTEST <= len(token) <= LONGEST else None


def holds(folder: Path, token: str) -> bool:
    """Say whether the browser with this token has unlocked the journal in `folder` before."""
    hashed = token_hash(token)
    return hashed is not None and any(hmac.compare_digest(hashed, known) for known in _read(folder))


def add(folder: Path, token: str) -> None:
    """Remember a browser that has just unlocked. Where the disk does not take it, it is a stranger the next time."""
    hashed = token_hash(token)
    if hashed is None:
        return
    before = _read(folder)
    if before[-1:] != [hashed]:
        _write(folder, [*(known for known in before if known != hashed), hashed][-MOST:])


def forget_all(folder: Path) -> None:
    """Forget every browser: with a new passphrase each has to prove itself anew."""
    with suppress(OSError):
        (folder / FILE).unlink(missing_ok=True)


def _read(folder: Path) -> list[str]:
    """Return the hashes; none where the file is missing or is not as we wrote it."""
    try:
        with translated(), (folder / FILE).open("rb") as file:
            hashes = json.loads(file.read(LONGEST_FILE))
    except (OSError, ValueError, RecursionError, JournalError):
        return []
    whole = isinstance(hashes, list) and all(isinstance(known, str) and known.isascii() for known in hashes)
    return hashes if whole else []


def _write(folder: Path, hashes: list[str]) -> None:
    with suppress(OSError, JournalError), translated():
        whole_file.put(folder / FILE, json.dumps(hashes).encode())
