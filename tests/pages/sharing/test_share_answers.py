"""What comes back: taken in whole or refused with the reason, and shown beside what it is about."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest

from journal.records.agenda import AgendaState
from journal.sharing import locked
from journal.sharing.answer import answer_to, sealed_answer
from journal.sharing.keys import OwnKeys
from journal.sharing.locked import lock
from journal.sharing.pack_format import AgreedAction, Answer, Comment, Pack
from journal.sharing.reading import canonical, read
from journal.sharing.sealing import opened
from journal.store.journal import Journal
from journal.use_cases.take_in_answers import MOST_AT_ONCE
from journal.wording import sharing as wording
from journal.wording.handed_in import not_taken
from tests.pages.conftest import OpenPage, Page, today
from tests.pages.sharing.conftest import PAGE, Shared, choose, hand_over, key, open_fold, press, tick

COMMENTS = [
    Comment(on="agenda-1", text="<b>Bring</b> it"),
    Comment(on="load", text="Rest?"),
    Comment(on="pack", text="Yes"),
]
ACTIONS = [AgreedAction(text="Write the letter", due="2026-12-01")]


@dataclass
class Supervisor:
    """Someone with the program, who opens what was made and answers."""

    keys: OwnKeys

    def answers(self, file: bytes, comments: list[Comment], *, hours: list[str] | None = None) -> bytes:
        pack = opened(file, self.keys, pinned={})
        answer = answer_to(
            pack, self.keys, id="a" * 32, at=datetime.now(UTC), comments=comments, actions=ACTIONS, hours=hours or []
        )
        return sealed_answer(answer, self.keys)


@pytest.fixture
def supervisor(journal: Journal, life: Shared, open_page: OpenPage) -> Supervisor:
    """Return Dana with her key kept, the words compared."""
    keys = OwnKeys.fresh()
    page = choose(open_page(PAGE), life).tap(key(life, "form"), "sealed")
    page.at.text_input(key=key(life, "key_line")).set_value(keys.public.text)
    press(press(page, key(life, "use_key")), key(life, "compare"))
    return Supervisor(keys)


def sealed_share(page: Page, life: Shared) -> bytes:
    """Hand over an agenda item and the load, and return the file."""
    hand_over(tick(choose(page, life, "agenda", "load"), life, life.item))
    return bytes(page.at.session_state["share.handed"].file)


def bring(page: Page, *files: bytes, words: str = "") -> Page:
    """Bring files in."""
    page.tap("share.view", "answers")
    page.at.file_uploader(key="share.answer_files").set_value([(f"{n}.age", f, "") for n, f in enumerate(files)])
    page.run()
    if words:
        page.at.text_input(key="share.answer_words").set_value(words)
    return press(page, "share.bring")


def told(page: Page) -> list[str]:
    said = [element.value for element in (*page.at.error, *page.at.warning, *page.at.success)]
    return [sentence for sentence in said if sentence != not_taken(locked.LARGEST)]


def test_comments_land_beside_their_items_and_what_was_agreed_on_the_agenda(
    open_page: OpenPage, journal: Journal, life: Shared, supervisor: Supervisor
) -> None:
    answer = supervisor.answers(sealed_share(open_page(PAGE), life), COMMENTS)
    page = bring(open_page(PAGE), answer)

    assert told(page) == ["The answer of Dana Zedwick is here."]
    lines = [text.value for text in page.at.text]
    assert lines[lines.index("<b>Bring</b> it") - 1].endswith("the letter of [name]")
    assert "Emotional load by week" in page.said
    assert "verified" in page.said
    agreed = next(item for item in journal.agenda.open() if item.title == "Write the letter")
    assert agreed.state is AgendaState.DECIDED
    assert agreed.decision == "Agreed with Dana Zedwick, due Tuesday, 1 December 2026"

    on_agenda = [text.value for text in open_page("supervision/agenda.py").at.text]
    assert "<b>Bring</b> it" in on_agenda
    assert on_agenda.index("<b>Bring</b> it") > on_agenda.index(life.item.title)
    ledger = open_fold(open_page(PAGE).tap("share.view", "ledger"), f"share.more.{journal.sharing.all()[0].id}")
    assert "answered" in ledger.said
    assert "Rest?" in ledger.said


def test_hours_are_signed_off_only_under_a_key_that_was_compared(
    open_page: OpenPage, journal: Journal, life: Shared, supervisor: Supervisor
) -> None:
    page = press(choose(open_page(PAGE), life).tap(key(life, "kind"), "hours"), key(life, "before.hours.press"))
    hand_over(page)
    answer = supervisor.answers(page.at.session_state["share.handed"].file, [], hours=["hour-1"])
    sharing = journal.sharing.with_person(life.dana.id)
    assert sharing is not None
    journal.sharing.keep_with(replace(sharing, compared_on=None))

    page = bring(open_page(PAGE), answer)
    assert "a key you have not compared" in told(page)[0]
    assert journal.sharing.answers() == {}
    assert journal.supervisions.get(life.meeting.id).signed_off_on is None

    journal.sharing.keep_with(replace(sharing, compared_on=today()))
    assert told(bring(open_page(PAGE), answer)) == ["The answer of Dana Zedwick is here."]
    assert journal.supervisions.get(life.meeting.id).signed_off_on == today()


def test_what_does_not_belong_here_is_refused_and_the_others_come_in(
    open_page: OpenPage, journal: Journal, life: Shared, supervisor: Supervisor
) -> None:
    file = sealed_share(open_page(PAGE), life)
    answer = supervisor.answers(file, COMMENTS)
    second = supervisor.answers(file, COMMENTS[:1])
    changed = answer[:-1] + bytes([answer[-1] ^ 1])
    page = bring(open_page(PAGE), b"nothing", answer, answer, second, changed)

    sentences = "\n".join(told(page))
    for part in ("not a pack", "is here.", "here already", "answered before", "cannot be opened"):
        assert part in sentences
    assert len(journal.sharing.answers()) == 1
    assert sum(item.title == "Write the letter" for item in journal.agenda.open()) == 1


def test_an_answer_under_another_key_is_a_stop(
    open_page: OpenPage, journal: Journal, life: Shared, supervisor: Supervisor
) -> None:
    file = sealed_share(open_page(PAGE), life)
    pack = opened(file, supervisor.keys, pinned={})
    other = OwnKeys.fresh()
    forged = sealed_answer(answer_to(pack, other, id="b" * 32, at=datetime.now(UTC), comments=COMMENTS), other)
    page = bring(open_page(PAGE), forged)

    assert next(error.value for error in page.at.error).startswith("Stop")
    assert journal.sharing.answers() == {}


def portable_answer(journal: Journal, words: str | None = None) -> tuple[bytes, str]:
    """Return what a portable page saves, and the words it was locked with."""
    share = journal.sharing.all()[0]  # the newest
    pack = read(journal.sharing.payload(share.id) or b"", Pack)
    answer = Answer(
        format="between-sessions-answer",
        version=1,
        id="c" * 32,
        pack=share.id,
        pack_hash=share.hash,
        made_at="2199-01-01T00:00:00Z",
        sender=None,
        to=pack.sender.keys,
        comments=COMMENTS[1:],
        actions=[],
        hours=[],
    )
    locked_with = words or share.words or ""
    return lock(canonical(answer), locked_with, what="answer"), locked_with


def test_an_answer_from_a_page_opens_with_the_kept_words_and_is_never_called_verified(
    open_page: OpenPage, journal: Journal, life: Shared
) -> None:
    hand_over(choose(open_page(PAGE), life, "load"))
    page = bring(open_page(PAGE), portable_answer(journal)[0])

    assert told(page) == ["The answer of Dana Zedwick is here."]
    assert "Confirmed with the spoken passphrase." in page.said
    assert "verified" not in page.said


def test_words_that_are_not_kept_are_asked_for(open_page: OpenPage, journal: Journal, life: Shared) -> None:
    hand_over(choose(open_page(PAGE), life, "load"))
    file, words = portable_answer(journal)
    journal.sharing.forget_bytes(journal.sharing.all()[0].id)
    page = bring(open_page(PAGE), file)
    assert "Type the six words" in told(page)[0]

    page.at.text_input(key="share.answer_words").set_value("bolel bolel bolel bolel bolel bolel")
    assert "do not open it" in told(press(page, "share.bring"))[0]
    page.at.text_input(key="share.answer_words").set_value(words.upper())
    assert told(press(page, "share.bring")) == ["The answer of Dana Zedwick is here."]
    assert "Rest?" in page.said


def test_something_huge_is_not_read(
    open_page: OpenPage, journal: Journal, life: Shared, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journal.sharing.locked.LARGEST", 1000)
    assert "more than any of its kind" in told(bring(open_page(PAGE), b"x" * 1001))[0]


def test_signed_on_is_never_a_day_to_come(open_page: OpenPage, journal: Journal, life: Shared) -> None:
    page = press(choose(open_page(PAGE), life).tap(key(life, "kind"), "hours"), key(life, "before.hours.press"))
    hand_over(page)
    share = journal.sharing.all()[0]  # the newest
    pack = read(journal.sharing.payload(share.id) or b"", Pack)
    answer = Answer(
        format="between-sessions-answer", version=1, id="c" * 32, pack=share.id, pack_hash=share.hash,
        made_at="2199-01-01T00:00:00Z", sender=None, to=pack.sender.keys, comments=[], actions=[], hours=["hour-1"],
    )  # fmt: skip
    bring(open_page(PAGE), lock(canonical(answer), share.words or "", what="answer"))

    assert journal.supervisions.get(life.meeting.id).signed_off_on == today()


@pytest.mark.parametrize("let_go", [False, True])
def test_an_hour_that_they_did_not_see_so_is_not_signed(
    open_page: OpenPage, journal: Journal, life: Shared, supervisor: Supervisor, let_go: bool
) -> None:
    page = press(choose(open_page(PAGE), life).tap(key(life, "kind"), "hours"), key(life, "before.hours.press"))
    hand_over(page)
    comment = [Comment(on="pack", text="Fine")]
    answer = supervisor.answers(page.at.session_state["share.handed"].file, comment, hours=["hour-1"])
    if let_go:
        journal.sharing.forget_bytes(journal.sharing.all()[0].id)
    else:
        journal.supervisions.update(replace(journal.supervisions.get(life.meeting.id), minutes=600))

    (sentence,) = told(bring(open_page(PAGE), answer))
    assert ("no longer kept" if let_go else "600 min") in sentence
    assert "can be shared again" in sentence
    assert journal.supervisions.get(life.meeting.id).signed_off_on is None
    assert len(journal.sharing.answers()) == 1
    assert any(item.title == "Write the letter" for item in journal.agenda.open())


def test_after_typed_words_the_kept_ones_are_tried_and_the_typed_ones_forgotten(
    open_page: OpenPage, journal: Journal, life: Shared
) -> None:
    hand_over(choose(open_page(PAGE), life, "load"))
    file = portable_answer(journal)[0]
    page = open_page(PAGE)
    page.at.session_state["share.answer_words"] = "bolel bolel bolel bolel bolel bolel"
    assert told(bring(page, file)) == ["The answer of Dana Zedwick is here."]
    assert "share.answer_words" not in page.at.session_state


def test_an_answer_that_asks_for_endless_work_is_refused_untried(
    open_page: OpenPage, journal: Journal, life: Shared, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_over(choose(open_page(PAGE), life, "load"))
    of = json.loads(locked.lock(b"{}", "balot rifem dabos letir ferom sabid", what="answer"))
    costly = json.dumps({**of, "rounds": 5_000_000}, sort_keys=True, separators=(",", ":")).encode()
    monkeypatch.setattr(locked, "_key", lambda *_: pytest.fail("it was tried"))
    page = bring(open_page(PAGE), costly)
    assert told(page) == [wording.TOO_COSTLY]
    assert journal.sharing.answers() == {}


def test_of_many_files_some_are_looked_at_and_the_others_wait_by_name_for_the_next_press(
    open_page: OpenPage, journal: Journal, life: Shared, supervisor: Supervisor
) -> None:
    answer = supervisor.answers(sealed_share(open_page(PAGE), life), COMMENTS)
    files = [*(b"nothing" for _ in range(MOST_AT_ONCE + 2)), answer, b"the last"]
    page = bring(open_page(PAGE), *files)
    assert len(told(page)) == MOST_AT_ONCE
    assert journal.sharing.answers() == {}
    (waiting,) = [text.value for text in page.at.text if "These wait" in text.value]
    assert waiting.endswith(": 20.age, 21.age, 22.age, 23.age.")

    press(page, "share.bring")
    assert len(told(page)) == 4
    assert "The answer of Dana Zedwick is here." in told(page)
    assert "These wait" not in page.said

    press(page, "share.bring")  # once more from the beginning: none is kept from being tried again
    assert len(told(page)) == MOST_AT_ONCE
    assert "20.age" in page.said


def test_files_that_ask_for_words_do_not_keep_the_others_from_being_looked_at(
    open_page: OpenPage, journal: Journal, life: Shared, supervisor: Supervisor
) -> None:
    answer = supervisor.answers(sealed_share(open_page(PAGE), life), COMMENTS)
    hand_over(choose(open_page(PAGE), life, "load"))
    asking, _ = portable_answer(journal)
    page = bring(open_page(PAGE), *(asking for _ in range(MOST_AT_ONCE)), answer)
    assert journal.sharing.answers() == {}
    press(page, "share.bring")
    assert "The answer of Dana Zedwick is here." in told(page)


def test_a_file_that_asks_for_words_is_not_left_behind_among_many(
    open_page: OpenPage, journal: Journal, life: Shared
) -> None:
    hand_over(choose(open_page(PAGE), life, "load"))
    file, words = portable_answer(journal)
    journal.sharing.forget_bytes(journal.sharing.all()[0].id)
    page = bring(open_page(PAGE), file, *(b"nothing" for _ in range(MOST_AT_ONCE)))
    page.at.text_input(key="share.answer_words").set_value(words)
    assert "The answer of Dana Zedwick is here." in told(press(page, "share.bring"))
