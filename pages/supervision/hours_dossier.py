"""Hours dossier: choose rule, days and placement, look at it, save what was looked at."""

from __future__ import annotations

import html
from datetime import date

import streamlit as st

from journal.errors import JournalError
from journal.exchange.take_out.dossier_page import Cell, DossierPage, Table, is_number, shown
from journal.measures.hours_dossier import HoursDossier
from journal.presets.hours import BY_KEY, MY_BOARD, PRESETS
from journal.use_cases.hours_dossier import FORMATS, as_file, dossier_of, file_name
from journal.use_cases.hours_dossier_page import page_of
from journal.wording import hours_dossier as wording
from pages.frame.save_file import save_file
from pages.frame.unlocked import current_journal
from pages.parts import clock, first_step, notice
from pages.parts.forms.moment_field import day_input
from pages.supervision import hours_apart

PRESET, WHICH, FIRST, LAST = "dossier.preset", "dossier.which", "dossier.first", "dossier.last"
SAVE = {"pdf": "Save as PDF", "xlsx": "Save as a spreadsheet", "csv": "Save the weeks as CSV"}

journal = current_journal()


def ask_rule() -> str:
    """Ask by whose rule, beginning with the one of "Hours for the board"; return its key."""
    keys = [preset.key for preset in PRESETS]
    if PRESET not in st.session_state:
        kept = journal.settings.read().hours_preset
        st.session_state[PRESET] = kept if kept in keys else MY_BOARD.key
    chosen = st.selectbox(
        "Whose rule?", keys, format_func=lambda key: BY_KEY[key].name, key=PRESET, width=235, persist_state="session"
    )
    return str(chosen)


def ask_days() -> tuple[date | None, date | None] | None:
    """Ask for the days; None, None for those of the rule, and None while one of two is missing."""
    which = st.pills(
        wording.WHICH_PERIOD, [wording.BY_RULE, wording.CHOSEN], default=wording.BY_RULE, key=WHICH, required=True,
        persist_state="session",
    )  # fmt: skip
    if which != wording.CHOSEN:
        return None, None
    with st.container(horizontal=True, key="dossier.days"):
        first = day_input(wording.FIRST, journal=journal, key=FIRST)
        last = day_input(wording.LAST, journal=journal, key=LAST)
    return (first, last) if first is not None and last is not None else None


def cells(row: tuple[Cell, ...], *, total: bool = False) -> str:
    """Return the cells of a row, numbers to the right; those of a total are headers where they say something."""
    found = []
    for cell in row:
        tag = "th" if total and shown(cell) else "td"
        aside = " style=text-align:right" if is_number(cell) else ""
        found.append(f"<{tag}{aside}>{html.escape(shown(cell))}</{tag}>")
    return "".join(found)


def table(told: Table) -> str:
    """Return a table as HTML."""
    heads = "".join(
        f'<th scope="col"{" style=text-align:right" if is_number(cell) else ""}>{html.escape(name)}</th>'
        for name, cell in zip(told.columns, told.rows[0], strict=True)
    )
    rows = "".join(f"<tr>{cells(row)}</tr>" for row in told.rows)
    foot = f"<tfoot><tr>{cells(told.total, total=True)}</tr></tfoot>" if told.total is not None else ""
    named = html.escape(told.heading, quote=True)
    return (
        f'<div class="rows" tabindex="0" role="region" aria-label="{named}"><table><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody>{foot}</table></div>"
    )


def show(page: DossierPage) -> None:
    """Show the dossier as it will be."""
    with st.container(border=True, key="dossier.page"):
        with st.container(gap=None):
            for line in page.lines:
                st.text(line)
        for told in page.tables:
            st.header(told.heading, anchor=False)
            st.html(table(told))
            if told.note:
                st.caption(told.note)
        st.header(page.assumed_heading, anchor=False)
        with st.container(gap="xsmall"):
            for line in page.assumed:
                st.text(line)


def save(page: DossierPage, dossier: HoursDossier) -> None:
    """Offer the files, of the very page that is shown."""
    with st.container(horizontal=True, key="not_on_paper_save"):
        for form, mime in FORMATS.items():
            save_file(
                SAVE[form],
                lambda form=form: as_file(page, form),  # type: ignore[misc]  # bound now
                name=file_name(dossier, form),
                mime=mime,
                primary=form == "pdf",
                key=f"dossier.save_{form}",
            )
    with st.container(key="not_on_paper_said"):
        st.caption(wording.NOT_SEALED)
        if not as_it_is(page):
            st.caption(wording.NOT_IN_FONT)


def as_it_is(page: DossierPage) -> bool:
    """Say whether the letters of the PDF have every sign of the page."""
    from journal.exchange.take_out.letters import has_all  # its libraries are needed by nobody else

    texts = [*page.lines, *(shown(cell) for told in page.tables for row in told.rows for cell in row)]
    return all(has_all(text) for text in texts)


st.title(wording.TITLE, anchor=False)
notice.show(journal)
with st.container(key="not_on_paper_about"):
    st.caption(wording.ABOUT)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = ask_rule()
        placement_id = hours_apart.ask_placement(journal)
    days = ask_days()
if days is None:
    st.caption(wording.NEEDED)
else:
    try:
        dossier = dossier_of(
            journal, chosen, now=clock.local_now(journal), placement_id=placement_id, first=days[0], last=days[1]
        )
    except JournalError as error:
        st.text(str(error))
    else:
        if dossier.empty:
            st.caption(wording.NOTHING)
            first_step.offer_client(journal)
        else:
            page = page_of(dossier)
            save(page, dossier)
            show(page)
