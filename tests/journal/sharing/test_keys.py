"""Keys, the words that stand for them, and the words that lock."""

from __future__ import annotations

import math

import pytest

from journal.sharing import spoken
from journal.sharing.keys import OwnKeys, PublicKeys, keys_from_text
from journal.sharing.refusals import NotAKey
from tests.journal.sharing.packs import STRANGER, SUPERVISOR


def test_words_are_real_ones_told_apart_by_their_first_letters_and_six_hold_more_than_sixty_bits() -> None:
    words = spoken.listed()
    assert {"garden", "violin", "pumpkin"} < set(words)
    assert len({w[:4] for w in words}) == len(words)
    assert spoken.WORDS * math.log2(len(words)) >= 60


def test_no_word_is_unkind_or_heard_as_another() -> None:
    assert not {"abuse", "victim", "suffer", "crazy", "write", "week", "peace", "piece"} & set(spoken.listed())


def test_what_both_compare_does_not_change_with_a_version() -> None:
    """Fingerprint and check word are told from journal to journal, each with a version of its own."""
    line = (
        "between-sessions-key-1 age12l48ysmj340lsxxgtrhckjzzuyn54uyystpvxqay7whsey8erp3smadcmx "
        "a151d8dd4c6504f03ac07b4c3f37247ae4c494d6bb5e6908d7be3b5f3ca8cc50 letes"
    )
    keys = keys_from_text(line)
    assert keys.fingerprint == "enhance midnight giggle poet noodle grocery"
    assert keys.text == line


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
    assert all(len({words[place] for words in prints}) > 250 for place in range(6))


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
