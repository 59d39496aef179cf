"""One pack and its answer: nothing typed is lost, what is sealed is what was shown, once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from journal.errors import DraftGone
from journal.records.share import GivenAnswer, Supervisee
from journal.sharing.answer import Shared, from_sealed
from journal.sharing.pack import Made, items_of, made
from journal.sharing.pack_format import Answer, Comment
from journal.sharing.reading import read
from journal.sharing.sealing import opened, sealed
from journal.sharing.summary import Summary
from journal.store.journal import Journal
from journal.use_cases.open_packs import keep
from journal.use_cases.own_keys import own_keys
from journal.wording import review as wording
from pages.sharing.review import review_answer
from tests.journal.sharing import packs
from tests.pages.conftest import OpenPage, Page, days_ago

PAGE = "sharing/review/review.py"


def came(journal: Journal, of: Summary, *, n: int = 1) -> Made:
    """Let a pack of someone known come in."""
    own = own_keys(journal)
    pack = made(of, packs.thread(to=own), id=f"{n:032x}", sequence=n, at=packs.AT + timedelta(days=n))
    keys = packs.THERAPIST.public
    if not journal.reviewing.supervisees():
        journal.reviewing.keep(
            Supervisee(thread=packs.THREAD_ID, name="Mira <i>", keys=keys.text, compared_on=days_ago(3))
        )
    keep(journal, opened(sealed(pack, packs.THERAPIST), own, pinned={packs.THREAD_ID: keys}))
    return pack


def draft_id(journal: Journal, pack: Made) -> str:
    arrived = journal.reviewing.get(pack.pack.id)
    assert arrived is not None
    return review_answer.draft_of(arrived)


def comment(journal: Journal, pack: Made, item: str, text: str) -> None:
    """Type a comment, as the editor sends it."""
    journal.drafts.put_text(draft_id(journal, pack), review_answer.KIND, item, text, entry_id=pack.pack.id)


def shown(open_page: OpenPage, pack: Made) -> Page:
    return open_page(PAGE, pack=pack.pack.id)


def button(page: Page, key: str) -> None:
    next(b for b in page.at.button if b.key == key).click()
    page.run()


def answer_of(journal: Journal, pack: Made) -> Answer:
    """Open the sealed answer as its therapist does."""
    file = given(journal, pack.pack.id).file
    keys = own_keys(journal).public
    share = Shared(
        pack=pack.pack.id, hash=pack.payload.hash, person_id="", items=items_of(pack.pack), keys=keys, compared=True
    )
    return from_sealed(file, packs.THERAPIST, shares={pack.pack.id: share}).answer


def given(journal: Journal, pack_id: str) -> GivenAnswer:
    answer = journal.reviewing.answer_to(pack_id)
    assert answer is not None
    return answer


def test_the_newest_pack_opens_from_the_list_and_is_shown_with_room_for_comments(
    open_page: OpenPage, journal: Journal
) -> None:
    pack = came(journal, packs.summary())
    page = open_page(PAGE)
    button(page, f"review.open.{packs.THREAD_ID}")
    assert page.at.query_params["pack"] == pack.pack.id
    assert packs.TITLE in [text.value for text in page.at.text]
    assert page.buttons.count(wording.COMMENT) == len(items_of(pack.pack)) - 1
    page.press(wording.ALL)
    assert wording.THEM in [heading.value for heading in page.at.header]


def test_what_is_typed_outlives_leaving_and_is_sealed_as_shown(open_page: OpenPage, journal: Journal) -> None:
    pack = came(journal, packs.summary())
    page = shown(open_page, pack)
    comment(journal, pack, "agenda-1", "What <b>if</b> not?\nLet us *see*.")
    comment(journal, pack, "load", "   ")
    page.press(wording.ADD_ACTION)
    next(box for box in page.at.text_input if box.label == wording.WHAT).set_value("Ring the GP")
    page.run().tell(next(key for key in page.moment_fields if key.endswith(".due")), day="2026-12-01")

    page = shown(open_page, pack)
    assert "an answer is begun" in open_page(PAGE).said
    plain = [text.value for text in page.at.text]
    assert "What <b>if</b> not?\nLet us *see*." in plain
    assert "Ring the GP, due Tuesday, 1 December 2026" in plain
    assert wording.ONCE in page.said

    page.press(wording.SEAL)
    answer = answer_of(journal, pack)
    assert answer.comments == [Comment(on="agenda-1", text="What <b>if</b> not?\nLet us *see*.")]
    assert [(action.text, action.due) for action in answer.actions] == [("Ring the GP", "2026-12-01")]
    assert read(given(journal, pack.pack.id).payload.encode(), Answer) == answer
    assert journal.drafts.all() == []


def test_a_pack_is_answered_once_and_its_answer_can_be_saved_again(open_page: OpenPage, journal: Journal) -> None:
    pack = came(journal, packs.summary())
    comment(journal, pack, "pack", "Well held.")
    shown(open_page, pack).press(wording.SEAL)
    page = shown(open_page, pack)
    assert wording.SEAL not in page.buttons
    assert wording.COMMENT not in page.buttons
    assert "Well held." in [text.value for text in page.at.text]
    assert [wording.SAVE in str(told.proto) for told in page.at.get("bidi_component")].count(True) == 1
    assert wording.ANSWERED in open_page(PAGE).said


def test_nothing_is_sealed_while_nothing_is_said_or_a_comment_is_too_long(
    open_page: OpenPage, journal: Journal
) -> None:
    pack = came(journal, packs.summary())

    def may_seal(page: Page) -> bool:
        return not next(b for b in page.at.button if b.label == wording.SEAL).disabled

    assert not may_seal(shown(open_page, pack))
    comment(journal, pack, "text-1", "x" * (wording.LONGEST_COMMENT + 1))
    page = shown(open_page, pack)
    assert [warning.value for warning in page.at.warning] == [wording.too_long(wording.LONGEST_COMMENT + 1)]
    assert not may_seal(page)
    comment(journal, pack, "text-1", "x" * wording.LONGEST_COMMENT)
    assert may_seal(shown(open_page, pack))


def test_what_was_changed_after_it_was_shown_is_not_sealed(open_page: OpenPage, journal: Journal) -> None:
    pack = came(journal, packs.summary())
    comment(journal, pack, "pack", "First")
    page = shown(open_page, pack)
    comment(journal, pack, "pack", "Second")
    page.press(wording.SEAL)
    assert page.errors == [wording.CHANGED_SINCE]
    assert journal.reviewing.answered_packs() == set()
    page.press(wording.SEAL)
    assert [c.text for c in answer_of(journal, pack).comments] == ["Second"]


def test_an_answer_from_another_tab_holds(open_page: OpenPage, journal: Journal) -> None:
    pack = came(journal, packs.summary())
    comment(journal, pack, "pack", "First")
    page, other = shown(open_page, pack), shown(open_page, pack)
    other.press(wording.SEAL)
    before = given(journal, pack.pack.id)
    page.press(wording.SEAL)
    assert given(journal, pack.pack.id) == before


def agree(page: Page, text: str) -> None:
    """Add a row and type what was agreed."""
    page.press(wording.ADD_ACTION)
    [box for box in page.at.text_input if box.label == wording.WHAT][-1].set_value(text)
    page.run()


@pytest.mark.parametrize("first_again", [True, False])
def test_rows_added_in_two_tabs_are_both_sealed_once_they_were_seen(
    open_page: OpenPage, journal: Journal, first_again: bool
) -> None:
    pack = came(journal, packs.summary())
    first, second = shown(open_page, pack), shown(open_page, pack)
    agree(first, "From the first")
    agree(second, "From the second")

    if first_again:
        first.press(wording.SEAL)
        assert first.errors == [wording.CHANGED_SINCE]
    (first if first_again else second).press(wording.SEAL)

    actions = answer_of(journal, pack).actions
    assert [action.text for action in actions] == ["From the first", "From the second"]


def test_words_typed_after_another_tab_sealed_are_shown_beside_its_answer(
    open_page: OpenPage, journal: Journal
) -> None:
    pack = came(journal, packs.summary())
    comment(journal, pack, "pack", "Well held.")
    page = shown(open_page, pack)
    page.press(wording.SEAL)
    comment(journal, pack, "pack", "Well held.")
    assert journal.drafts.all() == []
    comment(journal, pack, "pack", "Well held, and then?")

    page.run()

    assert "Well held, and then?" in [text.value for text in page.at.text]
    page.press(wording.THROW_AWAY)
    assert journal.drafts.all() == []
    assert wording.LEFT not in page.said


def test_words_about_a_pack_that_was_let_go_of_are_not_said_to_be_kept(journal: Journal) -> None:
    pack = came(journal, packs.summary())
    draft = draft_id(journal, pack)
    journal.reviewing.forget(packs.THREAD_ID)
    with pytest.raises(DraftGone):
        journal.drafts.put_text(draft, review_answer.KIND, "pack", "Well", entry_id=pack.pack.id, tab="t")
    assert journal.drafts.all() == []


def test_hours_are_signed_one_by_one_or_all_at_once(open_page: OpenPage, journal: Journal) -> None:
    pack = came(journal, packs.hours())
    page = shown(open_page, pack)
    assert [box.value for box in page.at.checkbox] == [False, False]
    page.at.checkbox[1].check()
    page.run()
    page = shown(open_page, pack)
    assert [box.value for box in page.at.checkbox] == [False, True]
    page.press(wording.SIGN_ALL).press(wording.SEAL)
    assert answer_of(journal, pack).hours == ["hour-1", "hour-2"]
    assert shown(open_page, pack).said.count(wording.SIGNED_THIS) == 2


def test_what_is_new_since_the_pack_before_stands_above(open_page: OpenPage, journal: Journal) -> None:
    came(journal, Summary(weeks=packs.WEEKS, agenda=packs.agenda("The letter")), n=1)
    came(journal, packs.hours(), n=2)
    newest = came(journal, Summary(weeks=packs.WEEKS, agenda=packs.agenda("The letter", "<u>New")), n=3)
    assert "On the agenda, and not in the one before: <u>New" in [
        text.value for text in shown(open_page, newest).at.text
    ]


def test_an_earlier_pack_says_that_a_newer_one_is_here(open_page: OpenPage, journal: Journal) -> None:
    first, second = (came(journal, packs.summary(), n=n) for n in (1, 2))
    page = shown(open_page, first)
    assert wording.NEWER_HERE in page.said
    page.press(wording.TO_NEWEST)
    assert page.at.query_params["pack"] == second.pack.id
    assert wording.NEWER_HERE not in page.said
    assert wording.NO_CHANGE in page.said


def test_the_next_meeting_is_kept(open_page: OpenPage, journal: Journal) -> None:
    pack = came(journal, packs.summary())
    page = shown(open_page, pack)
    page.tell(
        next(key for key in page.moment_fields if key.startswith("review.meeting.")), day=days_ago(-5).isoformat()
    )
    assert [one.next_meeting for one in journal.reviewing.supervisees()] == [days_ago(-5)]


def test_letting_go_of_someone_takes_all_of_theirs_and_what_comes_again_can_be_answered(
    open_page: OpenPage, journal: Journal
) -> None:
    pack = came(journal, packs.summary())
    comment(journal, pack, "pack", "First")
    page = shown(open_page, pack).press(wording.FORGET)
    assert journal.reviewing.supervisees() != []
    page.press(wording.FORGET_SURE)
    assert not [*journal.reviewing.supervisees(), *journal.reviewing.packs(), *journal.drafts.all()]

    again = came(journal, packs.summary())
    comment(journal, again, "pack", "Second")
    assert "Second" in [text.value for text in shown(open_page, again).at.text]


def test_a_pack_that_is_gone_or_is_not_what_was_signed_is_not_shown(
    open_page: OpenPage, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert wording.GONE in open_page(PAGE, pack="f" * 32).notes
    pack = came(journal, packs.summary())
    [one] = journal.reviewing.supervisees()
    journal.reviewing.keep(replace(one, keys=packs.STRANGER.public.text))
    assert shown(open_page, pack).errors == [wording.NO_LONGER_WHOLE]
    journal.reviewing.keep(one)
    other = came(journal, Summary(weeks=packs.WEEKS, agenda=packs.agenda(packs.TITLE)), n=2).payload.bytes
    monkeypatch.setattr(journal.reviewing, "payload", lambda pack_id: other)
    page = shown(open_page, pack)
    assert page.errors == [wording.NO_LONGER_WHOLE]
    assert packs.TITLE not in page.said
