"""Review: what therapists shared with oneself, each only as far as they chose, and what is answered."""

from __future__ import annotations

import streamlit as st

from journal.wording import review as wording
from journal.wording import supervisees
from pages.frame.unlocked import current_journal
from pages.parts import notice, page_links
from pages.sharing import own_key
from pages.sharing.review import review_list, review_open, review_pack

journal = current_journal()


def show_everyone() -> None:
    """Show who shares, the way to open what came, and one's own key."""
    if journal.reviewing.supervisees():
        review_list.show(journal)
        review_open.show(journal)
    else:
        st.text(wording.NOBODY)
        review_open.show(journal)
    page_links.button(
        supervisees.OPEN_HERE, "supervisees", key="review.supervisees", icon=":material/supervisor_account:"
    )
    mine = st.expander(wording.MY_KEY, key="review.my_key", on_change="rerun")
    if mine.open:
        with mine:
            st.caption(wording.MY_KEY_MEANS)
            own_key.show(journal)


st.title("Review", anchor=False)
notice.show(journal)
if pack_id := st.query_params.get("pack"):
    review_pack.show(journal, pack_id)
else:
    show_everyone()
