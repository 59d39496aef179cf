"""Words to be told by voice: for fingerprints and passphrases. They are made of syllables and mean nothing.

    consonant vowel consonant vowel consonant  →  "balot", "rifem"

Eight consonants and four vowels give 8·4·8·4·8 = 8,192 words, 13 bits each;
six of them hold 78 bits.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import unicodedata

CONSONANTS = "bdflmrst"
VOWELS = "aeio"
BITS = 13
"""Bits in a word."""

WORDS = 6
"""Words in a fingerprint or a passphrase: 78 bits."""


def word(number: int) -> str:
    """Return the word of a number from 0 to 8,191; each number has its own."""
    if not 0 <= number < 1 << BITS:
        raise ValueError("out of range")
    letters = []
    for alphabet in (CONSONANTS, VOWELS, CONSONANTS, VOWELS, CONSONANTS):
        number, place = divmod(number, len(alphabet))
        letters.append(alphabet[place])
    return "".join(letters)


def fingerprint(data: bytes) -> str:
    """Return six words that stand for `data`: the first 78 bits of its SHA-256."""
    bits = int.from_bytes(hashlib.sha256(data).digest(), "big") >> (256 - WORDS * BITS)
    return " ".join(word(bits >> (BITS * place) & ((1 << BITS) - 1)) for place in reversed(range(WORDS)))


def passphrase() -> str:
    """Return six fresh words, chosen by the system's own randomness: 78 bits."""
    return " ".join(word(secrets.randbelow(1 << BITS)) for _ in range(WORDS))


def as_meant(typed: str) -> str:
    """Return typed words the way they count: small letters, joined by hyphens, whatever stood between them."""
    return "-".join(re.findall("[a-z]+", unicodedata.normalize("NFKC", typed).lower()))
