"""Sharing: the ledger, numbers and codes that are never given twice, and answers taken in whole or not at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from journal.errors import EntryNotFound, FieldError, JournalError, OnLegalHold
from journal.records.agenda import AgendaItem, AgendaState, from_reflection
from journal.records.entry import now_utc
from journal.records.person import Person, Relation
from journal.records.share import KeptAnswer, Share, SharingWith
from journal.records.supervision import Supervision
from journal.store import trash
from journal.store.journal import Journal
from tests.journal.practice import at
from tests.journal.store.journals import DAY, client, decrypted_pages, reflection, reopen

DANA = Person(at=at(DAY), name="Dana", relation=Relation.CLINICAL_SUPERVISOR)
WITH = SharingWith(person_id=DANA.id, thread="c" * 32, my_name="Ida", keys="a key", parts=("agenda", "load"), weeks=6)
MADE = datetime(2026, 10, 20, 16, 30, 0, 250, tzinfo=UTC)
SHARE = Share(
    id="d" * 32, person_id=DANA.id, person_name="Dana", sequence=1, made_at=MADE, first=date(2026, 9, 7),
    last=date(2026, 9, 28), parts=("agenda",), hash="f" * 64, items=("agenda-1", "pack"),
    entries=(("agenda-1", "e" * 32),), words="bif lof", keys=None,
)  # fmt: skip
ANSWER = KeptAnswer(share_id=SHARE.id, hash="9" * 64, trust="verified", taken_at=MADE, payload='{"comments": []}')
MEETING = Supervision(at=at(DAY), minutes=60, supervisor="Dana")


@pytest.fixture
def sharing(journal: Journal) -> Journal:
    """Return a journal that shares with Dana."""
    journal.people.add(DANA)
    journal.sharing.keep_with(WITH)
    return journal


def shared(journal: Journal, *, number: int = 1, when: datetime = MADE) -> Share:
    """Write a share into the ledger and return it."""
    share = replace(SHARE, id=f"{number:032x}", sequence=number, made_at=when)
    journal.sharing.add(share, b"the very bytes")
    return share


def test_own_keys_are_made_once(journal: Journal) -> None:
    assert journal.sharing.own_keys() is None
    assert journal.sharing.keep_own_keys("opens", "signs") == ("opens", "signs")
    assert journal.sharing.keep_own_keys("others", "of another tab") == ("opens", "signs")
    assert journal.sharing.own_keys() == ("opens", "signs")


def test_how_one_shares_with_a_person_is_kept_and_their_thread_never_changes(sharing: Journal) -> None:
    assert sharing.sharing.with_person("nobody") is None
    assert sharing.sharing.with_person(DANA.id) == WITH
    changed = replace(WITH, thread="0" * 32, keys=None, weeks=12, parts=(), compared_on=DAY, second_yes_on=DAY)
    sharing.sharing.keep_with(changed)
    assert sharing.sharing.with_person(DANA.id) == replace(changed, thread=WITH.thread)


@pytest.mark.parametrize("wrong", [{"weeks": 0}, {"weeks": 107}, {"my_name": "two\nlines"}])
def test_what_cannot_be_is_not_made(wrong: dict[str, object]) -> None:
    with pytest.raises(FieldError):
        replace(WITH, **wrong)  # type: ignore[arg-type]  # one field at a time


def test_a_number_is_given_once(sharing: Journal, journal_home: Path) -> None:
    assert [sharing.sharing.next_number(DANA.id).sequence for _ in range(2)] == [1, 2]
    sharing.sharing.keep_with(replace(WITH, weeks=1))
    sharing.close()
    again = reopen(journal_home)
    assert again.sharing.coming_number(DANA.id).sequence == 3
    assert again.sharing.next_number(DANA.id).sequence == 3
    with pytest.raises(EntryNotFound):
        again.sharing.next_number("nobody")
    again.close()


def test_a_code_has_one_client_and_a_client_one_code(sharing: Journal) -> None:
    sharing.sharing.keep_codes(DANA.id, {"one": "R47", "two": "M12"})
    sharing.sharing.keep_codes(DANA.id, {"one": "R47", "three": "B20"})
    for clash in ({"four": "R47"}, {"five": "C11", "one": "C12"}):
        with pytest.raises(JournalError, match="once more"):
            sharing.sharing.keep_codes(DANA.id, clash)
    assert sharing.sharing.codes(DANA.id) == {"one": "R47", "two": "M12", "three": "B20"}
    assert sharing.sharing.codes("another person") == {}


def test_the_code_of_a_purged_client_stays_taken_and_is_nobodys(sharing: Journal) -> None:
    someone = client("K9")
    sharing.clients.add(someone)
    sharing.sharing.keep_codes(DANA.id, {someone.id: "R47"})
    sharing.clients.delete(someone.id)
    trash.purge(sharing, "client", someone.id)
    assert [*sharing.sharing.codes(DANA.id).values()] == ["R47"]
    assert someone.id not in sharing.sharing.codes(DANA.id)
    with pytest.raises(JournalError):
        sharing.sharing.keep_codes(DANA.id, {"another": "R47"})


def test_words_a_client_is_known_by_are_kept_until_let_go_or_the_client_is_gone(sharing: Journal) -> None:
    one, two = client("K1"), client("K2")
    sharing.clients.add_many([one, two])
    sharing.sharing.keep_identifying_words(one.id, " Wanda, the weir ")
    sharing.sharing.keep_identifying_words(two.id, "Leeds")
    assert sharing.sharing.identifying_words() == {one.id: "Wanda, the weir", two.id: "Leeds"}
    sharing.sharing.keep_identifying_words(one.id, "")
    sharing.clients.delete(two.id)
    trash.purge(sharing, "client", two.id)
    assert sharing.sharing.identifying_words() == {}
    with pytest.raises(FieldError):
        sharing.sharing.keep_identifying_words(one.id, "two\nlines")


def test_the_ledger_lists_the_newest_first_and_keeps_the_very_bytes(sharing: Journal) -> None:
    first = shared(sharing)
    second = shared(sharing, number=2, when=MADE + timedelta(microseconds=1))
    assert sharing.sharing.all() == [second, first]
    assert sharing.sharing.of_person(DANA.id) == [second, first]
    assert sharing.sharing.of_person("another") == []
    assert sharing.sharing.get(first.id) == first
    assert sharing.sharing.payload(first.id) == b"the very bytes"
    sharing.sharing.add(first, b"pressed twice")
    assert sharing.sharing.payload(first.id) == b"the very bytes"
    with pytest.raises(EntryNotFound):
        sharing.sharing.get("no such share")


def test_it_is_known_which_shares_hold_something_of_an_entry(sharing: Journal) -> None:
    share = shared(sharing)
    assert sharing.sharing.holding("e" * 32) == [share]
    assert sharing.sharing.holding("agenda-1") == []


def test_bytes_go_and_the_line_stays(sharing: Journal) -> None:
    share = shared(sharing)
    sharing.sharing.forget_bytes(share.id)
    assert sharing.sharing.payload(share.id) is None
    assert sharing.sharing.all() == [replace(share, words=None)]


@pytest.mark.parametrize(
    ("days", "held", "kept"), [(30, False, [False, True]), (30, True, [True, True]), (None, False, [True, True])]
)
def test_bytes_are_kept_as_long_as_the_settings_say(
    sharing: Journal, days: int | None, held: bool, kept: list[bool]
) -> None:
    sharing.settings.write(replace(sharing.settings.read(), shares_kept_days=days, legal_hold=held))
    begun = now_utc()
    old, new = shared(sharing, when=begun), shared(sharing, number=2, when=begun + timedelta(days=1))
    assert sharing.sharing.forget_old_bytes(begun + timedelta(days=30, hours=1)) == 0  # marked, see letting_go.py
    gone = sharing.sharing.forget_old_bytes(begun + timedelta(days=31, hours=1))
    assert [sharing.sharing.payload(share.id) is not None for share in (old, new)] == kept
    assert gone == kept.count(False)
    assert sharing.sharing.forget_old_bytes(begun + timedelta(days=31, hours=2)) == 0


def test_an_answer_comes_in_whole(sharing: Journal) -> None:
    sharing.supervisions.add(MEETING)
    share = shared(sharing)
    agreed = AgendaItem(at=at(DAY), title="Write the letter", state=AgendaState.DECIDED, decision="Agreed with Dana")
    sharing.sharing.take_in(
        replace(ANSWER, share_id=share.id), signed=[MEETING.id, "gone"], signed_on=DAY + timedelta(3), agreed=[agreed]
    )
    assert sharing.sharing.answers() == {share.id: replace(ANSWER, share_id=share.id)}
    assert sharing.supervisions.get(MEETING.id).signed_off_on == DAY + timedelta(3)
    [item] = sharing.agenda.open()
    assert (item.title, item.source_kind, item.source_id) == ("Write the letter", "answer", share.id)


def test_a_second_answer_changes_nothing(sharing: Journal) -> None:
    sharing.supervisions.add(MEETING)
    share = shared(sharing)
    sharing.sharing.take_in(replace(ANSWER, share_id=share.id), signed_on=DAY)
    with pytest.raises(JournalError, match="answered before"):
        sharing.sharing.take_in(
            replace(ANSWER, share_id=share.id, hash="8" * 64), signed=[MEETING.id], signed_on=DAY + timedelta(3)
        )
    assert sharing.supervisions.get(MEETING.id).signed_off_on is None
    assert sharing.sharing.answers()[share.id].hash == ANSWER.hash


def test_of_an_answer_that_cannot_be_taken_in_whole_nothing_is(sharing: Journal) -> None:
    share = shared(sharing)
    item = AgendaItem(at=at(DAY), title="There already")
    sharing.agenda.add(item)
    with pytest.raises(FieldError):
        sharing.sharing.take_in(replace(ANSWER, share_id=share.id), signed_on=DAY, agreed=[item])
    assert sharing.sharing.answers() == {}
    with pytest.raises(EntryNotFound):
        sharing.sharing.take_in(ANSWER, signed_on=DAY)


def test_hours_that_were_signed_before_keep_their_day(sharing: Journal) -> None:
    sharing.supervisions.add(replace(MEETING, signed_off_on=DAY))
    share = shared(sharing)
    sharing.sharing.take_in(replace(ANSWER, share_id=share.id), signed=[MEETING.id], signed_on=DAY + timedelta(9))
    assert sharing.supervisions.get(MEETING.id).signed_off_on == DAY


def test_a_purged_person_takes_keys_and_codes_along_and_the_ledger_stays(sharing: Journal) -> None:
    share = shared(sharing)
    sharing.sharing.keep_codes(DANA.id, {"one": "R47"})
    sharing.people.delete(DANA.id)
    trash.purge(sharing, "person", DANA.id)
    assert sharing.sharing.with_person(DANA.id) is None
    assert sharing.sharing.codes(DANA.id) == {}
    assert sharing.sharing.all() == [share]


def test_after_a_purge_the_ledger_still_says_which_packs_hold_it(sharing: Journal) -> None:
    thought = reflection("heavy", to_supervision=True)
    sharing.reflections.add(thought)
    item = from_reflection(thought, "K1", at=at(DAY))
    sharing.agenda.add(item)
    share = replace(SHARE, entries=(("agenda-1", item.id),))
    sharing.sharing.add(share, b"{}")
    assert sharing.sharing.holding(thought.id) == [share]
    sharing.reflections.delete(thought.id)
    trash.purge(sharing, "reflection", thought.id)
    assert sharing.agenda.open() == []
    assert sharing.sharing.holding(item.id) == [share]


def test_nothing_of_it_lies_readable_on_the_disk(sharing: Journal, journal_home: Path) -> None:
    sharing.sharing.add(SHARE, b"qwyzz-the-very-bytes")
    sharing.sharing.keep_own_keys("AGE-SECRET-KEY-QWYZZ", "qwyzz-signs")
    sharing.close()
    everything = b"".join(path.read_bytes() for path in journal_home.rglob("*") if path.is_file())
    assert b"qwyzz" not in everything.lower()
    assert b"qwyzz-the-very-bytes" in b"".join(decrypted_pages(journal_home / "journal.db"))


def test_a_meeting_that_is_not_as_it_was_seen_stays_unsigned_and_is_returned(sharing: Journal) -> None:
    other = replace(MEETING, id="b" * 32, minutes=90)
    sharing.supervisions.add_many([MEETING, other])
    answer = replace(ANSWER, share_id=shared(sharing).id)
    changed = sharing.sharing.take_in(
        answer, signed=[MEETING.id, other.id], signed_on=DAY, as_seen=lambda meeting: meeting.minutes == 60
    )
    assert [meeting.id for meeting in changed] == [other.id]
    assert sharing.supervisions.get(MEETING.id).signed_off_on == DAY
    assert sharing.supervisions.get(other.id).signed_off_on is None


def test_under_a_legal_hold_the_bytes_of_a_share_stay(sharing: Journal) -> None:
    share = shared(sharing)
    sharing.settings.write(replace(sharing.settings.read(), legal_hold=True))
    with pytest.raises(OnLegalHold):
        sharing.sharing.forget_bytes(share.id)
    assert sharing.sharing.payload(share.id) == b"the very bytes"
