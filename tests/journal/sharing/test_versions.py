"""Three forms of a pack: earlier ones are read for good, the second says what was not chosen, the third has goals."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET
from msgspec.structs import replace as with_fields

from journal.records.person import Relation
from journal.sharing import signing
from journal.sharing.allowed_parts import Part, offered
from journal.sharing.changed import changes
from journal.sharing.pack import from_ledger, hash_of, made
from journal.sharing.pack_format import PACK, Pack
from journal.sharing.reading import canonical, read
from journal.sharing.refusals import Altered, NotAPack, TwoUnderOneName
from journal.sharing.sealing import opened, seal, sealed
from journal.sharing.summary import Summary
from journal.sharing.trust import Before, Place, as_arrived, is_later, place_of
from tests.journal.sharing.earlier_forms import FIRST, SECOND, Earlier
from tests.journal.sharing.packs import AT, PACK_ID, THREAD_ID, WEEKS, agenda, of_hours, small, summary
from tests.journal.sharing.packs import thread as thread_of

KNOWN = {THREAD_ID: FIRST.therapist.public}


@pytest.mark.parametrize(("form", "name"), [(form, name) for form in (FIRST, SECOND) for name in form.names])
def test_a_pack_of_an_earlier_form_is_opened_and_handed_out_again_as_it_was(form: Earlier, name: str) -> None:
    known = {THREAD_ID: form.therapist.public}
    got = opened(form.sealed_then(name), form.supervisor, pinned=known)
    assert got.payload == form.payload(name)
    assert canonical(got.pack) == form.payload(name)
    assert (got.pack.version, got.pack.goals) == (form.version, UNSET)
    if form is FIRST:
        assert (got.pack.not_chosen, got.pack.numbered) == (UNSET, ("", 0))

    again = from_ledger(form.payload(name), hash=form.hash_then(name))
    same = opened(sealed(again, form.therapist), form.supervisor, pinned=known)
    assert same.payload == form.payload(name)


def test_what_an_earlier_form_could_not_hold_is_not_told_as_new_or_gone() -> None:
    old, new = read(SECOND.payload("little"), Pack), small().pack
    assert "goals" not in {*changes(new, old).parts_on, *changes(new, old).parts_off, *changes(old, new).parts_off}


def test_the_version_beside_the_signature_is_the_packs_own() -> None:
    """A pack of one form, signed as one of the other, is neither."""
    payload = FIRST.payload("full")
    for version, error in ((2, NotAPack), (1, None)):
        file = seal(signing.signed(payload, FIRST.therapist, format=PACK, version=version), FIRST.supervisor.public)
        if error is None:
            assert opened(file, FIRST.supervisor, pinned=KNOWN)
        else:
            with pytest.raises(error):
                opened(file, FIRST.supervisor, pinned=KNOWN)
    letter = signing.signed(payload, FIRST.therapist, format=PACK, version=2)
    swapped = letter.replace(b"between-sessions-pack 2", b"between-sessions-pack 1", 1)
    with pytest.raises(Altered):
        opened(seal(swapped, FIRST.supervisor.public), FIRST.supervisor, pinned=KNOWN)


@pytest.mark.parametrize(
    "changed",
    [
        {"version": 1},
        {"version": 2},
        {"goals": UNSET},
        {"line": UNSET},
        {"restores": UNSET},
        {"not_chosen": UNSET},
        {"not_chosen": ["agenda"]},  # it is in it
        {"not_chosen": ["load", "load"]},
        {"not_chosen": ["hours"]},
        {"restores": -1},
        {"line": "A" * 32},
        {"version": 2, "goals": UNSET, "not_chosen": ["goals"]},
    ],
)
def test_a_pack_that_is_not_at_one_with_itself_is_none(changed: dict[str, object]) -> None:
    with pytest.raises(NotAPack):
        read(canonical(with_fields(small().pack, **changed)), Pack)


def test_the_first_form_has_none_of_the_new_fields() -> None:
    old = read(FIRST.payload("hours"), Pack)
    added: list[dict[str, object]] = [{"version": 2}, {"not_chosen": []}, {"restores": 0}, {"line": "a" * 32}]
    for changed in added:
        with pytest.raises(NotAPack):
            read(canonical(with_fields(old, **changed)), Pack)


FULL = summary()


@given(
    chosen=st.sets(st.sampled_from([part for part in Part if part is not Part.HOURS]), min_size=1),
    empty=st.booleans(),
    risk=st.booleans(),
    relation=st.sampled_from([relation for relation in Relation if relation is not Relation.OWN]),
    second_yes=st.booleans(),
)
def test_what_is_offered_is_in_it_or_told_as_not_chosen_and_nothing_else_is_named(
    chosen: set[Part], empty: bool, risk: bool, relation: Relation, second_yes: bool
) -> None:
    may = offered(relation, second_yes=second_yes)
    chosen &= may
    if not chosen:
        return
    fields = {part.replace(" ", "_"): () if empty else getattr(FULL, part.replace(" ", "_")) for part in chosen}
    exact = relation is Relation.CLINICALLY_RESPONSIBLE
    of = Summary(weeks=WEEKS, **fields, risk=() if risk and exact else None)
    pack = made(of, replace(thread_of(relation=relation), second_yes=second_yes), id=PACK_ID, sequence=1, at=AT).pack
    assert pack.not_chosen is not UNSET
    inside = {name for name in (*fields, *(["risk"] if risk and exact else [])) if getattr(pack, name) is not None}
    could = {part.replace(" ", "_") for part in may - {Part.HOURS}} | ({"risk"} if exact else set())
    assert inside | set(pack.not_chosen) == could
    assert not inside & set(pack.not_chosen)


def test_of_hours_nothing_is_told_as_not_chosen_for_they_go_alone() -> None:
    assert of_hours().pack.not_chosen == []


# --- numbers -------------------------------------------------------------------------------------


def numbered(n: int, *, line: str, restores: int, minutes: int, id: str) -> Pack:
    of = Summary(weeks=WEEKS, agenda=agenda("The letter"))
    where = replace(thread_of(), line=line, restores=restores)
    return made(of, where, id=id, sequence=n, at=AT + timedelta(minutes=minutes)).pack


def test_one_number_in_two_lines_is_no_stop_and_twice_in_one_is() -> None:
    came = numbered(4, line="a" * 32, restores=0, minutes=0, id="1" * 32)
    before = Before([as_arrived(came, hash_of(canonical(came)))])
    restored = numbered(4, line="b" * 32, restores=1, minutes=9, id="2" * 32)
    assert place_of(restored, hash_of(canonical(restored)), before) is Place.NEWEST
    for line, restores in (("a" * 32, 0), ("a" * 32, 1)):
        twice = numbered(4, line=line, restores=restores, minutes=9, id="2" * 32)
        with pytest.raises(TwoUnderOneName):
            place_of(twice, hash_of(canonical(twice)), before)


def test_what_was_made_before_the_restore_is_older_and_of_copies_that_go_on_apart_nothing_is_said() -> None:
    restored = numbered(4, line="b" * 32, restores=1, minutes=9, id="2" * 32)
    before = Before([as_arrived(restored, "0" * 64)])
    late = numbered(5, line="a" * 32, restores=0, minutes=5, id="1" * 32)
    assert place_of(late, "1" * 64, before) is Place.OLDER
    goes_on = numbered(6, line="a" * 32, restores=0, minutes=20, id="1" * 32)
    assert place_of(goes_on, "1" * 64, before) is Place.NEWEST


def test_after_the_first_form_the_numbers_simply_go_on() -> None:
    old = read(FIRST.payload("hours"), Pack)
    first = as_arrived(old, FIRST.hash_then("hours"))
    next_one = numbered(old.sequence + 1, line="a" * 32, restores=0, minutes=9, id="9" * 32)
    assert place_of(next_one, "1" * 64, Before([first])) is Place.NEWEST
    assert is_later(as_arrived(next_one, "1" * 64), first)
    assert place_of(old, FIRST.hash_then("hours"), Before([as_arrived(next_one, "1" * 64)])) is Place.OLDER
