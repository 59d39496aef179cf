"""The recovery key: printed so that a slip of the pen is found, and read however it is typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import WrongRecoveryKey
from journal.store.recovery_key import ALPHABET, make_recovery_key, recovery_secret
from tests.journal.store.journals import DATA_KEY, KEY_FILE, RECOVERY_KEY

CHARACTERS = st.sampled_from(ALPHABET)


def test_a_recovery_key_is_eight_groups_of_five_and_never_the_same() -> None:
    made = {make_recovery_key() for _ in range(200)}
    assert len(made) == 200
    for key in made:
        groups = key.split("-")
        assert [len(group) for group in groups] == [5] * 8
        assert set("".join(groups)) <= set(ALPHABET)


def test_every_letter_of_a_recovery_key_varies_but_the_first_which_is_short_of_bits() -> None:
    made = [make_recovery_key().replace("-", "") for _ in range(400)]
    seen = [len({key[n] for key in made}) for n in range(40)]
    assert seen[0] == 1  # 152 random bits in 160
    assert all(count > 3 for count in seen[1:])


WIDE = {ord(c): ord(c) + 0xFEE0 for c in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-"}


def test_a_recovery_key_may_be_typed_full_width_and_with_any_dash() -> None:
    dashes = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d\ufe63"
    for typed in (
        RECOVERY_KEY.translate(WIDE),
        RECOVERY_KEY.lower().translate(WIDE),
        RECOVERY_KEY.replace("-", "\u3000").translate(WIDE),
        *(RECOVERY_KEY.replace("-", f" {dash} ") for dash in dashes),
        f"\ufeff{RECOVERY_KEY}\u200b",
    ):
        assert KEY_FILE.by_recovery_key(typed) == DATA_KEY


def test_a_recovery_key_may_be_typed_small_with_spaces_and_with_o_for_zero() -> None:
    typed = RECOVERY_KEY.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert KEY_FILE.by_recovery_key(typed) == DATA_KEY


@given(place=st.integers(0, 39), letter=CHARACTERS)
def test_one_wrong_letter_anywhere_is_a_wrong_recovery_key(place: int, letter: str) -> None:
    plain = RECOVERY_KEY.replace("-", "")
    slipped = plain[:place] + letter + plain[place + 1 :]
    if slipped != plain:
        with pytest.raises(WrongRecoveryKey):
            recovery_secret(slipped)


def test_two_groups_swapped_are_found_by_their_check_letters() -> None:
    groups = RECOVERY_KEY.split("-")
    for first in range(8):
        for second in range(first + 1, 8):
            swapped = list(groups)
            swapped[first], swapped[second] = swapped[second], swapped[first]
            if groups[first] != groups[second]:
                with pytest.raises(WrongRecoveryKey):
                    recovery_secret("-".join(swapped))


@pytest.mark.parametrize(
    "typed",
    ["", "ABCDE", RECOVERY_KEY + "-AAAAA", RECOVERY_KEY[:-1], "ÄÖÜß€" * 8, "U" * 40],
    ids=["nothing", "one group", "a group too many", "a letter short", "no such letters", "no such letter"],
)
def test_what_is_no_recovery_key_is_refused_without_a_fault(typed: str) -> None:
    with pytest.raises(WrongRecoveryKey):
        KEY_FILE.by_recovery_key(typed)
