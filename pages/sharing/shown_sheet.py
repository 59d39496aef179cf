"""A sheet as its reader sees it, from the sheet alone: the preview and whoever opens it see the same."""

from __future__ import annotations

from datetime import date, tzinfo

import streamlit as st

from journal.sharing.pack_format import Sheet
from journal.wording import sheet as wording
from pages.parts.markdown_escape import markdown_escape


def show(sheet: Sheet, *, zone: tzinfo, today: date) -> None:
    """Show a sheet, whole, its time by the clock of `zone`; `today` says whether it was to be destroyed by now."""
    st.subheader(markdown_escape(sheet.title), anchor=False)
    st.caption(markdown_escape(wording.made(sheet.sender.name, sheet.made_at, zone)))
    if sheet.destroy_by is not None:
        (st.text if today <= date.fromisoformat(sheet.destroy_by) else st.warning)(
            wording.destroy_by(sheet.destroy_by, today)
        )
    if sheet.recognised:
        st.subheader(wording.RECOGNISED, anchor=False)
        st.text(sheet.recognised)
    for section in sheet.sections:
        st.subheader(markdown_escape(section.heading), anchor=False)
        with st.container(gap="xsmall"):
            for line in section.lines:
                st.text(line)
