"""Keys, the words that stand for them, and the words that lock."""

from __future__ import annotations

import math

import pytest

from journal.sharing import spoken
from journal.sharing.keys import OwnKeys, PublicKeys, keys_from_text
from journal.sharing.refusals import NotAKey
from tests.journal.sharing.packs import STRANGER, SUPERVISOR


def test_every_number_has_a_word_of_its_own_and_six_words_hold_more_than_sixty_bits() -> None:
    words = {spoken.word(n) for n in range(1 << spoken.BITS)}
    assert len(words) == 8192
    assert spoken.WORDS * math.log2(len(words)) >= 60
    assert all(len(w) == 5 and w.isalpha() for w in words)


def test_a_passphrase_is_six_fresh_words() -> None:
    assert len({spoken.passphrase() for _ in range(50)}) == 50
    assert len(spoken.passphrase().split()) == 6


def test_a_fingerprint_stands_for_both_keys() -> None:
    keys = SUPERVISOR.public
    assert keys.fingerprint == PublicKeys(seal_to=keys.seal_to, signs_with=keys.signs_with).fingerprint
    assert len(keys.fingerprint.split()) == 6
    for other in (
        PublicKeys(seal_to=STRANGER.public.seal_to, signs_with=keys.signs_with),
        PublicKeys(seal_to=keys.seal_to, signs_with=STRANGER.public.signs_with),
    ):
        assert other.fingerprint != keys.fingerprint


def test_a_fingerprint_uses_all_of_its_bits() -> None:
    """Each place shows many words: none of the six is there for show."""
    prints = [spoken.fingerprint(str(n).encode()).split() for n in range(300)]
    assert all(len({words[place] for words in prints}) > 280 for place in range(6))


def test_keys_go_and_come_as_one_line_of_text() -> None:
    text = SUPERVISOR.public.text
    assert keys_from_text(f"  {text}\r\n") == SUPERVISOR.public
    assert keys_from_text(text.replace(" ", "\n")) == SUPERVISOR.public


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        SUPERVISOR.public.seal_to,
        SUPERVISOR.public.text[:-1],
        SUPERVISOR.public.text.replace("key-1", "key-2"),
        SUPERVISOR.public.text.replace(SUPERVISOR.public.seal_to, STRANGER.public.seal_to),
        SUPERVISOR.public.text.replace(SUPERVISOR.public.signs_with, "0" * 63 + "g"),
        SUPERVISOR.public.text + " more",
        "x" * 10_000_000,
    ],
    # Keys are made by chance: as names of tests they would differ from process to process.
    ids=["nothing", "a word", "half a key", "cut", "another kind", "a changed half", "no digit", "more", "very long"],
)
def test_a_line_that_is_no_key_or_was_mistyped_is_refused(text: str) -> None:
    with pytest.raises(NotAKey):
        keys_from_text(text)


def test_private_halves_are_never_printed() -> None:
    own = OwnKeys.fresh()
    assert own.opens not in repr(own)
    assert own.signs not in repr(own)
    assert own.public.signs_with not in own.signs
