"""The script that Streamlit runs for every page: the menu, the frame, and then the page itself."""

from __future__ import annotations

import streamlit as st

from pages.frame import daily_backup, drafts, first_page, zone_question
from pages.frame.capture_bar import capture_bar
from pages.frame.menu import Menu
from pages.frame.unlocked import current_journal
from pages.parts import notice, page_links

DEMO = "Demo journal: a fictional therapist. Nothing here is real, and nothing you write is kept."


# The icon comes first: without it, the icons of the menu make Streamlit ask a far-away server for one. Each tab is
# called as its page.
st.set_page_config(page_icon="📓")
journal = current_journal()
if not st.session_state.setdefault("arrived", False):
    drafts.wait_for_last_words()
    st.session_state["arrived"] = True

menu = Menu()
menu.beside(journal)
capture_bar(journal)
if journal.is_demo:
    st.info(DEMO)
if journal.gone:
    st.error(journal.gone)
for sentence in daily_backup.said(journal):
    st.warning(sentence)

zone_question.ask(journal)

notice.on_page(menu.page.url_path)
menu.on_top()
try:
    menu.page.run()
finally:  # also after a page that ended early
    page_links.follow()
    first_page.has_run()
