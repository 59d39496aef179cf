"""Review: what came is opened whole or refused, a key becomes known by voice alone, nobody is ranked."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from journal.records.share import Supervisee
from journal.sharing import signing
from journal.sharing.keys import OwnKeys
from journal.sharing.pack import Made, made
from journal.sharing.pack_format import PACK
from journal.sharing.reading import LARGEST_SEALED, canonical
from journal.sharing.sealing import opened, seal, sealed
from journal.sharing.summary import Summary
from journal.store.journal import Journal
from journal.use_cases.open_packs import keep
from journal.use_cases.own_keys import own_keys
from journal.wording import review as wording
from journal.wording import sharing
from journal.wording.handed_in import not_taken, too_large
from pages.sharing.review import review_unknown
from tests.journal.sharing import packs
from tests.pages.conftest import OpenPage, Page, days_ago

PAGE = "sharing/review/review.py"
THERAPIST, STRANGER = packs.THERAPIST, packs.STRANGER


def pack_for(
    journal: Journal, *titles: str, n: int = 1, thread: str = packs.THREAD_ID, by: OwnKeys = THERAPIST
) -> Made:
    """Return the nth pack of a thread for whom the journal belongs to."""
    to = replace(packs.thread(to=own_keys(journal)), id=thread, own=by.public)
    of = Summary(weeks=packs.WEEKS, agenda=packs.agenda(*titles or ("The letter",)))
    pack_id = f"{n:04x}{thread[4:]}"
    return made(of, to, id=pack_id, sequence=n, at=packs.AT + timedelta(days=7 * n))


def known(journal: Journal, name: str = "Mira", *, thread: str = packs.THREAD_ID, by: OwnKeys = THERAPIST) -> None:
    journal.reviewing.keep(
        Supervisee(thread=thread, name=name, keys=by.public.text, compared_on=days_ago(3), next_meeting=None)
    )


def bring(page: Page, *files: bytes) -> Page:
    """Give files to the page and open them."""
    page.at.file_uploader[0].set_value([(f"{n}.age", file, "") for n, file in enumerate(files, 1)])
    return page.run().press(wording.OPEN)


def warned(page: Page) -> list[str]:
    return [w.value for w in page.at.warning if w.value != not_taken(LARGEST_SEALED)]


def good(page: Page) -> list[str]:
    return [success.value for success in page.at.success]


def test_without_anyone_the_page_says_how_to_begin_and_gives_ones_key(open_page: OpenPage, journal: Journal) -> None:
    page = open_page(PAGE)
    assert wording.NOBODY in page.said
    page.at.session_state["review.my_key"] = True
    page.run()
    assert own_keys(journal).public.text in [code.value for code in page.at.code]
    assert own_keys(journal).public.fingerprint in [heading.value for heading in page.at.header]


def test_a_pack_under_an_unknown_key_waits_outside_until_its_words_were_compared(
    open_page: OpenPage, journal: Journal
) -> None:
    page = bring(open_page(PAGE), sealed(pack_for(journal), THERAPIST))
    assert sharing.UNKNOWN_KEY in warned(page)
    assert THERAPIST.public.fingerprint in [heading.value for heading in page.at.header]
    assert not [*journal.reviewing.packs(), *journal.reviewing.supervisees()]
    assert "verified." not in page.said.replace("not verified.", "")

    page.press(wording.COMPARED)
    assert wording.NAME_NEEDED in page.errors
    assert journal.reviewing.supervisees() == []

    page.at.text_input[0].set_value(" Mira  B. ")
    page.press(wording.COMPARED)
    [one] = journal.reviewing.supervisees()
    assert (one.name, one.keys, one.thread) == ("Mira B.", THERAPIST.public.text, packs.THREAD_ID)
    assert [pack.thread for pack in journal.reviewing.packs()] == [packs.THREAD_ID]
    assert "Mira B." in page.said
    assert wording.UNKNOWN not in [heading.value for heading in page.at.header]


def test_what_waits_can_be_looked_at_and_let_go(open_page: OpenPage, journal: Journal) -> None:
    page = bring(open_page(PAGE), sealed(pack_for(journal, "<b>The</b> *letter*"), THERAPIST))
    keys = THERAPIST.public
    page.at.session_state[f"review.look.{packs.THREAD_ID}.{keys.signs_with}.{keys.seal_to}"] = True
    assert "<b>The</b> *letter*" in [text.value for text in page.run().at.text]

    page.press(wording.LET_GO_UNKNOWN)
    assert sharing.UNKNOWN_KEY not in warned(page)
    assert journal.reviewing.packs() == []


def test_a_pack_of_someone_known_comes_in_at_once_and_only_once(open_page: OpenPage, journal: Journal) -> None:
    known(journal)
    file = sealed(pack_for(journal), THERAPIST)
    page = bring(open_page(PAGE), file)
    assert good(page) == ["1 pack came in."]
    assert "1 pack not answered yet" in page.said

    bring(page, file)
    assert page.notes == [wording.HERE_ALREADY]
    assert len(journal.reviewing.packs()) == 1


def test_an_older_one_comes_in_and_is_called_older(open_page: OpenPage, journal: Journal) -> None:
    known(journal)
    files = [sealed(pack_for(journal, n=n), THERAPIST) for n in (2, 1)]
    page = bring(open_page(PAGE), *files)
    assert good(page) == ["2 packs came in."]
    assert wording.OLDER in page.notes


def test_each_that_cannot_be_opened_says_why_and_the_others_come_in(open_page: OpenPage, journal: Journal) -> None:
    known(journal)
    own = own_keys(journal)
    letter = signing.signed(pack_for(journal, n=2).payload.bytes, THERAPIST, format=PACK)
    newer = canonical(pack_for(journal, n=3).pack).replace(b'"version":3', b'"version":4')
    nan = pack_for(journal, n=3).payload.bytes.replace(b'"sequence":3', b'"sequence":NaN')
    files = {
        b"PK\x03\x04 no pack at all": sharing.NOT_A_PACK,
        sealed(packs.small(to=STRANGER), THERAPIST): sharing.NOT_FOR_YOU,
        sealed(pack_for(journal), THERAPIST)[:-9]: sharing.NOT_FOR_YOU,
        seal(letter.replace(b"The letter", b"The latter"), own.public): sharing.ALTERED,
        seal(signing.signed(newer, THERAPIST, format=PACK), own.public): sharing.NEWER,
        seal(signing.signed(nan, THERAPIST, format=PACK), own.public): sharing.NOT_A_PACK,
        seal(signing.signed(b"[" * 200_000, THERAPIST, format=PACK), own.public): sharing.NOT_A_PACK,
        b"age-encryption.org/v1" + b"\n" * LARGEST_SEALED: too_large(LARGEST_SEALED),
    }
    page = bring(open_page(PAGE), *files, sealed(pack_for(journal, n=9), THERAPIST))
    assert warned(page) == list(files.values())
    assert good(page) == ["1 pack came in."]
    assert [pack.sequence for pack in journal.reviewing.packs()] == [9]


def test_a_known_person_under_another_key_is_a_stop(open_page: OpenPage, journal: Journal) -> None:
    known(journal)
    page = bring(open_page(PAGE), sealed(pack_for(journal, by=STRANGER), STRANGER))
    assert page.errors == [sharing.CHANGED_KEY]
    assert wording.COMPARED not in page.buttons
    assert journal.reviewing.packs() == []


def test_two_files_under_one_number_are_a_stop(open_page: OpenPage, journal: Journal) -> None:
    known(journal)
    page = bring(open_page(PAGE), *(sealed(pack_for(journal, title), THERAPIST) for title in ("One", "Other")))
    assert page.errors == [sharing.TWO_UNDER_ONE_NAME]
    assert len(journal.reviewing.packs()) == 1


def restored(of: Made, to: OwnKeys, *, line: str, restores: int) -> bytes:
    """Return a pack as a restored journal makes it: the same number, other contents, a line of its own."""
    where = replace(packs.thread(to=to), line=line, restores=restores)
    summary = Summary(weeks=packs.WEEKS, agenda=packs.agenda("Another letter"))
    again = made(summary, where, id=f"{restores}" * 32, sequence=of.pack.sequence, at=packs.AT + timedelta(days=30))
    return sealed(again, THERAPIST)


def test_a_number_that_comes_again_from_a_restored_journal_is_no_stop_and_is_told(
    open_page: OpenPage, journal: Journal
) -> None:
    known(journal)
    first, own = pack_for(journal, n=4), own_keys(journal)
    page = bring(open_page(PAGE), sealed(first, THERAPIST), restored(first, own, line="b" * 32, restores=1))
    assert page.errors == []
    assert good(page) == ["2 packs came in."]
    assert page.notes == [wording.RESTORED]

    [newest, older] = journal.reviewing.packs()
    assert (newest.sequence, newest.restores, older.sequence, older.restores) == (4, 1, 4, 0)
    page = open_page(PAGE, pack=newest.id)
    assert "as number 4 of a journal that was restored or copied" in page.said
    assert wording.NEWER_HERE not in page.said
    assert wording.NEWER_HERE in open_page(PAGE, pack=older.id).said

    twice = restored(first, own, line="b" * 32, restores=2)  # two under one number, in one line: that is one still
    assert bring(open_page(PAGE), twice).errors == [sharing.TWO_UNDER_ONE_NAME]


def test_of_two_keys_that_claim_one_sender_only_the_compared_one_comes_in(
    open_page: OpenPage, journal: Journal
) -> None:
    files = [sealed(pack_for(journal, n=n, by=by), by) for n, by in ((1, THERAPIST), (2, STRANGER))]
    page = bring(open_page(PAGE), *files)
    assert page.buttons.count(wording.COMPARED) == 2

    first = [heading.value for heading in page.at.header].index(THERAPIST.public.fingerprint)
    other = [heading.value for heading in page.at.header].index(STRANGER.public.fingerprint)
    nth = 0 if first < other else 1
    page.at.text_input[nth].set_value("Mira")
    page.press(wording.COMPARED, nth)
    assert [one.keys for one in journal.reviewing.supervisees()] == [THERAPIST.public.text]
    page.at.text_input[0].set_value("Mira too")
    page.press(wording.COMPARED)
    assert sharing.CHANGED_KEY in page.errors
    assert [one.keys for one in journal.reviewing.supervisees()] == [THERAPIST.public.text]
    assert [pack.keys for pack in journal.reviewing.packs()] == [THERAPIST.public.text]


def test_a_name_that_is_known_is_not_given_to_another_key(open_page: OpenPage, journal: Journal) -> None:
    known(journal, "Mira")
    page = bring(open_page(PAGE), sealed(pack_for(journal, thread="a" * 32, by=STRANGER), STRANGER))
    page.at.text_input[0].set_value("mira")
    page.press(wording.COMPARED)
    assert page.errors == [wording.NAME_TAKEN]
    assert len(journal.reviewing.supervisees()) == 1


def test_unknown_packs_wait_only_as_far_as_memory_allows(
    open_page: OpenPage, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(review_unknown, "MOST_HELD", 1_500)
    files = [sealed(pack_for(journal, n=n, thread=f"{n}" * 32), THERAPIST) for n in (1, 2, 3)]
    page = bring(open_page(PAGE), *files)
    assert warned(page).count(wording.TOO_MANY_UNKNOWN) == 2
    assert warned(page).count(sharing.UNKNOWN_KEY) == 1


def test_people_stand_by_their_next_meeting_and_those_without_one_by_name(
    open_page: OpenPage, journal: Journal
) -> None:
    meetings = {"Zoe": -2, "Ada": None, "Mira": 9, "Ben": 1}
    for n, (name, inn) in enumerate(meetings.items()):
        known(journal, name, thread=f"{n}" * 32)
        one = next(s for s in journal.reviewing.supervisees() if s.name == name)
        journal.reviewing.keep(replace(one, next_meeting=None if inn is None else days_ago(-inn)))
    said = [text.value for text in open_page(PAGE).at.text]
    assert [line for line in said if line in meetings] == ["Ben", "Mira", "Ada", "Zoe"]


def test_many_are_listed_a_page_at_a_time_and_found_by_name_without_reading_a_pack(
    open_page: OpenPage, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = own_keys(journal)
    with journal.transaction():
        for n in range(60):
            thread = f"{n:032x}"
            known(journal, f"Person {n:02}", thread=thread)
            pack = sealed(pack_for(journal, thread=thread), THERAPIST)
            keep(journal, opened(pack, own, pinned={thread: THERAPIST.public}))
    monkeypatch.setattr(journal.reviewing, "payload", lambda pack_id: pytest.fail("a pack was read"))
    page = open_page(PAGE)
    assert page.buttons.count("Open") == 20
    assert page.press(wording.MORE).buttons.count("Open") == 40

    next(box for box in page.at.text_input if box.label == wording.FIND).set_value("person 57")
    assert page.run().buttons.count("Open") == 1
    assert "Person 57" in page.said


def test_under_a_legal_hold_forgetting_is_not_offered(open_page: OpenPage, journal: Journal) -> None:
    known(journal)
    page = bring(open_page(PAGE), sealed(pack_for(journal), THERAPIST)).press("Open")
    assert wording.FORGET in page.buttons
    journal.settings.write(replace(journal.settings.read(), legal_hold=True))
    page.run()
    assert wording.FORGET not in page.buttons
    assert "legal hold" in page.said
