"""Packs under one number, one thread, one name or one key of several senders: Review shows each, and keeps it whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, timedelta

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from journal.errors import JournalError
from journal.sharing.keys import OwnKeys, keys_from_text
from journal.sharing.pack import made
from journal.sharing.refusals import TwoUnderOneName
from journal.sharing.sealing import OpenedPack, opened, sealed
from journal.sharing.summary import Summary
from journal.store.journal import Journal
from journal.use_cases.answer_packs import kept_pack
from journal.use_cases.open_packs import know_sender
from journal.use_cases.own_keys import own_keys
from journal.wording import review as wording
from pages.sharing.review import review_unknown
from tests.journal.sharing import packs
from tests.pages.conftest import OpenPage, Page, today

PAGE = "sharing/review/review.py"
SENDERS = (packs.THERAPIST, packs.STRANGER, OwnKeys(opens=packs.STRANGER.opens, signs=packs.THERAPIST.signs))


@dataclass(frozen=True)
class Came:
    """What is told of a pack: each is one of two or three, so that any can fall together."""

    id: str
    thread: str
    by: int
    sequence: int
    line: str
    title: str


one_of_two = st.sampled_from("12")
came = st.builds(
    Came, id=one_of_two, thread=one_of_two, by=st.sampled_from((0, 1, 2)), sequence=st.sampled_from((1, 2)),
    line=one_of_two, title=one_of_two,
)  # fmt: skip
arriving = st.lists(came, min_size=2, max_size=5)
SAME_ID = [Came("1", "1", 0, 1, "1", "1"), Came("1", "2", 1, 1, "1", "1")]
SAME_ID_AND_THREAD = [Came("1", "1", 0, 1, "1", "1"), Came("1", "1", 1, 1, "1", "1"), Came("1", "1", 0, 1, "1", "2")]


def file_of(journal: Journal, of: Came) -> bytes:
    """Return a pack as its sender sealed it."""
    own = SENDERS[of.by]
    summary = Summary(weeks=packs.WEEKS, agenda=packs.agenda(f"The letter {of.title}"), load=packs.summary().load)
    thread = replace(
        packs.thread(to=own_keys(journal)),
        id=of.thread * 32,
        own=own.public,
        line=of.line * 32,
        restores=int(of.line),
    )
    at = packs.AT + timedelta(days=of.sequence)
    return sealed(made(summary, thread, id=of.id * 32, sequence=of.sequence, at=at), own)


def unknown(journal: Journal, files: Sequence[Came]) -> list[OpenedPack]:
    """Return what waits when these came and no key is known."""
    held: dict[str, OpenedPack] = {}
    for one in files:
        pack = opened(file_of(journal, one), own_keys(journal), pinned={})
        held[pack.hash] = pack
    return [*held.values()]


def forget_all(journal: Journal) -> None:
    for one in journal.reviewing.supervisees():
        journal.reviewing.forget(one.thread)


def is_whole(journal: Journal) -> None:
    """Check that what is kept is what its own sender signed, and that no line gave a number twice."""
    kept = journal.reviewing.packs()
    senders = {one.thread: one for one in journal.reviewing.supervisees()}
    for pack in kept:
        assert pack.keys == senders[pack.thread].keys
        kept_pack(journal, pack, senders[pack.thread])
        assert keys_from_text(pack.keys)
    numbers = [(pack.thread, pack.line, pack.sequence) for pack in kept]
    assert len(numbers) == len(set(numbers))


@given(files=arriving)
@example(files=SAME_ID)
@example(files=SAME_ID_AND_THREAD)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_falls_together_each_is_kept_whole_or_refused_with_a_reason(
    journal: Journal, files: list[Came]
) -> None:
    forget_all(journal)
    for pack in unknown(journal, files):
        before = journal.reviewing.packs()
        try:
            name = f"{pack.keys.fingerprint} {pack.pack.sender.thread}"
            told = know_sender(journal, name, [pack], today(), UTC)
        except JournalError:
            assert journal.reviewing.packs() == before
        else:
            came_in = [p.id for p in journal.reviewing.packs() if p not in before]
            assert came_in == [pack.pack.id for one in told if one.kept]
            assert [one.sentence for one in told if not one.kept] in ([], [TwoUnderOneName.sentence])
        is_whole(journal)


@given(files=arriving)
@example(files=SAME_ID)
@example(files=SAME_ID_AND_THREAD)
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_waits_under_unknown_keys_can_be_looked_at_and_decided(
    open_page: OpenPage, journal: Journal, files: list[Came]
) -> None:
    forget_all(journal)
    page: Page = open_page(PAGE)
    page.at.session_state[review_unknown.HELD] = unknown(journal, files)
    for sender in {f"{p.pack.sender.thread}.{p.keys.signs_with}.{p.keys.seal_to}" for p in unknown(journal, files)}:
        page.at.session_state[f"review.look.{sender}"] = True
    page.run()  # with all of them open
    for n in range(page.buttons.count(wording.COMPARED)):
        next(box for box in page.at.text_input if box.label == wording.WHO_IS_IT).set_value(f"Someone {n}")
        page.press(wording.COMPARED)
        is_whole(journal)
        if wording.LET_GO_UNKNOWN in page.buttons and page.errors:
            page.press(wording.LET_GO_UNKNOWN)
        if wording.COMPARED not in page.buttons:
            break
    for pack in journal.reviewing.packs():
        open_page(PAGE, pack=pack.id)
