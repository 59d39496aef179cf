"""The CPD file holds what was let go and nothing else; PDF, RTF and what is shown say the same."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.charts.style import LIGHT
from journal.exchange.take_out.paper import Paper, as_rtf
from journal.exchange.take_out.year_page import Colours, Section
from journal.records.cpd import Cpd, CpdCategory, CpdStatus
from journal.sharing.redaction import Redacted, review
from journal.sharing.refusals import NotReviewed
from journal.store.journal import Journal
from journal.use_cases import cpd as use_case
from journal.use_cases import cpd_file
from journal.use_cases.cpd_file import AcrossLines, Chosen
from tests.journal.practice import at
from tests.journal.store import journals

TODAY = date(2026, 10, 22)
WRITTEN = datetime(2026, 10, 21, tzinfo=UTC)


@pytest.fixture
def journal(journal_home: Path) -> Iterator[Journal]:
    made = journals.make(journal_home)
    made.clients.add(journals.client("Q7"))
    made.cpd.add_many(
        [
            Cpd(
                at=at(date(2026, 1, 5), "00:00"), last=date(2026, 1, 6), written_at=WRITTEN,
                activity="a course on sleep", category=CpdCategory.FORMAL, credit=12, learnt="to wait\n\nand to ask Q7",
                changed_clients="they sleep",
                statement=True,
            ),
            Cpd(
                at=at(date(2026, 3, 1), "00:00"), last=date(2026, 9, 1), written_at=WRITTEN, activity="none",
                status=CpdStatus.GAP, did="I was\nat home",
            ),
            Cpd(at=at(date(2026, 9, 2), "00:00"), written_at=WRITTEN, activity="a talk about Q7"),
        ]
    )  # fmt: skip
    yield made
    made.close()


def chosen(journal: Journal, *in_full: Cpd) -> Chosen:
    told = use_case.told(journal, date(2026, 1, 1), TODAY, TODAY)
    return cpd_file.chosen(journal, told, [one.id for one in in_full], evidence=True)


def let_go(journal: Journal, of: Chosen) -> dict[str, Redacted]:
    """Go through every text: what is found for certain is cut, what is asked stays."""
    found = {}
    for subject in cpd_file.subjects(of):
        going = review(
            subject.text, own_words=(), codes=cpd_file.codes(journal), habitual=lambda _: True, regions=("DE",)
        )
        for place in going.open:
            going = going.decide(place, cut=False)
        found[subject.id] = going.confirm(shown=going.result())
    return found


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages).split())


def words_in(rtf: bytes) -> str:
    """Read an RTF file as a word processor would, for what we write of it."""
    text = rtf.decode("ascii")
    text = re.sub(r"\{\\(fonttbl|stylesheet|info)(\{.*?\}|[^{}])*\}", "", text)

    def read(found: re.Match[str]) -> str:
        unit, escaped, command = found.groups()
        if unit:
            return chr(int(unit) % 65536)
        return escaped or ("\n" if command in ("line", "par", "tab") else "")

    text = re.sub(r"\\u(-?\d+)\?|\\([\\{}])|\\([a-z]+)-?\d* ?|[{}]", read, text)
    joined: str = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
    return " ".join(joined.split())


def test_the_paper_says_what_was_done_in_order_with_gaps_and_evidence_and_names_no_client(journal: Journal) -> None:
    course = journal.cpd.all()[0]
    use_case.add_evidence(journal, course.id, "Q7.pdf", b"%PDF-1", keep=True)
    of = chosen(journal, course)
    paper = cpd_file.paper(of, let_go(journal, of))
    sections = {section.heading: section.lines for section in paper.sections}
    assert list(sections) == [
        "Summary", "Activities in order of date", "Gaps", "1. 5 January 2026 to 6 January 2026", "Evidence",
    ]  # fmt: skip
    assert sections["Summary"] == (
        "From 1 January 2026 to 22 October 2026.",
        "Formal: 1 activity, 12 hours.",
        "No category: 1 activity.",
        "In all: 2 activities, 12 hours.",
        "Reflective statements in 2026: 1.",
    )
    assert sections["Activities in order of date"] == (
        "1. 5 January 2026 to 6 January 2026: a course on sleep (Formal, 12 hours)",
        "2. 2 September 2026: a talk about [client]",
    )
    assert sections["Gaps"] == ("No activity noted from 7 January 2026 to 1 September 2026. I was at home",)
    told = sections["1. 5 January 2026 to 6 January 2026"]
    assert told == (
        "a course on sleep", "What I learnt\nto wait", "and to ask [client]", "What changed for clients\nthey sleep",
    )  # fmt: skip
    assert re.fullmatch(r"1\. \[client\]\.pdf \(PDF, 6 bytes\)\. SHA-256 [0-9a-f]{64}", sections["Evidence"][0])


def test_pdf_and_rtf_say_word_for_word_what_is_shown(journal: Journal) -> None:
    course = journal.cpd.all()[0]
    of = chosen(journal, course)
    paper = cpd_file.paper(of, let_go(journal, of))
    lines = [line for section in paper.sections for line in (section.heading, *section.lines)]
    shown = " ".join(" ".join((paper.title, *lines, paper.foot)).split())
    assert text_of(cpd_file.as_file(paper, "pdf")) == shown
    assert words_in(cpd_file.as_file(paper, "rtf")) == shown


def test_nothing_is_made_of_a_text_that_was_not_let_go(journal: Journal) -> None:
    course = journal.cpd.all()[0]
    of = chosen(journal, course)
    went = let_go(journal, of)
    for text_id in went:
        with pytest.raises(NotReviewed):
            cpd_file.paper(of, {name: text for name, text in went.items() if name != text_id})


def test_a_cut_over_the_end_of_a_line_is_told_and_makes_no_file(journal: Journal) -> None:
    of = chosen(journal)
    [subject] = cpd_file.subjects(of)
    going = review(subject.text, own_words=(), codes={}, habitual=lambda _: True)
    place = subject.text.index("\n")
    going = going.cut_too(place - 3, place + 3)
    for n in going.open:
        going = going.decide(n, cut=False)
    with pytest.raises(AcrossLines):
        cpd_file.paper(of, {subject.id: going.confirm(shown=going.result())})


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60), st.sampled_from(["", "\n", "{\\b x}", "😀"])
)
def test_whatever_the_words_rtf_holds_them_and_no_command_of_theirs(words: str, more: str) -> None:
    colours = Colours(text=LIGHT.text, quiet=LIGHT.quiet, bar=LIGHT.neutral, mark=LIGHT.recovery)
    paper = Paper(title="CPD file", sections=(Section(heading="H", lines=(words + more,)),), foot="F", colours=colours)
    file = as_rtf(paper)
    file.decode("ascii")
    plain = re.sub(r"\\[\\{}]", "", file.decode("ascii"))
    assert plain.count("{") == plain.count("}")
    turns = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"))
    said = " ".join((words + more).translate(turns).split())
    assert words_in(file) == " ".join(f"CPD file H {said} F".split())
