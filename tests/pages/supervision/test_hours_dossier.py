"""The hours dossier's page: what is looked at is what is saved, and no client stands on it."""

from __future__ import annotations

import io
import re
from datetime import date

import pytest
from pypdf import PdfReader

from journal.errors import JournalError
from journal.records.placement import Placement
from journal.records.supervision import Supervision
from journal.store.journal import Journal
from journal.use_cases.hours_dossier import as_file, dossier_of
from journal.use_cases.hours_dossier_page import page_of
from journal.wording import hours_dossier as wording
from pages.parts import clock
from tests.journal.store import journals
from tests.pages.conftest import OpenPage, Page, SetClock, moment

PAGE = "supervision/hours_dossier.py"
DAY = date(2026, 10, 14)


@pytest.fixture(autouse=True)
def _autumn(set_clock: SetClock) -> None:
    set_clock(DAY, "20:00")


def worked(journal: Journal, name: str = "The clinic") -> Placement:
    placement = Placement(at=moment(date(2026, 9, 1)), name=name, begins=date(2026, 9, 1))
    journal.placements.add(placement)
    client = journals.client("K2")
    journal.clients.add(client)
    journal.sessions.add(journals.session(client.id, date(2026, 10, 5), placement_id=placement.id))
    journal.sessions.add(journals.session(client.id, date(2026, 10, 7), minutes=45))
    journal.supervisions.add(Supervision(at=moment(date(2026, 10, 8)), minutes=60, supervisor="Dana"))
    return placement


def tables(page: Page) -> str:
    return " ".join(" ".join(re.sub("<[^>]*>", " ", part.proto.body).split()) for part in page.at.get("html"))


def test_what_is_shown_stands_in_the_pdf_and_names_no_client(open_page: OpenPage, journal: Journal) -> None:
    worked(journal)
    page = open_page(PAGE)
    assert "With clients: 1 h 35 min." in page.said
    assert "5 October 2026 11 October 2026 1:35 1:00" in tables(page)
    assert "K2" not in page.said + tables(page)
    made = page_of(dossier_of(journal, "my_board", now=clock.local_now(journal)))
    written = " ".join(
        " ".join(one.extract_text().split()) for one in PdfReader(io.BytesIO(as_file(made, "pdf"))).pages
    )
    for line in made.lines:
        assert line in page.said
        assert line in written
    assert "5 October 2026 11 October 2026 1:35 1:00" in written


def test_one_placement_alone(open_page: OpenPage, journal: Journal) -> None:
    placement = worked(journal)
    page = open_page(PAGE)
    next(box for box in page.at.selectbox if box.key == "hours.placement").set_value(placement.id)
    assert "With clients: 50 min." in page.run().said
    assert "Placement: The clinic" in page.said


def test_days_in_the_wrong_order_or_ahead_are_said(journal: Journal) -> None:
    now = clock.local_now(journal)
    for first, last, says in (
        (DAY, date(2026, 10, 1), wording.NOT_IN_ORDER),
        (date(2026, 10, 15), date(2026, 10, 20), wording.AHEAD),
    ):
        with pytest.raises(JournalError, match=re.escape(says)):
            dossier_of(journal, "my_board", now=now, first=first, last=last)


def test_other_days_are_asked_for_before_anything_is_shown(open_page: OpenPage, journal: Journal) -> None:
    worked(journal)
    page = open_page(PAGE)
    next(box for box in page.at.button_group if box.key == "dossier.which").set_value(wording.CHOSEN)
    assert wording.NEEDED in page.run().said


def test_a_name_that_the_pdf_cannot_write_is_told_before_it_is_saved(open_page: OpenPage, journal: Journal) -> None:
    worked(journal, "心理咨询中心")
    page = open_page(PAGE)
    assert wording.NOT_IN_FONT in page.said
    assert "心理咨询中心" in tables(page)


def test_with_nothing_to_hand_over_there_is_no_file(open_page: OpenPage, journal: Journal) -> None:
    page = open_page(PAGE)
    assert wording.NOTHING in page.said
