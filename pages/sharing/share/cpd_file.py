"""The CPD file: a period, what is told in full, words gone through, looked at as it will be read, saved or printed."""

from __future__ import annotations

from datetime import date

import streamlit as st

from journal.errors import FieldError, JournalError
from journal.exchange.take_out.paper import Paper
from journal.measures.cpd import CpdTold, months_after
from journal.presets.cpd import BABCP, COMPARED, GAP_MONTHS, HCPC
from journal.use_cases import cpd as use_case
from journal.use_cases import cpd_file
from journal.wording import cpd as wording
from journal.wording import labels
from pages.frame.save_file import save_file
from pages.frame.unlocked import current_journal
from pages.parts import clock, notice, page_links, print_sheet
from pages.parts.forms import moment_field
from pages.parts.markdown_escape import markdown_escape
from pages.sharing.share import share_text

FROM, TO, IN_FULL, EVIDENCE = "cpd_file.from", "cpd_file.to", "cpd_file.in_full", "cpd_file.evidence"
MIMES = {"pdf": "application/pdf", "rtf": "application/rtf"}
OF = "cpd-file"
"""Whose words are gone through: the file's, which goes to nobody who is known here."""

journal = current_journal()
today = clock.today(journal)


def period() -> tuple[date, date] | None:
    """Ask for the days, at first the last two years; None where they are none."""
    with st.container(horizontal=True):
        first = moment_field.day_input("From", journal=journal, key=FROM, start=months_after(today, -24))
        last = moment_field.day_input("To", journal=journal, key=TO, start=today)
    try:
        moment_field.day_of(FROM, "first")
        moment_field.day_of(TO, "last")
    except FieldError as error:
        st.caption(labels.problem(error.field, error.reason))
        return None
    if first is None or last is None or last < first:
        st.caption(wording.NO_DAYS)
        return None
    return first, last


def show_gaps(told: CpdTold) -> None:
    """Name the gaps, each with the way to say why."""
    if not told.gaps:
        return
    st.header(wording.GAPS, anchor=False)
    st.caption(wording.gaps_mean(GAP_MONTHS))
    for n, gap in enumerate(told.gaps):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(wording.gap(gap.first, gap.last, known=gap.known))
            if gap.explained:
                page_links.button(wording.EXPLAINED, "cpd", key=f"gap.{n}.open", id=gap.explained[0].id)
            else:
                page_links.button(
                    wording.EXPLAIN, "cpd", key=f"gap.{n}", gap_first=gap.first.isoformat(),
                    gap_last=gap.last.isoformat(),
                )  # fmt: skip


def choose(told: CpdTold) -> cpd_file.Chosen:
    """Ask which activities are told in full, and whether evidence is listed; nothing is chosen beforehand."""
    titles = {one.id: f"{wording.days(one.day, one.last)}  ·  {one.activity}" for one in told.done}
    st.multiselect(
        wording.TELL,
        list(titles),
        format_func=lambda one: markdown_escape(titles.get(one, "?")),
        key=IN_FULL,
        persist_state="session",
        placeholder="None",
    )
    st.caption(wording.TELL_MEANS)
    st.checkbox(wording.WITH_EVIDENCE, key=EVIDENCE, persist_state="session")
    return cpd_file.chosen(
        journal, told, st.session_state.get(IN_FULL) or (), evidence=bool(st.session_state.get(EVIDENCE))
    )


def show(paper: Paper) -> None:
    """Show the paper as it will be read, and offer it as files and in print: all are made of this one."""
    with st.container(border=True, key="cpd_file.paper"):
        st.header(paper.title, anchor=False)
        for section in paper.sections:
            st.subheader(section.heading, anchor=False)
            with st.container(gap="xsmall"):
                for line in section.lines:
                    st.text(line)
        st.caption(paper.foot)
    with st.container(horizontal=True):
        save_file(wording.SAVE_PDF, lambda: cpd_file.as_file(paper, "pdf"), name=f"cpd-{today.isoformat()}.pdf",
                  mime=MIMES["pdf"], primary=True, key="cpd_file.save_pdf")  # fmt: skip
        save_file(wording.SAVE_RTF, lambda: cpd_file.as_file(paper, "rtf"), name=f"cpd-{today.isoformat()}.rtf",
                  mime=MIMES["rtf"], key="cpd_file.save_rtf")  # fmt: skip
        sections = [(section.heading, section.lines) for section in paper.sections]
        print_sheet.button(
            wording.PRINT, [*sections, ("", [paper.foot])], key="cpd_file.print", title=paper.title
        )  # fmt: skip
    st.caption(wording.NOT_SEALED)


def make(first: date, last: date) -> None:
    """Go from what the days hold to the file."""
    told = use_case.told(journal, first, last, today)
    if not told.done:
        st.text(wording.NOTHING_DONE)
        return
    show_gaps(told)
    st.header("What", anchor=False)
    of = choose(told)
    st.header(wording.GO_THROUGH, anchor=False)
    texts = cpd_file.subjects(of)
    let_go = share_text.go_through(journal, OF, texts, cpd_file.codes(journal))
    st.header(wording.AS_READ, anchor=False)
    if len(let_go) < len(texts):
        st.caption(wording.STILL_OPEN)
        return
    show(cpd_file.paper(of, let_go))


page_links.button(wording.TITLE, "cpd", key="back", icon=":material/arrow_back:")
st.title(wording.FILE_TITLE, anchor=False)
notice.show(journal)
st.caption(wording.FILE_MEANS)
if (days := period()) is not None:
    try:
        make(*days)
    except JournalError as error:
        st.error(str(error))
st.caption(wording.source(HCPC, BABCP, COMPARED))
