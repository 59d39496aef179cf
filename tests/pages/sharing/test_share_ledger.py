"""What left: listed, looked at again, handed out again, let go of."""

from __future__ import annotations

from dataclasses import replace

from journal.records.settings import Settings
from journal.sharing.keys import OwnKeys
from journal.sharing.sealing import opened
from journal.store.journal import Journal
from tests.pages.conftest import OpenPage, Page
from tests.pages.sharing.conftest import PAGE, Shared, choose, hand_over, key, open_fold, press, tick


def ledger(open_page: OpenPage, journal: Journal) -> Page:
    """Open the list and the fold of the newest share."""
    page = open_page(PAGE).tap("share.view", "ledger")
    return open_fold(page, f"share.more.{journal.sharing.all()[0].id}")


def test_each_share_is_listed_and_can_be_looked_at_again(open_page: OpenPage, journal: Journal, life: Shared) -> None:
    hand_over(tick(choose(open_page(PAGE), life, "agenda", "load"), life, life.item))
    page = ledger(open_page, journal)
    (share,) = journal.sharing.all()
    for told in ("Dana Zedwick", "agenda", "emotional load", "Number 1", "not answered yet", share.hash):
        assert told in page.said
    assert "What I want" not in [heading.value for heading in page.at.subheader]

    press(page, f"share.look.{share.id}")

    assert "What I want" in [heading.value for heading in page.at.subheader]
    assert "From Mara Brandt" in page.said


def test_a_page_is_handed_out_again_with_the_same_words(open_page: OpenPage, journal: Journal, life: Shared) -> None:
    hand_over(choose(open_page(PAGE), life, "load"))
    (share,) = journal.sharing.all()
    page = press(ledger(open_page, journal), f"share.again.{share.id}")

    assert share.words in [heading.value for heading in page.at.header]
    assert page.at.session_state["share.again"].file.startswith(b"<!doctype html>")
    assert len(journal.sharing.all()) == 1


def test_a_sealed_one_is_handed_out_again_to_the_same_key_only(
    open_page: OpenPage, journal: Journal, life: Shared
) -> None:
    theirs = OwnKeys.fresh()
    page = choose(open_page(PAGE), life, "load").tap(key(life, "form"), "sealed")
    page.at.text_input(key=key(life, "key_line")).set_value(theirs.public.text)
    hand_over(press(page, key(life, "use_key")))
    (share,) = journal.sharing.all()
    page = press(ledger(open_page, journal), f"share.again.{share.id}")
    assert opened(page.at.session_state["share.again"].file, theirs, pinned={}).hash == share.hash

    sharing = journal.sharing.with_person(life.dana.id)
    assert sharing is not None
    journal.sharing.keep_with(replace(sharing, keys=OwnKeys.fresh().public.text, compared_on=None))
    page = press(ledger(open_page, journal), f"share.again.{share.id}")
    assert any("a key they no longer have here" in error for error in page.errors)


def test_contents_are_let_go_after_a_second_press_and_the_line_stays(
    open_page: OpenPage, journal: Journal, life: Shared
) -> None:
    hand_over(choose(open_page(PAGE), life, "load"))
    (share,) = journal.sharing.all()
    page = press(ledger(open_page, journal), f"share.let_go.{share.id}")
    assert journal.sharing.payload(share.id) is not None

    press(page, f"share.sure.{share.id}")

    assert journal.sharing.payload(share.id) is None
    assert "no longer kept here" in ledger(open_page, journal).said
    assert [line.hash for line in journal.sharing.all()] == [share.hash]


def test_under_a_legal_hold_nothing_is_let_go(open_page: OpenPage, journal: Journal, life: Shared) -> None:
    hand_over(choose(open_page(PAGE), life, "load"))
    journal.settings.write(replace(journal.settings.read(), legal_hold=True))

    page = ledger(open_page, journal)

    assert "Let go of the contents" not in page.buttons
    assert "legal hold" in page.said


def test_how_long_contents_are_kept_is_chosen_in_the_settings(open_page: OpenPage, journal: Journal) -> None:
    page = open_page("keeping/settings.py")
    page.at.number_input(key="settings.shares_kept_days").set_value(30)
    page.run()
    assert journal.settings.read().shares_kept_days == 30
    page.at.number_input(key="settings.shares_kept_days").set_value(None)
    page.run()
    assert journal.settings.read().shares_kept_days is None
    assert Settings().shares_kept_days == 365


def test_a_button_drawn_before_the_legal_hold_lets_go_of_nothing(
    open_page: OpenPage, journal: Journal, life: Shared
) -> None:
    hand_over(choose(open_page(PAGE), life, "load"))
    (share,) = journal.sharing.all()
    page = press(ledger(open_page, journal), f"share.let_go.{share.id}")
    journal.settings.write(replace(journal.settings.read(), legal_hold=True))
    press(page, f"share.sure.{share.id}")
    assert journal.sharing.payload(share.id) is not None
