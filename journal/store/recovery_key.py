"""The recovery key as it is printed and typed: eight groups of five, each of which tells a slip of the pen."""

from __future__ import annotations

import secrets
import unicodedata

from journal.errors import WrongRecoveryKey

RECOVERY_BYTES = 19
"""Bytes of a recovery key: 152 random bits."""

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O, U."""

GROUP = 5
"""Characters of a printed group: four of the key and one that checks them."""


def make_recovery_key() -> str:
    """Return a fresh recovery key as printed: eight groups of five, joined by '-'.

    Each group holds four characters of the key and a fifth that checks them,
    so that a slip of the pen is found group by group. 8 × 4 × 5 = 160 bits,
    of which 152 are random.
    """
    number = int.from_bytes(secrets.token_bytes(RECOVERY_BYTES), "big")
    letters = "".join(ALPHABET[(number >> shift) & 31] for shift in range(155, -1, -5))
    groups = [letters[n : n + GROUP - 1] for n in range(0, len(letters), GROUP - 1)]
    return "-".join(group + _check_letter(group, place) for place, group in enumerate(groups))


def _check_letter(group: str, place: int) -> str:
    weighed = sum(ALPHABET.index(letter) * (2 * n + 1) for n, letter in enumerate(group))
    return ALPHABET[(weighed + 7 * place) % 32]


def recovery_groups(typed: str) -> list[str]:
    """Return what was typed as upper-case groups of five, with O read as 0 and I and L as 1.

    Full-width letters and digits are read as plain ones, dashes and spaces of any kind passed over.
    """
    plain = "".join(letter for letter in unicodedata.normalize("NFKC", typed).upper() if letter.isalnum())
    plain = plain.translate(str.maketrans("OIL", "011"))
    return [plain[n : n + GROUP] for n in range(0, len(plain), GROUP)]


def recovery_secret(typed: str) -> bytes:
    """Return the 20 bytes of a recovery key, however it was typed. Raises WrongRecoveryKey for what can be none."""
    groups = recovery_groups(typed)
    number = 0
    if len(groups) != 8:
        raise WrongRecoveryKey
    for place, group in enumerate(groups):
        if len(group) != GROUP or any(letter not in ALPHABET for letter in group):
            raise WrongRecoveryKey
        if _check_letter(group[:-1], place) != group[-1]:
            raise WrongRecoveryKey
        for letter in group[:-1]:
            number = number * 32 + ALPHABET.index(letter)
    return number.to_bytes(20, "big")
