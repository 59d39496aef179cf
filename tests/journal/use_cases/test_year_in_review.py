"""The page of a year: its words can be selected in the PDF, its HTML asks nobody for anything, thin data is silent."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdf
import pytest

from journal.records.reflection import Feeling
from journal.store.journal import Journal
from journal.use_cases.year_in_review import as_file, own_words, page_of
from tests.journal.exchange.take_out import taken
from tests.journal.store import journals

TODAY = date(2026, 11, 22)
WORDS = "Żółw, ёлка, Ωμέγα: „still here“ — ﬁne <b>not bold</b>"


@pytest.fixture
def journal(home: Path) -> Iterator[Journal]:
    with taken.opened(home) as opened:
        opened.reflections.add(journals.reflection(WORDS))
        opened.reflections.add(journals.reflection("nobody reads this", withheld=True, clock="21:00"))
        yield opened


def text_of(pdf: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_only_words_that_were_chosen_stand_on_it(journal: Journal) -> None:
    offered = own_words(journal, 2026)
    mine = next(words for words in offered if words.text == WORDS)
    assert not any("nobody reads" in words.text for words in offered)
    bare = page_of(journal, 2026, TODAY)
    page = page_of(journal, 2026, TODAY, {mine.id})
    assert bare is not None
    assert bare.words == ()
    assert page is not None
    assert [text for _, text in page.words] == [WORDS]
    html = as_file(page, "html").decode()
    assert "<b>" not in html
    assert "&lt;b&gt;not bold" in html


def test_the_pdf_has_its_words_as_text_in_fonts_of_its_own(journal: Journal) -> None:
    mine = next(words for words in own_words(journal, 2026) if words.text == WORDS)
    page = page_of(journal, 2026, TODAY, {mine.id})
    assert page is not None
    pdf = as_file(page, "pdf")
    text = text_of(pdf)
    for said in ("My year 2026", page.picture, "Żółw, ёлка, Ωμέγα", *(line for s in page.sections for line in s.lines)):
        assert said in text
    read = pypdf.PdfReader(io.BytesIO(pdf))
    fonts, _ = pypdf.PageObject._get_fonts(read.pages[0])
    assert fonts
    assert all("DejaVu" in font for font in fonts)
    assert str(read.root_object["/Lang"]) == "en"


def test_a_sign_without_a_letter_in_the_font_is_no_line_in_a_log(
    journal: Journal, caplog: pytest.LogCaptureFixture
) -> None:
    journal.reflections.add(journals.reflection("日本 heron", clock="22:00"))
    mine = next(words for words in own_words(journal, 2026) if "heron" in words.text and "日" in words.text)
    page = page_of(journal, 2026, TODAY, {mine.id})
    assert page is not None
    with caplog.at_level(logging.DEBUG):
        assert "▯▯ heron" in text_of(as_file(page, "pdf"))
    assert "日" not in caplog.text
    assert "日本 heron" in as_file(page, "html").decode()


def test_the_html_asks_nobody_for_anything(journal: Journal) -> None:
    page = page_of(journal, 2026, TODAY)
    assert page is not None
    html = as_file(page, "html").decode()
    assert not re.search(r"https?:|//|url\(|<script|<link|<img|@import| src=", html)
    assert "default-src 'none'" in html


def test_no_client_is_named_and_what_was_withheld_is_counted_nowhere(journal: Journal) -> None:
    before = page_of(journal, 2026, TODAY)
    assert before is not None
    journal.reflections.add_many(
        journals.reflection("", clock=f"12:{n:02}", withheld=True, feelings=(Feeling.SHAME,)) for n in range(50)
    )
    assert page_of(journal, 2026, TODAY) == before
    said = " ".join(line for section in before.sections for line in section.lines) + before.picture
    assert not any(re.search(rf"\b{re.escape(client.code)}\b", said) for client in journal.clients.all())


def test_what_helped_is_silent_on_thin_data(journal: Journal) -> None:
    with journal.day_sums.postponed():
        kept = journal.downtimes.between(date(2026, 1, 1), TODAY)
        for downtime in kept:
            journal.downtimes.update(replace(downtime, felt=None, energy_before=None, energy_after=None))
    page = page_of(journal, 2026, TODAY)
    assert page is not None
    assert "What helped" not in [section.heading for section in page.sections]


def test_of_a_year_with_nothing_in_it_there_is_no_page(journal: Journal) -> None:
    assert page_of(journal, 1999, TODAY) is None
