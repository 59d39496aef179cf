"""The key file: one data key, wrapped under the passphrase and under the recovery key.

    passphrase ──Argon2id──▶ wrapping key ─┐
                                           ├─AES-256-GCM─▶ data key ─▶ journal.db
    recovery key ──HKDF────▶ wrapping key ─┘

`journal.key` is JSON. A checksum tells a damaged file from a wrong
passphrase; a MAC under the data key covers all of it against whoever would
put another slot in.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import re
import secrets
import threading
import unicodedata
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from journal.errors import KeyFileDamaged, KeyFileMissing, WrongPassphrase, WrongRecoveryKey
from journal.store import whole_file
from journal.store.connection import KEY_BYTES, translated
from journal.store.recovery_key import recovery_secret

KEY_FILE = "journal.key"
FORMAT = 1

MEMORY_KIB = 64 * 1024
"""KiB of Argon2id, the second recommended option of RFC 9106 section 4."""
PASSES = 3
"""Iterations of Argon2id, RFC 9106 section 4."""
LANES = 4
"""Lanes of Argon2id, RFC 9106 section 4."""

MOST_MEMORY_KIB = 256 * 1024
"""KiB. A key file that asks for more is damaged or hostile."""
MOST_BYTES = 10_000
"""Bytes. A key file has about 700."""
MOST_PASSES = 10
MOST_LANES = 16

_STRAY = re.compile(rf"{re.escape(KEY_FILE)}\.[0-9a-f]{{8}}\.tmp")

SALT_BYTES = 16
NONCE_BYTES = 12
SLOT_BYTES = NONCE_BYTES + KEY_BYTES + 16
"""Bytes of a wrapped data key: nonce, key, and the 16 of AES-GCM's tag."""
MAC_BYTES = 32


@dataclass(frozen=True, slots=True)
class KdfCost:
    """What deriving a key from the passphrase costs: KiB of memory, passes over it, lanes."""

    memory_kib: int = MEMORY_KIB
    passes: int = PASSES
    lanes: int = LANES

    def __post_init__(self) -> None:
        bounds = ((self.memory_kib, MOST_MEMORY_KIB), (self.passes, MOST_PASSES), (self.lanes, MOST_LANES))
        if not all(type(value) is int and 1 <= value <= most for value, most in bounds):
            raise KeyFileDamaged
        if self.memory_kib < 8 * self.lanes:
            raise KeyFileDamaged


def make_data_key() -> bytes:
    """Return 32 random bytes."""
    return secrets.token_bytes(KEY_BYTES)


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What `journal.key` says, as read: nothing in it is secret without passphrase or recovery key."""

    journal_id: str
    cost: KdfCost
    salt: bytes
    passphrase_slot: bytes
    recovery_salt: bytes
    recovery_slot: bytes
    mac: bytes

    def by_passphrase(self, passphrase: str) -> bytes:
        """Return the data key. Raises WrongPassphrase, or KeyFileDamaged if the rest was tampered with."""
        wrapping = _from_passphrase(passphrase, self.salt, self.cost)
        try:
            data_key = _unwrap(wrapping, self.passphrase_slot, _bound(self.journal_id, "passphrase", self.cost))
        except InvalidTag:
            raise WrongPassphrase from None
        return self._checked(data_key)

    def by_recovery_key(self, typed: str) -> bytes:
        """Return the data key. Raises WrongRecoveryKey, or KeyFileDamaged if the rest was tampered with."""
        wrapping = _from_recovery(recovery_secret(typed), self.recovery_salt)
        try:
            data_key = _unwrap(wrapping, self.recovery_slot, _bound(self.journal_id, "recovery", None))
        except InvalidTag:
            raise WrongRecoveryKey from None
        return self._checked(data_key)

    def _checked(self, data_key: bytes) -> bytes:
        if not hmac.compare_digest(_mac(data_key, self._body()), self.mac):
            raise KeyFileDamaged
        return data_key

    def _body(self) -> dict[str, Any]:
        return _body(
            self.journal_id, self.cost, self.salt, self.passphrase_slot, self.recovery_salt, self.recovery_slot
        )

    def to_bytes(self) -> bytes:
        """Return the file's one canonical form."""
        sealed = {**self._body(), "mac": _text(self.mac)}
        return _canonical({**sealed, "sum": hashlib.sha256(_canonical(sealed)).hexdigest()}) + b"\n"


def make(journal_id: str, data_key: bytes, passphrase: str, recovery_key: str, cost: KdfCost | None = None) -> KeyFile:
    """Wrap `data_key` under both. Takes about a tenth of a second, by design."""
    salt, slot, cost = _passphrase_slot(journal_id, data_key, passphrase, cost)
    recovery_salt, recovery_slot = _recovery_slot(journal_id, data_key, recovery_key)
    return _sealed(journal_id, data_key, cost, salt, slot, recovery_salt, recovery_slot)


def check(key_file: KeyFile, data_key: bytes) -> None:
    """Do nothing if a key file is this data key's. Raises KeyFileDamaged."""
    key_file._checked(data_key)


def with_passphrase(old: KeyFile, data_key: bytes, passphrase: str) -> KeyFile:
    """Return the key file with another passphrase. Copies of the old file still open with the old one.

    Raises KeyFileDamaged if the old one is not this data key's.
    """
    old._checked(data_key)
    salt, slot, cost = _passphrase_slot(old.journal_id, data_key, passphrase, None)
    return _sealed(old.journal_id, data_key, cost, salt, slot, old.recovery_salt, old.recovery_slot)


