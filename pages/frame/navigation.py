"""The script that Streamlit runs for every page: the menu, the frame, and then the page itself."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from pages.frame import daily_backup, zone_question
from pages.frame.capture_bar import capture_bar
from pages.frame.presence import presence
from pages.frame.unlocked import current_journal
from pages.parts import notice, page_links
from pages.parts.menu import MENU

FRAME_STYLE = Path(__file__).with_name("frame.css")

DEMO = "Demo journal: a fictional therapist. Nothing here is real, and nothing you write is kept."


# The icon comes first: without it, the icons of the menu make Streamlit ask a far-away server for one.
st.set_page_config(page_title="Between Sessions", page_icon="📓")
journal = current_journal()

st.html(FRAME_STYLE)
menu = {
    section: [
        st.Page(
            place.path,
            title=place.title,
            icon=place.icon,
            url_path=place.address,
            default=place is MENU[""][0],
            visibility="hidden" if place.hidden else "visible",
        )
        for place in places
        if place.path.exists()
    ]
    for section, places in MENU.items()
}
page = st.navigation({section: there for section, there in menu.items() if there}, expanded=True)

with st.sidebar:
    presence(journal)
capture_bar(journal)
if journal.is_demo:
    st.info(DEMO)
if journal.gone:
    st.error(journal.gone)
for sentence in daily_backup.said(journal):
    st.warning(sentence)

zone_question.ask(journal)

notice.on_page(page.url_path)
try:
    page.run()
finally:  # also after a page that ended early
    page_links.follow()
