"""Signatures: Ed25519 over the exact bytes of a payload, which names both its sender and whom it is for.

    between-sessions-pack 2
    <signature, 128 hex digits>
    {"agenda":…}

The first line is signed too, so that an answer is never taken for a pack.
"""

from __future__ import annotations

import re

from journal.sharing.keys import OwnKeys, PublicKeys
from journal.sharing.pack_format import VERSIONS
from journal.sharing.refusals import Altered, NewerPack, NotAPack

_HEX = 128


def signed(payload: bytes, own: OwnKeys, *, format: str, version: int | None = None) -> bytes:
    """Return a payload under its signature; `version` is the payload's own, without it the newest."""
    head = _head(format, version or VERSIONS[format])
    return head + own.sign(head + payload).hex().encode("ascii") + b"\n" + payload


def apart(letter: bytes, *, format: str) -> tuple[bytes, bytes, int]:
    """Return the payload, its signature and its version; nothing is checked yet. Raises NotAPack, NewerPack."""
    head = re.match(rb"%s ([1-9]\d{0,3})\n" % format.encode("ascii"), letter)
    if head is None:
        raise NotAPack
    if int(head[1]) > VERSIONS[format]:
        raise NewerPack
    rest = letter[head.end() :]
    if rest[_HEX : _HEX + 1] != b"\n":
        raise NotAPack
    digits = rest[:_HEX]
    if re.fullmatch(rb"[0-9a-f]+", digits) is None:
        raise NotAPack
    return rest[_HEX + 1 :], bytes.fromhex(digits.decode("ascii")), int(head[1])


def check(payload: bytes, signature: bytes, keys: PublicKeys, *, format: str, version: int) -> None:
    """Raise Altered unless the signature is that key's over this payload, in this version."""
    if not keys.signed(_head(format, version) + payload, signature):
        raise Altered


def _head(format: str, version: int) -> bytes:
    return f"{format} {version}\n".encode("ascii")
