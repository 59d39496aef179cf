"""Year in review: choose the year and words of one's own, see the page, save it."""

from __future__ import annotations

import html

import streamlit as st

from journal.exchange.take_out.year_page import YearPage
from journal.use_cases.year_in_review import FORMATS, OwnWords, as_file, own_words, page_of
from journal.wording import dates
from journal.wording import year_in_review as wording
from pages.frame.save_file import save_file
from pages.frame.unlocked import current_journal
from pages.parts import clock, first_step, notice

YEAR, WORDS = "year_in_review.year", "year_in_review.words"
MOST_WORDS = 8
LONGEST_SHOWN = 90
"""Letters of a text in the list; on the page it stands whole."""

journal = current_journal()
today = clock.today(journal)


def in_list(words: OwnWords) -> str:
    """Return the beginning of a text, with its day."""
    text = " ".join(words.text.split())
    return f"{dates.day_and_month(words.day)}: {text[:LONGEST_SHOWN]}{'…' if len(text) > LONGEST_SHOWN else ''}"


def ask_words(year: int) -> list[str]:
    """Ask for words of one's own; return the ids of their entries."""
    offered = {words.id: words for words in own_words(journal, year)}
    if not offered:
        st.caption(wording.NO_WORDS)
        return []
    chosen: list[str] = st.multiselect(
        wording.CHOOSE, list(offered), key=f"{WORDS}.{year}", max_selections=MOST_WORDS,
        format_func=lambda one: in_list(offered[one]), placeholder="Type a word to find it",
    )  # fmt: skip
    return chosen


def drawn(page: YearPage) -> str:
    """Return the weeks as bars in the colour of the text, as light or dark as the page is: it has no place for SVG."""
    highest = max((week.value for week in page.weeks), default=0) or 1
    bars = "".join(
        '<div style="flex:1;display:flex;flex-direction:column;justify-content:flex-end;gap:3px">'
        f'<div style="height:{112 * week.value / highest:.0f}px;background:currentColor;opacity:.55"></div>'
        f'<div style="height:3px;background:currentColor;opacity:{int(week.marked)}"></div>'
        '<div style="height:1.3em;font-size:.8rem;white-space:nowrap;overflow:visible;width:0">'
        f"{html.escape(week.month[:1])}</div></div>"
        for week in page.weeks
    )
    words = html.escape(page.picture, quote=True)
    return f'<div role="img" aria-label="{words}" style="display:flex;gap:2px;height:150px">{bars}</div>'


def show(page: YearPage) -> None:
    """Show the page as it will be."""
    with st.container(border=True, key="year_in_review.page"):
        st.header(page.title, anchor=False)
        st.subheader(page.heading, anchor=False)
        st.text(page.picture)
        st.html(drawn(page))
        st.caption(page.legend)
        for section in page.sections:
            st.subheader(section.heading, anchor=False)
            with st.container(gap="xsmall"):
                for line in section.lines:
                    st.text(line)
        if page.words:
            st.subheader(page.words_heading, anchor=False)
            for day, text in page.words:
                st.text(text)
                st.caption(day)
        st.caption(page.foot)


def save(page: YearPage, year: int) -> None:
    """Offer both files."""
    for form, mime in FORMATS.items():
        save_file(
            f"Save as {form.upper()}",
            lambda form=form: as_file(page, form),  # type: ignore[misc]  # bound now
            name=f"my-year-{year}.{form}",
            mime=mime,
            primary=form == "pdf",
            key=f"year_in_review.save_{form}",
        )
    st.caption(f"{wording.NOT_SEALED} {wording.MISSING}")


st.title(wording.TITLE, anchor=False)
notice.show(journal)
first = journal.day_sums.first_day()
if first is None:
    st.caption(wording.NOTHING_YET)
    first_step.offer_client(journal)
else:
    st.caption(wording.ABOUT)
    years = list(range(today.year, min(first.year, today.year) - 1, -1))
    year = st.selectbox("Year", years, key=YEAR, width=160)
    chosen = ask_words(year)
    page = page_of(journal, year, today, chosen)
    if page is None:
        st.caption(wording.EMPTY)
    else:
        show(page)
        save(page, year)
