"""A file sealed with age before it leaves: by a passphrase, or to somebody's key. Any age program opens it."""

from __future__ import annotations

import pyrage
from pyrage import passphrase as by_passphrase
from pyrage import x25519

from journal.errors import FieldError

ENDING = ".age"


def with_passphrase(content: bytes, passphrase: str) -> bytes:
    """Return the content sealed by a passphrase. It was opened again with it, and held the same."""
    sealed: bytes = by_passphrase.encrypt(content, passphrase)
    if by_passphrase.decrypt(sealed, passphrase) != content:
        raise ValueError("sealed, and not the same inside")
    return sealed


def to_key(content: bytes, key: str) -> bytes:
    """Return the content sealed to an age key ("age1…"). Raises FieldError naming `key` where it is none."""
    try:
        recipient = x25519.Recipient.from_str(key.strip())
    except pyrage.RecipientError:
        raise FieldError("key", "is no age key: one begins with age1 and is a single word of 62 letters") from None
    sealed: bytes = pyrage.encrypt(content, [recipient])
    return sealed
