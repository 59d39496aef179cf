"""Keys of a therapist or a supervisor: one pair to seal to (age, X25519), one to sign with (Ed25519).

They belong together: one fingerprint stands for both public halves, and is
compared by voice. The private halves live inside the encrypted journal only.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from functools import cached_property

import pyrage
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from pyrage import x25519

from journal.sharing import spoken
from journal.sharing.pack_format import KeyPairPublic
from journal.sharing.refusals import NotAKey

_TEXT = re.compile(r"between-sessions-key-1 (age1[02-9ac-hj-np-z]{58}) ([0-9a-f]{64}) ([a-z]{5})")


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicKeys:
    """The public halves: an age recipient, and an Ed25519 key in hex. Raises NotAKey where one of them is none."""

    seal_to: str
    signs_with: str

    def __post_init__(self) -> None:
        try:
            x25519.Recipient.from_str(self.seal_to)
            if len(self.signs_with) != 64 or self.signs_with != self.signs_with.lower():
                raise ValueError("not a key in hex")
            Ed25519PublicKey.from_public_bytes(bytes.fromhex(self.signs_with))
        except (pyrage.RecipientError, ValueError):
            raise NotAKey from None

    @property
    def fingerprint(self) -> str:
        """Six words that stand for both keys, to be compared by voice."""
        return spoken.fingerprint(self._both)

    @property
    def text(self) -> str:
        """One line to hand over, as a file or in a message; it is no secret."""
        return f"between-sessions-key-1 {self.seal_to} {self.signs_with} {self._check_word}"

    @property
    def _both(self) -> bytes:
        return f"between-sessions keys\n{self.seal_to}\n{self.signs_with}".encode()

    @property
    def _check_word(self) -> str:
        """Five letters that tell a mistyped line, from the first 13 bits of SHA-256: "balot", "rifem"."""
        number = int.from_bytes(hashlib.sha256(self._both).digest()[:2], "big") >> 3
        letters = []
        for alphabet in ("bdflmrst", "aeio", "bdflmrst", "aeio", "bdflmrst"):
            number, place = divmod(number, len(alphabet))
            letters.append(alphabet[place])
        return "".join(letters)

    @property
    def recipient(self) -> x25519.Recipient:
        """What age seals to."""
        return x25519.Recipient.from_str(self.seal_to)

    def signed(self, message: bytes, signature: bytes) -> bool:
        """Say whether `signature` is this key's over `message`."""
        try:
            Ed25519PublicKey.from_public_bytes(bytes.fromhex(self.signs_with)).verify(signature, message)
        except InvalidSignature:
            return False
        return True

    def in_pack(self) -> KeyPairPublic:
        """Return the keys as a pack has them."""
        return KeyPairPublic(seal_to=self.seal_to, signs_with=self.signs_with)


def keys_in(pack: KeyPairPublic) -> PublicKeys:
    """Return the keys that a pack names. Raises NotAKey."""
    return PublicKeys(seal_to=pack.seal_to, signs_with=pack.signs_with)


def keys_from_text(text: str) -> PublicKeys:
    """Return the keys in a line or file made by `text`; raises NotAKey where it is none, or was mistyped."""
    found = _TEXT.fullmatch(" ".join(text[:2_000].split()))
    if found is None:
        raise NotAKey
    keys = PublicKeys(seal_to=found[1], signs_with=found[2])
    if keys._check_word != found[3]:
        raise NotAKey
    return keys


@dataclass(frozen=True, kw_only=True)
class OwnKeys:
    """Both pairs, private halves included: an age identity, and 32 bytes of Ed25519 in hex. Never printed."""

    opens: str = field(repr=False)
    signs: str = field(repr=False)

    @classmethod
    def fresh(cls) -> OwnKeys:
        """Return new keys, made by the system's own randomness."""
        return cls(opens=str(x25519.Identity.generate()), signs=Ed25519PrivateKey.generate().private_bytes_raw().hex())

    @cached_property
    def public(self) -> PublicKeys:
        """The public halves, worked out once: five hundred packs ask for them."""
        return PublicKeys(
            seal_to=str(self.identity.to_public()), signs_with=self._signing.public_key().public_bytes_raw().hex()
        )

    @property
    def identity(self) -> x25519.Identity:
        """What age opens with."""
        return x25519.Identity.from_str(self.opens)

    def sign(self, message: bytes) -> bytes:
        """Return the signature over `message`, 64 bytes."""
        return self._signing.sign(message)

    @property
    def _signing(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(self.signs))