def with_recovery_key(old: KeyFile, data_key: bytes, recovery_key: str) -> KeyFile:
    """Return the key file with another recovery key; the printed one before it no longer fits.

    Raises KeyFileDamaged if the old one is not this data key's.
    """
    old._checked(data_key)
    salt, slot = _recovery_slot(old.journal_id, data_key, recovery_key)
    return _sealed(old.journal_id, data_key, old.cost, old.salt, old.passphrase_slot, salt, slot)


def _passphrase_slot(
    journal_id: str, data_key: bytes, passphrase: str, cost: KdfCost | None
) -> tuple[bytes, bytes, KdfCost]:
    cost = cost or KdfCost()
    salt = os.urandom(SALT_BYTES)
    wrapping = _from_passphrase(passphrase, salt, cost)
    return salt, _wrap(wrapping, data_key, _bound(journal_id, "passphrase", cost)), cost


def _recovery_slot(journal_id: str, data_key: bytes, recovery_key: str) -> tuple[bytes, bytes]:
    salt = os.urandom(SALT_BYTES)
    wrapping = _from_recovery(recovery_secret(recovery_key), salt)
    return salt, _wrap(wrapping, data_key, _bound(journal_id, "recovery", None))


def _sealed(
    journal_id: str, data_key: bytes, cost: KdfCost, salt: bytes, slot: bytes, recovery_salt: bytes, recovery: bytes
) -> KeyFile:
    mac = _mac(data_key, _body(journal_id, cost, salt, slot, recovery_salt, recovery))
    return KeyFile(journal_id, cost, salt, slot, recovery_salt, recovery, mac)


def read(folder: Path) -> KeyFile:
    """Read `journal.key`. Raises KeyFileMissing, or KeyFileDamaged for anything but the canonical form."""
    path = folder / KEY_FILE
    try:
        with translated(), path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise KeyFileMissing from None
    except IsADirectoryError:
        raise KeyFileDamaged from None
    return parse(raw)


def parse(raw: bytes) -> KeyFile:
    """Return the key file that `to_bytes` wrote. Raises KeyFileDamaged."""
    if len(raw) > MOST_BYTES:
        raise KeyFileDamaged
    try:
        parts = json.loads(raw)
        kdf = parts["kdf"]
        if parts["format"] != FORMAT or kdf["name"] != "argon2id":
            raise KeyFileDamaged
        key_file = KeyFile(
            journal_id=uuid.UUID(parts["journal"]).hex,
            cost=KdfCost(kdf["memory_kib"], kdf["passes"], kdf["lanes"]),
            salt=_bytes(parts["salt"], SALT_BYTES),
            passphrase_slot=_bytes(parts["passphrase_slot"], SLOT_BYTES),
            recovery_salt=_bytes(parts["recovery_salt"], SALT_BYTES),
            recovery_slot=_bytes(parts["recovery_slot"], SLOT_BYTES),
            mac=_bytes(parts["mac"], MAC_BYTES),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise KeyFileDamaged from None
    if key_file.to_bytes() != raw:
        raise KeyFileDamaged
    return key_file


def write(folder: Path, key_file: KeyFile) -> None:
    """Replace `journal.key` in one step: at any moment the old or the new one is whole."""
    with translated():
        whole_file.put(folder / KEY_FILE, key_file.to_bytes())


def sweep(folder: Path) -> None:
    """Remove what a crash in the middle of `write` left behind."""
    for stray in folder.glob(f"{KEY_FILE}.*.tmp"):
        if _STRAY.fullmatch(stray.name) and (stray.is_symlink() or stray.is_file()):
            stray.unlink(missing_ok=True)


_one_at_a_time = threading.Lock()
# The lanes share one pool of OpenSSL's threads. Two derivations at once (two tabs at the door) each wait for threads
# that the other holds, for ever: seen with cryptography 50 on two cores.


def _from_passphrase(passphrase: str, salt: bytes, cost: KdfCost) -> bytes:
    kdf = Argon2id(salt=salt, length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib)
    with _one_at_a_time:
        return kdf.derive(unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass"))


def _from_recovery(secret: bytes, salt: bytes) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=salt, info=b"between-sessions recovery").derive(secret)


def _wrap(wrapping: bytes, data_key: bytes, bound: bytes) -> bytes:
    if len(data_key) != KEY_BYTES:
        raise ValueError("the data key must have 32 bytes")
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(wrapping).encrypt(nonce, data_key, bound)


def _unwrap(wrapping: bytes, slot: bytes, bound: bytes) -> bytes:
    return AESGCM(wrapping).decrypt(slot[:NONCE_BYTES], slot[NONCE_BYTES:], bound)


def _bound(journal_id: str, slot: str, cost: KdfCost | None) -> bytes:
    settings = [cost.memory_kib, cost.passes, cost.lanes] if cost else []
    return _canonical({"journal": journal_id, "slot": slot, "kdf": settings, "format": FORMAT})


def _body(
    journal_id: str, cost: KdfCost, salt: bytes, slot: bytes, recovery_salt: bytes, recovery_slot: bytes
) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "journal": journal_id,
        "kdf": {"name": "argon2id", "memory_kib": cost.memory_kib, "passes": cost.passes, "lanes": cost.lanes},
        "salt": _text(salt),
        "passphrase_slot": _text(slot),
        "recovery_salt": _text(recovery_salt),
        "recovery_slot": _text(recovery_slot),
    }


def _mac(data_key: bytes, body: dict[str, Any]) -> bytes:
    key = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=b"between-sessions key file").derive(data_key)
    return hmac.digest(key, _canonical(body), "sha256")


def _canonical(parts: dict[str, Any]) -> bytes:
    return json.dumps(parts, sort_keys=True, indent=1).encode()


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _bytes(text: str, length: int) -> bytes:
    raw = base64.b64decode(text, validate=True)
    if len(raw) != length:
        raise KeyFileDamaged
    return raw
