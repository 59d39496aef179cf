"""Words to be told by voice, for fingerprints and passphrases: short English ones, of the list of BIP-39.

No two of its 2,048 begin with the same four letters. Three kinds of them are left out.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import unicodedata
from functools import cache

from mnemonic import Mnemonic

WORDS = 6
"""Words in a fingerprint or a passphrase: 64 bits."""

SOUND_ALIKE = """
air aisle aunt base beach bean blue board bread cannon canvas ceiling cereal choose city core course cousin cruel
cruise deer dose dove eight eye find fine fiscal fit flower gas hair hole horse hour idle key knee knife knock know
lawn mail main maple meat mind miss muscle night nose oblige once one pair patient pause peace peanut pear piece
plate please pole prize profit rail rain real right ring road roof route sail sauce scene screen sea search seat
sell sense shoe sight size soul source stairs steak steel story sun sure surge sword symbol tail there thing throw
tide toe two very wage wait walk way wear weather web whale wheat wheel when where wide win wine wing wood world
worth wrap wrist write year you
"""
"""Heard as another word, or nearly."""

TWO_SPELLINGS = """
airport armor artefact axis color defense favorite flavor harbor humor labor license odor practice program
"""
"""Spelled in another way on the other side of the ocean."""

UNKIND = """
abandon abuse accident accuse addict alcohol anger angry anxiety army arrest assault attack awful bitter blame bleak
blood bomb bullet burden casino chaos crash crazy crime cry damage danger dash debris demise despair destroy dirt
disease disorder divorce dumb enemy evil exile fat fatal fatigue fault fever fury garbage ghost gossip grief guilt
gun hazard horror hospital hurt ill illegal illness inmate insane intact jealous judge lawsuit lazy liar lonely mad
misery mistake monster nasty neglect nerve nuclear orphan panic penalty pill poverty prison problem punch rebel
reject riot rude sad sadness satoshi scare sick silly skull soldier sorry spy suffer suspect symptom tattoo tobacco
toilet tragic trap trouble ugly unfair unhappy useless vacant vicious virus warfare warrior waste weapon weasel
weird worry wreck wrong
"""
"""No words to be read aloud between a therapist and a supervisor."""


@cache
def listed() -> tuple[str, ...]:
    """Return the words, in their order; which they are is part of what a fingerprint is."""
    left_out = set(f"{SOUND_ALIKE} {TWO_SPELLINGS} {UNKIND}".split())
    return tuple(word for word in Mnemonic("english").wordlist if word not in left_out)


def fingerprint(data: bytes) -> str:
    """Return six words that stand for `data`: its SHA-256 as a number, six digits of it in the base of the list."""
    number = int.from_bytes(hashlib.sha256(data).digest(), "big")
    words = []
    for _ in range(WORDS):
        number, place = divmod(number, len(listed()))
        words.append(listed()[place])
    return " ".join(words)


def passphrase() -> str:
    """Return six fresh words, chosen by the system's own randomness."""
    return " ".join(secrets.choice(listed()) for _ in range(WORDS))


def as_meant(typed: str) -> str:
    """Return typed words the way they count: small letters, joined by hyphens, whatever stood between them."""
    return "-".join(re.findall("[a-z]+", unicodedata.normalize("NFKC", typed).lower()))
