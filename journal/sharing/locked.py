"""Bytes locked with a spoken passphrase, in a way that any browser's own WebCrypto opens.

PBKDF2-SHA-256 makes the key, AES-256-GCM seals; salt and nonce are fresh
each time. What it is (a pack or an answer) and the cost of the key are bound
to it.
"""

from __future__ import annotations

import base64
import secrets
from typing import Annotated, Literal

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
from msgspec import Meta

from journal.sharing import spoken
from journal.sharing.pack_format import Wire
from journal.sharing.reading import canonical
from journal.sharing.refusals import NewerPack, NotAPack, TooCostly, TooLarge, WrongWords

ROUNDS = 600_000
"""Rounds of PBKDF2-SHA-256; the words themselves hold 78 bits."""

MOST_ROUNDS = 2 * ROUNDS
"""Rounds above which a file is refused untried. Each of the kept words is tried on it: a dozen times that."""

LARGEST = 16 * 1024 * 1024
"""Bytes of a locked file: figures included, in base 64."""

VERSION = 1
What = Literal["pack", "answer", "sheet"]


class Locked(Wire, frozen=True):
    """A locked file, as JSON; salt, nonce and what is sealed in base 64."""

    format: Literal["between-sessions-locked"]
    version: Literal[1]
    what: What
    rounds: Annotated[int, Meta(ge=ROUNDS, extra_json_schema={"maximum": MOST_ROUNDS})]  # above: a refusal of its own
    salt: Annotated[str, Meta(pattern="^[A-Za-z0-9+/]{22}==$")]
    nonce: Annotated[str, Meta(pattern="^[A-Za-z0-9+/]{16}$")]
    sealed: Annotated[str, Meta(pattern="^[A-Za-z0-9+/]*={0,2}$")]


class _Head(msgspec.Struct):
    format: str
    version: int


def lock(content: bytes, words: str, *, what: What, rounds: int = ROUNDS) -> bytes:
    """Return `content` locked with spoken words, as canonical JSON in ASCII."""
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    head = Locked(
        format="between-sessions-locked",
        version=1,
        what=what,
        rounds=rounds,
        salt=_text(salt),
        nonce=_text(nonce),
        sealed="",
    )
    sealed = AESGCM(_key(words, salt, rounds)).encrypt(nonce, content, _bound(head))
    return canonical(msgspec.structs.replace(head, sealed=_text(sealed)))


def unlock(file: bytes, words: str, *, what: What) -> bytes:
    """Return what was locked. Raises what `look_at` does, and WrongWords where the words do not fit.

    A changed file and wrong words look alike.
    """
    locked = look_at(file, what=what)
    salt, nonce, sealed = (_bytes(text) for text in (locked.salt, locked.nonce, locked.sealed))
    try:
        return AESGCM(_key(words, salt, locked.rounds)).decrypt(nonce, sealed, _bound(locked))
    except InvalidTag:
        raise WrongWords from None


def look_at(file: bytes, *, what: What) -> Locked:
    """Return a locked file as it lies there, tried with no words. Raises TooLarge, NewerPack, NotAPack, TooCostly."""
    if len(file) > LARGEST:
        raise TooLarge
    try:
        head = msgspec.json.decode(file, type=_Head)
        if head.format == "between-sessions-locked" and head.version > VERSION:
            raise NewerPack
        locked = msgspec.json.decode(file, type=Locked)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        raise NotAPack from None
    if locked.what != what or canonical(locked) != file:
        raise NotAPack
    for text in (locked.salt, locked.nonce, locked.sealed):
        _bytes(text)
    if locked.rounds > MOST_ROUNDS:
        raise TooCostly
    return locked


def _key(words: str, salt: bytes, rounds: int) -> bytes:
    meant = spoken.as_meant(words).encode("ascii")
    return PBKDF2HMAC(algorithm=SHA256(), length=32, salt=salt, iterations=rounds).derive(meant)


def _bound(head: Locked) -> bytes:
    return f"{head.format} {head.version} {head.what} {head.rounds}".encode("ascii")


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _bytes(text: str) -> bytes:
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        raise NotAPack from None
    if _text(data) != text:  # the last letter may hold bits that stand for nothing
        raise NotAPack
    return data
