"""The CPD file: nothing is told in full by itself, every word is gone through, what is shown is what is saved."""

from __future__ import annotations

import io

import pypdf
import pytest

from journal.records.client import Client
from journal.records.cpd import Cpd, CpdStatus
from journal.store.journal import Journal
from journal.wording import cpd as wording
from pages.frame import save_file, unlocked
from pages.frame.files import files
from tests.pages.conftest import OpenPage, Page, days_ago, moment
from tests.pages.sharing.conftest import decide, read_all

PAGE = "sharing/share/cpd_file.py"


@pytest.fixture(autouse=True)
def _saving(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the button that saves know this test's browser, whichever test loaded it."""
    monkeypatch.setattr(save_file, "browser_cookie", lambda: unlocked.browser_cookie())


@pytest.fixture
def course(journal: Journal) -> Cpd:
    journal.clients.add(Client(at=moment(days_ago(900)), code="Qixo7"))
    one = Cpd(
        at=moment(days_ago(150), "00:00"), activity="A course", learnt="Maria Quillon said so of Qixo7.", credit=6.0
    )
    journal.cpd.add(one)
    journal.cpd.add(
        Cpd(
            at=moment(days_ago(-30), "00:00"), activity="Not yet", status=CpdStatus.PLANNED, plan="nothing of it leaves"
        )
    )
    return one


def saved(page: Page, form: str) -> bytes:
    page.send(f"cpd_file.save_{form}", "wanted", 1)
    _, address = page.at.session_state[f"cpd_file.save_{form}.laid"]
    waiting = files.take(address.rpartition("/")[2], unlocked.browser_cookie())
    assert waiting is not None
    assert "Quillon" not in waiting.name
    return waiting.content


def test_nothing_done_makes_no_file(open_page: OpenPage) -> None:
    assert wording.NOTHING_DONE in open_page(PAGE).said


def test_the_list_alone_is_offered_once_it_was_read(open_page: OpenPage, course: Cpd) -> None:
    page = open_page(PAGE)
    assert wording.STILL_OPEN in page.said
    assert not page.at.get("subheader") or wording.SUMMARY not in [h.value for h in page.at.subheader]
    page = read_all(decide(page, "keep"))
    assert wording.STILL_OPEN not in page.said
    assert "A course (6 hours)" in page.said
    assert "Quillon" not in page.said
    assert "Not yet" not in page.said


def test_an_activity_told_in_full_leaves_as_it_was_gone_through_and_as_it_was_shown(
    open_page: OpenPage, course: Cpd
) -> None:
    page = open_page(PAGE)
    page.at.multiselect(key="cpd_file.in_full").set_value([course.id])
    page = read_all(decide(page.run(), "cut"))
    shown = page.said
    assert "of [client]." in shown
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(saved(page, "pdf"))).pages)
    rtf = saved(page, "rtf").decode("ascii")
    for left in (text, rtf):
        assert "Quillon" not in left
        assert "Qixo7" not in left
        assert "[client]" in left


def test_what_is_changed_afterwards_has_to_be_gone_through_again(
    open_page: OpenPage, journal: Journal, course: Cpd
) -> None:
    page = read_all(decide(open_page(PAGE), "keep"))
    assert wording.STILL_OPEN not in page.said
    journal.cpd.add(Cpd(at=moment(days_ago(5), "00:00"), activity="Supper with Xyloph Quillon"))
    assert wording.STILL_OPEN in page.run().said


def test_a_gap_leads_to_a_form_for_its_days_and_an_explained_one_to_its_words(
    open_page: OpenPage, journal: Journal, course: Cpd
) -> None:
    page = open_page(PAGE)
    assert page.buttons.count(wording.EXPLAIN) == 2
    page.press(wording.EXPLAIN, 1)
    place, address = page.way
    assert (place, address["gap_first"]) == ("cpd", days_ago(149).isoformat())
    why = Cpd(
        at=moment(days_ago(149), "00:00"), last=days_ago(0), activity="none", status=CpdStatus.GAP, did="I moved house."
    )
    journal.cpd.add(why)
    page = read_all(decide(open_page(PAGE), "keep"))
    assert "I moved house." in page.said
    page.press(wording.EXPLAINED)
    assert page.way == ("cpd", {"id": why.id})
