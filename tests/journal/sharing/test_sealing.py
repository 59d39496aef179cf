"""A sealed pack is opened by the one it was made for, all of it or nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pyrage
import pytest

from journal.sharing import signing
from journal.sharing.keys import OwnKeys, PublicKeys
from journal.sharing.pack import Made, made
from journal.sharing.pack_format import PACK
from journal.sharing.reading import LARGEST_SEALED, canonical
from journal.sharing.refusals import (
    Altered,
    ChangedKey,
    NewerPack,
    NotAPack,
    NotForYou,
    Refused,
    TooLarge,
    TwoUnderOneName,
)
from journal.sharing.sealing import OpenedPack, opened, seal, sealed, sealed_payload, unseal
from journal.sharing.summary import Summary
from journal.sharing.trust import Before, Place, Trust, as_arrived
from tests.journal.sharing.packs import (
    AT,
    PACK_ID,
    STRANGER,
    SUPERVISOR,
    THERAPIST,
    THREAD_ID,
    WEEKS,
    agenda,
    full,
    small,
    under_other_keys,
)

KNOWN = {THREAD_ID: THERAPIST.public}


def open_(file: bytes, *, own: OwnKeys = SUPERVISOR, pinned: dict[str, PublicKeys] | None = None) -> OpenedPack:
    return opened(file, own, pinned=KNOWN if pinned is None else pinned)


def letter(payload: bytes, by: OwnKeys = THERAPIST) -> bytes:
    """Return any payload, signed and sealed to the supervisor."""
    return seal(signing.signed(payload, by, format=PACK), SUPERVISOR.public)


def test_a_sealed_pack_opens_with_the_very_bytes_that_were_shown() -> None:
    of = full()
    got = open_(sealed(of, THERAPIST))
    assert got.payload == of.payload.bytes
    assert got.hash == of.payload.hash
    assert got.pack == of.pack
    assert got.trust is Trust.VERIFIED
    assert got.place is Place.NEWEST


def test_every_byte_changed_in_turn_is_refused() -> None:
    file = sealed(small(), THERAPIST)
    for place in range(len(file)):
        changed = bytearray(file)
        changed[place] ^= 0x01
        with pytest.raises(Refused):
            open_(bytes(changed))


def test_every_byte_changed_under_the_seal_is_refused() -> None:
    """Whoever can seal to the supervisor, and anybody can, still cannot change what was signed."""
    whole = signing.signed(small().payload.bytes, THERAPIST, format=PACK)
    for place in range(len(whole)):
        changed = bytearray(whole)
        changed[place] ^= 0x01
        with pytest.raises(Refused):
            open_(seal(bytes(changed), SUPERVISOR.public))


@pytest.mark.parametrize("length", [0, 1, 21, 200, -1])
def test_a_pack_cut_short_is_refused(length: int) -> None:
    with pytest.raises(Refused):
        open_(sealed(small(), THERAPIST)[:length])


def test_a_pack_for_someone_else_does_not_open() -> None:
    with pytest.raises(NotForYou):
        open_(sealed(small(to=STRANGER), THERAPIST))


def test_a_pack_sealed_on_by_its_reader_is_not_taken_for_ones_own() -> None:
    """The stranger opens what was meant for them and seals it to the supervisor, signature and all."""
    of = small(to=STRANGER)
    with pytest.raises(NotForYou):
        open_(sealed_payload(of.payload, THERAPIST, SUPERVISOR.public))


def test_a_key_nobody_compared_is_unknown_and_never_verified() -> None:
    got = open_(sealed(small(), THERAPIST), pinned={})
    assert got.trust is Trust.UNKNOWN
    assert "not verified" in got.trust.sentence


def test_a_known_key_in_another_thread_is_unknown() -> None:
    got = open_(sealed(small(), THERAPIST), pinned={"f" * 32: THERAPIST.public})
    assert got.trust is Trust.UNKNOWN


def test_a_known_person_under_another_key_is_a_loud_stop() -> None:
    of = Summary(weeks=WEEKS, agenda=agenda("Trust me"))
    forged = made(of, under_other_keys(STRANGER), id=PACK_ID, sequence=1, at=AT)
    with pytest.raises(ChangedKey) as refused:
        open_(sealed(forged, STRANGER))
    assert str(refused.value).startswith("Stop")


def test_a_changed_sealing_key_alone_is_a_loud_stop_too() -> None:
    """An answer would be sealed to it: whoever swaps it reads what comes back."""
    half = OwnKeys(opens=STRANGER.opens, signs=THERAPIST.signs)
    of = Summary(weeks=WEEKS, agenda=agenda("The letter"))
    swapped = made(of, under_other_keys(half), id=PACK_ID, sequence=1, at=AT)
    with pytest.raises(ChangedKey):
        open_(sealed(swapped, half))


def test_a_pack_that_names_the_therapists_key_but_is_signed_with_another_is_refused() -> None:
    with pytest.raises(Altered):
        open_(letter(small().payload.bytes, by=STRANGER))


def test_an_answers_signature_is_no_packs() -> None:
    with pytest.raises(Refused):
        open_(
            seal(signing.signed(small().payload.bytes, THERAPIST, format="between-sessions-answer"), SUPERVISOR.public)
        )


def test_a_pack_is_not_sealed_under_other_keys_than_it_names() -> None:
    with pytest.raises(ValueError, match="other keys"):
        sealed(small(), STRANGER)
    with pytest.raises(ValueError, match="no key"):
        sealed(small(to=None), THERAPIST)


# --- again, and older ----------------------------------------------------------------------------


def again(*before: Made, then: Made) -> OpenedPack:
    came = Before(as_arrived(b.pack, b.payload.hash) for b in before)
    return opened(sealed(then, THERAPIST), SUPERVISOR, pinned=KNOWN, before=came)


def test_the_same_pack_again_is_known_as_here_already() -> None:
    assert again(small(), then=small()).place is Place.HERE_ALREADY


def test_a_pack_older_than_one_already_there_is_called_older() -> None:
    later = small(id="1" * 32, sequence=2, at=AT + timedelta(days=7))
    assert again(small(), then=later).place is Place.NEWEST
    assert again(later, then=small()).place is Place.OLDER


def test_two_packs_under_one_number_are_a_stop() -> None:
    other = small(at=AT + timedelta(days=1))
    with pytest.raises(TwoUnderOneName):
        again(small(), then=other)
    with pytest.raises(TwoUnderOneName):
        again(small(), then=replace_id(other))


def replace_id(of: Made) -> Made:
    return small(id="2" * 32, at=AT + timedelta(days=1)) if of.pack.sequence == 1 else of


def test_a_pack_of_another_thread_says_nothing_about_this_one() -> None:
    other = replace(as_arrived(small().pack, "0" * 64), pack="9" * 32, thread="9" * 32, sequence=900)
    got = opened(sealed(small(), THERAPIST), SUPERVISOR, pinned=KNOWN, before=Before([other]))
    assert got.place is Place.NEWEST


# --- what is no pack at all ----------------------------------------------------------------------


def test_a_newer_version_says_so() -> None:
    payload = canonical(small().pack)
    newer = payload.replace(b'"version":3', b'"version":4')
    with pytest.raises(NewerPack):
        open_(letter(newer))
    with pytest.raises(NewerPack):
        open_(seal(b"between-sessions-pack 4\nsomething else altogether", SUPERVISOR.public))


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b'{"format":"between-sessions-pack","version":1}',
        b'{"format":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b'{"before":' + b"[" * 100_000 + b"]" * 100_000 + b',"format":"between-sessions-pack","version":1}',
        b'{"before":' + b'{"a":' * 100_000,
        b"[" * 100_000,
        b'"' + b"\\" * 1001,
        b"\xff\xfe",
    ],
)
def test_what_is_no_pack_is_refused(payload: bytes) -> None:
    with pytest.raises(NotAPack):
        open_(letter(payload))


@pytest.mark.parametrize(
    ("there", "instead"),
    [
        (b'"demand":20.5', b'"demand":NaN'),
        (b'"demand":20.5', b'"demand":Infinity'),
        (b'"demand":20.5', b'"demand":1e999'),
        (b'"demand":20.5', b'"demand":-1.0'),
        (b'"demand":20.5', b'"demand":"20.5"'),
        (b'"demand":20.5', b'"demand":[[[[[[[[[20.5]]]]]]]]]'),
        (b'"demand":20.5', b'"demand":20.50'),  # another way to write it: not canonical
        (b'"logged":4', b'"logged":4,"logged":5'),
        (b'"logged":4', b'"logged":4,"unknown":1'),
        (b'"logged":4', b'"logged":8'),
        (b'"count":7', b'"count":"about 7"'),
        (b'"code":"R47"', b'"code":"Maria"'),
        (b'"first":"2026-09-07"', b'"first":"2026-09-08"'),
        (b'"first":"2026-09-07"', b'"first":"2026-02-31"'),
        (b'"first":"2026-09-07"', b'"first":"2027-09-06"'),
        (b'"made_at":"2026-10-05T16:30:00Z"', b'"made_at":"2026-10-05T26:30:00Z"'),
        (b'"says":"', b'"says":"\\u0000'),
        (b'"title":"', b'"title":"' + b"x" * 600),
        (b'"title":"The letter', b'"title":"The letter\\n'),
        (b'"thread":"cc', b'"thread":"cc\\n'),
        (b'"code":"R47', b'"code":"R47\\n'),
    ],
)
def test_a_pack_with_anything_amiss_is_refused_even_when_it_is_signed(there: bytes, instead: bytes) -> None:
    payload = full().payload.bytes
    assert there in payload
    with pytest.raises(NotAPack):
        open_(letter(payload.replace(there, instead, 1)))


def test_a_key_in_a_pack_that_is_no_key_is_refused() -> None:
    payload = small().payload.bytes
    own = THERAPIST.public.seal_to.encode()
    wrong = own[:-1] + (b"q" if own[-1:] != b"q" else b"p")  # its check letters do not fit any more
    with pytest.raises(NotAPack):
        open_(letter(payload.replace(own, wrong)))


def test_a_file_far_too_large_is_not_even_decrypted() -> None:
    with pytest.raises(TooLarge):
        open_(b"age-encryption.org/v1" + bytes(LARGEST_SEALED))


def test_a_file_that_is_not_sealed_at_all_is_refused() -> None:
    with pytest.raises(NotAPack):
        open_(signing.signed(small().payload.bytes, THERAPIST, format=PACK))


def test_the_cost_that_a_file_under_a_passphrase_names_is_never_paid() -> None:
    """2 to the 63rd rounds of scrypt: tried, this would not end."""
    file = pyrage.passphrase.encrypt(b"x", "words")
    head, stanza, rest = file.split(b"\n", 2)
    costly = b"\n".join([head, re.sub(rb"\d+$", b"63", stanza), rest])
    assert costly != file
    for passphrased in (file, costly):
        with pytest.raises(NotForYou):
            unseal(passphrased, SUPERVISOR)


@pytest.mark.parametrize("digits", [19, 400, 4_300, 200_000])
def test_a_number_of_any_length_is_refused(digits: int) -> None:
    payload = small().payload.bytes
    for there in (b'"sequence":1', b'"restores":0'):
        assert there in payload
        name = there.split(b":")[0]
        with pytest.raises(NotAPack):
            open_(letter(payload.replace(there, name + b":" + b"9" * digits)))


def test_a_list_of_any_length_is_refused() -> None:
    payload = full().payload.bytes
    feeling = b'{"count":7,"feeling":"worry"}'
    assert feeling in payload
    with pytest.raises(NotAPack):
        open_(letter(payload.replace(feeling, b",".join([feeling] * 100_000))))


def test_a_small_file_with_many_recipients_is_refused_before_any_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    file = seal(b"x", SUPERVISOR.public)
    head, rest = file.split(b"\n--- ", 1)
    begin, stanza = head.split(b"\n", 1)
    many = begin + b"\n" + b"\n".join([stanza] * 200) + b"\n--- " + rest
    monkeypatch.setattr("journal.sharing.sealing.pyrage.decrypt", lambda *_: pytest.fail("it was tried"))
    with pytest.raises(NotAPack):
        unseal(many, SUPERVISOR)
